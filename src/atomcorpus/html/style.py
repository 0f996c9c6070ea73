"""The looks of the fragments, light and dark, on screen and on paper."""

from __future__ import annotations

__all__ = ["STYLE"]

STYLE = """
.ac-article, .ac-facts, .ac-rows {
  --ac-artifact: #6a4bc4; --ac-person: #9a5b00; --ac-organization: #1d5fb4; --ac-media: #0b7285;
  --ac-government: #2b7a0b; --ac-place: #5c6f00; --ac-model: #a11f87; --ac-faint: #5f6670;
  --ac-line: #d5d9de; --ac-cue: #b3261e;
  font-family: system-ui, sans-serif; line-height: 1.55;
}
@media (prefers-color-scheme: dark) {
  .ac-article, .ac-facts, .ac-rows {
    --ac-artifact: #b9a3ff; --ac-person: #f0b35e; --ac-organization: #7db4ff; --ac-media: #5cd0e0;
    --ac-government: #8fd36b; --ac-place: #c3d35b; --ac-model: #f08fdc; --ac-faint: #a0a7b1;
    --ac-line: #3c4250; --ac-cue: #ff8f86;
  }
}
.ac-article { max-width: 46rem; overflow-wrap: anywhere; }
.ac-text p, .ac-text h4 { white-space: pre-wrap; }
.ac-article p.ac-facts, .ac-more, .ac-legend, .ac-article li small { color: var(--ac-faint); font-size: 0.85em; }
.ac-article mark {
  background: none; color: var(--ac-color); border-bottom: 2px solid var(--ac-color); font-weight: 600;
  position: relative;
}
.ac-article mark { --ac-color: var(--ac-faint); }
.ac-article mark.ac-open-link { border-bottom-style: dotted; }
.ac-article mark.ac-person { --ac-color: var(--ac-person); }
.ac-article mark.ac-organization { --ac-color: var(--ac-organization); }
.ac-article mark.ac-media { --ac-color: var(--ac-media); }
.ac-article mark.ac-government { --ac-color: var(--ac-government); }
.ac-article mark.ac-place { --ac-color: var(--ac-place); }
.ac-article mark.ac-model { --ac-color: var(--ac-model); }
.ac-article mark.ac-artifact { --ac-color: var(--ac-artifact); }
.ac-article mark[data-start]:is(:hover, :focus)::after {
  content: attr(aria-description); position: absolute; left: 0; top: 100%; z-index: 2; width: max-content;
  max-width: 20rem; padding: 0.3em 0.6em; background: Canvas; color: CanvasText; border: 1px solid var(--ac-line);
  border-radius: 4px; font-size: 0.85rem; font-weight: 400; line-height: 1.3; white-space: normal;
}
.ac-source { text-decoration: underline double; text-decoration-color: var(--ac-cue); text-underline-offset: 0.25em; }
.ac-cue { color: var(--ac-cue); font-style: italic; }
.ac-open::before { content: "["; color: var(--ac-cue); font-style: normal; font-weight: 700; }
.ac-close::after {
  content: "]" attr(data-citation); color: var(--ac-cue); font-style: normal; font-weight: 700; font-size: 0.8em;
}
:is(.ac-citations, .ac-events, .ac-quantities, .ac-times) li { margin: 0.35em 0; }
.ac-article .ac-head { margin: 1em 0 0; font-weight: 600; }
.ac-facts caption, .ac-rows caption { text-align: left; font-weight: 600; }
.ac-facts :is(th, td), .ac-rows :is(th, td) {
  text-align: left; vertical-align: top; padding: 0.15em 0.8em 0.15em 0;
}
@media print { .ac-article mark[data-start]::after { content: none; } .ac-text p { orphans: 3; widows: 3; } }
"""
