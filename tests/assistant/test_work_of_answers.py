"""What an answer takes, in calls: a question of the table as much in any company."""

from __future__ import annotations

import pytest

import assistant.evidence.budget.table as table_module
import assistant.evidence.finding.reading as reading_module
import assistant.writer.desk as desk_module
from assistant.benchmark.made import Template, make_document, write_corpus
from assistant.conversation.state import State
from assistant.evidence.finding.finder import READ
from assistant.service import Assistant
from index.build import BuildStore, CorpusStore, run_build
from index.encoding import bundled_encoder
from tests.counting import counted

FEW, MANY = 3, 30  # documents
MORE = 1.1  # times the work among ten times as many documents


@pytest.fixture(scope="module")
def among(tmp_path_factory):
    """The assistants over few documents and over many, the few among them."""

    def made(count: int) -> Assistant:
        folder = tmp_path_factory.mktemp(f"of-{count}")
        write_corpus(folder / "corpus", Template.strangers(), range(count))
        store = BuildStore(folder / "data")
        run_build(CorpusStore(folder / "data", folder / "corpus"), store, bundled_encoder())
        assistant = Assistant(store.load_current(bundled_encoder()))
        assistant.warm_up()
        return assistant

    return [made(count) for count in (FEW, MANY)]


def names(number: int) -> list[str]:
    return list(make_document(Template.strangers(), number).programs)


def test_a_question_of_the_table_costs_the_same_in_any_company(among):
    (known, *_), (asked, *_) = names(0), names(1)
    work = []
    for assistant in among:
        assistant.answer(
            f"{known}の要求額はいくらですか。"
        )  # what is made for all questions is made
        work.append(counted(lambda a=assistant: a.answer(f"{asked}の要求額はいくらですか。")))
        assert assistant.answer(f"{asked}の要求額はいくらですか。").figures
    assert work[1] <= MORE * work[0]


def test_a_question_of_the_table_looks_through_no_list_of_all_documents(among, monkeypatch):
    class Unread(tuple[str, ...]):
        def __iter__(self):
            raise AssertionError("all documents are looked through")

    assistant = among[1]
    monkeypatch.setattr(assistant.parts.focus, "documents", Unread(assistant.parts.sources))
    (asked, *_) = names(4)
    assert assistant.answer(f"{asked}の要求額はいくらですか。").figures


def test_what_a_writer_may_look_into_is_laid_out_once_for_some_documents(among, monkeypatch):
    assistant, laid_out = among[1], []
    make = desk_module.make_desk
    monkeypatch.setattr(
        desk_module, "make_desk", lambda *told: laid_out.append(told) or make(*told)
    )
    scope = list(assistant.parts.sources)[:2]
    for question in ("予算はいくらですか。", "対象者は誰ですか。"):
        assistant.answer(question, documents=scope)
    assert len(laid_out) == 1


def test_a_question_of_documents_that_were_read_ahead_reads_none(among, monkeypatch):
    assistant = among[1]
    while assistant.read_ahead():
        pass
    (asked, *_) = names(2)
    reads = []
    monkeypatch.setattr(reading_module, "read_page", lambda *told: reads.append(told))
    monkeypatch.setattr(reading_module, "CellIndex", lambda *told: reads.append(told))
    monkeypatch.setattr(reading_module, "read_quantity_tables", lambda *told: reads.append(told))
    monkeypatch.setattr(table_module, "ViewIndex", reads.append)
    monkeypatch.setattr(reading_module, "read_quantity_lists", lambda *told: reads.append(told))
    assert assistant.answer(f"{asked}とはどのような事業ですか。").status == "answered"
    assert assistant.answer(f"{asked}の船舶の要求額はいくらですか。").answer
    assert not reads


@pytest.mark.parametrize(
    "question", ["対象者は誰ですか。", "補助率はどれくらいですか。", "What is the subsidy rate?"]
)
def test_a_question_reads_few_of_the_documents_that_have_something_to_do_with_it(
    among, question, monkeypatch
):
    assistant, read = among[1], set()
    page = assistant.parts.ledger.page
    monkeypatch.setattr(assistant.parts.ledger, "page", lambda i: read.add(i) or page(i))
    asked = assistant.parts.reader.read(question, State(), None).question
    hits = assistant.parts.finder.find(asked, question, None, 5).hits
    assert len({hit.passage.document_id for hit in hits}) > READ
    assert len(read) == READ


@pytest.mark.parametrize("question", ["深海鉱山探索の対象者は？", "必要書類は？"])
def test_a_list_under_a_label_is_looked_for_in_few_documents(among, question, monkeypatch):
    assistant, read = among[1], set()
    page = assistant.parts.ledger.page
    monkeypatch.setattr(assistant.parts.ledger, "page", lambda i: read.add(i) or page(i))
    assistant.answer(question)
    assert 0 < len(read) <= 2 * READ


@pytest.mark.parametrize("question", ["{}の連絡先は？", "連絡先は？"])
def test_who_is_in_charge_costs_the_same_in_any_company(among, question):
    asked = question.format(names(1)[0])
    work = []
    for assistant in among:
        assistant.answer(asked)
        work.append(counted(lambda a=assistant: a.answer(asked)))
    assert work[1] <= MORE * work[0]


def test_what_a_program_is_asks_for_the_sums_of_its_document_alone(among, monkeypatch):
    assistant, asked = among[1], set()
    of = assistant.table.sums.of
    monkeypatch.setattr(assistant.table.sums, "of", lambda i: asked.add(i) or of(i))
    (name, *_) = names(3)
    assert assistant.answer(f"{name}とはどのような事業ですか。").status == "answered"
    assert len(asked) == 1


def test_of_the_raised_no_more_are_looked_for_than_are_told(among, monkeypatch):
    assistant, looked = among[1], set()
    lookup = assistant.table.lookup
    monkeypatch.setattr(
        assistant.table, "lookup", lambda ask, i, *rest: looked.add(i) or lookup(ask, i, *rest)
    )
    assistant.answer("前年度から増えた事業は？")
    assert 0 < len(looked) < 2 * len(assistant.catalog.programs) / 3


def test_a_ranking_of_one_document_looks_at_no_other_program(among, monkeypatch):
    assistant, looked = among[1], set()
    lookup = assistant.table.lookup
    monkeypatch.setattr(
        assistant.table, "lookup", lambda ask, i, *rest: looked.add(i) or lookup(ask, i, *rest)
    )
    document = next(iter(assistant.build.analyses))
    assert assistant.answer("一番予算が大きい事業は？", documents=[document]).figures
    assert looked <= set(assistant.catalog.of([document]))
