"""`signposts`: which figure, seen in which year, tells most about whether a target will be met, and which nothing."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ..errors import Fault, ProjectionError
from ..words import say
from .options import add_changes, loaded
from .printing import print_json, put

if TYPE_CHECKING:
    from ..scenario import Scenario, Target


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The file, the target and the draws."""
    parser.add_argument("file", metavar="FILE", help=say("cli.one_file", language))
    parser.add_argument("--target", metavar="TARGET", help=say("signposts.option_target", language))
    parser.add_argument("--draws", type=int, metavar="N", help=say("cli.draws", language))
    parser.add_argument("--seed", type=int, help=say("cli.seed", language))
    add_changes(parser, language)


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print what to watch for each target and for all together, or JSON. Raises ScenarioError, ProjectionError."""
    from ..decision.signposts import in_time, signposts
    from ..projection import run

    scenario = loaded(arguments.file, arguments)
    wanted = _targets(scenario, arguments.target)
    if arguments.target is None:
        wanted = [one for one in wanted if in_time(scenario, one)]
    result = run(scenario, arguments.draws, arguments.seed)
    together = [None] if not arguments.target and len(wanted) != 1 else []
    found = [signposts(result, one) for one in (*wanted, *together)]
    if arguments.json:
        print_json([one.record for one in found])
        return
    from ..report.content.decision.signposts import about, sentences, table
    from ..report.render.terminal import aligned

    for one in found:
        shown = table(one, language)
        put(shown.title)
        if shown.rows:
            print("\n".join(aligned([shown.head, *shown.rows])))
        for sentence in sentences(one, language):
            put(sentence)
        put("")
    for sentence in about(found[0], language):
        put(sentence)


def _targets(scenario: Scenario, text: str | None) -> list[Target]:
    """The targets of a scenario, those of it that a text means, or the one that it says.

    Raises ProjectionError when it means none, ScenarioError for one that it says badly.
    """
    from ..scenario.target_text import LIMITS, written_targets

    if text is None:
        return [*scenario.targets]
    if any(sign in text for sign in LIMITS):
        return [*written_targets([text], scenario, "--target")]
    wanted = [one for one in scenario.targets if text in (one.indicator, f"{one.indicator}@{one.period}")]
    if not wanted:
        valid = ", ".join(f"{one.indicator}@{one.period}" for one in scenario.targets)
        raise ProjectionError([Fault("signposts.no_such", {"found": text, "valid": valid or "-"}, scenario.file)])
    return wanted
