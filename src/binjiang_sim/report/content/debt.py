"""What figures rest on, what to find out next, and what that would be worth for a choice, in words and tables."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis import Debt, ValueOfKnowing
from ...projection import Result
from ...words import say
from . import inputs, series
from .blocks import Table
from .numbers import PER_CENT, scale, text

MOST = 3  # inputs that are named
ROWS = 8  # of a table
KNOWN = ("published", "derived", "literature")


def table(result: Result, found: Sequence[Debt], language: str) -> Table:
    """A row for each figure: its 80 % band and the share of each group in its variance."""
    groups = (*KNOWN, "assumed", "luck")
    head = tuple(say(f"debt.head_{one}", language) for one in ("figure", "period", "band", *groups))
    rows = tuple((*_band(result, one, language), *_shares(one, groups, language)) for one in found)
    return Table(say("debt.title", language), head, rows, frozenset(range(1, len(head))))


def _band(result: Result, one: Debt, language: str) -> tuple[str, ...]:
    own = scale(one.band, series.unit_of(result, one.indicator), language)
    low, high = map(own.number, one.band)
    spread = say("document.to", language, low=low, high=high)
    return series.full_name(result, one.indicator, one.item, language), one.period, f"{own.before}{spread}{own.after}"


def _shares(one: Debt, groups: Sequence[str], language: str) -> tuple[str, ...]:
    if one.shares is None:
        return ("-",) * len(groups)
    percents = whole_percents([one.shares[name] for name in groups])
    errors = (f"{100 * one.errors[name]:.1f}" for name in groups)
    return tuple(
        say("debt.share", language, share=share, error=error) for share, error in zip(percents, errors, strict=True)
    )


def whole_percents(shares: Sequence[float]) -> list[int]:
    """Shares of one in whole per cent that add to a hundred: the largest takes what rounding leaves."""
    found = [round(100 * share) for share in shares]
    found[shares.index(max(shares))] += 100 - sum(found)
    return found


def sentences(result: Result, one: Debt, language: str) -> tuple[str, str]:
    """Two sentences for a planner: what is known of a figure and what is not, and what to find out next."""
    figure = series.full_name(result, one.indicator, one.item, language)
    about = {"figure": figure, "period": one.period}
    if one.shares is None:
        return say("debt.constant", language, **about), say("debt.nothing", language)
    known = sum(one.shares[name] for name in KNOWN)
    percents = whole_percents([one.shares["assumed"], known, one.shares["luck"]])
    first = say("debt.known", language, **about, **dict(zip(("assumed", "known", "luck"), percents, strict=True)))
    if not one.collect:
        return first, say("debt.nothing", language)
    named = say("debt.comma", language).join(
        say("debt.collect_one", language, input=inputs.name(result, each.path, language), share=share)
        for each in one.collect[:MOST]
        for share in [round(100 * each.narrowing)]
    )
    return first, say("debt.collect", language, inputs=named)


def about(found: Sequence[Debt], language: str) -> str:
    """What the shares mean, and how far they can be trusted."""
    parts = [one for one in found if one.shares is not None]
    left = scale([1.0], PER_CENT, language).text(max((one.unexplained for one in parts), default=0.0))
    return say("debt.about", language, draws=f"{min(one.draws for one in found):,}", left=left)


def worth_table(result: Result, found: ValueOfKnowing, language: str) -> Table:
    """A row for each input whose value would change which plan is better."""
    head = tuple(say(f"debt.head_{one}", language) for one in ("input", "status", "worth", "error"))
    shown = found.rows[:ROWS]
    own = scale([number for one in shown for number in (one.value, one.error)], _unit(result, found), language)
    rows = tuple(
        (
            inputs.name(result, one.path, language),
            say(f"page.status_{one.status}", language),
            *(own.text(value) for value in (one.value, one.error)),
        )
        for one in shown
    )
    return Table(say("debt.worth_title", language), head, rows, frozenset((2, 3)))


def worth_sentence(result: Result, other: Result, found: ValueOfKnowing, language: str) -> str:
    """Which plan is better by how much, and what knowing everything first would be worth."""
    unit = _unit(result, found)
    names = {"reference": result.scenario.name[language], "other": other.scenario.name[language]}
    periods = found.periods[0] if len(found.periods) == 1 else f"{found.periods[0]}-{found.periods[-1]}"
    figure = series.full_name(result, found.indicator, found.item, language)
    if found.less:
        less = series.name_of(result, found.less, language)
        figure = say("debt.less", language, figure=figure, less=less)
    worse = names["other" if found.chosen == "reference" else "reference"]
    numbers = {"gain": abs(found.gain), "error": found.error, "perfect": found.perfect}
    shown = {name: text(value, unit, language) for name, value in numbers.items()}
    about = {"figure": figure, "periods": periods, "chosen": names[found.chosen], "worse": worse}
    return say("debt.worth", language, **about, **shown, draws=f"{found.draws:,}")


def _unit(result: Result, found: ValueOfKnowing) -> str:
    return series.unit_of(result, found.indicator)
