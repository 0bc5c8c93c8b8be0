"""The training code makes a model that loads, from any data of the right shape, reproducibly."""

import io
import json
import lzma
import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest

from index.encoding import StaticEncoder
from index.training.card import write_card, write_licence
from index.training.chive import read_word_vectors, string_hash
from index.training.export import quantise
from index.training.fit import Schedule
from index.training.pairs import gloss_pairs, heading_pairs, question_pairs, sentence_in_passage
from index.training.run import TrainingSources, train
from index.training.sources import QuestionSet, read_dictionary, read_sentence_pairs, read_synonyms
from index.training.vocabulary import make_tokenizer

WORDS = [
    "水",
    "研究",
    "予算",
    "学校",
    "給食",
    "野菜",
    "河川",
    "洪水",
    "予測",
    "支援",
    "海外",
    "大学",
]
SUBJECTS = ["河川の洪水", "学校の給食", "海外の大学", "野菜の予算", "研究の支援", "水の予測"]


def write_xz(path: Path, text: str) -> None:
    path.write_bytes(lzma.compress(text.encode()))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel with word vectors in spaCy's format: the last two words share one vector."""
    vectors = np.random.default_rng(2).standard_normal((len(WORDS) - 1, 20)).astype(np.float32)
    data = io.BytesIO()
    np.save(data, vectors)
    rows = bytearray(b"\xdf" + struct.pack(">I", len(WORDS)))
    for place, word in enumerate(WORDS):
        rows += b"\xcf" + struct.pack(">Q", string_hash(word))
        rows.append(min(place, len(WORDS) - 2))
    path = tmp_path_factory.mktemp("wheel") / "ja_ginza-0.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ja_ginza/ja_ginza-0.0/vocab/key2row", bytes(rows))
        archive.writestr("ja_ginza/ja_ginza-0.0/vocab/vectors", data.getvalue())
        archive.writestr("ja_ginza/ja_ginza-0.0/vocab/strings.json", json.dumps(["他", *WORDS]))
    return path


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Invented data in the shapes of the published files."""
    directory = tmp_path_factory.mktemp("data")
    paragraphs = [
        {
            "context": f"{subject}は第{i}の計画である。計画は毎年度見直される。",
            "qas": [{"question": f"第{i}の計画は{subject}か"}],
        }
        for i, subject in enumerate(SUBJECTS * 4)
    ]
    articles = {"data": [{"title": "計画", "paragraphs": paragraphs}]}
    write_xz(directory / "jaquad_train.json.xz", json.dumps(articles))
    write_xz(directory / "tanaka_50k.tsv.xz", "i study , too .\t私も研究する。\n" * 8)
    write_xz(
        directory / "jmdict_glosses.tsv.xz",
        "#words\tenglish glosses\tcommon\n水|みず\twater (cold); fluid\t1\n"
        "研究\tto study; research\t1\n洪水\tflood\t1\n粽\trice dumpling\t0\n",
    )
    synonyms = "".join(
        f"00000{i},1,0,1,0,0,0,(),{w},,\n" for i, w in ((1, "水"), (1, "ウォーター"))
    )
    write_xz(directory / "sudachi_synonyms.txt.xz", synonyms + "000002,1,0,1,0,0,0,(),孤独,,\n")
    return directory


def test_the_hash_is_that_of_the_string_store() -> None:
    # spacy.strings.hash_string("apple") and of a word of three characters
    assert string_hash("apple") == 8566208034543834098
    assert string_hash("coffee") == 3197928453018144401


def test_words_find_their_vectors(wheel: Path) -> None:
    vectors = read_word_vectors(wheel)
    assert list(vectors.words) == WORDS
    assert vectors.rows.tolist() == [*range(len(WORDS) - 1), len(WORDS) - 2]
    assert vectors.vectors.shape == (len(WORDS) - 1, 20)


def test_sources_are_read_in_their_shapes(data: Path) -> None:
    assert read_sentence_pairs(data / "tanaka_50k.tsv.xz")[0] == ("i study, too.", "私も研究する。")
    entries = read_dictionary(data / "jmdict_glosses.tsv.xz")
    assert (entries[0].words, entries[0].glosses) == (("水", "みず"), ("water", "fluid"))
    assert [entry.common for entry in entries] == [True, True, True, False]
    assert read_synonyms(data / "sudachi_synonyms.txt.xz") == [("水", "ウォーター")]


def test_near_misses_share_words_and_are_never_the_answer() -> None:
    paragraphs = (
        "水の研究を支援する。",
        "水の研究を測る。",
        "給食の話。",
        "学校の話。",
        "予算の話。",
    )
    columns = question_pairs(QuestionSet(paragraphs, ("水の研究の支援は",) * 8, (0,) * 8), seed=1)
    assert set(columns["positive"]) == {paragraphs[0]}
    assert paragraphs[0] not in columns["negative"]
    assert paragraphs[1] in columns["negative"]


def test_a_sentence_is_taken_out_of_its_paragraph() -> None:
    paragraph = "河川の洪水を予測する計画を作る。大学の研究者を海外に派遣する。短い。"
    columns = sentence_in_passage([paragraph, "一つの文だけでできている段落である。"], seed=1)
    assert len(columns["anchor"]) == 2
    for sentence, rest in zip(columns["anchor"], columns["positive"], strict=True):
        assert sentence not in rest
        assert len(sentence) + len(rest) == len(paragraph)


def test_glosses_of_common_entries_are_pairs(data: Path) -> None:
    columns = gloss_pairs(read_dictionary(data / "jmdict_glosses.tsv.xz"))
    assert columns["anchor"] == ["water", "fluid", "study", "research", "flood"]
    assert columns["positive"] == ["水", "水", "研究", "研究", "洪水"]


def test_a_heading_goes_with_the_text_below() -> None:
    text = "海外派遣\n\n" + "大学の研究者を海外に派遣し、滞在費を支援する。" * 3 + "\n\n終わり"
    columns = heading_pairs([text])
    assert columns["anchor"] == ["海外派遣"]
    assert columns["positive"][0].startswith("大学の研究者")


def test_the_tokenizer_prefers_whole_words_and_reads_the_rest_by_character() -> None:
    tokenizer = make_tokenizer({"研究": 9, "研究者": 5, "者": 4, "研": 1, "究": 1, "water": 2})
    assert tokenizer.encode("研究者　ＷＡＴＥＲ究").tokens == ["研究者", "water", "究"]
    assert tokenizer.encode("鰯").ids == [0]


def test_int8_loses_little() -> None:
    table = np.random.default_rng(1).standard_normal((5, 32)).astype(np.float32)
    table[2] = 0
    numbers, scales = quantise(table)
    assert numbers.dtype == np.int8
    np.testing.assert_allclose(numbers * scales[:, None], table, atol=0.02)


def run(data: Path, wheel: Path, output: Path, scratch: Path) -> dict[str, str]:
    document = data / "計画.txt"
    document.write_text("洪水の予測\n\n" + "河川の水位を測り、洪水を予測する計画である。" * 3)
    schedule = Schedule(epochs=2, batch_size=8, dimensions=(16, 8))
    sources = TrainingSources.read(data, [document])
    return train(
        sources, wheel, output, schedule, scratch=scratch, vocabulary_size=200, dimension=16
    )


def test_training_makes_a_model_that_loads_and_has_learnt(
    data: Path, wheel: Path, tmp_path: Path
) -> None:
    from sentence_transformers import SentenceTransformer

    first, second = tmp_path / "first", tmp_path / "second"
    checksums = run(data, wheel, first, tmp_path / "scratch")
    assert run(data, wheel, second, tmp_path / "scratch") == checksums
    encoder = StaticEncoder.read(first, name="tiny", revision="1")
    texts = ["water", "水", "給食", "第3の計画は野菜の予算か", ""]
    model = SentenceTransformer(str(first), device="cpu")
    expected = model.encode(texts, show_progress_bar=False)
    vectors = encoder.encode_passages(texts)
    np.testing.assert_allclose(vectors, expected, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
    assert encoder.vocabulary_size <= 201


def test_the_card_names_data_licences_and_scores(tmp_path: Path) -> None:
    from index.evaluation import RetrievalReport, SetReport
    from index.evaluation.metrics import RankingScores

    legs = dict.fromkeys(("dense", "late", "bm25", "fusion"), RankingScores(1, 2, 76.54, 4))
    report = RetrievalReport("1", "m", "r", (SetReport("JSQuAD test", 5, 7, legs),))
    write_card(tmp_path, Schedule(), report, words=12345, dimension=256)
    write_licence(tmp_path)
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    for expected in (
        "cc-by-sa-4.0",
        "JaQuAD",
        "JMdict",
        "12,345 words",
        "| dense vectors | 76.5 |",
    ):
        assert expected in card
    assert "CC BY-SA 4.0" in (tmp_path / "LICENSE").read_text(encoding="utf-8")
