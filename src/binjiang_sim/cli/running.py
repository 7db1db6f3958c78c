"""Scenario files read, checked and run as the options say: for every command that runs scenarios."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import Fault, ScenarioError
from ..words import say
from .check import print_warnings
from .machines import add_machine_options, machines
from .options import add_changes, changes, loaded
from .printing import tell
from .progress import Progress

if TYPE_CHECKING:
    from ..projection import Result
    from ..scenario import Scenario
    from .machines import Machines

RUNS = "runs"  # folder of the runs that are kept, beside the reports


def add_run_options(parser: argparse.ArgumentParser, language: str) -> None:
    """How scenarios are run, and where the results go."""
    parser.add_argument("--draws", type=int, help=say("cli.draws", language))
    parser.add_argument("--seed", type=int, help=say("cli.seed", language))
    parser.add_argument("--central", action="store_true", help=say("cli.central", language))
    parser.add_argument("--no-luck", action="store_false", dest="luck", help=say("cli.no_luck", language))
    parser.add_argument("--out", metavar="DIR", help=say("cli.out", language))
    parser.add_argument("--strict", action="store_true", help=say("cli.strict", language))
    add_changes(parser, language)
    add_machine_options(parser, language)
    parser.add_argument("--quiet", action="store_true", help=say("cli.quiet", language))


def read_scenarios(arguments: argparse.Namespace, language: str) -> list[Scenario]:
    """Every file read and checked, warnings on standard error. Raises ScenarioError with the faults of all files."""
    from ..projection import checked

    changes(arguments.set)  # what is not written as PATH=VALUE concerns no file
    faults: list[Fault] = []
    scenarios: list[Scenario] = []
    for file in arguments.files:
        try:
            scenarios.append(loaded(file, arguments))
            print_warnings(checked(scenarios[-1], strict=arguments.strict), language)
        except ScenarioError as error:
            faults += [fault for fault in error.faults if fault not in faults]
    if faults:
        raise ScenarioError(faults)
    return scenarios


def out_folder(arguments: argparse.Namespace) -> str | None:
    """The folder for what is written, made now rather than after the run; None when only JSON is asked for."""
    folder: str | None = arguments.out or (None if arguments.json else "results")
    if folder:
        os.makedirs(folder, exist_ok=True)
    return folder


def run_scenarios(
    scenarios: Sequence[Scenario], arguments: argparse.Namespace, language: str, folder: str | None = None
) -> list[Result]:
    """The result of each scenario, with a progress bar when it takes long.

    With a `folder`, runs are kept under it, read when they are there and resumed when they were cut off.
    Raises ProjectionError as `run` does.
    """
    given = machines(arguments)
    return [_result(scenario, arguments, language, given, folder) for scenario in scenarios]


def _result(
    scenario: Scenario, arguments: argparse.Namespace, language: str, given: Machines, folder: str | None
) -> Result:
    from ..projection import RunOptions, run

    said: set[str] = set()

    def notice(fault: Fault) -> None:
        if fault.key != "run.serial" or fault.key not in said:  # every pass finds it anew
            tell(fault.text(language))
        said.add(fault.key)

    draws = arguments.draws or scenario.draws
    show = not arguments.quiet and sys.stderr.isatty()
    with Progress(scenario.name[language], show, language) as progress:
        store = Path(folder) / RUNS if folder else None
        options = RunOptions(given.executor, given.workers_for(draws), store, progress, notice)
        settings = {"central": arguments.central, "luck": arguments.luck}
        result = run(scenario, arguments.draws, arguments.seed, **settings, options=options)
        progress.end(result)
    print_warnings((one for one in result.warnings if one.key == "run.masked"), language)
    return result
