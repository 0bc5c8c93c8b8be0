"""PDF: from characters with places to text in reading order.

Four libraries were compared on three ministry PDFs (slides, a thirty-page report with figures, a
staff paper with ruled tables and charts), all text, one core:

    pypdfium2     140-180 pages/s   stream order: heads of a slide come after its body, one line
                                    per text object; opens AES-256; renders pages for OCR
    pypdf          22-34 pages/s    stream order as well; splits lines where the font changes
    pdfminer.six   11-22 pages/s    groups boxes well, but orders them from left to right over the
                                    whole slide; spaced-out text is broken up (ア リ ン グ)
    pdfplumber      7-17 pages/s    interleaves lines across columns and merges words of boxes side
                                    by side; its table finder takes every frame for a table

None of them reads a slide in order, so the characters, their boxes and the drawn lines come from
pypdfium2 (Apache-2.0 or BSD-3-Clause), and order is worked out here from geometry, at 15 to 50
pages/s: `runs` joins characters to line runs that never cross a gap, `boxes` groups runs, `order`
cuts the page along white space and drawn frames. The grid of ruled tables is found by pdfplumber's
functions (MIT), fed with the drawn lines only.
"""
