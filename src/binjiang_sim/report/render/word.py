"""The report as a Word file in the layout of official documents: A4, 22 lines of 28 characters, FangSong of size 3."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from ...text import LONGEST_PROPERTY, legal, shortened
from ..content.blocks import Bars, Block, Bullets, Chart, Code, Document, Heading, Paragraph, Section, Table, untitled
from . import word_fonts
from .columns import columns, with_whole_bands

TOP, LEFT, WIDTH, HEIGHT = 37.0, 28.0, 156.0, 225.0  # mm: upper and left margin, and what 22 lines of 28 take
LINES = 22
SMALL, SMALLEST = 9.0, 8.0  # points: of tables, and of wide ones
WIDE_TABLE = 6  # columns from which a table is set in the smallest letters
HALF_CHART = 118.0  # mm: a chart that is half a page wide on screen
_TWIPS_A_MM = 1440 / 25.4
_LETTER = 0.52  # of the size of the letters: how wide one is
_BAR, _RAIL = "4A86C5", "E8EDF2"
_RAIL_TWIPS = 3000


def word(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """The bytes of a .docx file; `pictures` holds every chart as PNG by its key."""
    file = docx.Document()
    word_fonts.set_fonts(file)
    _page(file)
    _name(file, document)
    file.add_paragraph(legal(document.title), style="Title")
    file.add_paragraph(legal(f"{document.place}  {document.span}"), style="Subtitle")
    for section in document.sections:
        _section(file, section, pictures)
    _add(file, f"<w:p {nsdecls('w')}>{_style('Note')}{_run(document.footer)}</w:p>")
    word_fonts.embed(file)
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def _section(file: Any, section: Section, pictures: Mapping[str, bytes]) -> None:
    heading = file.add_paragraph(legal(section.title), style="Heading 1")
    heading.paragraph_format.page_break_before = section.key != "answer"
    for block in untitled(section):
        if isinstance(block, Chart):
            _picture(file, block, pictures[block.key])
        else:
            for xml in _written(block):
                _add(file, xml)


def _written(block: Block) -> list[str]:
    """A block as elements of WordprocessingML."""
    write: Mapping[type, Callable[[Any], list[str]]] = {
        Paragraph: lambda one: [_paragraph(one.text, {"note": "Note"}.get(one.kind, "Normal"))],
        Heading: lambda one: [_paragraph(one.text, "Heading2")],
        Bullets: lambda one: [_paragraph(f"• {text}", "Normal") for text in one.items],
        Code: lambda one: [_paragraph(text, "Command") for text in one.text.split("\n")],
        Table: _table,
        Bars: _bars,
    }
    return write[type(block)](block)


def _paragraph(text: str, style: str) -> str:
    return f"<w:p {nsdecls('w')}>{_style(style)}{_run(text)}</w:p>"


def _style(name: str, more: str = "") -> str:
    return f'<w:pPr><w:pStyle w:val="{name}"/>{more}</w:pPr>'


def _run(text: str, properties: str = "") -> str:
    # An east-Asian font on every run: where a style is lost in pasting, the letters stay what they are.
    fonts = word_fonts.run_fonts()
    words = (f'<w:t xml:space="preserve">{escape(one)}</w:t>' for one in legal(text).split("\t"))
    return f"<w:r><w:rPr>{fonts}{properties}</w:rPr>{'<w:tab/>'.join(words)}</w:r>"


def _table(table: Table) -> list[str]:
    table = with_whole_bands(table)
    count = len(table.head)
    size = SMALLEST if count >= WIDE_TABLE or table.kind == "words" else SMALL
    widths = _widths(table, size)
    cell = partial(_cell, size=size)
    head = "".join(
        cell(text, widths[place], right=place in table.numbers, bold=True) for place, text in enumerate(table.head)
    )
    rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
    for row in table.rows:
        if len(row) == 1 < count:
            cells = cell(row[0], sum(widths), bold=True, span=count)
        else:
            cells = "".join(cell(text, widths[place], right=place in table.numbers) for place, text in enumerate(row))
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
    lines = '<w:top w:val="single" w:sz="8"/><w:bottom w:val="single" w:sz="8"/><w:insideH w:val="single" w:sz="2"/>'
    return [*_caption(table.title), _grid(widths, rows, lines)]


def _widths(table: Table, size: float) -> list[int]:
    """Twips of each column: as long as its lines where there is room, all of the page together."""
    whole = int(WIDTH * _TWIPS_A_MM)
    letters = columns(table, whole / (_LETTER * size * 20))
    return [int(whole * one / sum(letters)) for one in letters]


def _cell(text: str, width: int, size: float, right: bool = False, bold: bool = False, span: int = 1) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_RAIL}"/>' if span > 1 else ""
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    weight = "<w:b/>" if bold else ""
    side = '<w:jc w:val="right"/>' if right else ""
    size_of = f'{weight}<w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/>'
    paragraphs = "".join(f"<w:p>{_style('Cell', side)}{_run(line, size_of)}</w:p>" for line in text.split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{shade}</w:tcPr>{paragraphs}</w:tc>'


def _bars(bars: Bars) -> list[str]:
    """Bars as shaded paragraphs whose indents are their ends, so that they stay words and numbers."""
    noted = any(bar.note for bar in bars.bars)
    whole = int(WIDTH * _TWIPS_A_MM)
    number, note = 900, 1500 if noted else 0
    widths = [whole - _RAIL_TWIPS - number - note, _RAIL_TWIPS, number, *([note] if noted else [])]
    rows = []
    for bar in bars.bars:
        length = round((_RAIL_TWIPS / 2 if bars.signed else _RAIL_TWIPS) * abs(bar.share) / bars.longest)
        start = (_RAIL_TWIPS // 2 - (length if bar.share < 0 else 0)) if bars.signed else 0
        cells = [_cell(bar.label, widths[0], SMALL), _rail(start, length), _cell(bar.text, number, SMALL, right=True)]
        cells += [_cell(bar.note, note, SMALL)] if noted else []
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
    return [*_caption(bars.title), _grid(widths, rows, "")]


def _caption(title: str) -> list[str]:
    return [_paragraph(title, "Caption")] if title else []


def _rail(start: int, length: int) -> str:
    ends = f'<w:ind w:left="{start}" w:right="{max(_RAIL_TWIPS - start - length, 0)}"/>'
    bar = f'<w:shd w:val="clear" w:color="auto" w:fill="{_BAR}"/>' if length else ""
    margins = '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'
    rail = f'<w:shd w:val="clear" w:color="auto" w:fill="{_RAIL}"/>'
    paragraph = f"<w:p>{_style('Cell', bar + ends)}{_run(' ')}</w:p>"
    about = f'<w:tcW w:w="{_RAIL_TWIPS}" w:type="dxa"/>{rail}{margins}<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{paragraph}</w:tc>"


def _grid(widths: list[int], rows: list[str], lines: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{margins}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _picture(file: Any, chart: Chart, png: bytes) -> None:
    paragraph = file.add_paragraph(style="Picture")
    drawing = paragraph.add_run().add_picture(io.BytesIO(png), width=Mm(WIDTH if chart.wide else HALF_CHART))
    drawing._inline.docPr.set("descr", legal(chart.title))


def _add(file: Any, xml: str) -> None:
    body = file.element.body
    body.insert(len(body) - 1, parse_xml(xml))  # before the last element, which describes the page


def _page(file: Any) -> None:
    """A4 with a grid of 22 lines of 28 characters, and the number of the page below."""
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(297 - TOP - HEIGHT)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(210 - LEFT - WIDTH)
    section.footer_distance = Mm(28)
    pitch = round(HEIGHT * _TWIPS_A_MM / LINES)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is not None:
        section._sectPr.remove(grid)
    section._sectPr.append(parse_xml(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="{pitch}"/>'))
    number = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' if kind else "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        for kind in ("begin", "", "end")
    )
    footer = section.footer.paragraphs[0]._p
    side = '<w:jc w:val="center"/>'
    footer.getparent().replace(
        footer, parse_xml(f"<w:p {nsdecls('w')}>{_style('Footer', side)}{_run('— ')}{number}{_run(' —')}</w:p>")
    )


def _name(file: Any, document: Document) -> None:
    """Title and author; no time of day, so that equal runs give equal files."""
    about = file.core_properties
    title, place, footer = (
        shortened(legal(one), LONGEST_PROPERTY)
        for one in (document.title, f"{document.place} {document.span}", document.footer)
    )
    about.title, about.subject, about.comments, about.author = title, place, footer, "binjiang_sim"
    about.last_modified_by, about.language = "", _language(document.language)
    for child in list(about._element):
        if child.tag.endswith(("}created", "}modified")):
            about._element.remove(child)


def _language(language: str) -> str:
    return {"zh": "zh-CN", "en": "en-GB"}[language]
