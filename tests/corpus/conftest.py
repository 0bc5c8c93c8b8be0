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
    operations: list[str] = field(default_factory=list)

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
        code = words.encode("utf-16-be").hex()
        self.operations.append(f"BT /F1 {size} Tf {matrix} Tm <{code}> Tj ET")
        return self

    def box(self, x0: float, top: float, x1: float, bottom: float) -> PdfSlide:
        self.operations.append(f"{x0} {self.height - bottom} {x1 - x0} {bottom - top} re S")
        return self

    def line(self, x0: float, top: float, x1: float, bottom: float) -> PdfSlide:
        self.operations.append(f"{x0} {self.height - top} m {x1} {self.height - bottom} l S")
        return self

    def grid(self, xs: list[float], tops: list[float]) -> PdfSlide:
        for x in xs:
            self.line(x, tops[0], x, tops[-1])
        for top in tops:
            self.line(xs[0], top, xs[-1], top)
        return self


def pdf_bytes(slides: list[PdfSlide], title: str | None = None) -> bytes:
    """A PDF with a Japanese font that is named, not embedded."""
    kids = " ".join(f"{6 + 2 * i} 0 R" for i in range(len(slides)))
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(slides)} >>",
        3: "<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /UniJIS-UTF16-H"
        " /DescendantFonts [4 0 R] >>",
        4: "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /DW 1000"
        " /W [1 [" + "500 " * 95 + "]] /FontDescriptor 5 0 R"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 5 >> >>",
        5: "<< /Type /FontDescriptor /FontName /Ryumin-Light /Flags 4 /FontBBox [0 -120 1000 880]"
        " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>",
    }
    for i, slide in enumerate(slides):
        stream = "\n".join(slide.operations)
        objects[6 + 2 * i] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {slide.width} {slide.height}]"
            f" /Rotate {slide.rotate} /Contents {7 + 2 * i} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects[7 + 2 * i] = f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream"
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
