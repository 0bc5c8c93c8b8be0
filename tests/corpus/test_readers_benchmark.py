"""The measurement of reading speed."""

from __future__ import annotations

from corpus.readers import benchmark


def test_pages_and_rows_are_measured_beside_plain_extraction(
    slide, write_pdf, tmp_path, monkeypatch
):
    monkeypatch.setattr(benchmark, "LEAST_SECONDS", 0.01)
    pdf = write_pdf(slide().text(40, 30, "一頁目"), slide().text(40, 30, "二頁目"))
    table = tmp_path / "table.csv"
    table.write_text("事業,金額\n" + "海の事業,1\n" * 50, encoding="utf-8")
    note = tmp_path / "note.txt"
    note.write_text("測らない", encoding="utf-8")
    pages, rows = benchmark.measure_reading([pdf, table, note])
    assert (pages.name, pages.unit, pages.count) == ("slides.pdf", "pages", 2)
    assert (rows.name, rows.unit, rows.count) == ("table.csv", "rows", 51)
    for speed in (pages, rows):
        assert speed.per_second > 0
        assert speed.plain_per_second > 0
