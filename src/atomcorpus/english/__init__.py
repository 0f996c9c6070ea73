"""What the library knows of English, as data: verbs, nouns, numbers, classes, lists, and how rules are written down.

No rule lives here; those that read English with it are in `mentions`, `citations`, `roles` and `quantities`.
"""
