"""Questions about articles: pure functions that go once through any stream and keep only what the answer needs.

Every answer with several rows has `rows()`, a list of dictionaries of plain values for tables and plots; one that is a
row itself has `row()`. Nothing here reads, parses or formats.
"""

from __future__ import annotations

from atomcorpus.dimensions import region_of
from atomcorpus.matching import EntityMatcher, entity_matcher
from atomcorpus.queries.concordance import KwicLine, kwic
from atomcorpus.queries.copies import Cluster, ClusterMember, SimilarArticles, similar
from atomcorpus.queries.counts import (
    EntityCount,
    Summary,
    UnlistedName,
    count_entities,
    count_sources,
    summarize,
    unlisted_names,
)
from atomcorpus.queries.first_events import FirstEvent, first_event
from atomcorpus.queries.first_mentions import FirstMention, first_mention
from atomcorpus.queries.outlets import CitedSource, LinkedOutlet, OutletSources, WhoCitesWhom, who_cites_whom
from atomcorpus.queries.pairs import Cooccurrence, PairCount, cooccurrence
from atomcorpus.queries.people import SamePerson, same_people
from atomcorpus.queries.shares import Part, Share, share
from atomcorpus.queries.timelines import Timeline, timeline

__all__ = [
    "CitedSource",
    "Cluster",
    "ClusterMember",
    "Cooccurrence",
    "EntityCount",
    "EntityMatcher",
    "FirstEvent",
    "FirstMention",
    "KwicLine",
    "LinkedOutlet",
    "OutletSources",
    "PairCount",
    "Part",
    "SamePerson",
    "Share",
    "SimilarArticles",
    "Summary",
    "Timeline",
    "UnlistedName",
    "WhoCitesWhom",
    "cooccurrence",
    "count_entities",
    "count_sources",
    "entity_matcher",
    "first_event",
    "first_mention",
    "kwic",
    "region_of",
    "same_people",
    "share",
    "similar",
    "summarize",
    "timeline",
    "unlisted_names",
    "who_cites_whom",
]
