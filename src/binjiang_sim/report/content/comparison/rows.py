"""A comparison in the reader's words and units: rows of figures, targets and cost. Every form is made of these."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ....analysis.comparison import COST, Chance, Moved, Pair, Price
from ....analysis.differences import Difference
from ....projection import Result
from ....words import say
from .. import series
from ..headline import labelled
from ..numbers import PER_CENT, Scale, multiple, scale, signed, text
from ..targets import sign

MOST = 10  # figures shown unless all are asked for
_FINER = 3  # further decimals a difference may have over the figures it lies between


@dataclass(frozen=True)
class Row:
    """One figure in one period: texts, and the numbers they come from. `since` is empty but in the first row."""

    indicator: str
    item: str | None
    label: str
    period: str
    reference: str
    other: str
    difference: str
    band: str
    relative: str
    above: str
    since: str
    numbers: Difference

    def cells(self, central: bool) -> tuple[str, ...]:
        """The texts from label to since; a central run has no band and no probability."""
        start = (self.label, self.period, self.reference, self.other, self.difference)
        middle = (self.relative,) if central else (self.band, self.relative, self.above)
        return (*start, *middle, self.since)


def head(central: bool, language: str) -> tuple[str, ...]:
    """The words above the cells of a row."""
    names = ["figure", "period", "reference", "other", "difference", "band", "relative", "above", "since"]
    shown = [one for one in names if not central or one not in ("band", "above")]
    return tuple(say(f"compare.{name}", language) for name in shown)


def shown_periods(pair: Pair, periods: Sequence[str] = ()) -> tuple[str, ...]:
    """The periods asked for, else the planning years that both runs cover, else the last year of both."""
    horizons = tuple(str(year) for year in series.horizons(pair.reference) if str(year) in pair.years)
    return tuple(periods) or horizons or pair.years[-1:]


def shown(pair: Pair, periods: Sequence[str], everything: bool = False) -> list[Moved]:
    """The figures to show, strongest first: the ten that matter most to a reader of plans, or all that move."""
    found = pair.strongest(periods)
    return found if everything else [one for one in found if one.indicator in outcomes(pair)][:MOST]


def outcomes(pair: Pair) -> tuple[str, ...]:
    """What a reader of plans asks for. The cost of the reforms has a table of its own."""
    return tuple(one.name for one in pair.reference.model.main_figures("plans"))


def rows(pair: Pair, found: Sequence[Moved], periods: Sequence[str], language: str) -> list[Row]:
    """A row for every figure and period, in the order given."""
    made = []
    for one in found:
        differences = [one.periods[label] for label in periods if label in one.periods]
        made += _rows(pair.reference, (one.indicator, one.item), differences, since(one, pair, language), language)
    return made


def cost_rows(pair: Pair, periods: Sequence[str], language: str) -> list[Row]:
    """The cost of the reforms in the periods that are years, and summed over all shared years."""
    years = [one for one in pair.cost.years if one.period in periods]
    whole = say("compare.sum", language, first=pair.years[0], last=pair.years[-1])
    made = _rows(pair.reference, (COST, None), [*years, pair.cost.total], "", language)
    return [*made[:-1], replace(made[-1], period=whole)]


def since(moved: Moved, pair: Pair, language: str) -> str:
    """The years in which a difference matters: "from 2027", "2026–2029", "only 2026"."""
    if not moved.years:
        return say("compare.never", language)
    first, last = moved.years[0], moved.years[-1]
    if last == pair.years[-1]:
        return say("compare.from", language, year=first)
    return (
        say("compare.only", language, year=first)
        if first == last
        else say("compare.span", language, first=first, last=last)
    )


def name(result: Result, language: str) -> str:
    """The scenario's name."""
    return result.scenario.name[language]


def chance(share: float, language: str) -> str:
    """A share of draws in whole per cent; what is not quite all or nothing is not shown as such."""
    number = ">99" if 0.995 <= share < 1 else "<1" if 0 < share < 0.005 else f"{100 * share:.0f}"
    return say("report.per_cent", language, number=number)


