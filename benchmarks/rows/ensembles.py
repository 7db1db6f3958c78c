"""The ensemble: what draws and folding cost beside the bare step, and how time grows with the number of draws."""

from __future__ import annotations

import time
from functools import partial

import numpy as np

from binjiang_sim import run
from binjiang_sim.programs import compiled
from binjiang_sim.projection.blocks import Job, bad_draws, simulated
from binjiang_sim.projection.chunks import CHUNK
from binjiang_sim.projection.options import RunOptions

from .. import district
from ..measuring import Measured, Options, in_turn, seconds

WORKERS = 2


def failed_draws(job: Job, draws: int) -> int:
    """Every draw of an ensemble sampled, simulated, its clips counted, searched for failures; how many failed."""
    return sum(len(bad_draws(job, block)) for block in simulated(job, 0, draws))


def ensemble(options: Options) -> Measured:
    """One chunk, against the compiled step with numbers that are there already, both in blocks of as many draws."""
    job = Job(district.base())
    draws, block = options.size(CHUNK, 4 * job.block_size), job.block_size
    inputs = district.inputs(block)
    program = compiled(district.model(), inputs, district.clock(), counted=True)
    values = program.buffer(block)

    def bare() -> None:
        for _ in range(draws // block):
            program.run(inputs, values)

    whole, step = in_turn(partial(failed_draws, job, draws), bare, options.size(5, 2))
    return Measured(step / whole, f"{draws} draws in blocks of {block}; whole: {district.throughput(draws, whole)}")


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


ROWS = {"ensemble": ensemble, "scaling": scaling, "processes": processes}
