"""The chance of a plan as a whole: its targets together, so many of them, and which of them hinder each other."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Any

from ..errors import Fault, ProjectionError, expect
from ..projection import Outcome, Proportion, Result, outcomes, plan_hits, target_record
from ..projection.joint_hits import JointHits
from ..projection.proportions import independent, rows_of
from ..projection.rows import frame_of
from ..scenario import Target
from .track_record import PastTarget, of_figure
from .verdicts import target_verdict

if TYPE_CHECKING:
    import pandas

BEYOND_CHANCE = 0.05  # of all pairs together: each may pass for a finding by luck with this over their number


@dataclass(frozen=True)
class TargetChance:
    """A target with its outcome, a word for its chance, and what became of published targets for the same figure."""

    outcome: Outcome
    verdict: str
    past: tuple[PastTarget, ...]

    @property
    def target(self) -> Target:
        """What is wanted."""
        return self.outcome.target

    @property
    def met(self) -> Proportion:
        """The draws that meet it."""
        return self.outcome.met


@dataclass(frozen=True)
class Hindrance:
    """Two targets that are met together less often than if neither had to do with the other.

    `together` is the share of draws that meet both, `product` that of their chances; `correlation` is that of meeting
    one with meeting the other (phi), from -1 to 0.
    """

    first: Target
    second: Target
    together: Proportion
    product: float
    correlation: float


@dataclass(frozen=True)
class PlanChances:
    """The chances of the targets of one run together.

    `all` is that of meeting every target, `binding` that of every binding one (None without any), `at_least` those of
    meeting at least one, two, ... and all of them. `bottleneck` is the target that fails most often. `pairs` hinder
    each other beyond what is left to chance, the strongest first.
    """

    targets: tuple[TargetChance, ...]
    all: Proportion
    binding: Proportion | None
    at_least: tuple[Proportion, ...]
    pairs: tuple[Hindrance, ...]
    result: Result

    @property
    def bottleneck(self) -> TargetChance:
        """The target that fails most often; the first of several."""
        return min(self.targets, key=lambda one: one.met.hits)

    @property
    def record(self) -> dict[str, object]:
        """All of it as plain values for JSON. `error` is how far a chance may be from the share of draws (95 %)."""
        return {
            "all": _chance(self.all),
            "binding": _chance(self.binding) if self.binding else None,
            "at_least": [{"k": k, **_chance(one)} for k, one in enumerate(self.at_least, 1)],
            "bottleneck": _figure(self.bottleneck.target),
            "pairs": [
                {
                    "first": _figure(one.first),
                    "second": _figure(one.second),
                    **_chance(one.together),
                    "product": one.product,
                    "correlation": one.correlation,
                }
                for one in self.pairs
            ],
            "targets": [_target(self.result, one) for one in self.targets],
        }

    @property
    def frame(self) -> pandas.DataFrame:
        """The targets as a table, a row for each. It belongs to whoever asks for it."""
        return self._frame.copy()

    @cached_property
    def _frame(self) -> pandas.DataFrame:
        rows = [_target(self.result, one) for one in self.targets]
        for row in rows:
            outside: Any = row.pop("outside")
            row |= {"past_met": outside["met"], "past_of": outside["of"]}
        return frame_of(rows)


def plan_chances(result: Result) -> PlanChances:
    """The chance of the plan that a run is held against: that its targets are met together, over the same draws.

    >>> found = bj.analysis.plan_chances(bj.run(bj.load("plan.yaml")))
    >>> found.all.value, found.bottleneck.target.indicator

    Shares are of the good draws, each a `Proportion` with its sampling error; they are counted in the run and exact for
    any number of draws. Raises ProjectionError for a scenario without targets.
    """
    expect("result", result, Result)
    if not result.scenario.targets:
        raise ProjectionError([Fault("plan.no_targets", {}, result.scenario.file)])
    counted, rows = plan_hits(result), rows_of(result.scenario)
    draws = result.draws
    more = [int(counted.met[k:].sum()) for k in range(1, len(counted.met))]
    ledger = result.scenario.ledger
    pairs = []
    for first, second, correlation in hindering(counted, draws, independent(draws, rows)):
        one, other, both = (int(counted.together[at]) for at in ((first, first), (second, second), (first, second)))
        product = one / draws * (other / draws)
        aims = result.scenario.targets[first], result.scenario.targets[second]
        pairs.append(Hindrance(*aims, Proportion(both, draws, rows), product, correlation))
    return PlanChances(
        tuple(
            TargetChance(one, target_verdict(one.met), of_figure(ledger, one.target.indicator, one.target.item))
            for one in outcomes(result)
        ),
        Proportion(int(counted.met[-1]), draws, rows),
        Proportion(int(counted.binding[-1]), draws, rows) if len(counted.binding) > 1 else None,
        tuple(Proportion(hits, draws, rows) for hits in more),
        tuple(sorted(pairs, key=lambda one: one.correlation)),
        result,
    )


def hindering(counted: JointHits, draws: int, effective: float) -> Iterator[tuple[int, int, float]]:
    """Pairs of targets whose correlation is below zero by more than sampling error, by number, with the correlation.

    `effective` is the number of independent draws. The bound is Bonferroni's for all pairs.
    """
    from scipy.special import ndtri

    shares = [int(hits) / draws for hits in counted.together.diagonal()]
    pairs = list(combinations(range(len(shares)), 2))
    for first, second in pairs:
        one, other = shares[first], shares[second]
        spread = one * (1 - one) * other * (1 - other)
        if not spread:  # all or no draws meet one of the two
            continue
        correlation = (int(counted.together[first, second]) / draws - one * other) / math.sqrt(spread)
        if correlation * math.sqrt(effective) < ndtri(BEYOND_CHANCE / len(pairs)):
            yield first, second, correlation


def _chance(one: Proportion) -> dict[str, object]:
    return {"chance": one.value, "error": one.error}


def _figure(target: Target) -> dict[str, object]:
    return {"indicator": target.indicator, "item": target.item, "period": target.period}


def _target(result: Result, one: TargetChance) -> dict[str, object]:
    known = target_record(result, one.outcome)
    named = ("indicator", "item", "period", "over", "value", "unit", "prices", "kind", "chance", "error")
    found = {name: known[name] for name in named}
    past = {"met": sum(each.met for each in one.past), "of": len(one.past)}
    return {**found, "bound": one.target.direction, "verdict": one.verdict, "outside": past}
