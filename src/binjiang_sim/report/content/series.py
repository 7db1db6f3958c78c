"""Quantiles of a result along its years: what charts and tables read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from ...engine import Model
from ...projection import Result
from ...sampling.distributions import Floats
from ...scenario import Scenario
from ...words import say
from .numbers import shown_unit

PROBABILITIES = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)  # the median and the edges of the 50, 80 and 95 % bands


class Described(Protocol):
    """A result, or anything else that has a scenario and its model."""

    @property
    def scenario(self) -> Scenario: ...

    @property
    def model(self) -> Model: ...


@dataclass(frozen=True)
class Course:
    """A figure year by year: `years` (year,), `quantiles[probability]` (year,) in the model's unit."""

    years: Floats
    quantiles: dict[float, Floats]

    @property
    def median(self) -> Floats:
        """The median of every year, (year,)."""
        return self.quantiles[0.5]


def course(result: Result, indicator: str, item: str | None = None) -> Course:
    """The yearly quantiles of a figure, from the opening (stocks and counts) to the last year.

    Raises ProjectionError for an unknown indicator or item, or a figure that no year has.
    """
    labels = years(result, indicator, item)
    points = {
        q: np.array([result.quantile(indicator, label, q, item) for label in labels or [str(result.scenario.end)]])
        for q in PROBABILITIES
    }
    return Course(np.array(labels, float), points)


def years(result: Result, indicator: str, item: str | None = None) -> list[str]:
    """The years a figure has, the opening among them for stocks and counts.

    Raises ProjectionError for an unknown indicator, or an item it does not have.
    """
    if item not in result.items(indicator):
        result.values(indicator, str(result.scenario.end), item)  # which names the nearest
    return [label for label in result.periods if label.isdigit() and result.defined(indicator, label)]


def of_first(result: Result, draws: int | None, language: str) -> str:
    """That what is shown stands on the first draws of a large run alone; nothing when it stands on all."""
    if draws is None or draws >= result.scenario.draws:
        return ""
    return say("report.of_first", language, draws=f"{draws:,}", all=f"{result.scenario.draws:,}")


def half_years(result: Result) -> list[str]:
    """Labels of the shortest reported periods, in order."""
    return [period.label for period in result.clock.periods if period.first == period.last]


def stands_at_end(result: Result, indicator: str) -> bool:
    """Whether a figure is a state at the end of its period (a stock or a count)."""
    # Of all reported figures, only states have a value at the opening, and starts, which have no other.
    opening = result.clock.opening.label
    return result.model.equations[indicator].kind != "start" and result.defined(indicator, opening)


def unit_of(result: Described, indicator: str) -> str:
    """The unit a figure is shown in."""
    equation = result.model.equations[indicator]
    return shown_unit(equation.reported_unit, equation.share)


def name_of(result: Described, indicator: str, language: str) -> str:
    """The indicator's name, its first letter a capital in English."""
    equation = result.model.equations[indicator]
    return chinese(equation.zh) if language == "zh" else capital(equation.en)


def item_name(result: Described, indicator: str, item: str | None, language: str) -> str:
    """The name of one row of an indicator's dimension; empty without one."""
    if item is None:
        return ""
    dims = result.model.equations[indicator].dims
    names = []
    for dim, key in zip(dims, item.split("/"), strict=True):
        label = next(one for one in result.scenario.labels[dim] if one.key == key)
        names.append(label.zh if language == "zh" else label.en)
    return "/".join(names)


def full_name(result: Described, indicator: str, item: str | None, language: str) -> str:
    """Indicator and item: "增加值：工业", "Value added: industry"."""
    part = item_name(result, indicator, item, language)
    joint = "：" if language == "zh" else ": "
    return name_of(result, indicator, language) + (joint + part if part else "")


def in_a_sentence(result: Described, indicator: str, item: str | None, language: str) -> str:
    """Indicator and item within a sentence: "工业增加值", "value added (industry)"."""
    equation = result.model.equations[indicator]
    part = item_name(result, indicator, item, language)
    if language == "zh":
        return part + equation.zh
    return f"{equation.en} ({part})" if part else equation.en


def named_by_item(indicator: str) -> bool:
    """Whether the names of its items say all: those of the stages of the ladder; "ladder" before each says no more."""
    return indicator == "ladder"


def horizons(result: Result) -> tuple[int, ...]:
    """The last two planning years of the district that the run covers; its last year when it covers none."""
    scenario = result.scenario
    return tuple(year for year in scenario.planning_years[-2:] if year <= scenario.end) or (scenario.end,)


def chosen_years(result: Result) -> tuple[int, ...]:
    """The first simulated year and the planning years."""
    return tuple(dict.fromkeys((result.scenario.start, *horizons(result))))


def chinese(name: str) -> str:
    """A Chinese name of the model, its brackets full-width."""
    return name.translate({ord("("): "（", ord(")"): "）"})


def capital(words: str) -> str:
    """`words` with a capital first letter, the rest as it is."""
    return words[:1].upper() + words[1:]
