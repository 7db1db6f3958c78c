"""`sensitivity`: which uncertain inputs move a figure."""

from __future__ import annotations

import argparse
import dataclasses

from ..words import say
from .options import add_changes, loaded
from .printing import print_json, put


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The file, the figure and how it is looked at."""
    from ..analysis.sensitivity import METHODS

    parser.add_argument("file", metavar="FILE", help=say("cli.one_file", language))
    figure = say("sensitivity.option_indicator", language)
    parser.add_argument("--indicator", required=True, metavar="NAME", help=figure)
    about = say("sensitivity.option_period", language)
    parser.add_argument("--period", action="append", default=[], metavar="P", help=about)
    parser.add_argument("--item", metavar="ITEM", help=say("sensitivity.option_item", language))
    method = say("sensitivity.option_method", language)
    parser.add_argument("--method", choices=list(METHODS), default="given", help=method)
    outcome = say("sensitivity.option_outcome", language)
    parser.add_argument("--outcome", default="value", metavar="WHAT", help=outcome)
    parser.add_argument("--draws", type=int, metavar="N", help=say("sensitivity.option_draws", language))
    parser.add_argument("--seed", type=int, help=say("cli.seed", language))
    parser.add_argument("--all", action="store_true", help=say("sensitivity.option_all", language))
    add_changes(parser, language)


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print the table, or all rows as JSON. Raises ScenarioError for the file, ProjectionError for the question."""
    from ..analysis import sensitivity
    from ..projection import run, scenario_record

    scenario = loaded(arguments.file, arguments)
    if arguments.seed is not None:
        scenario = dataclasses.replace(scenario, seed=arguments.seed)
    period = "all" if arguments.period in ([], ["all"]) else arguments.period
    how = {"method": arguments.method, "outcome": arguments.outcome, "draws": arguments.draws}
    found = sensitivity(scenario, arguments.indicator, period, arguments.item, **how)
    names = run(scenario, central=True)
    if arguments.json:
        print_json({**scenario_record(names), **found.record})
        return
    from ..report.content.sensitivity import MOST, about, tables
    from ..report.render.terminal import aligned

    for table in tables(found, names, language, None if arguments.all else MOST):
        put(table.title)
        print("\n".join(aligned([table.head, *table.rows])))
        put("")
    for line in about(found, names, language):
        put(line)
