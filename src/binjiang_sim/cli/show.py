"""`show`: the effective scenario, value by value, as a file that can be loaded again."""

from __future__ import annotations

import argparse

from ..facts.screen import columns, wrapped
from ..words import say
from .options import add_changes, changes, documents
from .printing import print_json


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The file, and whether the values of the district are shown."""
    parser.add_argument("file", metavar="FILE", help=say("cli.one_file", language))
    parser.add_argument("--resolved", action="store_true", help=say("cli.resolved", language))
    add_changes(parser, language)


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print the scenario as YAML or JSON. Raises ScenarioError with its faults."""
    from .. import model
    from ..export import records, text
    from ..scenario import resolve

    resolved = resolve(arguments.file, model(), changes(arguments.set), documents(arguments))
    if arguments.json:
        print_json(records(resolved, everything=arguments.resolved))
    else:
        shown = text(resolved, language, everything=arguments.resolved)
        print("\n".join(part for line in shown.split("\n") for part in _fitted(line)), end="")


def _fitted(line: str) -> list[str]:
    """A comment on lines that fit the screen; what is no comment as it is, for it can be loaded again."""
    indent = line[: len(line) - len(line.lstrip())]
    return wrapped(line, columns(), f"{indent}#   ") if line.startswith(f"{indent}#") else [line]
