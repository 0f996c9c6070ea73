"""Score `find_citations` rule by rule on news in which every attribution is marked.

    python tools/score_rules.py POLNEAR [COMPARTMENT]

POLNEAR is a checkout of the PolNeAR corpus (Newell, Margolin and Ruths, LREC 2018), COMPARTMENT `dev` unless given.
For every rule, act, kind and kind of source: how many citations were found, the share whose cue is a marked cue
(detection), and the share that is right from end to end: same source, and content that shares half of its words
(Jaccard). Recall is by the kind of the marked content and source. No mentions are given to the finder, so names are
told by their capitals.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.citations import find_citations
from atomcorpus.layout import parse_layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus import Citation

Pairs = list[tuple[int, int]]
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SHARED = 0.25  # of a found cue or source must lie in the marked one


class Marked(NamedTuple):
    """An attribution as it was marked by hand."""

    source: Pairs
    cue: Pairs
    content: Pairs


class Tally:
    """Found or marked citations of one sort, and how many of them are right."""

    def __init__(self) -> None:
        self.total = self.detected = self.right = 0

    def add(self, *, detected: bool, right: bool) -> None:
        """Count one."""
        self.total += 1
        self.detected += detected
        self.right += right

    def __str__(self) -> str:
        return f"{self.total:6} {self.detected / self.total:10.3f} {self.right / self.total:10.3f}"


def read_marked(path: Path) -> list[Marked]:
    """The attributions of one annotation file, in its order."""
    spans: dict[str, Pairs] = {}
    events: list[list[tuple[str, str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if line.startswith("T") and len(columns) > 1 and re.fullmatch(r"\w+ [\d ;]+", columns[1]):
            where = columns[1].split(" ", 1)[1]
            spans[columns[0]] = [(int(piece.split()[0]), int(piece.split()[1])) for piece in where.split(";")]
        elif line.startswith("E") and len(columns) > 1:
            events.append([(role, name) for role, _, name in (part.partition(":") for part in columns[1].split())])
    return [_as_marked(event, spans) for event in events if len(event) > 1]


def _as_marked(event: list[tuple[str, str]], spans: dict[str, Pairs]) -> Marked:
    roles: defaultdict[str, Pairs] = defaultdict(list)
    for role, name in event[1:]:
        roles[role.rstrip("0123456789")] += spans.get(name, [])
    return Marked(sorted(roles["Source"]), sorted(roles["Cue"] or spans.get(event[0][1], [])), sorted(roles["Content"]))


def shared(found: Pairs, marked: Pairs) -> int:
    """Code points of a found span that lie in a marked one; 0 when they are too few of it."""
    both = sum(max(0, min(end, stop) - max(start, begin)) for start, end in found for begin, stop in marked)
    return both if both >= _SHARED * sum(end - start for start, end in found) else 0


def words(text: str, pairs: Pairs) -> set[int]:
    """Offsets of the words of some spans."""
    return {start + match.start() for start, end in pairs for match in _WORD.finditer(text[start:end])}


def pair_up(found: list[Marked], marked: list[Marked]) -> dict[int, int]:
    """Number of the marked attribution for each detected one, best overlap first."""
    options = sorted(
        (
            (bool(one.cue), both, shared(one.source, other.source), -at, -to)
            for at, one in enumerate(found)
            for to, other in enumerate(marked)
            if (both := shared(one.cue or one.source, other.cue if one.cue else other.source))
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for *_, at, to in options:
        if -at not in pairs and -to not in pairs.values():
            pairs[-at] = -to
    return pairs


def is_right(text: str, found: Marked, marked: Marked) -> bool:
    """Whether source and content of a detected citation are right."""
    same_source = shared(found.source, marked.source) > 0 if found.source or marked.source else True
    ours, theirs = words(text, found.content), words(text, marked.content)
    return same_source and 2 * len(ours & theirs) >= len(ours | theirs) > 0


def as_marked(citation: Citation) -> Marked:
    """A citation in the form of the marked ones."""
    source, cue = citation.source.span, citation.cue
    return Marked(
        [(source.start, source.end)] if source else [],
        [(cue.start, cue.end)] if cue else [],
        [(span.start, span.end) for span in citation.content],
    )


def quotedness(text: str, pairs: Pairs) -> str:
    """Whether all, some or none of a marked content stands in quotation marks."""
    stretch = " ".join(text[start:end] for start, end in pairs).replace("''", '"')
    if not re.search('["“”]', stretch):
        return "indirect"
    return "mixed" if _WORD.search(re.sub('["“][^"“”]*(?:["”]|$)', "", stretch)) else "direct"


def source_sort(text: str, pairs: Pairs) -> str:
    """Rough sort of a marked source."""
    stretch = " ".join(text[start:end] for start, end in pairs)
    if stretch.lower() in {"he", "she", "they", "it", "who", "which", "that", "i", "we", "you"}:
        return "pronoun"
    return (
        "none" if not stretch else "with a capital" if re.search(r"\b(?!The\b)[A-Z]", stretch) else "without a capital"
    )


def read_articles(folder: Path) -> Iterator[tuple[str, list[Marked]]]:
    """Texts with the attributions of one annotator an article."""
    annotations: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rpartition("_")[0], path)
    for stem, path in annotations.items():
        with (folder / "text" / f"{stem}.txt").open(encoding="utf-8", newline="") as file:
            yield file.read(), read_marked(path)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("polnear", type=Path, help="a checkout of the PolNeAR corpus")
    parser.add_argument("compartment", nargs="?", default="dev", choices=("train", "dev", "test"))
    given = parser.parse_args()
    folder = given.polnear / "data" / given.compartment
    if not folder.is_dir():
        parser.error(f"there is no folder {folder}")
    precision: defaultdict[str, Tally] = defaultdict(Tally)
    recall: defaultdict[str, Tally] = defaultdict(Tally)
    seconds, size = 0.0, 0
    for text, marked in read_articles(folder):
        sections = parse_layout(text).sections
        began = time.process_time()
        citations = find_citations(text, sections, ())
        seconds += time.process_time() - began
        size += len(text)
        found = [as_marked(citation) for citation in citations]
        pairs = pair_up(found, marked)
        right = {at for at, to in pairs.items() if is_right(text, found[at], marked[to])}
        for at, citation in enumerate(citations):
            sorts = (
                f"rule {citation.rule}",
                f"act {citation.act}",
                f"kind {citation.kind}",
                f"source {citation.source.kind}",
            )
            for sort in (*sorts, "all"):
                precision[sort].add(detected=at in pairs, right=at in right)
        ours = {to: at for at, to in pairs.items()}
        for to, one in enumerate(marked):
            for sort in (f"kind {quotedness(text, one.content)}", f"source {source_sort(text, one.source)}", "all"):
                recall[sort].add(detected=to in ours, right=ours.get(to) in right)
    for title, table in (("precision", precision), ("recall", recall)):
        print(f"{title:30} number  detection end to end")
        for sort in sorted(table):
            print(f"{sort:30} {table[sort]}")
    print(f"{size / seconds / 1e6:.1f} million characters a second")


if __name__ == "__main__":
    main()
