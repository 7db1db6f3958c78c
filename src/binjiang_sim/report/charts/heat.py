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
from ..content import captions, outline, series
from ..content.numbers import scale, text
from ..render.fonts import chart_fonts, chart_language
from .canvas import MARK, WIDE, axes_or_new
from .comparison import Wanted, pair, signed
from .frame import Words, frame
from .labels import POINTS, fit, wrapped
from .styles import names, several

# White to blue for better, white to orange for worse: two colours that any eyes tell apart; a hatch marks what is worse
# where there is no colour, and a word stands in each cell. Grey where nobody says which way is better.
BETTER = LinearSegmentedColormap.from_list("better", ["#f3f7fb", "#8fb8de", "#12457a"])
WORSE = LinearSegmentedColormap.from_list("worse", ["#fdf5ee", "#f2b98a", "#c25a00"])
NEITHER = LinearSegmentedColormap.from_list("neither", ["#f6f6f6", "#c4c4c4", "#6e6e6e"])
_COLOURS = {"better": (BETTER, 0.62), "worse": (WORSE, 0.9), "": (NEITHER, 0.9)}  # and the size from which it is dark
_HATCH = "////"
_ROW, _COLUMN, _NAMES = 0.37, 0.68, 1.55  # inches
_FIRST = 1.5  # columns that the medians of the reference take, units and all
_LETTERS, _NUMBER = 7.5, 10  # points; letters of a difference on one line
_KEYS = (("better", 0.45), ("worse", 0.45), ("", 0.45), ("same", 0.0))  # of the legend, and their shade


@dataclass(frozen=True)
class _Cell:
    """A difference as it is shown: in words, whether it is "better", "worse" or neither (""), and its size from 0 to 1.

    What reads as no difference is the "same". `matters` says whether its direction is sure and its size worth a word.
    """

    words: str
    verdict: str
    size: float
    matters: bool


