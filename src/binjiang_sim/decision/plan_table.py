"""A table of plans: the chance of each target, how robust each plan is, what it costs, and which is recommended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from numbers import Integral
from typing import TYPE_CHECKING

import numpy as np

from ..analysis.comparison import COST
from ..analysis.value_of_knowing import LEAST
from ..engine import Model
from ..errors import Fault, ProjectionError, expect
from ..projection.options import Progress
from ..projection.prices import target_unit
from ..projection.proportions import Proportion
from ..projection.rows import frame_of
from ..scenario import Scenario, Target
from ..words import LANGUAGES
from .plan_candidates import (
    FOUND,
    OTHER,
    OWN,
    RAISED,
    STOPPED,
    Candidate,
    called,
    one_lever_changes,
    packages,
    with_levers,
)
from .plan_choice import Recommendation, recommended
from .plan_draws import TARGETS, Asked, Done, PlanDraws, drawn
from .plan_measures import at_least, best_plans, regrets, worst_mean
from .sought import Sought

if TYPE_CHECKING:
    import pandas

DRAWS = 2000
SCREENED = 500  # draws over which changes of one lever are tried, before the best few go into the table
MOST_CHANGES = 3  # of one lever: that add to the score, and that save money
SEEDS = 6  # sets of draws over which a recommendation is found
APART, APART_SCREENED = 101, 100  # from the seed of the scenario: those of the repetitions, and that of the trial
MAIN = "gdp"  # less the policy cost, where there are no targets


@dataclass(frozen=True)
class PlanRow:
    """A plan of the table. Chances are shares of draws, each with its sampling error; None without targets.

    `cost` is the mean policy cost from the first year to plan to the last, at the prices of the model. `chances` are
    those of each target, `whole` of all together, `binding` of the binding ones (None without any), `enough` of at
    least so many as the table asks for. `score` is the mean of the score, `regret_mean`, `regret_q90` and `regret_max`
    its shortfall against the best plan of each draw, `best` the share of draws in which the plan is the best.
    `figures` are the means of the figures, `regrets` the mean shortfall of each against the plan that is best in it,
    `worst` the means of the worst five per cent of draws of each.
    """

    name: Mapping[str, str]
    kind: str
    lever: str | None
    cost: float
    chances: tuple[Proportion, ...]
    whole: Proportion | None
    binding: Proportion | None
    enough: Proportion | None
    score: float
    regret_mean: float
    regret_q90: float
    regret_max: float
    best: float
    figures: tuple[float, ...]
    regrets: tuple[float, ...]
    worst: tuple[float, ...]

    @property
    def record(self) -> dict[str, object]:
        """All of it as plain values for JSON."""
        return {
            **vars(self),
            "name": dict(self.name),
            "chances": [_chance(one) for one in self.chances],
            **{name: one and _chance(one) for name, one in self.together.items()},
        }

    @property
    def together(self) -> dict[str, Proportion | None]:
        """The chances of several targets."""
        return {name: getattr(self, name) for name in ("whole", "binding", "enough")}


def _chance(one: Proportion) -> dict[str, float]:
    return {"chance": one.value, "error": one.error}


@dataclass(frozen=True, repr=False)
class PlanTable:
    """Plans over the same draws: see `rows`, `recommendation` and `frame`. They differ in levers alone.

    `score` is what regret is about: "targets", the number met, or a figure of money less the policy cost, summed from
    the year `since` to `last`. `least` is how many targets are enough. `draws` hold every plan in every draw, `again`
    the same with other `seeds`, the first of which is that of `draws`. `tried` is how many changes of one lever were
    tried for the best few.
    """

    asked: Asked
    plans: tuple[Candidate, ...]
    least: int
    draws: PlanDraws
    again: tuple[PlanDraws, ...]
    seeds: tuple[int, ...]
    tried: int

    @property
    def scenario(self) -> Scenario:
        """The scenario whose plan it is about."""
        return self.asked.scenario

    @property
    def model(self) -> Model:
        """The model of the scenario."""
        return self.scenario.model

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets that are counted."""
        return self.scenario.targets

    @property
    def score(self) -> str:
        """What regret is about."""
        return self.asked.score

    @property
    def since(self) -> int:
        """The first year whose cost counts."""
        return self.asked.years[0]

    @property
    def last(self) -> int:
        """The last year whose cost counts."""
        return self.asked.last

    @property
    def priced(self) -> bool:
        """Whether the model knows what policies cost."""
        return COST in self.model.equations

    @cached_property
    def names(self) -> tuple[Mapping[str, str], ...]:
        """What the plans are called in each language."""
        return called(self.plans)

    @cached_property
    def low_is_bad(self) -> tuple[bool, ...]:
        """Whether a low number of each figure is the bad one."""
        if self.targets:
            return tuple(one.direction != "at_most" for one in self.targets)
        return tuple(self.model.equations[name].better != "lower" for name, _, _ in self.asked.shown)

    @cached_property
    def rows(self) -> tuple[PlanRow, ...]:
        """Every plan, the scenario itself first."""
        found = self.draws
        missed = regrets(found.scores)
        leaders = best_plans(found.scores, found.costs)
        signed = np.where(np.array(self.low_is_bad)[:, None], found.figures, -found.figures)
        behind = regrets(found.met.astype(np.float64) if self.targets else signed).mean(axis=-1)
        worst = [worst_mean(found.figures[:, place], low) for place, low in enumerate(self.low_is_bad)]
        points = np.quantile(missed, 0.9, axis=1)
        return tuple(
            PlanRow(
                self.names[place], plan.kind, plan.lever, float(found.costs[place].mean()), *self._chances(place),
                score=float(found.scores[place].mean()),
                regret_mean=float(missed[place].mean()),
                regret_q90=float(points[place]),
                regret_max=float(missed[place].max()),
                best=float((leaders == place).mean()),
                figures=tuple(found.figures[place].mean(axis=1).tolist()),
                regrets=tuple(behind[place].tolist()),
                worst=tuple(float(one[place]) for one in worst),
            )
            for place, plan in enumerate(self.plans)
        )  # fmt: skip

    def _chances(
        self, place: int
    ) -> tuple[tuple[Proportion, ...], Proportion | None, Proportion | None, Proportion | None]:
        """The chances of one plan: of each target, of all, of the binding ones, and of enough."""
        hits = self.draws.met[place]
        if not self.targets:
            return (), None, None, None
        binding = [one.kind == "binding" for one in self.targets]
        own = self.plans[place].scenario
        return (
            tuple(Proportion.of(one, own) for one in hits),
            Proportion.of(hits.all(axis=0), own),
            Proportion.of(hits[binding].all(axis=0), own) if any(binding) else None,
            Proportion.of(at_least(hits[None], self.least)[0], own),
        )

    @cached_property
    def recommendation(self) -> Recommendation:
        """Which plan the rule takes, and how sure that is."""
        return recommended(self.draws, self.again, self.scenario)

    @property
    def record(self) -> dict[str, object]:
        """All of it as plain values for JSON; plans are known by their place, from 0 on."""
        figures: list[dict[str, object]] = [
            {
                "indicator": name,
                "item": item,
                "period": period,
                "unit": self.model.equations[name].reported_unit,
                "low_is_bad": low,
            }
            for (name, item, period), low in zip(self.asked.shown, self.low_is_bad, strict=True)
        ]
        for one, target in zip(figures, self.targets, strict=False):
            one |= {"unit": target_unit(target, self.model), "prices": target.prices or None}
            one |= {"direction": target.direction, "value": target.value, "kind": target.kind}
        about = vars(self.recommendation)
        return {
            "scenario": self.scenario.name["en"],
            "file": self.scenario.file,
            "hash": self.scenario.hash,
            "seeds": list(self.seeds),
            **{name: getattr(self, name) for name in ("score", "least", "since", "last", "tried")},
            "draws": self.draws.costs.shape[1],
            "figures": figures,
            "plans": [one.record for one in self.rows],
            "recommendation": {
                **about,
                "again": list(self.recommendation.again),
                "agreeing": self.recommendation.agreeing,
                "survives": self.recommendation.survives,
                "turning": [dict(vars(one)) for one in self.recommendation.turning],
            },
        }

    @property
    def frame(self) -> pandas.DataFrame:
        """A row for each plan; chances and worst means in columns named after the figures, "chance gdp 2030"."""
        named = [" ".join(filter(None, parts)) for parts in self.asked.shown]
        named = [f"{one} ({place})" if named.count(one) > 1 else one for place, one in enumerate(named, 1)]
        return frame_of([self._flat(one, named) for one in self.rows])

    def _flat(self, one: PlanRow, named: Sequence[str]) -> dict[str, object]:
        single = {name: share and share.value for name, share in one.together.items()}
        each = {f"chance {name}": share.value for name, share in zip(named, one.chances, strict=False)}
        plain = ("score", "regret_mean", "regret_q90", "regret_max", "best")
        return {
            **{f"plan_{language}": one.name[language] for language in LANGUAGES},
            "kind": one.kind,
            "lever": one.lever,
            "cost": one.cost,
            **each,
            **single,
            **{name: getattr(one, name) for name in plain},
            **{f"mean {name}": value for name, value in zip(named, one.figures, strict=True)},
            **{f"worst {name}": value for name, value in zip(named, one.worst, strict=True)},
        }

    def __repr__(self) -> str:
        best = self.names[self.recommendation.plan]["en"]
        return f"<PlanTable of {len(self.plans)} plans, {self.draws.costs.shape[1]} draws: {best!r} recommended>"


