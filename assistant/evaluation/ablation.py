"""What each part of answering is worth: the same questions, asked again without it.

A part is left out where it comes in, of the index or of what is found for a question; everything
behind it stays as it is. What is lost is what nothing else makes up for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.evaluation.cases import Case
from assistant.evaluation.runner import Judged, run_cases
from assistant.evidence.finding.finder import Evidence
from assistant.service import Assistant
from corpus.document import Document
from index.build import LoadedBuild
from index.retrieval.fusion import FusionWeights


@dataclass(frozen=True, slots=True)
class Ablation:
    """A part that is left out: of a build, or of what is found for a question."""

    name: str
    build: Callable[[LoadedBuild], LoadedBuild] = lambda whole: whole
    evidence: Callable[[Evidence], Evidence] = lambda whole: whole


@dataclass(frozen=True, slots=True)
class SetScore:
    """How many questions of a set are right, and how many answers state a wrong figure."""

    right: int
    wrong_figures: int
    total: int


@dataclass(frozen=True, slots=True)
class AblationResult:
    """The scores of every set, in order, without one part."""

    name: str
    sets: tuple[SetScore, ...]


def evaluate_ablations(
    build: LoadedBuild, sets: Sequence[Sequence[Case]], *, source: Document | None
) -> Iterator[AblationResult]:
    """Ask all sets without any part, one part after the other, the whole assistant first.

    `source` is the document of cases that name none.
    """
    documents = [analysis.document for analysis in build.analyses.values()]
    for ablation in ABLATIONS:
        assistant = Assistant(ablation.build(build), evidence=ablation.evidence)
        judged = [run_cases(cases, assistant, documents, source=source) for cases in sets]
        yield AblationResult(ablation.name, tuple(map(_score, judged)))


def _score(judged: Sequence[Judged]) -> SetScore:
    wrong = sum(j.wrong_figure for j in judged)
    return SetScore(sum(j.right for j in judged), wrong, len(judged))


def _weighted(weights: FusionWeights) -> Callable[[LoadedBuild], LoadedBuild]:
    return lambda build: replace(build, retriever=build.retriever.altered(weights=weights))


def _untranslated(build: LoadedBuild) -> LoadedBuild:
    return replace(build, retriever=build.retriever.altered(expands=False))


def _without_figures(build: LoadedBuild) -> LoadedBuild:
    analyses = {i: replace(a, figures=()) for i, a in build.analyses.items()}
    return replace(build, analyses=analyses)


def _without_labels(evidence: Evidence) -> Evidence:
    kept = (f for f in evidence.statements if f.statement.value is None)
    return replace(evidence, statements=tuple(kept))


def _accepted(evidence: Evidence) -> Evidence:
    """Evidence that counts as covering the question, however little of it is said there."""
    statements = (f._replace(coverage=1.0, passage=1.0, own=1.0) for f in evidence.statements)
    readings = (replace(r, coverage=1.0, support=1.0) for r in evidence.readings)
    cells = (replace(c, coverage=1.0, own=1.0, least=1.0) for c in evidence.cells)
    return replace(
        evidence, statements=tuple(statements), readings=tuple(readings), cells=tuple(cells)
    )


ABLATIONS = (
    Ablation("nothing"),
    Ablation("words (BM25)", _weighted(FusionWeights(words=0.0))),
    Ablation("character bigrams (BM25)", _weighted(FusionWeights(bigrams=0.0))),
    Ablation("late interaction", _weighted(FusionWeights(late=0.0))),
    Ablation("dense vectors", _weighted(FusionWeights(dense=0.0))),
    Ablation("translations and synonyms", _untranslated),
    Ablation("table of figures", _without_figures),
    Ablation("labelled values", evidence=_without_labels),
    Ablation("cells of tables", evidence=lambda found: replace(found, cells=())),
    Ablation("reading of passages", evidence=lambda found: replace(found, readings=())),
    Ablation("acceptance", evidence=_accepted),
)


def render_ablations(names: Sequence[str], results: Sequence[AblationResult]) -> str:
    """The results as a table in Markdown: right answers by set, wrong figures in brackets.

    The first line has the whole assistant, every other one what is lost without a part.
    """
    sizes = [s.total for s in results[0].sets] if results else []
    heads = [f"{name} ({size})" for name, size in zip(names, sizes, strict=True)]
    lines = [_row("without", *heads), _row("---", *["---"] * len(heads))]
    return "\n".join([*lines, *(_row(r.name, *map(_shown, r.sets)) for r in results)]) + "\n"


def _shown(score: SetScore) -> str:
    wrong = f" ({score.wrong_figures} wrong)" if score.wrong_figures else ""
    return f"{score.right}{wrong}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
