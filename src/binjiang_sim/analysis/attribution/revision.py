"""The revision of a figure: from what an earlier document printed to what a later one does, adding up exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version

import numpy as np

from ...errors import Fault, ProjectionError, expect
from ...projection.blocks import Job
from ...projection.experiment import experiment
from ...projection.figures import Figure
from ...projection.options import Progress
from ...scenario import Scenario
from ..changed_inputs import Side
from ..coalitions import Coalitions
from .bridge import (
    DRAWS,
    EQUATIONS,
    FEWEST_PAIRS,
    LUCK,
    MOST,
    QUICK,
    Bridge,
    Part,
    largest,
    shared_out,
    some_orders,
    two_sides,
    usual_plan,
)
from .mixes import SEED, Mixes

ENOUGH = 2000  # draws of the mixes that stand for those of a larger run, where all orders are taken
REMAINDER = "remainder"  # the path of the part of the draws beyond those of the mixes
VERSION = "version"  # the path of the part of another version of the program and its equations
CLOSE = 1e-9  # relative difference that another machine may make


@dataclass(frozen=True)
class Edition:
    """What a document says of a figure: the scenario of its run, and the median it printed, None where it has none.

    `version` says with which program it was made, that of today where it is empty; `same_version` is False for another
    program, or other equations, than those of today. `central` and `luck` are those of its run.
    """

    scenario: Scenario
    printed: float | None = None
    version: str = ""
    same_version: bool = True
    central: bool = False
    luck: bool = True


def revision(
    first: Edition,
    second: Edition,
    indicator: str,
    period: str | int,
    item: str | None = None,
    *,
    draws: int | None = None,
    progress: Progress | None = None,
) -> Bridge:
    """From the median of a figure in one document to that in another: lines, equations and luck.

    >>> bj.analysis.revision(Edition(last_month, printed=4.03e11), Edition(this_month), "gdp", 2030).groups

    The lines are those of `changed_lines`, shared out by medians. What an edition printed less what its scenario gives
    today is the part of the equations. It is unknown for an edition of another version that did not print the figure:
    what its scenario gives today then stands for it. `draws` of the mixes are by default
    those of the editions, and the orders a sample where all would take long; of runs so large that fewer draws are
    mixed, what all draws have beyond these is a remainder. Another seed and another number of draws are one part.

    Raises what `changed_lines` raises, and ProjectionError for editions of which only one is central or without luck.
    """
    expect("first", first, Edition)
    expect("second", second, Edition)
    editions = first, second
    scenarios = first.scenario, second.scenario
    mixes = two_sides(*scenarios, indicator, period, item, central=first.central, luck=first.luck)
    if faults := list(_apart(first, second)):
        raise ProjectionError(faults)
    figure = indicator, item, str(period)
    orders, wanted = _plan(mixes, draws)
    lines = shared_out(mixes, figure, orders, wanted, "median", progress)
    levels = lines.first, lines.second
    today = [_today(one, figure, level, lines) for one, level in zip(editions, levels, strict=True)]
    printed = [now if one.printed is None else one.printed for one, now in zip(editions, today, strict=True)]
    luck = _luck(lines, editions, (today[1] - today[0]) - lines.difference)
    parts = [*(one for one in lines.parts if one.path != SEED), luck]
    program = (today[0] - printed[0]) + (printed[1] - today[1])
    before, after = (Side(one.version or version_of(one.scenario)) for one in editions)
    parts.append(Part(VERSION, EQUATIONS, before, after, program))
    unknown = any(one.printed is None and not one.same_version for one in editions)
    return replace(
        lines,
        first=printed[0],
        second=printed[1],
        parts=largest(one for one in parts if one.path in lines.lines or abs(one.share) > CLOSE * abs(printed[0])),
        unknown=(EQUATIONS,) if unknown else (),
    )


def version_of(scenario: Scenario) -> str:
    """The program of today, and the equations that it has for a scenario."""
    return f"binjiang_sim {version('binjiang_sim')}, {Job(scenario).model.digest}"


def _plan(mixes: Mixes, draws: int | None) -> tuple[Coalitions, int]:
    """Orders and draws: rather a sample of orders than fewer draws than those behind the medians that were printed."""
    lines = len(mixes.lines)
    if draws is not None:
        return usual_plan(mixes, draws)
    exact = QUICK // 2**lines
    if exact >= min(mixes.draws, ENOUGH):
        return Coalitions(lines), min(mixes.draws, exact)
    wanted = min(mixes.draws, max(MOST // (2 * FEWEST_PAIRS * (lines - 1)), DRAWS))
    return some_orders(lines, wanted), wanted


def _luck(lines: Bridge, editions: Sequence[Edition], drawn: float) -> Part:
    """The part of the seed and of the number of draws together: over few draws the seed alone says little.

    Where both are the same it is what all draws have beyond those of the mixes.
    """
    share = drawn + sum(one.share for one in lines.parts if one.path == SEED)
    before, after = (Side(f"{one.scenario.seed}, {one.scenario.draws}") for one in editions)
    return Part(LUCK if before != after else REMAINDER, LUCK, before, after, share)


def _apart(first: Edition, second: Edition) -> Iterator[Fault]:
    """Why draw i of one edition is not to be held against draw i of the other."""
    for name in ("central", "luck"):
        values = {"first": getattr(first, name), "second": getattr(second, name)}
        if values["first"] != values["second"]:
            yield Fault(f"compare.other_{name}", values, second.scenario.file)


def _today(edition: Edition, figure: Figure, level: float, lines: Bridge) -> float:
    """The median of an edition over all of its own draws, with the program of today; `level` is that of the mixes."""
    if edition.same_version and edition.printed is not None:
        return edition.printed
    if edition.central or (lines.draws == edition.scenario.draws and not lines.left_out):
        return level
    alone = replace(edition.scenario, targets=())
    found = experiment(alone, {}, figures=[figure], luck=edition.luck, notice=lambda _: None)
    return float(np.nanmedian(found.values))
