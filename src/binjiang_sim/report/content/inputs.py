"""The numbers put in, as readers see them: name, value or points, status."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from ...facts.periods import instant_text
from ...projection import Result, givens
from ...projection import uncertain as uncertain_inputs
from ...sampling.distributions import inverse, without_dust
from ...scenario import Distribution, Given, TimePath
from ...scenario.resolved import moment
from ...words import in_language, say
from . import series
from .numbers import scale

STATUSES = ("published", "derived", "literature", "assumption", "definition")
EDGES = (0.1, 0.5, 0.9)
_YEARLY = "1/year"

Bounds: TypeAlias = tuple[float, float]
OPEN: Bounds = (-math.inf, math.inf)


@dataclass(frozen=True)
class Input:
    """A number, or the numbers of a dimension that share status and reason, with their names.

    `values` are pairs of the row's name (empty for a single number) and the text with the unit.
    """

    path: str
    section: str
    label: str
    values: list[tuple[str, str]]
    status: str
    reason: str


def counts(result: Result) -> dict[str, int]:
    """How many numbers have each status, in the order of STATUSES."""
    found: Counter[str] = Counter(given.status for given in givens(result.scenario).values())
    return {status: found[status] for status in STATUSES}


def uncertain(result: Result) -> int:
    """How many numbers are drawn from a distribution."""
    return len(uncertain_inputs(result.scenario))


def bounds(result: series.Described, path: str) -> Bounds:
    """The bounds within which the draws of a number are held."""
    kind, _, key = path.partition(".")
    owners = result.model.parameters if kind == "parameters" else {}
    key = key.partition("@")[0]
    owner = owners.get(key) or owners.get(key.rpartition(".")[0])
    low, high = (owner.low, owner.high) if owner else (None, None)
    return (-math.inf if low is None else low), (math.inf if high is None else high)


def points(given: Given, held: Bounds = OPEN) -> tuple[float, ...]:
    """The value alone, or the 10, 50 and 90 % points of a distribution as it is drawn, in the model's unit.

    What a distribution puts beyond the bounds in `held` is drawn at the bound.
    """
    if not isinstance(given.value, Distribution):
        return (given.value,)
    return tuple(without_dust(np.clip(inverse(given.value, np.array(EDGES)), *held)).tolist())


def choices(given: Given) -> list[tuple[str, float, float]]:
    """Label, number (in the model's unit) and chance of each choice of a number with named choices."""
    drawn = given.value
    if not isinstance(drawn, Distribution) or not drawn.labels:
        return []
    return list(zip(drawn.labels, drawn.numbers, drawn.shares, strict=True))


def listed(result: Result, statuses: tuple[str, ...], language: str) -> list[tuple[str, list[Input]]]:
    """Every number of these statuses by section, in the order of the files; rows of one dimension stand together."""
    found: dict[tuple[str, str, str], Input] = {}
    for path, given in givens(result.scenario).items():
        if given.status not in statuses:
            continue
        owner, detail = label(result, path, language)
        reason = in_language(given.why or given.source, language)
        of_time, _, instant = path.partition("@")
        shared = (of_time if instant else path.rpartition(".")[0] if detail else path, given.status, reason)
        if shared not in found:
            found[shared] = Input(path, section(result, path, language), owner, [], given.status, reason)
        own = replace(given, unit=_YEARLY) if _is_growth(result, path) else given
        found[shared].values.append((detail, value(own, language, bounds(result, path), time=is_time(path))))
    sections: dict[str, list[Input]] = {}
    for one in found.values():
        sections.setdefault(one.section, []).append(one)
    return list(sections.items())


def value(given: Given, language: str, held: Bounds = OPEN, *, time: bool = False) -> str:
    """The number, or "median [10 %, 90 %]", with its unit; of named numbers each with its name and its chance.

    `held` are the bounds of its draws; `time` says that it is a decimal year.
    """
    named = choices(given)
    found = tuple(number for _, number, _ in named) or points(given, held)
    own = scale(found, "%/year" if given.unit == _YEARLY else given.unit, language)
    # Inputs were stated by somebody: their digits are kept as stated.
    digits = [_instant(round(point, 3), language) if time else f"{point / own.divisor:.4g}" for point in found]
    if named:
        each = zip(named, digits, strict=True)
        spread = say("report.comma", language).join(
            say("report.choice", language, label=label, number=number, share=f"{100 * share:.3g}")
            for (label, _, share), number in each
        )
    else:
        spread = f"{digits[1]} [{digits[0]}, {digits[2]}]" if len(digits) == len(EDGES) else digits[0]
    return spread if time else f"{own.before}{spread}{own.after}"


def in_words(
    owner: series.Described,
    path: str,
    numbers: Mapping[str, Given],
    language: str,
    only: Mapping[str, Given] | None = None,
) -> str:
    """The `numbers` of an input, or `only` some of them, each with what it is: "0.4 from 2025, 1 from 2027"."""
    section, _, key = path.partition(".")
    of_shock = section == "shocks"
    in_time = not of_shock and isinstance(getattr(owner.scenario, section).get(key), TimePath)
    found = []
    for name, given in (numbers if only is None else only).items():
        number = value(given, language, bounds(owner, path), time=of_shock and name.endswith("start"))
        if len(numbers) > 1 and in_time:
            number = say("input.from", language, value=number, when=instant_text(name, language))
        elif len(numbers) > 1:
            part = (
                say(f"shock.{name.rpartition('.')[2]}", language)
                if of_shock
                else label(owner, f"{path}.{name}", language)[1]
            )
            number = say("input.part", language, name=part, value=number)
        found.append(number)
    return say("input.joint", language).join(found)


def unit_at(result: series.Described, path: str) -> str:
    """The unit that a number is shown in."""
    unit = givens(result.scenario)[path].unit
    return "%/year" if unit == _YEARLY or _is_growth(result, path) else unit


def section(result: series.Described, path: str, language: str) -> str:
    """The name of the part of the scenario a number belongs to: its sector, or levers, or drivers."""
    kind, key = path.split(".", 1)
    if kind != "parameters":
        return say(f"report.section_{kind}", language)
    sector = next(one for one in result.model.sectors if one.name == key.split(".")[0])
    return sector.zh if language == "zh" else sector.en


def name(result: series.Described, path: str, language: str) -> str:
    """The name of a number in one line: "Graduate growth", "Schools: compulsory"."""
    owner, part = label(result, path, language)
    return f"{owner}{'：' if language == 'zh' else ': '}{part}" if part else owner


def label(result: series.Described, path: str, language: str) -> tuple[str, str]:
    """The name of a number in words, and the row of its dimension or the year of its path (empty without one)."""
    kind, key = path.split(".", 1)
    if kind == "shocks":
        return _shock_label(result, key, language)
    if kind == "triggers":
        position, _, inside = key.partition(".")
        lever, time = label(result, inside, language)
        return say("triggers.input", language, lever=lever, number=int(position) + 1), time
    key, _, point = key.partition("@")
    owners = result.model.parameters if kind == "parameters" else result.model.equations
    owner, _, part = key.rpartition(".")
    if key in owners:
        owner, part = key, point
    found = owners[owner]
    name = series.chinese(found.zh) if language == "zh" else series.capital(found.en)
    if _is_growth(result, path):
        name = say("report.growth_of", language, name=found.zh if language == "zh" else found.en)
    return name, _detail(result, found.dims, part, language) if part else ""


def _shock_label(result: series.Described, key: str, language: str) -> tuple[str, str]:
    """The driver a shock moves, with the shock's own name, and the part of it."""
    owner, _, part = key.rpartition(".")
    shock = next(one for one in result.scenario.shocks if one.name == owner)
    driver = result.model.equations[shock.driver]
    name = driver.zh if language == "zh" else series.capital(driver.en)
    yearly = "_yearly" if part == "probability" and shock.window > 1 else ""
    about = say(f"shock.{part}{yearly}", language, window=shock.window)
    own = name if owner == shock.driver else say("report.named", language, name=name, own=owner)
    return own, about


def is_time(path: str) -> bool:
    """Whether a number is a decimal year."""
    return path.startswith("shocks.") and path.endswith(".start")


def _is_growth(result: series.Described, path: str) -> bool:
    """Whether a number is the growth rate of a path in time from one of its points on."""
    kind, _, key = path.partition(".")
    name, _, point = key.partition("@")
    given = result.scenario.drivers.get(name) if kind == "drivers" and point else None
    return isinstance(given, TimePath) and given.kind == "growth"


def _instant(time: float, language: str) -> str:
    """A time in words: "2025", "mid-2024"."""
    return instant_text(moment(time), language)


def _detail(result: series.Described, dims: tuple[str, ...], part: str, language: str) -> str:
    """The label of a row, the name of a process's number, or a year."""
    for dim in dims:
        for one in result.scenario.labels[dim]:
            if one.key == part:
                return one.zh if language == "zh" else one.en
    if re.fullmatch(r"\d{4}(\.\d+)?", part):
        return _instant(round(12 * float(part)) / 12, language)
    return say(f"report.input_{part}", language)
