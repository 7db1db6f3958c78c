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
from matplotlib.layout_engine import ConstrainedLayoutEngine, LayoutEngine
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


class _Once(LayoutEngine):
    """Room for the words around the only axes of a figure, measured once.

    Constrained layout measures twice, for the axes to agree with each other, which takes a third of a chart's time.
    """

    _adjust_compatible, _colorbar_gridspec = True, False

    def __init__(self, pad: float) -> None:
        super().__init__()
        self._pad = pad

    def execute(self, fig: Figure) -> None:
        """Move the edges of the axes; `pad` are inches that stay free around the words."""
        (axes,) = fig.axes
        words = axes.get_tightbbox(for_layout_only=True)
        assert words is not None, "axes that are seen take room"
        own, around = axes.get_position(original=True), words.transformed(fig.transFigure.inverted())
        across, upwards = (self._pad / inches for inches in fig.get_size_inches())
        left, right = own.x0 - around.x0 + across, 1 - (around.x1 - own.x1) - across
        bottom, top = own.y0 - around.y0 + upwards, 1 - (around.y1 - own.y1) - upwards
        if left < right and bottom < top:  # else the words leave no room for the axes
            fig.subplots_adjust(left=left, right=right, bottom=bottom, top=top)


def _quickly(figure: Figure) -> Figure:
    """The same figure, laid out at once where it has nothing but axes that stand alone."""
    engine, alone = figure.get_layout_engine(), len(figure.axes) == 1 and figure.axes[0].get_subplotspec()
    more = figure.texts or figure.legends or figure.subfigs
    if isinstance(engine, ConstrainedLayoutEngine) and alone and not more and alone.get_geometry()[:2] == (1, 1):
        figure.set_layout_engine(_Once(engine.get()["w_pad"]))
    return figure


def png(chart: Figure | Axes, dots: int = 200) -> bytes:
    """A chart as PNG with `dots` an inch, without the date."""
    written = io.BytesIO()
    figure = _quickly(whole(chart))
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
    figure, name = _quickly(whole(chart)), _identifier(name)
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
