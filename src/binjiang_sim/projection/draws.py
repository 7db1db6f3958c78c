"""The draws behind a result: kept whole where they fit, else made again figure by figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ..errors import Fault, ProjectionError
from .blocks import Integers, Job, good_draws, simulated, without
from .distributions import Floats
from .guards import MEGABYTE, megabytes, refuse_memory, whole
from .reporting import recorded
from .summaries import cells_of

KEPT = 256 * MEGABYTE  # of figures that were made again


@dataclass
class Draws:
    """All good draws of a run, in the order of their numbers. `failed` are the numbers left out."""

    job: Job
    count: int
    failed: Integers
    cells: Floats | None = None
    _made: dict[int, Floats] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def good(self) -> int:
        """How many there are."""
        return self.count - len(self.failed)

    @property
    def numbers(self) -> Integers:
        """Their numbers among all draws of the run, (draw,)."""
        return np.delete(np.arange(self.count), self.failed)

    def values(self, name: str, period: str) -> Floats:
        """A variable's figure in a period, (item, draw). There must be one.

        Raises ProjectionError when the draws of a large run do not fit the memory.
        """
        numbers = self.job.figures.numbers(name, period)
        assert numbers is not None
        if whole(self.job, self.count):
            return self.job.figures.figure(name, period, self.whole)
        if any(int(number) not in self._made for number in numbers):
            self._make(self._worthwhile(name, numbers))
        return np.stack([self._made[int(number)] for number in numbers])

    @property
    def whole(self) -> Floats:
        """The cells of all good draws, (row, cell, draw), of a run that is small enough."""
        if self.cells is None:
            cells, _, _ = cells_of(self.job, self.count)
            self.cells = good_draws(cells, self.failed)
        self.cells.setflags(write=False)
        return self.cells

    def _worthwhile(self, name: str, numbers: Sequence[int] | Integers) -> list[int]:
        """What is made in one go: what is asked for, and the same variable's other periods as far as there is room."""
        asked = [int(number) for number in numbers]
        need = 8 * self.good * len(asked)
        refuse_memory(need, "result.memory")
        if need > KEPT * 16:
            raise ProjectionError([Fault("result.memory", {"need": megabytes(need), "free": megabytes(KEPT * 16)})])
        others = [n for part in self.job.figures.parts if part.name == name for n in range(part.start, part.stop)]
        others.sort(key=lambda n: n not in asked)
        return others[: max(len(asked), KEPT // (8 * self.good))]

    def _make(self, numbers: Sequence[int]) -> None:
        """Simulate once more and keep these figures; what was kept before makes room for them."""
        if (len(self._made) + len(numbers)) * 8 * self.good > KEPT:
            self._made.clear()
        wanted = {number: np.empty(self.good) for number in numbers}
        parts = [one for one in self.job.figures.parts if any(one.start <= n < one.stop for n in numbers)]
        done = 0
        needed = recorded(self.job.model, [part.name for part in parts])
        figures = self.job.figures.of_variables(needed)
        for sheet in simulated(self.job, 0, self.count, needed):
            cells = without(sheet, self.failed)
            for part in parts:
                rows = figures.of(part, cells).reshape(-1, cells.shape[-1])
                for number in wanted.keys() & range(part.start, part.stop):
                    wanted[number][done : done + cells.shape[-1]] = rows[number - part.start]
            done += cells.shape[-1]
        for values in wanted.values():
            values.setflags(write=False)
        self._made.update(wanted)
