"""The report in a real browser: it opens, leads from numbers to sentences, and does nothing that a text says."""

from __future__ import annotations

import base64
import csv
import json
import time
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from atomcorpus import Corpus, parse
from atomcorpus.formats import csv as csv_format
from atomcorpus.report import write_report

if TYPE_CHECKING:
    from pathlib import Path

    from atomcorpus import Article, ReadError

OF_EVERY_OBJECT = (
    "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf __proto__ "
    "__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__"
).split()
"""What a table of JavaScript has although nobody put it there."""

PATIENCE = 20  # seconds, only spent where something is broken
LISTS = "statements organisations people models artifacts places mentions events money articles".split()
WIDE, NARROW = (1280, 900), (420, 900)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, articles: list[Article], errors: list[ReadError]) -> Path:
    """A report on the disk."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_report(articles, path, errors=errors)
    return path


@pytest.fixture(scope="module")
def page_of_facts(tmp_path_factory: pytest.TempPathFactory, told: list[Article]) -> Path:
    """A report on articles with events and money."""
    path = tmp_path_factory.mktemp("facts") / "report.html"
    write_report(told, path)
    return path


@pytest.fixture(autouse=True)
def _as_before(request: pytest.FixtureRequest) -> None:
    """A wide window in light colours for every test, whatever the last one did."""
    if "browser" in request.fixturenames:
        window = request.getfixturevalue("browser")
        _resize(window, WIDE)
        _emulate(window, scheme="light")


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


def _resize(browser: Any, size: tuple[int, int]) -> None:
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def _emulate(browser: Any, *, scheme: str = "light", media: str = "") -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features, "media": media})


def _wait(browser: Any, condition: str) -> None:
    """Until the page says so."""
    end = time.monotonic() + PATIENCE
    while not browser.execute_script(f"return {condition}"):
        assert time.monotonic() < end, f"never: {condition}"
        time.sleep(0.01)


def _text(browser: Any, selector: str) -> str:
    return str(browser.execute_script("return document.querySelector(arguments[0]).innerText", selector))


def _texts(browser: Any, selector: str) -> list[str]:
    script = "return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)"
    return list(browser.execute_script(script, selector))


def _values(browser: Any, selector: str, attribute: str) -> list[Any]:
    script = f"return [...document.querySelectorAll(arguments[0])].map((one) => one.{attribute})"
    return list(browser.execute_script(script, selector))


def _click(browser: Any, selector: str) -> None:
    browser.execute_script("document.querySelector(arguments[0]).click()", selector)


def _go(browser: Any, address: str) -> None:
    """Follow a link, and wait until its list is there."""
    browser.execute_script("location.hash = arguments[0]", address)
    title = address.removeprefix("#").partition("?")[0].capitalize()
    if title != "Article":
        _wait(browser, f"document.getElementById('list-title').textContent === '{title}'")


def _choose(browser: Any, criterion: str, value: str) -> None:
    """Take a value of a filter, as a reader does."""
    browser.execute_script(
        "const select = document.getElementById(`filter-${arguments[0]}`); select.value = `=${arguments[1]}`;"
        "select.dispatchEvent(new Event('change'))",
        criterion,
        value,
    )


def _search(browser: Any, words: str) -> None:
    """Write into the search, and wait until the list is that of the words."""
    browser.execute_script(
        "const box = document.getElementById('words'); box.value = arguments[0]; box.dispatchEvent(new Event('input'))",
        words,
    )
    wanted = "new URLSearchParams(location.hash.split('?')[1] ?? '').get('words')"
    _wait(browser, f"({wanted} ?? '') === {json.dumps(words)}")


def _press(browser: Any, *keys: str) -> None:
    """Press keys where the focus is."""
    from selenium.webdriver import ActionChains, Keys  # noqa: PLC0415 - only where there is a browser

    for key in keys:
        ActionChains(browser).send_keys(getattr(Keys, key, key)).perform()


def _marked(browser: Any) -> str:
    return "".join(_texts(browser, "#text-body .target"))


def _counts(browser: Any) -> dict[str, str]:
    """What each list says of its size."""
    return dict(zip(_values(browser, "#tabs button", "dataset.list"), _texts(browser, "#tabs b"), strict=True))


class TestOpening:
    """What happens when a person opens the file."""

    def test_no_complaints(self, opened: Any, pictures: Path) -> None:
        """The console is empty."""
        opened.save_screenshot(str(pictures / "report.png"))
        assert opened.get_log("browser") == []

    def test_no_request_leaves_the_page(self, opened: Any, page: Path) -> None:
        """The only thing that is loaded is the file itself, whatever is opened."""
        for address in (*(f"#{name}" for name in LISTS), "#article?n=3"):
            _go(opened, address)
        events = [json.loads(entry["message"])["message"] for entry in opened.get_log("performance")]
        urls = {event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"}
        found = {url.partition("#")[0] for url in urls if not url.startswith(("about:", "data:", "chrome"))}
        assert found == {page.as_uri()}

    def test_nothing_in_a_text_runs(self, opened: Any) -> None:
        """Scripts, handlers and addresses in texts and metadata are words, in every list and in the article."""
        for address in (*(f"#{name}" for name in LISTS), "#article?n=3", "#article?n=3&words=script"):
            _go(opened, address)
            _wait(opened, "document.querySelectorAll('#rows li').length > 0 || true")
            assert opened.execute_script("return window.hurt === undefined")
        handlers = "[onclick],[onerror],[onload],[onmouseover],img,iframe,[href^=javascript]"
        assert opened.execute_script(f"return document.querySelectorAll('{handlers}').length") == 0
        assert opened.get_log("browser") == []

    def test_what_is_not_seen_is_shown(self, opened: Any) -> None:
        """A character that turns the direction of writing is an escape, in lists and in the text."""
        _go(opened, "#article?n=3&words=evil")
        _wait(opened, "document.querySelector('.target') !== null")
        for selector in ("#rows", "#text-body", "#names", "#filters"):
            words = opened.execute_script("return document.querySelector(arguments[0]).textContent", selector)
            assert "\u202e" not in words
            assert "\x1b" not in words
        assert "\\u202egnp.evil" in _text(opened, "#text-body")

    @pytest.mark.parametrize("size", [WIDE, NARROW])
    def test_a_long_word_does_not_widen_the_page(self, browser: Any, page: Path, size: tuple[int, int]) -> None:
        """A word of 100,000 characters is broken, in the lists and in the article."""
        _resize(browser, size)
        for address in ("#statements", "#mentions", "#article?n=3&citation=3"):
            _open(browser, page, address)
            assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth"), address
            for pane in ("text-body", "listing", "filters"):
                script = f"const pane = document.getElementById('{pane}'); return pane.scrollWidth <= pane.clientWidth"
                assert browser.execute_script(script), (address, pane)

    def test_a_part_is_unpacked_when_it_is_needed(self, browser: Any, tmp_path: Path) -> None:
        """Every article of many can be opened, and a part that cannot be read harms only its own."""
        many = [
            parse(f"date 2025-01-01\n\nOpenAI said that number {one} works. {'It does. ' * 4_000}") for one in range(24)
        ]
        path = tmp_path / "report.html"
        write_report(many, path)
        whole = path.read_text("utf-8")
        cut = whole.index('id="texts1">')
        path.write_text(f'{whole[:cut]}id="texts1">AAAA{whole[whole.index("<", cut) :]}', "utf-8")
        _open(browser, path, "#article?n=0")
        assert "number 0 works" in _text(browser, "#text-body")
        _go(browser, "#article?n=12")
        _wait(browser, "document.getElementById('text-body').innerText.startsWith('The file is damaged')")
        _go(browser, "#articles?words=number+23")
        _wait(browser, "document.getElementById('found').textContent === '1 of 24'")
        _go(browser, "#article?n=23")
        _wait(browser, "document.getElementById('text-body').innerText.includes('number 23 works')")


class TestWayBack:
    """From a number to the sentence."""

    def test_from_a_number_to_the_marked_name(self, opened: Any, pictures: Path) -> None:
        """A count opens the list of its mentions, and one of them the article with the name marked and in view."""
        _click(opened, 'a[href="#mentions?entity=model%3Aopenai%2Fgpt-oss-120b"]')
        _wait(opened, "document.querySelectorAll('#rows li').length === 2")
        assert _text(opened, "#list-title") == "Mentions"
        assert _texts(opened, "#chips button") == ["name: gpt-oss-120b"]
        assert "According to OpenAI, gpt-oss-120b is ready." in _texts(opened, "#rows .sentence")
        _click(opened, "#rows li:nth-child(2) a")
        _wait(opened, "document.querySelector('#rows li:nth-child(2) a[aria-current]') !== null")
        _wait(opened, "document.querySelector('mark.target') !== null")
        opened.save_screenshot(str(pictures / "article.png"))
        assert _text(opened, "mark.target") == "gpt-oss-120b"
        assert opened.execute_script(
            "const box = document.querySelector('mark.target').getBoundingClientRect();"
            "return box.top >= 0 && box.bottom <= innerHeight"
        )

    def test_list_and_text_side_by_side(self, opened: Any) -> None:
        """In a wide window filters, list and text stand beside each other, and the first row is open."""
        _go(opened, "#statements?source=anonymous")
        _wait(opened, "document.querySelector('#text-body .target') !== null")
        boxes = opened.execute_script(
            "return ['filters', 'listing', 'text'].map((id) => document.getElementById(id).getBoundingClientRect())"
        )
        assert boxes[0]["right"] < boxes[1]["left"] < boxes[1]["right"] < boxes[2]["left"]
        assert boxes[0]["top"] == boxes[1]["top"] == boxes[2]["top"]
        assert _marked(opened) == "OpenAI is late"

    def test_one_after_the_other(self, browser: Any, page: Path, pictures: Path) -> None:
        """In a narrow one the text comes after the list, is brought into view and can be left."""
        _resize(browser, NARROW)
        _open(browser, page, "#statements?source=anonymous")
        assert browser.execute_script("return document.getElementById('text').getBoundingClientRect().height") == 0
        _click(browser, "#rows a")
        _wait(browser, "document.querySelector('#text-body .target') !== null")
        browser.save_screenshot(str(pictures / "narrow-article.png"))
        boxes = browser.execute_script(
            "return ['#listing', '#text', '.target'].map((one) => document.querySelector(one).getBoundingClientRect())"
        )
        assert boxes[0]["bottom"] <= boxes[1]["top"]
        assert 0 <= boxes[2]["top"] < NARROW[1]
        assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")
        _press(browser, "ESCAPE")
        assert browser.execute_script("return document.activeElement.matches('#rows a')")

    def test_from_a_statement_to_its_words(self, opened: Any) -> None:
        """A statement opens the article with what is attributed marked."""
        _go(opened, "#statements")
        _search(opened, "we like qwen3")
        _click(opened, "#rows a")
        _wait(opened, "location.hash.startsWith('#article')")
        _wait(opened, "document.querySelector('#text-body .target') !== null")
        assert _marked(opened) == '"We like Qwen3,"'

    def test_from_a_statement_in_pieces(self, browser: Any, tmp_path: Path) -> None:
        """All pieces are marked."""
        path = tmp_path / "report.html"
        write_report([parse('"We like Qwen3," said Sam Altman of OpenAI. "We use it every day."')], path)
        _open(browser, path, "#article?n=0&citation=1")
        assert _marked(browser) == '"We like Qwen3,""We use it every day."'

    def test_from_an_event_and_a_sum(self, browser: Any, page_of_facts: Path) -> None:
        """They open the article with their words marked, after any characters and paragraphs."""
        for address, words in (
            ("#article?n=0&event=2", "invested"),
            ("#article?n=0&money=1", "$2 billion"),
            ("#article?n=1&event=1", "released"),
            ("#article?n=1&money=1", "$5 million"),
        ):
            _open(browser, page_of_facts, address)
            assert _marked(browser) == words
            box = browser.execute_script("return document.querySelector('.target').getBoundingClientRect()")
            assert 0 <= box["top"] < WIDE[1]

    def test_the_latest_events_lead_to_their_places(self, browser: Any, page_of_facts: Path) -> None:
        """Those of the first screen."""
        _open(browser, page_of_facts, "")
        _click(browser, ".news a[href^='#article']")
        _wait(browser, "document.querySelector('#text-body .target')?.textContent === 'released'")

    def test_the_way_out(self, opened: Any) -> None:
        """Closing the article leaves the list as it was, with its address."""
        _go(opened, "#statements?source=anonymous")
        _go(opened, "#article?n=0")
        _wait(opened, "document.getElementById('text-body').innerText.includes('Alibaba released')")
        _click(opened, "#close")
        _wait(opened, "location.hash === '#statements?source=anonymous'")
        assert _text(opened, "#text-body") == ""
        assert _text(opened, "#found") == "1 of 7"

    def test_the_row_of_what_is_open(self, browser: Any, tmp_path: Path) -> None:
        """An address that opens a statement far down the list shows its row, marked as the current one."""
        path = tmp_path / "report.html"
        sentence = "OpenAI said that it works on one card, and on two cards, and on three and four cards as well, here."
        write_report([parse(f"{sentence}\n\n" * 120)], path)
        _open(browser, path, "#article?n=0&citation=101")
        assert len(_texts(browser, "#rows li")) == 120
        assert _values(browser, "#rows [aria-current]", "hash") == ["#article?n=0&citation=101"]
        boxes = browser.execute_script(
            "return ['#listing', '[aria-current]'].map((one) => document.querySelector(one).getBoundingClientRect())"
        )
        assert boxes[0]["top"] < boxes[1]["top"] < boxes[1]["bottom"] < boxes[0]["bottom"]

    def test_an_address_can_be_sent(self, browser: Any, page: Path) -> None:
        """A report that is opened at an address shows what it says, filters included."""
        _open(browser, page, "#statements?source=anonymous&period=2025-07")
        assert (_text(browser, "#list-title"), _text(browser, "#found")) == ("Statements", "1 of 7")
        values = ["source", "period"]
        script = "return arguments[0].map((one) => document.getElementById(`filter-${one}`).value)"
        assert browser.execute_script(script, values) == ["=anonymous", "=2025-07"]

    @pytest.mark.parametrize(
        "address",
        [
            *("#article?n=99", "#article", "#nothing?x=1", "#mentions?entity=%00", "#", "#?", "#?constructor=1"),
            *(f"#{name}" for name in OF_EVERY_OBJECT),
            *(f"#{name}?n=1" for name in ("constructor", "__proto__", "toString")),
            *(f"#{view}?{name}=x" for view in ("mentions", "statements", "people") for name in OF_EVERY_OBJECT),
            *(f"#article?n={name}" for name in ("constructor", "__proto__", "length", "-1", "0.5", "1e99", "at")),
            *("#mentions?__proto__=x&entity=y", "#mentions?entity=%", "#mentions?entity=%FF", "#article?n=0&at=x"),
            *("#article?n=0&at=%22]", "#article?n=0&citation=]", "#mentions?beside=constructor&entity=toString"),
            *("#article?n=0&event=9", "#article?n=0&money=x", "#article?n=0&words=%22]", "#article?n=3&words=w"),
            *(
                "#people?sort=constructor",
                "#people?period=2025-Q9",
                "#events?role=toString",
                "#money?currency=__proto__",
            ),
        ],
    )
    def test_addresses_that_lead_nowhere(self, browser: Any, page: Path, address: str) -> None:
        """They harm nothing."""
        _open(browser, page, address)
        assert browser.get_log("browser") == []
        _go(browser, "#statements?source=anonymous")
        _wait(browser, "document.getElementById('found').textContent === '1 of 7'")
        assert browser.get_log("browser") == []

    def test_names_of_javascript_are_no_criteria(self, browser: Any, page: Path) -> None:
        """What is asked for in them is as if it were not there."""
        _open(browser, page, "#statements?source=anonymous&constructor=x&__proto__=y&toString=z")
        assert _text(browser, "#found") == "1 of 7"


class TestLists:
    """Lists, filters and searches."""

    def test_every_number_leads_to_as_many_rows(self, opened: Any) -> None:
        """Every link of the page that is a number of mentions, statements, events or articles."""
        script = (
            "const lists = /^#(mentions|statements|events|money|articles)/;"
            "return [...document.querySelectorAll('main a')].map((one) => [one.getAttribute('href'), one.textContent])"
            ".filter(([address, words]) => lists.test(address) && /^[0-9,]+$/.test(words))"
        )
        links = opened.execute_script(script)
        assert len(links) > 20
        for address, number in links:
            _go(opened, address)
            if "beside=" not in address:  # paragraphs are counted there, and mentions shown
                assert _text(opened, "#found").split(" of ")[0] == number, address
            else:
                assert int(_text(opened, "#found").split(" of ")[0]) >= int(number), address

    @pytest.mark.parametrize(
        "query", ["entity=actor%3Aopenai", "name=open", "kind=company", "region=us", "outlet=Wired", "period=2025-08"]
    )
    def test_each_filter_works_in_each_list(self, opened: Any, query: str) -> None:
        """It leaves fewer rows, as many as the numbers beside the lists say, whichever list is shown."""
        every = _counts(opened)
        for name in LISTS:
            _go(opened, f"#{name}?{query}")
            _wait(opened, "document.querySelectorAll('#chips button').length === 1")
            sizes = _counts(opened)
            assert _text(opened, "#found").split(" of ")[0] == sizes[name]
            assert int(sizes[name]) <= int(every[name])
            assert int(sizes["mentions"]) < int(every["mentions"])
            assert 0 < int(sizes["statements"]) < int(every["statements"])
            assert 0 < int(sizes["organisations"]) <= int(every["organisations"])

    def test_filters_together(self, opened: Any) -> None:
        """All have to fit, and all of the name to one name: a person of a company is no company."""
        _go(opened, "#statements")
        _choose(opened, "outlet", "Wired")
        assert _text(opened, "#found") == "3 of 7"
        _choose(opened, "period", "2025-07")
        assert _text(opened, "#found") == "2 of 7"
        _choose(opened, "kind", "person")
        assert _text(opened, "#found") == "1 of 7"
        _choose(opened, "region", "china")
        assert _text(opened, "#found") == "0 of 7"
        assert _texts(opened, "#chips button")[-1] == "clear all"
        _click(opened, "#chips .all")
        assert _text(opened, "#found") == "7"

    def test_roles(self, opened: Any) -> None:
        """Who says it is told from who is named in it."""
        found = {}
        for role in ("speaker", "subject"):
            _go(opened, f"#statements?entity=actor%3Aopenai&role={role}")
            found[role] = _texts(opened, "#rows .sentence")
        assert found["subject"] == ["Critics said that OpenAI is late."]
        assert "According to OpenAI, gpt-oss-120b is ready." in found["speaker"]

    def test_a_role_of_another_list(self, browser: Any, page_of_facts: Path) -> None:
        """Who does an event is nobody's role in a statement: there the filter does not hold, and is not shown."""
        _open(browser, page_of_facts, "#events?entity=actor%3Aopenai&role=agent")
        sizes = _counts(browser)
        assert (sizes["events"], sizes["mentions"]) == ("1", "1")
        _go(browser, "#statements?entity=actor%3Aopenai&role=agent")
        _wait(browser, "document.querySelectorAll('#chips button').length === 1")
        assert browser.execute_script("return document.getElementById('filter-role').value") == ""
        _go(browser, "#statements?entity=actor%3Agoogle&role=subject")
        _wait(browser, "document.querySelectorAll('#chips button').length === 3")
        assert _counts(browser)["events"] == "1"

    def test_a_name_that_is_typed(self, opened: Any) -> None:
        """A whole name is that name, a part of one all names with it; every list has it."""
        script = (
            "const box = document.getElementById('name'); box.value = arguments[0];"
            "box.dispatchEvent(new Event('change'))"
        )
        _go(opened, "#mentions")
        opened.execute_script(script, "Qwen3")
        assert _texts(opened, "#chips button") == ["name: Qwen3"]
        assert "entity=" in opened.execute_script("return location.hash")
        opened.execute_script(script, "gpt")
        assert opened.execute_script("return location.hash") == "#mentions?name=gpt"
        assert {row.split(" ")[0] for row in _texts(opened, "#rows .kicker")} == {"gpt-oss-120b"}
        opened.execute_script(script, "")
        assert opened.execute_script("return location.hash") == "#mentions"

    def test_search(self, opened: Any) -> None:
        """All words have to be there, in sentence, names, title or outlet; every list says how many fit."""
        _go(opened, "#statements")
        for words, number in (("openai LATE", 1), ("wired", 3), ("nowhere-to-be-found", 0)):
            _search(opened, words)
            assert _text(opened, "#found") == f"{number} of 7"
        _search(opened, "qwen")
        assert _counts(opened)["models"] == "1"
        assert _counts(opened)["people"] == "0"

    def test_search_in_texts(self, opened: Any) -> None:
        """Articles are found by any word of their texts, which are marked where one is opened."""
        _go(opened, "#articles")
        _search(opened, "tried &lt;b&gt;")
        assert _text(opened, "#found") == "0 of 4"
        _search(opened, "is late")
        _wait(opened, "document.getElementById('found').textContent === '1 of 4'")
        _click(opened, "#rows a")
        _wait(opened, "document.querySelectorAll('.target').length > 1")
        assert set(_texts(opened, ".target")) == {"is", "late"}

    def test_names(self, opened: Any) -> None:
        """A list of names has the most mentioned first, and says where and how often each is named and cited."""
        _go(opened, "#organisations?outlet=Wired")
        rows = _texts(opened, "#rows li")
        assert rows[0] == "OpenAI3company · US · in 2 articles · cited 1 time"
        _choose(opened, "sort", "name")
        names = _texts(opened, "#rows b")
        assert names == sorted(names)
        _click(opened, "#rows a[href*=openai]")
        _wait(opened, "document.getElementById('list-title').textContent === 'Mentions'")
        assert opened.execute_script("return location.hash") == "#mentions?outlet=Wired&entity=actor%3Aopenai"
        assert _text(opened, "#found").startswith("3 of ")

    @pytest.mark.parametrize("order", ["newest", "oldest"])
    def test_order(self, opened: Any, order: str) -> None:
        """By date, both ways."""
        _go(opened, f"#mentions?sort={order}")
        dates = [row[:10] for row in _texts(opened, "#rows .meta")]
        assert dates == sorted(dates, reverse=order == "newest")

    @pytest.mark.parametrize("order", ["newest", "oldest"])
    def test_what_has_no_date_comes_last(self, browser: Any, tmp_path: Path, order: str) -> None:
        """Whichever way the others are sorted."""
        path = tmp_path / "report.html"
        write_report([parse(f"{head}OpenAI left.") for head in ("", "date 2025\n\n", "date 2024-02-03\n\n")], path)
        _open(browser, path, f"#mentions?sort={order}")
        assert [row.partition(" · ")[0] for row in _texts(browser, "#rows .meta")][-1] == "no date"

    def test_more_rows(self, browser: Any, tmp_path: Path) -> None:
        """Fifty are shown, and fifty more for each press, with the focus on the first of these."""
        path = tmp_path / "report.html"
        write_report([parse("OpenAI met Meta. " * 60)], path)
        _open(browser, path, "#mentions")
        assert (len(_texts(browser, "#rows li")), _text(browser, "#more")) == (50, "Show 50 more of 120")
        _click(browser, "#more")
        assert len(_texts(browser, "#rows li")) == 100
        assert browser.execute_script(
            "return document.activeElement === document.querySelector('#rows li:nth-child(51) a')"
        )
        _click(browser, "#more")
        assert browser.execute_script("return document.getElementById('more').hidden")

    def test_events_and_money(self, browser: Any, page_of_facts: Path) -> None:
        """Who did what, how much and when, with the sentence; filters of their own."""
        _open(browser, page_of_facts, "#events?event=funding")
        assert _texts(browser, "#rows .kicker") == ["Meta funding · for Scale AI · $2 billion"]
        assert _texts(browser, "#rows .sentence") == ["Meta invested $2 billion in Scale AI."]
        _go(browser, "#money?sort=largest")
        assert _texts(browser, "#rows .kicker") == ["2 billion USD", "5 million USD"]
        _choose(browser, "period", "2025-05")
        assert _texts(browser, "#rows .hit") == ["$2 billion"]


