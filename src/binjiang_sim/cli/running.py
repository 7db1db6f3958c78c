"""Scenario files read, checked and run as the options say: for every command that runs scenarios."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
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
Say = Callable[[str], None]


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
    return checked_scenarios(loaded_scenarios(arguments), arguments, language)


def loaded_scenarios(arguments: argparse.Namespace) -> list[Scenario | ScenarioError]:
    """Every file read, or what is wrong with it."""
    changes(arguments.set)  # what is not written as PATH=VALUE concerns no file
    return [_attempt(file, arguments) for file in arguments.files]


def _attempt(file: str, arguments: argparse.Namespace) -> Scenario | ScenarioError:
    try:
        return loaded(file, arguments)
    except ScenarioError as error:
        return error


def checked_scenarios(
    read: Sequence[Scenario | ScenarioError], arguments: argparse.Namespace, language: str, say_it: Say = tell
) -> list[Scenario]:
    """What was read, checked; `say_it` is given each warning. Raises ScenarioError with the faults of all files."""
    from ..projection import checked

    faults: list[Fault] = []
    scenarios: list[Scenario] = []
    for one in read:
        try:
            if isinstance(one, ScenarioError):
                raise one
            print_warnings(checked(one, strict=arguments.strict), language, say_it)
            scenarios.append(one)
        except ScenarioError as error:
            faults += [fault for fault in error.faults if fault not in faults]
    if faults:
        raise ScenarioError(faults)
    return scenarios


def named_folder(arguments: argparse.Namespace) -> str | None:
    """The folder for what is written; None when only JSON is asked for."""
    return arguments.out or (None if arguments.json else "results")


def out_folder(arguments: argparse.Namespace) -> str | None:
    """The same folder, made now rather than after the run."""
    folder = named_folder(arguments)
    if folder:
        os.makedirs(folder, exist_ok=True)
    return folder


def run_scenarios(
    scenarios: Sequence[Scenario],
    arguments: argparse.Namespace,
    language: str,
    folder: str | None = None,
    say_it: Say = tell,
) -> list[Result]:
    """The result of each scenario, with a progress bar when it takes long.

    With a `folder`, runs are kept under it, read when they are there and resumed when they were cut off. `say_it` is
    called with each warning of what was found. Raises ProjectionError as `run` does.
    """
    given = machines(arguments)
    results = []
    for scenario in scenarios:
        results.append(_result(scenario, arguments, language, given, folder))
        found = (one for one in results[-1].warnings if one.key == "run.masked")
        print_warnings(found, language, say_it)
    return results


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
    return result
