"""The numbers of a scenario by name, and the rank correlations between uncertain ones."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from ..errors import Fault, ScenarioError, unknown
from .grammar import attempt
from .numbers import number
from .values import Correlation, Distribution, Given, Path, Process, Value
from .yaml_tree import Table

if TYPE_CHECKING:  # pydantic stays away from a bare import
    from .schema import CorrelationRow


def named(path: str, value: Value) -> dict[str, Given]:
    """Every number of a value by the name of its stream, such as `levers.talent_programme@2025`."""
    if isinstance(value, Given):
        return {path: value}
    if isinstance(value, Path):
        return {f"{path}@{time:g}": given for time, given in value.points}
    parts = value.inputs if isinstance(value, Process) else value
    return {f"{path}.{part}": given for part, given in parts.items()}


def correlation(row: CorrelationRow, node: Table, path: str, values: Mapping[str, Value | None]) -> Correlation:
    """The entry of `correlations`. Raises ScenarioError."""
    faults: list[Fault] = []
    place = node.values["inputs"].place
    givens = {name: one for key, value in values.items() if value for name, one in named(key, value).items()}
    uncertain = [name for name, one in givens.items() if isinstance(one.value, Distribution)]
    for name in row.inputs:
        if name in givens and name not in uncertain:
            faults.append(Fault("correlation.certain", {"path": path, "name": name}, place))
        elif name not in uncertain:
            faults.append(unknown("scenario.input", name, uncertain, place, path=f"{path}.inputs"))
    if len(row.inputs) < 2 or len(set(row.inputs)) < len(row.inputs):
        faults.append(Fault("correlation.inputs", {"path": path}, place))
    rank = attempt(faults, number, row.rank, "1", node.values["rank"].place, f"{path}.rank")
    if rank is not None and not -1 <= rank <= 1:
        values_ = {"path": f"{path}.rank", "found": row.rank, "low": -1, "high": 1}
        faults.append(Fault("shape.range", values_, node.values["rank"].place))
    if faults or rank is None:
        raise ScenarioError(faults)
    return Correlation(tuple(row.inputs), rank, node.place)


def repeated(correlations: tuple[Correlation, ...]) -> list[Fault]:
    """A fault for every pair that is correlated twice."""
    seen: set[frozenset[str]] = set()
    faults = []
    for one in correlations:
        for pair in combinations(one.inputs, 2):
            if frozenset(pair) in seen:
                faults.append(Fault("correlation.twice", {"first": pair[0], "second": pair[1]}, one.place))
            seen.add(frozenset(pair))
    return faults
