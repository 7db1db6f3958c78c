"""`hindcast`: forecasts from the end of earlier years beside what was published later."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from ..words import say
from .printing import print_json, put


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The scenario file and the number of draws."""
    parser.add_argument("file", nargs="?", metavar="FILE", help=say("cli.hindcast_file", language))
    parser.add_argument("--draws", type=int, metavar="N", help=say("cli.hindcast_draws", language))


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print the scores of every rule, or all pairs and scores as JSON, as fractions.

    Raises ScenarioError for the file, FactError for a ledger with too few growth rates, ProjectionError for the draws.
    """
    from .. import load
    from ..calibration import hindcast

    found = hindcast(load(arguments.file or "base"), draws=arguments.draws)
    if arguments.json:
        rows = {"pairs": [asdict(one) for one in found.pairs], "scores": [asdict(one) for one in found.scores]}
        print_json({**rows, "made": asdict(found.stamp)})
        return
    from ..report.content.hindcast import about, later, lines, tables
    from ..report.render.terminal import aligned

    shown, *explained = about(found, language)
    put(shown)
    for table in tables(found, language):
        put(f"\n{table.title}")
        print("\n".join(aligned([table.head, *table.rows])))
    put("")
    for text in (*lines(found, language), "", *explained, later(found.later, language)):
        put(text)
