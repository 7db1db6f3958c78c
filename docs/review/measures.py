"""What the page measures: every figure is an experiment on the base scenario."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import factorial

import numpy as np
from numpy.typing import NDArray

import binjiang_sim as bj

from .questions import DISPLACED, GDP, PACKAGES, Changes, Figure, Loop, Question, Source

Values = NDArray[np.float64]
DRAWS = 500
YEARS = tuple(map(str, range(2025, 2036)))
DOMINANCE_YEARS = ("2026", "2030", "2035")
_TREND = "trend"
_ACTIVITIES = ("industry", "services", "other")
_ERROR = "parameters.economy.recent_growth_error"
_ECONOMY = "parameters.economy"


def changed(base: bj.Scenario, *changes: Changes) -> bj.Scenario:
    """The base without targets and with these changes on top."""
    found: dict[str, object] = {"targets": []}
    for one in changes:
        found |= one
    return base.with_(found)


def idle(base: bj.Scenario) -> Changes:
    """Changes that leave every lever at zero."""
    return {f"levers.{one.name}": 0 for one in base.model.of_kind("lever")}


def values(scenario: bj.Scenario, *figures: Figure) -> Values:
    """Figures in the draws of the page, (figure, draw)."""
    found: Values = bj.experiment(scenario, {}, draws=DRAWS, figures=figures).values[0]
    return found


def central(scenario: bj.Scenario, *figures: Figure) -> Values:
    """Figures in the central run, (figure,)."""
    found: Values = bj.experiment(scenario, {}, central=True, figures=figures).values[0, :, 0]
    return found


def answer(base: bj.Scenario, question: Question) -> float:
    """The median of a figure over that of the base in the same draws, less one."""
    before = values(changed(base), question.figure)[0]
    after = values(changed(base, question.changes), question.figure)[0]
    return float(np.median(after[before != 0] / before[before != 0]) - 1)


def knocked_out(base: bj.Scenario, questions: Iterable[Question]) -> list[tuple[Question, Values]]:
    """GDP of 2035 with a part switched off, against the base draw by draw."""
    before = values(changed(base), GDP)[0]
    return [(one, values(changed(base, one.changes), GDP)[0] / before - 1) for one in questions]


def named_above_observed(base: bj.Scenario) -> float:
    """The share of draws in which named causes explain more growth than is observed."""
    at = str(base.start - 1)
    figures = [(name, one, at) for name in ("activity_share_start", "trend_growth_start") for one in _ACTIVITIES]
    share, trend = values(changed(base), *figures).reshape(2, len(_ACTIVITIES), -1)
    return float(np.mean((share * trend).sum(axis=0) < 0))


def shares_by_factor(base: bj.Scenario) -> dict[str, float]:
    """Median shares of the logarithmic growth of GDP from the first year to 2035, by factor of output."""
    result = bj.run(changed(base, {"end": 2035}), draws=DRAWS)
    first, last = str(base.start), "2035"

    def change(name: str, item: str | None = None) -> Values:
        found: Values = np.log(result.values(name, last, item) / result.values(name, first, item))
        return found

    def given(name: str) -> Values:
        found: Values = result.inputs[f"{_ECONOMY}.{name}"].to_numpy()
        return found

    floor, capital = given("floor_elasticity"), given("capital_elasticity")
    parts = {
        "renewal": change("renewal"),
        "ideas_gain": change("ideas_gain"),
        "composition_gain": change("composition_gain"),
        "foreign_spillover": change("foreign_spillover"),
        "capital": capital * change("capital_ratio"),
        "labour": (1 - capital - floor) * change("workforce_ratio"),
        "education": given("graduate_elasticity") * change("graduate_share"),
        "floor": floor * change("floor_space", "work"),
        "cover": given("firm_elasticity") * change("firm_cover"),
    }
    own = ("industry", "services")
    weights = {one: result.values("value_added", first, one) / result.values("gdp", first) for one in own}
    for name, variable in (("trend_productivity",) * 2, ("data_gain",) * 2, ("demand", "utilisation")):
        parts[name] = sum(weights[one] * change(variable, one) for one in own) / sum(weights.values())
    growth = sum(parts.values())
    return {name: float(np.median(value / growth)) for name, value in parts.items()}


@dataclass(frozen=True)
class Shares:
    """Shapley shares of growth by source, the trend and the reforms among them, and what stays with all of them off."""

    of_source: dict[str, float]
    rest: float


def shares_by_source(base: bj.Scenario, sources: Sequence[Source], last: str = "2035") -> Shares:
    """Shares of the logarithmic growth of GDP in the central run by what is switched off, over all subsets.

    The trend is the residual of published growth. So that it does not take over what is switched off, the starting
    growth of each activity is lowered by as much; without the trend, to nothing. The known half-year is left to the
    model, which it would tie down.
    """
    base = changed(base, {"end": int(last)}, _unknown(base))
    switches = {**{one.key: one for one in sources}, "reforms": Source("reforms", "", "", changes=idle(base))}
    inner = [one.key for one in switches.values() if one.zeros]
    outer = [one.key for one in switches.values() if one.changes]
    inputs = bj.run(base, central=True).inputs
    numbers = {key: _numbers(inputs.columns, switches[key].zeros) for key in inner}
    variants = [frozenset(on) for size in range(len(inner) + 1) for on in combinations(inner, size)]
    plain = np.array([float(inputs[f"{_ERROR}.{one}"].iloc[0]) for one in _ACTIVITIES])
    trend = central(base, *_trends(base))
    growth: dict[frozenset[str], float] = {}
    for kept in product((False, True), repeat=len(outer)):
        on_outside = {key for key, on in zip(outer, kept, strict=True) if on}
        scenario = changed(base, *(switches[key].changes for key in outer if key not in on_outside))
        given = {
            path: tuple(float(inputs[path].iloc[0]) if key in on else 0.0 for on in variants)
            for key in inner
            for path in numbers[key]
        }
        found = bj.experiment(scenario, given, central=True, figures=_trends(base)).values[:, :, 0]
        for with_trend in (False, True):
            shifts = plain + with_trend * trend - found
            errors = {f"{_ERROR}.{one}": tuple(shifts[:, place]) for place, one in enumerate(_ACTIVITIES)}
            ends = (("gdp", None, str(base.start)), ("gdp", None, last))
            gdp = bj.experiment(scenario, {**given, **errors}, central=True, figures=ends).values[:, :, 0]
            for on, (before, after) in zip(variants, gdp, strict=True):
                growth[on | on_outside | ({_TREND} if with_trend else set())] = float(np.log(after / before))
    names = [_TREND, *switches]
    whole = growth[frozenset(names)]
    shares = {name: _shapley(growth, names, name) / whole for name in names}
    return Shares(shares, growth[frozenset()] / whole)


def _unknown(base: bj.Scenario) -> Changes:
    known = "known_period" in base.model.equations
    given = {"path": {base.start: 0}, "status": "assumption", "why": "A test."}
    return {"drivers.known_period": given} if known else {}


def _numbers(columns: Iterable[str], zeros: Sequence[str]) -> list[str]:
    """The names of the single numbers of parameters."""
    heads = [f"parameters.{one}" for one in zeros]
    return [column for column in columns if any(column == one or column.startswith(f"{one}.") for one in heads)]


def _trends(base: bj.Scenario) -> list[Figure]:
    return [("trend_growth_start", one, str(base.start - 1)) for one in _ACTIVITIES]


def _shapley(worth: dict[frozenset[str], float], players: Sequence[str], player: str) -> float:
    others, count = [one for one in players if one != player], len(players)
    found = 0.0
    for size in range(count):
        weight = factorial(size) * factorial(count - size - 1) / factorial(count)
        for own in map(frozenset, combinations(others, size)):
            found += weight * (worth[own | {player}] - worth[own])
    return found


def response(base: bj.Scenario, loop: Loop) -> tuple[float, float]:
    """How far a push moves a figure of the central run with a loop closed, and with it open."""
    found = []
    for opened in ({}, loop.opening):
        before, after = (central(changed(base, opened, more), loop.figure)[0] for more in ({}, loop.push))
        found.append(float(after / before - 1))
    return found[0], found[1]


def dominance(base: bj.Scenario, loops: Iterable[Loop]) -> dict[str, tuple[float, ...]]:
    """GDP of the central run with each loop closed over GDP with it open, less one, in the years of `DOMINANCE_YEARS`."""
    figures = [("gdp", None, year) for year in DOMINANCE_YEARS]
    closed = central(changed(base), *figures)
    return {one.key: tuple(closed / central(changed(base, one.opening), *figures) - 1) for one in loops}


@dataclass(frozen=True)
class Gain:
    """A lever alone at full intensity: yuan of GDP for a yuan of cost, (draw,), and less what neighbours lose."""

    lever: str
    of_cost: Values
    net: Values | None


def gains(base: bj.Scenario) -> list[Gain]:
    """GDP gained up to 2035 for each yuan of cost by lever at full intensity from 2025 on, the largest median first."""
    figures = [(name, None, year) for name in ("gdp", "policy_cost") for year in YEARS]
    plain = values(changed(base, idle(base)), *figures)
    inputs = bj.run(changed(base), draws=DRAWS).inputs
    found = []
    for one in base.model.of_kind("lever"):
        path = {"path": {"2025": 1}, "after": "hold"}
        own = values(changed(base, idle(base), {f"levers.{one.name}": path}), *figures)
        gained, cost = (own - plain).reshape(2, len(YEARS), -1).sum(axis=1)
        of_cost = gained / np.maximum(cost, 1.0)
        share = DISPLACED.get(one.name)
        net = None if share is None else of_cost * (1 - inputs[share].to_numpy())
        found.append(Gain(one.name, of_cost, net))
    return sorted(found, key=lambda each: -float(np.median(each.of_cost)))


def packages(base: bj.Scenario) -> list[tuple[bj.Scenario, Values, int]]:
    """The shipped packages: GDP of 2035 against no new reform in the same draws, and in how many draws each is best."""
    plans = [bj.load(name) for name in PACKAGES]
    plain = values(changed(base, idle(base)), GDP)[0]
    gdp = np.array([values(changed(one), GDP)[0] for one in plans])
    best = np.argmax(gdp, axis=0)
    found = [(one, gdp[place] / plain - 1, int(np.sum(best == place))) for place, one in enumerate(plans)]
    return sorted(found, key=lambda each: -float(np.median(each[1])))
