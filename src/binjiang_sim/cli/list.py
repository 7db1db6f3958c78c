"""`list`: every scenario of a folder with its differences from what it builds on."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from ..errors import Fault, ScenarioError
from ..words import say
from .printing import print_json


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The folder."""
    parser.add_argument("folder", nargs="?", default="scenarios", metavar="FOLDER", help=say("cli.folder", language))


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print one line for each scenario file; raises ScenarioError with the faults of those that do not load."""
    from .. import model
    from ..export import overview
    from ..scenario.resolved import own

    if not os.path.isdir(arguments.folder):
        raise ScenarioError([Fault("cli.no_folder", {"folder": arguments.folder})])
    faults: list[Fault] = []
    records, others = [], []
    for file in sorted(Path(arguments.folder).glob("*.y*ml")):
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
            print(overview.line(str(file), found, language))
    if arguments.json:
        print_json(records)
    elif others:
        print(say("cli.list_others", language, files=", ".join(others)))
    if faults:
        raise ScenarioError(faults)
