"""What is found of when a target is missed: the least unusual combination, the rules, and how often it is."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from scipy.special import ndtr

from ..engine import Model
from ..projection.blocks import Job
from ..projection.prices import target_unit
from ..projection.proportions import Proportion
from ..scenario import Scenario, Target
from .prim import Rule

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class InputPart:
    """An input of the combination: its value and its median (a choice by its label), and its quantile there.

    `share` is its part of the squared distance.
    """

    path: str
    unit: str
    value: float | str
    median: float | str
    quantile: float
    share: float


@dataclass(frozen=True)
class LuckPart:
    """The luck of a driver, or whether a shock strikes, in the combination.

    `chance` is that of luck at least as far out in this direction, of a shock that of striking in this very year. Of a
    driver `period`, a half-year or a year, is that in which it is farthest from what it is without this luck, `value`
    what it is there, `median` what it is without. Of a shock `period` is the year it strikes in, None when it does not;
    it has neither value nor median.
    """

    path: str
    unit: str
    period: str | None
    value: float | None
    median: float | None
    chance: float
    share: float


@dataclass(frozen=True)
class LeastUnusual:
    """The least unusual combination: its distance from the medians in standard deviations, and the figure there.

    `others` is the share of the squared distance of all that is not listed. `settled` is False where the search found
    the combination but not that none nearby is less unusual.
    """

    distance: float
    value: float
    inputs: tuple[InputPart, ...]
    luck: tuple[LuckPart, ...]
    others: float
    settled: bool

    @property
    def parts(self) -> tuple[InputPart | LuckPart, ...]:
        """Inputs and luck together, those with the largest part of the distance first."""
        every: tuple[InputPart | LuckPart, ...] = (*self.inputs, *self.luck)
        return tuple(sorted(every, key=lambda one: -one.share))

    @property
    def chance(self) -> float:
        """Phi(-distance): of inputs and luck at least as far out in this direction."""
        return float(ndtr(-self.distance))

    @property
    def one_in(self) -> float:
        """One over this chance."""
        return 1 / self.chance


@dataclass(frozen=True)
class Stress:
    """When a target is missed, or met where it is missed with every input at its median.

    `event` says which of both the combination and the rules are for. `missed` is the share of draws that miss it,
    `median` the figure with every input at its median and without luck, at the prices of the target. `combination` is
    None where none is within 6 standard deviations. `rules` are empty where none was found; `few` says that there were
    too few draws with the event, or without, to look for one. `left_out` draws gave a NaN.
    """

    job: Job
    target: Target
    event: Literal["misses", "meets"]
    missed: Proportion
    median: float
    combination: LeastUnusual | None
    rules: tuple[Rule, ...]
    few: bool
    left_out: int

    @property
    def scenario(self) -> Scenario:
        """The scenario, up to the year of the target."""
        return self.job.scenario

    @property
    def model(self) -> Model:
        """Its model."""
        return self.job.model

    @property
    def frame(self) -> pandas.DataFrame:
        """A row for each input and each luck of the combination."""
        import pandas

        found = self.combination.parts if self.combination else ()
        names = ("path", "unit", "value", "median", "quantile", "period", "chance", "share")
        return pandas.DataFrame([asdict(one) for one in found], columns=list(names))

    @property
    def record(self) -> dict[str, object]:
        """All of it as plain values for JSON."""
        one, found = self.target, self.combination
        return {
            "target": {
                **{name: getattr(one, name) for name in ("indicator", "item", "period", "direction", "value")},
                "unit": target_unit(one, self.job.model),
                "prices": one.prices or None,
            },
            "event": self.event,
            "draws": self.missed.draws,
            "left_out": self.left_out,
            "missed": self.missed.value,
            "error": self.missed.error,
            "median": self.median,
            "one_in": found and found.one_in,
            "chance": found and found.chance,
            "distance": found and found.distance,
            "checked": found and found.value,
            "settled": found and found.settled,
            "inputs": [asdict(each) for each in found.inputs] if found else [],
            "luck": [asdict(each) for each in found.luck] if found else [],
            "others": found and found.others,
            "prim": [_rule_record(each) for each in self.rules],
            "few": self.few,
        }


def _rule_record(rule: Rule) -> dict[str, object]:
    shares = {name: getattr(rule, name) for name in ("coverage", "density")}
    return {
        **{name: one.value for name, one in shares.items()},
        **{f"{name}_error": one.error for name, one in shares.items()},
        "draws": rule.density.draws,
        "limits": [asdict(one) for one in rule.limits],
    }
