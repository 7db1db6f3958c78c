"""What all charts share: new axes without global state, colours, plain frames, one language for the labels."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import partial
from types import NoneType

from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import FuncFormatter, MaxNLocator

from ...errors import expect
from ..content.numbers import Scale
from ..render.fonts import chart_fonts
from .layout import Layout

# Blue and orange stay apart for every kind of colour blindness; their lightness differs, so they do in grey too.
LINE, BAND, MARK, SECOND = "#12457a", "#4a86c5", "#111111", "#c25a00"
QUIET = "#555555"
NESTED = ((0.025, 0.975, 0.16), (0.1, 0.9, 0.22), (0.25, 0.75, 0.34))  # low, high, opacity: 95, 80 and 50 %
FIELDS = ("#0b2a4a", "#2f6c9f", "#7fa6a0", "#d2a24c", "#f0dfb0")  # dark to light, so that they differ in grey
WIDE = 6.7  # inches: the text of a page of A4, on which letters keep their size
HALF, WHOLE = (5.0, 3.0), (10.2, 3.4)  # inches: half of a page and all of it, so that letters are as large as its text


def new_figure(width: float = 6.4, height: float = 3.5) -> Figure:
    """A figure of `width` by `height` inches that belongs to nobody else, and that a notebook can show by itself."""
    figure = Figure(figsize=(width, height), layout=Layout())
    FigureCanvasAgg(figure)  # which measures words without a drawing
    figure._repr_png_ = partial(_png, figure)  # type: ignore[attr-defined]
    return figure


def sized(inches: tuple[float, float]) -> Axes:
    """New axes of a size in inches."""
    return new_figure(*inches).add_subplot()


def axes_or_new(ax: Axes | None, width: float = 6.4, height: float = 3.5) -> Axes:
    """The axes given, or new ones of that size in inches that a notebook can show by themselves."""
    expect("ax", ax, Axes, NoneType)
    if ax is not None:
        own_fonts(ax)
        return ax
    figure = new_figure(width, height)
    axes = figure.add_subplot()
    axes._repr_png_ = partial(_png, figure)  # type: ignore[attr-defined]
    return axes


def _png(figure: Figure) -> bytes:
    written = io.BytesIO()
    with chart_fonts():
        figure.savefig(written, format="png", dpi=110)
    return written.getvalue()


def plain_frame(axes: Axes) -> None:
    """Two sides of the frame and light horizontal lines."""
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color("#888888")
    axes.grid(axis="y", color="#e3e3e3", linewidth=0.7)
    axes.set_axisbelow(True)
    axes.tick_params(colors="#333333", length=3, labelsize=8.5)


def value_axis(axes: Axes, scale: Scale, which: str = "y") -> None:
    """Ticks of the value axis in the reader's unit; the data stay in the model's."""
    axis = axes.yaxis if which == "y" else axes.xaxis
    axis.set_major_locator(_Scaled(scale.divisor))
    axis.set_major_formatter(FuncFormatter(lambda value, _: _tick(value / scale.divisor)))


class _Scaled(MaxNLocator):
    """Round ticks in the reader's unit, wherever the model's unit has its round numbers."""

    def __init__(self, divisor: float) -> None:
        super().__init__(nbins=5, steps=[1, 2, 2.5, 5, 10])
        self.divisor = divisor

    def tick_values(self, vmin: float, vmax: float) -> Sequence[float]:
        """Places of the ticks between `vmin` and `vmax`, in the model's unit."""
        return [value * self.divisor for value in super().tick_values(vmin / self.divisor, vmax / self.divisor)]


def _tick(number: float) -> str:
    return f"{round(number, 6):g}".replace("-", "\N{MINUS SIGN}") if abs(number) < 1e5 else f"{number:,.0f}"


def own_fonts(axes: Axes) -> None:
    """Give every word of the axes the fonts of both scripts: those made before `chart_fonts` said so have others."""
    families = rcParams["font.family"]
    for words in axes.findobj(Text):
        words.set(fontfamily=families, parse_math=False)
    axes.tick_params(labelfontfamily=families)


def year_axis(axes: Axes, first: float, last: float, ticks: int = 7) -> None:
    """Whole years below the chart, at most `ticks` of them, the last one among them."""
    stride = max(1, -(-int(last - first) // max(ticks - 1, 1)))
    years = list(range(int(last), int(first) - 1, -stride))[::-1]
    axes.set_xticks(years, [str(year) for year in years])


def heading(axes: Axes, title: str, unit: str, size: float = 10.5) -> None:
    """Title at the left, and the unit under it as the name of the value axis."""
    axes.set_title(title, loc="left", fontsize=size, fontweight="normal", color="#111111", pad=17 if unit else 6)
    if unit:
        axes.annotate(
            unit, (0, 1), xycoords="axes fraction", xytext=(0, 3), textcoords="offset points", fontsize=8.5,
            color=QUIET, annotation_clip=False,
        )  # fmt: skip
