"""A chart as SVG inside a page (text as outlines, no outside reference, names unique on the page), or as PNG."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

from markupsafe import Markup, escape
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.text import Text

from ...text import legal
from ..content.blocks import Document, charts
from .fonts import chart_fonts, say_missing


def whole(chart: Figure | Axes) -> Figure:
    """The figure of a chart, whichever of the two its function returned."""
    figure = chart if isinstance(chart, Figure) else chart.get_figure(root=True)
    assert figure is not None, "a chart stands on a figure"
    return figure


def words_of(figure: Figure) -> str:
    """Every word that stands in a figure that was drawn."""
    return "\n".join(one.get_text() for one in figure.findobj(Text) if isinstance(one, Text))


def png(chart: Figure | Axes, dots: int = 200) -> bytes:
    """A chart as PNG with `dots` an inch, without the date."""
    written = io.BytesIO()
    figure = whole(chart)
    figure.set_dpi(dots)
    with chart_fonts():
        FigureCanvasAgg(figure).print_png(written, metadata={"Software": None})  # type: ignore[no-untyped-call]
    say_missing(words_of(figure))
    return written.getvalue()


def pictures(document: Document) -> dict[str, bytes]:
    """Every chart of a document as PNG, by its key."""
    return {chart.key: png(chart.draw()) for chart in charts(document.sections)}


def drawings(document: Document) -> dict[str, Markup]:
    """Every chart of a document as an `<svg>` element, by its key."""
    return {one.key: inline(one.draw(), one.key, one.title, one.notes) for one in charts(document.sections)}


def _rounded(path: re.Match[str]) -> str:
    """A path with coordinates to a hundredth of a point: the eye sees no more, and the page is smaller."""
    return re.sub(r"(\d\.\d\d)\d+", r"\1", path[0])


def _identifier(name: str) -> str:
    """The name in letters that need no escape in markup or in a reference to it; others stand by their numbers."""
    return "".join(one if one.isalnum() or one in "-_" else f".{ord(one):x}." for one in name)


def inline(chart: Figure | Axes, name: str, title: str, notes: Mapping[str, str] | None = None) -> Markup:
    """The `<svg>` element of a chart. `name` makes its identifiers unique; `title` is read out in its place.

    A style sheet finds its width as `--inches`. `notes` are words by the name (gid) of a part of the drawing, shown
    where a pointer rests on it.
    """
    figure, name = whole(chart), _identifier(name)
    written = io.StringIO()
    with chart_fonts():
        # `savefig` would draw everything once more beforehand, which only cut margins need.
        FigureCanvasSVG(figure).print_svg(  # type: ignore[no-untyped-call]
            written, metadata={"Date": None, "Creator": None}
        )
    say_missing(words_of(figure))
    drawing = written.getvalue()
    drawing = drawing[drawing.index("<svg") :]
    drawing = re.sub(r"\s*<metadata>.*?</metadata>", "", drawing, flags=re.DOTALL)
    drawing = re.sub(r'\bid="', f'id="{name}-', drawing)
    drawing = re.sub(r'(?:xlink:)?href="#', f'href="#{name}-', drawing)
    drawing = drawing.replace("url(#", f"url(#{name}-")
    drawing = re.sub(r"<!--.*?-->\n?", "", drawing, flags=re.DOTALL)
    drawing = re.sub(r' d="[^"]*"', _rounded, drawing)
    for part, words in (notes or {}).items():
        opening = f'<g id="{name}-{part}">'
        drawing = drawing.replace(opening, f"{opening}<title>{escape(legal(words))}</title>", 1)
    box = re.search(r'viewBox="[^"]*"', drawing)
    assert box is not None, "matplotlib writes a viewBox"
    said = escape(legal(title))
    inches = f"{figure.get_figwidth():g}"
    head = f'<svg {box[0]} style="--inches:{inches}" role="img" aria-label="{said}"><title>{said}</title>'
    return Markup(re.sub(r"<svg[^>]*>", lambda _: head, drawing, count=1))


_LETTER = re.compile(r'<path id="([^"]+)" (d="[^"]*"(?: transform="[^"]*")?/>)\s*')


def sharing_letters(drawings: Mapping[str, str]) -> dict[str, Markup]:
    """Drawings of one page, each outline of a letter in the first of them alone: the page is half as large."""
    known: dict[str, str] = {}
    return {key: _without(known, drawing) for key, drawing in drawings.items()}


def _without(known: dict[str, str], drawing: str) -> Markup:
    """A drawing without the outlines of letters that are `known` by the name of one before, to which its uses lead."""
    names: dict[str, str] = {}

    def kept(letter: re.Match[str]) -> str:
        name, outline = letter.groups()
        names[name] = known.setdefault(outline, name)
        return letter[0] if names[name] == name else ""

    text = _LETTER.sub(kept, drawing)
    return Markup(re.sub(r'href="#([^"]+)"', lambda use: f'href="#{names.get(use[1], use[1])}"', text))
