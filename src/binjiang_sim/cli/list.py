"""`list`: every scenario of a folder with its differences from what it builds on."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from ..errors import Fault, ScenarioError
from ..words import say
from .printing import print_json, put

FOLDER = "scenarios"


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The folder."""
    parser.add_argument("folder", nargs="?", metavar="FOLDER", help=say("cli.folder", language))


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print one line for each scenario file; raises ScenarioError with the faults of those that do not load."""
    from .. import model
    from ..export import overview
    from ..scenario.resolved import own

    faults: list[Fault] = []
    records, others = [], []
    for file in _files(arguments.folder):
        try:
            found = own(file, model())
        except ScenarioError as error:
            faults += error.faults
            continue
        if found is None:
            others.append(str(file))
        elif arguments.json:
            records.append(overview.record(str(file), found))
        else:
            put(overview.line(str(file), found, language))
    if arguments.json:
        print_json(records)
    elif others:
        put(say("cli.list_others", language, files=", ".join(others)))
    if faults:
        raise ScenarioError(faults)


def _files(folder: str | None) -> Sequence[Path | str]:
    """The files of a folder; of the folder `scenarios` when none is named, else the names of the shipped scenarios."""
    from ..scenario import shipped

    if folder is None and not os.path.isdir(FOLDER):
        return [name for name in shipped.names() if shipped.is_shipped(name)]
    if not os.path.isdir(folder or FOLDER):
        raise ScenarioError([Fault("cli.no_folder", {"folder": folder})])
    return sorted(Path(folder or FOLDER).glob("*.y*ml"))
