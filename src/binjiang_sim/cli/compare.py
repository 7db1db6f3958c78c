"""`compare`: what several plans change against the first: inputs, figures, targets and cost, over the same draws."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..errors import BinjiangError, ProjectionError, folded
from ..words import say
from .options import add_format
from .printing import print_json, print_text, tell, telling
from .running import add_run_options, out_folder, read_scenarios, run_scenarios

if TYPE_CHECKING:
    from ..analysis.comparison import Comparison
    from ..scenario import Scenario

SAME, DIFFERENT, USAGE = 0, 1, 2


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The files, what is shown, and how the scenarios are run."""
    from ..report.formats import COMPARING, USUAL_COMPARING

    parser.add_argument("files", nargs="+", metavar="FILE", help=say("compare.files", language))
    for name in ("indicator", "period"):
        about = say(f"compare.option_{name}", language)
        parser.add_argument(f"--{name}", action="append", default=[], metavar="NAME", help=about)
    parser.add_argument("--all", action="store_true", help=say("compare.option_all", language))
    parser.add_argument("--exit-code", action="store_true", help=say("compare.option_exit_code", language))
    add_format(parser, language, COMPARING, USUAL_COMPARING)
    add_run_options(parser, language)


def call(arguments: argparse.Namespace, language: str) -> int:
    """Compare the files: 0, or with --exit-code 0 same and 1 different; 2 when they cannot be compared.

    Raises ScenarioError with the faults of all files, unless --exit-code asks for 2 there too.
    """
    from ..report.formats import COMPARING, chosen

    try:
        scenarios = _settled(read_scenarios(arguments, language), arguments)
    except BinjiangError as error:
        if not arguments.exit_code:
            raise
        return _refused(error, language)
    try:
        wanted = chosen(arguments.format, COMPARING)
        comparison = _compared(scenarios, arguments, language)
    except ProjectionError as error:
        return _refused(error, language)
    _show(comparison, arguments, language, wanted)
    return DIFFERENT if arguments.exit_code and not comparison.same else SAME


def _refused(error: BinjiangError, language: str) -> int:
    tell(error.text(language))
    return USAGE


def _settled(scenarios: list[Scenario], arguments: argparse.Namespace) -> list[Scenario]:
    """The scenarios; the first says draws and seed for all, unless the options do."""
    reference = scenarios[0]
    arguments.draws = reference.draws if arguments.draws is None else arguments.draws
    arguments.seed = reference.seed if arguments.seed is None else arguments.seed
    return scenarios


def _compared(scenarios: list[Scenario], arguments: argparse.Namespace, language: str) -> Comparison:
    from ..analysis.comparison import compare
    from ..analysis.pairing import comparable
    from ..projection.resources import keeps_all

    comparable(scenarios, arguments.indicator, arguments.period)  # better now than after the run
    folder = out_folder(arguments)
    results = run_scenarios(scenarios, arguments, language, folder)
    indicators = arguments.indicator
    kept = all(keeps_all(one.ensemble.job, one.scenario.draws) for one in results)
    if not (kept or indicators or arguments.all):  # draws that are not kept are made again for every figure
        indicators = [one.name for one in results[0].model.main_figures("plans")]
        tell(say("compare.many", language, draws=arguments.draws))
    return compare(results, indicators, arguments.period)


def _show(comparison: Comparison, arguments: argparse.Namespace, language: str, wanted: Sequence[str]) -> None:
    from ..report.content.comparison.records import record
    from ..report.render.comparison_terminal import text
    from ..report.writing import write_comparison

    everything = arguments.all or bool(arguments.indicator)
    for note in folded(note for pair in comparison.pairs for note in pair.notes):
        tell(note.text(language))
    if arguments.json:
        print_json(record(comparison, arguments.period, everything))
    elif comparison.same:
        if not arguments.quiet:
            tell(say("compare.nothing", language))
    elif not arguments.quiet:
        print_text(text(comparison, language, arguments.period, everything))
    folder = out_folder(arguments)
    if folder and not comparison.same:
        asked = (arguments.period, everything, wanted)
        written = write_comparison(comparison, folder, language, *asked, notice=telling(language))
        if not arguments.quiet:
            tell(say("compare.written", language, folder=written))
