r"""Parts of datelines, which agencies put before a report: "LISBON, March 3 (Reuters) - The rules ...".

Names find the town in one, citations pass over the whole of it.
"""

from __future__ import annotations

__all__ = ["AGENCY", "DATED", "MONTH"]

MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
"""A month, in full or not."""
DATED = rf",? (?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?"
"""The date after the place."""
AGENCY = r" \([A-Z][\w. /]{1,24}\)"
"""Who sends it."""
