"""Figures that a scenario is conditioned on: facts of the ledger or of one's own, each with its measurement error."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal, cast

from ..engine import Equation
from ..errors import BinjiangError, Fault, ScenarioError
from ..facts import Fact
from ..words import Bilingual
from .grammar import attempt
from .names import said
from .numbers import number, short, unit_in
from .scenario import Scenario
from .target_text import cells_of, table_of
from .targets import adds_up, in_yuan, is_growth, target
from .values import CURRENT, Target
from .yaml_tree import Items, Table, read_file

if TYPE_CHECKING:  # pydantic stays away from a bare import
    from .schema import ObservationRow

Bound = Literal["exact", "above", "below"]
SPAN = re.compile(r"([0-9]{4})/([0-9]{4})")
LIMITS: dict[str, Bound] = {"value": "exact", "at_least": "above", "at_most": "below"}
# What a figure may miss the truth by, as a standard deviation, where nobody says it: assumptions, by the confidence of
# the ledger. Of a level a share of it, of a share or a rate of growth in points.
LEVEL = {"high": 0.01, "medium": 0.03, "low": 0.1}
POINTS = {"high": 0.005, "medium": 0.01, "low": 0.02}
ABOUT = 2.0  # times as much for a figure that was printed as "about"
OWN = "medium"  # the confidence of a figure of one's own


@dataclass(frozen=True)
class Observation:
    """A figure and how well it is known: the value in the unit of the model, its standard deviation, its bound.

    `targets` say what is observed, one for each period: of an amount over several years there are several, whose sum
    is the `value`. `assumed`: the error is ours, because nobody states one. `fact` is the name in the ledger.
    """

    targets: tuple[Target, ...]
    value: float
    error: float
    bound: Bound
    assumed: bool
    source: str
    place: str
    fact: str = ""

    @property
    def indicator(self) -> str:
        """The variable observed."""
        return self.targets[0].indicator

    @property
    def item(self) -> str | None:
        """The row of its dimension; None without one."""
        return self.targets[0].item

    @property
    def period(self) -> str:
        """The period, or the first and the last year of several."""
        first, last = self.targets[0].period, self.targets[-1].period
        return first if first == last else f"{first}/{last}"


def read_observations(file: str | os.PathLike[str], scenario: Scenario) -> tuple[Observation, ...]:
    """The figures in a file, checked against the model and the ledger of a scenario.

    Raises ScenarioError with all faults.
    """
    from . import schema

    faults: list[Fault] = []
    tree = read_file(os.fsdecode(file))
    content = schema.skeleton(schema.ObservationsFile, tree, faults)
    rows = getattr(content, "facts", None)
    nodes = tree.values.get("facts")
    if faults or rows is None or not isinstance(nodes, Items):
        raise ScenarioError(faults)
    found = _read(list(zip(rows, cast(tuple[Table, ...], nodes.items), strict=True)), scenario, faults)
    if not rows:
        faults.append(Fault("observation.nothing", {}, os.fsdecode(file)))
    if faults:
        raise ScenarioError(faults)
    return found


def written_observation(text: str, scenario: Scenario, place: str) -> Observation:
    """A figure in one line: `registered_enterprises@2025=11万 家`, `>=` or `<=` for a bound, `+- 2 %` behind it.

    Money names its prices: `gdp@2025=300 bn CNY at current prices`, or `at 2023 prices`. Raises ScenarioError.
    """
    from . import schema

    cells = cells_of(text)
    if not cells:
        raise ScenarioError([Fault("observation.line", {"text": short(text)}, place)])
    cells["source"] = place
    node = table_of(cells, place)
    faults: list[Fault] = []
    row = schema.ObservationRow.model_validate(cells)
    found = _read([(row, node)], scenario, faults)
    if faults:
        raise ScenarioError(faults)
    return found[0]


def observed(fact: Fact, scenario: Scenario, place: str = "") -> Observation:
    """A fact of the ledger as an observation of its variable, with the error that its confidence stands for.

    Raises ScenarioError for a fact that observes no variable, or is a target.
    """
    if not fact.variable or fact.bound == "stretch":
        raise ScenarioError([Fault("observation.no_variable", {"name": fact.name, "reason": fact.reason}, place)])
    equation, value = scenario.model.equations[fact.variable], fact.model_value
    # What was printed for the first year is at its prices, which are those of the run.
    nominal = fact.price_basis.startswith("nominal") and in_yuan(equation) and int(fact.period[:4]) > scenario.start
    prices = CURRENT if nominal else ""
    source = Bilingual(fact.source_in("zh"), fact.source)
    about = Target(fact.variable, fact.item, fact.period, "at_least", value, "expected", source, prices, place)
    error = assumed_error(equation, value, fact.confidence)
    error = max(error * (ABOUT if fact.bound == "about" else 1.0), fact.rounding)
    bound: Bound = "above" if fact.bound == "above" else "below" if fact.bound == "below" else "exact"
    return Observation((about,), value, error, bound, True, source, place, fact.name)


def assumed_error(equation: Equation, value: float, confidence: str = OWN) -> float:
    """The standard deviation of a figure whose error nobody states."""
    return POINTS[confidence] if _in_points(equation) else LEVEL[confidence] * abs(value)


def _in_points(equation: Equation) -> bool:
    return equation.share or is_growth(equation) or equation.reported_unit == "1/year"


def _read(rows: list[tuple[ObservationRow, Table]], scenario: Scenario, faults: list[Fault]) -> tuple[Observation, ...]:
    found = [
        attempt(faults, partial(_row, scenario=scenario), row, node, f"facts.{place}")
        for place, (row, node) in enumerate(rows)
    ]
    good = [one for one in found if one is not None]
    faults += _twice(good)
    return tuple(good)


def _twice(found: list[Observation]) -> Iterator[Fault]:
    seen: dict[tuple[str, str | None, str], Observation] = {}
    for one in found:
        first = seen.setdefault((one.indicator, one.item, one.period), one)
        if first is not one:
            values = {"indicator": one.indicator, "period": one.period, "first": first.place}
            yield Fault("observation.twice", values, one.place)


def _row(row: ObservationRow, node: Table, path: str, scenario: Scenario) -> Observation:
    if (row.fact is None) == (row.indicator is None):
        raise ScenarioError([Fault("shape.one_of", {"path": path, "names": "fact, indicator"}, node.place)])
    return _of_ledger(row, node, path, scenario) if row.fact is not None else _own(row, node, path, scenario)


def _of_ledger(row: ObservationRow, node: Table, path: str, scenario: Scenario) -> Observation:
    place = node.values["fact"].place
    more = [name for name in node.values if name not in ("fact", "error")]
    if more:
        values = {"path": path, "names": ", ".join(more)}
        raise ScenarioError([Fault("observation.more", values, node.values[more[0]].place)])
    try:
        fact = scenario.ledger[str(row.fact)]
    except BinjiangError as error:
        raise ScenarioError(Fault(one.key, dict(one.values), place) for one in error.faults) from None
    found = observed(fact, scenario, place)
    if faults := [*_period_faults(found.targets, scenario, path)]:
        raise ScenarioError(faults)
    if row.error is None:
        return found
    own = _error(row.error, node, path, scenario.model.equations[found.indicator], found.value)
    return replace(found, error=own, assumed=False)


def _own(row: ObservationRow, node: Table, path: str, scenario: Scenario) -> Observation:
    faults: list[Fault] = []
    if row.source is None:
        faults.append(Fault("shape.missing", {"path": f"{path}.source"}, node.place))
    span = SPAN.fullmatch(row.period or "")
    years = [str(year) for year in range(int(span[1]), int(span[2]) + 1)] if span else []
    single = row.model_copy(update={"period": years[0]}) if years else row
    first = attempt(
        faults, target, single, node, path, scenario.model, scenario.labels, scenario.ledger, limits=tuple(LIMITS)
    )
    if first is None:
        raise ScenarioError(faults)
    equation = scenario.model.equations[first.indicator]
    if span and (len(years) < 2 or not adds_up(equation)):
        faults.append(
            Fault("observation.span", {"path": path, "indicator": first.indicator}, node.values["period"].place)
        )
    if in_yuan(equation) and equation.price_basis != CURRENT and not first.prices:
        faults.append(Fault("observation.no_prices", {"path": path, "start": scenario.start}, first.place))
    limit = next(name for name in LIMITS if getattr(row, name) is not None)
    error = assumed_error(equation, first.value)
    if row.error is not None:
        error = attempt(faults, _error, row.error, node, path, equation, first.value) or error
    about = tuple(replace(first, period=year) for year in years) or (first,)
    faults += _period_faults(about, scenario, path)
    if faults:
        raise ScenarioError(faults)
    return Observation(
        about, first.value, error, LIMITS[limit], row.error is None, said(row.source), node.values["indicator"].place
    )


def _error(text: str, node: Table, path: str, equation: Equation, value: float) -> float:
    """A measurement error: per cent of a level, points of a share or of growth, or in the unit of the figure."""
    place, own = node.values["error"].place, f"{path}.error"
    relative = unit_in(text) == "%" and not _in_points(equation)
    unit = "1" if relative else equation.reported_unit.replace("current_CNY", "CNY")
    found = number(text, unit, place, own) * (abs(value) if relative else 1.0)
    if not found > 0:
        raise ScenarioError([Fault("observation.error", {"path": own, "text": short(text)}, place)])
    return found


def _period_faults(about: tuple[Target, ...], scenario: Scenario, path: str) -> Iterator[Fault]:
    """A period before the run, and prices of another year than its first."""
    first = about[0]
    values = {"path": path, "period": first.period, "start": scenario.start, "prices": first.prices}
    if int(first.period[:4]) < scenario.start:
        yield Fault("observation.before", values, first.place)
    if first.prices not in ("", CURRENT, str(scenario.start)):
        yield Fault("observation.prices", values, first.place)
