"""What the help of each command says beside its options: examples, and what there is to know."""

from __future__ import annotations

from atomcorpus.cli.export import FORMATS

__all__ = [
    "BUILD",
    "DESCRIPTION",
    "DOCTOR",
    "EXAMPLES",
    "EXPORT",
    "FIRST",
    "KWIC",
    "PARSE",
    "QUERY",
    "REPORT",
    "SHOW",
    "SIMILAR",
    "SUMMARY",
    "TABLE",
    "TIMELINE",
    "UNLISTED",
]

DESCRIPTION = """\
Turn crawled articles about open AI models into records: who and what is named,
who is cited and with which words, what happened when and for how much, each
with the place in the text.
"""

EXAMPLES = """\
examples:
  atomcorpus parse crawl/ -o articles.jsonl    a folder of texts into one file
  atomcorpus show crawl/report.txt             one article, to read and check
  atomcorpus summary articles.jsonl            what there is, in numbers
  atomcorpus report crawl/ -o report.html      a page to look round in
  atomcorpus table citations crawl/ -o citations.csv
                                               who says what, for a spreadsheet
  atomcorpus kwic "open weights" crawl/        every place of some words
  atomcorpus first Qwen3 crawl/                where a name comes up first
  atomcorpus timeline crawl/                   articles by month
  atomcorpus similar crawl/                    copies and rewrites
  atomcorpus export csl articles.jsonl -o articles.json
                                               the same for another tool
  atomcorpus names unlisted articles.jsonl     names that nobody has listed yet
  atomcorpus build crawl/ -o corpus/           a corpus on disk, to add to
  atomcorpus query corpus/ "SELECT count(*) FROM citations"
                                               a question to it, in SQL

How a file's name ends says what it holds: .txt (crawl text), .md, .html, .jsonl
(what parse wrote, or rows of other data), .json, .csv, .tsv, .parquet or .warc;
most may be compressed (.gz, .zst). A corpus on disk is read like a folder of
articles. What is installed, says: atomcorpus doctor
"""

PARSE = """\
examples:
  atomcorpus parse crawl/ -o articles.jsonl
  atomcorpus parse crawl/ -o articles.jsonl.gz --knowledge own.jsonl
  atomcorpus parse crawl/report.txt | jq .mentions
  atomcorpus parse feed.jsonl -o articles.jsonl --column text=story
  curl -s https://example.org/report.txt | atomcorpus parse -

What cannot be read is named on the standard error, and the rest goes on. The
output file appears whole or not at all.
"""

BUILD = """\
examples:
  atomcorpus build crawl/ -o corpus/
  atomcorpus build crawl/ more/ -o corpus/ --prune

Run it again to add what is new or has changed; nothing else is read. It may be
stopped at any moment: what was done counts, and the next run does the rest.
"""

SHOW = """\
examples:
  atomcorpus show crawl/report.txt
  atomcorpus show articles.jsonl --number 12
  atomcorpus show crawl/report.txt --color always | less -R
"""

DOCTOR = """\
examples:
  atomcorpus doctor

Put what it prints into a report of something that does not work.
"""

EXPORT = f"""\
examples:
  atomcorpus export csl articles.jsonl -o articles.json
  atomcorpus export graphml crawl/ -o who-speaks-of-what.graphml
  atomcorpus export brat crawl/report.txt -o to-annotate

formats: {", ".join([*FORMATS][:6])},
  {", ".join([*FORMATS][6:])}
"""

QUERY = """\
examples:
  atomcorpus query corpus/ "SELECT kind, count(*) FROM mentions GROUP BY kind"
  atomcorpus query corpus/ "SELECT speaker_name, text FROM citations" \\
    --format csv
  atomcorpus query corpus/ "SELECT origin FROM hits NATURAL JOIN articles" \\
    --search '"open weights" OR qwen2.5'

build makes the corpus. Its tables are articles, sections, links, mentions,
roles, citations, times, quantities, events and entities, and with --search
hits(article, score). The columns of one: "SELECT * FROM mentions LIMIT 1".
The SQL is that of DuckDB.
"""

REPORT = """\
examples:
  atomcorpus report crawl/ -o report.html
  atomcorpus report articles.jsonl -o report.html --title "July" --shown 200

The page opens in a browser and needs no other file and no network. Every number
in it leads to its sentences.
"""

TABLE = """\
examples:
  atomcorpus table citations crawl/ -o citations.csv
  atomcorpus table mentions articles.jsonl --columns published,text,entity_name
  atomcorpus table models corpus/ --format jsonl

A name that ends in .csv, .jsonl or .xlsx says what is written; without one, CSV
goes to the standard output. No cell can be taken for a formula.
"""

SUMMARY = """\
examples:
  atomcorpus summary articles.jsonl
  atomcorpus summary crawl/ more/report.txt --top 25
"""

KWIC = """\
examples:
  atomcorpus kwic "open weights" crawl/
  atomcorpus kwic 'licen[cs]e' crawl/ --kind pattern --format csv
  atomcorpus kwic Qwen articles.jsonl --kind entity --width 60

An entity is found under whatever name the texts give it.
"""

TIMELINE = """\
examples:
  atomcorpus timeline crawl/
  atomcorpus timeline crawl/ --of mentions --split region --by quarter
  atomcorpus timeline articles.jsonl --entity Qwen --format csv

A date that is not known to the unit is in no period, and comes last.
"""

FIRST = """\
examples:
  atomcorpus first Qwen3 crawl/
  atomcorpus first "Sam Altman" articles.jsonl --format json
"""

SIMILAR = """\
examples:
  atomcorpus similar crawl/
  atomcorpus similar articles.jsonl --words 0.6 --format csv

Of each cluster the first is the earliest, which the others are like.
"""

UNLISTED = """\
examples:
  atomcorpus names unlisted articles.jsonl
  atomcorpus names unlisted crawl/ --kind model --kind company --least 3
  atomcorpus names unlisted crawl/ --kind model --suggest own.jsonl

Edit what --suggest wrote: take out what is wrong, add what you know. Then
`atomcorpus parse crawl/ --knowledge own.jsonl` finds the names as listed ones.
"""