class TestFiles:
    """Every list as CSV."""

    @pytest.mark.parametrize("name", LISTS)
    def test_download(self, browser: Any, page_of_facts: Path, tmp_path: Path, name: str) -> None:
        """The file has all rows that fit, each with its sentence, article and place."""
        rows = self.downloaded(browser, page_of_facts, tmp_path, f"#{name}")
        assert len(rows) == int(_counts(browser)[name])
        if name == "money":
            assert rows[1]["words"] == "$2 billion"
            assert rows[1] | {"url": ""} == {
                "words": "$2 billion",
                "low": "2000000000",
                "high": "2000000000",
                "currency": "USD",
                "names": "Meta; Scale AI",
                "sentence": "Meta invested $2 billion in Scale AI.",
                "date": "2025-05-01",
                "outlet": "The Ledger",
                "title": "In April OpenAI released gpt-oss-20b. Meta invested $2 billion in Scale AI.",
                "url": "",
                "place": "#article?n=0&money=1",
            }

    def test_only_what_fits(self, browser: Any, page: Path, tmp_path: Path) -> None:
        """Filters and the search hold for the file, and rows that are not shown are in it."""
        rows = self.downloaded(browser, page, tmp_path, "#statements?source=anonymous")
        assert [(row["source"], row["cue"], row["content"], row["names"]) for row in rows] == [
            ("Critics", "said", "OpenAI is late", "OpenAI")
        ]

    def test_no_cell_is_a_formula(self, browser: Any, tmp_path: Path) -> None:
        """The same signs are guarded as in the files that the library writes."""
        titles = ["=1+1", "a;=1", "-x", '"=1', "＝1", "@SUM(1)", 'say "yes", no', "plain"]
        path = tmp_path / "report.html"
        write_report([evolve(parse("OpenAI left."), title=title) for title in titles], path)
        rows = self.downloaded(browser, path, tmp_path, "#articles")
        written = csv_format.dumps([{"title": title} for title in titles])
        assert [row["title"] for row in rows] == [row["title"] for row in csv.DictReader(written.splitlines())]

    @staticmethod
    def downloaded(browser: Any, page: Path, folder: Path, address: str) -> list[dict[str, str]]:
        """Press the link, and read the file."""
        behavior = {"behavior": "allow", "downloadPath": str(folder)}
        browser.execute_cdp_cmd("Browser.setDownloadBehavior", behavior)
        _open(browser, page, address)
        _click(browser, "#csv")
        file = folder / f"{address[1:].partition('?')[0]}.csv"
        end = time.monotonic() + PATIENCE
        while not file.exists() or not file.stat().st_size:
            assert time.monotonic() < end, "no file"
            time.sleep(0.02)
        text = file.read_bytes().decode("utf-8")
        assert text.startswith("\ufeff")
        assert browser.get_log("browser") == []
        return list(csv.DictReader(text[1:].splitlines()))


