"""Residents by age for chosen years."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from ...projection import Result
from ...words import say
from ..content import captions, run_findings, series
from ..content.numbers import scale
from ..render.fonts import chart_fonts, chart_language
from .canvas import LINE, MARK, WIDE, axes_or_new, plain_frame, value_axis
from .frame import Words, frame
from .mirror import Groups, pyramid, two_years

_SHADES = ("#c9c9c9", "#6f9cc9", LINE)


def ages(
    result: Result,
    years: Sequence[int] = (),
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """Residents of every age group at the end of chosen years: median bars with the 80 % band as a line.

    `years` are at most three; the first year and the planning years by default.
    """
    language = chart_language(language)
    wanted = (list(years) or list(series.chosen_years(result)))[: len(_SHADES)]
    items = result.items("residents")
    points = {
        (year, item): [result.quantile("residents", str(year), q, item) for q in (0.1, 0.5, 0.9)]
        for year in wanted
        for item in items
    }
    with chart_fonts():
        axes = axes_or_new(ax, WIDE, 3.7)
        width = 0.8 / len(wanted)
        for place, year in enumerate(wanted):
            at = [group + (place - (len(wanted) - 1) / 2) * width for group in range(len(items))]
            spread = [points[year, item] for item in items]
            heights = [middle for _, middle, _ in spread]
            axes.bar(
                at, heights, width * 0.92, color=_SHADES[place - len(wanted)], edgecolor="#333333", linewidth=0.5,
                label=str(year),
            )  # fmt: skip
            if not result.central:
                axes.vlines(at, [low for low, _, _ in spread], [high for _, _, high in spread], color=MARK, linewidth=1)
        own = scale([high for _, _, high in points.values()], "resident", language)
        value_axis(axes, own)
        axes.set_xticks(range(len(items)), [_group(result, item, language) for item in items])
        plain_frame(axes)
        key = "chart.key_bars_central" if result.central else "chart.key_bars"
        shown = captions.figure(result, "residents", None, own.unit, language)
        words = Words(
            run_findings.age(result, two_years(result, wanted), language),
            captions.subtitle(shown, language, result.scenario),
            say(key, language),
            captions.of_run(result, (), language),
        )
        axes.legend(loc="upper left", frameon=False, fontsize=8.5)
        frame(axes, words.given(title, source))
    return axes


def age_pyramid(
    result: Result,
    years: Sequence[int] = (),
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """Residents of every age group, the oldest above: an earlier year to the left, a later one to the right.

    `years` are two; the opening of the run and its last planning year by default.
    """
    words = chart_language(language)
    names = tuple(_group(result, item, words) for item in result.items("residents"))
    both = two_years(result, years)
    found = Groups("residents", both, names, run_findings.age(result, both, words))
    return pyramid(result, found, language, ax, title, source)


def _group(result: Result, item: str | None, language: str) -> str:
    return series.item_name(result, "residents", item, language).removeprefix("age ")
