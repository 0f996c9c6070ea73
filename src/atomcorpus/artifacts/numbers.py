"""Laws and standards by their numbers: "SB 53", "Executive Order 14110", "ISO/IEC 42001"."""

from __future__ import annotations

import re

from atomcorpus._patterns import on_first_use
from atomcorpus.kinds import ArtifactKind

__all__ = ["BEGINS", "numbered"]

_NO = r"(?:[Nn]o\.? ?)?"
_LAWS = on_first_use(
    rf"Executive Order {_NO}\d{{4,5}}|E\.?O\.? ?\d{{5}}"
    r"|(?:S\.?B\.?|A\.?B\.?|H\.?B\.?|S\.?F\.?|H\.?F\.?|L\.?D\.?|SJR|HJR|HCR|SCR|ACR) ?(?:\d\d-)?\d{1,4}"
    rf"|(?:Senate|Assembly|House) (?:Bill|File|Joint Resolution|Resolution) {_NO}\d{{1,5}}"
    r"|H\.? ?R\.? ?\d{1,5}|S\. \d{2,5}|H\. ?Res\. \d{1,4}"
    rf"|Bill [A-Z]-\d{{1,4}}|Bill {_NO}\d{{2,5}}(?:/\d{{4}})?|Proposition \d{{1,3}}|Prop\.? \d{{1,3}}"
    rf"|Public Law (?:No\. )?\d{{2,3}}[-–]\d{{1,4}}|Local Law \d{{1,4}}|Law {_NO}\d{{2,5}}(?:/\d{{4}})?"
    rf"|(?:(?:Implementing |Delegated )?(?:Regulation|Directive|Decision)) \((?:EU|EC|EEC)\) {_NO}\d{{2,4}}/\d{{1,4}}"
    r"|Directive \d{2,4}/\d{1,4}/(?:EU|EC|EEC)"
)
_STANDARDS = on_first_use(
    r"(?:ISO(?:/IEC)?(?:/IEEE)?|IEC)(?: (?:TR|TS|DIS|JTC))?[ -]\d{3,5}(?:-\d{1,2})?(?::\d{4})?"
    r"|IEEE (?:Std )?P?\d{3,4}(?:\.\d{1,2}[a-z]{0,2})?"
    r"|NIST (?:SP|AI|IR) \d{3,4}(?:-\d{1,3}[A-Z]?)?|FIPS \d{3}(?:-\d)?|RFC ?\d{3,4}|GB/T \d{4,5}|ANSI [A-Z]\d+"
)
BEGINS = frozenset(
    "Executive EO E.O E.O. SB S.B S.B. AB A.B A.B. HB H.B H.B. SF HF LD SJR HJR HCR SCR ACR Senate Assembly House H "
    "H.R H.R. HR S Bill Proposition Prop Public Local Law Implementing Delegated Regulation Directive Decision".split()
)
"""Words with which the number of a law may begin."""
_STANDARDS_BEGIN = frozenset("ISO IEC IEEE NIST FIPS RFC GB ANSI".split())
BEGINS |= _STANDARDS_BEGIN
_ENDS = re.compile(r"(?![^\W_])(?!\.\d|,\d{3})")


def numbered(text: str, start: int, word: str) -> tuple[int, ArtifactKind] | None:
    """Where the number of a law or standard ends that begins at a word, and which of the two it is.

    Example:
        >>> numbered("SB 53 passed", 0, "SB"), numbered("SB was here", 0, "SB")
        ((5, <ArtifactKind.LAW: 'law'>), None)
    """
    is_standard = word in _STANDARDS_BEGIN
    found = (_STANDARDS if is_standard else _LAWS).match(text, start)
    if found is None or not _ENDS.match(text, found.end()):
        return None
    return found.end(), ArtifactKind.POLICY if is_standard else ArtifactKind.LAW
