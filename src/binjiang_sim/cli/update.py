"""`update`: a figure arrives, and the chances of a run's targets change without a new run."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ProjectionError
from ..words import say
from .printing import print_json, put, tell
from .running import add_run_options, read_scenarios, run_scenarios
from .verify import Cannot, again

if TYPE_CHECKING:
    from ..projection import Result

FEW = 2  # exit code when too few draws are left


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The run, the figures, and how a scenario is run."""
    parser.add_argument("run", metavar="RUN", help=say("cli.update_run", language))
    about = say("cli.calibrate_fact", language)
    parser.add_argument("--fact", action="append", default=[], metavar="X@P=V", help=about)
    parser.add_argument("--facts", metavar="F.yaml", help=say("cli.calibrate_facts", language))
    add_run_options(parser, language)


def call(arguments: argparse.Namespace, language: str) -> int:
    """Print each target's chance before and after: 0, or 2 when too few draws agree with the figures."""
    from ..calibration.reweighting import update
    from ..report.content.conditioning import updated_record, updated_table
    from ..report.render.terminal import aligned
    from ..scenario.observations import read_observations, written_observation

    result = named_run(arguments, language)
    known = list(read_observations(arguments.facts, result.scenario)) if arguments.facts else []
    known += [written_observation(one, result.scenario, f"--fact {one}") for one in arguments.fact]
    try:
        found = update(result, known)
    except ProjectionError as error:
        if error.faults[0].key != "update.few":
            raise
        tell(error.text(language))
        return FEW
    if arguments.json:
        print_json(updated_record(found))
        return 0
    table = updated_table(result, found, language)
    print("\n".join(aligned([table.head, *table.rows])))
    put("")
    put(say("update.effective", language, effective=f"{found.effective:.0f}", draws=result.draws))
    return 0


def named_run(arguments: argparse.Namespace, language: str) -> Result:
    """The run that `arguments.run` names: a folder of results, a stamped file, or a scenario.

    Raises ScenarioError, ProjectionError.
    """
    from ..errors import Fault
    from ..report.stamps.files import MANIFEST, read_stamp

    path = Path(arguments.run)
    path = path / MANIFEST if path.is_dir() else path
    if path.is_file() and path.suffix != ".yaml":
        try:
            command = read_stamp(path).entries["command"]
        except (KeyError, OSError, ValueError):
            raise ProjectionError([Fault("update.run", {"file": path})]) from None
        found = again(command, path.parent)
        if isinstance(found, Cannot):
            raise ProjectionError([Fault("update.run", {"file": path})])
        return found[0]
    arguments.files = [arguments.run]
    return run_scenarios(read_scenarios(arguments, language), arguments, language)[0]
