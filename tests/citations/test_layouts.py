"""What colons, dashes, lines and marks attribute."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from atomcorpus.annotations import CitationKind
from atomcorpus.citations.quotations import find_quotations

if TYPE_CHECKING:
    from tests.citations.conftest import Cite, Shown


class TestLayouts:
    """Attributions made by the layout."""

    def test_colon(self, shown: Shown) -> None:
        """A name and a colon before a quotation."""
        assert shown("Ada Poe: “Nobody had asked.”") == [("Ada Poe", None, ["“Nobody had asked.”"], "colon")]

    def test_clause_before_a_colon(self, shown: Shown) -> None:
        """A clause without a cue of its own gives its subject."""
        assert shown("She was blunt: “Nobody had asked.”") == [("She", None, ["“Nobody had asked.”"], "colon")]

    def test_dash_behind_the_quotation(self, shown: Shown) -> None:
        """A dash and a name sign a quotation."""
        assert shown("“Nobody had asked.” — Ada Poe") == [("Ada Poe", None, ["“Nobody had asked.”"], "dash")]

    def test_dash_on_the_next_line(self, shown: Shown) -> None:
        """So does a block of its own."""
        text = "QUOTE OF THE WEEK: “Nobody had asked.” — Ada Poe, speaking at noon"
        assert shown(text) == [("Ada Poe, speaking at noon", None, ["“Nobody had asked.”"], "dash")]
        text = "It was late.\n\n“Nobody had asked.”\n\n— Ada Poe, Tern Labs"
        assert shown(text) == [("Ada Poe, Tern Labs", None, ["“Nobody had asked.”"], "dash")]

    @pytest.mark.parametrize("gap", ["\n", "\n\n"])
    def test_speaker_on_the_line_before(self, shown: Shown, gap: str) -> None:
        """A line that is a name introduces the quotation under it."""
        text = f"Ada Poe, Tern Labs{gap}“Nobody had asked.”"
        assert shown(text) == [("Ada Poe, Tern Labs", None, ["“Nobody had asked.”"], "line-before")]

    def test_list_of_signed_quotations(self, shown: Shown) -> None:
        """In a list, the name behind a dash signs the quotation before it, not the one under it."""
        text = "“Nobody had asked.” ― Ada Poe\n“It was late.” ― Wei Lin"
        assert [(row[0], row[2]) for row in shown(text)] == [
            ("Ada Poe", ["“Nobody had asked.”"]),
            ("Wei Lin", ["“It was late.”"]),
        ]

    def test_speaker_known_from_the_sentence_before(self, shown: Shown) -> None:
        """The subject of the sentence before speaks a quotation without a cue."""
        text = "The minister walked to the lectern. “We will not wait.”"
        assert shown(text) == [("The minister", None, ["“We will not wait.”"], "sentence-before")]

    def test_quotation_behind_its_citation(self, shown: Shown) -> None:
        """A quotation behind a citation is a further stretch of it."""
        text = "Ada Poe announced a new model. “It is our best yet.”"
        assert shown(text) == [("Ada Poe", "announced", ["a new model", "“It is our best yet.”"], "verb")]

    @pytest.mark.parametrize("introduction", ["From the release notes:", "The authors wrote:"])
    def test_block_quotation(self, shown: Shown, introduction: str) -> None:
        """A colon at the end of a paragraph makes the next one a quotation."""
        content = "The model was trained on four trillion words and filtered by hand."
        (citation,) = shown(f"{introduction}\n\n{content}")
        assert citation[2:] == ([content], "block")

    @pytest.mark.parametrize(
        "citation", ["“Not today,” said Poe.", "Poe said that it was late.", "“Not today,” Poe said."]
    )
    def test_quotation_that_begins_afresh(self, shown: Shown, citation: str) -> None:
        """A paragraph that is a quotation goes on with the citation before it, and so does the next one."""
        (row,) = shown(f"{citation}\n\n“The lawyers need a week. Then it is yours.”\n\n“Not before.”\n\nIt was late.")
        assert row[2][1:] == ["“The lawyers need a week. Then it is yours.”", "“Not before.”"]

    @pytest.mark.parametrize(
        "block",
        ["“Not before.”\n\n— Wei Lin, Orsk Works", "“The long way home”\n\nIt was late.", "“Not before,” said Lin."],
    )
    def test_quotation_of_somebody_else(self, shown: Shown, block: str) -> None:
        """A quotation with a speaker or a signature of its own, or that is a heading, is nothing of it."""
        assert shown(f"“Not today,” said Poe.\n\n{block}")[0][2] == ["“Not today,”"]

    def test_quotation_whose_speaker_comes_at_its_end(self, shown: Shown) -> None:
        """The paragraphs of one quotation belong together when only the last one says who speaks."""
        (row,) = shown("“The lawyers need a week.\n\n“Then it is yours,” said Poe.")
        assert row[2] == ["“The lawyers need a week.", "“Then it is yours,”"]

    @pytest.mark.parametrize("reference", ["This is", "That’s", "That was"])
    def test_sentence_that_is_referred_to(self, shown: Shown, reference: str) -> None:
        """A sentence that only says according to whom gives the one before it."""
        assert shown(f"Nobody had asked. {reference} according to Poe. It was late.") == [
            ("Poe", "according to", ["Nobody had asked"], "according-to")
        ]

    @pytest.mark.parametrize(
        ("introduction", "source", "cue"),
        [
            ("Poe said in a statement on Friday:", "Poe", "said"),
            ("Poe wrote on her blog:", "Poe", "wrote"),
            ("On cost, the authors state:", "the authors", "state"),
            ("Poe looked closely and found:", "Poe", "found"),
            ("As stated in a filing:", "a filing", "stated"),
            ("Poe's core message:", "Poe", "message"),
            ("Here is Ada Poe:", "Ada Poe", None),
            ("Here’s Ada Poe:", "Ada Poe", None),
        ],
    )
    def test_announced_paragraph(self, shown: Shown, introduction: str, source: str, cue: str | None) -> None:
        """What a colon announces is the next paragraph, however short, and nothing that stands before the colon."""
        assert shown(f"{introduction}\n\nThe test set leaks.") == [(source, cue, ["The test set leaks."], "block")]

    @pytest.mark.parametrize("block", ["I also think it leaks.", "> It leaks, as far as anybody knows."])
    def test_announced_without_a_cue(self, shown: Shown, block: str) -> None:
        """Where somebody speaks in the next paragraph, it is whoever acts in the sentence with the colon."""
        assert shown(f"Ada Poe came back to this at noon:\n\n{block}") == [("Ada Poe", None, [block], "block")]
        assert shown("Ada Poe came back to this at noon:\n\nThe ferry left at nine.") == []

    @pytest.mark.parametrize(
        ("introduction", "source", "cue"),
        [
            ("The letter makes three key recommendations:", "The letter", "recommendations"),
            ("The measure is strict (from the release notes):", "the release notes", "from"),
        ],
    )
    def test_announced_list(self, shown: Shown, introduction: str, source: str, cue: str) -> None:
        """A noun of saying and a bracket announce what follows a colon, as verbs do."""
        (row,) = shown(f"{introduction}\n\n- The test set leaks.\n- Nobody has read it.")
        assert row[:2] == (source, cue)
        assert row[2] == ["- The test set leaks.\n- Nobody has read it."]

    def test_list_behind_a_citation(self, shown: Shown) -> None:
        """A list behind a colon up to which somebody's words reach belongs to them, a paragraph does not."""
        items = "- The test set leaks.\n- Nobody has read it."
        assert shown(f"Critics fear three problems:\n\n{items}")[0][2] == ["three problems", items]
        assert shown("Critics fear three problems:\n\nIt was late.")[0][2] == ["three problems"]

    @pytest.mark.parametrize("introduction", ["Here is the list:", "From the report:\n\nNote:", "Our core message:"])
    def test_nothing_announced(self, shown: Shown, introduction: str) -> None:
        """A list that nobody says, a heading and the writer's own words are announced by nobody."""
        assert shown(f"{introduction}\n\nThe test set leaks.") == []

    @pytest.mark.parametrize(
        ("text", "source"),
        [
            ("‘Open weights are the way’: Ada Poe", "Ada Poe"),
            ("“Three of the turbines are idle” (Poe, 2021).", "Poe"),
            ("“Three of the turbines are idle” (Poe & Lin, 2021, p. 4).", "Poe & Lin"),
            ("“Three of the turbines are idle.” — Ada Poe, who runs the archive", "Ada Poe, who runs the archive"),
            ("> “Three of the turbines are idle.”\n>\n> — Ada Poe", "Ada Poe"),
        ],
    )
    def test_name_behind_a_quotation(self, shown: Shown, text: str, source: str) -> None:
        """The name behind the colon of a headline, in a reference or in a signature speaks."""
        (row,) = shown(text)
        assert row[0] == source

    def test_sentence_is_no_line_of_a_speaker(self, shown: Shown) -> None:
        """A sentence of its own before a quotation names nobody for it."""
        assert shown("Tickets cost eight euros.\n\n“Nobody asked us.”") == []

    def test_quotation_over_three_paragraphs(self, shown: Shown) -> None:
        """One stretch a paragraph, although only the last one closes."""
        text = (
            "“Not today,” said Poe. “But soon.\n\n“The lawyers need a week.\n\n“Then it is yours.”\n\nThe end was near."
        )
        assert shown(text) == [
            (
                "Poe",
                "said",
                ["“Not today,”", "“But soon.", "“The lawyers need a week.", "“Then it is yours.”"],
                "inverted",
            )
        ]

    def test_headline_of_a_report(self, shown: Shown) -> None:
        """A word for a report or for its authors and a colon attribute the rest of a headline."""
        assert shown("Study: small models catch up with big ones\n\nThe meeting was short, and it was cold.") == [
            ("Study", None, ["small models catch up with big ones"], "colon")
        ]

    @pytest.mark.parametrize(
        ("headline", "source", "content"),
        [
            ("Ada Poe: Nobody Will Open the Weights", "Ada Poe", "Nobody Will Open the Weights"),
            ("Poe: the weights are late again", "Poe", "the weights are late again"),
            ("The Daily Ledger: Tern Labs Was Told Twice", "The Daily Ledger", "Tern Labs Was Told Twice"),
            ("Poll: Most readers want the weights", "Poll", "Most readers want the weights"),
        ],
    )
    def test_headline_of_somebody(self, shown: Shown, headline: str, source: str, content: str) -> None:
        """So do a person and an outlet, of whom a clause follows."""
        rows = shown(f"{headline}\n\nAda Poe met them on a cold day in May.", "Ada Poe", "The Daily Ledger")
        assert rows[0] == (source, None, [content], "colon")

    @pytest.mark.parametrize(
        "headline",
        [
            "Ada Poe: The Woman Who Would Be Queen",
            "Ada Poe: A Life in Nine Pictures",
            "Ada Poe: Will She Open the Weights?",
            "Tern Labs: the weights are late again",
            "Poe: late",
        ],
    )
    def test_headline_about_somebody(self, shown: Shown, headline: str) -> None:
        """A title that only says what follows is about attributes nothing, nor does the name of a firm."""
        assert shown(f"{headline}\n\nAda Poe met them on a cold day in May.", "Ada Poe", "Tern Labs") == []

    def test_speaker_behind_a_headline(self, shown: Shown) -> None:
        """Who stands behind the words of a headline says them."""
        assert [row[0] for row in shown("Report: the lab is closing its office, says Ada Poe", "Ada Poe")] == [
            "Ada Poe"
        ]

    def test_lines_that_are_signed(self, shown: Shown) -> None:
        """In a paragraph of signed quotations each line is its own signatory's."""
        lines = [
            "“It rains. All day.” ― Ada Poe",
            "“It snows.”― Wei Lin",
            "“Who?” — Mara Holt, Orsk",
            "“No.” – Xu Orr.",
        ]
        text = "\n".join(lines)
        assert [(row[0], row[2]) for row in shown(text)] == [
            ("Ada Poe", ["“It rains. All day.”"]),
            ("Wei Lin", ["“It snows.”"]),
            ("Mara Holt, Orsk", ["“Who?”"]),
            ("Xu Orr", ["“No.”"]),
        ]

    def test_short_quotation_that_is_announced(self, shown: Shown) -> None:
        """A quotation of a word or two is one, too."""
        assert shown("Ada Poe wrote in a post:\n\n“No.”\n\nIt was cold.")[0][:3] == ("Ada Poe", "wrote", ["“No.”"])

    def test_block_that_is_put(self, shown: Shown) -> None:
        """Words that put something "this way" announce a block too."""
        text = "Ada Poe put it this way:\n\n“Small models catch up with big ones.”"
        assert [(row[0], row[2]) for row in shown(text)] == [("Ada Poe", ["“Small models catch up with big ones.”"])]

    def test_heading(self, shown: Shown) -> None:
        """Headings are read too."""
        text = "Poe: “Nobody Asked”\n\nThe meeting on Monday was short, and it was cold."
        assert [row[0] for row in shown(text)] == ["Poe"]


