"""The report as PDF: pages of A4 that matplotlib draws, with the fonts in the file and the words to be searched."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib import image, rc_context
from matplotlib.backends.backend_pdf import FigureCanvasPdf, PdfPages
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ...text import legal
from ..content.blocks import Bars, Block, Bullets, Chart, Code, Document, Heading, Paragraph, Table, untitled
from . import fonts
from .columns import columns, with_whole_bands
from .pdf_words import wrapped

# Millimetres of A4, from the upper left corner.
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
LEFT, RIGHT, TOP, BOTTOM = 20.0, 190.0, 24.0, 278.0
WIDTH = RIGHT - LEFT
_GAP = 5.0  # between two charts that stand side by side
_POINT = 25.4 / 72
_LEADING = 1.55
INK, QUIET, ACCENT, LINE, TINT, BAR, RAIL = "#1b1f24", "#57606a", "#12457a", "#d5dae0", "#f4f7fa", "#4a86c5", "#e8edf2"
_SIZES = {"answer": 10.5, "text": 9.5, "note": 8.0}
_LETTER = 0.6  # of the size of the letters: how wide one is
_LABEL_STEP = 4.0  # between the lines of a bar's label
_TABLE, _WIDE_TABLE, _WIDE = 8.0, 7.0, 6  # points of tables, and of those with so many columns


def pdf(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """The bytes of a .pdf file; `pictures` holds every chart as PNG by its key."""
    # Words take their fonts when they are made; fonts of type 42 keep them words that can be searched.
    with fonts.chart_fonts(), rc_context({"pdf.fonttype": 42}):
        return _filled(document, pictures).bound()


def _filled(document: Document, pictures: Mapping[str, bytes]) -> _Book:
    book = _Book(document)
    for section in document.sections:
        book.turn()
        if section.key == document.sections[0].key:
            book.write(f"{document.place} · {document.span}", 9, QUIET)
            book.write(document.title, 20, INK, after=3)
        book.write(section.title, 14, ACCENT, after=2)
        _section(book, list(untitled(section)), pictures)
    book.write(document.footer, 8, QUIET, before=4)
    return book


def _section(book: _Book, blocks: Sequence[Block], pictures: Mapping[str, bytes]) -> None:
    halves: list[Chart] = []
    for block in blocks:
        if isinstance(block, Chart) and not block.wide:
            halves.append(block)
            if len(halves) == 1:
                continue
        if halves and (len(halves) == 2 or not isinstance(block, Chart) or block.wide):
            _charts(book, halves, pictures)
            halves = []
        if not isinstance(block, Chart):
            _block(book, block)
        elif block.wide:
            _charts(book, [block], pictures)
    if halves:
        _charts(book, halves, pictures)


class _Book:
    """Pages that are filled from the top; `y` is how far the open one is filled, in millimetres."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.pages: list[Figure] = []
        self.said: list[str] = []
        self.y = BOTTOM

    def turn(self) -> None:
        """Begin a page, but do not leave an empty one behind."""
        if not self.pages or self.y > TOP:
            self.pages.append(Figure(figsize=(PAGE_WIDTH / 25.4, PAGE_HEIGHT / 25.4)))
            self.y = TOP

    def room(self, height: float) -> None:
        """Turn the page when less than `height` is left of it."""
        if self.y + height > BOTTOM:
            self.turn()

    def words(self, x: float, y: float, text: str, size: float, colour: str, **more: object) -> None:
        """One line of words whose upper edge is at `y`."""
        place = x / PAGE_WIDTH, 1 - (y + 0.8 * size * _LEADING * _POINT) / PAGE_HEIGHT
        self.said.append(text)
        self.pages[-1].text(*place, fonts.drawable(text), fontsize=size, color=colour, va="baseline", **more)  # type: ignore[arg-type]

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        corner = x / PAGE_WIDTH, 1 - (y + height) / PAGE_HEIGHT
        shape = Rectangle(corner, width / PAGE_WIDTH, height / PAGE_HEIGHT, facecolor=colour, linewidth=0, zorder=0)
        self.pages[-1].add_artist(shape)

    def write(
        self, text: str, size: float, colour: str, before: float = 0.0, after: float = 1.2, indent: float = 0.0
    ) -> None:
        """A paragraph over the width of the page, on as many pages as it takes."""
        height = size * _LEADING * _POINT
        self.y += before
        for line in wrapped(text, size, (WIDTH - indent) / _POINT):
            self.room(height)
            self.words(LEFT + indent, self.y, line, size, colour)
            self.y += height
        self.y += after

    def bound(self) -> bytes:
        """All pages with their heads, as one file without the time of day."""
        written = io.BytesIO()
        about = {"Title": legal(self.document.title), "Subject": legal(self.document.place), "Author": "binjiang_sim"}
        with PdfPages(written, metadata={**about, "CreationDate": None}) as file:
            for number, page in enumerate(self.pages, 1):
                head = f"{self.document.title} · {self.document.place}" if number > 1 else ""
                page.text(LEFT / PAGE_WIDTH, 1 - 14 / PAGE_HEIGHT, fonts.drawable(head), fontsize=8, color=QUIET)
                foot = f"{number} / {len(self.pages)}"
                page.text(RIGHT / PAGE_WIDTH, 1 - 287 / PAGE_HEIGHT, foot, fontsize=8, color=QUIET, ha="right")
                FigureCanvasPdf(page).print_pdf(file)  # type: ignore[no-untyped-call]
        fonts.say_missing("\n".join(self.said))
        return written.getvalue()