def names(pair: Pair, language: str) -> tuple[str, str]:
    """The names of the reference and of the other scenario, numbered where they are the same."""
    reference, other = name(pair.reference, language), name(pair.other, language)
    return (f"{reference} (1)", f"{other} (2)") if reference == other else (reference, other)


def title(pair: Pair, language: str) -> str:
    """Which scenario against which."""
    reference, other = names(pair, language)
    return say("compare.title", language, other=other, reference=reference)


def moved_title(pair: Pair, found: Sequence[Moved], periods: Sequence[str], everything: bool, language: str) -> str:
    """What the rows are, and how many of those that move they are."""
    key = "compare.moved_all" if everything else "compare.moved"
    return say(key, language, shown=len(found), count=len(pair.strongest(periods)))


def target_head(language: str) -> tuple[str, ...]:
    """The words above the cells of a target."""
    names = ("figure", "period", "target", "chance_reference", "chance_other", "change", "gained", "lost")
    return tuple(say(f"compare.{name}", language) for name in names)


def target_rows(pair: Pair, language: str) -> list[tuple[str, ...]]:
    """Every target: what is wanted, the chance in both runs, the change, and the draws in which only one meets it."""
    return [_target(pair.reference, one, language) for one in pair.chances]


def price_title(pair: Pair, language: str) -> str:
    """What the prices are: the cost of one more, or what one less saves."""
    return say("compare.prices" if pair.cost.total.difference > 0 else "compare.savings", language)


def price_rows(pair: Pair, language: str) -> list[tuple[str, str]]:
    """Each figure that surely moved with the money, and the price of one of it."""
    return [_price(pair.reference, one, language) for one in pair.cost.prices]


def _rows(
    result: Result, figure: tuple[str, str | None], found: Sequence[Difference], years: str, language: str
) -> list[Row]:
    indicator, item = figure
    unit = series.unit_of(result, indicator)
    own = scale([value for one in found for value in (one.reference, one.other)], unit, language)
    finer = difference_scale(own, found)
    label = labelled(series.full_name(result, indicator, item, language), multiple(unit, own, language), language)
    made = []
    for place, one in enumerate(found):
        points = unit.startswith(PER_CENT)
        moved = signed(finer.number(one.difference))
        made.append(
            Row(
                indicator,
                item,
                label,
                one.period,
                own.number(one.reference),
                own.number(one.other),
                say("compare.points", language, number=moved) if points else moved,
                f"[{signed(finer.number(one.low))}, {signed(finer.number(one.high))}]",
                ""
                if points or one.relative is None
                else say("report.per_cent", language, number=_relative(one.relative)),
                chance(one.above, language),
                "" if place else years,
                one,
            )
        )
    return made


def difference_scale(own: Scale, found: Sequence[Difference]) -> Scale:
    """The scale of the figures with the decimals that show two digits of the largest difference."""
    middle = max((abs(one.difference) for one in found), default=0.0)
    largest = (middle or max((max(-one.low, one.high) for one in found), default=0.0)) / own.divisor
    if not largest:
        return own
    wanted = 1 - math.floor(math.log10(largest))
    return replace(own, decimals=min(max(wanted, own.decimals), own.decimals + _FINER))


def _relative(share: float) -> str:
    return signed(f"{100 * share:.{1 if abs(share) >= 0.001 else 2}f}")


def _target(result: Result, one: Chance, language: str) -> tuple[str, ...]:
    target = one.target
    wanted = text(target.value, series.unit_of(result, target.indicator), language)
    change = say("compare.points", language, number=signed(f"{100 * (one.other - one.reference):.0f}"))
    before, after, gained, lost = (
        chance(share, language) for share in (one.reference, one.other, one.gained, one.lost)
    )
    label = series.full_name(result, target.indicator, target.item or None, language)
    return (label, target.period, f"{sign(target)} {wanted}", before, after, change, gained, lost)


def _price(result: Result, one: Price, language: str) -> tuple[str, str]:
    unit = f"CNY/{result.model.equations[one.indicator].reported_unit}"
    return series.full_name(result, one.indicator, one.item, language), text(one.each, unit, language)
