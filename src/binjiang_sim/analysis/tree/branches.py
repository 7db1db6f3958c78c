"""The branches of a figure's tree: what a variable brings, passed on to what its equation reads, level by level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...engine.expression import AT_START, PARAMETER, PATH, VARIABLE
from ...projection.figures import items
from ...sampling.distributions import Floats
from .leaves import Leaf
from .nodes import FEEDBACK, INPUTS, Node, Number
from .owed import Owed, Profile
from .reported import Figure
from .runs import Runs
from .shares import Read
from .values import Told, Values


@dataclass(frozen=True)
class Branches:
    """Grows the tree of a figure, `depth` levels of variables deep. Causes of no more than `least` are not followed."""

    values: Values
    owed: Owed
    depth: int
    least: float = 0.0

    @property
    def runs(self) -> Runs:
        """The two runs."""
        return self.values.runs

    def of_figure(self, figure: Figure, row: int, scale: float = 1.0, above: tuple[str, ...] = ()) -> list[Node]:
        """What a figure's change comes from; `scale` is what a unit of it brings to the figure that is explained."""
        name = figure.equation.name
        parts = figure.parts(row)
        if parts:
            return _sorted([self._part(part, its, scale * share, (*above, name)) for part, share, its in parts])
        profile = _scaled(figure.profile(row), scale)
        found = self._below(name, profile.pop(name), (*above, name)) if name in profile else []
        for weight, brought in profile.items():
            found += self._variable(weight, brought, (*above, name))
        return _sorted(found)

    def _part(self, part: Figure, row: int, share: float, above: tuple[str, ...]) -> Node:
        """A figure that an indicator is made of."""
        scale = share / float(part.value.change[row, 0])
        told = Told(part.period, float(part.value.after[row, 0]), float(part.value.before[row, 0]))
        followed = len(above) < self.depth and abs(share) > self.least
        inside = replace(self, values=replace(self.values, period=part.period))
        if followed:
            below = inside.of_figure(part, row, scale, above)
        else:
            below = inside._inputs(_scaled(part.profile(row), scale))
        name = part.equation.name
        return self._node(name, part.equation.kind, told, {self._items(name)[row]: share}, share, below)

    def _below(self, name: str, brought: Floats, above: tuple[str, ...]) -> list[Node]:
        """What the change of a variable comes from; `brought` is what its rows bring, (row, instant)."""
        found: list[Node] = []
        variables: dict[str, Floats] = {}
        for (kind, read), through in self._passed(name, brought).items():
            if kind == PARAMETER:
                found += self._parameters(read, through)
            elif kind == PATH:
                leaves, slopes = self.owed.inputs.behind(read)
                shares = (through[0] @ slopes).tolist()
                found += [self._input(leaf, share) for leaf, share in zip(leaves, shares, strict=True) if share]
            else:
                variables[read] = variables.get(read, 0.0) + through
        for read, through in variables.items():
            found += self._variable(read, through, above)
        return _sorted(found)

    def _passed(self, name: str, brought: Floats) -> Mapping[Read, Floats]:
        """What each thing that an equation reads brings by way of it, (row, instant)."""
        equation, links = self.runs.model.equations[name], self.runs.links(name)
        if equation.kind == "stock":
            return self._passed_by_stock(name, brought)
        if equation.kind == "start":
            brought = _at_first(brought)
        found = {read: np.einsum("rt,trs->st", brought, slopes) for read, slopes in links.items()}
        return {read: _at_first(one) if read[0] == AT_START else one for read, one in found.items()}

    def _passed_by_stock(self, name: str, brought: Floats) -> Mapping[Read, Floats]:
        """The same of a stock: it hands on to itself at the instant before, and to its flows in the step between."""
        links, state = self.runs.links(name), np.array(brought)
        found: dict[Read, Floats] = {}
        for instant in range(self.runs.count - 1, 0, -1):
            state[:, instant - 1] += state[:, instant] @ links[VARIABLE, name][instant]
        for read, slopes in links.items():
            if read != (VARIABLE, name):
                flown = np.zeros((slopes.shape[2], self.runs.count))
                flown[:, :-1] = np.einsum("rt,trs->st", state[:, 1:], slopes[1:])
                found[read] = _at_first(flown) if read[0] == AT_START else flown
        if state[:, 0].any():
            first = np.zeros_like(state)
            first[:, 0] = state[:, 0]
            found[VARIABLE, self.runs.model.equations[name].start] = first
        return found

    def _variable(self, name: str, brought: Floats, above: tuple[str, ...]) -> list[Node]:
        """The node of a variable with all its rows, (row, instant), if it brings something."""
        if not brought.any():
            return []
        share, kind = float(brought.sum()), FEEDBACK if name in above else self.runs.model.equations[name].kind
        rows = np.flatnonzero(np.abs(brought).sum(axis=1)).tolist()
        by_item = {self._items(name)[row]: float(brought[row].sum()) for row in rows}
        told = self.values.variable(name, rows, brought.sum(axis=0))
        followed = kind != FEEDBACK and len(above) < self.depth and abs(share) > self.least
        children = self._below(name, brought, (*above, name)) if followed else self._inputs({name: brought})
        if not children:  # no input brings it: it is rounding
            return []
        if followed and len(children) == 1 and children[0].kind in INPUTS and children[0].name == name:
            return children  # a lever or driver that is its path
        return [self._node(name, kind, told, by_item, share, children)]

    def _parameters(self, key: str, brought: Floats) -> list[Node]:
        rows = self.runs.rows(self.runs.model.parameters[key].dims)
        shares = zip(rows, brought.sum(axis=1).tolist(), strict=True)
        return [self._input(Leaf("parameter", key, item), share) for item, share in shares if share]

    def _inputs(self, profile: Profile) -> list[Node]:
        """The inputs behind what variables bring, whatever is between."""
        shares = zip(self.owed.leaves, self.owed.shares(profile, self.owed.whole).tolist(), strict=True)
        return _sorted([self._input(leaf, share) for leaf, share in shares if share])

    def _input(self, leaf: Leaf, share: float) -> Node:
        one = self.values.input(leaf)
        return Node(one.name, one.item, one.kind, one.unit, one.period, one.value, one.base, share)

    def _node(
        self,
        name: str,
        kind: str,
        told: Told,
        by_item: Mapping[str | None, float],
        share: float | None,
        children: Sequence[Node],
    ) -> Node:
        """The node of a variable; of several rows the shares stand by item."""
        item = next(iter(by_item)) if len(by_item) == 1 else None
        each = tuple((str(one), its) for one, its in by_item.items()) if len(by_item) > 1 else ()
        unit, numbers = self.runs.model.equations[name].reported_unit, (told.period, told.value, told.base)
        return Node(name, item, kind, unit, *numbers, share, each, tuple(children))

    def _items(self, name: str) -> tuple[str | None, ...]:
        return items(self.runs.model.equations[name], self.runs.labels)

    def levels(self, name: str, row: int, above: tuple[str, ...] = ()) -> list[Node]:
        """What a variable is computed from, in reading order, with values and no shares; not what stands above."""
        equation = self.runs.model.equations[name]
        above = (*above, name)
        found = [self._level(one, above) for one in self.values.formula_of(name, row).numbers]
        if equation.kind == "stock":
            told = self.values.variable(equation.start, [row])
            below = self.levels(equation.start, row, above) if len(above) < self.depth else []
            found.append(self._node(equation.start, "start", told, {self._items(name)[row]: 0.0}, None, below))
        return found

    def _level(self, one: Number, above: tuple[str, ...]) -> Node:
        if one.kind in INPUTS and one.of_input:
            return Node(one.name, one.item, one.kind, one.unit, one.period, one.value, one.base, None)
        followed = len(above) < self.depth and one.name not in above
        inside = replace(self, values=replace(self.values, period=one.period))
        below = inside.levels(one.name, self._items(one.name).index(one.item), above) if followed else []
        told = Told(one.period, one.value, one.base)
        return self._node(one.name, one.kind, told, {one.item: 0.0}, None, below)


def _scaled(profile: Profile, scale: float) -> Profile:
    return {name: brought * scale for name, brought in profile.items()}


def _at_first(brought: Floats) -> Floats:
    """What is brought at all instants, at the first."""
    found = np.zeros_like(brought)
    found[:, 0] = brought.sum(axis=1)
    return found


def _sorted(nodes: Sequence[Node]) -> list[Node]:
    return sorted(nodes, key=lambda one: -abs(one.share or 0.0))
