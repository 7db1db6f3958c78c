"""Signposts as pairs of points: the chance of a target below and above the threshold of each figure."""

from __future__ import annotations

from matplotlib.axes import Axes

from ...decision.signposts import Signpost, Signposts
from ...projection import Proportion
from ...words import say
from ..content import captions
from ..content.decision.signposts import MOST, aim, name, sentences, threshold
from ..content.numbers import PER_CENT, scale
from ..content.run_findings import unstopped
from ..render.fonts import chart_fonts, chart_language
from .canvas import BAND, LINE, MARK, QUIET, SECOND, WIDE, axes_or_new, plain_frame, value_axis
from .frame import Words, frame
from .labels import wrapped

_NAME = 40  # letters of a figure, its year and its threshold on one line


def signposts_chart(
    found: Signposts,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """The chance below and above the threshold of each signpost, with 95 % errors; trivial ones below, in grey."""
    language = chart_language(language)
    shown = [*found.best[:MOST], *([found.trivial] if found.trivial else [])]
    with chart_fonts():
        axes = axes_or_new(ax, WIDE, 2.0 + 0.44 * max(len(shown), 1))
        places = range(len(shown))[::-1]
        for place, one in zip(places, shown, strict=True):
            _pair(axes, place, one)
        axes.axvline(found.chance.value, color=MARK, linewidth=0.9, linestyle=(0, (4, 3)))
        axes.set_yticks(list(places), [wrapped(_label(found, one, language), _NAME, 3) for one in shown])
        axes.set_xlim(-0.02, 1.02)
        axes.set_ylim(-0.6, max(len(shown), 1) - 0.4)
        own = scale([1.0], PER_CENT, language)
        value_axis(axes, own, "x")
        plain_frame(axes)
        axes.grid(axis="x", color="#e3e3e3", linewidth=0.7)
        axes.grid(visible=False, axis="y")
        chance = say("signposts.chart_axis", language, target=aim(found, language), unit=own.unit)
        trivial = say("signposts.chart_trivial", language) if found.trivial else ""
        words = Words(
            unstopped(sentences(found, language)[1]),
            captions.subtitle(chance, language, found.scenario),
            say("signposts.chart_note", language, trivial=trivial),
            captions.source(found.scenario, found.chance.draws, language),
        )
        frame(axes, words.given(title, source))
    return axes


def _pair(axes: Axes, place: int, one: Signpost) -> None:
    low, high = (QUIET, QUIET) if one.own else (SECOND, LINE)
    axes.hlines(place, one.below.value, one.above.value, color=QUIET if one.own else BAND, linewidth=2.2, alpha=0.45)
    _point(axes, place, one.below, low, "o")
    _point(axes, place, one.above, high, "s")


def _point(axes: Axes, place: int, one: Proportion, colour: str, marker: str) -> None:
    axes.hlines(place, one.low, one.high, color=colour, linewidth=1.1, zorder=3)
    axes.plot([one.value], [place], marker, color=colour, markersize=6, markeredgecolor="white", zorder=4)


def _label(found: Signposts, one: Signpost, language: str) -> str:
    shown = {"figure": name(found, one, language), "year": one.year, "threshold": threshold(found, one, language)}
    return say("signposts.chart_label", language, **shown)
