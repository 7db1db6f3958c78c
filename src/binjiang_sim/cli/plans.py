"""`plans`: a plan beside others over the same draws: chances, robustness, cost, and which is recommended how surely."""

from __future__ import annotations

import argparse
import sys

from ..words import say
from .options import add_changes, loaded
from .printing import print_json, put
from .progress import Progress


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The files, what plans are judged by, and the draws."""
    parser.add_argument("file", metavar="FILE", help=say("cli.one_file", language))
    parser.add_argument("others", nargs="*", metavar="OTHER", help=say("plans.option_others", language))
    parser.add_argument("--score", metavar="NAME", help=say("plans.option_score", language))
    parser.add_argument("--least", type=int, metavar="N", help=say("plans.option_least", language))
    parser.add_argument("--no-changes", action="store_true", help=say("plans.option_alone", language))
    parser.add_argument("--draws", type=int, metavar="N", help=say("cli.draws", language))
    parser.add_argument("--seed", type=int, help=say("cli.seed", language))
    add_changes(parser, language)


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print tables, definitions and recommendation, or JSON. Raises ScenarioError for a file, ProjectionError for the
    question.
    """
    from ..decision.plan_table import DRAWS, plan_table

    scenario, *others = (loaded(file, arguments) for file in (arguments.file, *arguments.others))
    with Progress(scenario.name[language], not arguments.json and sys.stderr.isatty(), language) as progress:
        found = plan_table(
            scenario,
            others or None,
            one_lever=not arguments.no_changes,
            score=arguments.score,
            least=arguments.least,
            draws=DRAWS if arguments.draws is None else arguments.draws,
            seed=arguments.seed,
            progress=progress,
        )
    if arguments.json:
        print_json(found.record)
        return
    from ..report.content.decision.plan_table import definitions, recommendation, tables
    from ..report.render.terminal import aligned

    for table in tables(found, language):
        put(table.title)
        print("\n".join(aligned([table.head, *table.rows])))
        put("")
    put(say("plans.recommended", language))
    for line in recommendation(found, language):
        put(line)
    put(f"\n{say('plans.definitions', language)}")
    for line in definitions(found, language):
        put(line)
