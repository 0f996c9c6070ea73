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

    for mention in article.mentions:
        if isinstance(mention.entity, atomcorpus.AIModel):
            name = mention.span.of(article.text)
            print(f"  {mention.span.start:5}  {name} -> {mention.entity.id} ({mention.status})")

    for citation in article.citations:
        who = "nobody" if citation.source.span is None else citation.source.span.of(article.text)
        what = " ... ".join(span.of(article.text) for span in citation.content)
        print(f"  {citation.start:5}  {who} ({citation.kind}): {' '.join(what.split())}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "articles" / "wire-news.txt")
