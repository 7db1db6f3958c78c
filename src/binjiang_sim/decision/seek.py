"""Goal seek: the cheapest plan that meets a goal with an asked chance, or the best that can be had.

The search is sequential quadratic programming (SLSQP of scipy) over the sizes and starts of all levers, on the smooth
share of draws that meet the goal, over the same draws for every plan. What it finds is put on a grid that people would
write, repaired and thinned there, and judged on draws that the search did not see.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from ..analysis.comparison import COST
from ..errors import Fault, ProjectionError, expect, unknown
from ..projection.experiment import Experiment, experiment
from ..projection.figures import Figure
from ..projection.proportions import Proportion
from ..sampling.distributions import Floats
from ..scenario import Scenario, Target
from .goals import Goal, PlanPart
from .lever_plans import MOMENT, LeverPlans, LeverSize
from .sought import ALREADY, FOUND, IMPOSSIBLE, Limit, Sought, Tried

DRAWS = 600  # of the search: the same luck for every plan
JUDGED = 4000  # draws on which a plan is judged
ITERATIONS = 12  # of each search
STEPS = 0.05, 0.25  # of a size, of its cap, and of a start in years: over which slopes are taken
GRID = 0.05, 0.5  # of sizes and starts in a plan that people read
FRONTIER = (0.25, 0.5, 0.75)  # of the way from the plan without levers to the most that can be had
ROUNDS = 3  # in which a plan that is judged to fall short is asked for more
Notice = Callable[[int], None]  # told how many plans were tried so far


def seek(
    scenario: Scenario,
    targets: Sequence[Target] = (),
    *,
    plan: PlanPart = "all",
    chance: float = 0.8,
    budget: float | None = None,
    caps: Mapping[str, float] | None = None,
    earliest: float | None = None,
    ramp: float = 1.0,
    keep: bool = False,
    draws: int = DRAWS,
    judged: int = JUDGED,
    notice: Notice | None = None,
) -> Sought:
    """The cheapest plan that meets a goal with at least the asked chance, or the best chance that can be had.

    The goal are the given `targets`, or those of the scenario: `plan` says "all", "binding", or how many of them. Every
    lever may have any size up to its cap (`caps` by lever; 1, the announcement in full, by default), may start from
    `earliest` on (a decimal year, by default 1 January after reforms start) and takes `ramp` years. Until then the
    scenario's own levers hold; with `keep` no lever ends below its size there. Triggers of the scenario stay as they
    are. `budget` bounds the mean policy cost of each year, in yuan at the prices of the model.

        bj.decision.seek(bj.load("my_plan.yaml"), plan="binding", chance=0.8).frame

    Raises ProjectionError, with all faults, for a goal, cap or time that cannot be.
    """
    expect("scenario", scenario, Scenario)
    plans = _plans(scenario, targets, caps, earliest, ramp)
    search = _Search(_goal(scenario, targets, plan), replace(plans, keep=keep), budget, draws)
    if not 0 < chance < 1:
        raise ProjectionError([Fault("seek.chance", {"found": f"{chance:g}"})])
    search.notice = notice
    return search.outcome(chance, judged)


def _goal(scenario: Scenario, targets: Sequence[Target], plan: PlanPart) -> Goal:
    wanted = tuple(targets) or scenario.targets
    if plan == "binding":
        wanted = tuple(one for one in wanted if one.kind == "binding")
    if not wanted:
        raise ProjectionError([Fault("seek.no_target" if plan != "binding" else "seek.no_binding", {}, scenario.file)])
    least = plan if isinstance(plan, int) else len(wanted)
    if not 1 <= least <= len(wanted):
        raise ProjectionError([Fault("seek.count", {"found": least, "most": len(wanted)}, scenario.file)])
    return Goal(replace(scenario, targets=()), wanted, least)


def _plans(
    scenario: Scenario,
    targets: Sequence[Target],
    caps: Mapping[str, float] | None,
    earliest: float | None,
    ramp: float,
) -> LeverPlans:
    """What may be tried. Raises ProjectionError with all that is wrong."""
    levers = {one.name: 1.0 if one.unit == "1" else None for one in scenario.model.of_kind("lever")}
    faults = [unknown("scenario.lever", name, levers, path="caps") for name in caps or {} if name not in levers]
    most = {name: (caps or {}).get(name, cap) for name, cap in levers.items()}
    for name, cap in most.items():
        if cap is None:
            faults.append(Fault("seek.no_cap", {"lever": name}))
        elif not 0 <= cap <= (levers[name] or np.inf):
            faults.append(Fault("seek.cap", {"lever": name, "found": f"{cap:g}"}))
    goal = tuple(targets) or scenario.targets
    last = max((int(one.years[-1][:4]) for one in goal), default=scenario.end)
    first = float(np.floor(scenario.reform_start + 1)) if earliest is None else earliest
    if not levers or COST not in scenario.model.equations:
        faults.append(Fault("seek.no_lever", {}, scenario.file))
    if not scenario.reform_start <= first < last:
        values = {"found": f"{first:g}", "first": f"{scenario.reform_start:g}", "last": last}
        faults.append(Fault("seek.earliest", values))
    if not 0 < ramp <= last - scenario.start:
        faults.append(Fault("seek.ramp", {"found": f"{ramp:g}"}))
    if faults:
        raise ProjectionError(faults)
    bounds = tuple(float(cap) for cap in most.values() if cap is not None)
    return LeverPlans(scenario, tuple(levers), bounds, first, max(float(last) - ramp, first), ramp)


@dataclass(frozen=True)
class _Point:
    """A plan that was tried: its smooth chance and its cost (total and by year), and their slopes in its numbers."""

    smooth: float
    share: float
    years: Floats
    smooth_slope: Floats
    years_slope: Floats

    @property
    def cost(self) -> float:
        return float(self.years.sum())

    @property
    def cost_slope(self) -> Floats:
        return np.asarray(self.years_slope.sum(axis=0))


@dataclass
class _Search:
    """Plans tried over the same draws, each once."""

    goal: Goal
    plans: LeverPlans
    budget: float | None
    draws: int
    notice: Notice | None = None
    tried: int = 0
    left_out: int = 0
    known: dict[bytes, _Point] = field(default_factory=dict)
    seen: list[Tried] = field(default_factory=list)

    @cached_property
    def scenario(self) -> Scenario:
        """The scenario up to the goal's last year: what comes later changes nothing."""
        own = self.goal.scenario
        return own if own.shocks else own.until(self.goal.last)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years whose cost counts."""
        return tuple(range(int(self.plans.earliest), self.goal.last + 1))

    @cached_property
    def figures(self) -> list[Figure]:
        cost: list[Figure] = [(COST, None, str(year)) for year in self.years]
        return list(dict.fromkeys([*self.goal.figures, *cost]))

    def run(self, points: Floats | None, draws: int, seed: int | None = None) -> tuple[dict[Figure, Floats], Floats]:
        """The figures of plans, (plan, draw) each, and their mean costs, (plan, year); without any of the scenario.

        Draws that any of them leaves out count for none. Raises ProjectionError when no draw is left.
        """
        found: Experiment = experiment(
            self.scenario,
            {} if points is None else self.plans.variants(points),
            draws=draws,
            seed=seed,
            figures=self.figures,
            notice=lambda _: None,
        )
        good = ~np.isnan(found.values).any(axis=(0, 1))
        if not good.any():
            raise ProjectionError([Fault("ledger.no_draws", {}, self.scenario.file)])
        self.left_out = max(self.left_out, int((~good).sum()))
        values = {figure: found.values[:, place][:, good] for place, figure in enumerate(found.figures)}
        return values, np.stack([values[COST, None, str(year)].mean(axis=1) for year in self.years], axis=1)

    def _saw(self, shares: Floats, costs: Floats) -> None:
        self.tried += len(shares)
        self.seen += [Tried(*one) for one in zip(costs.tolist(), shares.tolist(), strict=True)]
        if self.notice:
            self.notice(self.tried)

    @cached_property
    def widths(self) -> Floats:
        """The widths of the soft edges: those of the figures under the scenario's own plan."""
        values, _ = self.run(self.plans.numbers(self.plans.own)[None], self.draws)
        return self.goal.widths(values)

    @cached_property
    def low(self) -> Floats:
        """The least numbers of a plan."""
        count = len(self.plans.levers)
        sizes = [one.size for one in self.plans.own] if self.plans.keep else [0.0] * count
        return np.array([*sizes, *[self.plans.earliest] * count])

    @cached_property
    def high(self) -> Floats:
        """The greatest numbers of a plan."""
        return np.array([*self.plans.caps, *[self.plans.latest] * len(self.plans.levers)])

    def at(self, numbers: Floats) -> _Point:
        """A plan with its slopes, all in one experiment."""
        numbers = np.clip(numbers, self.low, self.high)
        key = numbers.tobytes()
        if key not in self.known:
            count = len(self.plans.levers)
            steps = np.array([*(STEPS[0] * cap for cap in self.plans.caps), *[STEPS[1]] * count])
            steps = np.where(numbers + steps > self.high, -steps, steps)
            steps = np.where(self.high > self.low, steps, 0.0)
            values, years = self.run(np.vstack([numbers, numbers + np.diag(steps)]), self.draws)
            smooth = self.goal.smooth(values, self.widths).mean(axis=1)
            self._saw(self.goal.hits(values).mean(axis=1), years.sum(axis=1))
            divisor = np.where(steps == 0, np.inf, steps)
            self.known[key] = _Point(
                float(smooth[0]),
                float(self.goal.hits(values)[0].mean()),
                years[0],
                (smooth[1:] - smooth[0]) / divisor,
                ((years[1:] - years[0]) / divisor[:, None]).T,
            )
        return self.known[key]

    def budgeted(self) -> list[dict[str, object]]:
        """The constraint of the yearly budget, if there is one."""
        if self.budget is None:
            return []
        size, most = self.budget, self.budget
        return [
            {
                "type": "ineq",
                "fun": lambda x: (most - self.at(x).years) / size,
                "jac": lambda x: -self.at(x).years_slope / size,
            }
        ]

    def cheapest(self, asked: float, begin: Floats, iterations: int = ITERATIONS) -> Floats:
        """The numbers of the cheapest plan with the asked smooth chance, from a plan to begin with."""
        size = max(self.at(begin).cost, 1.0)
        reach = {
            "type": "ineq",
            "fun": lambda x: self.at(x).smooth - asked,
            "jac": lambda x: self.at(x).smooth_slope,
        }
        return self._solved(
            lambda x: self.at(x).cost / size,
            lambda x: self.at(x).cost_slope / size,
            begin,
            [reach, *self.budgeted()],
            iterations,
        )

    def best(self, begin: Floats, iterations: int = ITERATIONS) -> Floats:
        """The numbers of the plan with the largest smooth chance."""
        return self._solved(
            lambda x: -self.at(x).smooth, lambda x: -self.at(x).smooth_slope, begin, self.budgeted(), iterations
        )

    def _solved(
        self,
        value: Callable[[Floats], float],
        slope: Callable[[Floats], Floats],
        begin: Floats,
        constraints: Sequence[Mapping[str, object]],
        iterations: int,
    ) -> Floats:
        from scipy.optimize import minimize

        found = minimize(
            value,
            begin,
            jac=slope,
            bounds=list(zip(self.low, self.high, strict=True)),
            constraints=constraints,
            method="SLSQP",
            options={"maxiter": iterations, "ftol": 1e-4},
        )
        return np.asarray(np.clip(found.x, self.low, self.high))

    def outcome(self, asked: float, judged: int) -> Sought:
        """What the search finds."""
        own = self._judged(None, judged, 1)
        plan = self.best(self._upward())
        judgement = self._judged(plan, judged, 1)
        # What the search sees more of than the draws that judge is nearly the same for every plan.
        more = self.at(plan).smooth - judgement[0].value
        self._along(plan)
        status, best = FOUND if judgement[0].value >= asked else IMPOSSIBLE, plan
        for number in range(ROUNDS if status == FOUND else 0):
            plan = self._on_grid(self.cheapest(asked + more, plan), asked + more)
            judgement = self._judged(plan, judged, 2 + number)
            if judgement[0].value >= asked:
                break
            more += asked - judgement[0].value
        if status == FOUND and judgement[0].high < asked:
            status, plan = IMPOSSIBLE, best
        if status == IMPOSSIBLE:
            plan = self._on_grid(plan, self.at(plan).smooth)
            judgement = self._judged(plan, judged, 2)
        if own[0].value >= asked and (self.budget is None or own[2].max() <= self.budget):
            status, judgement = ALREADY, own
        limits = {FOUND: self._binding, IMPOSSIBLE: self._loosened}.get(status, lambda _: ())(plan)
        return Sought(
            self.goal,
            status,
            asked,
            met=judgement[0],
            cost=judgement[1],
            own_met=own[0],
            own_cost=own[1],
            since=self.years[0],
            levers=self._levers(self.plans.own if status == ALREADY else self.plans.of(plan)),
            limits=limits,
            frontier=self._frontier(),
            tried=self.tried,
            draws=self.draws,
            judged=judged,
            left_out=self.left_out,
            plans=self.plans,
        )

    def _upward(self) -> Floats:
        """Where the search for the best begins: every lever that helps at its cap, from the earliest time on."""
        own = self.plans.numbers(self.plans.own)
        helps = self.at(own).smooth_slope[: len(self.plans.levers)] > 0
        if self.budget is None:
            return np.array([*np.where(helps, self.plans.caps, self.low[: len(helps)]), *self.low[len(helps) :]])
        return own

    def _along(self, best: Floats) -> None:
        """Plans between the least and the best: points of the frontier."""
        least, most, begin = self.at(self.low).smooth, self.at(best).smooth, best
        for share in FRONTIER[::-1]:
            begin = self.cheapest(least + share * (most - least), begin, ITERATIONS // 2)

    def _judged(self, numbers: Floats | None, draws: int, other: int) -> tuple[Proportion, float, Floats]:
        """A plan, or the scenario's own, on draws of another seed: its chance, its cost, and the cost by year."""
        seed = self.scenario.seed + other
        values, years = self.run(None if numbers is None else numbers[None], draws, seed)
        return Proportion.of(self.goal.hits(values)[0], self.scenario), float(years.sum()), years[0]

    def _on_grid(self, numbers: Floats, asked: float) -> Floats:
        """The plan on the grid, with what it takes to have the asked smooth chance there and without what it does not.

        Which steps to take is told by the slopes at the plan; the chance itself is then computed.
        """
        count = len(self.plans.levers)
        grid = np.array([GRID[0]] * count + [GRID[1]] * count)
        steps = numbers / grid
        down = np.where(np.arange(2 * count) < count, np.floor(steps + MOMENT), np.round(steps))
        now = np.clip(down * grid, self.low, self.high)
        for _ in range(ROUNDS):
            here = self.at(now)
            if here.smooth >= asked:
                break
            now = self._stepped(now, grid, here, here.smooth - asked)
        here = self.at(now)
        thinner = self._stepped(now, grid, here, here.smooth - asked)
        return np.round(thinner if self.at(thinner).smooth >= min(asked, here.smooth) else now, 6)

    def _stepped(self, now: Floats, grid: Floats, here: _Point, spare: float) -> Floats:
        """The plan after steps on the grid: those that save most for the chance they take while there is some to
        `spare`, or that add most for what they cost until what is lacking is there.
        """
        now = now.copy()
        moves = np.concatenate([grid, -grid])
        gains, costs = (np.concatenate([one * grid, -one * grid]) for one in (here.smooth_slope, here.cost_slope))
        years, saving = here.years, spare >= 0
        yearly = np.hstack([here.years_slope * grid, -here.years_slope * grid])
        useful = costs < 0 if saving else gains > 0
        worth = -costs / np.maximum(-gains, 1e-9) if saving else gains / np.maximum(costs, 1e-9 * np.abs(costs).max())
        for move in sorted(np.flatnonzero(useful).tolist(), key=lambda one: -worth[one]):
            place = move % len(now)
            while (saving and spare + min(gains[move], 0.0) >= 0) or (not saving and spare < 0):
                after, dearer = now[place] + moves[move], years + yearly[:, move]
                inside = self.low[place] - 1e-9 <= after <= self.high[place] + 1e-9
                if not inside or (self.budget is not None and (dearer > np.maximum(self.budget, years)).any()):
                    break
                now[place], years = after, dearer
                spare += gains[move]
        return now

    def _levers(self, plan: Sequence[LeverSize]) -> tuple[LeverSize, ...]:
        """The levers that a plan or the scenario itself moves, the largest first."""
        own = {one.lever: one.size for one in self.plans.own}
        moved = [one for one in plan if one.size > 0 or own[one.lever] > 0]
        return tuple(sorted(moved, key=lambda one: (-one.size, one.start)))

    def _binding(self, numbers: Floats) -> tuple[Limit, ...]:
        """The limits that a plan stands at."""
        plan = self.plans.of(numbers)
        found = [Limit("cap", one.lever) for one, cap in zip(plan, self.plans.caps, strict=True) if one.size >= cap > 0]
        found += [Limit("earliest", one.lever) for one in plan if one.size > 0 and one.start <= self.plans.earliest]
        if self.budget is not None:
            years = self.at(numbers).years
            found += [
                Limit("budget", year=year)
                for year, cost in zip(self.years, years.tolist(), strict=True)
                if cost >= 0.98 * self.budget
            ]
        return tuple(found)

    def _loosened(self, numbers: Floats) -> tuple[Limit, ...]:
        """The two limits whose loosening adds most to the chance of the best plan."""
        count = len(self.plans.levers)
        here = self.at(numbers).smooth
        found: list[Limit] = []
        capped = [place for place in range(count) if 0 < self.high[place] <= numbers[place] + 1e-9]
        steps = [2 * STEPS[0] * float(self.high[place]) for place in capped]
        one_more = np.eye(2 * count)[capped] * np.array(steps)[:, None]
        points = numbers + one_more.reshape(-1, 2 * count)
        earlier = numbers - (np.arange(2 * count) >= count)
        if self.plans.earliest - 1 >= self.plans.scenario.reform_start:
            points = np.vstack([*points, earlier])
        if len(points):
            values, _ = self.run(points, self.draws)
            gains = (self.goal.smooth(values, self.widths).mean(axis=1) - here).tolist()
            names = [Limit("cap", self.plans.levers[at], step=step) for at, step in zip(capped, steps, strict=True)]
            names += [Limit("earliest", step=1.0)][: len(points) - len(names)]
            found += [replace(one, gain=gain) for one, gain in zip(names, gains, strict=True)]
        others = {"ramp": replace(self, plans=replace(self.plans, ramp=self.plans.ramp / 2), known={}, seen=[])}
        if self.budget is not None:
            others["budget"] = replace(self, budget=1.1 * self.budget, known={}, seen=[])
        for kind, other in others.items():
            better = other.best(numbers, ITERATIONS // 2) if kind == "budget" else numbers
            step = 0.1 * (self.budget or 0.0) if kind == "budget" else self.plans.ramp / 2
            found.append(Limit(kind, step=step, gain=other.at(better).smooth - here))
        helpful = [one for one in found if one.gain is not None and one.gain > 0]
        return tuple(sorted(helpful, key=lambda one: -(one.gain or 0.0))[:2])

    def _frontier(self) -> tuple[Tried, ...]:
        """The plans that no other one beats in both, the cheapest first."""
        best, found = -1.0, []
        for one in sorted(self.seen, key=lambda one: (one.cost, -one.chance)):
            if one.chance > best:
                best = one.chance
                found.append(one)
        return tuple(found)
