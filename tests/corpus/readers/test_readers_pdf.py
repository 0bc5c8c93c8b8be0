"""PDFs: reading order, tables, page numbers, titles, encryption."""

from __future__ import annotations

import pytest

from corpus.readers import read_document


def lines_of(document):
    return [line for line in document.text.splitlines() if line]


def table_cells(document, table):
    return {(c.row, c.column): document.text[c.start : c.end] for c in table.cells}


def test_columns_are_read_one_after_the_other(slide, write_pdf):
    page = slide().text(40, 30, "海と空の連携について", 20)
    for number in range(4):  # paragraphs of both columns end at the same heights
        page.text(40, 100 + 50 * number, f"左の段の{number}行目である。")
        page.text(420, 100 + 50 * number, f"右の段の{number}行目である。")
    text = read_document(write_pdf(page)).text
    assert text.index("左の段の3") < text.index("右の段の0")
    assert text.index("海と空") < text.index("左の段の0")


def test_content_order_of_the_file_does_not_matter(slide, write_pdf):
    page = slide().text(40, 400, "最後の行").text(40, 200, "中の行").text(40, 30, "最初の行")
    assert lines_of(read_document(write_pdf(page))) == ["最初の行", "中の行", "最後の行"]


def test_stacked_names_and_amounts_are_read_along_their_lines(slide, write_pdf):
    page = slide()
    for top, name in (
        (30, "海洋調査事業"),
        (46, "空路整備に向けた調査事業"),
        (62, "道の駅支援事業"),
    ):
        page.text(40, top, name)
    # Drawn from the bottom, as slides often are, beside the ministry's name on no line of theirs.
    for top, amount in ((62, "2.6億円"), (46, "1.0億円"), (30, "3.2億円")):
        page.text(380, top, f"令和５年度補正予算額{amount}")
    page.text(640, 38, "内閣府、某庁")
    found = lines_of(read_document(write_pdf(page)))
    assert "海洋調査事業 令和５年度補正予算額3.2億円" in found
    assert "空路整備に向けた調査事業 令和５年度補正予算額1.0億円" in found
    assert "道の駅支援事業 令和５年度補正予算額2.6億円" in found


def test_rows_of_a_name_and_an_amount_stay_together(slide, write_pdf):
    page = slide()
    for row in range(3):
        page.text(40, 100 + 40 * row, f"第{row}事業（某省）").text(
            600, 100 + 40 * row, f"{row}7.5億円"
        )
    assert lines_of(read_document(write_pdf(page))) == [
        "第0事業（某省） 07.5億円",
        "第1事業（某省） 17.5億円",
        "第2事業（某省） 27.5億円",
    ]


def test_a_frame_keeps_its_text_together(slide, write_pdf):
    page = slide()
    page.box(30, 90, 390, 200).text(40, 100, "枠の中の一行目").text(40, 160, "枠の中の二行目")
    page.text(420, 120, "枠の外の一行目").text(420, 180, "枠の外の二行目")
    text = read_document(write_pdf(page)).text
    assert text.index("枠の中の二行目") < text.index("枠の外の一行目")


def test_blocks_are_line_runs_with_their_boxes(slide, write_pdf):
    page = slide().text(40, 30, "事業の名前", 18).text(400, 30, "12億円", 18)
    document = read_document(write_pdf(page))
    name, amount = document.blocks
    assert document.text[name.start : name.end] == "事業の名前"
    assert document.text[amount.start : amount.end] == "12億円"
    assert (name.page, name.size) == (1, 18)
    assert name.box.x0 == pytest.approx(40, abs=1)
    assert name.box.top == pytest.approx(30, abs=1)
    assert name.box.x1 == pytest.approx(40 + 5 * 18, abs=1)
    assert amount.box.x0 == pytest.approx(400, abs=1)


def test_a_ruled_table_is_rows_of_cells(slide, write_pdf):
    page = slide().text(40, 60, "（単位：百万円）")
    page.grid([40, 240, 340, 440], [80, 100, 120, 140])
    rows = (
        ("事業名", "前年度", "要求額"),
        ("海の事業", "1,234", "2,345"),
        ("空の事業", "−", "△89"),
    )
    for row, cells in enumerate(rows):
        for x, words in zip((45, 245, 345), cells, strict=True):
            page.text(x, 84 + 20 * row, words)
    document = read_document(write_pdf(page))
    (table,) = document.tables
    assert table_cells(document, table) == {(r, c): rows[r][c] for r in range(3) for c in range(3)}
    assert table.header_rows == 1
    assert table.page == 1
    assert "海の事業\t1,234\t2,345" in document.text


