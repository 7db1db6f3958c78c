"""The ensemble: what draws and folding cost beside the bare step, and how time grows with the number of draws."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from statistics import median

import numpy as np

from binjiang_sim import run
from binjiang_sim.programs import compiled
from binjiang_sim.projection.blocks import Job, simulated
from binjiang_sim.projection.chunks import CHUNK
from binjiang_sim.projection.options import RunOptions

from .. import district
from ..measuring import Measured, Options, in_turn, seconds

WORKERS = 2


def failed_draws(job: Job, draws: int) -> int:
    """Every draw of an ensemble sampled, simulated, its clips counted, searched for failures; how many failed."""
    return sum(len(block.bad) for block in simulated(job, 0, draws))


def bare_steps(job: Job, draws: int) -> Callable[[], None]:
    """The compiled step over so many draws, with numbers that are there already, in blocks of as many as a job's."""
    inputs = district.inputs(job.block_size)
    program = compiled(district.model(), inputs, district.clock(), counted=True)
    values = program.buffer(job.block_size)

    def bare() -> None:
        for _ in range(draws // job.block_size):
            program.run(inputs, values)

    return bare


def ensemble(options: Options) -> Measured:
    """One chunk, against the compiled step."""
    job = Job(district.base())
    draws = options.size(CHUNK, 4 * job.block_size)
    whole, step = in_turn(partial(failed_draws, job, draws), bare_steps(job, draws), options.size(5, 2))
    note = f"{draws} draws in blocks of {job.block_size}; whole: {district.throughput(draws, whole)}"
    return Measured(step / whole, note)


def passes(options: Options) -> Measured:
    """A whole run of more draws than are kept, one process, against the compiled step over as many.

    All of the run counts, from the checks to the last quantile: the preview and every pass sample and simulate the
    draws anew, sum, count and collect. The step runs before and after it, because a machine that others use changes
    its speed within a minute.
    """
    base, job, rounds = district.base(), Job(district.base()), 3
    draws, few = options.size(300_000, 12_288), options.size(20, 1) * job.block_size
    bare = bare_steps(job, few)
    steps = [seconds(bare) for _ in range(rounds)]
    each = seconds(lambda: run(base, draws)) / draws
    step = median([*steps, *(seconds(bare) for _ in range(rounds))]) / few
    return Measured(each / step, f"{draws:,} draws; {each * 1e6:.3g} and {step * 1e6:.3g} microseconds a draw")


def scaling(options: Options) -> Measured:
    """The exponent of time over draws."""
    sizes = [10_000, 100_000, 1_000_000, 3_000_000] if not options.quick else [2048, 8192, 32_768]
    job = Job(district.base())
    failed_draws(job, sizes[0])
    times = [
        min(seconds(partial(failed_draws, job, size)) for _ in range(3 if size <= 100_000 else 1)) for size in sizes
    ]
    exponent = float(np.polyfit(np.log(sizes), np.log(times), 1)[0])
    return Measured(exponent, ", ".join(f"{n:,}: {s:.3g} s" for n, s in zip(sizes, times, strict=True)))


def processes(options: Options) -> Measured:
    """Two processes against one, whole runs with their quantiles."""
    draws = options.size(300_000, 50_000)
    times = {}
    for workers in (1, WORKERS):
        began = time.perf_counter()
        run(district.base(), draws, options=RunOptions(workers=workers))
        times[workers] = time.perf_counter() - began
    return Measured(times[1] / times[WORKERS], f"{draws:,} draws; {times[1]:.3g} s and {times[WORKERS]:.3g} s")


ROWS = {"ensemble": ensemble, "passes": passes, "scaling": scaling, "processes": processes}
