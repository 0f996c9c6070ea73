"""Settings of the documentation site; `sphinx-build -W -n --keep-going -b html docs docs/_build/html` builds it."""

from __future__ import annotations

from importlib.metadata import version as installed_version
from typing import TYPE_CHECKING, Any

import atomcorpus

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "atomcorpus"
author = "The atomcorpus authors"
project_copyright = "The atomcorpus authors"
version = release = installed_version(project)

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"atomcorpus {version}"

myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_mock_imports = ["spacy"]  # an extra, without which the site can be built
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
autodoc_type_aliases = {
    f"{of}Finder": f"atomcorpus.{of}Finder" for of in ("Mention", "Role", "Citation", "Time", "Quantity", "Event")
}
# Fields are described once, in the list of the class; as entries of their own they would collide with the slots.
napoleon_use_ivar = True

nitpicky = True
nitpick_ignore_regex = [
    # The site is built without a network, so no inventory is fetched: names of the standard library stay plain.
    (r"py:.*", r"((collections\.abc|pathlib|datetime|decimal|enum|os|types|typing|re)\..*|Decimal|Path)"),
    # Hypothesis, likewise.
    (r"py:.*", r"(hypothesis\.strategies\.)?SearchStrategy"),
    # spaCy, likewise.
    (r"py:.*", r"(spacy\.language\.)?Language"),
    # Packages of extras, and of users, likewise.
    (r"py:.*", r"(alt|pa|pd|pl|attr|attrs|sqlite3|dask|distributed|pyarrow)\..*|Table|date|Client|DocBin"),
    # Types that a signature shows by their bare name: aliases, type variables, rows and options.
    (
        r"py:.*",
        r"(atomcorpus\.[\w.]+\.)?(OnError|CrawlSection|E_co|T|K|R|P|Name|Row|Unit|Split|Counted|Within|Whole|Parser|Articles|Markup|ArticleLike)",
    ),
    (
        r"py:.*",
        r"(atomcorpus\.[\w.]+\.)?(RunJobs|Input|Asked|E|HasText|Question|Stored|StoredPart|Tally|Job|By|Several|Keys|Passes|Tabular|_\w+|Options|Vocabulary|Names|Sentences|Entity|Layout\w*)",
    ),
]

_MADE_BY_OTHERS = ("atomcorpus.reading.ArticleReader", "atomcorpus.KnowledgeBase")


def setup(app: Sphinx) -> None:
    """Leave out the signature of classes that users get from functions and never call."""
    app.connect("autodoc-process-signature", _signature)
    app.connect("missing-reference", _public_home)


def _signature(_app: Sphinx, what: str, name: str, *_rest: object) -> tuple[str, str] | None:
    return ("", "") if what == "class" and name in _MADE_BY_OTHERS else None


def _public_home(app: Sphinx, env: Any, node: Any, contnode: Any) -> Any:
    """Where a record is described, for a signature that names it barely or by the module it is made in."""
    name = node.get("reftarget", "").rpartition(".")[2]
    if node.get("refdomain") != "py" or name not in atomcorpus.__all__:
        return None
    domain = env.get_domain("py")
    return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", f"atomcorpus.{name}", node, contnode)
