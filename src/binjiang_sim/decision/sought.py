"""What a search for a plan found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..projection.proportions import Proportion
from ..projection.rows import frame_of
from ..scenario import Scenario
from .goals import Goal
from .lever_plans import LeverPlans, LeverSize

if TYPE_CHECKING:
    import pandas

FOUND, ALREADY, IMPOSSIBLE = "found", "already", "impossible"


@dataclass(frozen=True)
class Limit:
    """A limit that holds a plan back: which, and what loosening it by a step adds to the chance, where it was asked.

    `kind` is "cap" of a `lever`, "earliest" start, "ramp" or "budget" of a `year`.
    """

    kind: str
    lever: str | None = None
    year: int | None = None
    step: float | None = None
    gain: float | None = None


@dataclass(frozen=True)
class Tried:
    """A plan on the frontier: no plan that was tried costs less and has a larger chance. On the draws of the search."""

    cost: float
    chance: float


@dataclass(frozen=True, repr=False)
class Sought:
    """What a search found.

    `status` is "already" when the scenario's own plan has the asked chance, "found", or "impossible": then `levers` are
    the plan with the best chance. `met` is the share of the draws that it is judged on, `cost` the mean policy cost
    from `since` to the last year of the goal, in the prices of the model; `own_met` and `own_cost` are those of the
    scenario's own plan. `left_out` counts the draws, at most, that some plan had no number in. `limits` bind the plan;
    of one that is impossible they are the two whose loosening helps most. `scenario` has the levers that were found.
    """

    goal: Goal
    status: str
    asked: float
    met: Proportion
    cost: float
    own_met: Proportion
    own_cost: float
    since: int
    levers: tuple[LeverSize, ...]
    limits: tuple[Limit, ...]
    frontier: tuple[Tried, ...]
    tried: int
    draws: int
    judged: int
    left_out: int
    plans: LeverPlans

    @property
    def chance(self) -> float:
        """The share of the draws it is judged on that meet the goal."""
        return self.met.value

    @property
    def error(self) -> float:
        """How far the chance may be from that (95 %)."""
        return self.met.error

    @property
    def own_chance(self) -> float:
        """The chance of the scenario's own plan."""
        return self.own_met.value

    @property
    def own_error(self) -> float:
        """How far that may be off (95 %)."""
        return self.own_met.error

    @cached_property
    def scenario(self) -> Scenario:
        """The scenario with the levers that were found; itself where its own plan will do."""
        return self.plans.scenario if self.status == ALREADY else self.plans.scenario_of(self.levers)

    @property
    def record(self) -> dict[str, object]:
        """All of it as plain values for JSON."""
        names = ("status", "asked", "chance", "error", "cost", "own_chance", "own_error", "own_cost", "since")
        return {
            **{name: getattr(self, name) for name in names},
            "levers": [one.record for one in self.levers],
            "limits": [{name: one for name, one in vars(each).items() if one is not None} for each in self.limits],
            "frontier": [dict(vars(one)) for one in self.frontier],
            "tried": self.tried,
            "draws": self.draws,
            "judged": self.judged,
            "left_out": self.left_out,
        }

    @property
    def frame(self) -> pandas.DataFrame:
        """A row for each lever: its size and when it starts."""
        return frame_of([one.record for one in self.levers], ("lever", "size", "start"))

    def __repr__(self) -> str:
        return f"<Sought: {self.status}, chance {self.chance:.2f}, {self.tried} plans tried>"
