"""The report as a Word file in the layout of official documents: A4, 22 lines of 28 characters, FangSong of size 3."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from ...text import LONGEST_PROPERTY, legal, shortened
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
    untitled,
)
from . import word_fonts
from .word_paragraphs import KEPT, NO_INDENT, field, paragraph, run, style
from .word_tables import bars, scorecard, table

TOP, LEFT, WIDTH, HEIGHT = 37.0, 28.0, 156.0, 225.0  # mm: upper and left margin, and what 22 lines of 28 take
LINES = 22
CHARTS = 0.6  # of their size: the widest fill the page, two of half the width stand side by side
_TWIPS_A_MM = 1440 / 25.4


@dataclass(frozen=True)
class _Letters:
    """How a section is set: the style of its text, and what differs from it in bullets and headings."""

    text: str
    bullet: str = "•\t"
    hanging: str = '<w:tabs><w:tab w:val="left" w:pos="210"/></w:tabs><w:ind w:left="210" w:hanging="210"/>'
    indent: str = NO_INDENT
    heading: tuple[str, str] = (
        f'<w:snapToGrid w:val="0"/><w:spacing w:before="100" w:after="20"/>{NO_INDENT}',
        '<w:b/><w:sz w:val="22"/><w:szCs w:val="22"/>',
    )


_OFFICIAL = _Letters("Normal", "• ", "", "", ("", ""))
_REPORT, _SMALL = _Letters("ReportText"), _Letters("SmallText")


def word(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """The bytes of a .docx file; `pictures` holds every chart as PNG by its key."""
    file = docx.Document()
    word_fonts.set_fonts(file)
    _page(file)
    _name(file, document)
    names = (document.place, document.title, document.span) if document.answer else (document.place, document.span)
    _add(file, paragraph(document.answer or document.title, "Title"), paragraph("  ".join(names), "Subtitle"))
    first, *others = document.sections
    answered = bool(document.answer)
    _section(file, first, 0, pictures, _SMALL if answered else _OFFICIAL)
    if others:
        _contents(file, others, document.language)
    for number, section in enumerate(others, 1):
        _section(file, section, number, pictures, _SMALL if section.folded else _REPORT if answered else _OFFICIAL)
    _add(file, paragraph(document.footer, "Note"))
    word_fonts.embed(file)
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def _contents(file: Any, sections: Sequence[Section], language: str) -> None:
    """The titles of sections with their pages, which the program that shows the file fills in.

    A field of the kind TOC would keep LibreOffice from filling them in.
    """
    _add(file, paragraph(say("page.contents", language), "TOCHeading"))
    for number, section in enumerate(sections, 1):
        kept = KEPT if number < len(sections) else ""
        page = field(f"PAGEREF {_bookmark(number)} \\h")
        line = f"{run(section.title)}<w:r><w:tab/></w:r>{page}"
        link = f'<w:hyperlink w:anchor="{_bookmark(number)}" w:history="1">{line}</w:hyperlink>'
        _add(file, f"<w:p {nsdecls('w')}>{style('toc1', kept)}{link}</w:p>")
    after = file.settings.element.find(qn("w:compat"))
    after.addprevious(parse_xml(f"<w:updateFields {nsdecls('w')}/>"))


def _bookmark(number: int) -> str:
    return f"_Toc{number:08d}"


def _section(file: Any, section: Section, number: int, pictures: Mapping[str, bytes], letters: _Letters) -> None:
    """A heading with a bookmark for the contents, and its blocks. It goes on where the page is: pages are filled."""
    ends = f'w:id="{number}"'
    heading = f'<w:bookmarkStart {ends} w:name="{_bookmark(number)}"/>{run(section.title)}<w:bookmarkEnd {ends}/>'
    _add(file, f"<w:p {nsdecls('w')}>{style('Heading1', letters.indent)}{heading}</w:p>")
    blocks = list(untitled(section))
    for beside, several in groupby(blocks, lambda block: isinstance(block, Chart) and not block.wide):
        found = list(several)
        for one in range(0, len(found), 2) if beside else ():
            _charts(file, found[one : one + 2], pictures)
        for block in () if beside else found:
            if isinstance(block, Chart):
                _charts(file, [block], pictures)
            else:
                _add(file, *_written(block, letters, KEPT if block is blocks[0] else ""))


def _written(block: Block, letters: _Letters, place: str) -> list[str]:
    """A block as elements of WordprocessingML; `place` has properties of a paragraph."""
    write: Mapping[type, Callable[[Any], list[str]]] = {
        Paragraph: lambda one: [paragraph(one.text, "Note" if one.kind == "note" else letters.text, place)],
        Heading: lambda one: [paragraph(one.text, "Heading2", *letters.heading)],
        Bullets: lambda one: [
            paragraph(f"{letters.bullet}{item}", letters.text, letters.hanging) for item in one.items
        ],
        Code: lambda one: [paragraph(line, "Command") for line in one.text.split("\n")],
        Table: table,
        Bars: bars,
        Scorecard: scorecard,
    }
    return write[type(block)](block)


def _charts(file: Any, charts: Sequence[Block], pictures: Mapping[str, bytes]) -> None:
    """Charts beside each other, read out by their titles."""
    line = file.add_paragraph(style="Picture")
    for chart in charts:
        assert isinstance(chart, Chart)
        drawing = line.add_run().add_picture(io.BytesIO(pictures[chart.key]))._inline
        share = min(CHARTS, Mm(WIDTH) / drawing.extent.cx)
        for extent in (drawing.extent, drawing.graphic.graphicData.pic.spPr.xfrm.ext):
            extent.cx, extent.cy = int(extent.cx * share), int(extent.cy * share)
        for side in ("distT", "distB", "distL", "distR"):
            drawing.set(side, "0")
        drawing.docPr.set("descr", legal(chart.title))


def _add(file: Any, *elements: str) -> None:
    body = file.element.body
    for xml in elements:
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
    footer = section.footer.paragraphs[0]._p
    number = f"{style('Footer')}{run('— ')}{field('PAGE')}{run(' —')}"
    footer.getparent().replace(footer, parse_xml(f"<w:p {nsdecls('w')}>{number}</w:p>"))


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
