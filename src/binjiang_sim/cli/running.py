"""Scenario files read, checked and run as the options say: for every command that runs scenarios."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..errors import Fault, ScenarioError
from ..words import say
from .check import print_warnings
from .options import add_changes, changes, loaded

if TYPE_CHECKING:
    from ..projection import Result
    from ..scenario import Scenario

WORTH_A_WORD = 0.001  # share of draws left out above which a run says so
SLOW = 1.0  # seconds after which a progress bar appears


def add_run_options(parser: argparse.ArgumentParser, language: str) -> None:
    """How scenarios are run, and where the results go."""
    parser.add_argument("--draws", type=int, help=say("cli.draws", language))
    parser.add_argument("--seed", type=int, help=say("cli.seed", language))
    parser.add_argument("--central", action="store_true", help=say("cli.central", language))
    parser.add_argument("--no-luck", action="store_false", dest="luck", help=say("cli.no_luck", language))
    parser.add_argument("--out", metavar="DIR", help=say("cli.out", language))
    parser.add_argument("--targets", metavar="FILE", help=say("cli.targets", language))
    parser.add_argument("--strict", action="store_true", help=say("cli.strict", language))
    add_changes(parser, language)
    parser.add_argument("--quiet", action="store_true", help=say("cli.quiet", language))


def read_scenarios(arguments: argparse.Namespace, language: str) -> list[Scenario]:
    """Every file read and checked, warnings on standard error. Raises ScenarioError with the faults of all files."""
    from ..projection import checked

    changed = changes(arguments.set)
    faults: list[Fault] = []
    scenarios: list[Scenario] = []
    for file in arguments.files:
        try:
            scenarios.append(loaded(file, changed, arguments.targets))
            print_warnings(checked(scenarios[-1], strict=arguments.strict), language)
        except ScenarioError as error:
            faults += [fault for fault in error.faults if fault not in faults]
    if faults:
        raise ScenarioError(faults)
    return scenarios


def run_scenarios(scenarios: Sequence[Scenario], arguments: argparse.Namespace, language: str) -> list[Result]:
    """The result of each scenario, with a progress bar when it takes long. Raises ProjectionError as `run` does."""
    return [_result(scenario, arguments, language) for scenario in scenarios]


def _result(scenario: Scenario, arguments: argparse.Namespace, language: str) -> Result:
    from .. import run

    show = not arguments.quiet and sys.stderr.isatty()
    with _Progress(scenario.name[language], show, language) as progress:
        settings = {"central": arguments.central, "luck": arguments.luck}
        result = run(scenario, arguments.draws, arguments.seed, **settings, progress=progress)
    if result.failed > WORTH_A_WORD * result.scenario.draws:
        print(say("run.masked", language, failed=result.failed, draws=result.scenario.draws), file=sys.stderr)
    return result


class _Progress:
    """A progress bar on standard error for runs that take longer than a moment."""

    def __init__(self, name: str, show: bool, language: str) -> None:
        self.about, self.show = say("cli.progress", language, name=name), show
        self.bar: object = None

    def __enter__(self) -> _Progress:
        self.began = time.perf_counter()
        return self

    def __call__(self, done: int, total: int) -> None:
        if not self.show:
            return
        if self.bar is None:
            from tqdm import tqdm

            self.bar = tqdm(total=total, desc=self.about, delay=SLOW, leave=False, unit="draw", file=sys.stderr)
        self.bar.update(done)  # type: ignore[attr-defined]

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.close()  # type: ignore[attr-defined]
