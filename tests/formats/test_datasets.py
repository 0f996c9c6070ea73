"""Hugging Face datasets: the Parquet file of articles is one, without a script and without a network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from atomcorpus import Article, PartialDate
from atomcorpus.formats import parquet

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    not all(map(find_spec, ("datasets", "pyarrow"))), reason="datasets or pyarrow is not installed here"
)

SCRIPT = """
import json, sys
import datasets

datasets.disable_progress_bars()
loaded = datasets.load_dataset("parquet", data_files=sys.argv[1], split="train")
dated = loaded.filter(lambda row: row["published"] is not None)
loaded.to_parquet(sys.argv[2])
columns = {name: loaded[:][name] for name in ("id", "published", "title", "authors", "text")}
print(json.dumps({"columns": columns, "dated": len(dated)}))
"""
"""In a process of its own: the package is large, keeps a cache, and would ask the network."""


def load(articles: list[Article], folder: Path) -> tuple[Any, Path]:
    """What datasets finds in a file of articles, and the file that it writes of it."""
    parquet.write(articles, folder / "a.parquet")
    offline = {"HF_DATASETS_OFFLINE": "1", "HF_HUB_OFFLINE": "1", "HF_HOME": str(folder / "cache")}
    command = [sys.executable, "-c", SCRIPT, str(folder / "a.parquet"), str(folder / "b.parquet")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | offline)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), folder / "b.parquet"


def test_articles_are_a_dataset(story: Article, tmp_path: Path) -> None:
    """Each is a row, its text to the letter, its date with the parts that are known; and leads back to its article."""
    other = evolve(story, published=None, title='<b>"\x00\x1b,=1+1', authors=("\u202e",))
    articles = [story, other, Article("", PartialDate(2025))]
    found, written = load(articles, tmp_path)
    assert found["columns"] == {
        "id": [article.id for article in articles],
        "published": ["2025-08", None, "2025"],
        "title": [article.title for article in articles],
        "authors": [list(article.authors) for article in articles],
        "text": [article.text for article in articles],
    }
    assert found["dated"] == 2
    assert list(parquet.read(written)) == articles
