"""`AnswerLimits`, how large an answer may be that is held in memory."""

from __future__ import annotations

from attrs import field, frozen

from atomcorpus._repr import record_repr
from atomcorpus._validate import count

__all__ = ["AnswerLimits"]


@frozen(kw_only=True)
class AnswerLimits:
    """How large an answer in memory may be; beyond that comes an error that names the limit.

    They are checked while the rows come in, so that refusing costs little more memory than what the limit allows.

    Attributes:
        rows: Number of rows.
        bytes: Size of the rows as Arrow holds them; as Python values they take several times as much.

    Raises:
        ValidationError: If a limit is not a whole number above 0.

    Example:
        >>> AnswerLimits(rows=1_000).rows, AnswerLimits().bytes
        (1000, 1000000000)
    """

    rows: int = field(default=10_000_000, validator=count)
    bytes: int = field(default=1_000_000_000, validator=count)

    __repr__ = record_repr

    def exceeded(self, limit: str) -> str:
        """What an error says when a limit is exceeded.

        Example:
            >>> AnswerLimits().exceeded("rows")
            'the answer has more than 10,000,000 rows (the limit rows)'
        """
        return f"the answer has more than {getattr(self, limit):,} {limit} (the limit {limit})"
