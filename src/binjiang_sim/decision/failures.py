"""What is found of when a target is missed: the least unusual combination, the rules, and how often it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from scipy.special import ndtr

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

    `chance` is that of luck at least as far out in this direction. `value` is the mean of the driver over the years
    from `years[0]` to `years[1]`, `median` what it is without this luck; of a shock the year it strikes in, None when
    it does not, and None.
    """

    path: str
    unit: str
    value: float | None
    median: float | None
    chance: float
    share: float
    years: tuple[int, int]


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
        """The scenario."""
        return self.job.scenario

    @property
    def frame(self) -> pandas.DataFrame:
        """A row for each input and each luck of the combination."""
        import pandas

        found = self.combination
        rows = [{"kind": kind, **asdict(one)} for kind, one in _listed(found)] if found else []
        names = ("kind", "path", "unit", "value", "median", "quantile", "chance", "share")
        return pandas.DataFrame(rows, columns=list(names))

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


def _listed(found: LeastUnusual) -> Iterator[tuple[str, InputPart | LuckPart]]:
    yield from (("input", one) for one in found.inputs)
    yield from (("luck", one) for one in found.luck)


def _rule_record(rule: Rule) -> dict[str, object]:
    shares = {name: getattr(rule, name) for name in ("coverage", "density")}
    return {
        **{name: one.value for name, one in shares.items()},
        **{f"{name}_error": one.error for name, one in shares.items()},
        "draws": rule.density.draws,
        "limits": [asdict(one) for one in rule.limits],
    }
