"""The answer in one sentence: the title of a report."""

from __future__ import annotations

import math

from ....analysis.verdicts import target_verdict
from ....projection import Outcome, Proportion, Result
from ....words import say
from .. import series, targets
from ..findings import spoken
from ..numbers import scale
from .questions import Questions
from .scorecard import verdict_word

FEW_HITS = 5  # draws that meet a plan: of fewer only a bound of the chance is told
LARGE = 0.095  # a chance from which per cent are easier to read than one in so many


def title(asked: Questions, language: str) -> str:
    """Whether the plan is met and what holds it back; without a plan, how the main figure changes."""
    if not asked.outcomes:
        return _change(asked, language)
    count = len(asked.outcomes)
    if asked.result.central:
        met = sum(one.met.hits for one in asked.outcomes)
        return say("answer.title_central", language, met=met, count=count)
    hard = asked.bottleneck
    assert hard is not None
    if asked.chances is None:
        return _alone(asked, hard, language)
    whole = asked.chances.all
    key = "answer.title_held" if target_verdict(whole) in ("will_be_met", "likely") else "answer.title_plan"
    about = {"chance": odds(whole, language), "figure": figure(asked.result, hard, language)}
    return say(key, language, count=count, **about)


def _alone(asked: Questions, hard: Outcome, language: str) -> str:
    """The title for one target, or for draws that are too few for a chance."""
    if hard.met.few:
        return say("answer.title_few", language, draws=f"{asked.result.draws:,}")
    about = {"target": targets.named(asked.result, hard, language), "chance": hard.met.text(language)}
    return say("answer.title_one", language, verdict=verdict_word(hard, language), **about)


def figure(result: Result, one: Outcome, language: str) -> str:
    """The figure of a target and its period in the middle of a sentence."""
    name = spoken(result, one.target.indicator, one.target.item, language)
    key = "answer.figure_span" if not one.target.period.isdigit() else "answer.figure_within"
    return say(key, language, figure=name, period=targets.period_of(one.target, language))


def odds(one: Proportion, language: str) -> str:
    """A chance as one in so many where it is small, with no more digits than the draws allow; else in per cent."""
    if one.value >= LARGE or language == "zh":
        return one.text(language)
    if one.hits < FEW_HITS:
        return say("answer.odds_under", language, count=f"{_one_digit(1 / one.high):,}")
    return say("answer.odds", language, count=f"{_rounded(1 / one.value):,}")


def _one_digit(number: float) -> int:
    """The largest number of one digit and zeros that is not above `number`."""
    step = int(10 ** int(math.log10(number)))
    return int(number // step * step)


def _rounded(number: float) -> int:
    """Two digits at most, the second a five or a zero."""
    step = max(int(10 ** int(math.log10(number))) // 2, 1)
    return round(number / step) * step


def _change(asked: Questions, language: str) -> str:
    """The main figure in the first year and in the planning year ahead."""
    result = asked.result
    name, item, last = asked.main
    first = str(result.scenario.start)
    named = series.full_name(result, name, item, language)
    if first == last or not result.defined(name, first):
        own = scale([result.quantile(name, last, 0.5, item)], series.unit_of(result, name), language)
        value = own.text(result.quantile(name, last, 0.5, item))
        return say("answer.title_level", language, figure=named, last=last, after=value)
    ends = [result.quantile(name, year, 0.5, item) for year in (first, last)]
    own = scale(ends, series.unit_of(result, name), language)
    before, after = map(own.text, ends)
    return say("answer.title_change", language, figure=named, first=first, last=last, before=before, after=after)