def heat_map(
    results: Sequence[Result],
    indicators: Sequence[Wanted] | None = None,
    year: int | None = None,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """Rows of indicators, columns of 2 to 7 scenarios: the first shows its medians, the others what they change.

    The others stand in the order of how many more figures they make better than worse. `year` is the last planning
    year of the first result by default. Indicators without a figure for that year are left out of the default list.
    Raises ProjectionError for unknown names, or draws that do not belong together.
    """
    shown = several(results)
    language = chart_language(language)
    period = str(year or series.horizons(shown[0])[-1])
    rows = _rows(shown, indicators, period)
    faults = [fault for one in shown[1:] for fault in unpaired(shown[0], one)]
    if faults:
        raise ProjectionError(faults)
    columns = [_column(shown[0], one, rows, period, language) for one in shown[1:]]
    order = sorted(range(len(columns)), key=lambda place: -_lead(columns[place]))
    named = names(shown, language)
    with chart_fonts():
        wide = _FIRST + len(columns)
        axes = axes_or_new(ax, max(_NAMES + _COLUMN * wide, WIDE), 2.1 + _ROW * (len(rows) + 1))
        for place, (indicator, item) in enumerate(rows):
            unit = series.unit_of(shown[0], indicator)
            median = text(shown[0].quantile(indicator, period, 0.5, item), unit, language)
            axes.text(
                _FIRST / 2, place + 0.5, wrapped(median, 16, 2), ha="center", va="center", fontsize=_LETTERS, color=MARK
            )
            for column, number in enumerate(order):
                _draw(axes, (_FIRST + column, place), columns[number][place], language)
        heads = [named[0], *(named[1 + number] for number in order)]
        labels = [wrapped(_label(shown[0], *one, language), 28, 2) for one in rows]
        _table(axes, [wrapped(name, 11, 8) for name in heads], labels)
        _legend(axes, len(rows) + 0.4, wide, language)
        key = "chart.heat_central" if shown[0].central else "chart.heat"
        words = Words(
            _finding(columns[order[0]], heads, rows, shown[0], language),
            captions.subtitle(
                say("chart.heat_subtitle", language, year=period, name=named[0]), language, shown[0].scenario
            ),
            say(key, language),
            captions.of_run(shown[0], (), language),
        )
        frame(axes, words.given(title, source))
        fit(axes, 0.9 * _COLUMN * wide * POINTS, 0.9 * _ROW * (len(rows) + 1) * POINTS)
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


def _column(
    reference: Result, result: Result, rows: Sequence[tuple[str, str | None]], period: str, language: str
) -> list[_Cell]:
    """What a scenario changes in every row."""
    figures = [PairedFigure(indicator, item, (period,)) for indicator, item in rows]
    known = paired_spreads(reference, result, figures)
    cells = []
    for figure in figures:
        found = Difference.of(period, known[figure])
        words = _words(found, series.unit_of(reference, figure.indicator), language)
        better = reference.model.equations[figure.indicator].better
        verdict = "" if not better else "better" if (found.central > 0) == (better == "higher") else "worse"
        if "+" not in words and "\N{MINUS SIGN}" not in words:
            verdict = "same"
        # Half the band of the reference is as dark as can be; a central run has none, and a tenth of the figure is.
        cells.append(_Cell(words, verdict, min(found.strength * (2 if found.banded else 10), 1.0), found.matters))
    return cells


def _label(result: Result, indicator: str, item: str | None, language: str) -> str:
    """The name of a row, and that its differences are in points where they are."""
    name = series.full_name(result, indicator, item, language)
    points = series.unit_of(result, indicator).startswith("%")
    return say("chart.measured", language, name=name, unit=say("chart.heat_points", language)) if points else name


def _words(found: Difference, unit: str, language: str) -> str:
    """A difference with its sign, relative where it can be; the mean, named so, where only some draws differ.

    Of a share it is in points, which the name of its row says.
    """
    size = found.central
    if unit.startswith("%"):
        words = signed(f"{100 * size:.2f}")  # points, as its row says
    elif found.reference:
        words = say("report.per_cent", language, number=signed(f"{100 * size / abs(found.reference):.1f}"))
    else:
        own = scale([size], unit, language)
        words = f"{own.before}{signed(own.number(size))}{own.after}"
    words = words.replace(" ", "\N{NO-BREAK SPACE}")
    return say("chart.heat_mean", language, number=words) if found.partial else words


def _lead(column: Sequence[_Cell]) -> int:
    """How many more figures are better than worse, of those where it matters."""
    return sum((one.verdict == "better") - (one.verdict == "worse") for one in column if one.matters)


def _finding(
    best: Sequence[_Cell],
    heads: Sequence[str],
    rows: Sequence[tuple[str, str | None]],
    reference: Result,
    language: str,
) -> str:
    """The scenario that leads, and in how many of the figures of which a direction is claimed."""
    names_of = [" ".join(one.split("\n")) for one in heads[:2]]
    claimed = sum(bool(reference.model.equations[indicator].better) for indicator, _ in rows)
    better, worse = (sum(one.verdict == verdict for one in best if one.matters) for verdict in ("better", "worse"))
    key = "chart.heat_title" if better > worse else "chart.heat_title_none"
    return say(key, language, reference=names_of[0], name=names_of[1], better=better, worse=worse, count=claimed)


def _draw(axes: Axes, place: tuple[float, int], cell: _Cell, language: str) -> None:
    """A difference in words, whether it is better or worse, on a shade for its size."""
    (column, row), ink = place, MARK
    if cell.verdict == "same":
        _box(axes, place, (1, 1), "white", cell.verdict)
    else:
        colours, dark = _COLOURS[cell.verdict]
        ink = "white" if cell.size > dark else MARK
        _box(axes, place, (1, 1), colours(cell.size), cell.verdict)
    said = wrapped(cell.words, _NUMBER, 2)
    if cell.verdict in ("better", "worse"):
        said += f"\n{say(f'chart.heat_{cell.verdict}', language)}"
    axes.text(column + 0.5, row + 0.5, said, ha="center", va="center", fontsize=_LETTERS, color=ink, linespacing=1.05)


def _box(axes: Axes, place: tuple[float, float], size: tuple[float, float], colour: ColorType, verdict: str) -> None:
    axes.add_patch(Rectangle(place, *size, facecolor=colour, edgecolor="white", linewidth=1.5))
    if verdict == "worse":
        axes.add_patch(Rectangle(place, *size, facecolor="none", edgecolor="#00000028", hatch=_HATCH, linewidth=0))


def _legend(axes: Axes, row: float, wide: float, language: str) -> None:
    """What the colours mean, in words, on a line below the table."""
    step, inch = wide / len(_KEYS), wide / (axes.get_window_extent().width / axes.figure.dpi)
    for place, (verdict, shade) in enumerate(_KEYS):
        colour = _COLOURS[verdict][0](shade) if verdict in _COLOURS else "white"
        _box(axes, (place * step, row), (0.25 * inch, 0.4), colour, verdict)
        axes.add_patch(
            Rectangle((place * step, row), 0.25 * inch, 0.4, facecolor="none", edgecolor="#888888", linewidth=0.5)
        )
        said = say(f"chart.heat_key_{verdict or 'neither'}", language)
        axes.text(place * step + 0.32 * inch, row + 0.2, said, va="center", fontsize=_LETTERS, color=MARK)


def _table(axes: Axes, columns: list[str], rows: list[str]) -> None:
    axes.set(xlim=(0, _FIRST + len(columns) - 1), ylim=(len(rows) + 0.9, 0))
    axes.xaxis.tick_top()
    places = [_FIRST / 2, *(_FIRST + place - 0.5 for place in range(1, len(columns)))]
    axes.set_xticks(places, columns, fontsize=_LETTERS)
    axes.set_yticks([place + 0.5 for place in range(len(rows))], rows, fontsize=8)
    axes.tick_params(length=0, colors=MARK)
    axes.spines[:].set_visible(False)
    axes.vlines(_FIRST, 0, len(rows), color="#888888", linewidth=0.8)
