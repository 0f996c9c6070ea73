"""Parse one article; prints what it is about, and who said what, each with its place in the text.

Run it with a path, or without one for an article that lies beside it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atomcorpus

HERE = Path(__file__).parent


def main(path: Path) -> None:
    """Show the AI models and the citations of the article at a path."""
    article = atomcorpus.parse(path.read_bytes().decode())
    print(f"{path.name}, published {article.published}")

    for name in article.occurrences:
        if isinstance(name.entity, atomcorpus.AIModel):
            print(f"  {name.span.start:5}  {name.text} -> {name.entity.id} ({name.status})")

    for statement in article.statements:
        who = statement.source or "nobody"
        print(f"  {statement.span.start:5}  {who} ({statement.kind}): {' '.join(statement.text.split())}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "articles" / "wire-news.txt")
