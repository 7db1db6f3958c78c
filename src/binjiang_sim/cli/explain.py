"""`explain`: because of what a figure is what it is, or differs from that of another plan."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import Fault, ProjectionError
from ..words import say
from .machines import add_machine_options, machines
from .options import add_changes, add_results, loaded
from .printing import print_json, put, telling
from .progress import Progress
from .stored import store_ledger

if TYPE_CHECKING:
    from ..analysis.attribution.bridge import Bridge
    from ..analysis.attribution.explanation import Explanation
    from ..report.content.blocks import Table

DEPTH = 3


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The file, the figure, the parts, and what it is compared with."""
    parser.add_argument("file", metavar="FILE", help=say("cli.one_file", language))
    parser.add_argument("--indicator", metavar="NAME", help=say("explain.option_indicator", language))
    parser.add_argument("--period", metavar="P", help=say("explain.option_period", language))
    parser.add_argument("--item", metavar="ITEM", help=say("sensitivity.option_item", language))
    parser.add_argument("--against", metavar="FILE", help=say("explain.option_against", language))
    parser.add_argument("--part", metavar="NAME,...", help=say("explain.option_part", language))
    parser.add_argument("--draws", type=int, metavar="N", help=say("explain.option_draws", language))
    parser.add_argument("--seed", type=int, metavar="N", help=say("cli.seed", language))
    parser.add_argument("--orders", type=int, metavar="N", help=say("explain.option_orders", language))
    depth = say("explain.option_depth", language, depth=DEPTH)
    parser.add_argument("--depth", type=int, default=DEPTH, metavar="N", help=depth)
    parser.add_argument("--quiet", action="store_true", help=say("cli.quiet", language))
    add_machine_options(parser, language)
    add_results(parser, language)
    add_changes(parser, language)


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print the parts, or JSON. Raises ScenarioError for a file, ProjectionError for the question."""
    from ..report.stamps.editions import is_stamped

    files = [arguments.file, *([arguments.against] if arguments.against else [])]
    if arguments.against and any(is_stamped(Path(one)) for one in files):
        _revised(arguments, language)
        return
    found = _explained(arguments, language)
    if arguments.json:
        print_json(found.record)
    else:
        _show(found, arguments.depth, language)
    if found.ledger and not found.lines:
        store_ledger(found.ledger, arguments, language)


def _explained(arguments: argparse.Namespace, language: str) -> Explanation:
    """The explanation of a scenario's figure, alone or against another scenario."""
    from ..analysis.attribution.explanation import GROWTH, explain
    from ..projection.executors import available_workers

    parts = None if arguments.part is None else tuple(one.strip() for one in arguments.part.split(","))
    given = machines(arguments)
    with _progress(arguments, language) as progress:
        found = explain(
            loaded(arguments.file, arguments),
            arguments.indicator,
            arguments.period,
            arguments.item,
            against=loaded(arguments.against, arguments) if arguments.against else None,
            parts=parts,
            draws=arguments.draws,
            seed=arguments.seed,
            orders=arguments.orders,
            executor=given.executor,
            workers=available_workers() if given.workers is None else given.workers,
            progress=progress,
            notice=telling(language),
        )
    if parts and GROWTH in parts and not found.growth:
        values = {"indicator": found.indicator, "period": found.period}
        raise ProjectionError([Fault("explain.growth_none", values)])
    return found


def _revised(arguments: argparse.Namespace, language: str) -> None:
    """Print what led from a figure in one document to that in another."""
    from ..analysis.attribution.explanation import usual_figure
    from ..analysis.attribution.revision import revision
    from .editions import editions

    faults = [Fault("explain.both")] if (arguments.indicator is None) != (arguments.period is None) else []
    if arguments.part:
        faults.append(Fault("explain.revision_part"))
    if arguments.orders is not None:
        faults.append(Fault("explain.orders"))
    if faults:
        raise ProjectionError(faults)
    files = arguments.against, arguments.file
    figure = arguments.indicator, arguments.item, arguments.period
    if arguments.indicator is None:
        (_, newest) = editions(files, ("", None, ""), arguments)
        indicator, period, item = usual_figure(newest.scenario)
        figure = indicator, item, period
    first, second = editions(files, figure, arguments)
    with _progress(arguments, language) as progress:
        found = revision(first, second, figure[0], figure[2], figure[1], draws=arguments.draws, progress=progress)
    if arguments.json:
        print_json({"indicator": figure[0], "item": figure[1], "period": figure[2], "revision": found.record})
    else:
        _show_lines(found, language)


def _progress(arguments: argparse.Namespace, language: str) -> Progress:
    return Progress(say("explain.progress", language), not arguments.quiet and sys.stderr.isatty(), language)


def _show_lines(found: Bridge, language: str) -> None:
    """Which changed lines bring how much."""
    from ..report.content.attribution import bridge

    for line in bridge.sentences(found, language):
        put(line)
    if found.parts:
        put("")
        _put_table(bridge.table(found, language))
        if len(found.parts) > len(found.crux):
            _put_table(bridge.crux(found, language))
        put(bridge.about(found, language))


def _show(found: Explanation, depth: int, language: str) -> None:
    """Each part: its finding, its table, and what the numbers mean."""
    from ..report.content.attribution import growth, ledger
    from ..report.render.tree_terminal import lines

    if found.lines:
        _show_lines(found.lines, language)
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
