"""Scenarios by indicator: what each changes, for better or worse, as a table whose shade is the size of the change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle
from matplotlib.typing import ColorType

from ...analysis.differences import Difference
from ...analysis.pairing import unpaired
from ...errors import Fault, ProjectionError
from ...projection import Result
from ...projection.pairs import paired_spreads
from ...projection.spreads import PairedFigure
from ...words import say
from ..content import outline, series
from ..content.numbers import scale, text
from ..render.fonts import chart_fonts, chart_language
from .canvas import axes_or_new, heading
from .comparison import Wanted, pair, signed
from .labels import POINTS, columns_of, fit, note, settle, wrapped
from .styles import names, several

# White to blue for better, white to orange for worse: two colours that any eyes tell apart; a hatch marks what is worse
# where there is no colour, and a word stands in each cell. Grey where nobody says which way is better.
BETTER = LinearSegmentedColormap.from_list("better", ["#f3f7fb", "#8fb8de", "#12457a"])
WORSE = LinearSegmentedColormap.from_list("worse", ["#fdf5ee", "#f2b98a", "#c25a00"])
NEITHER = LinearSegmentedColormap.from_list("neither", ["#f6f6f6", "#c4c4c4", "#6e6e6e"])
_ROW, _COLUMN, _NAMES = 0.38, 1.05, 2.3  # inches
_FIRST = 2.0  # columns that the medians of the reference take, units and all


def heat_map(
    results: Sequence[Result],
    indicators: Sequence[Wanted] | None = None,
    year: int | None = None,
    language: str = "en",
    ax: Axes | None = None,
) -> Axes:
    """Rows of indicators, columns of 2 to 7 scenarios: the first shows its medians, the others what they change.

    `year` is the last planning year of the first result by default. Indicators without a figure for that year are
    left out of the default list. Raises ProjectionError for unknown names, or draws that do not belong together.
    """
    shown = several(results)
    language = chart_language(language)
    period = str(year or series.horizons(shown[0])[-1])
    rows = _rows(shown, indicators, period)
    faults = [fault for one in shown[1:] for fault in unpaired(shown[0], one)]
    if faults:
        raise ProjectionError(faults)
    with chart_fonts():
        axes = axes_or_new(ax, _NAMES + _COLUMN * (len(shown) - 1 + _FIRST), 1.5 + _ROW * len(rows))
        figures = [PairedFigure(indicator, item, (period,)) for indicator, item in rows]
        spreads = [paired_spreads(shown[0], one, figures) for one in shown[1:]]
        for place, (indicator, item) in enumerate(rows):
            unit = series.unit_of(shown[0], indicator)
            median = shown[0].quantile(indicator, period, 0.5, item)
            axes.text(_FIRST / 2, place + 0.5, text(median, unit, language), ha="center", va="center", fontsize=8.5)
            better = shown[0].model.equations[indicator].better
            for column, known in enumerate(spreads):
                found = Difference.of(period, known[PairedFigure(indicator, item, (period,))])
                _changed(axes, (_FIRST + column, place), found, _Shown(unit, better, language))
        labels = [wrapped(series.full_name(shown[0], *one, language), 34, 2) for one in rows]
        named = names(shown, language)
        _frame(axes, [wrapped(name, 13, 4) for name in named], labels)
        settle(axes)
        title = say("chart.heat_title", language, year=period, name=named[0])
        heading(axes, wrapped(title, columns_of(axes, 10.5)), "")
        note(axes, say("chart.heat_central" if shown[0].central else "chart.heat", language))
        fit(axes, _COLUMN * (len(shown) - 1 + _FIRST) * POINTS, _ROW * len(rows) * POINTS)
    return axes


def _rows(shown: Sequence[Result], indicators: Sequence[Wanted] | None, period: str) -> list[tuple[str, str | None]]:
    given = [pair(one) for one in indicators or ()]
    if indicators is None:
        known = outline.figures(shown[0], "heat")
        given = [one for one in known if all(result.defined(one[0], period) for result in shown)]
    for indicator, _ in given:
        shown[0].items(indicator)
    if not given:
        raise ProjectionError([Fault("chart.no_indicator")])
    return given


@dataclass(frozen=True)
class _Shown:
    """How a figure is shown: its unit, the direction in which it is better ("" when none is claimed), the language."""

    unit: str
    better: str
    language: str

    def words(self, found: Difference) -> str:
        """A difference with its sign, relative where it can be; the mean, named so, where only some draws differ."""
        size, language = found.central, self.language
        if self.unit.startswith("%"):
            words = say("report.points", language, number=signed(f"{100 * size:.2f}"))
        elif found.reference:
            words = say("report.per_cent", language, number=signed(f"{100 * size / abs(found.reference):.1f}"))
        else:
            own = scale([size], self.unit, language)
            words = f"{own.before}{signed(own.number(size))}{own.after}"
        return say("chart.heat_mean", language, number=words) if found.partial else words

    def verdict(self, rises: bool) -> str:
        """ "better" or "worse", or "" where no direction is claimed."""
        return ("better" if rises == (self.better == "higher") else "worse") if self.better else ""


_COLOURS = {"better": (BETTER, 0.62), "worse": (WORSE, 0.9), "": (NEITHER, 0.9)}  # and the size from which it is dark


def _changed(axes: Axes, place: tuple[float, int], found: Difference, shown: _Shown) -> None:
    """A difference in words, whether it is better or worse, on a shade for its size."""
    words = shown.words(found)
    if "+" not in words and "\N{MINUS SIGN}" not in words:
        _cell(axes, place, (words, ""), ("white", "#111111"), "")
        return
    verdict = shown.verdict(found.central > 0)
    # Half the band of the reference is as dark as can be; a central run has none, and a tenth of the figure is.
    size = min(found.strength * (2 if found.banded else 10), 1.0)
    colours, dark = _COLOURS[verdict]
    ink = "white" if size > dark else "#111111"
    said = say(f"chart.heat_{verdict}", shown.language) if verdict else ""
    _cell(axes, place, (words, said), (colours(size), ink), "////" if verdict == "worse" else "")


def _cell(
    axes: Axes, place: tuple[float, int], words: tuple[str, str], colours: tuple[ColorType, str], hatch: str
) -> None:
    column, row = place
    axes.add_patch(Rectangle(place, 1, 1, facecolor=colours[0], edgecolor="white", linewidth=1.5))
    if hatch:
        axes.add_patch(Rectangle(place, 1, 1, facecolor="none", edgecolor="#00000028", hatch=hatch, linewidth=0))
    above = 0.34 if words[1] else 0.5
    axes.text(column + 0.5, row + above, words[0], ha="center", va="center", fontsize=8.5, color=colours[1])
    if words[1]:
        axes.text(column + 0.5, row + 0.76, words[1], ha="center", va="center", fontsize=7, color=colours[1])


def _frame(axes: Axes, columns: list[str], rows: list[str]) -> None:
    axes.set(xlim=(0, _FIRST + len(columns) - 1), ylim=(len(rows), 0))
    axes.xaxis.tick_top()
    axes.set_xticks([_FIRST / 2, *(_FIRST + place - 0.5 for place in range(1, len(columns)))], columns, fontsize=8.5)
    axes.set_yticks([place + 0.5 for place in range(len(rows))], rows, fontsize=8.5)
    axes.tick_params(length=0, colors="#111111")
    axes.spines[:].set_visible(False)
    axes.axvline(_FIRST, color="#888888", linewidth=0.8)
