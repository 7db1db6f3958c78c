"""Tables, bars and scorecards of a Word file as WordprocessingML: rows stay whole, heads are repeated."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import ceil
from xml.sax.saxutils import quoteattr

from docx.oxml.ns import nsdecls

from ...text import legal
from ..content.blocks import Bars, Scorecard, Table
from .columns import columns, letters, with_whole_bands
from .verdicts import COLOURS, SIGNS
from .word_paragraphs import KEPT, paragraph, run, style

SMALL, SMALLEST = 9.0, 7.5  # points: of tables, and of wide ones
WIDE_TABLE = 6  # columns from which a table is set in the smallest letters
SHORT_TABLE = 14  # lines up to which a table stays on one page
TWIPS = 8844  # of the 156 mm of a line
_LEADING = 1.2  # of the size of the letters: from line to line
_LETTER = 0.5  # of the size of the letters: how wide one is
_BAR, _RAIL = "4A86C5", "E8EDF2"
_CARD, _CHANCE_TWIPS = 8.0, 1100  # points of the letters, width of the bars
_LINES = '<w:top w:val="single" w:sz="8"/><w:bottom w:val="single" w:sz="8"/><w:insideH w:val="single" w:sz="2"/>'


def table(one: Table) -> list[str]:
    """A table with its caption, in the letters that its columns leave room for."""
    one = with_whole_bands(one)
    count = len(one.head)
    size = SMALLEST if count >= WIDE_TABLE or one.kind == "words" else SMALL
    across = columns(one, TWIPS / _twips(size))
    widths = _shared(across, TWIPS)
    short = _lines(one, across) <= SHORT_TABLE
    cell = partial(_cell, size=size)
    rows = []
    for number, row in enumerate((one.head, *one.rows)):
        if len(row) == 1 < count:
            cells = cell(row[0], sum(widths), bold=True, span=count, shaded=True, kept=True)
        else:
            kept = _kept(number, len(one.rows), short)
            cells = "".join(
                cell(text, widths[place], right=place in one.numbers, bold=not number, kept=kept)
                for place, text in enumerate(row)
            )
        rows.append(_row(cells, head=not number))
    return [*_caption(one.title), _grid(widths, rows, _LINES, one.title)]


def bars(one: Bars) -> list[str]:
    """Bars as shaded paragraphs whose indents are their ends, so that they stay words and numbers."""
    noted = any(bar.note for bar in one.bars)
    number, note = (
        int((max(letters(text) for text in texts) + 2) * _twips(SMALL))
        for texts in ([bar.text for bar in one.bars] or [""], [bar.note for bar in one.bars] or [""])
    )
    rail = TWIPS // 3
    widths = [TWIPS - rail - number - noted * note, rail, number, *([note] if noted else [])]
    short = len(one.bars) <= SHORT_TABLE
    rows = []
    for place, bar in enumerate(one.bars, 1):
        length = round((rail / 2 if one.signed else rail) * abs(bar.share) / one.longest)
        start = (rail // 2 - (length if bar.share < 0 else 0)) if one.signed else 0
        cells = [
            _cell(bar.label, widths[0], SMALL, kept=_kept(place, len(one.bars), short)),
            _rail(start, length, rail),
            _cell(bar.text, number, SMALL, right=True),
            *([_cell(bar.note, note, SMALL)] if noted else []),
        ]
        rows.append(_row("".join(cells)))
    return [*_caption(one.title), _grid(widths, rows, "", one.title)]


def scorecard(card: Scorecard) -> list[str]:
    """The targets as a table with a bar for each chance; a verdict has a sign beside its colour."""
    words = [(one.name, one.wanted, one.outcome, one.chance, f"{SIGNS[one.tone]} {one.verdict}") for one in card.rows]
    whole = TWIPS - _CHANCE_TWIPS
    widths = _shared(columns(Table("", card.head, tuple(words)), whole / _twips(_CARD)), whole)
    cell = partial(_cell, size=_CARD)
    heads = [cell(text, own, bold=True, kept=True) for text, own in zip(card.head, widths, strict=True)]
    heads[3] = cell(card.head[3], _CHANCE_TWIPS + widths[3], bold=True, span=2, kept=True)
    rows = [_row("".join(heads), head=True)]
    for number, (one, (*texts, chance, verdict)) in enumerate(zip(card.rows, words, strict=True), 1):
        kept = number < len(words)
        first, *others = (
            cell(text, own, bold=text is one.name, kept=kept) for text, own in zip(texts, widths, strict=False)
        )
        cells = [first, *others, _rail(0, round(_CHANCE_TWIPS * one.share), _CHANCE_TWIPS), cell(chance, widths[3])]
        cells.append(cell(verdict, widths[4], bold=True, colour=COLOURS[one.tone].removeprefix("#")))
        rows.append(_row("".join(cells)))
    return [_grid([*widths[:3], _CHANCE_TWIPS, *widths[3:]], rows, _LINES, card.head[0])]


def _twips(size: float) -> float:
    """The width of a letter."""
    return _LETTER * size * 20


def _shared(across: Sequence[float], whole: int) -> list[int]:
    """Twips of each column: `whole` in the shares of their letters."""
    return [int(whole * one / sum(across)) for one in across]


def _lines(one: Table, across: Sequence[float]) -> int:
    """About how many lines a table takes."""
    rows = [row for row in one.rows if len(row) == len(across)]
    return 1 + sum(
        max(
            sum(max(1, ceil(letters(line) / own)) for line in cell.split("\n"))
            for cell, own in zip(row, across, strict=True)
        )
        for row in rows
    )


def _kept(number: int, last: int, short: bool) -> bool:
    """Whether a row stays on one page with the next: all of a short table, the head and the last row of a long one."""
    return number < last and (short or not number or number == last - 1)


def _row(cells: str, head: bool = False) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>"


def _cell(
    text: str,
    own: int,
    size: float,
    *,
    right: bool = False,
    bold: bool = False,
    span: int = 1,
    shaded: bool = False,
    kept: bool = False,
    colour: str = "",
) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_RAIL}"/>' if shaded else ""
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    side = '<w:jc w:val="right"/>' if right else ""
    place = f"{KEPT if kept else ''}{_leading(size)}{side}"
    weight = "<w:b/>" if bold else ""
    ink = f'<w:color w:val="{colour}"/>' if colour else ""
    marks = f'{weight}{ink}<w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/>'
    paragraphs = "".join(f"<w:p>{style('Cell', place)}{run(line, marks)}</w:p>" for line in text.split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="{own}" w:type="dxa"/>{across}{shade}</w:tcPr>{paragraphs}</w:tc>'


def _leading(size: float) -> str:
    return f'<w:spacing w:before="10" w:after="10" w:line="{size * _LEADING * 20:.0f}" w:lineRule="exact"/>'


def _caption(title: str) -> list[str]:
    return [paragraph(title, "Caption")] if title else []


def _rail(start: int, length: int, whole: int) -> str:
    ends = f'{_leading(SMALL)}<w:ind w:left="{start}" w:right="{max(whole - start - length, 0)}"/>'
    bar = f'<w:shd w:val="clear" w:color="auto" w:fill="{_BAR}"/>' if length else ""
    margins = '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'
    rail = f'<w:shd w:val="clear" w:color="auto" w:fill="{_RAIL}"/>'
    about = f'<w:tcW w:w="{whole}" w:type="dxa"/>{rail}{margins}<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{about}</w:tcPr><w:p>{style('Cell', bar + ends)}{run(' ')}</w:p></w:tc>"


def _grid(widths: Sequence[int], rows: Sequence[str], lines: str, title: str) -> str:
    named = f"<w:tblCaption w:val={quoteattr(legal(title))}/>" if title else ""
    margins = '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
    about = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'{margins}<w:tblLook w:val="0020" w:firstRow="1"/>{named}'
    )
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    return f"<w:tbl {nsdecls('w')}><w:tblPr>{about}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
