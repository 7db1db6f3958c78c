"""The commands that a person waits for: the first, the same again, and that of all scenarios of the district."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from itertools import count
from pathlib import Path
from statistics import median

from .. import district
from ..measuring import Measured, Options, in_turn
from .commands import ENVIRONMENT, YARDSTICK
from .reports import NAMES

# What the answers of the first page take: they are no part of what a report has to do at the least.
_ANSWERS = """
import sys, time
from functools import cached_property
import binjiang_sim as bj
from binjiang_sim.report.content.answer.questions import Questions
result = bj.run(bj.load(sys.argv[1]))
result.quantile("gdp", str(result.scenario.end), 0.5)
began, asked = time.perf_counter(), Questions(result)
for name, one in vars(Questions).items():
    if isinstance(one, cached_property):
        getattr(asked, name)
print(time.perf_counter() - began)
"""


def _process(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=ENVIRONMENT, cwd=district.ROOT)


def _typed(files: Sequence[str], folder: str) -> str:
    """Type the command; returns what it said of its files."""
    return _process("-m", "binjiang_sim", *files, "--lang", "en", "--out", folder).stderr


def _files(names: Sequence[str]) -> list[str]:
    return [str(district.SCENARIOS / f"{name}.yaml") for name in names]


def _against_plain(names: Sequence[str], rounds: int) -> tuple[float, float, int]:
    """Seconds of the command, each time in a new folder, and of the yardstick; how many charts both draw."""
    files, number = _files(names), count()
    with tempfile.TemporaryDirectory() as folder:
        _typed(files, os.path.join(folder, "charts"))
        pages = Path(folder, "charts").glob("*/report.html")
        charts = sum(page.read_text("utf-8").count("<svg") for page in pages)
        mine, other = in_turn(
            lambda: _typed(files, os.path.join(folder, str(next(number)))),
            lambda: _process("-m", "benchmarks.plain", str(charts), *files),
            rounds,
        )
    return mine, other, charts


@cache
def _first(options: Options) -> tuple[float, float, int]:
    return _against_plain(["base"], options.size(5, 1))


def first(options: Options) -> Measured:
    """The first command without the answers of its first page, which are measured in processes of their own."""
    mine, other, charts = _first(options)
    answers = median(float(_process("-c", _ANSWERS, *_files(["base"])).stdout) for _ in range(options.size(5, 1)))
    note = f"{mine:.3g} s, {answers:.3g} of them for the answers of the first page; {charts} charts: {other:.3g} s"
    return Measured((mine - answers) / other, note)


def first_seconds(options: Options) -> Measured:
    """The same, as long as it takes with all that it does."""
    return Measured(_first(options)[0], "with the answers of the first page")


def again(options: Options) -> Measured:
    """The same command once more, with nothing changed."""
    with tempfile.TemporaryDirectory() as folder:
        _typed(_files(["base"]), folder)
        said = _typed(_files(["base"]), folder)
        if "unchanged: " not in said:
            raise RuntimeError(said)
        mine, other = in_turn(
            lambda: _typed(_files(["base"]), folder), lambda: _process("-c", YARDSTICK), options.size(11, 3)
        )
    return Measured(mine / other, f"{1e3 * mine:.0f} ms against {1e3 * other:.0f} ms")


def every_scenario(options: Options) -> Measured:
    """All scenarios of the district in one command, each with its report."""
    names = NAMES[: options.size(7, 2)]
    mine, other, charts = _against_plain(names, options.size(3, 1))
    return Measured(mine / other, f"{len(names)} scenarios, {charts} charts: {mine:.3g} s against {other:.3g} s")


ROWS = {"first": first, "first_seconds": first_seconds, "again": again, "every_scenario": every_scenario}
