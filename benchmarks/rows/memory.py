"""Peak memory and time of whole runs, and of the commands that a person types for them, each in a fresh process."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache

from .. import district
from ..measuring import Measured, Options

_BARE = """
import sys
import binjiang_sim as bj
result = bj.run(bj.load(sys.argv[1]), int(sys.argv[2]))
result.quantile("gdp", str(result.scenario.end), 0.5)
"""
_BASE, _OTHER = (str(district.SCENARIOS / f"{name}.yaml") for name in ("base", "talent_first"))


@dataclass(frozen=True)
class Process:
    """What a process took: seconds, and megabytes at the most."""

    seconds: float
    peak: float


def _process(*words: str) -> Process:
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words)
    return Process(time.perf_counter() - began, usage.ru_maxrss * 1024 / 1e6)


@cache
def bare(draws: int) -> Process:
    """A run of this many draws, and one figure asked of it."""
    return _process("-c", _BARE, _BASE, str(draws))


@cache
def typed(draws: int, *words: str) -> Process:
    """A command with its results, in a new folder and in one process, as the bare run."""
    with tempfile.TemporaryDirectory() as folder:
        settings = ("--draws", str(draws), "--workers", "1", "--out", folder)
        return _process("-m", "binjiang_sim", *words, *settings)


def growth(options: Options) -> Measured:
    """Three times the draws in the same memory."""
    few, many = (options.size(one, one // 50) for one in (1_000_000, 3_000_000))
    peaks = bare(few).peak, bare(many).peak
    return Measured(peaks[1] / peaks[0], f"{peaks[0]:.0f} MB at {few:,}, {peaks[1]:.0f} MB at {many:,}")


def most(options: Options) -> Measured:
    """The most draws a run may have."""
    draws = options.size(10_000_000, 100_000)
    return Measured(bare(draws).peak, f"{draws:,} draws")


def command_memory(options: Options) -> Measured:
    """The command with table, JSON and report."""
    draws = options.size(1_000_000, 20_000)
    return Measured(typed(draws, _BASE, "--json").peak, f"{draws:,} draws")


def command_time(options: Options) -> Measured:
    """The command with JSON and report against the bare run."""
    draws = options.size(1_000_000, 20_000)
    one, other = typed(draws, _BASE, "--json").seconds, bare(draws).seconds
    return Measured(one / other, f"{one:.0f} s and {other:.0f} s, {draws:,} draws")


def comparison_time(options: Options) -> Measured:
    """A comparison of two plans with its page against two bare runs."""
    draws = options.size(1_000_000, 20_000)
    one, other = typed(draws, "compare", _BASE, _OTHER).seconds, 2 * bare(draws).seconds
    return Measured(one / other, f"{one:.0f} s and {other:.0f} s, {draws:,} draws")


ROWS = {
    "memory_growth": growth,
    "memory": most,
    "command_memory": command_memory,
    "command_time": command_time,
    "comparison_time": comparison_time,
}
