"""Plans that a search may try: how far each lever goes and when it starts, after what a scenario does until then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..sampling.distributions import Floats
from ..sampling.time_paths import path_means
from ..scenario import Given, Scenario, TimePath
from ..scenario.resolved import moment

QUARTER = 0.25  # years between the times at which two ways are compared
MOMENT = 1e-6  # years: long enough to have a mean, short enough to be one value


@dataclass(frozen=True)
class LeverSize:
    """A lever of a plan: the size it comes to, and when it starts to move there."""

    lever: str
    size: float
    start: float

    @property
    def record(self) -> dict[str, object]:
        """It as plain values for JSON, the start as files write it."""
        return {"lever": self.lever, "size": self.size, "start": moment(self.start)}


@dataclass(frozen=True)
class LeverPlans:
    """What plans may differ in: `levers`, each up to its cap, moving within `ramp` years from `earliest` on.

    Until a lever starts it goes the way of the `scenario`; from then on to its size, where it stays. With `keep` no
    size is below that of the scenario.
    """

    scenario: Scenario
    levers: tuple[str, ...]
    caps: tuple[float, ...]
    earliest: float
    latest: float
    ramp: float
    keep: bool = False

    def scenario_of(self, plan: Sequence[LeverSize]) -> Scenario:
        """The scenario with the levers of a plan."""
        moved = {one.lever: self.path(one.lever, one.size, one.start) for one in plan}
        return replace(self.scenario, levers={**self.scenario.levers, **moved})

    def path(self, lever: str, size: float, start: float) -> TimePath:
        """The lever's way: as in the scenario until it starts, then to its size."""
        points = self.points(lever, size, start)
        unit = self.scenario.model.equations[lever].unit
        return TimePath(
            "points", tuple((time, Given(value, unit, "assumption", (), "", "", "")) for time, value in points)
        )

    def points(self, lever: str, size: float, start: float) -> list[tuple[float, float]]:
        """The times and values of a lever's way."""
        own = self.scenario.levers[lever]
        before = [time for time, _ in own.points if time < start - MOMENT]
        kept = [(time, self._value(own, time)) for time in before]
        return [*kept, (start, self._value(own, start)), (start + self.ramp, size)]

    def _value(self, own: TimePath, time: float) -> float:
        """The lever of the scenario at a time, its numbers at their medians."""
        return float(path_means(own, self._numbers(own), np.array([time, time + MOMENT]), 0.0)[0, 0])

    @staticmethod
    def _numbers(path: TimePath) -> list[Floats]:
        """The numbers of a path's points at their medians, (1,) each."""
        from ..projection.time_checks import median

        return [np.array([median(given)]) for _, given in path.points]

    @property
    def own(self) -> list[LeverSize]:
        """Every lever at the size that the scenario has in the end, from the earliest time on."""
        last = float(self.scenario.end) + 1
        return [
            LeverSize(name, min(self._value(self.scenario.levers[name], last), cap), self.earliest)
            for name, cap in zip(self.levers, self.caps, strict=True)
        ]

    def of(self, numbers: Floats) -> list[LeverSize]:
        """The plan of a point of the search, (sizes and starts,)."""
        sizes, starts = np.split(numbers, 2)
        return [LeverSize(*one) for one in zip(self.levers, sizes.tolist(), starts.tolist(), strict=True)]

    def numbers(self, plan: Sequence[LeverSize]) -> Floats:
        """The point of the search of a plan, (sizes and starts,)."""
        return np.array([*(one.size for one in plan), *(one.start for one in plan)])

    def changes(self, one: LeverSize) -> bool:
        """Whether a lever goes another way than in the scenario, at any time of the run."""
        scenario = self.scenario
        at = np.arange(scenario.start, scenario.end + 1 + QUARTER, QUARTER)
        both = scenario.levers[one.lever], self.path(one.lever, one.size, one.start)
        own, other = (path_means(path, self._numbers(path), at, 0.0) for path in both)
        return not np.allclose(own, other, atol=MOMENT)

    def variants(self, points: Floats) -> Mapping[str, list[TimePath]]:
        """The levers of many points, (point, sizes and starts), as variants of an experiment."""
        sizes, starts = np.split(points, 2, axis=1)
        return {
            f"levers.{name}": [self.path(name, *one) for one in zip(sizes[:, place], starts[:, place], strict=True)]
            for place, name in enumerate(self.levers)
        }
