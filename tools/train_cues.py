"""Learn the weights of `atomcorpus/citations/weights.tsv` from texts in which cues are marked.

    python tools/train_cues.py POLNEAR ESSAYS

POLNEAR is a checkout of the PolNeAR corpus (Newell, Margolin and Ruths, LREC 2018), news in which every attribution is
marked; its training articles are read. ESSAYS is a folder with posts of the newsletter Interconnects in the crawl
format; which of their words are cues stands in `tools/cues/essays.tsv`, by article and offset. Nothing of either text
is written: the table holds log-odds of single words and word classes.

The model is a logistic regression over the features that `citations.evidence` names. It asks of every word of the
lexicon whether it is a cue where it stands, under an L1 penalty, so that few features remain: those carry over best to
texts of another kind. Needs the dependency group `train`.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from atomcorpus.citations.cues import CUES
from atomcorpus.citations.evidence import collect_evidence, read_register
from atomcorpus.citations.rules import read_cue
from atomcorpus.citations.sentence_blocks import read_block
from atomcorpus.layout import parse_layout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TABLE = Path(__file__).parents[1] / "src" / "atomcorpus" / "citations" / "weights.tsv"
ESSAY_CUES = Path(__file__).parent / "cues" / "essays.tsv"
COST = 0.3  # of an example that is told wrongly, against the size of the weights
RARE = 5  # features seen less often are left out
SMALL = 0.05  # weights nearer to zero are not written


class Example(NamedTuple):
    """What can be seen of a word that may be a cue, and whether it is one."""

    features: list[str]
    is_cue: bool


def marked_cues(path: Path, size: int) -> bytearray:
    """One byte for each code point of an article: 1 inside a cue of its annotation file."""
    marks = bytearray(size)
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) < 2 or not columns[1].startswith("Cue "):
            continue
        for piece in columns[1].removeprefix("Cue ").split(";"):
            start, end = map(int, piece.split())
            marks[start:end] = b"\1" * (end - start)
    return marks


def read_news(folder: Path) -> Iterator[Example]:
    """The examples of the news articles, one annotator an article."""
    annotations: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rpartition("_")[0], path)
    for stem, path in annotations.items():
        text = read_text(folder / "text" / f"{stem}.txt")
        marks = marked_cues(path, len(text))
        yield from read_examples(text, lambda at, marks=marks: bool(marks[at]))  # type: ignore[misc]


def read_essays(folder: Path) -> Iterator[Example]:
    """The examples of the essays; what is open there is left out, and what the table does not list is none."""
    cues: dict[str, dict[int, str]] = {}
    with ESSAY_CUES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            cues.setdefault(row["article"], {})[int(row["offset"])] = row["cue"]
    answers = {"yes": True, "no": False, "open": None}
    for article, listed in cues.items():
        text = read_text(folder / f"{article}.txt")
        yield from read_examples(text, lambda at, listed=listed: answers[listed.get(at, "no")])  # type: ignore[misc]


def read_text(path: Path) -> str:
    """A text to the letter, as offsets into it need it."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def read_examples(text: str, is_cue: Callable[[int], bool | None]) -> Iterator[Example]:
    """Every possible cue of an article of which `is_cue` knows, by its offset, whether it is one."""
    register = read_register(text)
    for section in parse_layout(text).sections:
        for block in section.blocks():
            for sentence in read_block(text, block, None)[0]:
                earlier = None
                for at, word in enumerate(sentence.words):
                    draft = read_cue(sentence, at, earlier) if word in CUES else None
                    if draft is None:
                        continue
                    answer = is_cue(sentence.starts[at])
                    if answer is not None:
                        yield Example([*collect_evidence(sentence, at, draft, earlier), *register], answer)
                    earlier = earlier if answer is False else draft


def learn(examples: list[Example]) -> dict[str, float]:
    """Weights by feature; the same examples give the same weights."""
    counts = Counter(name for example in examples for name in set(example.features))
    columns = {name: column for column, name in enumerate(sorted(name for name in counts if counts[name] >= RARE))}
    rows = [sorted({columns[name] for name in example.features if name in columns}) for example in examples]
    borders = [0]
    for row in rows:
        borders.append(borders[-1] + len(row))
    indices = [column for row in rows for column in row]
    matrix = csr_matrix(([1.0] * len(indices), indices, borders), shape=(len(rows), len(columns)))
    model = LogisticRegression(C=COST, l1_ratio=1, solver="liblinear", fit_intercept=False, random_state=1)
    model.fit(matrix, [example.is_cue for example in examples])
    return {name: weight for name, weight in zip(columns, model.coef_[0], strict=True) if abs(weight) >= SMALL}


def main() -> None:
    """Read the texts, learn, write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("polnear", type=Path, help="a checkout of the PolNeAR corpus")
    parser.add_argument("essays", type=Path, help="a folder with the posts that tools/cues/essays.tsv names")
    given = parser.parse_args()
    folder = given.polnear / "data" / "train"
    if not folder.is_dir():
        parser.error(f"there is no folder {folder}")
    examples = [*read_news(folder), *read_essays(given.essays)]
    weights = learn(examples)
    lines = [f"{name}\t{weight:.2f}\n" for name, weight in sorted(weights.items())]
    partial = TABLE.with_suffix(".partial")
    partial.write_text("feature\tweight\n" + "".join(lines), encoding="utf-8")
    partial.replace(TABLE)
    cues = sum(example.is_cue for example in examples)
    print(f"{len(examples)} possible cues, {cues} of them cues; {len(weights)} weights")


if __name__ == "__main__":
    main()
