"""What the judgements of a scenario bring to its figures: the same draws with and without what experts laid over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import expect
from ..projection import Result
from ..projection.experiment import check_figures, experiment
from ..projection.figures import Figure
from ..scenario import Judgement
from .coalitions import Coalitions

DRAWS = 200  # the same luck with and without, so that few are enough
MOST_EXACT = 4  # judgements of whom every combination is run; of more, one random order and its reverse


@dataclass(frozen=True)
class JudgementShare:
    """What one judgement brings to a figure on average over the draws, in the `unit` of the figure.

    The shares of all judgements of a scenario add up to the figure with them less the figure without any (Shapley
    values: the mean gain over the orders in which the judgements could be added).
    """

    judgement: Judgement
    indicator: str
    item: str | None
    period: str
    unit: str
    value: float
    draws: int


def judgement_shares(result: Result, figures: Sequence[Figure], draws: int = DRAWS) -> tuple[JudgementShare, ...]:
    """What each judgement brings to each of these figures, (indicator, item, period), in the first `draws` draws.

    Judgement by judgement in the order of the figures; none where the scenario has no judgement.

        bj.analysis.judgement_shares(result, [("gdp", None, "2030")])

    Raises ProjectionError for figures that do not exist, or when no draw gives them all.
    """
    expect("result", result, Result)
    check_figures(figures, "indicator", "item", "period")
    scenario = result.scenario
    if not scenario.judgements or not figures:
        return ()
    count = len(scenario.judgements)
    coalitions = Coalitions.of(count, None if count <= MOST_EXACT else 1)
    variants = {}
    for one, members in zip(scenario.judgements, coalitions.members.T, strict=True):
        driver, neutral = one.overlay.switch
        variants[f"drivers.{driver}"] = [scenario.drivers[driver] if there else neutral for there in members]
    found = experiment(
        scenario,
        variants,
        draws=min(draws, scenario.draws),
        figures=figures,
        central=result.central,
        luck=bool(result.stamp.get("luck", True)),
        notice=lambda _: None,  # draws left out are left out on both sides, and counted in each share
    )
    good = ~np.isnan(found.values[:, 0]).any(axis=0)
    worth = found.values[:, :, good].mean(axis=-1)  # (coalition, figure)
    units = [scenario.model.equations[name].reported_unit for name, _, _ in found.figures]
    return tuple(
        JudgementShare(one, *figure, unit, float(value), int(good.sum()))
        for one, own in zip(scenario.judgements, coalitions.shares(worth), strict=True)
        for figure, unit, value in zip(found.figures, units, own, strict=True)
    )
