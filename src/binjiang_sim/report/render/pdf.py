"""The report as PDF: pages of A4 that typst sets, with the fonts in the file and the words to be searched."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from ...text import legal, shortened
from ...words import say
from ..content.blocks import (
    Bars,
    Block,
    Bullets,
    Chart,
    Code,
    Document,
    Heading,
    Paragraph,
    Scorecard,
    Section,
    Table,
    Verdict,
    untitled,
)
from . import fonts
from .columns import AROUND, columns, letters, tied, with_whole_bands
from .verdicts import COLOURS, SIGNS

if TYPE_CHECKING:
    from typst import Fonts

Data = dict[str, Any]  # that is written as JSON for page.typ

WIDTH, HEIGHT = 178.0, 240.0  # millimetres of a page that words and charts take
_GAP = 5.0  # between two charts that stand side by side
_SCALE = 0.69  # of a chart's own size: the largest at which it is printed
_POINTS = 72 / 25.4  # of a millimetre
_LETTER = 0.5  # of the size of the letters: how wide one is
_TEXT = 9.5  # points
_TABLE, _WIDE_TABLE, _WORDS, _WIDE = 8.0, 7.2, 7.0, 6  # points of tables, and of those with so many columns
_AIR = 1.15  # how much wider the columns of a table are made where there is room
_FEW = 3  # rows that never stand alone
_MOST_LINES = 40  # of rows that are kept on one page
_LONGEST_WORD = 36  # letters of a word that is not broken anywhere
_HEAD = 45  # letters of the title above every page
_ROOM, _TITLE, _LINE = 50.0, 12.0, 5.0  # millimetres: of the beginning of a section, its title, and of a line
_BREAK = "\N{ZERO WIDTH SPACE}"  # where page.typ may break a word
_WORD = re.compile(r"[^\s⺀-￯]+")  # what stays on one line
_SEAM = re.compile(r"(?<=[/._\-=?&,;:@()])(?=\w)")  # where a long name or address is broken first
_VIEW = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')
_NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


class _Drawing(NamedTuple):
    """A chart that is drawn: its place among all of them, and its size in points."""

    place: int
    width: float
    height: float


def pdf(document: Document, drawings: Mapping[str, str]) -> bytes:
    """The bytes of a .pdf file; `drawings` holds every chart as an `<svg>` element by its key."""
    import typst

    said: list[str] = []
    shown = _legible(_document(document, _measured(drawings)), said)
    fonts.say_missing("\n".join(said))
    files = [str(drawing).replace("<svg ", f"<svg {_NAMESPACES} ", 1) for drawing in drawings.values()]
    given = {"document": json.dumps(shown), "drawings": json.dumps(files)}
    source = resources.files(__package__).joinpath("page.typ").read_bytes()
    return typst.compile(source, font_paths=_fonts(), sys_inputs=given)


@cache
def _fonts() -> Fonts:
    """The fonts of charts and no others, so that a page is the same on every machine."""
    import typst

    folders = [str(one) for one in fonts.folders()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def _legible(value: Any, said: list[str]) -> Any:
    """The same data in letters that the fonts have, long words with their breaks; all words are added to `said`."""
    if isinstance(value, str):
        said.append(value)
        return _BREAK.join(_breakable(fonts.numbered(part), _LONGEST_WORD) for part in value.split(_BREAK))
    if isinstance(value, dict):
        return {key: _legible(one, said) for key, one in value.items()}
    return [_legible(one, said) for one in value] if isinstance(value, list) else value


def _measured(drawings: Mapping[str, str]) -> dict[str, _Drawing]:
    found = {}
    for place, (key, drawing) in enumerate(drawings.items()):
        view = _VIEW.search(drawing)
        assert view is not None, "a drawing has a viewBox"
        found[key] = _Drawing(place, float(view[1]), float(view[2]))
    return found


def _document(document: Document, drawings: Mapping[str, _Drawing]) -> Data:
    above = [document.place, *([document.title] if document.answer else []), document.span]
    families = [fonts.FAMILY, fonts.LATIN] if fonts.chinese_font() else [fonts.LATIN]
    return {
        "lang": document.language,
        "region": {"zh": "cn", "en": "gb"}[document.language],
        "fonts": families,
        "typewriter": [fonts.TYPEWRITER, *families],
        "name": legal(document.title),
        "about": legal(document.place),
        "head": f"{shortened(document.title, _HEAD)} · {document.place}",
        "above": " · ".join(above),
        "title": document.answer or document.title,
        "contents": say("page.contents", document.language),
        "answered": bool(document.answer),
        "sections": [_section(section, drawings) for section in document.sections],
        "footer": document.footer,
    }


def _section(section: Section, drawings: Mapping[str, _Drawing]) -> Data:
    blocks = [_charts(one, drawings) if isinstance(one, list) else _block(one) for one in _rows(untitled(section))]
    return {"title": section.title, "room": _room(blocks), "blocks": list(_noted(blocks))}


def _noted(blocks: Sequence[Data]) -> Iterator[Data]:
    """The blocks; the note right below a table is part of it, so that it never stands on a page without rows."""
    above: Data | None = None
    for block in blocks:
        if above and block["is"] == "paragraph" and block["kind"] == "note":
            above["note"] = block["text"]
            above = None
        else:
            yield block
            above = block if block["is"] == "table" and block["rows"] else None


def _room(blocks: Sequence[Data]) -> float:
    """The millimetres that the beginning of a section takes: with the first chart, if only words stand above it."""
    height: float = _TITLE
    for block in blocks:
        if block["is"] == "charts":
            return min(height + float(block["height"]), HEIGHT)
        if block["is"] != "paragraph":
            break
        height += _LINE * math.ceil(letters(block["text"]) * _LETTER * _TEXT / _POINTS / WIDTH)
    return _ROOM


def _rows(blocks: Iterable[Block]) -> Iterator[Block | list[Chart]]:
    """The blocks; in the place of charts lists of them: of a wide one, or of up to two that stand side by side."""
    open_: list[Chart] = []
    for block in blocks:
        narrow = isinstance(block, Chart) and not block.wide
        if open_ and not (narrow and len(open_) == 1):
            yield open_
            open_ = []
        if not isinstance(block, Chart):
            yield block
        elif narrow:
            open_.append(block)
        else:
            yield [block]
    if open_:
        yield open_


def _charts(charts: Sequence[Chart], drawings: Mapping[str, _Drawing]) -> Data:
    """Charts as wide as their place, but no higher than a page, and with letters that are no larger than in others."""
    place = WIDTH if len(charts) == 1 else (WIDTH - _GAP) / 2
    shown: list[Data] = []
    for chart in charts:
        drawing = drawings[chart.key]
        scale = min(place / drawing.width, HEIGHT / drawing.height, _SCALE / _POINTS)
        shown.append({"drawing": drawing.place, "title": chart.title, "height": scale * drawing.height})
    return {"is": "charts", "height": max(one["height"] for one in shown), "charts": shown}


def _block(block: Block) -> Data:
    kind = type(block)
    return {"is": kind.__name__.lower(), **_DATA[kind](block)}


def _bars(bars: Bars) -> Data:
    return {"title": bars.title, "signed": bars.signed, "bars": [_bar(bars, place) for place in range(len(bars.bars))]}


def _bar(bars: Bars, place: int) -> Data:
    """The words of a bar and its left edge and length in lengths of its rail; signed ones reach out from the middle."""
    bar = bars.bars[place]
    share = bar.share / bars.longest / (2 if bars.signed else 1)
    start = 0.5 + min(share, 0.0) if bars.signed else 0.0
    words = {"label": bar.label, "text": bar.text, "note": bar.note}
    return {**words, "start": start, "length": abs(share)}


def _verdict(row: Verdict) -> Data:
    return {**asdict(row), "sign": SIGNS[row.tone], "colour": COLOURS[row.tone]}


def _table(table: Table) -> Data:
    table = with_whole_bands(table)
    size = _WORDS if table.kind == "words" else _WIDE_TABLE if len(table.head) >= _WIDE else _TABLE
    letter = _LETTER * size
    room = WIDTH * _POINTS / letter
    widths = columns(table, room)
    widths = [one * min(room / sum(widths), _AIR) for one in widths]
    rows = [_cells(row, widths) for row in table.rows]
    return {
        "title": table.title,
        "note": "",
        "head": _cells(table.head, widths),
        "rows": rows,
        "runs": list(_runs(rows, [_height(row, widths) for row in table.rows])),
        "numbers": sorted(table.numbers),
        "striped": table.kind == "figures",
        "size": size,
        "widths": [letter * one for one in widths],
    }


def _cells(row: Sequence[str], widths: Sequence[float]) -> list[str]:
    if len(row) < len(widths):
        return [_breakable(cell, int(sum(widths)) - AROUND) for cell in row]
    return [_breakable(cell, max(int(width) - AROUND, 1)) for cell, width in zip(row, widths, strict=True)]


def _height(row: Sequence[str], widths: Sequence[float]) -> int:
    """About how many lines a row takes."""
    if len(row) < len(widths):
        return 1
    return max(
        sum(math.ceil(max(letters(line), 1) / max(width - AROUND, 1)) for line in cell.split("\n"))
        for cell, width in zip(row, widths, strict=True)
    )


def _runs(rows: Sequence[Sequence[str]], heights: Sequence[int]) -> Iterator[tuple[int, bool]]:
    """How many rows, one run after another, stay on one page, and whether they can: they have to fit on it.

    Those are the first and the last few rows of a table, and a heading with the first few below it.
    """
    start, heading, last = 0, -1, len(rows) - 1
    for place, row in enumerate(rows):
        heading = place if len(row) == 1 else heading
        if place < last and (place - heading < _FEW or place > last - _FEW):
            continue
        run = heights[start : place + 1]
        start = place + 1
        if sum(run) <= _MOST_LINES:
            yield len(run), True
        else:
            yield from ((1, height <= _MOST_LINES) for height in run)


def _breakable(text: str, most: int) -> str:
    """The text, where words of more than `most` letters may be broken: at their seams, elsewhere if they must be."""
    return _WORD.sub(lambda word: _broken(word[0], most) if len(word[0]) > most else word[0], text)


def _broken(word: str, most: int) -> str:
    return _BREAK.join(_BREAK.join(part) if len(part) > most else part for part in _SEAM.split(word))


_DATA: Mapping[type[Any], Callable[[Any], Data]] = {
    Paragraph: lambda one: {"kind": one.kind, "text": tied(one.text.replace("\n", " "))},
    Heading: lambda one: {"text": tied(one.text)},
    Bullets: lambda one: {"items": [tied(item) for item in one.items]},
    Code: lambda one: {"lines": [line.split(" ") for line in one.text.split("\n")]},
    Table: _table,
    Bars: _bars,
    Scorecard: lambda one: {"head": list(one.head), "rows": list(map(_verdict, one.rows))},
}
