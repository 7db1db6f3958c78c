"""`explain`: because of what a figure is what it is, or differs from that of another plan."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from ..errors import Fault, ProjectionError
from ..words import say
from .machines import add_machine_options, machines
from .options import add_changes, loaded
from .printing import print_json, put, telling
from .progress import Progress

if TYPE_CHECKING:
    from ..analysis.attribution.explanation import Explanation
    from ..report.content.blocks import Table

DEPTH = 3


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The file, the figure, the parts, and what it is compared with."""
    parser.add_argument("file", metavar="FILE", help=say("cli.one_file", language))
    parser.add_argument("--indicator", metavar="NAME", help=say("explain.option_indicator", language))
    parser.add_argument("--period", metavar="P", help=say("explain.option_period", language))
    parser.add_argument("--item", metavar="ITEM", help=say("sensitivity.option_item", language))
    parser.add_argument("--part", metavar="NAME,...", help=say("explain.option_part", language))
    parser.add_argument("--draws", type=int, metavar="N", help=say("explain.option_draws", language))
    parser.add_argument("--seed", type=int, metavar="N", help=say("cli.seed", language))
    parser.add_argument("--orders", type=int, metavar="N", help=say("explain.option_orders", language))
    depth = say("explain.option_depth", language, depth=DEPTH)
    parser.add_argument("--depth", type=int, default=DEPTH, metavar="N", help=depth)
    parser.add_argument("--quiet", action="store_true", help=say("cli.quiet", language))
    add_machine_options(parser, language)
    add_changes(parser, language)


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print the parts, or JSON. Raises ScenarioError for the file, ProjectionError for the question."""
    from ..analysis.attribution.explanation import GROWTH, PARTS, explain
    from ..projection.executors import available_workers

    parts = PARTS if arguments.part is None else tuple(one.strip() for one in arguments.part.split(","))
    scenario = loaded(arguments.file, arguments)
    given = machines(arguments)
    show = not arguments.quiet and sys.stderr.isatty()
    with Progress(say("explain.progress", language), show, language) as progress:
        found = explain(
            scenario,
            arguments.indicator,
            arguments.period,
            arguments.item,
            parts=parts,
            draws=arguments.draws,
            seed=arguments.seed,
            orders=arguments.orders,
            executor=given.executor,
            workers=available_workers() if given.workers is None else given.workers,
            progress=progress,
            notice=telling(language),
        )
    if arguments.part is not None and GROWTH in parts and not found.growth:
        values = {"indicator": found.indicator, "period": found.period}
        raise ProjectionError([Fault("explain.growth_none", values)])
    if arguments.json:
        print_json(found.record)
    else:
        _show(found, arguments.depth, language)


def _show(found: Explanation, depth: int, language: str) -> None:
    """Each part: its finding, its table, and what the numbers mean."""
    from ..report.content.attribution import growth, ledger
    from ..report.render.tree_terminal import lines

    if found.ledger:
        first, *others = ledger.sentences(found.ledger, language)
        put(first)
        for line in others[:-1]:
            put(f"  {line}")
        put("")
        _put_table(ledger.table(found.ledger, language))
        chances = ledger.chances(found.ledger, language)
        if chances:
            _put_table(chances)
        put(others[-1])
    for one in found.growth:
        put("")
        for line in growth.sentences(one, language):
            put(line)
        put("")
        _put_table(growth.table(one, language))
        put(growth.about(one, language))
    if found.tree:
        put("")
        print("\n".join(lines(found.tree, language, depth)))


def _put_table(table: Table) -> None:
    from ..report.render.terminal import aligned

    put(table.title)
    print("\n".join(aligned([table.head, *table.rows])))
    put("")
