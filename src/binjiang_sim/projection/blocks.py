"""Draws sampled and simulated block by block, and those that give a NaN found and left out."""

from __future__ import annotations

import pickle
import threading
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from ..engine import Inputs, Layout, Model, measure
from ..programs import Program, compiled
from ..programs.memory import return_memory
from ..programs.simulate import free_rows
from ..sampling.distributions import Floats
from ..sampling.sampler import Sampler, clock_of
from ..sampling.uncertain_inputs import DrawRange
from ..scenario import Scenario, Target
from .figures import Figures, figures_of
from .triggers import Switches

_thread = threading.local()
Bools = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]

BLOCK_BYTES = 180_000_000  # of the cells of one block
MOST_BLOCK = 4096  # draws of a block that is overwritten by the next: sums depend on it, so nothing else changes it
KEPT_BLOCK = 8192  # draws of a block when the cells of all are kept: changes no bit
SAMPLED = 4096  # draws that are sampled together, for one block or several: changes no bit
HEAP_BYTES = 16_000_000  # what a chunk's inputs take is less than twice as much


@dataclass(frozen=True)
class Job:
    """What is run: a scenario with its draws and seed, at its medians (`central`), with or without `luck`.

    It travels to other processes and machines as it is, with its model as plain data.
    """

    scenario: Scenario
    central: bool = False
    luck: bool = True

    @cached_property
    def model(self) -> Model:
        """The scenario's model with the variants that it chooses."""
        return self.scenario.model.replace(*self.scenario.equations)

    @cached_property
    def sampler(self) -> Sampler:
        """What draws the numbers of its draws."""
        return Sampler(self.scenario, self.model)

    @cached_property
    def figures(self) -> Figures:
        """Every reported figure by number."""
        return figures_of(self.scenario, self.model)

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets whose draws are counted: those of the scenario, and those that its triggers ask after."""
        return (*self.scenario.targets, *(one.target for one in self.scenario.triggers))

    def switched(self, inputs: Inputs) -> Inputs:
        """The numbers of some draws, with the levers that triggers switch in each of them."""
        return self._switches.applied(inputs) if self.scenario.triggers else inputs

    @cached_property
    def _switches(self) -> Switches:
        return Switches(self.scenario, self.figures, central=self.central)

    @cached_property
    def cells_per_draw(self) -> int:
        """How many numbers the cells of one draw hold."""
        return Layout.of(self.model, self.scenario.label_keys).size * (clock_of(self.scenario).cells + 1)

    def program(self, wanted: Collection[str] | None = None) -> Program:
        """What computes the cells of the `wanted` variables; by default of all, with clips and failed draws."""
        clock = clock_of(self.scenario)
        every = wanted is None
        return compiled(self.model, self._central_inputs, clock, wanted, counted=every, watched=every)

    @cached_property
    def _central_inputs(self) -> Inputs:
        return self.sampler.sample(DrawRange(0, 1, central=True)).inputs

    @property
    def block_size(self) -> int:
        """Draws in a block: as many as keep its cells within bounds, a power of two."""
        fitting = BLOCK_BYTES // (8 * self.cells_per_draw)
        return int(min(MOST_BLOCK, 2 ** max(int(np.log2(max(fitting, 1))), 0)))

    def __reduce__(self) -> tuple[object, ...]:
        return _unpickled, (self._pickled,)

    @cached_property
    def _pickled(self) -> bytes:
        return pickle.dumps((self.scenario, self.central, self.luck))


@lru_cache(maxsize=2)
def _unpickled(content: bytes) -> Job:
    """The same job for all its chunks, so that its model is made once."""
    return Job(*pickle.loads(content))


@dataclass(frozen=True)
class Block:
    """Draws from `first` on: cells (row, cell, draw), and how often a bound held a variable or uncertain parameter.

    `bad` are the numbers of draws in which something that is reported is NaN or infinite, when all variables are there.
    `buffer` is the memory that the cells are in, with those of the blocks before when the cells of all are kept.
    """

    first: int
    cells: Floats
    clipped: Mapping[str, int]
    bad: Integers
    buffer: Floats


def simulated(
    job: Job,
    first: int,
    draws: int,
    wanted: Collection[str] | None = None,
    keep_all: bool = False,
    size: int | None = None,
) -> Iterator[Block]:
    """The draws from `first` on, block after block, with the cells of the `wanted` variables (all by default).

    A block has `size` draws, by default the job's own. Its cells are overwritten by the next one's unless `keep_all`:
    then they stand one behind the other. Clips are counted when all variables are there: draws times instants for
    variables, draws for parameters.
    """
    program = job.program(wanted)
    if keep_all:
        yield from _blocks(job, program, range(first, first + draws), KEPT_BLOCK, program.buffer(draws))
    else:
        own = size or job.block_size
        with kept_buffer(program, min(draws, own)) as buffer:
            yield from _blocks(job, program, range(first, first + draws), own, buffer)


def _blocks(job: Job, program: Program, draws: range, size: int, buffer: Floats) -> Iterator[Block]:
    """Blocks of `size` draws: one behind the other where the buffer holds all of them, else one over the other."""
    together = size * max(SAMPLED // size, 1)
    for ahead in draws[::together]:
        sampled = job.sampler.sample(DrawRange(ahead, min(together, draws.stop - ahead), job.central, job.luck))
        clipped = Counter(sampled.clipped if program.arrays.counted else {})
        for begin in range(0, sampled.inputs.draws, size):
            inputs = job.switched(sampled.inputs.part(begin, begin + size))
            place = ahead + begin - draws.start if buffer.shape[-1] == len(draws) else 0
            cells = buffer[..., place : place + inputs.draws]
            bad = np.empty(0, dtype=np.int64)
            if program.arrays.watched or not job.central:
                outcome = program.run(inputs, cells)
                if outcome.watched is not None:
                    bad = np.flatnonzero(~np.isfinite(outcome.watched)) + ahead + begin
            if job.central:  # never by the number of draws: a draw alone must have its bits among others
                outcome = program.run_singly(inputs, cells)
            clipped.update(outcome.clipped)
            yield Block(ahead + begin, cells, clipped, bad, buffer)
            clipped = Counter()


@contextmanager
def kept_buffer(program: Program, draws: int) -> Iterator[Floats]:
    """Memory for the cells of a block. It stays for this thread's next chunk: to allocate it anew takes time."""
    owner, buffer = _thread.__dict__.pop("buffer", (None, None))
    if owner is not program or buffer.shape[-1] < draws:
        buffer = program.buffer(draws)
        # From the largest array that is freed, glibc learns to keep twice as much. What a chunk allocates is less, and
        # would else be returned to the system and asked for again by the next.
        np.empty(HEAP_BYTES, dtype=np.uint8)
    try:
        yield buffer[..., :draws]
    finally:
        _thread.buffer = program, buffer


