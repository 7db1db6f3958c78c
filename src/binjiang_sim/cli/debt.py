"""`debt`: what the uncertainty of figures rests on, what to find out next, and what that is worth for a choice."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from ..errors import Fault, ProjectionError
from ..words import say
from .options import add_changes, loaded
from .printing import print_json, put


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The file, the figure, and the plan that is held against it."""
    parser.add_argument("file", metavar="FILE", help=say("cli.one_file", language))
    parser.add_argument("--indicator", metavar="NAME", help=say("debt.option_indicator", language))
    about = say("debt.option_period", language)
    parser.add_argument("--period", action="append", default=[], metavar="P", help=about)
    parser.add_argument("--item", metavar="ITEM", help=say("sensitivity.option_item", language))
    parser.add_argument("--against", metavar="FILE", help=say("debt.option_against", language))
    parser.add_argument("--less", metavar="NAME", help=say("debt.option_less", language))
    parser.add_argument("--draws", type=int, metavar="N", help=say("cli.draws", language))
    parser.add_argument("--seed", type=int, help=say("cli.seed", language))
    add_changes(parser, language)


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print shares and sentences, or JSON. Raises ScenarioError for a file, ProjectionError for the question."""
    if faults := [*_lacking(arguments)]:
        raise ProjectionError(faults)
    if arguments.against:
        _worth(arguments, language)
    else:
        _debt(arguments, language)


def _lacking(arguments: argparse.Namespace) -> Iterator[Fault]:
    """The options typed without another one that they need."""
    of_figure = dict.fromkeys(("period", "item", "against"), "indicator")
    needs = {**of_figure, "indicator": "period", "less": "against"}
    for name, needed in needs.items():
        if getattr(arguments, name) and not getattr(arguments, needed):
            yield Fault("debt.needs", {"given": f"--{name}", "needed": f"--{needed}"})


def _debt(arguments: argparse.Namespace, language: str) -> None:
    from ..analysis import assumption_debt
    from ..projection import run

    result = run(loaded(arguments.file, arguments), arguments.draws, arguments.seed)
    asked = [(arguments.indicator, period, arguments.item) for period in arguments.period]
    found = assumption_debt(result, asked or None)
    if arguments.json:
        print_json([one.record for one in found])
        return
    from ..report.content.debt import about, sentences, table
    from ..report.render.terminal import aligned

    shown = table(result, found, language)
    put(shown.title)
    print("\n".join(aligned([shown.head, *shown.rows])))
    for one in found:
        put("")
        for sentence in sentences(result, one, language):
            put(sentence)
    put(f"\n{about(found, language)}")


def _worth(arguments: argparse.Namespace, language: str) -> None:
    from ..analysis import value_of_knowing
    from ..projection import run

    plans = [loaded(file, arguments) for file in (arguments.file, arguments.against)]
    draws = plans[0].draws if arguments.draws is None else arguments.draws
    seed = plans[0].seed if arguments.seed is None else arguments.seed
    first, second = (run(one, draws, seed) for one in plans)
    periods = "all" if arguments.period == ["all"] else arguments.period
    found = value_of_knowing(first, second, arguments.indicator, periods, arguments.item, less=arguments.less)
    if arguments.json:
        print_json(found.record)
        return
    from ..report.content.debt import worth_sentence, worth_table
    from ..report.render.terminal import aligned

    put(worth_sentence(first, second, found, language))
    shown = worth_table(first, found, language)
    put(f"\n{shown.title}")
    print("\n".join(aligned([shown.head, *shown.rows])) if shown.rows else say("debt.worth_nothing", language))
