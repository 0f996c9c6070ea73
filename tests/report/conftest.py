"""A browser for the tests of pages, and what they look at."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from atomcorpus import Article, ReadError, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

HOSTILE = """date 2025-08-05

<script>window.hurt = 1</script> <img src=x onerror="window.hurt = 2"> said OpenAI.

"</script><script>window.hurt = 3</script>" said Jane <b onclick="window.hurt = 4">Doe</b>, of \u202egnp.evil\u202c Ltd.

"{word}" said OpenAI. It is &lt;b&gt; \x1b[31m \ud800 done.
"""


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Headless Chromium that keeps a log of its console and of every request."""
    selenium = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("chromium and chromedriver are not installed")
    options = selenium.ChromeOptions()
    options.binary_location = program
    profile = tmp_path_factory.mktemp("profile")
    for flag in (*_FLAGS, f"--user-data-dir={profile}", "--window-size=1200,900"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    window = selenium.Chrome(options=options, service=selenium.ChromeService(driver))
    yield window
    window.quit()


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tests leave screenshots, to be looked at."""
    return tmp_path_factory.mktemp("pictures")


@pytest.fixture(scope="session")
def articles() -> list[Article]:
    """Four articles of three months and two outlets, one of them full of traps."""
    texts = {
        "date 2025-06-02\n\nAlibaba released Qwen3. Qwen3 is open, Alibaba said.": "Daily Model",
        'date 2025-07-09\n\n"We like Qwen3," said Sam Altman of OpenAI.\n\nCritics said that OpenAI is late.': "Wired",
        "date 2025-08-01\n\nAccording to OpenAI, gpt-oss-120b is ready. Meta tried gpt-oss-120b and Llama 4.": "Wired",
        HOSTILE.format(word="w" * 100_000): '<i onmouseover="window.hurt = 5">Trap</i>',
    }
    return [evolve(parse(text), publisher=outlet, url="javascript:window.hurt=6") for text, outlet in texts.items()]


@pytest.fixture(scope="session")
def errors() -> list[ReadError]:
    """Something that could not be read."""
    return [ReadError("not UTF-8: <b>", "crawl/bad.txt", line=3, column=1)]


@pytest.fixture(scope="session")
def told() -> list[Article]:
    """Two articles with events and money, one of them long."""
    filler = "The tide came in and the tide went out again. " * 40
    late = ("date 2025-09-03", filler, "Hurrah 😀😀! Google released Gemma 3 today.", filler, "Apple paid $5 million.")
    texts = {
        "date 2025-05-01\n\nIn April OpenAI released gpt-oss-20b. Meta invested $2 billion in Scale AI.": "The Ledger",
        "\n\n".join(late): "",
    }
    return [evolve(parse(text), publisher=outlet or None) for text, outlet in texts.items()]
