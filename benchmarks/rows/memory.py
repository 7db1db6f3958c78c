"""Peak memory of whole runs, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

from .. import district
from ..measuring import Measured, Options

_CHILD = """
import resource, sys
import binjiang_sim as bj
result = bj.run(bj.load(sys.argv[1]), int(sys.argv[2]))
result.quantile("gdp", str(result.scenario.end), 0.5)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6)
"""


@cache
def peak(draws: int) -> float:
    """Megabytes that a run of this many draws takes at most."""
    command = [sys.executable, "-c", _CHILD, str(district.SCENARIOS / "base.yaml"), str(draws)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout.split()[-1])


def growth(options: Options) -> Measured:
    """Three times the draws in the same memory."""
    few, many = (options.size(one, one // 50) for one in (1_000_000, 3_000_000))
    return Measured(peak(many) / peak(few), f"{peak(few):.0f} MB at {few:,}, {peak(many):.0f} MB at {many:,}")


def most(options: Options) -> Measured:
    """The most draws a run may have."""
    draws = options.size(10_000_000, 100_000)
    return Measured(peak(draws), f"{draws:,} draws")


ROWS = {"memory_growth": growth, "memory": most}
