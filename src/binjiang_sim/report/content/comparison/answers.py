"""A comparison in a few sentences: which plan is better, by how much, how surely, at what cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ....analysis.comparison import Chance, Moved, Pair
from ....analysis.differences import Difference
from ....words import say
from .. import outline, series
from ..numbers import PER_CENT, scale, text
from . import rows, some_draws
from .reasons import reason

_MOST = 3  # figures told of the headline, and as many of what else moves most
_WORTH = 0.005  # change of a chance from which it is told


def sentences(pair: Pair, language: str, periods: Sequence[str] = ()) -> list[str]:
    """Headline figures first, what else moves most, how the chances of the targets change, and what it costs."""
    shown = rows.shown_periods(pair, periods)
    figures = [_figure(pair, one, _period(pair, one, shown), language) for one in _telling(pair, shown)]
    return [*(figures or [say("compare.nothing_sure", language)]), *_targets(pair, language), _cost(pair, language)]


def _telling(pair: Pair, periods: Sequence[str]) -> list[Moved]:
    """The first figure of the headline if it moves at all, then of the headline and of the others what matters."""
    moved = {(one.indicator, one.item): one for one in pair.moved}
    ranked = [moved[figure] for figure in outline.figures(pair.reference, outline.HEADLINE) if figure in moved]
    asked = rows.outcomes(pair)
    ranked = [one for one in ranked if one.indicator in asked]
    head = [*ranked[:1], *(one for one in ranked[1:] if _worth(pair, one, periods))][:_MOST]
    others = [one for one in rows.moving(pair, periods) if one.indicator in asked and one not in head]
    return [*head, *[one for one in others if _worth(pair, one, periods)][:_MOST]]


def _worth(pair: Pair, moved: Moved, periods: Sequence[str]) -> bool:
    return moved.periods[_period(pair, moved, periods)].matters


def _period(pair: Pair, moved: Moved, periods: Sequence[str]) -> str:
    """The year of the largest difference where it passes or only some draws have it, else the last that matters."""
    known = [one for one in periods if one in moved.periods] or list(moved.periods)
    top = rows.peak(pair, moved, periods)
    return top or next((one for one in reversed(known) if moved.periods[one].matters), known[-1])


def _figure(pair: Pair, moved: Moved, period: str, language: str) -> str:
    one = moved.periods[period]
    result = pair.reference
    if one.partial:
        return some_draws.sentence(pair, moved, period, language)
    unit = series.unit_of(result, moved.indicator)
    about = {
        "figure": series.full_name(result, moved.indicator, moved.item, language),
        "period": period,
        "level": text(one.other, unit, language),
        "reference": rows.names(pair, language)[0],
    }
    if not one.moves:
        return say("compare.figure_same", language, **about)
    up = one.difference > 0
    hardly = "" if one.matters else "_hardly"
    key = f"compare.figure_{'up' if up else 'down'}{hardly}{'_central' if result.central else ''}"
    share = rows.share_of(one.above if up else one.below, language)
    told = say(key, language, **about, share=share, **_size(one, unit, language))
    return f"{told}{reason(pair, moved.indicator, moved.item, period, one.difference, language)}"


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
    for one, (figure, period, wanted, before, after, change, *_) in zip(pair.chances, told, strict=True):
        if abs(one.other - one.reference) < _WORTH:
            continue
        values = {"figure": figure, "period": period, "wanted": wanted, "before": before, "after": after}
        # Whether it is the luck of the draws: the change is within its sampling error.
        key = "compare.target_moves" if abs(one.other - one.reference) > one.error else "compare.target_hardly"
        yield say(key, language, **values, change=change) + _why(pair, one, language)


def _why(pair: Pair, one: Chance, language: str) -> str:
    """The reason of `reason` where a target for growth is met more often by a plan with a lower level."""
    target = one.target
    if target.direction == "between":  # of which no figure is the better one
        return ""
    easier = one.other - one.reference if target.direction == "at_least" else one.reference - one.other
    return reason(pair, target.indicator, target.item, target.years[-1], easier, language)


def _cost(pair: Pair, language: str) -> str:
    if pair.cost is None:
        return say("compare.cost_unknown", language)
    total, years = pair.cost.total, {"first": pair.years[0], "last": pair.years[-1]}
    if total.partial:
        return say("compare.cost_partial", language, **years, parts=some_draws.parts(total, "CNY", language))
    if not total.difference:
        return say("compare.cost_same", language, **years)
    size = _size(total, "CNY", language)
    key = f"compare.cost_{'more' if total.difference > 0 else 'less'}{'_central' if pair.reference.central else ''}"
    return say(key, language, **years, amount=size["difference"], low=size["low"], high=size["high"])
