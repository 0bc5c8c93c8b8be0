"""The build: made of documents, checked, published whole, loaded by whoever answers."""

from index.build.analysing import Analyst
from index.build.checks import CheckFailed
from index.build.corpus_store import AddedFile, CorpusStore
from index.build.layout import LoadedBuild
from index.build.manifest import Manifest
from index.build.pipeline import BuildOutcome, is_current, run_build
from index.build.stages import Progress, Stage
from index.build.store import BuildStore

__all__ = [
    "AddedFile",
    "Analyst",
    "BuildOutcome",
    "BuildStore",
    "CheckFailed",
    "CorpusStore",
    "LoadedBuild",
    "Manifest",
    "Progress",
    "Stage",
    "is_current",
    "run_build",
]
