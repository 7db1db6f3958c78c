"""Where the words around a chart stand: what is shown above the axes, the title above that, all at one left edge."""

from __future__ import annotations

from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.text import Text
from matplotlib.transforms import ScaledTranslation

EDGE = 0.06  # inches between the words and the edge of the figure
_AIR, _BETWEEN = 4.0, 2.0  # points above the axes, and between two kinds of words
_POINTS = 72  # of an inch
_STILL = 0.02  # inches that are not worth moving axes for


class Above(Artist):
    """Draws nothing: puts the y label of axes above them and their title above that, whatever is written into either.

    So `axes.set_title` and `axes.set_ylabel` change the words and leave them in their places.
    """

    def __init__(self, axes: Axes, title: Text) -> None:
        super().__init__()
        self.title = title
        self.label: Text = axes.yaxis.label
        self.height = 0.0  # points that the label takes
        axes.add_artist(self)
        self.set_clip_on(False)  # what is cut to the axes is not asked for its size

    def draw(self, renderer: RendererBase) -> None:
        """Put the words in their places."""
        axes, points = self.axes, _POINTS / self.label.get_figure(root=True).dpi  # type: ignore[union-attr]
        assert isinstance(axes, Axes), "it was added to axes"
        above = _AIR
        if axes.xaxis.get_ticks_position() == "top":
            boxes = [one.get_window_extent(renderer) for one in axes.get_xticklabels()]
            above += max((box.y1 - axes.bbox.y1 for box in boxes), default=0.0) * points
        self.label.set(rotation=0, rotation_mode="anchor", ha="left", va="bottom")
        axes.yaxis.set_label_coords(self.title.get_position()[0], 1, axes.transAxes + self._up(above))
        if self.label.get_visible():
            high = self.label.get_window_extent(renderer).height * points
            self.height = high + _BETWEEN if self.label.get_text() else 0.0
        above += self.height
        self.title.set(transform=axes.transAxes + self._up(above), va="bottom")

    def get_tightbbox(self, renderer: Any = None) -> None:
        """It takes no room; words are in their places before a layout measures them."""
        self.draw(renderer)

    def _up(self, points: float) -> ScaledTranslation:
        figure = self.label.get_figure(root=True)
        assert figure is not None, "a chart stands on a figure"
        return ScaledTranslation(0, points / _POINTS, figure.dpi_scale_trans)


class Layout(ConstrainedLayoutEngine):
    """Makes room for all words, and moves those around the framed axes to the left edge of the figure.

    Axes that have a figure for themselves are measured once, which is half of what panels need.
    """

    _adjust_compatible = True  # the margins below are those of the figure

    def __init__(self) -> None:
        super().__init__(h_pad=EDGE, w_pad=EDGE)
        self.framed: list[Above] = []

    def execute(self, fig: Figure) -> None:
        """Lay the figure out."""
        for one in self.framed:
            one.draw(fig._get_renderer())  # type: ignore[attr-defined]
            one.label.set_visible(False)  # it stands above the axes and takes no room beside them
            self._begin(one, 0)
        alone = len(fig.axes) == 1 and fig.axes[0].get_subplotspec() is not None and not fig.legends
        if alone and len(self.framed) == 1:
            _fit(fig, fig.axes[0])
        else:
            super().execute(fig)
        for one in self.framed:
            one.label.set_visible(True)
            assert one.axes is not None
            place = one.axes.get_position()
            self._begin(one, (EDGE / fig.get_figwidth() - place.x0) / place.width)

    def _begin(self, framed: Above, left: float) -> None:
        assert framed.axes is not None
        foot = framed.axes.xaxis.label
        for one in (framed.title, framed.label, *([foot] if foot.get_horizontalalignment() == "left" else [])):
            one.set_x(left)


def _fit(fig: Figure, axes: Axes) -> None:
    """Set the margins of a figure of one axes to what stands outside them."""
    place, whole, edge = axes.get_window_extent(), fig.bbox, EDGE * fig.dpi
    needed = axes.get_tightbbox(fig._get_renderer(), for_layout_only=True)  # type: ignore[attr-defined]
    assert needed is not None, "axes are seen"
    left, below = place.x0 - needed.x0 + edge, place.y0 - needed.y0 + edge
    right, above = needed.x1 - place.x1 + edge, needed.y1 - place.y1 + edge
    moved = (place.x0 - left, place.y0 - below, whole.x1 - right - place.x1, whole.y1 - above - place.y1)
    if max(map(abs, moved)) > _STILL * fig.dpi:
        wide, high = max(whole.width - right, left + edge), max(whole.height - above, below + edge)
        fig.subplots_adjust(left / whole.width, below / whole.height, wide / whole.width, high / whole.height)


def make_room(axes: Axes) -> None:
    """Move the only axes of somebody else's figure that has no layout, where words would be cut; leave all others."""
    figure = axes.get_figure(root=True)
    if figure is None or figure.get_layout_engine() or len(figure.axes) > 1 or axes.get_subplotspec() is None:
        return
    whole = figure.bbox
    needed = axes.get_tightbbox(figure._get_renderer(), for_layout_only=True)  # type: ignore[attr-defined]
    assert needed is not None, "axes are seen"
    if min(needed.x0, needed.y0) < 0 or needed.x1 > whole.x1 or needed.y1 > whole.y1:
        _fit(figure, axes)


def own_layout(axes: Axes) -> Layout | None:
    """The layout of the figure the axes stand on, when it is one of ours and they have it for themselves."""
    figure = axes.get_figure(root=True)
    engine = figure.get_layout_engine() if figure is not None else None
    return engine if isinstance(engine, Layout) and figure is not None and len(figure.axes) == 1 else None
