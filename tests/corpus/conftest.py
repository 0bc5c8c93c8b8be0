"""Small files of every format, made by the tests themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest


@dataclass
class PdfSlide:
    """One page of a PDF; places in points from the top left."""

    width: float = 780.0
    height: float = 540.0
    rotate: int = 0
    drawings: list[str] = field(default_factory=list)
    texts: list[tuple[str, str, float]] = field(default_factory=list)

    def text(self, x: float, top: float, words: str, size: float = 12.0) -> PdfSlide:
        """Text whose em box, as displayed, begins there; Latin letters are half as wide."""
        base = top + 0.88 * size
        place = {
            0: f"1 0 0 1 {x} {self.height - base}",
            90: f"0 1 -1 0 {base} {x}",
            180: f"-1 0 0 -1 {self.width - x} {base}",
            270: f"0 -1 1 0 {self.width - base} {self.height - x}",
        }[self.rotate]
        return self.placed_text(place, words, size)

    def placed_text(self, matrix: str, words: str, size: float = 12.0) -> PdfSlide:
        self.texts.append((matrix, words, size))
        return self

    def box(self, x0: float, top: float, x1: float, bottom: float) -> PdfSlide:
        self.drawings.append(f"{x0} {self.height - bottom} {x1 - x0} {bottom - top} re S")
        return self

    def line(self, x0: float, top: float, x1: float, bottom: float) -> PdfSlide:
        self.drawings.append(f"{x0} {self.height - top} m {x1} {self.height - bottom} l S")
        return self

    def grid(self, xs: list[float], tops: list[float]) -> PdfSlide:
        for x in xs:
            self.line(x, tops[0], x, tops[-1])
        for top in tops:
            self.line(xs[0], top, xs[-1], top)
        return self

    def content(self, codes: dict[str, int]) -> str:
        """The content stream of the page, in the codes that the font has for the letters."""
        shown = (
            f"BT /F1 {size} Tf {matrix} Tm <{bytes(codes[letter] for letter in words).hex()}> Tj ET"
            for matrix, words, size in self.texts
        )
        return "\n".join([*self.drawings, *shown])


def stream_object(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def font_objects(letters: list[str]) -> dict[int, str]:
    """Objects 3 to 6: a font that is whole in the file, so that no font of the system stands in.

    It shows each letter as a box that fills its em, or half of it for Latin letters; the code of a
    letter is its place in the list, of which there are 256 at most.
    """
    wide = [not letter.isascii() for letter in letters]
    names = " ".join("/Full" if is_wide else "/Half" for is_wide in wide)
    widths = " ".join("1000" if is_wide else "500" for is_wide in wide)
    meanings = " ".join(f"<{letter.encode('utf-16-be').hex()}>" for letter in letters)
    return {
        3: "<< /Type /Font /Subtype /Type3 /FontBBox [0 -120 1000 880]"
        " /FontMatrix [0.001 0 0 0.001 0 0] /Resources << >>"
        " /CharProcs << /Full 4 0 R /Half 5 0 R >>"
        f" /Encoding << /Type /Encoding /Differences [0 {names}] >>"
        f" /FirstChar 0 /LastChar {len(letters) - 1} /Widths [{widths}] /ToUnicode 6 0 R >>",
        4: stream_object("1000 0 0 -120 1000 880 d1 0 -120 1000 1000 re f"),
        5: stream_object("500 0 0 -120 500 880 d1 0 -120 500 1000 re f"),
        6: stream_object(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CMapName /Letters def /CMapType 2 def\n"
            "1 begincodespacerange <00> <ff> endcodespacerange\n"
            f"1 beginbfrange <00> <{len(letters) - 1:02x}> [{meanings}] endbfrange\n"
            "endcmap CMapName currentdict /CMap defineresource pop end end"
        ),
    }


def pdf_bytes(slides: list[PdfSlide], title: str | None = None) -> bytes:
    """A PDF of the slides with a font of its own, which is read alike on every machine."""
    letters = sorted({" "}.union(*(words for slide in slides for _, words, _ in slide.texts)))
    codes = {letter: code for code, letter in enumerate(letters)}
    kids = " ".join(f"{7 + 2 * i} 0 R" for i in range(len(slides)))
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(slides)} >>",
        **font_objects(letters),
    }
    for i, slide in enumerate(slides):
        objects[7 + 2 * i] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {slide.width} {slide.height}]"
            f" /Rotate {slide.rotate} /Contents {8 + 2 * i} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects[8 + 2 * i] = stream_object(slide.content(codes))
    if title is not None:
        number = max(objects) + 1
        objects[number] = f"<< /Title <feff{title.encode('utf-16-be').hex()}> >>"
    data = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number in sorted(objects):
        places.append(len(data))
        data += f"{number} 0 obj\n{objects[number]}\nendobj\n".encode("ascii")
    start = len(data)
    data += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode("ascii")
    data += b"".join(f"{place:010} 00000 n \n".encode("ascii") for place in places)
    info = f" /Info {max(objects)} 0 R" if title is not None else ""
    data += (
        f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R{info} >>\nstartxref\n{start}\n%%EOF\n"
    ).encode("ascii")
    return bytes(data)


@pytest.fixture
def slide() -> Callable[..., PdfSlide]:
    return PdfSlide


@pytest.fixture
def write_pdf(tmp_path: Path) -> Callable[..., Path]:
    """Writes slides to a PDF; `encrypt` is a user and an owner password (AES-256)."""

    def write(
        *slides: PdfSlide,
        title: str | None = None,
        encrypt: tuple[str, str] | None = None,
        name: str = "slides.pdf",
    ) -> Path:
        path = tmp_path / name
        path.write_bytes(pdf_bytes(list(slides), title))
        if encrypt is not None:
            from pypdf import PdfReader, PdfWriter

            writer = PdfWriter(clone_from=PdfReader(path))
            writer.encrypt(encrypt[0], encrypt[1], algorithm="AES-256")
            writer.write(path)
        return path

    return write
