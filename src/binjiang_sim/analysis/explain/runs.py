"""Two runs at every instant, and what the change of each variable owes to the inputs that differ between them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ...engine import Clock, Equation, Inputs, Model, Series
from ...engine.expression import AT_START, PARAMETER, PATH, VARIABLE, Expression
from ...errors import Fault, ProjectionError
from ...programs import instants
from ...projection.blocks import Job
from ...projection.figures import items
from ...projection.scenario_checks import checked
from ...sampling.distributions import Floats
from ...sampling.sampler import Sampler, clock_of
from ...sampling.uncertain_inputs import DrawRange
from ...scenario import Process, Scenario
from .shares import Link, Pair, Read, Splitter, shapley, slopes_of

SAME = 1e-13  # a relative difference that is rounding
Profile = dict[str, Floats]  # of variables: what their rows bring at each instant, (row, instant)


@dataclass(frozen=True)
class Leaf:
    """An input that differs: a "parameter", a "lever", a "driver", the "luck" of one, or a "shock".

    `name` is that of the parameter, lever, driver or shock, `item` its row.
    """

    kind: str
    name: str
    item: str | None = None

    @property
    def path(self) -> str:
        """As it is named in scenario files."""
        section = {"luck": "drivers"}.get(self.kind, f"{self.kind}s")
        return f"{section}.{self.name}{'' if self.item is None else f'.{self.item}'}"


class Runs:
    """A scenario and what it is compared with, each run once, `draw` being the number of the draw or None for medians.

    `base` comes first: differences are those of `scenario` from it. They have the same equations, steps and labels.
    Raises ScenarioError as a run does, ProjectionError when the two cannot be compared.
    """

    def __init__(self, scenario: Scenario, base: Scenario, draw: int | None = None) -> None:
        base = replace(base, seed=scenario.seed)
        for one in dict.fromkeys((base, scenario)):
            checked(one)
        self.scenario, self.base, self.draw = scenario, base, draw
        self._refuse()
        self.jobs = (Job(base, central=draw is None), Job(scenario, central=draw is None))
        self.model: Model = self.jobs[1].model
        self.labels = scenario.label_keys
        self.clock = Clock(scenario.start, min(scenario.end, base.end), scenario.steps_per_year)
        self.count = self.clock.steps + 1
        where = DrawRange(0, 1, central=True) if draw is None else DrawRange(draw, 1)
        self.inputs: list[Inputs] = [job.sampler.sample(where).inputs for job in self.jobs]
        self.range = where
        both = zip(self.jobs, self.inputs, strict=True)
        told = [instants(job.model, inputs, clock_of(job.scenario)) for job, inputs in both]
        self.values = {name: self._pair(*(one[name][:, : self.count, 0] for one in told)) for name in told[0]}
        self._splitter = Splitter(self.read, self.labels)
        self._links: dict[str, Mapping[Read, Floats]] = {}
        self._driven: dict[str, tuple[tuple[Leaf, ...], Floats]] = {}

    def _refuse(self) -> None:
        """Raises ProjectionError with all that keeps the two from being compared."""
        scenario, base = self.scenario, self.base
        faults = []
        if base.district != scenario.district or base.label_keys != scenario.label_keys:
            faults.append(Fault("compare.other_district", base.district, base.file))
        if base.steps_per_year != scenario.steps_per_year:
            steps = {"first": scenario.steps_per_year, "second": base.steps_per_year}
            faults.append(Fault("compare.other_steps", steps, base.file))
        if base.start != scenario.start:
            faults.append(Fault("tree.other_start", {"first": scenario.start, "second": base.start}, base.file))
        models = [one.model.replace(*one.equations) for one in (scenario, base)]
        if models[0] != models[1]:
            found, wanted = (one.equations for one in models)
            names = [name for name in {**wanted, **found} if _differs(found.get(name), wanted.get(name))]
            faults.append(Fault("tree.other_equations", {"names": ", ".join(names)}, base.file))
        if self.draw is not None and not 0 <= self.draw < scenario.draws:
            values = {"found": self.draw, "last": scenario.draws - 1}
            faults.append(Fault("tree.no_draw", values, scenario.file))
        if faults:
            raise ProjectionError(faults)

    def _pair(self, before: Floats, after: Floats) -> Pair:
        """Both values; a difference that is rounding is none."""
        close = np.abs(after - before) <= SAME * np.maximum(np.abs(after), np.abs(before))
        return Pair(before, np.where(close, before, after))

    def read(self, read: Read) -> Pair:
        """What is read, at every instant."""
        kind, name = read
        if kind == VARIABLE:
            return self.values[name]
        if kind == AT_START:
            return Pair(self.values[name].before[:, :1], self.values[name].after[:, :1])
        if kind == PATH:
            return self._pair(*(one.paths[name][: self.count, 0][None] for one in self.inputs))
        sides = []
        for one in self.inputs:
            given = one.parameters[name]
            table = given.values[: self.count, ..., 0] if isinstance(given, Series) else given[None, ..., 0]
            sides.append(table.reshape(len(table), -1).T)
        wide = max(side.shape[1] for side in sides)
        return self._pair(*(np.broadcast_to(side, (len(side), wide)) for side in sides))

    def links(self, name: str) -> Mapping[Read, Floats]:
        """What a unit of change of a variable owes to what its equation reads, (instant, row, row of what is read).

        Of a stock it is what its net rate reads, the instant being that of the stock after the step; what it owes to
        itself at the instant before is under its own name, its start value under that of the start.
        """
        if name not in self._links:
            equation = self.model.equations[name]
            link = self._splitter.link(self._with_path(name))
            self._links[name] = self._of_stock(name, link) if equation.kind == "stock" else self._spread(name, link)
        return self._links[name]

    def _with_path(self, name: str) -> Expression:
        """The equation of a variable, whose path bears its name."""

        def named(one: Expression) -> Expression:
            if one.operation == PATH:
                return replace(one, detail=name)
            return replace(one, arguments=tuple(map(named, one.arguments))) if one.arguments else one

        return named(self.model.expressions[name])

    def _spread(self, name: str, link: Link) -> dict[Read, Floats]:
        """The slopes for every row and instant of a variable."""
        rows = len(self.values[name].before)
        return {read: self._wide(slopes, rows) for read, slopes in link.slopes.items()}

    def _wide(self, slopes: Floats, rows: int) -> Floats:
        times = rows // slopes.shape[1]
        return np.broadcast_to(np.tile(slopes, (1, times, 1)), (self.count, rows, slopes.shape[2]))

    def _of_stock(self, name: str, link: Link) -> dict[Read, Floats]:
        change = self.values[name].change
        rows = len(change)
        flown = np.broadcast_to(link.value.change, (len(link.value.change), self.count))
        flown = np.tile(flown, (rows // len(flown), 1))[:, :-1] * self.clock.step
        moved = np.abs(change[:, :-1]) + np.abs(flown)
        stays, flows = np.zeros_like(change), np.zeros_like(change)
        stays[:, 1:] = slopes_of(change[:, :-1], change[:, 1:], moved)
        flows[:, 1:] = slopes_of(flown, change[:, 1:], moved)
        found: dict[Read, Floats] = {}
        for read, slopes in self._spread(name, link).items():
            later = np.zeros_like(slopes)
            later[1:] = slopes[:-1] * flows[:, 1:].T[:, :, None]
            found[read] = later
        own = found.pop((VARIABLE, name), np.zeros((self.count, rows, rows)))
        found[VARIABLE, name] = own + stays.T[:, :, None] * np.eye(rows)
        return found

    # --- leaves

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every input that differs, in the order of the model."""
        found: dict[Leaf, None] = {}
        for key, parameter in self.model.parameters.items():
            moved = (self.read((PARAMETER, key)).change != 0).any(axis=1)
            rows = self.rows(parameter.dims)
            found |= {Leaf("parameter", key, item): None for item, its in zip(rows, moved, strict=True) if its}
        for equation in self.model.of_kind("lever", "driver"):
            found |= dict.fromkeys(self.driven(equation.name)[0])
        return tuple(found)

    def rows(self, dims: tuple[str, ...]) -> tuple[str | None, ...]:
        """The labels of the rows of these dimensions; (None,) without any."""
        own = replace(next(iter(self.model.equations.values())), dims=dims)
        return items(own, self.labels)

    def driven(self, name: str) -> tuple[tuple[Leaf, ...], Floats]:
        """The leaves behind the path of a lever or driver, and what a unit of its change owes to each, (instant, leaf).

        Shocks on a driver are told from the driver itself: Shapley values over its path and the shocks that differ.
        """
        if name not in self._driven:
            self._driven[name] = self._behind(name)
        return self._driven[name]

    def _behind(self, name: str) -> tuple[tuple[Leaf, ...], Floats]:
        path = self.read((PATH, name))
        if not path.moves:
            return (), np.zeros((self.count, 0))
        kind = self.model.equations[name].kind
        one = self.scenario.drivers.get(name)
        own = Leaf("luck" if isinstance(one, Process) else kind, name)
        sides = (self.base, self.scenario)
        shocks = [{shock.name: shock for shock in side.shocks if shock.driver == name} for side in sides]
        names = [one for one in {**shocks[0], **shocks[1]} if shocks[0].get(one) != shocks[1].get(one)]
        if kind == "lever" or not names:
            return (own,), (path.change != 0).T.astype(float)

        def mixed(moved: tuple[bool, ...]) -> Floats:
            chosen = [shocks[its].get(shock) for shock, its in zip(names, moved[1:], strict=True)]
            kept = [shock for shock in shocks[1].values() if shock.name not in names]
            side = self.scenario if moved[0] else self.base
            struck = replace(side, shocks=(*kept, *(shock for shock in chosen if shock)))
            sampler = Sampler(struck, self.model, (f"drivers.{name}",))
            return sampler.sample(self.range).inputs.paths[name][: self.count, 0]

        shares = shapley(lambda moved: mixed(tuple(moved)), len(names) + 1)
        leaves = [own, *(Leaf("shock", shock) for shock in names)]
        kept = [place for place, share in enumerate(shares) if np.any(np.abs(share) > SAME)]
        moved = np.sum([np.abs(share) for share in shares], axis=0)
        slopes = [slopes_of(np.broadcast_to(shares[place], self.count), path.change[0], moved) for place in kept]
        return tuple(leaves[place] for place in kept), np.stack(slopes, axis=1)

    def _of_leaf(self, read: Read) -> Floats:
        """What a unit of change of an input owes to each leaf, (instant, row, leaf)."""
        kind, name = read
        places = {leaf: place for place, leaf in enumerate(self.leaves)}
        if kind == PATH:
            own, slopes = self.driven(name)
            found = np.zeros((self.count, 1, len(places)))
            found[:, 0, [places[leaf] for leaf in own]] = slopes
            return found
        rows = self.rows(self.model.parameters[name].dims)
        found = np.zeros((self.count, len(rows), len(places)))
        for row, item in enumerate(rows):
            if (place := places.get(Leaf("parameter", name, item))) is not None:
                found[:, row, place] = 1.0
        return found

    # --- what the change of every variable owes to the leaves

    @cached_property
    def owed(self) -> Mapping[str, Floats]:
        """What a unit of change of each variable owes to each leaf, whatever is between, (instant, row, leaf)."""
        return self._owed(frozenset())[0]

    def owed_directly(self, names: Collection[str]) -> Mapping[str, Floats]:
        """The same of these variables, where no other equation passes on what they change.

        What comes back to them by way of other equations is under a further leaf, the last.
        """
        return self._owed(frozenset(names))[1]

    def shares(self, profile: Profile, owed: Mapping[str, Floats]) -> Floats:
        """What each leaf brings to what variables bring, (leaf,)."""
        parts = [np.einsum("rt,trl->l", brought, owed[name]) for name, brought in profile.items() if name in owed]
        found: Floats = np.sum(parts, axis=0) if parts else np.zeros(len(self.leaves))
        return found

    def _owed(self, cut: frozenset[str]) -> tuple[dict[str, Floats], dict[str, Floats]]:
        """For each variable as others read it, and of those that are `cut` as they are."""
        size = len(self.leaves) + bool(cut)
        moving = {name: one.moves for name, one in self.values.items()}
        found = {name: np.zeros((self.count, len(self.values[name].before), size)) for name in moving if moving[name]}
        own = {name: found[name] for name in cut if name in found}
        for name in own:
            found[name] = np.zeros_like(found[name])
            found[name][..., -1] = (self.values[name].change != 0).T
        inputs = self._inputs_owed(size)
        first = [name for name in self.model.first_order if moving[name]]
        later = [name for name in self.model.order if moving[name]]
        stocks = [one.name for one in self.model.of_kind("stock") if moving[one.name]]
        starts = {one.name: one.start for one in self.model.of_kind("stock")}
        starts_alone = [one.name for one in self.model.of_kind("start") if moving[one.name]]
        for instant in range(self.count):
            for name in first if instant == 0 else [*stocks, *later]:
                to = own.get(name, found[name])
                if instant == 0 and name in starts:
                    to[0] = found[starts[name]][0] if moving[starts[name]] else 0.0
                    continue
                back = 1 if name in starts else 0
                for read, slopes in self.links(name).items():
                    source = inputs.get(read)
                    if source is None:
                        of_own = read == (VARIABLE, name)
                        source = to if of_own else found[read[1]]
                    at = 0 if read[0] == AT_START else instant - back
                    to[instant] += slopes[instant] @ source[at]
            for name in starts_alone if instant == 0 else ():
                found[name][1:] = found[name][0]
        return found, own

    def _inputs_owed(self, size: int) -> dict[Read, Floats]:
        found: dict[Read, Floats] = {}
        reads: dict[Read, None] = {(PARAMETER, key): None for key in self.model.parameters}
        reads |= {(PATH, one.name): None for one in self.model.of_kind("lever", "driver")}
        for read in reads:
            own = self._of_leaf(read)
            found[read] = np.concatenate((own, np.zeros((*own.shape[:2], size - own.shape[2]))), axis=2)
        return found


def _differs(one: Equation | None, other: Equation | None) -> bool:
    """Whether two equations of one name compute something else."""
    return one is None or other is None or one.expression != other.expression
