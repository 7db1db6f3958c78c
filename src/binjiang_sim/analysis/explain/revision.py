"""The revision of a figure: from what an earlier document printed to what a later one does, adding up exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from numbers import Integral
from types import NoneType

import numpy as np

from ...errors import Fault, ProjectionError, expect
from ...projection.experiment import Figure, experiment
from ...projection.options import Progress
from ...scenario import Scenario
from ..changed_inputs import Side
from .bridge import DRAWN, EQUATIONS, LUCK, Bridge, Part, largest, shared_out, two_sides, usual_draws

CLOSE = 1e-9  # relative difference that another machine may make


@dataclass(frozen=True)
class Edition:
    """What a document says of a figure: the scenario of its run, and the median it printed, None where it has none.

    `version` says with which program it was made; `same_version` is False for equations or a program other than those
    of today. `central` and `luck` are those of its run.
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
    what its scenario gives today then stands for it. `draws` of the mixes are by default as for
    `changed_lines`; what the difference over all draws of both editions is beyond that over the
    draws of the mixes is a part of luck.

    Raises what `changed_lines` raises, and ProjectionError for editions of which only one is central or without luck.
    """
    expect("first", first, Edition)
    expect("second", second, Edition)
    expect("draws", draws, Integral, NoneType)
    editions = first, second
    mixes = two_sides(first.scenario, second.scenario, indicator, period, item, first.central, first.luck)
    if faults := list(_apart(first, second)):
        raise ProjectionError(faults)
    figure = indicator, item, str(period)
    lines = shared_out(mixes, figure, draws or usual_draws(mixes), "median", progress)
    today = [_today(one, figure, level, lines) for one, level in zip(editions, (lines.first, lines.second), strict=True)]
    printed = [now if one.printed is None else one.printed for one, now in zip(editions, today, strict=True)]
    program = (today[0] - printed[0]) + (printed[1] - today[1])
    drawn = (today[1] - today[0]) - lines.difference
    more = [
        Part(DRAWN, LUCK, *(Side(str(one.scenario.draws)) for one in editions), drawn),
        Part(EQUATIONS, EQUATIONS, *(Side(one.version) for one in editions), program),
    ]
    kept = [one for one in more if abs(one.share) > CLOSE * abs(printed[0])]
    unknown = any(one.printed is None and not one.same_version for one in editions)
    return replace(
        lines,
        first=printed[0],
        second=printed[1],
        parts=largest([*lines.parts, *kept]),
        unknown=(EQUATIONS,) if unknown else (),
    )


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
    about = {"figures": [figure], "luck": edition.luck, "notice": lambda _: None}
    return float(np.nanmedian(experiment(replace(edition.scenario, targets=()), {}, **about).values))
