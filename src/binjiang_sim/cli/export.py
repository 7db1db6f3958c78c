"""`export`: a scenario as XMILE, for the tools of system dynamics."""

from __future__ import annotations

import argparse

from ..words import say
from .options import add_changes, loaded
from .printing import print_json, put, telling


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The scenario and the file to write."""
    parser.add_argument("file", metavar="FILE", help=say("cli.one_file", language))
    parser.add_argument("out", metavar="OUT.xmile", help=say("cli.xmile_out", language))
    add_changes(parser, language)


def call(arguments: argparse.Namespace, language: str) -> None:
    """Write the file; an older one that differs is kept beside it. Raises ScenarioError with the scenario's faults."""
    from ..export.xmile import xmile
    from ..report import files

    written = files.write_keeping(arguments.out, xmile(loaded(arguments.file, arguments)), telling(language))
    if arguments.json:
        print_json({"file": str(written)})
    else:
        put(say("new.written", language, file=written))
