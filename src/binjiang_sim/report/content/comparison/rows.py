"""A comparison in the reader's words and units: rows of figures, targets and cost. Every form is made of these."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from ....analysis.comparison import COST, Chance, Moved, Pair, Price
from ....analysis.differences import Difference
from ....projection import Proportion, Result
from ....words import say
from .. import series
from ..headline import labelled
from ..numbers import PER_CENT, Scale, multiple, scale, signed, text
from ..targets import period_of, wanted

MOST = 10  # figures shown unless all are asked for
_WHOLE = 0.01  # change of a chance from which it is told in whole points
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
    share: str
    since: str
    numbers: Difference

    def cells(self, central: bool) -> tuple[str, ...]:
        """The texts from label to since; a central run has no band and no probability."""
        start = (self.label, self.period, self.reference, self.other, self.difference)
        middle = (self.relative,) if central else (self.band, self.relative, self.share)
        return (*start, *middle, self.since)


def head(central: bool, language: str) -> tuple[str, ...]:
    """The words above the cells of a row."""
    names = ["figure", "period", "reference", "other", "difference", "band", "relative", "share", "since"]
    shown = [one for one in names if not central or one not in ("band", "share")]
    return tuple(say(f"compare.{name}", language) for name in shown)


def shown_periods(pair: Pair, periods: Sequence[str] = ()) -> tuple[str, ...]:
    """The periods asked for, else the planning years that both runs cover, else the last year of both."""
    horizons = tuple(str(year) for year in series.horizons(pair.reference) if str(year) in pair.years)
    return tuple(periods) or horizons or pair.years[-1:]


def shown(pair: Pair, periods: Sequence[str], everything: bool = False) -> list[Moved]:
    """The figures to show, strongest first: the ten that matter most to a reader of plans, or all that move."""
    found = moving(pair, periods)
    return found if everything else [one for one in found if one.indicator in outcomes(pair)][:MOST]


def moving(pair: Pair, periods: Sequence[str]) -> list[Moved]:
    """What moves in these periods, strongest first, and then, unless they were asked for, what moves in other years."""
    found = pair.strongest(periods)
    passing = [] if _asked(pair, periods) else pair.strongest(pair.years)
    return [*found, *(one for one in passing if one not in found)]


def peak(pair: Pair, moved: Moved, periods: Sequence[str]) -> str | None:
    """The year of the largest difference, of one that matters in none of these periods or that only some draws have.

    None when periods were asked for, or no difference is lost without it.
    """
    if _asked(pair, periods):
        return None
    shown = [moved.periods[one] for one in periods if one in moved.periods]
    passing = moved.years and not any(one.matters for one in shown)
    if not passing and not any(one.partial for one in shown):
        return None
    return max((one for one in pair.years if one in moved.periods), key=moved.size)


def labels(pair: Pair, moved: Moved, periods: Sequence[str]) -> list[str]:
    """The periods of a figure's rows, in order of time: these, and its `peak`."""
    found = [one for one in periods if one in moved.periods]
    top = peak(pair, moved, periods)
    return found if top is None or top in found else sorted([*found, top])


def _asked(pair: Pair, periods: Sequence[str]) -> bool:
    return tuple(periods) != shown_periods(pair)


def outcomes(pair: Pair) -> tuple[str, ...]:
    """What a reader of plans asks for. The cost of the reforms has a table of its own."""
    return tuple(one.name for one in pair.reference.model.main_figures("plans"))


def rows(pair: Pair, found: Sequence[Moved], periods: Sequence[str], language: str) -> list[Row]:
    """A row for every figure and period, in the order given, and one for its `peak`."""
    made = []
    for one in found:
        differences = [one.periods[label] for label in labels(pair, one, periods)]
        made += _rows(pair.reference, (one.indicator, one.item), differences, since(one, pair, language), language)
    return made


def cost_rows(pair: Pair, periods: Sequence[str], language: str) -> list[Row]:
    """The cost of the reforms in the periods that are years, and summed over all shared years; none where unknown."""
    if pair.cost is None:
        return []
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


def share_of(share: float, language: str) -> str:
    """A share of the draws: whole per cent, one decimal near all or nothing, which only all and nothing are."""
    number = f"{100 * share:.{0 if 0.1 <= share <= 0.9 else 1}f}" if 0 < share < 1 else f"{100 * share:.0f}"
    number = {"0.0": "<0.1", "100.0": ">99.9"}.get(number, number)
    return say("report.per_cent", language, number=number)


def chance(share: float, draws: int, language: str, worth: float = inf) -> str:
    """A share of the draws as a chance with its sampling error; of few draws how many they are: "12/16".

    `worth` is the number of independent draws that rows of a posterior are worth.
    """
    found = Proportion(round(share * draws), draws, worth)
    return f"{found.hits}/{draws}" if found.few else found.text(language)


def chances(one: Chance, language: str) -> tuple[str, str]:
    """The chances of a target in both runs, with a decimal where they would read alike and are not."""
    shown = [chance(share, one.draws, language, one.rows) for share in (one.reference, one.other)]
    if shown[0] == shown[1] and one.reference != one.other:
        shown = [say("report.per_cent", language, number=f"{100 * share:.2f}") for share in (one.reference, one.other)]
    return shown[0], shown[1]


