"""Rates of a judged draw, the floors that they must not fall below, and how a case is shown."""

from __future__ import annotations

import tomllib
from collections import Counter
from typing import TYPE_CHECKING

from judge import judge
from suite import HERE, read_suite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from judge import Verdict
    from renderer import Entry, Stretch
    from suite import Case, Statement

FLOOR_SEED = 1
FLOOR_MARGIN = 2  # percent points below what was measured
FLOOR_COMMENT = """\
# Share of the cases of a small draw that must be right, by capability: what the library gave when it was measured last,
# less two points. Floors only rise: mend the library, then `python tests/variations/run.py --raise-floors`. Where a
# template is added or mended, cases change; then, and in the same commit, a floor that this moved may be set anew.
"""


def floor_rates() -> dict[str, tuple[float, int]]:
    """Rates of a small draw, one case a template, by capability."""
    suite = read_suite()
    cases = suite.cases(len(suite.templates), FLOOR_SEED)
    return rates(map(judge, cases), lambda one: one.case.template.capability)


def raise_floors() -> None:
    """Write the floors of the test anew: what a small draw gives today, and never less than they were before."""
    path = HERE / "floors.toml"
    before = tomllib.loads(path.read_text("utf-8"))
    found = floor_rates()
    lines = [
        f"{name} = {max(before.get(name, 0.0), int(100 * rate - FLOOR_MARGIN) / 100):.2f}\n"
        for name, (rate, _) in sorted(found.items())
    ]
    path.write_text(FLOOR_COMMENT + "".join(lines), "utf-8")


def rates(verdicts: Iterable[Verdict], key: Callable[[Verdict], str]) -> dict[str, tuple[float, int]]:
    """Share of cases without a fault and number of cases, by key, worst first."""
    cases, right = Counter[str](), Counter[str]()
    for verdict in verdicts:
        cases[key(verdict)] += 1
        right[key(verdict)] += not verdict.faults
    return dict(sorted(((name, (right[name] / cases[name], cases[name])) for name in cases), key=lambda item: item[1]))


def print_rates(verdicts: Sequence[Verdict], failures: int, worst: int | None) -> None:
    """Print the tables, and faulty cases below the row of their template."""
    by_template: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        by_template.setdefault(verdict.case.template.id, []).append(verdict)
    names = {one.case.template.id: one.case.template.capability for one in verdicts}
    print("template                                  rate  cases  capability    faults")
    for name, (rate, count) in list(rates(verdicts, lambda one: one.case.template.id).items())[:worst]:
        faults = Counter(fault for one in by_template[name] for fault in one.faults)
        told = ", ".join(f"{fault} {n}" for fault, n in faults.most_common())
        print(f"{name:<40} {rate:6.1%}  {count:5}  {names[name]:<12}  {told}")
        for verdict in [one for one in by_template[name] if one.faults][:failures]:
            print("\n" + "\n".join(f"    {line}" for line in shown(verdict)) + "\n")
    for title, key in (
        ("capability", lambda one: one.case.template.capability),
        ("dress", lambda one: one.case.dress if one.case.template.dress else "as written"),
    ):
        print(f"\n{title:<40}   rate  cases")
        for name, (rate, count) in rates(verdicts, key).items():
            print(f"{name:<40} {rate:6.1%}  {count:5}")
    total = sum(not one.faults for one in verdicts) / len(verdicts)
    print(f"{'all':<40} {total:6.1%}  {len(verdicts):5}")


def shown(verdict: Verdict) -> Iterator[str]:
    """A case as a reader wants to see it: text, right answer, what was found."""
    case, article = verdict.case, verdict.article
    yield "FAULTS    " + ", ".join(verdict.faults) + (f"  [{case.dress}]" if case.dress != "plain" else "")
    for number, line in enumerate(case.text.split("\n")):
        yield ("          " if number else "TEXT      ") + line
    if case.checks_citations:
        for statement in case.statements:
            yield "EXPECTED  " + _told(case, statement)
        for one in article.citations:
            parts = " + ".join(span.of(case.text) for span in one.content)
            who = one.source.span.of(case.text) if one.source.span else "-"
            actor = one.source.actor.name if one.source.actor else "none"
            cue, via = one.cue.of(case.text) if one.cue else "-", f" via {one.via.name}" if one.via else ""
            yield f"GOT       {who} ({actor}{via}) | {cue} | {parts}  <{one.rule}>"
    if case.checks_names:
        yield "EXPECTED  " + "; ".join(f"{one.label} {_of(case, one)}" for one, _ in case.names)
        for name in article.mentions:
            yield f"GOT       {name.span.of(case.text)} ({name.entity.id}, {name.rule})"


def _told(case: Case, statement: Statement) -> str:
    """One line of an expected citation."""
    who = _of(case, statement.source) if statement.source else "-"
    content = " + ".join(_of(case, one) for one in statement.content) or "open"
    cue = _of(case, statement.cue) if statement.cue else "-"
    via = f" via {_name(statement.via)}" if statement.via != "open" else ""
    return f"{who} ({_name(statement.actor)}{via}) | {cue} | {content}" + " (optional)" * statement.optional


def _name(who: str | Entry) -> str:
    return who if isinstance(who, str) else str(who["name"])


def _of(case: Case, stretch: Stretch) -> str:
    return case.text[stretch.start : stretch.end]
