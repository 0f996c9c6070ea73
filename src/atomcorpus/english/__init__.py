"""What the library knows of English, as data: verbs, classes of words, generated lists, and how rules are written down.

No rule lives here; those that read English with it are in `mentions`, `citations` and `roles`.
"""