def plan_table(
    scenario: Scenario,
    others: Sequence[Scenario] | None = None,
    *,
    one_lever: bool = True,
    found: Sequence[Sought | Scenario] = (),
    score: str | None = None,
    least: int | None = None,
    draws: int = DRAWS,
    seed: int | None = None,
    seeds: int = SEEDS,
    workers: int = 1,
    progress: Progress | None = None,
) -> PlanTable:
    """Plans over the same draws: chances of the targets of the scenario, robustness, cost, and a recommendation.

    Beside the scenario stand the levers of `others`, by default of the shipped packages of its district; with
    `one_lever` the changes of one lever that bring most, tried over draws of their own; and what `seek` found. All else
    is as in the scenario, so that plans differ in what can be decided. `score`
    is "targets", the default where there are some, or a figure of money such as "gdp", the default without; `least`
    says how many targets are enough, by default more than half. The recommendation is repeated over `seeds` sets of
    draws. `progress` is called with plans times draws just done, and in all.

        bj.decision.plan_table(bj.load("my_plan.yaml")).frame

    Raises ProjectionError, with all faults, for scenarios that cannot be compared, a score that is none, too few draws.
    """
    expect("scenario", scenario, Scenario)
    for name, number in (("draws", draws), ("seeds", seeds)):
        expect(name, number, Integral)
    asked = Asked(scenario, score or (TARGETS if scenario.targets else MAIN))
    count = len(scenario.targets)
    enough = count // 2 + 1 if least is None else least
    sought = [one.scenario if isinstance(one, Sought) else one for one in found]
    _check(asked, [*(others or ()), *sought], enough, draws, seeds)
    given = packages(scenario) if others is None else [with_levers(scenario, one, OTHER) for one in others]
    given += [with_levers(scenario, one, FOUND) for one in sought]
    changes = one_lever_changes(scenario, asked.last) if one_lever else []
    kept = min(len(changes), 2 * MOST_CHANGES)
    tried = len(changes)
    screened = (1 + tried) * SCREENED if changes else 0
    whole = screened + (1 + len(given) + kept) * draws * seeds
    done: Done = lambda now: progress(now, whole) if progress else None  # noqa: E731
    first = scenario.seed if seed is None else seed
    own = Candidate(OWN, scenario)
    if changes:
        trial = drawn(asked, [own, *changes], SCREENED, first + APART_SCREENED, workers, done)
        changes = _best_changes(trial, changes)
    plans = (own, *given, *changes)
    luck = [first, *(first + APART + number for number in range(seeds - 1))]
    sets = [drawn(asked, plans, draws, one, workers, done) for one in luck]
    return PlanTable(asked, plans, enough, sets[0], tuple(sets[1:]), tuple(luck), tried)


