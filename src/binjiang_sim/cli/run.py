"""`run`: check scenario files, run them, print the headline table and write the reports."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..errors import Fault, ScenarioError
from ..words import say
from .check import print_warnings
from .options import add_changes, changes, loaded
from .printing import print_json, print_text

if TYPE_CHECKING:
    from ..projection import Result

WORTH_A_WORD = 0.001  # share of draws left out above which a run says so
SLOW = 1.0  # seconds after which a progress bar appears


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The files and how they are run."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=say("cli.file", language))
    parser.add_argument("--draws", type=int, help=say("cli.draws", language))
    parser.add_argument("--seed", type=int, help=say("cli.seed", language))
    parser.add_argument("--central", action="store_true", help=say("cli.central", language))
    parser.add_argument("--out", metavar="DIR", help=say("cli.out", language))
    parser.add_argument("--targets", metavar="FILE", help=say("cli.targets", language))
    parser.add_argument("--strict", action="store_true", help=say("cli.strict", language))
    add_changes(parser, language)
    parser.add_argument("--quiet", action="store_true", help=say("cli.quiet", language))


def call(arguments: argparse.Namespace, language: str) -> None:
    """Run every file; raises ScenarioError with the faults of all of them."""
    from ..projection import checked

    changed = changes(arguments.set)
    faults: list[Fault] = []
    scenarios = []
    for file in arguments.files:
        try:
            scenarios.append(loaded(file, changed, arguments.targets))
            print_warnings(checked(scenarios[-1], strict=arguments.strict), language)
        except ScenarioError as error:
            faults += error.faults
    if faults:
        raise ScenarioError(faults)
    folder = arguments.out or (None if arguments.json else "results")
    if folder:
        os.makedirs(folder, exist_ok=True)  # better now than after the run
    results = [_result(scenario, arguments, language) for scenario in scenarios]
    if arguments.json:
        objects = [_record(result) for result in results]
        print_json(objects if len(objects) > 1 else objects[0])
    elif not arguments.quiet:
        from ..report import headline_text

        print_text(headline_text(results, language))
    if folder:
        from ..report import write_folders

        for written in write_folders(results, folder, language):
            if not arguments.quiet:
                print(say("cli.report", language, file=written / "report.html"), file=sys.stderr)


def _result(scenario: object, arguments: argparse.Namespace, language: str) -> Result:
    from .. import Scenario, run

    assert isinstance(scenario, Scenario)
    show = not arguments.quiet and sys.stderr.isatty()
    with _Progress(scenario.name[language], show, language) as progress:
        result = run(scenario, arguments.draws, arguments.seed, central=arguments.central, progress=progress)
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


def _record(result: Result) -> Mapping[str, object]:
    from ..projection import outcomes, record, target_record

    scenario = result.scenario
    return {
        "scenario": scenario.name["en"],
        "name": dict(scenario.name),
        "file": scenario.file,
        "hash": scenario.hash,
        "seed": scenario.seed,
        "draws": scenario.draws,
        "targets": [target_record(result, one) for one in outcomes(result)],
        "warnings": [one.text("en") for one in result.warnings],
        "rows": [record(row) for row in result.rows],
    }
