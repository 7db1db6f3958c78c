"""The targets of a scenario for readers: what is wanted, the chance to meet it, and how far the median is from it."""

from __future__ import annotations

from ...analysis.plan_chances import Hindrance, PlanChances, plan_chances
from ...analysis.track_record import TARGET, PastTarget, of_figure, track_record
from ...facts.listing import indicator_label, value_text
from ...facts.periods import period_text
from ...projection import Outcome, Result, outcomes, target_unit
from ...scenario import Target
from ...scenario.targets import per_cent
from ...scenario.values import CURRENT
from ...words import in_language, say
from . import series
from .numbers import Scale, scale, shown_unit, text

_SIGNS = {"at_least": "≥", "at_most": "≤", "between": ""}
MOST_PAIRS = 3  # told of those that hinder each other
NO_VARIABLE = "no_variable"  # the reason of facts that the model has no quantity for


def rows(result: Result, language: str) -> list[tuple[str, ...]]:
    """One row a target: figure, period, target, median, gap, chance, kind, source."""
    return [_row(result, one, language) for one in outcomes(result)]


def head(language: str) -> tuple[str, ...]:
    """The words above the columns of `rows`."""
    names = ("figure", "period", "target", "median", "gap", "chance", "kind", "source")
    return tuple(say(f"targets.{name}", language) for name in names)


def whole(result: Result, language: str) -> tuple[str, ...]:
    """The chance of the plan as a whole, a sentence each: all targets, the bottleneck, so many of them, what hinders.

    Of what hinders only what the interval of the joint chance shows by itself. Nothing for a single target, and where
    the draws are too few for a chance.
    """
    found = plan_chances(result) if len(result.scenario.targets) > 1 else None
    if found is None or found.all.few:
        return ()
    about = {"count": len(found.targets), "hits": found.all.hits, "draws": f"{found.all.draws:,}"}
    hard = found.bottleneck
    sentences = [
        say("plan.all", language, chance=found.all.text(language), **about)
        + say("plan.bottleneck", language, target=named(result, hard.outcome, language), chance=hard.met.text(language))
    ]
    joint = say("report.semicolon", language)
    counts = [say("plan.k", language, k=k, chance=one.text(language)) for k, one in enumerate(found.at_least, 1)]
    binding = sum(one.target.kind == "binding" for one in found.targets)
    if found.binding and 1 < binding < len(found.targets):
        sentences.append(say("plan.binding", language, count=binding, chance=found.binding.text(language)))
    sentences.append(say("plan.at_least", language, counts=joint.join(counts[:-1])))
    clear = [one for one in found.pairs if one.product > one.together.high]
    sentences += [_pair(result, found, one, language) for one in clear[:MOST_PAIRS]]
    return tuple(sentences)


def _pair(result: Result, found: PlanChances, pair: Hindrance, language: str) -> str:
    outcome = {one.target: one.outcome for one in found.targets}
    first, second = (named(result, outcome[one], language) for one in (pair.first, pair.second))
    about = {"chance": pair.together.text(language), "product": f"{100 * pair.product:.0f}"}
    return say("plan.pair", language, first=first, second=second, **about)


def outside(result: Result, language: str) -> tuple[str, ...]:
    """What became of published targets like those of the scenario: a sentence for each figure that has a record."""
    ledger = result.scenario.ledger
    past = track_record(ledger)
    wanted = dict.fromkeys((one.target.indicator, one.target.item) for one in outcomes(result))
    known = {figure: of_figure(ledger, *figure) for figure in wanted}
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
            period=period_text(one.period, language),
            value=value_text(one, language),
        )
        for one in result.scenario.ledger.facts()
        if one.indicator.startswith(TARGET) and one.reason == NO_VARIABLE and not one.place
        if int(one.period[:4]) > result.scenario.start
    )
    told = say("report.semicolon", language).join(aims)
    return (say("targets.no_variable", language, aims=told),) if told and outcomes(result) else ()


def _record(past: tuple[PastTarget, ...], figure: str, language: str) -> str:
    own = [one for one in past if not one.target.place]
    counts = {"met": sum(one.met for one in past), "of": len(past)}
    counts |= {"met_own": sum(one.met for one in own), "of_own": len(own)}
    years = sorted(one.target.period[:4] for one in past)
    return say("targets.outside", language, figure=figure, first=years[0], last=years[-1], **counts)


def named(result: Result, one: Outcome, language: str) -> str:
    """A target in one line: figure, period and what is wanted of it, in the scale of its row."""
    figure, period, limit, *_ = _row(result, one, language)
    return _in_a_line(one.target, figure, period, limit, language)


def described(result: series.Described, target: Target, language: str) -> str:
    """A target in one line, without its outcome."""
    figure = series.full_name(result, target.indicator, target.item, language)
    return _in_a_line(target, figure, period_of(target, language), wanted(result, target, language), language)


def _in_a_line(target: Target, figure: str, period: str, limit: str, language: str) -> str:
    key = "targets.named" if period.isdigit() else "targets.named_span"
    return say(key, language, figure=figure, period=period, wanted=limit)


def period_of(target: Target, language: str) -> str:
    """The period of a target, and what is made of several years: "2030", "2026–2030, total"."""
    if not target.over:
        return period_text(target.period, language)
    word = say(f"targets.over_{target.over}", language)
    return say("targets.span", language, first=target.years[0], last=target.years[-1], over=word)


def wanted(result: series.Described, target: Target, language: str, own: Scale | None = None) -> str:
    """What is wanted of a figure, with the prices of money: "≥ 3600亿元（2023年价格）"; in one's own scale if given."""
    return signed(target, value_of(result, target, language, own))


def value_of(result: series.Described, target: Target, language: str, own: Scale | None = None) -> str:
    """The value of a target, or both ends of a range, with their unit and prices."""
    value = own.text(target.value) if own else text(target.value, unit_of(result, target), language)
    if target.upper is not None:
        both = own or scale(target.limits, unit_of(result, target), language)
        value = f"{both.before}{both.number(target.value)}–{both.number(target.upper)}{both.after}"
    return priced(result, target, value, language)


def signed(target: Target, value: str) -> str:
    """A value with the sign of the target before it; a range has none."""
    return f"{_SIGNS[target.direction]} {value}".lstrip()


def unit_of(result: series.Described, target: Target) -> str:
    """The unit in which a target is shown."""
    equation = result.model.equations[target.indicator]
    return shown_unit(target_unit(target, result.model), per_cent(equation, target.over))


def priced(result: series.Described, target: Target, value: str, language: str) -> str:
    """The value of a target with its prices where it is money, or made of it, and its unit does not say them."""
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
    own = scale((*target.limits, one.median), unit_of(result, target), language)
    name = series.full_name(result, target.indicator, target.item, language)
    gap = f"{'+' if one.gap > 0 else ''}{own.number(one.gap)}"
    kind = say(f"targets.{target.kind}", language)
    period, limit, median = period_of(target, language), wanted(result, target, language, own), own.text(one.median)
    return name, period, limit, median, gap, one.met.text(language), kind, in_language(target.source, language)
