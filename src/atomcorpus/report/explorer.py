"""The explorer as it stands in the page before the script fills it: lists, filters, rows, and room for a text."""

from __future__ import annotations

from atomcorpus.report.pieces import section

__all__ = ["EXPLORER"]

_LISTS = "statements organisations people models artifacts places mentions events money articles".split()
_FILTERS = {
    "kind": "Kind of name",
    "region": "Region",
    "outlet": "Outlet",
    "period": "Time",
    "role": "Role of the name",
    "source": "How the source is named",
    "event": "Event",
    "modality": "Told as",
    "currency": "Currency",
}
"""Name of the criterion, and what the page calls it; `script/lists.js` says which list has which."""

_TABS = "".join(
    f'<button type="button" role="tab" data-list="{name}" aria-controls="listing" aria-selected="false">'
    f"<span>{name.capitalize()}</span> <b></b></button>\n"
    for name in _LISTS
)
_CHOICES = "".join(
    f'<label id="label-{name}">{words}<select id="filter-{name}" data-criterion="{name}"></select></label>\n'
    for name, words in _FILTERS.items()
)

EXPLORER = section(
    "explorer",
    "Explore",
    f"""<p class="note" id="keys">Choose a list, narrow it down, open a row: its article stands beside it, with the
words marked. Keys: <kbd>/</kbd> search, <kbd>↑</kbd> <kbd>↓</kbd> rows, <kbd>Enter</kbd> open, <kbd>→</kbd> to the
text, <kbd>Esc</kbd> back.</p>
<div id="desk">
<form class="side" id="filters" role="search" aria-label="Search and filters">
<label>Search names and texts<input type="search" id="words" autocomplete="off" spellcheck="false"></label>
<div role="tablist" aria-label="Lists" aria-orientation="vertical" id="tabs">
{_TABS}</div>
<details id="more-filters" open><summary>Filters</summary>
<div class="choices"><label>Name<input type="text" id="name" list="names" autocomplete="off" spellcheck="false"></label>
{_CHOICES}<label>Order<select id="filter-sort" data-criterion="sort"></select></label></div>
</details>
<datalist id="names"></datalist>
</form>
<div id="listing" role="tabpanel" aria-labelledby="list-title">
<div class="bar-of-list"><h3 id="list-title" tabindex="-1"></h3><output id="found" for="words"></output>
<a id="csv" href="#explorer" download="list.csv">CSV</a></div>
<div id="chips"></div>
<ol id="rows" aria-labelledby="list-title"></ol>
<button type="button" id="more" hidden>Show more</button>
</div>
<section id="text" aria-labelledby="text-title">
<div class="bar-of-text"><h3 id="text-title" tabindex="-1"></h3>
<button type="button" id="close">Back to the list</button></div>
<div id="text-body" tabindex="0" role="group" aria-labelledby="text-title"></div>
</section>
</div>
<noscript><p>Lists and articles need the page's own script, which is switched off.</p></noscript>
""",
)
