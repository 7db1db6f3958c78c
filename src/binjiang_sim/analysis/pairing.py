"""Whether scenarios can be compared, and whether draw number i of one run has the luck of draw number i of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..engine import Model
from ..errors import Fault, ProjectionError, nearest, unknown
from ..projection import Result, clock_of
from ..scenario import Scenario


def comparable(scenarios: Sequence[Scenario], indicators: Sequence[str] = (), periods: Sequence[str] = ()) -> None:
    """Check, before anything is run, that scenarios can be compared with the first of them.

    Raises ProjectionError with every fault: fewer than two scenarios, another district, no shared year, steps of
    another length, or an indicator or period that there is not.
    """
    if len(scenarios) < 2:
        raise ProjectionError([Fault("compare.one")])
    reference = scenarios[0]
    model = reference.model
    faults = [_no_indicator(one, model) for one in indicators if one not in model.equations]
    labels = [{"": None, **{p.label: None for p in clock_of(one).periods}} for one in scenarios]
    shared = [label for label in labels[0] if label and all(label in other for other in labels)]
    for other in scenarios[1:]:
        if reference.district != other.district:
            faults.append(Fault("compare.other_district", other.district, other.file))
        if reference.steps_per_year != other.steps_per_year:
            steps = {"first": reference.steps_per_year, "second": other.steps_per_year}
            faults.append(Fault("compare.other_steps", steps, other.file))
    if not shared:
        faults.append(Fault("compare.no_year"))
    faults += [unknown("result.period", one, shared) for one in periods if shared and one not in shared]
    if faults:
        raise ProjectionError(faults)


def _no_indicator(name: str, model: Model) -> Fault:
    """The nearest indicator by its name or by what it is called in either language."""
    called = {word: key for key, one in model.equations.items() for word in (one.zh, one.en, key)}
    near = nearest(name, called)
    values = {"name": name, "near": called[near]} if near else {"name": name}
    return Fault("result.indicator_near" if near else "compare.no_indicator", values)


def unpaired(reference: Result, other: Result) -> Iterator[Fault]:
    """Why draw number i of one result has not the luck of draw number i of the other."""
    pairs = {
        "seed": (reference.scenario.seed, other.scenario.seed),
        "central": (reference.central, other.central),
        "luck": (reference.stamp.get("luck"), other.stamp.get("luck")),
    }
    for name, (first, second) in pairs.items():
        if first != second:
            yield Fault(f"compare.other_{name}", {"first": first, "second": second}, other.scenario.file)
