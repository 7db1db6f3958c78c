"""The headline table: the figures a reader asks for first, with their 80 % band; and scenarios side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...analysis.names import names
from ...analysis.published import known
from ...facts import Fact
from ...facts.periods import time_text
from ...projection import Result
from ...words import say
from . import series
from .numbers import Scale, multiple, scale, signed
from .outline import HEADLINE, figures

# A difference smaller than a fifth of the widest band is not worth reading, but the narrowest band must still show.
_OF_WIDEST, _OF_NARROWEST = 5, 1.6


@dataclass(frozen=True)
class Cell:
    """One figure: median and 80 % band in the model's unit (all the same in a central run), and its text."""

    period: str
    median: float
    low: float
    high: float
    text: str


@dataclass(frozen=True)
class Line:
    """One row: what it shows, its name with the unit, and a cell for each period (None where it has no figure)."""

    indicator: str
    item: str | None
    label: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Compared:
    """One row of the comparison: the medians of every scenario for a period, and their texts.

    `differences` are against the first scenario: a fraction of it, or a difference of the figure itself for shares.
    """

    indicator: str
    item: str | None
    label: str
    period: str
    medians: tuple[float, ...]
    differences: tuple[float, ...]
    texts: tuple[str, ...]


def periods(result: Result) -> tuple[str, ...]:
    """The periods the table shows: the first year and the half-year after it, the planning years, the last year."""
    scenario = result.scenario
    years = (scenario.start, *scenario.planning_years, scenario.end)
    wanted = {f"{scenario.start + 1}-H1", *map(str, years)}
    return tuple(label for label in result.periods if label in wanted and result.periods[label].last > 0)


def headline(result: Result, language: str = "en") -> tuple[Line, ...]:
    """The headline table of one result as data, one line a figure."""
    shown = periods(result)
    return tuple(_line(result, *one, shown, language) for one in figures(result, HEADLINE))


def known_note(result: Result, language: str) -> str:
    """Which figures are published already and held by every draw; empty where there are none."""
    facts = known(result)
    named = [_published(result, one, language) for one in facts]
    return say("report.known", language, figures=say("report.semicolon", language).join(named)) if named else ""


def _published(result: Result, fact: Fact, language: str) -> str:
    name = series.full_name(result, fact.variable, fact.item or None, language)
    return say("report.known_one", language, figure=name, period=time_text(fact.period, language))


def compared(results: Sequence[Result], language: str = "en") -> tuple[Compared, ...]:
    """Medians of several results side by side for the planning years that all of them cover.

    The first result is the reference. Shares and growth rates differ in percentage points, other figures in per cent.
    """
    planned = map(str, series.horizons(results[0]))
    shared = [year for year in planned if all(year in result.periods for result in results)]
    shared = shared or [str(min(result.scenario.end for result in results))]
    rows = (_compared(results, indicator, item, shared, language) for indicator, item in figures(results[0], HEADLINE))
    return tuple(one for row in rows for one in row)


def name(result: Result, language: str) -> str:
    """The scenario's name."""
    return result.scenario.name[language]


def by_district(results: Sequence[Result]) -> list[list[Result]]:
    """The results of each district: only those of one district can be compared."""
    groups: dict[tuple[str, ...], list[Result]] = {}
    for one in results:
        groups.setdefault(tuple(one.scenario.district.values()), []).append(one)
    return list(groups.values())


def called(results: Sequence[Result], language: str) -> list[str]:
    """What scenarios that stand side by side are called, no two of them alike."""
    return names([one.scenario for one in results], language)


def _line(result: Result, indicator: str, item: str | None, shown: Sequence[str], language: str) -> Line:
    points = {
        label: [result.quantile(indicator, label, q, item) for q in (0.5, 0.1, 0.9)]
        for label in shown
        if result.defined(indicator, label)
    }
    unit = series.unit_of(result, indicator)
    bands = [high - low for _, low, high in points.values() if high > low]
    worth = min(max(bands) / _OF_WIDEST, min(bands) / _OF_NARROWEST) if bands else 0.0
    own = scale([value for spread in points.values() for value in spread], unit, language, worth)
    cells = tuple(_cell(label, points[label], own, result.central) if label in points else None for label in shown)
    return Line(indicator, item, _label(result, indicator, item, multiple(unit, own, language), language), cells)


def _cell(period: str, points: list[float], own: Scale, central: bool) -> Cell:
    middle, low, high = points
    text = own.number(middle) if central else f"{own.number(middle)} [{own.number(low)}, {own.number(high)}]"
    return Cell(period, middle, low, high, text)


def _label(result: Result, indicator: str, item: str | None, unit: str, language: str) -> str:
    if series.named_by_item(indicator):
        words = series.capital(series.item_name(result, indicator, item, language))
    else:
        words = series.full_name(result, indicator, item, language)
    return labelled(words, unit, language)


def labelled(words: str, unit: str, language: str) -> str:
    """A row's name with its unit in brackets, full-width ones in Chinese."""
    return bracketed(words, unit, language) if unit else words


def bracketed(words: str, more: str, language: str) -> str:
    """Words with more behind them in brackets, full-width ones in Chinese."""
    return f"{words}（{more}）" if language == "zh" else f"{words} ({more})"


def _compared(
    results: Sequence[Result], indicator: str, item: str | None, shared: Sequence[str], language: str
) -> list[Compared]:
    medians = {
        year: tuple(result.quantile(indicator, year, 0.5, item) for result in results)
        for year in shared
        if all(result.defined(indicator, year) for result in results)
    }
    unit = series.unit_of(results[0], indicator)
    own = scale([value for found in medians.values() for value in found], unit, language)
    label = _label(results[0], indicator, item, multiple(unit, own, language), language)
    rows = []
    for year, found in medians.items():
        # A difference from zero has no per cent: it is shown in the figure's own unit.
        plain = unit.startswith("%") or not found[0]
        differences = tuple(one - found[0] if plain else (one - found[0]) / abs(found[0]) for one in found)
        texts = [own.number(found[0])]
        for median, difference in zip(found[1:], differences[1:], strict=True):
            texts.append(bracketed(own.number(median), _moved(difference, unit, own, plain, language), language))
        rows.append(Compared(indicator, item, label, year, found, differences, tuple(texts)))
    return rows


def _moved(difference: float, unit: str, own: Scale, plain: bool, language: str) -> str:
    """A difference in words: "+1.2 %", "-0.30 points", or in the figure's own unit when the reference is zero."""
    if unit.startswith("%"):
        return say("report.points", language, number=signed(f"{100 * difference:.2f}"))
    if plain:
        return signed(own.number(difference))
    return say("report.per_cent", language, number=signed(f"{100 * difference:.1f}"))
