"""`--require`: how likely every binding target has to be, for scripts that ask by the exit code."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..errors import ScenarioError
from ..scenario.numbers import number
from ..words import say

if TYPE_CHECKING:
    from ..projection import Result
    from ..scenario import Scenario

BINDING = "binding"


def add_requirement(parser: argparse.ArgumentParser, language: str) -> None:
    """The chance that is asked for."""
    parser.add_argument("--require", metavar="CHANCE", help=say("cli.require", language))


def chance_of(text: str) -> float | None:
    """The chance written, above 0 and up to 1; None for anything else.

    >>> chance_of("0.8"), chance_of("80 %")
    (0.8, 0.8)
    """
    try:
        value = number(text, "1", "", "")
    except ScenarioError:
        return None
    return value if 0 < value <= 1 else None


def unanswerable(scenarios: Sequence[Scenario], arguments: argparse.Namespace, language: str) -> Iterator[str]:
    """Why a requirement cannot be put to these scenarios: it is no chance, nothing is binding, or the draws are few."""
    from ..projection import Proportion
    from ..projection.proportions import FEWEST, rows_of

    if chance_of(arguments.require) is None:
        yield say("cli.require_value", language, text=arguments.require)
        return
    for one in scenarios:
        draws = 1 if arguments.central else arguments.draws or one.draws
        if not any(target.kind == BINDING for target in one.targets):
            yield say("cli.require_none", language, file=one.file)
        elif Proportion(0, draws, rows_of(one)).few:
            yield say("cli.require_few", language, file=one.file, draws=draws, least=FEWEST)


def judged(results: Sequence[Result], text: str, language: str) -> tuple[bool, list[str]]:
    """Whether every binding target has the chance, and a sentence for each that has not or is too near to tell."""
    from ..projection import outcomes
    from ..report.content.targets import named

    required, enough, said = chance_of(text), True, []
    assert required is not None
    for result in results:
        for one in outcomes(result):
            near = one.met.low < required < one.met.high
            met = one.chance >= required
            if one.target.kind != BINDING or (met and not near):
                continue
            enough = enough and met
            key = f"cli.require_{'met' if met else 'missed'}{'_near' if near else ''}"
            about = {"file": result.scenario.file, "target": named(result, one, language), "required": text}
            said.append(say(key, language, **about, chance=one.met.text(language)))
    return enough, said
