"""A corpus on disk: Parquet files in shards, a manifest that says which of them count, and builds that can be stopped.

Public are the names below; the page "The folder of a corpus" of the reference describes the files. What the columns of
the tables are is the business of `tables`.
"""

from __future__ import annotations

from atomcorpus.dataset.builder import SHARD_FILES, BuildProgress, BuildSummary, RunJobs, build, write
from atomcorpus.dataset.checked_files import CheckedFiles
from atomcorpus.dataset.dataset import Dataset
from atomcorpus.dataset.manifest import Manifest, Shard, ShardFile, is_corpus
from atomcorpus.dataset.shards import Job, MadeShard
from atomcorpus.dataset.workers import in_processes

__all__ = [
    "SHARD_FILES",
    "BuildProgress",
    "BuildSummary",
    "CheckedFiles",
    "Dataset",
    "Job",
    "MadeShard",
    "Manifest",
    "RunJobs",
    "Shard",
    "ShardFile",
    "build",
    "in_processes",
    "is_corpus",
    "write",
]
