"""The numbers of a scenario by name, and the rank correlations between uncertain ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from ..errors import Fault, ScenarioError, unknown
from .grammar import attempt
from .numbers import number
from .values import Correlation, Distribution, Given, Process, Shock, TimePath, Value
from .yaml_tree import Table

if TYPE_CHECKING:  # pydantic stays away from a bare import
    from .schema import CorrelationRow


def named(path: str, value: Value) -> dict[str, Given]:
    """Every number of a value by the name of its stream, such as `levers.talent_programme@2025`."""
    if isinstance(value, Given):
        return {path: value}
    if isinstance(value, TimePath):
        return {f"{path}@{time:g}": given for time, given in value.points}
    parts = value.inputs if isinstance(value, Process) else value
    return {f"{path}.{part}": given for part, given in parts.items()}


def numbers_of(values: Mapping[str, Value | None], shocks: Iterable[Shock]) -> dict[str, Given]:
    """Every number of the values, by path, and of the shocks, by the name of its stream."""
    found = {name: one for key, value in values.items() if value for name, one in named(key, value).items()}
    return found | {f"shocks.{one.name}.{part}": given for one in shocks for part, given in one.numbers.items()}


def correlation(
    row: CorrelationRow, node: Table, path: str, givens: Mapping[str, Given], replaced: Collection[str] = ()
) -> Correlation:
    """The entry of `correlations`; `givens` are the numbers by name. Raises ScenarioError.

    A lever or driver whose path has one number may be named without its time. Numbers of the values `replaced` need not
    be uncertain any more: those they were correlated with keep their draws.
    """
    faults: list[Fault] = []
    names = [_number_of(name, givens) for name in row.inputs]
    place = node.values["inputs"].place
    uncertain = [name for name, one in givens.items() if isinstance(one.value, Distribution)]
    for name in names:
        if any(name == one or name.startswith((f"{one}.", f"{one}@")) for one in replaced):
            continue
        if name in givens and name not in uncertain:
            faults.append(Fault("correlation.certain", {"path": path, "name": name}, place))
        elif name not in uncertain:
            faults.append(unknown("scenario.input", name, uncertain, place, path=f"{path}.inputs"))
    if len(names) < 2 or len(set(names)) < len(names):
        faults.append(Fault("correlation.inputs", {"path": path}, place))
    rank = attempt(faults, number, row.rank, "1", node.values["rank"].place, f"{path}.rank")
    if rank is not None and not -1 <= rank <= 1:
        values_ = {"path": f"{path}.rank", "found": row.rank, "low": -1, "high": 1}
        faults.append(Fault("shape.range", values_, node.values["rank"].place))
    if faults or rank is None:
        raise ScenarioError(faults)
    return Correlation(tuple(names), rank, node.place)


def _number_of(name: str, givens: Mapping[str, Given]) -> str:
    """The name of the one number of a path, when a path is named; else the name itself."""
    found = [one for one in givens if one.startswith(f"{name}@")]
    return found[0] if len(found) == 1 and name not in givens else name


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
