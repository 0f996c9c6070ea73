"""Parse a folder into one JSON Lines file and read it back; prints counts, and what could not be read.

Run it with a folder and the file to write, or without arguments for the articles that lie beside it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atomcorpus
from atomcorpus.formats import jsonl

HERE = Path(__file__).parent


def main(folder: Path, target: Path) -> None:
    """Write what a folder holds, and count what comes back."""
    articles = atomcorpus.read_articles(folder)
    jsonl.write(articles, target)
    for error in articles.errors:
        print(f"left out: {error}")

    corpus = atomcorpus.Corpus(jsonl.read(target))
    print(f"{len(corpus)} articles in {target.name}")
    print(f"{sum(len(article.mentions) for article in corpus)} mentions")
    print(f"{sum(len(article.citations) for article in corpus)} citations")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as scratch:
            main(HERE / "articles", Path(scratch) / "articles.jsonl")
