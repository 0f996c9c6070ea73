"""The register of an article: does it report what others say, or is it its writer's own essay?

News says "said" every few sentences and hardly ever "I"; an essay has it the other way round, and what looks like a cue
there ("the model learns", "people like to try") seldom is one. How far that moves the odds is learned with the other
weights of `evidence`.
"""

from __future__ import annotations

from bisect import bisect_right

__all__ = ["read_register"]

# Plain substrings: counting one is a search for it, which takes next to no time.
_REPORTING = (
    *(
        " said",
        " says",
        " told ",
        " according to ",
        "According to ",
        " added",
        " argue",
        " warn",
        " wrote",
        " reported",
    ),
    *(" announced", " critics", " experts"),
)
_SELF = (" I ", " I’", " I'", " my ", " me ")
# A text says little of itself until it has some length: as if a stretch with average counts stood in front of it.
_STRETCH = 1000
_AVERAGE_REPORTING, _AVERAGE_SELF = 1.0, 0.2
# Where one class ends and the next begins, in occurrences a thousand code points.
_REPORTING_STEPS = (0.25, 0.6, 1.0, 2.0)
_SELF_STEPS = (0.2, 0.7, 1.5)


def read_register(text: str) -> tuple[str, str]:
    """The features that hold for an article, by how often it reports and how often its writer speaks as "I".

    Example:
        >>> read_register("The lab said it would wait. Critics told Reuters that it has said so before.")
        ('reporting=4', 'self=0')
    """
    scale = 1000 / (len(text) + _STRETCH)
    reporting = scale * (_AVERAGE_REPORTING + sum(map(text.count, _REPORTING)))
    own = scale * (_AVERAGE_SELF + sum(map(text.count, _SELF)))
    return f"reporting={bisect_right(_REPORTING_STEPS, reporting)}", f"self={bisect_right(_SELF_STEPS, own)}"
