"""Learn the weights of `atomcorpus/citations/weights.tsv` from news in which every attribution is marked.

    python tools/train_cues.py POLNEAR

POLNEAR is a checkout of the PolNeAR corpus (Newell, Margolin and Ruths, LREC 2018); its training articles are read, and
nothing of their text is written: the table holds log-odds of single words and word classes.

The model is a logistic regression over the features that `citations.evidence` names. It asks of every word of the
lexicon whether it is a cue where it stands, and is trained with AdaGrad and an L1 penalty, so that few features remain.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from atomcorpus.citations.blocks import read_block
from atomcorpus.citations.cues import CUES
from atomcorpus.citations.evidence import collect_evidence
from atomcorpus.citations.rules import read_cue
from atomcorpus.layout import parse_layout

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = Path(__file__).parents[1] / "src" / "atomcorpus" / "citations" / "weights.tsv"
EPOCHS = 12
RATE = 0.3
L1 = 0.03
SHRINKAGE = 1e-3
RARE = 5  # features seen less often are left out
SMALL = 0.1  # weights nearer to zero are not written

Example = tuple[list[str], bool]


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


def read_articles(folder: Path) -> Iterator[tuple[str, bytearray]]:
    """Texts with their marks, one annotator an article."""
    annotations: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rpartition("_")[0], path)
    for stem, path in annotations.items():
        with (folder / "text" / f"{stem}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        yield text, marked_cues(path, len(text))


def read_examples(text: str, marks: bytearray) -> Iterator[Example]:
    """The features of every possible cue of an article, and whether it is one."""
    for section in parse_layout(text).sections:
        for block in section.blocks():
            for sentence in read_block(text, block, None)[0]:
                earlier = None
                for at, word in enumerate(sentence.words):
                    draft = read_cue(sentence, at, earlier) if word in CUES else None
                    if draft is None:
                        continue
                    is_cue = bool(marks[sentence.starts[at]])
                    yield collect_evidence(sentence, at, draft, earlier), is_cue
                    earlier = draft if is_cue else earlier


def learn(examples: list[Example]) -> dict[str, float]:
    """Weights by feature."""
    counts = Counter(name for features, _ in examples for name in features)
    rows = [([name for name in features if counts[name] >= RARE], is_cue) for features, is_cue in examples]
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(lambda: 1.0)
    shuffler = random.Random(1)  # noqa: S311 - the same order in every run
    for _ in range(EPOCHS):
        shuffler.shuffle(rows)
        for features, is_cue in rows:
            logit = max(-30.0, min(30.0, sum(weights[name] for name in features)))
            error = is_cue - 1 / (1 + math.exp(-logit))
            for name in features:
                weight = weights[name]
                gradient = error - SHRINKAGE * weight
                squares[name] += gradient * gradient
                rate = RATE / math.sqrt(squares[name])
                weight += rate * gradient
                penalty = 0.0 if name == "bias" else rate * L1
                weights[name] = math.copysign(max(0.0, abs(weight) - penalty), weight)
    return {name: weight for name, weight in weights.items() if abs(weight) >= SMALL}


def main() -> None:
    """Read the training articles, learn, write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("polnear", type=Path, help="a checkout of the PolNeAR corpus")
    folder = parser.parse_args().polnear / "data" / "train"
    if not folder.is_dir():
        parser.error(f"there is no folder {folder}")
    examples = [example for text, marks in read_articles(folder) for example in read_examples(text, marks)]
    weights = learn(examples)
    lines = [f"{name}\t{weight:.2f}\n" for name, weight in sorted(weights.items())]
    partial = TABLE.with_suffix(".partial")
    partial.write_text("feature\tweight\n" + "".join(lines), encoding="utf-8")
    partial.replace(TABLE)
    print(
        f"{len(examples)} possible cues, {sum(is_cue for _, is_cue in examples)} of them cues; {len(weights)} weights"
    )


if __name__ == "__main__":
    main()
