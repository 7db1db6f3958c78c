"""`calibrate`: what figures say about the inputs of a scenario, as a table that scenarios can name."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..words import say
from .options import add_changes, loaded
from .printing import print_json, put
from .progress import powers


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The scenario, the figures, the table to write, and how many particles."""
    parser.add_argument("file", metavar="FILE", help=say("cli.file", language))
    parser.add_argument("--facts", metavar="F.yaml", help=say("cli.calibrate_facts", language))
    parser.add_argument(
        "--fact", action="append", default=[], metavar="X@P=V", help=say("cli.calibrate_fact", language)
    )
    parser.add_argument("--out", metavar="P.csv", help=say("cli.calibrate_out", language))
    parser.add_argument("--particles", type=int, metavar="N", help=say("cli.calibrate_particles", language))
    parser.add_argument("--seed", type=int, metavar="N", help=say("cli.seed", language))
    parser.add_argument("--quiet", action="store_true", help=say("cli.quiet", language))
    add_changes(parser, language)


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print how figures and inputs changed, or all of it as JSON; write the posterior.

    Raises ScenarioError for the scenario and the figures, ProjectionError for what cannot be conditioned.
    """
    from ..calibration.conditioning import PARTICLES, condition
    from ..report.content import conditioning as shown
    from ..report.files import write
    from ..report.render.terminal import aligned
    from ..scenario.observations import read_observations, written_observation

    scenario = loaded(arguments.file, arguments)
    known = list(read_observations(arguments.facts, scenario)) if arguments.facts else []
    known += [written_observation(one, scenario, f"--fact {one}") for one in arguments.fact]
    with powers(arguments.quiet or arguments.json, language) as notice:
        found = condition(
            scenario, known, particles=arguments.particles or PARTICLES, seed=arguments.seed, notice=notice
        )
    unmoved = not found.posterior.columns
    if arguments.out and not unmoved:
        write(Path(arguments.out), found.text)
    if arguments.json:
        print_json(shown.record(found, language))
        return
    for table in shown.tables(found, language):
        put(table.title)
        print("\n".join(aligned([table.head, *table.rows])))
        put("")
    for text in shown.sentences(found, language):
        put(text)
    if arguments.out:
        put(say("calibrate.unmoved" if unmoved else "calibrate.written", language, file=arguments.out))
