"""The build: made of documents, checked, published whole, loaded by whoever answers."""

from index.build.analysing import Analyst, Patience, analyse_limited
from index.build.builds.layout import LoadedBuild
from index.build.builds.manifest import Manifest
from index.build.builds.store import BuildStore
from index.build.checks.invariants import CheckFailed
from index.build.pipeline import BuildOutcome, is_current, run_build
from index.build.sources.corpus_store import AddedFile, CorpusStore
from index.build.stages import Progress, Stage

__all__ = [
    "AddedFile",
    "Analyst",
    "BuildOutcome",
    "BuildStore",
    "CheckFailed",
    "CorpusStore",
    "LoadedBuild",
    "Manifest",
    "Patience",
    "Progress",
    "Stage",
    "analyse_limited",
    "is_current",
    "run_build",
]
