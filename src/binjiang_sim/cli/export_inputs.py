"""`export-inputs`: the values of a scenario as an Excel workbook to be edited."""

from __future__ import annotations

import argparse

from ..words import say
from .printing import print_json, put, telling


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The scenario and the workbook."""
    parser.add_argument("file", metavar="FILE", help=say("cli.one_file", language))
    parser.add_argument("book", metavar="OUT.xlsx", help=say("cli.book_out", language))


def call(arguments: argparse.Namespace, language: str) -> None:
    """Write the workbook; an older one that differs is kept beside it. Raises ScenarioError with all faults."""
    from .. import model
    from ..export.keys import settable
    from ..report.render.inputs_workbook import write_inputs
    from ..scenario import resolve

    district = model()
    meanings = {path: (key.zh, key.en) for path, key in settable(district).items()}
    written = write_inputs(arguments.book, resolve(arguments.file, district), meanings, language, telling(language))
    if arguments.json:
        print_json({"file": str(written)})
    else:
        put(say("new.written", language, file=written))
