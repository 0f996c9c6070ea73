"""The report in a real browser: it opens, leads from numbers to sentences, and does nothing that a text says."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from atomcorpus import parse
from atomcorpus.report import write_report

if TYPE_CHECKING:
    from pathlib import Path

    from atomcorpus import Article, ReadError

pytest.importorskip("altair")
pytest.importorskip("vl_convert")

OF_EVERY_OBJECT = (
    "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf __proto__ "
    "__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__"
).split()
"""What a table of JavaScript has although nobody put it there."""

PATIENCE = 20  # seconds, only spent where something is broken


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, articles: list[Article], errors: list[ReadError]) -> Path:
    """A report on the disk."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_report(articles, path, errors=errors)
    return path


@pytest.fixture
def opened(browser: Any, page: Path) -> Any:
    """The report, open and ready."""
    return _open(browser, page, "")


def _open(browser: Any, page: Path, address: str) -> Any:
    browser.get("about:blank")
    browser.get_log("browser")
    browser.get_log("performance")
    browser.get(f"{page.as_uri()}{address}")
    _wait(browser, "document.documentElement.dataset.ready === 'yes'")
    return browser


def _wait(browser: Any, condition: str) -> None:
    """Until the page says so."""
    end = time.monotonic() + PATIENCE
    while not browser.execute_script(f"return {condition}"):
        assert time.monotonic() < end, f"never: {condition}"


def _text(browser: Any, selector: str) -> str:
    return str(browser.execute_script("return document.querySelector(arguments[0]).innerText", selector))


def _click(browser: Any, selector: str) -> None:
    browser.execute_script("document.querySelector(arguments[0]).click()", selector)


