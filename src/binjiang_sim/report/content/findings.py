"""What a figure of a run comes to, in a sentence: where it goes, how sure that is, and the chance of its target."""

from __future__ import annotations

import re

from ...analysis.differences import direction
from ...analysis.verdicts import verdict
from ...projection import Outcome, Proportion, Result, outcomes
from ...sampling.distributions import Floats
from ...words import say
from . import series, targets
from .numbers import Scale, counts, multiple, scale

# What follows the head of an English name: "graduates under 35 taken in" are graduates, "reach of services" is reach.
_BEHIND = re.compile(r"\b(?:after|as|at|by|for|from|in|into|of|on|relative|to|under|who|with|without)\b")
_DIGITS = 3
_PLURAL = re.compile(r"(?<![sui'])s\b")


def finding(result: Result, indicator: str, item: str | None = None, language: str = "en") -> str:
    """Where a figure goes up to the last planning year, with its 80 % band and the chance of its last target.

    "GDP rises to CNY 413 bn by 2035 (80 % band 325 to 521)". A direction is claimed as in briefs: "rises" where more
    than nine draws in ten do. Raises ProjectionError for an unknown indicator or item.
    """
    sentence = direction_of(result, indicator, item, language)
    if not result.central:
        own, (low, _, high) = _points(result, indicator, item, language)
        sentence = say("finding.band", language, sentence=sentence, low=_rounded(own, low), high=_rounded(own, high))
    return sentence + _target(result, indicator, item, language)


def direction_of(result: Result, indicator: str, item: str | None = None, language: str = "en") -> str:
    """Where a figure goes up to the last planning year, in a clause: the title of its chart.

    Raises ProjectionError for an unknown indicator or item.
    """
    year = last_year(result, indicator, item)
    first = next(iter(within(result, indicator, item)), year)
    own, (_, middle, _) = _points(result, indicator, item, language)
    if first == year:
        key = "finding.alone"
    else:
        now, then = (result.values(indicator, one, item, result.remade) for one in (year, first))
        key = f"finding.{moved(now, then, result)}"
    name = series.capital(spoken(result, indicator, item, language))
    many = language == "en" and key not in ("finding.alone", "finding.open") and _is_plural(name)
    values = {"figure": name, "median": _amount(own, middle, result, indicator, language), "year": year, "first": first}
    clause = say(f"{key}_many" if many else key, language, **values)
    return say("finding.central", language, sentence=clause) if result.central else clause


def moved(now: Floats, then: Floats, result: Result) -> str:
    """The word for a change draw by draw: see `analysis.verdicts`; of a central run that of its single draw."""
    up, down = (Proportion.of(hits, result.scenario) for hits in (now > then, now < then))
    return direction(up.value, down.value) if result.central else verdict(up, down)


def last_year(result: Result, indicator: str, item: str | None) -> str:
    """The last planning year in which a figure is defined; else the last year that has one."""
    found = within(result, indicator, item)
    planned = [year for year in map(str, series.horizons(result)) if year in found]
    return (planned or found or [str(result.scenario.end)])[-1]


def within(result: Result, indicator: str, item: str | None) -> list[str]:
    """The years of the run that a figure has, without the opening."""
    return [year for year in series.years(result, indicator, item) if int(year) >= result.scenario.start]


def spoken(result: series.Described, indicator: str, item: str | None, language: str) -> str:
    """What a figure is called in a sentence: "value added (industry)", "growth of GDP"; 工业增加值."""
    if series.named_by_item(indicator) and item:
        return series.item_name(result, indicator, item, language)
    equations = result.model.equations
    base = equations.get(indicator.removesuffix("_growth"))
    if language == "en" and base is not None and base.growth and indicator != base.name:
        return say("finding.growth", language, figure=series.in_a_sentence(result, base.name, item, language))
    return series.in_a_sentence(result, indicator, item, language)


def of_figure(result: Result, indicator: str, item: str | None) -> list[Outcome]:
    """The targets of a figure with what became of them, the earliest first."""
    found = [one for one in outcomes(result) if (one.target.indicator, one.target.item) == (indicator, item)]
    return sorted(found, key=lambda one: one.target.years[-1])


def _points(
    result: Result, indicator: str, item: str | None, language: str
) -> tuple[Scale, tuple[float, float, float]]:
    """The edges of the 80 % band and the median between them in the last planning year, and one scale for all."""
    year = last_year(result, indicator, item)
    low, middle, high = (result.quantile(indicator, year, q, item) for q in (0.1, 0.5, 0.9))
    return scale([low, middle, high], series.unit_of(result, indicator), language), (low, middle, high)


def _amount(own: Scale, value: float, result: Result, indicator: str, language: str) -> str:
    """A number with its unit; what a name says already is not said again: "residents rise to 610 thousand"."""
    unit, after = series.unit_of(result, indicator), own.after
    if language == "en" and counts(unit):
        after = f" {multiple(unit, own, language)}".rstrip()
    elif unit.endswith("/resident"):
        after = after.partition("/" if language == "zh" else " per ")[0]
    return f"{own.before}{_rounded(own, value)}{after}"


def _rounded(own: Scale, value: float) -> str:
    """A number of three digits, followed by zeros where it is longer."""
    longer = max(len(own.number(abs(value)).partition(".")[0]) - _DIGITS, 0)
    return own.number(round(value / own.divisor, -longer) * own.divisor if longer else value)


def _target(result: Result, indicator: str, item: str | None, language: str) -> str:
    """The chance of the last target of a figure; nothing without one, or where the draws are too few for a chance."""
    found = of_figure(result, indicator, item)
    if not found or (found[-1].met.few and not result.central):
        return ""
    last = found[-1]
    shown = {
        "wanted": targets.wanted(result, last.target, language),
        "period": targets.period_of(last.target, language),
    }
    if result.central:
        return say("finding.target_met" if last.met.hits else "finding.target_missed", language, **shown)
    return say("finding.target", language, chance=last.met.text(language), **shown)


def _is_plural(name: str) -> bool:
    """Whether an English name stands for several things: its verb then has no s."""
    return bool(_PLURAL.search(_BEHIND.split(name.partition(" (")[0])[0]))
