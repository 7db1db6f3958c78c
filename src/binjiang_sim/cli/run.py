"""`run`: check scenario files, run them, print the headline table and write the reports."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ProjectionError
from ..words import say
from .options import add_format
from .printing import print_json, print_text
from .running import add_run_options, out_folder, read_scenarios, run_scenarios

if TYPE_CHECKING:
    from ..projection import Result

USAGE = 2


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The files and how they are run."""
    from ..report.formats import FORMATS, USUAL

    parser.add_argument("files", nargs="+", metavar="FILE", help=say("cli.file", language))
    add_run_options(parser, language)
    add_format(parser, language, FORMATS, USUAL)
    parser.add_argument("--save-draws", metavar="FILE", help=say("cli.save_draws", language))


def call(arguments: argparse.Namespace, language: str) -> int:
    """Run every file; raises ScenarioError with the faults of all of them, ProjectionError when two have one folder.

    Returns 2 for a format there is not."""
    from ..report.formats import chosen
    from ..report.writing import check_apart

    try:
        wanted = chosen(arguments.format)
    except ProjectionError as error:
        print(error.text(language), file=sys.stderr)
        return USAGE
    read = read_scenarios(arguments, language)
    folder = out_folder(arguments)
    if folder:
        check_apart(read)
    scenarios = list({(Path(one.file).stem, one.hash): one for one in read}.values())  # each folder once
    results = run_scenarios(scenarios, arguments, language, folder)
    if arguments.save_draws:
        _save_draws(results, arguments, language)
    if arguments.json:
        objects = [_record(result, folder) for result in results]
        print_json(objects if len(objects) > 1 else objects[0])
    elif not arguments.quiet:
        from ..report import headline_text

        print_text(headline_text(results, language))
    if folder:
        _write(results, folder, wanted, language, arguments.quiet)
    return 0


def _write(results: Sequence[Result], folder: str, wanted: Sequence[str], language: str, quiet: bool) -> None:
    """Write every result in the formats wanted and name the files."""
    from ..report.content import failed
    from ..report.formats import FORMATS
    from ..report.writing import write_folders

    for result, written in zip(results, write_folders(results, folder, language, wanted), strict=True):
        for name in wanted if not quiet else ():
            print(say("cli.report", language, file=written / FORMATS[name].files[0]), file=sys.stderr)
        if result.failed and not quiet:
            print(failed.told(result, written / failed.FILE, language), file=sys.stderr)


def _save_draws(results: Sequence[Result], arguments: argparse.Namespace, language: str) -> None:
    """One file, or one a scenario with its name in it when there are several."""
    from ..projection.trajectories import save_draws

    wanted = Path(arguments.save_draws)
    for result in results:
        own = f"{wanted.stem}-{Path(result.scenario.file).stem}{wanted.suffix}"
        written = save_draws(result, wanted if len(results) == 1 else wanted.with_name(own))
        if not arguments.quiet:
            print(say("cli.saved", language, file=written), file=sys.stderr)


def _record(result: Result, folder: str | None) -> Mapping[str, object]:
    from ..projection import outcomes, record, scenario_record, target_record
    from ..report.content import failed
    from ..report.writing import folder_of

    listed = str(folder_of(result, folder) / failed.FILE) if folder and result.failed else None
    return {
        **scenario_record(result),
        "draws": result.scenario.draws,
        "failed": result.failed,
        "failed_draws": listed,
        "targets": [target_record(result, one) for one in outcomes(result)],
        "warnings": [one.text("en") for one in result.warnings],
        "rows": [record(row) for row in result.rows],
    }