def test_a_merged_cell_stands_at_each_place_it_covers(slide, write_pdf):
    page = slide()
    xs = [40, 200, 300, 400]
    page.line(40, 80, 400, 80).line(200, 100, 400, 100)
    page.line(40, 120, 400, 120).line(40, 140, 400, 140)
    for x in (40, 200, 400):
        page.line(x, 80, x, 140)
    page.line(300, 100, 300, 140)
    page.text(45, 94, "事業").text(205, 84, "予算額").text(205, 104, "令和7").text(
        305, 104, "令和8"
    )
    page.text(45, 124, "海の事業").text(205, 124, "10").text(305, 124, "20")
    document = read_document(write_pdf(page))
    cells = table_cells(document, document.tables[0])
    assert len(xs) - 1 == 3
    assert cells[(0, 0)] == cells[(1, 0)] == "事業"
    assert cells[(0, 1)] == cells[(0, 2)] == "予算額"
    assert (cells[(1, 2)], cells[(2, 2)]) == ("令和8", "20")
    assert document.tables[0].header_rows == 2


def test_wrapped_cells_are_one_line_each(slide, write_pdf):
    page = slide().grid([40, 160, 300], [80, 120, 140])
    page.text(45, 84, "事業の長い").text(45, 100, "名前").text(165, 84, "要求額")
    page.text(45, 124, "海の事業").text(165, 124, "2,345")
    document = read_document(write_pdf(page))
    assert "事業の長い名前\t要求額\n海の事業\t2,345" in document.text


def test_frames_of_a_slide_are_no_table(slide, write_pdf):
    page = slide()
    page.box(20, 20, 760, 60).text(30, 30, "表題")
    page.box(20, 60, 760, 500).text(30, 80, "一つ目の段落").text(30, 200, "二つ目の段落")
    assert read_document(write_pdf(page)).tables == ()


def test_printed_page_numbers_are_labels(slide, write_pdf):
    pages = [
        slide().text(40, 30, f"{n}番目の頁").text(740, 510, str(n + 79), 10) for n in range(1, 4)
    ]
    document = read_document(write_pdf(*pages))
    assert [p.number for p in document.pages] == [1, 2, 3]
    assert [p.label for p in document.pages] == ["80", "81", "82"]
    second = document.pages[1]
    assert document.text[second.start : second.end].split() == ["2番目の頁", "81"]


def test_numbers_that_do_not_count_on_are_no_labels(slide, write_pdf):
    pages = [slide().text(40, 30, "本文").text(700, 510, str(n), 10) for n in (2026, 35, 1200, 7)]
    assert [p.label for p in read_document(write_pdf(*pages)).pages] == [None] * 4


def test_pages_cover_the_text_in_order(slide, write_pdf):
    pages = [slide().text(40, 30, f"第{n}頁の本文") for n in range(5)]
    document = read_document(write_pdf(*pages))
    assert document.pages[0].start == 0
    for before, after in zip(document.pages, document.pages[1:], strict=False):
        assert before.end == after.start
    assert document.pages[-1].end == len(document.text)
    for block in document.blocks:
        assert document.page_at(block.start) == block.page


def test_the_largest_text_above_is_the_title(slide, write_pdf):
    page = slide().text(40, 30, "令和８年度海洋予算の概要", 24)
    page.text(40, 100, "本文がここに続き、題よりもずっと長い文になっている。")
    page.text(300, 480, "図の中の字", 26)
    document = read_document(write_pdf(page, title="PowerPoint プレゼンテーション"))
    assert document.title == "令和８年度海洋予算の概要"
    assert document.fiscal_year == 2026
    assert document.blocks[0].heading is not None


def test_a_title_that_the_text_bears_out_is_taken_from_the_metadata(slide, write_pdf):
    page = slide().text(40, 30, "海洋政策の", 24).text(40, 80, "これから", 24).text(40, 200, "本文")
    assert read_document(write_pdf(page, title="海洋政策のこれから")).title == "海洋政策のこれから"


def test_spaced_out_words_have_no_spaces_between_their_letters(slide, write_pdf):
    page = slide()
    for index, letter in enumerate("導入する事業"):
        page.text(40 + 18 * index, 30, letter)
    for index, digits in enumerate(("12", "34", "56")):
        page.text(40 + 18 * index, 80, digits)
    found = lines_of(read_document(write_pdf(page)))
    assert found == ["導入する事業", "12 34 56"]


