"""A comparison as plain tables, one for each sheet of the workbook: numbers stay numbers, in the units they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ....analysis.comparison import COST, Comparison, Pair
from ....analysis.differences import Difference
from ....projection import Result
from ....words import in_language, say
from .. import series
from ..numbers import scale
from ..targets import period_of, priced, signed, unit_of
from . import changes
from .rows import names, outcomes

Cell = str | float
_SAID = ("written", "numbers", "status", "why", "place")
_FIGURE = ("page_name", "figure", "head_item", "head_unit", "period")
SIZES = ("head_low", "head_high", "head_mean", "head_median_above", "head_median_below")
_DIFFERENCE = ("reference", "other", "difference", *SIZES, "relative", "above", "head_below")
_CHANCES = ("chance_reference", "chance_other", "gained", "lost")
HEADS = {
    "inputs": ("head_plan", "page_input", "head_key", "page_name", *(f"page_{one}" for one in _SAID)),
    "figures": (*_FIGURE, *_DIFFERENCE, "head_strength"),
    "targets": (*_FIGURE, "target", *_CHANCES, "head_source"),
    "cost": (*_FIGURE, *_DIFFERENCE, "head_strength"),
    "prices": ("page_name", "figure", "head_item", "head_amount", "head_unit", "page_price", "head_unit"),
    "everything": (*_FIGURE, *_DIFFERENCE, "head_strength"),
    "settings": ("page_name", "page_file", "page_hash", "page_draws", "page_seed"),
}


@dataclass(frozen=True)
class Sheet:
    """A table: its key, and rows as long as HEADS[key]."""

    key: str
    rows: list[tuple[Cell, ...]]


def sheets(comparison: Comparison, language: str) -> list[Sheet]:
    """Inputs, figures a reader of plans asks for, targets, cost, prices, everything that moves, and run settings.

    They come in this order; a table without a row is left out.
    """
    kinds = {
        "inputs": _inputs,
        "figures": _figures,
        "targets": _targets,
        "cost": _cost,
        "prices": _prices,
        "everything": _everything,
    }
    apart = [pair for pair in comparison.pairs if not pair.same]
    found = [Sheet(key, [row for pair in apart for row in rows(pair, language)]) for key, rows in kinds.items()]
    settings: list[tuple[Cell, ...]] = [
        (name, one.scenario.file, one.scenario.hash, one.draws, one.scenario.seed)
        for name, one in zip(comparison.names(language), comparison.results, strict=True)
    ]
    return [*(one for one in found if one.rows), Sheet("settings", settings)]


def differences(
    pair: Pair, figure: tuple[str, str | None], found: Sequence[Difference], language: str
) -> Iterator[tuple[Cell, ...]]:
    """A row for each difference of a figure; its numbers in one unit, written beside them."""
    indicator, item = figure
    unit = series.unit_of(pair.reference, indicator)
    own = scale([value for one in found for value in (one.reference, one.other)], unit, language)
    label = series.name_of(pair.reference, indicator, language)
    head = (names(pair, language)[1], label, series.item_name(pair.reference, indicator, item, language), own.unit)
    for one in found:
        sizes = (one.reference, one.other, one.difference, one.low, one.high, one.mean)
        parts = (one.median_above, one.median_below)
        relative: Cell = "" if one.relative is None else one.relative
        yield (
            *head,
            one.period,
            *(value / own.divisor for value in sizes),
            *("" if value is None else value / own.divisor for value in parts),
            relative,
            one.above,
            one.below,
            one.strength,
        )


def _inputs(pair: Pair, language: str) -> Iterator[tuple[Cell, ...]]:
    both = names(pair, language)
    for one in changes.changes(pair, language):
        for who, side in zip(both, (one.reference, one.other), strict=True):
            yield (both[1], one.labels[0], one.paths[0], who, *(getattr(side, word) for word in _SAID))


def _figures(pair: Pair, language: str) -> Iterator[tuple[Cell, ...]]:
    for one in pair.strongest(pair.years):
        if one.indicator in outcomes(pair):
            yield from differences(pair, (one.indicator, one.item), list(one.periods.values()), language)


def _everything(pair: Pair, language: str) -> Iterator[tuple[Cell, ...]]:
    for one in pair.strongest(pair.years):
        yield from differences(pair, (one.indicator, one.item), list(one.periods.values()), language)


def _targets(pair: Pair, language: str) -> Iterator[tuple[Cell, ...]]:
    for one in pair.chances:
        target = one.target
        own = scale(target.limits, unit_of(pair.reference, target), language)
        ends = "–".join(f"{one / own.divisor:.10g}" for one in target.limits)
        limit = signed(target, priced(pair.reference, target, ends, language))
        figure = _named(pair.reference, target.indicator, target.item, language)
        shares = (one.reference, one.other, one.gained, one.lost)
        yield (
            names(pair, language)[1],
            *figure,
            own.unit,
            period_of(target, language),
            limit,
            *shares,
            in_language(target.source, language),
        )


def _cost(pair: Pair, language: str) -> Iterator[tuple[Cell, ...]]:
    if pair.cost is not None:
        yield from differences(pair, (COST, None), [*pair.cost.years, pair.cost.total], language)


def _prices(pair: Pair, language: str) -> Iterator[tuple[Cell, ...]]:
    for one in pair.cost.prices if pair.cost else ():
        unit = pair.reference.model.equations[one.indicator].reported_unit
        gain = scale([one.gain.difference], unit, language)
        price = scale([one.each], f"CNY/{unit}", language)
        figure = _named(pair.reference, one.indicator, one.item, language)
        amounts = (one.gain.difference / gain.divisor, gain.unit, one.each / price.divisor, price.unit)
        yield (names(pair, language)[1], *figure, *amounts)


def _named(result: Result, indicator: str, item: str | None, language: str) -> tuple[str, str]:
    return series.name_of(result, indicator, language), series.item_name(result, indicator, item, language)


def sheet_name(key: str, language: str) -> str:
    """The name of a sheet."""
    return say(f"compare.sheet_{key}", language)
