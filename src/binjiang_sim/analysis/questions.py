"""A figure that is asked about, checked before anything runs: indicator, item, periods and outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..engine import Clock
from ..errors import BinjiangError, Fault, ProjectionError, expect, unknown
from ..projection import Result
from ..projection.blocks import Job
from ..sampling.distributions import Floats
from ..scenario import Scenario
from .outcomes import Outcome

ALL = "all"  # every year that the figure has
Periods = str | int | Sequence[str | int]


@dataclass(frozen=True)
class Question:
    """An outcome of a figure in some periods of a job."""

    job: Job
    indicator: str
    item: str | None
    periods: tuple[str, ...]
    outcome: Outcome

    @property
    def spans(self) -> tuple[str, ...]:
        """The periods of each outcome."""
        return self.outcome.spans(self.periods)

    @property
    def unit(self) -> str:
        """The unit of the outcomes: that of the figure, "year", or "1" for a chance."""
        if self.outcome.of_time:
            return "year"
        return "1" if self.outcome.kind == "chance" else self.job.model.equations[self.indicator].reported_unit

    @property
    def figures(self) -> list[tuple[str, str, str | None]]:
        """The figures it is made of, (indicator, period, item)."""
        return [(self.indicator, period, self.item) for period in self.periods]

    def drawn(self, result: Result, first: int) -> Floats:
        """The outcomes in the good ones of the first so many draws of a result, (outcome, draw)."""
        values = [result.values(self.indicator, period, self.item, first=first) for period in self.periods]
        return self.outcome.of(np.stack(values), self.periods)


def question(
    source: Result | Scenario, indicator: str, period: Periods, item: str | None, outcome: str
) -> tuple[Question | None, list[Fault]]:
    """The question, or None and all that is wrong with it."""
    expect("indicator", indicator, str)
    expect("period", period, str, int, list, tuple)
    expect("item", item, str, type(None))
    expect("outcome", outcome, str)
    job = source.ensemble.job if isinstance(source, Result) else Job(source)
    faults = job.figures.faults(indicator, None, *(() if indicator not in job.model.equations else (item,)))
    read = Outcome()
    try:
        unit = job.model.equations[indicator].reported_unit if indicator in job.model.equations else "1"
        read = Outcome.read(outcome, unit)
    except BinjiangError as error:
        faults += error.faults
    periods, wrong = _periods(job, indicator, period)
    faults += wrong
    if read.of_time and not all(one.isdigit() for one in periods):
        faults.append(Fault("sensitivity.years", {"word": read.word}))
    if faults:
        return None, faults
    if read.of_time:
        periods = tuple(sorted(periods))
    return Question(job, indicator, item, periods, read), []


def _periods(job: Job, indicator: str, period: Periods) -> tuple[tuple[str, ...], list[Fault]]:
    """The periods that are asked for, and what is wrong with them."""
    if period == ALL:
        return years(job, indicator), []
    asked = tuple(dict.fromkeys(map(str, [period] if isinstance(period, str | int) else period)))
    faults = [unknown("result.period", one, job.figures.periods) for one in asked if one not in job.figures.periods]
    known = [one for one in asked if one in job.figures.periods and indicator in job.model.equations]
    for one in known:
        if job.figures.numbers(indicator, one) is None:
            faults.append(Fault("result.undefined", {"indicator": indicator, "period": one}))
    return asked, faults if asked else [*faults, Fault("sensitivity.no_period")]


def years(job: Job, indicator: str) -> tuple[str, ...]:
    """The years that a figure has, without the opening."""
    clock: Clock = job.figures.clock
    whole = [one.label for one in clock.periods if one.label.isdigit()]
    return tuple(one for one in whole if job.figures.numbers(indicator, one) is not None)


def refuse(faults: Sequence[Fault]) -> None:
    """Raises ProjectionError with these faults, if there are any."""
    if faults:
        raise ProjectionError(faults)
