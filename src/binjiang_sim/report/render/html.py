"""A document as one HTML file that asks the network for nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, partial
from html import unescape
from importlib import resources
from itertools import groupby, pairwise
from typing import TypeAlias

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from ...words import say
from ..content.blocks import Bar, Bars, Block, Document, Heading, Section, untitled
from . import fonts, svg
from .verdicts import COLOURS, SIGNS

SHORT_TABLE = 8  # rows up to which a table is not parted on paper


def rendered(shown: Document, drawings: Mapping[str, Markup] | None = None) -> str:
    """A document as a page; `drawings` holds every chart by its key, where they are drawn already."""
    text = _template().render(
        document=shown,
        drawings=svg.sharing_letters(svg.drawings(shown) if drawings is None else drawings),
        font=_FONT if fonts.chinese_font() else "",
        family=fonts.FAMILY,
        style=Markup(resources.files(__package__).joinpath("style.css").read_text("utf-8")),
        head_left=_css_text(f"{shown.title} · {shown.place}"),
        head_right=_css_text(shown.span),
        t=partial(_say, shown.language),
        signs=SIGNS,
        colours=COLOURS,
        short=SHORT_TABLE,
        parted=_parted,
        placed=_placed,
        language_of=_language_of,
    )
    # The glyphs are known only when the words are. The font's place comes before all words, so it is found first.
    return text.replace(_FONT, fonts.subset("".join(sorted(set(unescape(text))))), 1)


_KANA, _HAN = re.compile("[\u3041-\u30ff]"), re.compile("[\u3400-\u9fff]")


def _language_of(quotation: str) -> str:
    """The language of words that are quoted as they were printed."""
    return "ja" if _KANA.search(quotation) else "zh" if _HAN.search(quotation) else "en"


Groups: TypeAlias = "list[tuple[str, list[Block]]]"
_FONT = "the font of this page"


def _say(language: str, key: str, **values: object) -> str:
    return say(f"page.{key}", language, **values)


def _parted(section: Section, columns: bool) -> tuple[Groups, list[Groups]]:
    """The blocks of a section, and with `columns` apart from them those below each heading, to stand side by side."""
    blocks = list(untitled(section))
    heads = [place for place, block in enumerate(blocks) if columns and isinstance(block, Heading)]
    edges = [*heads, len(blocks)]
    return _grouped(blocks[: edges[0]]), [_grouped(blocks[first:last]) for first, last in pairwise(edges)]


def _grouped(blocks: Sequence[Block]) -> Groups:
    """Blocks that follow each other and are of one kind, with its name."""
    return [(kind, list(found)) for kind, found in groupby(blocks, lambda block: type(block).__name__)]


def _placed(bar: Bar, bars: Bars) -> str:
    """Left edge and width of a bar, in per cent of its rail; signed bars reach out from the middle."""
    if not bars.signed:
        return f"left:0;width:{100 * bar.share:.1f}%"
    width = 50 * bar.share / bars.longest
    return f"left:{50 + min(width, 0):.1f}%;width:{abs(width):.1f}%"


def _css_text(words: str) -> Markup:
    """Words inside a quoted string of a style sheet: whatever could end it is written by its number."""
    return Markup("".join(one if one.isalnum() or one == " " else f"\\{ord(one):x} " for one in words))


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(resources.files(__package__).joinpath("page.html.jinja").read_text("utf-8"))
