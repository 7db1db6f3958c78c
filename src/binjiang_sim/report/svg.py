"""A chart as SVG inside a page: text as outlines, no outside reference, names that are unique on the page."""

from __future__ import annotations

import io
import re

from markupsafe import Markup, escape
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .fonts import chart_fonts


def _rounded(path: re.Match[str]) -> str:
    """A path with coordinates to a hundredth of a point: the eye sees no more, and the page is smaller."""
    return re.sub(r"(\d\.\d\d)\d+", r"\1", path[0])


def inline(chart: Figure | Axes, name: str, title: str) -> Markup:
    """The `<svg>` element of a chart. `name` makes its identifiers unique; `title` is read out in its place."""
    figure = chart if isinstance(chart, Figure) else chart.get_figure(root=True)
    assert figure is not None, "a chart stands on a figure"
    written = io.StringIO()
    with chart_fonts():
        figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    drawing = written.getvalue()
    drawing = drawing[drawing.index("<svg") :]
    drawing = re.sub(r"\s*<metadata>.*?</metadata>", "", drawing, flags=re.DOTALL)
    drawing = re.sub(r'\bid="', f'id="{name}-', drawing)
    drawing = re.sub(r'(?:xlink:)?href="#', f'href="#{name}-', drawing)
    drawing = drawing.replace("url(#", f"url(#{name}-")
    drawing = re.sub(r"<!--.*?-->\n?", "", drawing, flags=re.DOTALL)
    drawing = re.sub(r' d="[^"]*"', _rounded, drawing)
    box = re.search(r'viewBox="[^"]*"', drawing)
    assert box is not None, "matplotlib writes a viewBox"
    head = f'<svg {box[0]} role="img" aria-label="{escape(title)}"><title>{escape(title)}</title>'
    return Markup(re.sub(r"<svg[^>]*>", lambda _: head, drawing, count=1))