def _block(book: _Book, block: Block) -> None:
    if isinstance(block, Paragraph):
        book.write(block.text, _SIZES[block.kind], QUIET if block.kind == "note" else INK)
    elif isinstance(block, Heading):
        book.room(20)
        book.write(block.text, 11, INK, before=3)
    elif isinstance(block, Bullets):
        for item in block.items:
            book.room(8)
            book.words(LEFT + 1, book.y, "•", _SIZES["text"], INK)
            book.write(item, _SIZES["text"], INK, after=0.6, indent=4)
    elif isinstance(block, Code):
        for line in block.text.split("\n"):
            book.write(line, 8, INK)
    elif isinstance(block, Table):
        _table(book, block)
    elif isinstance(block, Bars):
        _bars(book, block)


def _bars(book: _Book, bars: Bars) -> None:
    step, left, length = 5.2, LEFT + 78, 52.0
    book.room(8 + step * len(bars.bars))
    book.write(bars.title, 9.5, INK, before=2, after=0.8)
    for bar in bars.bars:
        label = wrapped(bar.label, 8.5, 76 / _POINT)
        book.room(step + (len(label) - 1) * _LABEL_STEP)
        for line, words in enumerate(label):
            book.words(LEFT, book.y + line * _LABEL_STEP, words, 8.5, INK)
        book.box(left, book.y + 0.8, length, step - 1.8, RAIL)
        share = bar.share / bars.longest
        start = left + (length / 2 * (1 + min(share, 0)) if bars.signed else 0)
        book.box(start, book.y + 0.8, abs(share) * length * (0.5 if bars.signed else 1), step - 1.8, BAR)
        book.words(left + length + 17, book.y, bar.text, 8.5, INK, ha="right")
        book.words(left + length + 20, book.y, bar.note, 8.5, QUIET)
        book.y += step + (len(label) - 1) * _LABEL_STEP
    book.y += 1.5


def _charts(book: _Book, charts: Sequence[Chart], pictures: Mapping[str, bytes]) -> None:
    """One chart over the whole width, or up to two side by side."""
    width = WIDTH if charts[0].wide else (WIDTH - _GAP) / 2
    drawn = [image.imread(io.BytesIO(pictures[chart.key])) for chart in charts]
    height = max(width * picture.shape[0] / picture.shape[1] for picture in drawn)
    book.room(height + 3)
    for place, picture in enumerate(drawn):
        own = width * picture.shape[0] / picture.shape[1]
        _place(book.pages[-1], picture, LEFT + place * (width + _GAP), book.y, width, own)
    book.y += height + 4


def _place(page: Figure, picture: np.ndarray, x: float, y: float, width: float, height: float) -> None:
    corner = (x / PAGE_WIDTH, 1 - (y + height) / PAGE_HEIGHT, width / PAGE_WIDTH, height / PAGE_HEIGHT)
    axes = page.add_axes(corner)
    axes.set_axis_off()
    axes.imshow((picture[..., :3] * 255).astype(np.uint8), aspect="auto", interpolation="none")


def _table(book: _Book, table: Table) -> None:
    table = with_whole_bands(table)
    size = _size(table)
    widths = _widths(table, size)
    book.room(25)
    if table.title:
        book.write(table.title, 9.5, INK, before=2, after=0.5)
    _row(book, table, table.head, widths, head=True)
    for number, row in enumerate(table.rows):
        if len(row) == 1 < len(table.head):
            book.room(14)
            book.write(row[0], size + 0.5, ACCENT, before=1, after=0.4)
            continue
        before = book.pages[-1]
        book.room(_height(row, widths, size))
        if book.pages[-1] is not before:
            _row(book, table, table.head, widths, head=True)
        _row(book, table, row, widths, shaded=number % 2 == 1 and table.kind == "figures")
    book.y += 2


def _row(
    book: _Book, table: Table, row: Sequence[str], widths: Sequence[float], head: bool = False, shaded: bool = False
) -> None:
    size = _size(table)
    height, step = _height(row, widths, size), size * _LEADING * _POINT
    if shaded:
        book.box(LEFT, book.y, sum(widths), height, TINT)
    x = LEFT
    for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
        right = place in table.numbers
        for line, words in enumerate(_lines(cell, width, size)):
            edge = x + width - 1 if right else x + 1
            book.words(edge, book.y + 0.5 + line * step, words, size, INK, ha="right" if right else "left")
        x += width
    book.y += height
    book.box(LEFT, book.y - 0.15, sum(widths), 0.3 if head else 0.1, INK if head else LINE)


def _size(table: Table) -> float:
    return _WIDE_TABLE if len(table.head) >= _WIDE or table.kind == "words" else _TABLE


def _height(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    lines = max(len(_lines(cell, width, size)) for cell, width in zip(row, widths, strict=True))
    return lines * size * _LEADING * _POINT + 1.0


def _lines(cell: str, width: float, size: float) -> list[str]:
    return [words for line in cell.split("\n") for words in wrapped(line, size, (width - 2) / _POINT)]


def _widths(table: Table, size: float) -> list[float]:
    """Millimetres of each column, never more than the page together."""
    letter = _LETTER * size * _POINT
    return [letter * one for one in columns(table, WIDTH / letter)]
