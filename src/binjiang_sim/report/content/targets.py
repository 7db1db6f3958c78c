"""The targets of a scenario for readers: what is wanted, the chance to meet it, and how far the median is from it."""

from __future__ import annotations

from ...analysis.track_record import TARGET, PastTarget, of_indicator, track_record
from ...facts.listing import indicator_label, value_text
from ...projection import Outcome, Result, outcomes, target_unit
from ...scenario import Target
from ...scenario.values import CURRENT
from ...words import say
from . import series
from .numbers import scale, shown_unit

NO_VARIABLE = "no_variable"  # the reason of facts that the model has no quantity for


def rows(result: Result, language: str) -> list[tuple[str, ...]]:
    """One row a target: figure, period, target, median, gap, chance, kind, source."""
    return [_row(result, one, language) for one in outcomes(result)]


def head(language: str) -> tuple[str, ...]:
    """The words above the columns of `rows`."""
    names = ("figure", "period", "target", "median", "gap", "chance", "kind", "source")
    return tuple(say(f"targets.{name}", language) for name in names)


def outside(result: Result, language: str) -> tuple[str, ...]:
    """What became of published targets like those of the scenario: a sentence for each figure that has a record."""
    past = track_record(result.scenario.ledger)
    wanted = dict.fromkeys((one.target.indicator, one.target.item) for one in outcomes(result))
    known = {figure: of_indicator(past, _indicator(result, *figure)) for figure in wanted}
    names = {figure: series.full_name(result, *figure, language) for figure in wanted}
    found = [_record(own, names[figure], language) for figure, own in known.items() if own]
    return (*found, _record(past, say("targets.all_figures", language), language)) if past and wanted else ()


def unanswered(result: Result, language: str) -> tuple[str, ...]:
    """The published aims for years of the run that no variable expresses, in a sentence; nothing without them."""
    aims = (
        say(
            "targets.aim",
            language,
            figure=indicator_label(one, language),
            period=one.period,
            value=value_text(one, language),
        )
        for one in result.scenario.ledger.facts()
        if one.indicator.startswith(TARGET) and one.reason == NO_VARIABLE and not one.place
        if int(one.period[:4]) > result.scenario.start
    )
    text = say("report.semicolon", language).join(aims)
    return (say("targets.no_variable", language, aims=text),) if text and outcomes(result) else ()


def _indicator(result: Result, name: str, item: str | None) -> str:
    """What figures of a variable are called in the ledger."""
    return next((fact.indicator for fact in result.scenario.ledger.observations(name, item)), "")


def _record(past: tuple[PastTarget, ...], figure: str, language: str) -> str:
    own = [one for one in past if not one.target.place]
    counts = {"met": sum(one.met for one in past), "of": len(past)}
    counts |= {"met_own": sum(one.met for one in own), "of_own": len(own)}
    years = sorted(one.target.period[:4] for one in past)
    return say("targets.outside", language, figure=figure, first=years[0], last=years[-1], **counts)


def named(result: Result, one: Outcome, language: str) -> str:
    """A target in one line: figure, period and what is wanted of it."""
    figure, period, wanted, *_ = _row(result, one, language)
    return say("targets.named", language, figure=figure, period=period, wanted=wanted)


def sign(target: Target) -> str:
    """The sign before the value of a target."""
    return "≥" if target.direction == "at_least" else "≤"


def unit_of(result: series.Described, target: Target) -> str:
    """The unit in which a target is shown."""
    return shown_unit(target_unit(target, result.model), result.model.equations[target.indicator].share)


def priced(result: series.Described, target: Target, value: str, language: str) -> str:
    """The value of a target with its prices where it is money and its unit does not say them."""
    if "current_CNY" in unit_of(result, target):
        return value
    return at_prices(result, target.prices or result.model.equations[target.indicator].price_basis, value, language)


def at_prices(result: series.Described, prices: str, value: str, language: str) -> str:
    """A value with its prices: "constant" are those of the first year, none those of what is no money."""
    if not prices:
        return value
    year = result.scenario.start if prices == "constant" else prices
    key = "targets.current" if prices == CURRENT else "targets.constant"
    return say(key, language, value=value, year=year)


def _row(result: Result, one: Outcome, language: str) -> tuple[str, ...]:
    target = one.target
    own = scale((target.value, one.median), unit_of(result, target), language)
    name = series.full_name(result, target.indicator, target.item, language)
    wanted, median = priced(result, target, own.text(target.value), language), own.text(one.median)
    gap = f"{'+' if one.gap > 0 else ''}{own.number(one.gap)}"
    kind = say(f"targets.{target.kind}", language)
    return name, target.period, f"{sign(target)} {wanted}", median, gap, one.met.text(language), kind, target.source