def change(one: Chance, language: str) -> str:
    """The change of a chance in points with its sampling error: "+7 ± 2 pts"; of few draws how many more meet it."""
    moved = one.other - one.reference
    if Proportion(0, one.draws, one.rows).few:
        return signed(f"{round(moved * one.draws)}/{one.draws}")
    decimals = 0 if abs(moved) >= _WHOLE or not moved else 1
    number, error = signed(f"{100 * moved:.{decimals}f}"), f"{max(100 * one.error, 10.0**-decimals):.{decimals}f}"
    return say("compare.points", language, number=say("compare.give_or_take", language, number=number, error=error))


def names(pair: Pair, language: str) -> tuple[str, str]:
    """What the reference and the other scenario are called."""
    return pair.names[language]


def title(pair: Pair, language: str) -> str:
    """Which scenario against which."""
    reference, other = names(pair, language)
    return say("compare.title", language, other=other, reference=reference)


def moved_title(pair: Pair, found: Sequence[Moved], periods: Sequence[str], everything: bool, language: str) -> str:
    """What the rows are, and how many of those that move they are."""
    key = "compare.moved_all" if everything else "compare.moved"
    return say(key, language, shown=len(found), count=len(moving(pair, periods)))


def target_head(language: str) -> tuple[str, ...]:
    """The words above the cells of a target."""
    names = ("figure", "period", "target", "chance_reference", "chance_other", "change", "gained", "lost")
    return tuple(say(f"compare.{name}", language) for name in names)


def target_rows(pair: Pair, language: str) -> list[tuple[str, ...]]:
    """Every target: what is wanted, the chance in both runs, the change, and the draws in which only one meets it."""
    return [_target(pair.reference, one, language) for one in pair.chances]


def price_title(pair: Pair, language: str) -> str:
    """What the prices are: the cost of one more, or what one less saves."""
    return say("compare.prices" if pair.cost and pair.cost.total.mean > 0 else "compare.savings", language)


def price_rows(pair: Pair, language: str) -> list[tuple[str, str]]:
    """Each figure that surely moved with the money, and the price of one of it."""
    return [_price(pair.reference, one, language) for one in (pair.cost.prices if pair.cost else ())]


def _rows(
    result: Result, figure: tuple[str, str | None], found: Sequence[Difference], years: str, language: str
) -> list[Row]:
    indicator, item = figure
    unit = series.unit_of(result, indicator)
    own = scale([value for one in found for value in (one.reference, one.other)], unit, language)
    moving = difference_scale(own, found)
    label = labelled(series.full_name(result, indicator, item, language), multiple(unit, own, language), language)
    made = []
    for place, one in enumerate(found):
        points = unit.startswith(PER_CENT)
        moved = signed(moving.number(one.difference))
        made.append(
            Row(
                indicator,
                item,
                label,
                one.period,
                own.number(one.reference),
                own.number(one.other),
                say("compare.points", language, number=moved) if points else moved,
                f"[{signed(moving.number(one.low))}, {signed(moving.number(one.high))}]",
                ""
                if points or one.relative is None
                else say("report.per_cent", language, number=_relative(one.relative)),
                _side(one, language),
                "" if place else years,
                one,
            )
        )
    return made


def difference_scale(own: Scale, found: Sequence[Difference]) -> Scale:
    """The scale of the figures with the decimals that show two digits of the largest difference."""
    middle = max((abs(one.central) for one in found), default=0.0)
    return finer(own, middle or max((max(-one.low, one.high) for one in found), default=0.0))


def finer(own: Scale, size: float) -> Scale:
    """A scale with the decimals that show two digits of this size (model unit)."""
    if not size:
        return own
    wanted = 1 - math.floor(math.log10(size / own.divisor))
    return replace(own, decimals=min(max(wanted, own.decimals), own.decimals + _FINER))


def _side(one: Difference, language: str) -> str:
    """The share of draws in the direction that more of them take."""
    if not one.moves:
        return say("compare.never", language)
    word, share = ("above", one.above) if one.above >= one.below else ("below", one.below)
    return say(f"compare.share_{word}", language, share=share_of(share, language))


def _relative(share: float) -> str:
    return signed(f"{100 * share:.{1 if abs(share) >= 0.001 else 2}f}")


def _target(result: Result, one: Chance, language: str) -> tuple[str, ...]:
    target = one.target
    before, after = chances(one, language)
    gained, lost = (chance(share, one.draws, language, one.rows) for share in (one.gained, one.lost))
    label = series.full_name(result, target.indicator, target.item, language)
    limit, period = wanted(result, target, language), period_of(target, language)
    return (label, period, limit, before, after, change(one, language), gained, lost)


def _price(result: Result, one: Price, language: str) -> tuple[str, str]:
    unit = f"CNY/{result.model.equations[one.indicator].reported_unit}"
    return series.full_name(result, one.indicator, one.item, language), text(one.each, unit, language)
