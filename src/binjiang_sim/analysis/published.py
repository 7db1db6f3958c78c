"""Published figures against the run: which of them it can be held against, and whether they lie in its band."""

from __future__ import annotations

from ..facts import Fact
from ..projection import Result
from ..sampling.provenance import facts_read

CHOSEN_TO_AGREE = "agrees_with_start"  # the reason of facts that assumptions of the district were chosen to meet


def observations(result: Result) -> list[Fact]:
    """Every published figure of a variable and period that the run covers."""
    return [
        fact
        for fact in result.scenario.ledger.facts()
        if fact.variable in result.model.equations
        and fact.period in result.periods
        and result.defined(fact.variable, fact.period)
    ]


def is_test(result: Result, fact: Fact) -> bool:
    """Whether a published figure tests a run: neither it nor another count of the same has set a number of it.

    A figure that assumptions were chosen to agree with is none either.
    """
    if fact.reason == CHOSEN_TO_AGREE:
        return False
    ledger = result.scenario.ledger
    read = [ledger[name] for name in facts_read(result.scenario) if name in ledger]
    return not any(fact.name == one.name or (one.variable and _observed(fact) == _observed(one)) for one in read)


def _observed(fact: Fact) -> tuple[str, str, str]:
    return fact.variable, fact.item, fact.period


def inside(result: Result, fact: Fact) -> bool:
    """Whether a published figure lies in the 80 % band of the run, or the band reaches what it is above."""
    low, high = (result.quantile(fact.variable, fact.period, q, fact.item or None) for q in (0.1, 0.9))
    return high >= fact.model_value if fact.bound == "above" else low <= fact.model_value <= high


def scored(result: Result) -> tuple[int, int]:
    """How many published figures that did not set the run lie in its 80 % band, and how many there are."""
    tests = [inside(result, fact) for fact in observations(result) if is_test(result, fact)]
    return sum(tests), len(tests)


def known(result: Result) -> list[Fact]:
    """The published figures that a run holds by construction: they set it, and every draw agrees within rounding."""
    return [fact for fact in observations(result) if not is_test(result, fact) and _agrees(result, fact)]


def _agrees(result: Result, fact: Fact) -> bool:
    low, high = (result.quantile(fact.variable, fact.period, q, fact.item or None) for q in (0.025, 0.975))
    reach = fact.rounding * (1 + 1e-9)  # beyond what floating point loses
    return fact.model_value - reach <= low and high <= fact.model_value + reach