def _check(asked: Asked, others: Sequence[Scenario], least: int, draws: int, seeds: int) -> None:
    """Raises ProjectionError with all that is wrong."""
    faults = asked.faults()
    count = len(asked.scenario.targets)
    if count and not 1 <= least <= count:
        faults.append(Fault("seek.count", {"found": least, "most": count}, asked.scenario.file))
    if draws < LEAST:
        faults.append(Fault("worth.few_draws", {"found": draws, "least": LEAST}))
    if seeds < 1:
        faults.append(Fault("plans.seeds", {"found": seeds}))
    for one in others:
        expect("plan", one, Scenario)
        if one.district != asked.scenario.district:
            faults.append(Fault("compare.other_district", one.district, one.file))
        elif set(one.levers) != set(asked.scenario.levers):
            apart = sorted(set(one.levers) ^ set(asked.scenario.levers))
            faults.append(Fault("plans.levers", {"levers": ", ".join(apart)}, one.file))
    if faults:
        raise ProjectionError(faults)


def _best_changes(trial: PlanDraws, changes: Sequence[Candidate]) -> list[Candidate]:
    """Of the changes of one lever the few that add most to the score, and those that lose least for what they save."""
    gains = (trial.scores[1:] - trial.scores[0]).mean(axis=1)
    saved = (trial.costs[0] - trial.costs[1:]).mean(axis=1)
    raised = [place for place, one in enumerate(changes) if one.kind == RAISED and gains[place] > 0]
    stopped = [place for place, one in enumerate(changes) if one.kind == STOPPED and saved[place] > 0]
    raised.sort(key=lambda one: -gains[one])
    stopped.sort(key=lambda one: -gains[one] / saved[one])
    return [changes[place] for place in (*raised[:MOST_CHANGES], *stopped[:MOST_CHANGES])]