class TestOpening:
    """What happens when a person opens the file."""

    def test_no_complaints(self, opened: Any, pictures: Path) -> None:
        """The console is empty."""
        opened.save_screenshot(str(pictures / "report.png"))
        assert opened.get_log("browser") == []

    def test_no_request_leaves_the_page(self, opened: Any, page: Path) -> None:
        """The only thing that is loaded is the file itself."""
        events = [json.loads(entry["message"])["message"] for entry in opened.get_log("performance")]
        urls = {event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"}
        assert {url for url in urls if not url.startswith(("about:", "data:", "chrome"))} == {page.as_uri()}

    def test_nothing_in_a_text_runs(self, opened: Any) -> None:
        """Scripts, handlers and addresses in texts and metadata are words, in lists and in the article."""
        for address in ("#article?n=3", "#statements?source=named", "#mentions?entity=actor%3Aopenai"):
            opened.execute_script("location.hash = arguments[0]", address)
            _wait(opened, "document.getElementById('panel').open")
            assert opened.execute_script("return window.hurt === undefined")
        assert opened.execute_script("return document.querySelectorAll('[onclick],[onerror],img,iframe').length") == 0

    def test_a_long_word_does_not_widen_the_page(self, browser: Any, page: Path) -> None:
        """A word of 100,000 characters is broken, in the list and in the article."""
        _open(browser, page, "#article?n=3&at=0")
        assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
        assert browser.execute_script(
            "const body = document.getElementById('panel-body'); return body.scrollWidth <= body.clientWidth"
        )


class TestWayBack:
    """From a number to the sentence."""

    def test_from_a_number_to_the_marked_name(self, opened: Any, pictures: Path) -> None:
        """A count opens the list of its mentions, and one of them the article with the name marked and in view."""
        _click(opened, 'a[href="#mentions?entity=model%3Aopenai%2Fgpt-oss-120b"]')
        _wait(opened, "document.querySelectorAll('.hits li').length === 2")
        assert _text(opened, "#panel-title") == "2 mentions: gpt-oss-120b"
        _click(opened, ".hits a")
        _wait(opened, "document.querySelector('mark.target') !== null")
        opened.save_screenshot(str(pictures / "article.png"))
        assert _text(opened, "mark.target") == "gpt-oss-120b"
        assert opened.execute_script(
            "const box = document.querySelector('mark.target').getBoundingClientRect();"
            "return box.top >= 0 && box.bottom <= innerHeight"
        )

    def test_from_a_statement_to_its_words(self, opened: Any) -> None:
        """The date of a statement opens the article with what is attributed marked."""
        opened.execute_script("document.getElementById('words').value = 'we like qwen3'")
        opened.execute_script("document.getElementById('words').dispatchEvent(new Event('input'))")
        _click(opened, "#statements tbody a")
        _wait(opened, "document.querySelector('#panel-body .target') !== null")
        marked = opened.execute_script(
            "return [...document.querySelectorAll('#panel-body .target')].map((one) => one.textContent).join('')"
        )
        assert marked == '"We like Qwen3,"'

    def test_from_a_statement_in_pieces(self, browser: Any, tmp_path: Path) -> None:
        """All pieces are marked."""
        path = tmp_path / "report.html"
        write_report([parse('"We like Qwen3," said Sam Altman of OpenAI. "We use it every day."')], path)
        _open(browser, path, "#article?n=0&citation=1")
        marked = browser.execute_script(
            "return [...document.querySelectorAll('#panel-body .target')].map((one) => one.textContent).join('')"
        )
        assert marked == '"We like Qwen3,""We use it every day."'

    def test_the_way_out(self, opened: Any) -> None:
        """Closing the panel leaves the report as it was, with a clean address."""
        opened.execute_script("location.hash = '#article?n=0'")
        _wait(opened, "document.getElementById('panel').open")
        _click(opened, "#close")
        _wait(opened, "!document.getElementById('panel').open && location.hash === ''")

    def test_an_address_can_be_sent(self, browser: Any, page: Path) -> None:
        """A report that is opened at an address shows what it says."""
        _open(browser, page, "#statements?source=anonymous")
        assert _text(browser, "#panel-title") == "1 statements: anonymous"

    @pytest.mark.parametrize(
        "address",
        [
            *("#article?n=99", "#article", "#nothing?x=1", "#mentions?entity=%00", "#", "#?", "#?constructor=1"),
            *(f"#{name}" for name in OF_EVERY_OBJECT),
            *(f"#{name}?n=1" for name in ("constructor", "__proto__", "toString")),
            *(f"#{view}?{name}=x" for view in ("mentions", "statements", "articles") for name in OF_EVERY_OBJECT),
            *(f"#article?n={name}" for name in ("constructor", "__proto__", "length", "-1", "0.5", "1e99", "at")),
            *("#mentions?__proto__=x&entity=y", "#mentions?entity=%", "#mentions?entity=%FF", "#article?n=0&at=x"),
            *("#article?n=0&at=%22]", "#article?n=0&citation=]", "#mentions?beside=constructor&entity=toString"),
        ],
    )
    def test_addresses_that_lead_nowhere(self, browser: Any, page: Path, address: str) -> None:
        """They harm nothing."""
        _open(browser, page, address)
        assert browser.get_log("browser") == []
        _click(browser, "#statements button[data-key='date']")
        browser.execute_script("location.hash = '#statements?source=anonymous'")
        _wait(browser, "document.getElementById('panel-title').textContent === '1 statements: anonymous'")
        assert browser.get_log("browser") == []

    def test_names_of_javascript_are_no_criteria(self, browser: Any, page: Path) -> None:
        """What is asked for in them is as if it were not there."""
        _open(browser, page, "#statements?source=anonymous&constructor=x&__proto__=y&toString=z")
        assert _text(browser, "#panel-title") == "1 statements: anonymous"


class TestStatements:
    """The list of everything that is attributed."""

    def test_search(self, opened: Any) -> None:
        """All words have to be there, in any column; how many fit is said."""
        for words, number in (("openai", 4), ("openai LATE", 1), ("nowhere-to-be-found", 0)):
            opened.execute_script("document.getElementById('words').value = arguments[0]", words)
            opened.execute_script("document.getElementById('words').dispatchEvent(new Event('input'))")
            rows = opened.execute_script("return document.querySelectorAll('#statements tbody tr').length")
            assert _text(opened, "#found").startswith(f"{rows} of ")
            assert rows == number if number < 4 else rows >= 3

    @pytest.mark.parametrize("presses", [1, 2])
    def test_sorting(self, opened: Any, presses: int) -> None:
        """A head sorts by its column, once more the other way, and says so to screen readers."""
        for _ in range(presses):
            _click(opened, '#statements button[data-key="date"]')
        dates = opened.execute_script(
            "return [...document.querySelectorAll('#statements tbody td:first-child')].map((one) => one.innerText)"
        )
        assert dates == sorted(dates, reverse=presses == 2)
        state = opened.execute_script("return document.querySelector('#statements th').ariaSort")
        assert state == ("ascending" if presses == 1 else "descending")


class TestLooks:
    """Light, dark and narrow."""

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_schemes(self, opened: Any, pictures: Path, scheme: str) -> None:
        """The page follows the reader's choice, charts included."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        opened.save_screenshot(str(pictures / f"{scheme}.png"))
        ink, chart = opened.execute_script(
            "return [getComputedStyle(document.body).color, getComputedStyle(document.querySelector('svg text')).fill]"
        )
        assert ink == chart
        assert (ink == "rgb(255, 255, 255)") is (scheme == "dark")

    def test_a_narrow_window(self, opened: Any, pictures: Path) -> None:
        """On a telephone nothing but wide tables has to be pushed sideways."""
        size = {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        try:
            opened.save_screenshot(str(pictures / "narrow.png"))
            assert opened.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
        finally:
            opened.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
