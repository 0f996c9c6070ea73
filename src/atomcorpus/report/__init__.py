"""A corpus as one page of HTML that a person can read, search and check.

Public are the names below. The page needs no server, no network and no other file. Every number in it leads to its
sentences, and every sentence to its place in the article.
"""

from __future__ import annotations

from atomcorpus.report.page import ReportOptions, report_html, write_report

__all__ = ["ReportOptions", "report_html", "write_report"]
