"""What the change of every variable at every instant owes to the inputs that differ, through all that is between."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ...engine.expression import AT_START, PARAMETER, PATH, VARIABLE
from ...sampling.distributions import Floats
from .leaves import Leaf, Leaves
from .runs import Runs
from .shares import Read

Profile = dict[str, Floats]  # of variables: what their rows bring at each instant, (row, instant)
Shares = Mapping[str, Floats]  # of variables: what a unit of change owes to each input, (instant, row, input)


@dataclass(frozen=True)
class Owed:
    """What changes owe to the inputs that differ, forward in time from the inputs, instant by instant."""

    runs: Runs

    @cached_property
    def inputs(self) -> Leaves:
        """The inputs."""
        return Leaves(self.runs)

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """The inputs, in the order of the last axis."""
        return self.inputs.every

    @cached_property
    def whole(self) -> Shares:
        """What every variable owes to each input."""
        return self._owed(frozenset())[0]

    def directly(self, names: Collection[str]) -> Shares:
        """What every variable owes to each input where no equation passes on what these variables change.

        What comes to others by way of these is under a further input, the last; they themselves owe as they are.
        """
        found, own = self._owed(frozenset(names))
        return {**found, **own}

    def shares(self, profile: Profile, owed: Shares) -> Floats:
        """What each input brings to what variables bring, (input,)."""
        parts = [np.einsum("rt,trl->l", brought, owed[name]) for name, brought in profile.items() if name in owed]
        found: Floats = np.sum(parts, axis=0) if parts else np.zeros(len(self.leaves))
        return found

    def _owed(self, cut: frozenset[str]) -> tuple[dict[str, Floats], dict[str, Floats]]:
        """For each variable as others read it, and of those that are `cut` as they are."""
        runs, size = self.runs, len(self.leaves) + bool(cut)
        moving = {name: one for name, one in runs.values.items() if one.moves}
        found = {name: np.zeros((runs.count, len(one.before), size)) for name, one in moving.items()}
        own = {name: found[name] for name in cut if name in moving}
        for name in own:
            found[name] = np.zeros_like(found[name])
            found[name][..., -1] = (moving[name].change != 0).T
        sources = {
            **self._of_inputs(size),
            **{(kind, name): one for name, one in found.items() for kind in (VARIABLE, AT_START)},
        }
        stocks = {one.name: one.start for one in runs.model.of_kind("stock") if one.name in moving}
        for name in (one for one in runs.model.first_order if one in moving):
            to = own.get(name, found[name])
            if name in stocks:
                to[0] = found[stocks[name]][0] if stocks[name] in found else 0.0
            else:
                self._add(name, 0, to, sources)
        for one in runs.model.of_kind("start"):  # which other equations may read at any instant
            if one.name in moving:
                found[one.name][1:] = found[one.name][0]
        later = [*stocks, *(one for one in runs.model.order if one in moving)]
        for instant in range(1, runs.count):
            for name in later:
                self._add(name, instant, own.get(name, found[name]), sources, name in stocks)
        return found, own

    def _add(self, name: str, instant: int, to: Floats, sources: Mapping[Read, Floats], stock: bool = False) -> None:
        """Put what a variable owes at an instant into `to`: what each thing it reads owes, times its slope."""
        for read, slopes in self.runs.links(name).items():
            source = to if read == (VARIABLE, name) else sources[read]
            to[instant] += slopes[instant] @ source[0 if read[0] == AT_START else instant - stock]

    def _of_inputs(self, size: int) -> dict[Read, Floats]:
        """What parameters and paths owe to each input."""
        reads: list[Read] = [(PARAMETER, key) for key in self.runs.model.parameters]
        reads += [(PATH, one.name) for one in self.runs.model.of_kind("lever", "driver")]
        found = {}
        for read in reads:
            own = self.inputs.of_read(read)
            found[read] = np.pad(own, ((0, 0), (0, 0), (0, size - own.shape[2])))
        return found
