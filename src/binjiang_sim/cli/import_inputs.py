"""`import-inputs`: an edited workbook as a scenario file that holds only what was edited."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path

from ..errors import Fault, ScenarioError
from ..scenario.workbook import Change
from ..words import say
from .check import print_warnings
from .new import beside
from .printing import print_json, put


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The workbook, the scenario it was made from, and the new scenario."""
    parser.add_argument("book", metavar="FILE.xlsx", help=say("cli.book_in", language))
    parser.add_argument("--from", dest="base", metavar="FILE", required=True, help=say("cli.book_from", language))
    parser.add_argument("--out", metavar="NEW.yaml", required=True, help=say("cli.book_new", language))


def call(arguments: argparse.Namespace, language: str) -> None:
    """Write the new scenario. Raises ScenarioError, by sheet and cell, when an edited value is not valid."""
    from .. import load, model
    from ..export.scaffold import edited
    from ..report.files import write
    from ..scenario import resolve
    from ..scenario.workbook import changes
    from ..scenario.yaml_text import flow

    target = Path(arguments.out)
    if os.path.lexists(target):
        raise ScenarioError([Fault("new.exists", {"file": target})])
    district = model()
    found, notes = changes(arguments.book, resolve(arguments.base, district))
    cells = {f"--set {one.path}": one for one in found}
    try:
        load(arguments.base, {one.path: flow(one.node) for one in found}, model=district)
    except ScenarioError as error:
        raise ScenarioError([_at_cell(one, cells.get(one.place)) for one in error.faults]) from None
    write(target, edited(target.stem, beside(arguments.base, target), found))
    print_warnings(notes, language)
    if arguments.json:
        texts = [one.text("en") for one in notes]
        print_json({"file": str(target), "changes": [one.path for one in found], "notes": texts})
    else:
        put(say("cli.book_changes", language, file=target, count=len(found)))


def _at_cell(fault: Fault, change: Change | None) -> Fault:
    return replace(fault, place=change.place(str(fault.values.get("path", "")))) if change else fault
