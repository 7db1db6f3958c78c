"""Whole processes: imports, the check of a file, the command line from file to report."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from .. import district
from ..measuring import Measured, Options, in_turn

# Bytecode is kept, as on any machine that runs a command twice.
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}

YARDSTICK = "import numpy, yaml; from pydantic import BaseModel"


def _process(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=ENVIRONMENT)


def _against(options: Options, ours: tuple[str, ...], theirs: tuple[str, ...]) -> Measured:
    mine, other = in_turn(lambda: _process(*ours), lambda: _process(*theirs), options.size(11, 3))
    return Measured(mine / other, f"{1e3 * mine:.0f} ms against {1e3 * other:.0f} ms")


def package(options: Options) -> Measured:
    """The package's import."""
    return _against(options, ("-c", "import binjiang_sim"), ("-c", "import numpy"))


def check(options: Options) -> Measured:
    """A good file, checked."""
    file = str(district.SCENARIOS / "base.yaml")
    return _against(options, ("-m", "binjiang_sim", "check", file), ("-c", YARDSTICK))


def command(options: Options) -> Measured:
    """The base scenario to table and report."""
    with tempfile.TemporaryDirectory() as folder:
        count = iter(range(1000))

        def ours() -> None:
            out = os.path.join(folder, str(next(count)))  # a folder of its own, so that nothing is read again
            _process("-m", "binjiang_sim", str(district.SCENARIOS / "base.yaml"), "--out", out)

        mine, other = in_turn(ours, lambda: _process("-c", "pass"), options.size(3, 1))
    return Measured(mine / other, f"{mine:.3g} s against {1e3 * other:.0f} ms")


ROWS = {"import": package, "check": check, "command": command}