class TestKeyboard:
    """Everything without a mouse."""

    def test_from_the_search_to_the_text_and_back(self, browser: Any, page: Path) -> None:
        """Slash, arrows, Enter, arrow, Escape."""
        _open(browser, page, "#statements")
        _press(browser, "/")
        assert self.focus(browser) == "words"
        browser.execute_script("document.querySelector('#rows a').focus()")
        _press(browser, "ARROW_DOWN", "ARROW_DOWN", "ARROW_UP")
        assert browser.execute_script(
            "return document.activeElement === document.querySelector('#rows li:nth-child(2) a')"
        )
        _press(browser, "END")
        assert browser.execute_script("return document.activeElement.parentElement.nextSibling === null")
        _press(browser, "HOME", "ENTER")
        _wait(browser, "location.hash.startsWith('#article')")
        _wait(browser, "document.querySelector('#text-body .target') !== null")
        _press(browser, "ARROW_RIGHT")
        assert self.focus(browser) == "text-body"
        _press(browser, "ARROW_LEFT")
        assert browser.execute_script("return document.activeElement.matches('#rows a[aria-current]')")
        _press(browser, "ARROW_RIGHT", "ESCAPE")
        assert browser.execute_script("return document.activeElement.matches('#rows li:first-child a')")
        assert browser.execute_script("return location.hash") == "#statements"

    def test_lists(self, browser: Any, page: Path) -> None:
        """One stop of the tab key, arrows between them; which one is shown is said."""
        _open(browser, page, "#statements")
        browser.execute_script("document.querySelector('#tabs [aria-selected=true]').focus()")
        _press(browser, "ARROW_DOWN")
        assert _text(browser, "#list-title") == "Organisations"
        assert browser.execute_script("return document.activeElement.dataset.list") == "organisations"
        _press(browser, "END")
        assert _text(browser, "#list-title") == "Articles"
        stops = browser.execute_script(
            "return [...document.querySelectorAll('#tabs button')].map((one) => one.tabIndex)"
        )
        assert sorted(stops) == [-1] * 9 + [0]

    def test_focus_is_seen(self, browser: Any, page: Path) -> None:
        """Whatever the tab key reaches has an outline, and the page can be left again."""
        _open(browser, page, "#organisations")
        seen = set()
        for _ in range(40):
            _press(browser, "TAB")
            name, outline = browser.execute_script(
                "const one = document.activeElement;"
                "return [one.id || one.className || one.textContent, getComputedStyle(one).outlineStyle]"
            )
            if browser.execute_script("return document.activeElement !== document.body"):
                assert outline != "none", name
                seen.add(name)
        assert {"words", "name", "csv"} <= seen

    def test_landmarks_and_names(self, opened: Any) -> None:
        """One main part, a navigation, a search; every control has a name, every id is there once."""
        for selector, number in (
            ("main", 1),
            ("nav[aria-label]", 1),
            ("[role=search]", 1),
            ("h1", 1),
            ("html[lang]", 1),
        ):
            assert opened.execute_script("return document.querySelectorAll(arguments[0]).length", selector) == number
        unnamed = (
            "return [...document.querySelectorAll('input, select, button, a, section, [role=img], [role=group]')]"
            ".filter((one) => !(one.labels?.length || one.textContent.trim() || one.ariaLabel"
            " || document.getElementById(one.getAttribute('aria-labelledby')))).map((one) => one.outerHTML)"
        )
        assert opened.execute_script(unnamed) == []
        ids = _values(opened, "[id]", "id")
        assert sorted(ids) == sorted(set(ids))
        dangling = (
            "return ['aria-controls', 'aria-labelledby', 'for', 'list'].flatMap((name) =>"
            " [...document.querySelectorAll(`[${name}]`)].map((one) => one.getAttribute(name)))"
            ".filter((id) => !document.getElementById(id))"
        )
        assert opened.execute_script(dangling) == []

    @staticmethod
    def focus(browser: Any) -> str:
        """What has the focus."""
        return str(browser.execute_script("return document.activeElement.id"))


