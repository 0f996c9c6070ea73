"""The scripts in examples/: each runs by itself and prints what its docstring says."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
SCRIPTS = sorted(path.name for path in EXAMPLES.glob("*.py"))
ARTICLES = sorted(EXAMPLES.glob("articles/*.txt"))


def run(script: str, *arguments: Path, cwd: Path) -> str:
    """What a script prints; it must end well and complain of nothing."""
    command = [sys.executable, str(EXAMPLES / script), *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


class TestScripts:
    """Each script, run in a process of its own."""

    def test_one_article(self, tmp_path: Path) -> None:
        """The models are listed with their ids and the citations with their sources."""
        printed = run("one_article.py", cwd=tmp_path)
        assert "wire-news.txt, published 2025-08-12" in printed
        assert "gpt-oss-120b -> openai/gpt-oss-120b (resolved)" in printed
        assert 'Femke Oudenaarde, chief technology officer of Delta Harbours (direct): "We move' in printed

    def test_folder_to_jsonl(self, tmp_path: Path) -> None:
        """All sample articles are written and read back."""
        printed = run("folder_to_jsonl.py", cwd=tmp_path)
        assert f"{len(ARTICLES)} articles in articles.jsonl" in printed
        assert "left out" not in printed

    def test_folder_to_jsonl_reports_a_bad_file(self, tmp_path: Path) -> None:
        """What cannot be read is named and the rest is written."""
        (tmp_path / "good.txt").write_text("date 2025-08-05\n\nOpenAI released gpt-oss-120b.")
        (tmp_path / "bad.txt").write_text("date 2025-02-30\n\nNo such day.")
        printed = run("folder_to_jsonl.py", tmp_path, tmp_path / "out.jsonl", cwd=tmp_path)
        assert "bad.txt:1:6: '2025-02-30' is not a date" in printed
        assert "1 articles in out.jsonl" in printed

    def test_own_knowledge_base(self, tmp_path: Path) -> None:
        """The new model is linked under the larger knowledge base only."""
        before, after = run("own_knowledge_base.py", cwd=tmp_path).split("With two entries more:")
        assert "harrow-labs/furrow-2" not in before
        assert "Furrow 2 -> harrow-labs/furrow-2 (resolved)" in after

    def test_own_mention_finder(self, tmp_path: Path) -> None:
        """Hashtags stand among the other mentions."""
        printed = run("own_mention_finder.py", cwd=tmp_path)
        assert "hashtag    #OpenWeights -> unlisted:#openweights" in printed
        assert "openai/gpt-oss-120b" in printed

    @pytest.mark.parametrize("script", SCRIPTS)
    def test_they_are_short_and_say_what_one_sees(self, script: str) -> None:
        """40 lines at most, under a docstring."""
        source = (EXAMPLES / script).read_text(encoding="utf-8")
        assert len(source.splitlines()) <= 40
        assert "prints" in (ast.get_docstring(ast.parse(source)) or "")


class TestArticles:
    """The sample articles keep the forms that their README promises."""

    def test_there_are_ten(self) -> None:
        """Ten articles of 300 to 700 words."""
        lengths = [len(path.read_text(encoding="utf-8").split()) for path in ARTICLES]
        assert len(lengths) == 10
        assert all(300 <= length <= 700 for length in lengths)

    def test_odd_bytes_survive_a_checkout(self) -> None:
        """One file ends its lines with CR LF, one begins with a byte-order mark."""
        assert (EXAMPLES / "articles" / "regional.txt").read_bytes().count(b"\r\n") > 20
        assert (EXAMPLES / "articles" / "interview.txt").read_bytes().startswith(b"\xef\xbb\xbfdate ")