def test_glyphs_painted_twice_are_read_once(slide, write_pdf):
    page = slide().text(40, 30, "太字の表題").text(40.4, 30, "太字の表題")
    assert lines_of(read_document(write_pdf(page))) == ["太字の表題"]


def test_vertical_writing_is_one_block(slide, write_pdf):
    page = slide().text(200, 30, "横書きの文")
    for index, letter in enumerate("事業概要"):
        page.text(40, 30 + 13 * index, letter)
    assert "事業概要" in lines_of(read_document(write_pdf(page)))


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_has_its_places_as_displayed(slide, write_pdf, rotate):
    page = slide(rotate=rotate).text(40, 30, "回した頁の字").text(40, 60, "次の行の字")
    document = read_document(write_pdf(page))
    box = document.blocks[0].box
    assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx((40, 30, 112, 42), abs=1)
    assert lines_of(document) == ["回した頁の字", "次の行の字"]


@pytest.mark.parametrize("matrix", ["0 1 -1 0 60 200", "0 -1 1 0 60 200", "-1 0 0 -1 200 200"])
def test_text_set_sideways_is_read_in_its_own_direction(slide, write_pdf, matrix):
    page = slide().text(200, 30, "横書きの文").placed_text(matrix, "縦軸の名前")
    assert "縦軸の名前" in lines_of(read_document(write_pdf(page)))


def test_an_empty_user_password_opens(slide, write_pdf):
    path = write_pdf(slide().text(40, 30, "暗号化された頁"), encrypt=("", "owner"))
    assert b"/AESV3" in path.read_bytes()
    assert "暗号化された頁" in read_document(path).text


def test_a_page_without_text_is_reported(slide, write_pdf, monkeypatch):
    monkeypatch.setenv("PATH", "")
    from corpus.readers.isolated.sandbox import shared_sandboxes

    shared_sandboxes().close()  # a worker started now has no tesseract to find
    picture = slide().box(40, 30, 300, 200)
    document = read_document(write_pdf(slide().text(40, 30, "字のある頁"), picture, slide()))
    shared_sandboxes().close()
    no_text, install = document.warnings
    assert no_text == "no-text: pages without text that could be read: 2"
    assert install.startswith("tesseract: install tesseract")
    assert len(document.pages) == 3


def test_tesseract_reads_a_page_without_text_where_it_is_installed(
    slide, write_pdf, tmp_path, monkeypatch
):
    command = tmp_path / "bin" / "tesseract"
    command.parent.mkdir()
    head = "level block_num par_num line_num left top width height conf text"
    words = "5 1 1 1 10 20 100 12 90 絵から", "5 1 1 1 120 20 100 12 90 読んだ字"
    table = "\n".join(line.replace(" ", "\t") for line in (head, *words))
    command.write_text(f"#!/bin/sh\n/bin/cat > /dev/null\n/bin/cat <<END\n{table}\nEND\n")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(command.parent))
    from corpus.readers.isolated.sandbox import shared_sandboxes

    shared_sandboxes().close()
    picture = slide().box(40, 30, 300, 200)
    document = read_document(write_pdf(picture, slide().text(40, 30, "字のある頁")))
    shared_sandboxes().close()
    first = document.pages[0]
    assert document.text[first.start : first.end].strip() == "絵から読んだ字"
    assert [page.machine_read for page in document.pages] == [True, False]
    assert document.warnings[-1].startswith("machine-read: ")
    assert document.blocks[0].box.x0 == pytest.approx(10 * 72 / 300)


def test_six_hundred_pages_are_read(slide, write_pdf):
    pages = [slide().text(40, 30, f"第{n}頁").text(740, 510, str(n), 10) for n in range(1, 601)]
    document = read_document(write_pdf(*pages))
    assert len(document.pages) == 600
    assert document.pages[-1].label == "600"


def test_a_number_in_the_last_row_of_a_page_is_not_that_of_the_page(slide, write_pdf):
    page = slide()
    for top, texts in ((470, ("Kind", "Asked", "Given", "Sum")), (500, ("Piers", "9", "6", "522"))):
        for x, text in zip((40, 200, 300, 400), texts, strict=True):
            page.box(x - 5, top - 5, x + 95, top + 25).text(x, top, text)
    document = read_document(write_pdf(page))
    assert "9\t6\t522" in document.text
    assert document.pages[0].label is None
