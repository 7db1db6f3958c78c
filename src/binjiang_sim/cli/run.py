"""`run`: check scenario files, run them, print the headline table and write the reports."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..words import say
from .printing import print_json, print_text
from .running import add_run_options, read_scenarios, run_scenarios

if TYPE_CHECKING:
    from ..projection import Result


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The files and how they are run."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=say("cli.file", language))
    add_run_options(parser, language)


def call(arguments: argparse.Namespace, language: str) -> None:
    """Run every file; raises ScenarioError with the faults of all of them."""
    scenarios = read_scenarios(arguments, language)
    folder = arguments.out or (None if arguments.json else "results")
    if folder:
        os.makedirs(folder, exist_ok=True)  # better now than after the run
    results = run_scenarios(scenarios, arguments, language)
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