CONTRASTS = """
const light = (color) => {
  const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map((one) => one / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = (one) => {
  for (let at = one; at; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor;
    if (!/, 0\\)$/.test(color)) return color;
  }
  return getComputedStyle(document.documentElement).backgroundColor;
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const poor = [];
while (walker.nextNode()) {
  const one = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !one.checkVisibility() || one.matches('script, style, option')) continue;
  const style = getComputedStyle(one);
  const ink = one.closest('svg') ? style.fill : style.color;
  const [high, low] = [light(ink), light(ground(one))].sort((a, b) => b - a);
  if ((high + 0.05) / (low + 0.05) < 4.5) poor.push(`${one.outerHTML.slice(0, 99)}: ${ink} on ${ground(one)}`);
}
return [...new Set(poor)];
"""
"""Texts that stand out less than level AA of the Web Content Accessibility Guidelines asks of small letters."""


BEYOND = """
return [...document.querySelectorAll('body, body *')]
  .filter((one) => !one.closest('svg, .skip, #glance-head') && one.checkVisibility())
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 99));
"""
"""What reaches over the right edge of the window."""


class TestLooks:
    """Light, dark, narrow and on paper."""

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_schemes(self, browser: Any, page_of_facts: Path, pictures: Path, scheme: str) -> None:
        """The page follows the reader's choice, charts included, and all words stand out well enough."""
        _emulate(browser, scheme=scheme)
        for address in ("#events", "#organisations", "#article?n=0&at=26", "#statements"):
            _open(browser, page_of_facts, address)
            assert browser.execute_script(CONTRASTS) == []
        browser.save_screenshot(str(pictures / f"{scheme}.png"))
        paper = browser.execute_script("return getComputedStyle(document.documentElement).backgroundColor")
        assert (paper == "rgb(255, 255, 255)") is (scheme == "light")

    @pytest.mark.parametrize("size", [(390, 800), NARROW, (700, 900), (1000, 900), WIDE, (1900, 1000)])
    def test_nothing_scrolls_sideways(self, browser: Any, page: Path, pictures: Path, size: tuple[int, int]) -> None:
        """At any width, neither the page nor anything in it but what is cut on purpose; charts fit their column."""
        _resize(browser, size)
        for address in (*(f"#{name}" for name in LISTS), "#article?n=1", "#time"):
            _open(browser, page, address)
            browser.execute_script("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            assert browser.execute_script(BEYOND) == [], address
            assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")
        browser.save_screenshot(str(pictures / f"{size[0]}.png"))

    @pytest.mark.parametrize("size", [NARROW, WIDE])
    def test_what_is_said_of_a_name_stays_in_the_column(
        self, browser: Any, tmp_path: Path, size: tuple[int, int]
    ) -> None:
        """Wherever in its line a name stands, what appears at it when it has the focus widens nothing."""
        path = tmp_path / "report.html"
        write_report([parse("OpenAI met Meta, said Sam Altman of OpenAI. " * 12)], path)
        _resize(browser, size)
        _open(browser, path, "#article?n=0&at=0")
        script = (
            "const pane = document.getElementById('text-body'); const page = document.documentElement;"
            "return [...pane.querySelectorAll('mark[data-start]')].filter((one) => { one.focus();"
            " return pane.scrollWidth > pane.clientWidth || page.scrollWidth > innerWidth; }).length"
        )
        assert browser.execute_script(script) == 0
        content = "return getComputedStyle(document.activeElement, '::after').content"
        assert "OpenAI" in browser.execute_script(content)

    def test_the_words_are_on_a_narrow_screen(self, browser: Any, page: Path) -> None:
        """At 420 pixels whole sentences are seen, from the first to the last letter."""
        _resize(browser, NARROW)
        _open(browser, page, "#statements?outlet=Wired")
        assert "Critics said that OpenAI is late." in _texts(browser, "#rows .sentence")
        boxes = browser.execute_script(
            "return [...document.querySelectorAll('#rows .sentence')].map((one) => one.getBoundingClientRect())"
        )
        assert all(box["left"] >= 0 and box["right"] <= NARROW[0] and box["height"] > 10 for box in boxes)

    def test_print(self, browser: Any, page: Path) -> None:
        """On paper stand the sections, the rows that the list shows and the article that somebody opened, in black."""
        _open(browser, page, "#statements?outlet=Wired")
        _emulate(browser, scheme="dark", media="print")
        parts = "#filters #csv #close nav #keys #chips #more #text #rows #time #sources svg".split()
        script = "return arguments[0].filter((one) => document.querySelector(one).checkVisibility())"
        assert browser.execute_script(script, parts) == ["#rows", "#time", "#sources", "svg"]
        marked = browser.execute_script("return getComputedStyle(document.querySelector('.said')).textDecorationLine")
        assert marked == "underline"
        colors = browser.execute_script(
            "return [getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color]"
        )
        assert colors == ["rgb(255, 255, 255)", "rgb(21, 24, 29)"]
        heights = browser.execute_script(
            "const list = document.getElementById('listing'); return [list.scrollHeight, list.clientHeight]"
        )
        assert heights[0] <= heights[1] + 1
        _go(browser, "#article?n=1")
        _wait(browser, "document.getElementById('text').checkVisibility()")
        pdf = browser.execute_cdp_cmd("Page.printToPDF", {})["data"]
        assert base64.b64decode(pdf).startswith(b"%PDF")

    def test_without_the_script(self, browser: Any, page: Path) -> None:
        """The first screen, charts and tables are there, and what is missing is said."""
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        try:
            browser.get("about:blank")
            browser.get(page.as_uri())
        finally:
            browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        assert "Lists and articles need the page's own script" in _text(browser, "noscript")
        assert "is the organisation named most" in _text(browser, ".finding")

    def test_sample_articles(self, browser: Any, tmp_path: Path, pictures: Path) -> None:
        """The report on the sample articles opens without a complaint at every list, at both widths."""
        path = tmp_path / "report.html"
        write_report(Corpus.read("examples/articles"), path, title="Ten sample articles")
        for size in (WIDE, NARROW):
            _resize(browser, size)
            for name in LISTS:
                _open(browser, path, f"#{name}")
                assert browser.get_log("browser") == []
            browser.save_screenshot(str(pictures / f"samples-{size[0]}.png"))
