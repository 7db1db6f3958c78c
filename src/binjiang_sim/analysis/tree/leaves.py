"""The inputs that differ between two runs, and what the change of a path owes to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ...engine.expression import PARAMETER, PATH
from ...sampling.distributions import Floats
from ...sampling.sampler import Sampler
from ...scenario import Process, Shock
from .runs import Runs
from .shares import DUST, Read, shapley, slopes_of


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


class Leaves:
    """The inputs that differ between two runs."""

    def __init__(self, runs: Runs) -> None:
        self.runs = runs
        self._behind: dict[str, tuple[tuple[Leaf, ...], Floats]] = {}

    @cached_property
    def every(self) -> tuple[Leaf, ...]:
        """All of them, in the order of the model."""
        runs, found = self.runs, dict[Leaf, None]()
        for key, parameter in runs.model.parameters.items():
            moved = (runs.read((PARAMETER, key)).change != 0).any(axis=1)
            rows = runs.rows(parameter.dims)
            found |= {Leaf("parameter", key, item): None for item, its in zip(rows, moved, strict=True) if its}
        for equation in runs.model.of_kind("lever", "driver"):
            found |= dict.fromkeys(self.behind(equation.name)[0])
        return tuple(found)

    def behind(self, name: str) -> tuple[tuple[Leaf, ...], Floats]:
        """What moves the path of a lever or driver, and what a unit of its change owes to each, (instant, leaf).

        Shocks on a driver are told from the driver itself: Shapley values over its path and the shocks that differ.
        """
        if name not in self._behind:
            self._behind[name] = self._found_behind(name)
        return self._behind[name]

    def _found_behind(self, name: str) -> tuple[tuple[Leaf, ...], Floats]:
        runs = self.runs
        path = runs.read((PATH, name))
        if not path.moves:
            return (), np.zeros((runs.count, 0))
        luck = isinstance(runs.scenario.drivers.get(name), Process)
        own = Leaf("luck" if luck else runs.model.equations[name].kind, name)
        shocks = [self._shocks(name, side) for side in (0, 1)]
        names = [one for one in {**shocks[0], **shocks[1]} if shocks[0].get(one) != shocks[1].get(one)]
        if not names:
            return (own,), (path.change != 0).T.astype(float)

        def mixed(moved: Sequence[bool]) -> Floats:
            chosen = {one: shocks[its].get(one) for one, its in zip(names, moved[1:], strict=True)}
            struck = {**shocks[0], **shocks[1], **chosen}
            return self._path(name, moved[0], tuple(one for one in struck.values() if one))

        shares = shapley(mixed, len(names) + 1)
        dust = DUST * max(float(np.abs(share).max()) for share in shares)
        every = zip((own, *(Leaf("shock", one) for one in names)), shares, strict=True)
        found = {leaf: share for leaf, share in every if np.any(np.abs(share) > dust)}
        return tuple(found), slopes_of(list(found.values())).T

    def _shocks(self, driver: str, side: int) -> dict[str, Shock]:
        scenario = (self.runs.base, self.runs.scenario)[side]
        return {one.name: one for one in scenario.shocks if one.driver == driver}

    def _path(self, name: str, moved: bool, shocks: tuple[Shock, ...]) -> Floats:
        """The path of a driver as one of the scenarios has it, with these shocks, (instant,)."""
        struck = replace(self.runs.scenario if moved else self.runs.base, shocks=shocks)
        inputs = Sampler(struck, self.runs.model, (f"drivers.{name}",)).sample(self.runs.range).inputs
        found: Floats = inputs.paths[name][: self.runs.count, 0]
        return found

    def of_read(self, read: Read) -> Floats:
        """What a unit of change of a parameter or a path owes to each of the inputs, (instant, row, leaf)."""
        kind, name = read
        places = {leaf: place for place, leaf in enumerate(self.every)}
        if kind == PATH:
            own, slopes = self.behind(name)
            found = np.zeros((self.runs.count, 1, len(places)))
            found[:, 0, [places[leaf] for leaf in own]] = slopes
            return found
        rows = self.runs.rows(self.runs.model.parameters[name].dims)
        found = np.zeros((self.runs.count, len(rows), len(places)))
        for row, item in enumerate(rows):
            if (place := places.get(Leaf("parameter", name, item))) is not None:
                found[:, row, place] = 1.0
        return found
