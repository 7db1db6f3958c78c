"""`stress`: when a plan would fail."""

from __future__ import annotations

import argparse

from ..errors import Fault, ProjectionError
from ..words import say
from .options import add_changes, loaded
from .printing import print_json, put
from .progress import runs


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The file, the targets, and the draws."""
    parser.add_argument("file", metavar="FILE", help=say("cli.one_file", language))
    about = say("stress.option_target", language)
    parser.add_argument("--target", action="append", default=[], metavar="X@P>=V", help=about)
    parser.add_argument("--item", metavar="ITEM", help=say("stress.option_item", language))
    parser.add_argument("--draws", type=int, metavar="N", help=say("cli.draws", language))
    parser.add_argument("--seed", type=int, metavar="N", help=say("cli.seed", language))
    parser.add_argument("--quiet", action="store_true", help=say("stress.quiet", language))
    add_changes(parser, language)


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print for each target what it takes to miss it, or JSON: an object for one target, a list under `targets` else.

    Raises ScenarioError for the file and the targets, ProjectionError for what cannot be asked.
    """
    from ..decision import stress
    from ..report.content.decision import stress as shown
    from ..report.render.terminal import aligned
    from ..scenario.target_text import written_targets

    if arguments.item and not arguments.target:
        raise ProjectionError([Fault("stress.item_alone")])
    scenario = loaded(arguments.file, arguments)
    targets = written_targets(arguments.target, scenario, "--target", arguments.item)
    with runs(arguments.quiet, language) as notice:
        found = stress(scenario, targets, draws=arguments.draws, seed=arguments.seed, notice=notice)
    if arguments.json:
        records = [shown.record(one, language) for one in found]
        print_json(records[0] if len(records) == 1 else {"targets": records})
        return
    for number, one in enumerate(found):
        put(("\n" if number else "") + shown.heading(one, language))
        for sentence in shown.sentences(one, language):
            put(sentence)
        table = shown.table(one, language)
        if table is not None:
            put(f"\n{table.title}")
            print("\n".join(aligned([table.head, *table.rows])))
            put("")
        put("\n".join([*shown.about(one, language), "", *shown.rules(one, language)]))
