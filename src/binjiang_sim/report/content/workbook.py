"""The tables of the workbook: names first, in units that people read, codes last; numbers stay numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...projection import Result, givens
from ...projection.rows import QUANTILES, Row
from ...scenario import Given
from ...scenario.resolved import moment
from ...words import in_language, say
from ..stamps.stamp import command
from . import inputs, series, sources
from .blocks import Document
from .headline import called, headline, periods
from .numbers import Scale, scale
from .outline import HEADLINE, figures

_POINTS = tuple(f"q{round(100 * one):02d}" for one in QUANTILES)


@dataclass(frozen=True)
class Number:
    """A number in the unit that its row names, and how many decimals of it are worth reading."""

    value: float
    decimals: int


Cell = str | Number


@dataclass(frozen=True)
class Listing:
    """A table: the keys of its columns, and rows as long as they are."""

    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def untold(result: Result, language: str) -> Document:
    """A document without sections: that of a model without main figures, about which no report can be made."""
    scenario = result.scenario
    span, footer = f"{scenario.start}–{scenario.end}", say("page.footer", language)
    return Document(language, scenario.name[language], scenario.district[language], span, footer, ())


def main_figures(result: Result, language: str) -> Listing:
    """The headline table in numbers: name, unit, and of each period the 10 % point, median and 90 % point."""
    shown = periods(result)
    rows: list[tuple[Cell, ...]] = []
    for line in headline(result, language):
        cells = [(one.low, one.median, one.high) if one else () for one in line.cells]
        own = scale([value for cell in cells for value in cell], series.unit_of(result, line.indicator), language)
        points = [spread(cell, own) if cell else ("", "", "") for cell in cells]
        numbers = [one for three in points for one in (three[1:2] if result.central else three)]
        rows.append((series.full_name(result, line.indicator, line.item, language), own.unit, *numbers))
    heads = ("q50",) if result.central else ("q10", "q50", "q90")
    return Listing(("label", "unit", *(head for _ in shown for head in heads)), rows)


def spread(values: Iterable[float], own: Scale) -> tuple[Cell, ...]:
    """Values of the model in the unit of a scale."""
    return tuple(Number(value / own.divisor, own.decimals) for value in values)


def results(several: Sequence[Result], language: str) -> Listing:
    """Every figure of every result, each figure in one unit; results below each other are told by their names."""
    columns = ("label", "item", "period", "unit", "mean", *_POINTS, "q10_parameters", "q90_parameters")
    rows = [
        row if len(several) == 1 else (name, *row)
        for name, one in zip(called(several, language), several, strict=True)
        for row in _figures(one, language)
    ]
    return Listing((*(("scenario",) if len(several) > 1 else ()), *columns, "indicator", "item_code"), rows)


def _figures(result: Result, language: str) -> Iterator[tuple[Cell, ...]]:
    rank, found = _rank(result), dict[tuple[str, str | None], list[Row]]()
    for row in result.rows:
        found.setdefault((row.indicator, row.item), []).append(row)
    for indicator, item in sorted(found, key=lambda one: rank[one[0]]):
        rows = [(row.period, _values(row)) for row in found[indicator, item]]
        own = scale([value for _, values in rows for value in values], series.unit_of(result, indicator), language)
        names = series.name_of(result, indicator, language), series.item_name(result, indicator, item, language)
        for period, values in rows:
            yield (*names, period, own.unit, *spread(values, own), indicator, item or "")


def _rank(result: Result) -> dict[str, int]:
    """Every variable by its place: those of the headline table first, the others in the order of the model."""
    names = (name for name, _ in figures(result, HEADLINE))
    return {name: place for place, name in enumerate(dict.fromkeys((*names, *result.model.equations)))}


def _values(row: Row) -> tuple[float, ...]:
    return (row.mean, *(row.quantiles[one] for one in QUANTILES), row.parameters_low, row.parameters_high)


def given(result: Result, language: str) -> Listing:
    """Every number put in: where it belongs, its name, its unit, its value or three points, and where it is from."""
    columns = ("section", "label", "item", "unit", "q10", "q50", "q90", "choices", "status", "why", "source")
    rows = [_input(result, path, one, language) for path, one in givens(result.scenario).items()]
    return Listing((*columns, "facts", "formula", "place", "input"), rows)


def _input(result: Result, path: str, one: Given, language: str) -> tuple[Cell, ...]:
    points = inputs.points(one, inputs.bounds(result, path))
    own = scale(points, inputs.unit_at(result, path), language)
    numbers: list[Cell] = [_stated(point, own) for point in points]
    if inputs.is_time(path):
        numbers = [moment(round(point, 3)) for point in points]
    low, middle, high = numbers if len(numbers) == 3 else ("", numbers[0], "")
    chosen = (f"{label} {value:g} ({100 * share:.3g}%)" for label, value, share in inputs.choices(one))
    return (
        inputs.section(result, path, language),
        *inputs.label(result, path, language),
        "" if inputs.is_time(path) else own.unit,
        *(low, middle, high),
        "; ".join(chosen),
        say(f"page.status_{one.status}", language),
        in_language(one.why, language),
        in_language(one.source, language),
        " ".join(one.facts),
        one.formula,
        one.place,
        path,
    )


def _stated(value: float, own: Scale) -> Number:
    """A number that somebody stated, with the digits it was stated in: four at most."""
    text = f"{value / own.divisor:.4g}"
    return Number(value / own.divisor, 0 if "e" in text else len(text.partition(".")[2]))


def dictionary(result: Result, language: str) -> Listing:
    """Every variable: its names, unit, kind, the rows it has, and what it means."""
    names = ("zh", "en") if language == "zh" else ("en", "zh")
    joint = say("cli.comma", language)
    rows: list[tuple[Cell, ...]] = [
        (
            *(getattr(one, each) for each in names),
            scale((), series.unit_of(result, name), language).unit,
            say(f"kind.{one.kind}", language),
            " × ".join(joint.join(getattr(row, language) for row in result.scenario.labels[dim]) for dim in one.dims),
            one.title,
            name,
        )
        for name, one in ((name, result.model.equations[name]) for name in _rank(result))
    ]
    return Listing((*names, "unit", "kind", "dimensions", "meaning", "indicator"), rows)


def facts(result: Result, language: str) -> Listing:
    """Every published figure that the run used, in the words of its source."""
    columns = ("label", "value", "period", "quote", "source", "address", "name")
    rows = [tuple(getattr(one, column) for column in columns) for one in sources.facts_used(result, language)]
    return Listing(columns, rows)


def settings(several: Sequence[Result], language: str) -> Listing:
    """What made the run, and the command that makes it again."""
    again = (say("page.reproduce", language), command(several, language))
    return Listing(("setting", "value"), [*sources.stamp(several[0], language), again])
