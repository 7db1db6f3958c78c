"""A comparison in a few sentences: which plan is better, by how much, how surely, at what cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ....analysis.comparison import Moved, Pair
from ....analysis.differences import Difference
from ....words import say
from .. import series
from ..numbers import PER_CENT, scale, text
from . import rows
from .rows import chance

_MOST = 3  # figures told
_WORTH = 0.005  # change of a chance from which it is told


def sentences(pair: Pair, language: str, periods: Sequence[str] = ()) -> list[str]:
    """What moves most and surely, how the chances of the targets change, and what it costs."""
    shown = rows.shown_periods(pair, periods)
    figures = [_figure(pair, one, shown[-1], language) for one in _telling(pair, shown)]
    return [*(figures or [say("compare.nothing_sure", language)]), *_targets(pair, language), _cost(pair, language)]


def _telling(pair: Pair, periods: Sequence[str]) -> list[Moved]:
    last = periods[-1]
    asked = rows.outcomes(pair)
    found = [one for one in pair.strongest((last,)) if one.indicator in asked and one.periods[last].matters]
    return found[:_MOST]


def _figure(pair: Pair, moved: Moved, period: str, language: str) -> str:
    one = moved.periods[period]
    up = one.difference > 0
    result = pair.reference
    unit = series.unit_of(result, moved.indicator)
    key = f"compare.figure_{'up' if up else 'down'}{'_central' if result.central else ''}"
    label = series.full_name(result, moved.indicator, moved.item, language)
    about = {
        "figure": label,
        "period": period,
        "level": text(one.other, unit, language),
        "reference": rows.names(pair, language)[0],
        "share": chance(one.above if up else one.below, language),
    }
    return say(key, language, **about, **_size(one, unit, language))


def _size(one: Difference, unit: str, language: str) -> dict[str, str]:
    """The size of a difference and its 80 % band as texts, counted in its direction."""
    own = rows.difference_scale(scale([one.reference, one.other], unit, language), [one])
    sign = 1 if one.difference >= 0 else -1
    low, high = sorted((sign * one.low, sign * one.high))
    size = own.number(abs(one.difference))
    shown = (
        say("compare.points", language, number=size) if unit.startswith(PER_CENT) else f"{own.before}{size}{own.after}"
    )
    return {"difference": shown, "low": own.number(low), "high": own.number(high)}


def _targets(pair: Pair, language: str) -> Iterator[str]:
    told: Iterable[tuple[str, ...]] = rows.target_rows(pair, language)
    for one, (figure, period, wanted, before, after, *_) in zip(pair.chances, told, strict=True):
        if abs(one.other - one.reference) >= _WORTH:
            values = {"figure": figure, "period": period, "wanted": wanted, "before": before, "after": after}
            yield say("compare.target_moves", language, **values)


def _cost(pair: Pair, language: str) -> str:
    total = pair.cost.total
    key = (
        "compare.cost_more"
        if total.difference > 0
        else "compare.cost_less"
        if total.difference < 0
        else "compare.cost_same"
    )
    size = _size(total, "CNY", language)
    values = {"amount": size["difference"], "low": size["low"], "high": size["high"]}
    return say(key, language, first=pair.years[0], last=pair.years[-1], **values)
