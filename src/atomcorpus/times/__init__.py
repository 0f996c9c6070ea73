"""Times: the words of a text that stand for a stretch of the calendar.

- `grammar`: how times are written, and which ways of writing them may begin where.
- `contexts`: whether the words mean a time where they stand.
- `tense`: whether the sentence tells of the past or of what is to come.
- `written` and `counted`: which stretch of the calendar they stand for, by themselves or counted from another date;
  `meanings` is the table of both, `clock` what they are read against.
- `finder`: the stage, and `parse_time` for a string of one's own.
"""

from __future__ import annotations

from atomcorpus.times.finder import find_times, parse_time

__all__ = ["find_times", "parse_time"]
