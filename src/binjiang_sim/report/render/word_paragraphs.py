"""Paragraphs of a Word file as WordprocessingML."""

from __future__ import annotations

from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls

from ...text import legal
from .word_fonts import NO_INDENT as NO_INDENT
from .word_fonts import run_fonts

KEPT = "<w:keepNext/>"  # on one page with what follows


def paragraph(text: str, name: str, place: str = "", letters: str = "") -> str:
    """A paragraph in the style of a name; `place` and `letters` hold properties that differ from it."""
    return f"<w:p {nsdecls('w')}>{style(name, place)}{run(text, letters)}</w:p>"


def style(name: str, place: str = "") -> str:
    """The properties of a paragraph."""
    return f'<w:pPr><w:pStyle w:val="{name}"/>{place}</w:pPr>'


def run(text: str, letters: str = "") -> str:
    """Words with properties of their letters."""
    # An east-Asian font on every run: where a style is lost in pasting, the letters stay what they are.
    words = (f'<w:t xml:space="preserve">{escape(one)}</w:t>' for one in legal(text).split("\t"))
    return f"<w:r><w:rPr>{run_fonts()}{letters}</w:rPr>{'<w:tab/>'.join(words)}</w:r>"


def field(code: str) -> str:
    """What the program that shows the file works out itself, such as the number of a page."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end"))
    return f'{begin}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{separate}{end}'
