"""The targets of a plan in a table: wanted, outcome, chance, verdict."""

from __future__ import annotations

from ....analysis.verdicts import target_verdict
from ....projection import Outcome, Result
from ....projection.targets import target_quantiles
from ....words import say
from .. import series, targets
from ..blocks import Scorecard, Tone, Verdict
from ..numbers import scale
from .questions import Questions

MOST = 8  # targets on the first page
TONES: dict[str, Tone] = {
    "will_be_met": "good",
    "likely": "good",
    "open": "open",
    "unlikely": "bad",
    "will_be_missed": "bad",
}


def scorecard(asked: Questions, language: str) -> Scorecard:
    """A row for each target, at most MOST."""
    name, wanted, outcome, chance, word = (
        say(f"answer.head_{one}", language) for one in ("target", "wanted", "outcome", "chance", "verdict")
    )
    rows = tuple(_row(asked.result, one, language) for one in asked.outcomes[:MOST])
    return Scorecard((name, wanted, outcome, chance, word), rows)


def _row(result: Result, one: Outcome, language: str) -> Verdict:
    name = targeted(result, one, language)
    wanted, outcome = _numbers(result, one, language)
    if result.central:
        word, tone = _single(one)
        return Verdict(name, wanted, outcome, one.chance, "", say(f"answer.verdict_{word}", language), tone)
    if one.met.few:
        return Verdict(
            name, wanted, outcome, 0.0, one.met.text(language), say("answer.verdict_unknown", language), "open"
        )
    found = target_verdict(one.met)
    words = one.met.text(language), verdict_word(one, language)
    return Verdict(name, wanted, outcome, one.chance, *words, TONES[found])


def _single(one: Outcome) -> tuple[str, Tone]:
    """The verdict of a single run."""
    return ("met", "good") if one.met.hits else ("missed", "bad")


def verdict_word(one: Outcome, language: str) -> str:
    """The word for the chance of a target."""
    return say(f"answer.verdict_{target_verdict(one.met)}", language)


def targeted(result: Result, one: Outcome, language: str) -> str:
    """The figure of a target and its period, as the name of a row."""
    name = series.full_name(result, one.target.indicator, one.target.item, language)
    key = "answer.figure_span" if one.target.over else "answer.figure"
    return say(key, language, figure=name, period=targets.period_of(one.target, language))


def _numbers(result: Result, one: Outcome, language: str) -> tuple[str, str]:
    """What is wanted, and the median with its 80 % band, in one scale."""
    target = one.target
    low, high = (one.median,) * 2 if result.central else target_quantiles(result, target, (0.1, 0.9))
    own = scale((*target.limits, one.median, low, high), targets.unit_of(result, target), language)
    wanted = targets.wanted(result, target, language, own)
    if result.central:
        return wanted, own.text(one.median)
    spread = say("document.to", language, low=own.number(low), high=own.number(high))
    return wanted, say("answer.outcome", language, median=own.text(one.median), spread=spread)
