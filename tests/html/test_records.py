"""Records, facts and rows as small tables."""

from __future__ import annotations

from atomcorpus import Actor, ActorKind, AIModel, ModelLevel, PartialDate, Period, Role
from atomcorpus.html import facts_html, record_html, rows_html


class TestRecords:
    """A row a field."""

    def test_unknown_fields_are_left_out(self) -> None:
        """None and empty tuples make no rows."""
        assert record_html(Actor(id="x", name="X", kind=ActorKind.MEDIA)) == (
            '<table class="ac-facts"><caption>Actor</caption>\n<tr><th>id</th><td>x</td></tr>\n'
            "<tr><th>name</th><td>X</td></tr>\n<tr><th>kind</th><td>media</td></tr>\n</table>"
        )

    def test_values_as_people_read_them(self) -> None:
        """Records by name, counts with commas, roles and periods in words, many aliases cut."""
        developer = Actor(
            id="a",
            name="A <Lab>",
            kind=ActorKind.PERSON,
            aliases=tuple(f"N{number}" for number in range(12)),
            roles=(Role("CEO", "a", period=Period(PartialDate(2020), PartialDate(2021))),),
            active=Period(PartialDate(2019)),
        )
        shown = record_html(developer)
        assert "<th>roles</th><td>CEO, a</td>" in shown
        assert "<th>active</th><td>2019 to </td>" in shown
        assert "N9, … 2 more" in shown
        model = AIModel(id="m", name="M", level=ModelLevel.MODEL, developer=developer, total_parameters=117_000_000)
        assert "<th>developer</th><td>A &lt;Lab&gt;</td>" in record_html(model)
        assert "<th>total_parameters</th><td>117,000,000</td>" in record_html(model)

    def test_long_cells_are_cut_and_addresses_are_links(self) -> None:
        """200 code points of a cell are shown; an address of the web can be followed."""
        shown = facts_html("T", {"long": "x" * 201, "url": "https://example.org"})
        assert f"<td>{'x' * 200}…</td>" in shown
        assert '<td><a href="https://example.org" rel="noopener noreferrer">https://example.org</a></td>' in shown


class TestRows:
    """Tables with a head."""

    def test_everything_is_escaped(self) -> None:
        """Title, head and cells."""
        shown = rows_html("<t>", ["<c>"], [("<v>",), (None,)])
        assert shown == (
            '<table class="ac-rows"><caption>&lt;t&gt;</caption>\n<thead><tr><th>&lt;c&gt;</th></tr></thead>\n'
            "<tbody>\n<tr><td>&lt;v&gt;</td></tr>\n<tr><td></td></tr>\n</tbody></table>"
        )
