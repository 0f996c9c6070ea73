"""How often the library is right when one thing at a time varies: rates by capability and template, worst first.

    python tests/variations/run.py [--cases 5000] [--seed 1] [--capability NAME] [--template ID] [--failures N]

Cases are drawn from the seed, spread evenly over the templates; equal seeds draw equal cases. With `--failures N` the
first N faulty cases of each template that is shown are printed, with the text, the right answer and what was found.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

sys.path.insert(0, str(Path(__file__).parent))
from judge import judge
from rating import print_rates, raise_floors
from suite import read_suite

if TYPE_CHECKING:
    from suite import Suite


def main() -> None:
    """Read the arguments, draw, judge and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=5000, help="how many are drawn (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="what they are drawn from (default: %(default)s)")
    parser.add_argument("--capability", help="only templates of this one")
    parser.add_argument("--template", help="only this one, or those whose id begins so if it ends in *")
    parser.add_argument("--failures", type=int, default=0, help="faulty cases shown a template (default: none)")
    parser.add_argument("--worst", type=int, help="show only so many templates (default: all)")
    parser.add_argument("--raise-floors", action="store_true", help="record today's rates as floors of the test")
    given = parser.parse_args()
    if given.raise_floors:
        raise_floors()
        return
    suite = chosen(read_suite(), given.capability, given.template)
    if not suite.templates:
        parser.error("no such template or capability; capabilities are " + ", ".join(read_suite().claims))
    began = time.perf_counter()
    verdicts = [judge(case) for case in suite.cases(given.cases, given.seed)]
    took = time.perf_counter() - began
    print_rates(verdicts, given.failures, given.worst)
    print(f"\n{len(verdicts)} cases of {len(suite.templates)} templates, seed {given.seed}, {took:.0f} s")


def chosen(suite: Suite, capability: str | None, template: str | None) -> Suite:
    """The suite with the templates that were asked for."""

    def is_chosen(one: str, name: str) -> bool:
        wanted = template is None or name == template or (template.endswith("*") and name.startswith(template[:-1]))
        return wanted and capability in {None, one}

    return evolve(suite, templates=tuple(one for one in suite.templates if is_chosen(one.capability, one.id)))


if __name__ == "__main__":
    main()
