"""Settings of the documentation site; `sphinx-build -W -n --keep-going -b html docs docs/_build/html` builds it."""

from __future__ import annotations

from importlib.metadata import version as installed_version
from typing import TYPE_CHECKING

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
autodoc_type_aliases = {name: f"atomcorpus.{name}" for name in ("MentionFinder", "RoleFinder", "CitationFinder")}
# Fields are described once, in the list of the class; as entries of their own they would collide with the slots.
napoleon_use_ivar = True

nitpicky = True
nitpick_ignore_regex = [
    # The site is built without a network, so no inventory is fetched: names of the standard library stay plain.
    (r"py:.*", r"((collections\.abc|pathlib|datetime|enum|os|types|typing|re)\..*|Path)"),
    # Hypothesis, likewise.
    (r"py:.*", r"(hypothesis\.strategies\.)?SearchStrategy"),
    # spaCy, likewise.
    (r"py:.*", r"(spacy\.language\.)?Language"),
    # Types that a signature shows by their bare name: aliases, a type variable, a row of the name index.
    (r"py:.*", r"OnError|CrawlSection|atomcorpus\.queries\.E_co|Name"),
]

_MADE_BY_OTHERS = ("atomcorpus.reading.ArticleReader", "atomcorpus.KnowledgeBase")


def setup(app: Sphinx) -> None:
    """Leave out the signature of classes that users get from functions and never call."""
    app.connect("autodoc-process-signature", _signature)


def _signature(_app: Sphinx, what: str, name: str, *_rest: object) -> tuple[str, str] | None:
    return ("", "") if what == "class" and name in _MADE_BY_OTHERS else None