class TestQuotationMarks:
    """Every kind of mark, apostrophes, and stray marks."""

    @pytest.mark.parametrize(
        "quotation",
        [
            "“Nobody asked,”",
            '"Nobody asked,"',
            "''Nobody asked,''",
            "‘Nobody asked,’",
            "'Nobody asked,'",
            "„Nobody asked.“",
            "«Nobody asked.»",
            "« Nobody asked. »",
            "“Nobody asked me ‘why,’”",
            "'They don't ask the workers' council,'",
        ],
    )
    def test_kinds_of_marks(self, cite: Cite, quotation: str) -> None:
        """A quotation is found, with its marks, whatever they are: nested ones and apostrophes are inside it."""
        text = f"{quotation} said Ada Poe."
        (citation,) = cite(text)
        assert citation.content[0].of(text) == quotation
        assert citation.kind is CitationKind.DIRECT

    @pytest.mark.parametrize(
        "text", ["It’s the labs’ choice, isn’t it?", "Rock 'n' roll in the '90s", '5\'11" and 6"', "”“"]
    )
    def test_no_quotations(self, text: str) -> None:
        """Apostrophes, elisions and inches never pair."""
        assert find_quotations(text, 0, len(text))[0] == []

    def test_stray_mark_spoils_its_own_sentence_only(self, shown: Shown) -> None:
        """Quotations before and behind a stray mark are found."""
        text = "“One,” said Poe. The “model fell. “Two,” said Lin."
        assert [row[:1] + row[2:3] for row in shown(text)] == [("Poe", ["“One,”"]), ("Lin", ["“Two,”"])]

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("Poe said: “Nobody asked.”", CitationKind.DIRECT),
            ("Poe said nobody “had asked.”", CitationKind.MIXED),
            ("Poe said nobody had asked.", CitationKind.INDIRECT),
        ],
    )
    def test_kind_of_content(self, cite: Cite, text: str, kind: CitationKind) -> None:
        """All, some or none of the content is quoted."""
        assert [citation.kind for citation in cite(text)] == [kind]


