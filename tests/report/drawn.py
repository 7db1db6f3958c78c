"""What stands in a drawn picture: every text with its box, as the renderer places it."""

from contextlib import contextmanager
from itertools import combinations
from unittest import mock

from matplotlib.figure import Figure
from matplotlib.text import Text

from binjiang_sim.report.render.fonts import chart_fonts, drawable


def figure_of(chart):
    """The figure of a chart, given as a figure or as axes."""
    return chart if isinstance(chart, Figure) else chart.get_figure(root=True)


@contextmanager
def _recorded(found):
    drawn = Text.draw

    def draw(text, renderer):
        if text.get_visible() and text.get_text().strip():
            found[id(text)] = (text, Text.get_window_extent(text, renderer))
        drawn(text, renderer)

    with mock.patch.object(Text, "draw", draw):
        yield


def texts(chart):
    """(words, box in pixels) of every text drawn, as the layout leaves it; a missing glyph is a fault."""
    found = {}
    figure = figure_of(chart)
    with chart_fonts(), _recorded(found):
        figure.draw_without_rendering()
    shown = [(text.get_text(), box) for text, box in found.values()]
    assert [words for words, _ in shown if drawable(words) != words] == []
    return shown


def faults(chart, shown=None):
    """Texts that leave the picture or cover each other, in words; nothing when all is well.

    `shown` is what `texts` found, when that is known.
    """
    shown = texts(chart) if shown is None else shown
    whole = figure_of(chart).bbox
    wrong = [f"{words!r} leaves the picture" for words, box in shown if not _inside(box, whole)]
    wrong += [f"{one!r} covers {two!r}" for (one, a), (two, b) in combinations(shown, 2) if _overlap(a, b)]
    return wrong


def _inside(box, whole, slack=1.0):
    return box.x0 >= -slack and box.y0 >= -slack and box.x1 <= whole.x1 + slack and box.y1 <= whole.y1 + slack


def _overlap(one, two, slack=1.0):
    wide = min(one.x1, two.x1) - max(one.x0, two.x0)
    high = min(one.y1, two.y1) - max(one.y0, two.y0)
    return wide > slack and high > slack
