"""The draws behind a result: all kept where they fit, else made again figure by figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ..errors import Fault, ProjectionError
from ..sampling.distributions import Floats
from .blocks import Integers, Job, good_draws, simulated, without
from .figures import recorded
from .resources import MEGABYTE, keeps_all, megabytes, refuse_memory
from .summary import cells_of

CACHED = 256 * MEGABYTE  # of figures that were made again


@dataclass
class Draws:
    """All good draws of a run, in the order of their numbers. `failed` are the numbers left out.

    `remade` says that the cells of all are not to be kept, however few they are.
    """

    job: Job
    count: int
    failed: Integers
    cells: Floats | None = None
    remade: bool = False
    _cache: dict[int, Floats] = field(default_factory=dict, init=False, repr=False)
    _first: dict[int, Draws] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def good(self) -> int:
        """How many there are."""
        return self.count - len(self.failed)

    @property
    def numbers(self) -> Integers:
        """Their numbers among all draws of the run, (draw,)."""
        return np.delete(np.arange(self.count), self.failed)

    def first(self, count: int) -> Draws:
        """The good ones among the first `count` draws; of a large run these alone are made again."""
        if count >= self.count:
            return self
        if count not in self._first:
            failed, kept = self.failed[self.failed < count], self._kept
            cells = self.all_cells[..., : count - len(failed)] if kept else None
            self._first[count] = Draws(self.job, count, failed, cells, remade=not kept)
        return self._first[count]

    @property
    def _kept(self) -> bool:
        return not self.remade and keeps_all(self.job, self.count)

    def values(self, name: str, period: str) -> Floats:
        """A variable's figure in a period, (item, draw). There must be one.

        Raises ProjectionError when the draws of a large run do not fit the memory.
        """
        numbers = self.job.figures.numbers(name, period)
        assert numbers is not None
        if self._kept:
            return self.job.figures.figure(name, period, self.all_cells)
        if any(int(number) not in self._cache for number in numbers):
            self._simulate(self._worthwhile(name, numbers))
        return np.stack([self._cache[int(number)] for number in numbers])

    def together(self, figures: Iterable[tuple[str, str]]) -> None:
        """Make these figures, (variable, period), in one simulation before they are asked for one by one.

        Those that there is no room for are made when they are asked for.
        """
        if self._kept:
            return
        numbers = [self.job.figures.numbers(*one) for one in dict.fromkeys(figures)]
        wanted = [int(number) for own in numbers if own is not None for number in own]
        if missing := [number for number in wanted if number not in self._cache][: CACHED // (8 * self.good)]:
            self._simulate(missing)

    def forget(self) -> None:
        """Free the figures that were made again."""
        self._cache.clear()

    @property
    def all_cells(self) -> Floats:
        """The cells of all good draws, (row, cell, draw), of a run that is small enough."""
        if self.cells is None:
            cells, _, _ = cells_of(self.job, self.count)
            self.cells = good_draws(cells, self.failed)
        self.cells.setflags(write=False)
        return self.cells

    def _worthwhile(self, name: str, numbers: Sequence[int] | Integers) -> list[int]:
        """What is simulated together: what is asked for, and the variable's other periods as far as there is room."""
        asked = [int(number) for number in numbers]
        need = 8 * self.good * len(asked)
        refuse_memory(need, "result.memory")
        if need > CACHED * 16:
            raise ProjectionError([Fault("result.memory", {"need": megabytes(need), "free": megabytes(CACHED * 16)})])
        groups = self.job.figures.groups
        others = [n for group in groups if group.name == name for n in range(group.start, group.stop)]
        others.sort(key=lambda n: n not in asked)
        return others[: max(len(asked), CACHED // (8 * self.good))]

    def _simulate(self, numbers: Sequence[int]) -> None:
        """Simulate once more and cache these figures; what was cached before makes room for them."""
        if (len(self._cache) + len(numbers)) * 8 * self.good > CACHED:
            self._cache.clear()
        wanted = {number: np.empty(self.good) for number in numbers}
        groups = [one for one in self.job.figures.groups if any(one.start <= n < one.stop for n in numbers)]
        done = 0
        needed = recorded(self.job.model, [group.name for group in groups])
        figures = self.job.figures.of_variables(needed)
        for block in simulated(self.job, 0, self.count, needed):
            cells = without(block, self.failed)
            for group in groups:
                rows = figures.of(group, cells).reshape(-1, cells.shape[-1])
                for number in wanted.keys() & range(group.start, group.stop):
                    wanted[number][done : done + cells.shape[-1]] = rows[number - group.start]
            done += cells.shape[-1]
        for values in wanted.values():
            values.setflags(write=False)
        self._cache.update(wanted)
