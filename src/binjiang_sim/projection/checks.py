"""What can be known to be wrong or odd before a run: identities, scopes, half-years, nominal growth, lever delivery.

`checked` raises what is wrong and returns what is odd. Nothing is simulated.
"""

from __future__ import annotations

import ast

import numpy as np

from ..engine import Clock, units
from ..errors import Fault, ScenarioError
from ..facts import Fact, Ledger
from ..scenario import Distribution, Given, Path, Scenario
from ..scenario.inputs import named
from . import correlations
from .distributions import inverse
from .paths import course
from .sampling import clock_of

SAME_SCOPE = 0.05  # implied residents this near to the managed population are the managed population
APART = 0.35  # further than this from the latest count of residents is odd; counts are years old
SHORT = 0.01  # of a lever's range: what it may miss without a word
GDP, PER_HEAD = "economy.gdp", "population.gdp_per_head"


def checked(scenario: Scenario, strict: bool = False) -> tuple[Fault, ...]:
    """The warnings of a scenario. Raises ScenarioError for what is wrong, and for warnings when `strict`."""
    errors, warnings = _residents(scenario)
    errors += _periods(scenario)
    warnings += correlations.notes(scenario)
    for path, value in scenario.parameters.items():
        for name, given in named(f"parameters.{path}", value).items():
            warnings += _formula(name, given, scenario.ledger)
    for name, lever in scenario.levers.items():
        warnings += _delivery(f"levers.{name}", lever, clock_of(scenario))
    if errors or (strict and warnings):
        raise ScenarioError([*errors, *(warnings if strict else ())])
    return tuple(warnings)


def _periods(scenario: Scenario) -> list[Fault]:
    """Targets in periods that the run does not reach."""
    known = {period.label for period in clock_of(scenario).periods}
    return [
        Fault("check.target", {"path": f"targets.{position}", "period": one.period, "end": scenario.end}, scenario.file)
        for position, one in enumerate(scenario.targets)
        if one.period not in known
    ]


def _median(given: Given) -> float:
    value = given.value
    return float(inverse(value, np.array([0.5]))[0]) if isinstance(value, Distribution) else value


def _residents(scenario: Scenario) -> tuple[list[Fault], list[Fault]]:
    """GDP over GDP per head is a number of residents: not the managed population, and near to a count of residents."""
    gdp, per_head = scenario.parameters.get(GDP), scenario.parameters.get(PER_HEAD)
    if not isinstance(gdp, Given) or not isinstance(per_head, Given) or _median(per_head) <= 0:
        return [], []
    implied = _median(gdp) / _median(per_head)
    known = {name: _latest(name, scenario.ledger) for name in ("managed_population", "resident_population")}
    given = [one.place for one in (per_head, gdp) if not one.place.startswith("facts/")]
    place = (given or [per_head.place])[0]  # the value that a scenario changed, else the district's
    values = {"path": f"parameters.{PER_HEAD}", "gdp": f"{_median(gdp):,.0f}"}
    values |= {"per_head": f"{_median(per_head):,.0f}", "implied": f"{implied:,.0f}"}
    managed, residents = known["managed_population"], known["resident_population"]
    if managed and abs(implied / managed.model_value - 1) < SAME_SCOPE:
        values |= {"fact": managed.name, "found": f"{managed.model_value:,.0f}"}
        return [Fault("check.managed", values, place)], []
    if residents and abs(implied / residents.model_value - 1) > APART:
        values |= {"fact": residents.name, "found": f"{residents.model_value:,.0f}"}
        return [], [Fault("check.residents", values, place)]
    return [], []


def _latest(indicator: str, ledger: Ledger) -> Fact | None:
    found = [fact for fact in ledger.facts() if fact.indicator == indicator]
    return max(found, key=lambda fact: fact.period, default=None)


def _formula(path: str, given: Given, ledger: Ledger) -> list[Fault]:
    """Half-year amounts that stand as yearly ones, and growth in current prices where real growth is meant."""
    faults = []
    powers = units.parse(given.unit)[1]
    yearly = powers.get("year", 0) == -1
    for formula in filter(None, given.formula.split("; ")):
        halves, scaled = _halves(ast.parse(formula, mode="eval").body, ledger)
        if yearly and halves > 0 and not scaled:
            values = {"path": path, "formula": formula, "unit": given.unit}
            faults.append(Fault("check.half_year", values, given.place))
    if yearly and len(powers) == 1:
        for name in given.facts:
            fact = ledger[name]
            if fact.price_basis.startswith("nominal") and fact.indicator.endswith("growth"):
                faults.append(Fault("check.nominal", {"path": path, "fact": name}, given.place))
    return faults


def _halves(node: ast.expr, ledger: Ledger) -> tuple[int, bool]:
    """How many half-year amounts stand above the line more than below it, and whether a share scales them to a year."""
    if isinstance(node, ast.Name):
        return (int(_half_year_amount(ledger[node.id])) if node.id in ledger else 0), False
    if isinstance(node, ast.UnaryOp):
        return _halves(node.operand, ledger)
    if not isinstance(node, ast.BinOp):
        return 0, False
    (left, left_scaled), (right, right_scaled) = _halves(node.left, ledger), _halves(node.right, ledger)
    scaled = left_scaled or right_scaled
    if isinstance(node.op, ast.Div):
        return left - right, scaled or _number(node.right, 0, 1)
    if isinstance(node.op, ast.Mult):
        return left + right, scaled or _number(node.right, 1, 3) or _number(node.left, 1, 3)
    if isinstance(node.op, (ast.Add, ast.Sub)):  # two half-years add up to a year
        return (0 if left and right else max(left, right)), scaled
    return left, scaled


def _half_year_amount(fact: Fact) -> bool:
    return "-H" in fact.period and "/" not in fact.period and bool(fact.powers)


def _number(node: ast.expr, low: float, high: float) -> bool:
    """Whether a plain number between the two stands here, alone or as the first factor: 0.58 in `0.58 * year`."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return _number(node.left, low, high) or _number(node.right, low, high)
    return isinstance(node, ast.Constant) and isinstance(node.value, (int, float)) and low < node.value < high


def _delivery(name: str, lever: Path, clock: Clock) -> list[Fault]:
    """What was intended (start, ramp, highest value) against the course on the clock of the run."""
    intended = [(time + lever.lag, _median(given)) for time, given in lever.points]
    highest = max(value for _, value in intended)
    if not highest:
        return []
    place = lever.points[-1][1].place
    moved = [time for time, value in intended if value]
    begin = intended[0][0] if lever.shape != "step" else moved[0]
    if begin > clock.end + 1:
        return [Fault("check.never", {"path": name, "start": f"{begin:g}", "end": clock.end}, place)]
    faults = []
    values = [np.array([value]) for _, value in intended]
    realised = course(lever, values, clock, 0.0)[:, 0]
    if highest - realised.max() > SHORT * highest:
        found = {"path": name, "intended": f"{highest:g}", "end": clock.end, "found": f"{realised.max():.3g}"}
        faults.append(Fault("check.short", found, place))
    offset = (begin - clock.start) / clock.step
    if begin < clock.start:
        faults.append(Fault("check.begun", {"path": name, "start": f"{begin:g}", "first": clock.start}, place))
    elif abs(offset - round(offset)) > 1e-6:
        later = clock.start + np.ceil(offset) * clock.step
        faults.append(Fault("check.grid", {"path": name, "start": f"{begin:g}", "found": f"{later:g}"}, place))
    return faults
