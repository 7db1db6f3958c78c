"""`params`: what a scenario file may set, found by words or shown by name."""

from __future__ import annotations

import argparse
import os

from ..errors import ScenarioError
from ..words import say
from .printing import print_json, put
from .search import line, none_found

BASE = "scenarios/base.yaml"
SHIPPED_BASE = "base"  # where there is no such file


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """What to do, the words or names, and the scenario whose values are shown."""
    parser.add_argument("action", choices=("search", "show"), help=say("cli.params_action", language))
    parser.add_argument("words", nargs="+", metavar="TEXT", help=say("cli.params_words", language))
    parser.add_argument("--from", dest="base", metavar="FILE", help=say("cli.params_from", language, file=BASE))


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print a line for each value found, or all about each one named. Raises ScenarioError when there is none."""
    from .. import model
    from ..export import keys
    from ..export.search import INPUTS, everything, matching
    from ..scenario import resolve
    from ..scenario.layers import NO_FACTS

    district = model()
    if arguments.action == "search":
        matches = matching(everything(district, {}, NO_FACTS), arguments.words, INPUTS)
        if not matches or matches[0].near:
            raise ScenarioError([none_found("params.none", arguments.words, matches)])
        if arguments.json:
            settable = keys.settable(district)
            print_json([keys.record(settable[one.path], None) for one in matches])
        else:
            put("\n".join(line(one, language) for one in matches))
        return
    found = [keys.find(district, name) for name in arguments.words]
    resolved = resolve(arguments.base or (BASE if os.path.exists(BASE) else SHIPPED_BASE), district)
    if arguments.json:
        print_json([keys.record(one, resolved) for one in found])
    else:
        put("\n\n".join("\n".join(keys.lines(one, resolved, language)) for one in found))
