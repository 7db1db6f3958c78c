"""The words around a chart: the finding as its title, what is shown and of whom, what its marks mean, the source."""

from __future__ import annotations

from dataclasses import dataclass, replace

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from .canvas import QUIET
from .labels import COLUMN, POINTS, wrapped
from .layout import EDGE, Above, Layout, make_room, own_layout

TITLE, SUBTITLE, FOOT = 10.5, 8.0, 7.5  # points: the least at which printed letters are read with ease
_LEADING = 1.25  # of the size of the letters: from line to line
_BETWEEN = 2.0  # points between two kinds of words
_SURE = 0.98  # of a line, for letters are a little wider at other sharpness
_FEWEST = 12  # letters on a line
TITLE_INK, _FOOT_INK = "#111111", "#444444"


@dataclass(frozen=True)
class Words:
    """The words around a chart; empty ones are not drawn.

    `title` is the finding, `subtitle` the figure, its unit and prices, the place and the scenario, `key` what the marks
    mean, `source` where the numbers come from.
    """

    title: str = ""
    subtitle: str = ""
    key: str = ""
    source: str = ""

    def given(self, title: str | None, source: str | None) -> Words:
        """With a title and a source of one's own; None keeps what is there."""
        changed = {"title": title, "source": source}
        return replace(self, **{name: words for name, words in changed.items() if words is not None})


def frame(axes: Axes, words: Words) -> None:
    """Set the title of the axes (at the left), their y label (what is shown, under the title) and x label (the foot).

    All three are the axes' own: `axes.set_title(..., loc="left")`, `axes.set_ylabel` and `axes.set_xlabel` change them.
    Lines are broken to the width of a figure of our own, or of the axes on somebody else's. To be called when all is
    drawn, before labels are put beside points: these need to know the room that is left.
    """
    axes.set_ylabel(
        _lines(words.subtitle, _figure(axes), _room(axes), SUBTITLE), fontsize=SUBTITLE, color=QUIET, linespacing=1.15
    )
    title = axes.set_title(
        _lines(words.title, _figure(axes), _room(axes), TITLE), loc="left", y=1, fontsize=TITLE, fontweight="normal",
        color=TITLE_INK, linespacing=1.15,
    )  # fmt: skip
    above = Above(axes, title)
    foot = "\n".join(_lines(one, _figure(axes), _room(axes), FOOT) for one in (words.key, words.source) if one)
    if foot:
        axes.set_xlabel(foot, loc="left", fontsize=FOOT, color=_FOOT_INK, linespacing=_LEADING)
    if layout := own_layout(axes):
        layout.framed.append(above)
    make_room(axes)


def frame_figure(figure: Figure, words: Words, room: float = 0.0) -> float:
    """The same for a figure of several panels: its own title, y label (under the title) and x label (the foot).

    Returns the inches that the words take above the panels; below them so many inches of `room` are left free.
    """
    wide, high = figure.get_figwidth(), figure.get_figheight()
    left, above = EDGE / wide, EDGE
    title = _lines(words.title, figure, wide - 2 * EDGE, TITLE)
    subtitle = _lines(words.subtitle, figure, wide - 2 * EDGE, SUBTITLE)
    shown = []
    for put, text, size, colour in (
        (figure.suptitle, title, TITLE, TITLE_INK),
        (figure.supylabel, subtitle, SUBTITLE, QUIET),
    ):
        if text:
            place = {"x": left, "y": 1 - above / high, "ha": "left", "va": "top", "rotation": 0}
            shown.append(put(text, fontsize=size, color=colour, linespacing=1.15, **place))
            above += (_height(text, size) + _BETWEEN) / POINTS
    for one in shown:
        one.set_in_layout(False)  # the layout below begins where they end
    foot = "\n".join(_lines(one, figure, wide - 2 * EDGE, FOOT) for one in (words.key, words.source) if one)
    if foot:
        figure.supxlabel(foot, x=left, ha="left", fontsize=FOOT, color=_FOOT_INK, linespacing=_LEADING)
    engine = figure.get_layout_engine()
    if isinstance(engine, Layout):
        engine.set(rect=(0, 0, 1, 1 - (above + room) / high))
    return above


def _room(axes: Axes) -> float:
    """The inches of a line of words: the width of a figure of our own, or of axes on somebody else's."""
    if own_layout(axes):
        return _figure(axes).get_figwidth() - 2 * EDGE
    return _figure(axes).get_figwidth() * axes.get_position().width


def _figure(axes: Axes) -> Figure:
    figure = axes.get_figure(root=True)
    assert figure is not None, "a chart stands on a figure"
    return figure


def _lines(words: str, figure: Figure, inches: float, size: float) -> str:
    """Words on lines that fit into so many inches, as wide as the figure draws their letters."""
    room = _SURE * inches * figure.dpi
    renderer, letters = figure._get_renderer(), FontProperties(size=size)  # type: ignore[attr-defined]
    columns = max(int(inches * POINTS / (COLUMN * size)), _FEWEST)
    while True:
        found = wrapped(words, columns)
        lines = filter(None, found.split("\n"))
        wide = max((renderer.get_text_width_height_descent(one, letters, False)[0] for one in lines), default=0.0)
        if wide <= room or columns == _FEWEST:
            return found
        columns = max(min(columns - 1, int(columns * room / wide)), _FEWEST)


def _height(words: str, size: float) -> float:
    """Points that lines of words take."""
    return (words.count("\n") + 1) * size * _LEADING