class TestDatelines:
    """The place and date in front of a report are no part of what is said."""

    @pytest.mark.parametrize(
        "dateline",
        [
            "March 3 (Reuters) - ",
            "LISBON — ",
            "NEW YORK - ",
            "LISBON, March 3 (Reuters) - ",
            "AUSTIN, Texas (AP) — ",
            "Lisbon, 3 March 2027 — ",
            "San Jose (Reuters) - ",
        ],
    )
    def test_is_left_out(self, shown: Shown, dateline: str) -> None:
        """With and without date and agency, in capitals or not."""
        text = f"{dateline}The rules are late, officials said."
        assert shown(text) == [("officials", "said", ["The rules are late"], "trailing")]

    def test_hyphen_in_the_sentence(self, shown: Shown) -> None:
        """A hyphen inside a word closes no insertion."""
        text = "LISBON, Jan 30 (Reuters) - The so-called rules are late, officials said."
        assert shown(text) == [("officials", "said", ["The so-called rules are late"], "trailing")]

    @pytest.mark.parametrize(
        ("text", "source"),
        [
            ("TERN — the lab behind Heron — said the rules were late.", "TERN — the lab behind Heron"),
            ("Ada Poe - a lawyer - said the rules were late.", "Ada Poe - a lawyer"),
        ],
    )
    def test_names_are_none(self, shown: Shown, text: str, source: str) -> None:
        """A name with an insertion between dashes is a source."""
        assert [row[0] for row in shown(text)] == [source]

    @pytest.mark.parametrize(
        "introduction",
        [
            "Elsewhere:",
            "Odds and ends:",
            "Elsewhere from me:",
            "A two-step approach to pumps:",
            "Some questions to ask about pumps:",
            "The problem can be summarized as:",
            "From my last post:",
            "Quoting my article:",
        ],
    )
    def test_nobody_is_announced(self, shown: Shown, introduction: str) -> None:
        """The label of a section, a passive and what the writer wrote before announce nobody's words."""
        text = f"Ada Poe was born here.\n\n{introduction}\n\nI went there, and we will go again."
        assert shown(text, "Ada Poe") == []

    def test_brief_note(self, shown: Shown) -> None:
        """An adjective that may be a verb too is none after an article."""
        (row,) = shown("Ada Poe shared a brief note on it:\n\nWe will not wait for another winter.", "Ada Poe")
        assert row[:2] == ("Ada Poe", "shared")