def free_buffers() -> None:
    """Free all that this thread keeps for its next chunk."""
    _thread.__dict__.clear()
    free_rows()
    return_memory()


def without(block: Block, failed: Integers) -> Floats:
    """The cells of a block without the draws of these numbers."""
    here = failed[(failed >= block.first) & (failed < block.first + block.cells.shape[-1])]
    return good_draws(block.cells, here - block.first)


def good_draws(cells: Floats, failed: Integers) -> Floats:
    """Cells (row, cell, draw) without those of the draws in these places; the same array when there are none."""
    return np.delete(cells, failed, axis=-1) if len(failed) else cells


def first_bad(job: Job, cells: Floats) -> str:
    """The variable that is the first in time to be NaN or infinite."""
    began = {}
    for equation in job.model.equations.values():
        if equation.kind != "indicator":
            rows = Layout.of(job.model, job.scenario.label_keys).rows[equation.name]
            how = measure(equation)
            bad = ~np.isfinite(cells[rows, cells_with_numbers(how)]).all(axis=(0, 2))
            if bad.any():  # what is summed over a cell began to go wrong at its start
                began[equation.name] = int(np.argmax(bad))
    return min(sorted(began, key=job.model.first_order.index), key=lambda name: began[name], default="?")


def cells_with_numbers(how: str) -> slice:
    """Where a variable has numbers at all: flows and averages after the opening, starts at it only."""
    return {"opening": slice(0, 1), "end": slice(None)}.get(how, slice(1, None))
