"""What can be known before a run to be odd about time: what never acts, what acts together, luck that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from ..engine import Clock
from ..errors import Fault
from ..sampling.distributions import GREATEST_UNIFORM, LEAST_UNIFORM, Floats, inverse
from ..sampling.sampler import Sampler, clock_of
from ..sampling.time_paths import path_means
from ..sampling.uncertain_inputs import DrawRange
from ..scenario import Distribution, Given, Process, Scenario, Shock, TimePath
from ..scenario.inputs import named

SHORT = 0.01  # of a lever's range: what it may miss without a warning
LOOKED_AT = 1000  # draws in which a driver is looked at before a run
SHARES = 100_000  # parts of a distribution of which it is asked whether they can be
MOMENT = 1e-6  # years: times that are computed agree to far less
ROUNDING = 1e-9  # of a driver: what is computed to be zero may miss it by the last bits
NOT_BELOW_ZERO = ("sd", "sigma", "persistence", "years", "recovery", "factor", "probability")


def problems(scenario: Scenario) -> tuple[list[Fault], list[Fault]]:
    """What is wrong with a scenario in time, and what is odd."""
    clock = clock_of(scenario)
    errors: list[Fault] = []
    warnings = [fault for shock in scenario.shocks for fault in _idle(shock, clock)]
    warnings += _together(scenario.shocks, clock)
    for name, lever in scenario.levers.items():
        warnings += _delivery(f"levers.{name}", lever, clock)
    for position, trigger in enumerate(scenario.triggers):
        for name, path in trigger.levers.items():
            own = f"triggers.{position}.then.levers.{name}"
            warnings += _delivery(own, path, clock) or _outside(own, path, clock)
    for section, values in (("drivers", scenario.drivers), ("parameters", scenario.parameters)):
        for name, value in values.items():
            if isinstance(value, TimePath):
                warnings += _outside(f"{section}.{name}", value, clock)
    numbers = {f"shocks.{one.name}.{part}": given for one in scenario.shocks for part, given in one.numbers.items()}
    for name, value in scenario.drivers.items():
        numbers |= named(f"drivers.{name}", value) if isinstance(value, Process) else {}
    for name, given in numbers.items():
        for fault, share in _impossible(name, given):
            (errors if share == 1 else warnings).append(fault)
    return errors, [*warnings, *_below(scenario, clock)]


def median(given: Given) -> float:
    """The median of a number."""
    return float(quantiles(given, np.array([0.5]))[0])


def quantiles(given: Given, shares: Floats) -> Floats:
    """The quantiles `shares` of a number; one that is certain is all of them."""
    value = given.value
    return inverse(value, shares) if isinstance(value, Distribution) else np.full(len(shares), value)


def _ends(given: Given) -> tuple[float, float]:
    """The least and the greatest number that can be drawn."""
    low, high = quantiles(given, np.array([LEAST_UNIFORM, GREATEST_UNIFORM])).tolist()
    return low, high


def _span(shock: Shock) -> tuple[float, float]:
    """From when at the earliest and until when at the latest a shock acts."""
    first, last = _ends(shock.start)
    return first, last + shock.window - 1 + _ends(shock.years)[1] + _ends(shock.recovery)[1]


def _idle(shock: Shock, clock: Clock) -> Iterator[Fault]:
    """A shock that never acts: too late, too early, or of no size."""
    path, place = f"shocks.{shock.name}", shock.start.place
    first, last = _span(shock)
    if first > clock.end + 1 - MOMENT:
        yield Fault("check.never", {"path": path, "start": f"{first:g}", "end": clock.end}, place)
    elif last < clock.start + MOMENT:
        yield Fault("check.over", {"path": path, "over": f"{last:g}", "first": clock.start}, place)
    for part, nothing in (("factor", 1.0), ("change", 0.0), ("probability", 0.0)):
        given = shock.numbers.get(part)
        if given and _ends(given) == (nothing, nothing):
            yield Fault("check.nothing", {"path": path, "found": f"{part} {nothing:g}"}, given.place)


def _together(shocks: tuple[Shock, ...], clock: Clock) -> Iterator[Fault]:
    """Two shocks that may move a driver at the same time."""
    for one, other in combinations(shocks, 2):
        spans = (_span(one), _span(other))
        first, last = max(clock.start, *(span[0] for span in spans)), min(clock.end + 1, *(span[1] for span in spans))
        if one.driver == other.driver and first < last - MOMENT:
            values = {"path": f"shocks.{other.name}", "other": f"shocks.{one.name}", "driver": one.driver}
            yield Fault("check.together", values | {"first": f"{first:g}", "last": f"{last:g}"}, other.start.place)


def _outside(name: str, path: TimePath, clock: Clock) -> list[Fault]:
    """A path all of whose movements lie outside the run."""
    if path.kind != "points":
        return []
    times = [time + path.lag for time, _ in path.points]
    first = times[1] if path.leads and path.shape == "step" else times[0]
    comes_back = path.after == "revert" or (path.leads and len(times) > 2)
    if first > clock.end + 1 - MOMENT:
        return [Fault("check.never", {"path": name, "start": f"{first:g}", "end": clock.end}, _place(path))]
    if comes_back and times[-1] < clock.start + MOMENT:
        return [Fault("check.over", {"path": name, "over": f"{times[-1]:g}", "first": clock.start}, _place(path))]
    return []


def _place(path: TimePath) -> str:
    """Where a path stands; what a lever moves from stands nowhere."""
    return next((given.place for _, given in reversed(path.points) if given.place), "")


def _delivery(name: str, lever: TimePath, clock: Clock) -> list[Fault]:
    """What was intended (start, highest value) against what the run sees of it."""
    intended = [(time + lever.lag, median(given)) for time, given in lever.points]
    highest = max(value for _, value in intended)
    if not highest:
        return []
    if found := _outside(name, lever, clock):
        return found
    place = _place(lever)
    begin = next(time for time, value in intended if value) if lever.shape == "step" else intended[0][0]
    faults = []
    reached = _highest(lever, [np.array([value]) for _, value in intended], clock)
    if highest - reached > SHORT * highest:
        values = {"path": name, "intended": f"{highest:g}", "end": clock.end, "found": f"{reached:.3g}"}
        faults.append(Fault("check.short", values, place))
    if begin < clock.start - MOMENT:
        faults.append(Fault("check.begun", {"path": name, "start": f"{begin:g}", "first": clock.start}, place))
    return faults


def _highest(lever: TimePath, values: list[Floats], clock: Clock) -> float:
    """The highest value of a lever within the run: just before or after one of its points, or at an end."""
    times = np.array([clock.start, clock.end + 1, *(time + lever.lag for time, _ in lever.points)])
    at = np.unique(np.concatenate([times - MOMENT, times, times + MOMENT]).clip(clock.start, clock.end + 1))
    near = np.diff(at) < 2 * MOMENT
    return float(path_means(lever, values, at, 0.0)[near].max())


def _impossible(name: str, given: Given) -> Iterator[tuple[Fault, float]]:
    """Numbers of a random process or a shock that cannot be, and in which share of the draws."""
    part = name.rpartition(".")[2]
    low, high = _ends(given)
    if part not in NOT_BELOW_ZERO or (low >= 0 and high < 1):
        return
    drawn = quantiles(given, (np.arange(SHARES) + 0.5) / SHARES)
    found = {"check.below_zero": drawn < 0}
    found |= {"check.unit_root": drawn >= 1} if part == "persistence" else {}
    found |= {"check.above_one": drawn > 1} if part == "probability" else {}
    for key, beyond in found.items():
        if share := float(beyond.mean()):
            yield Fault(key, {"path": name, "share": _percent(share)}, given.place), share


def _below(scenario: Scenario, clock: Clock) -> Iterator[Fault]:
    """Drivers that fall below what they can be in some draws."""
    lows = {one.name: one.low for one in scenario.model.of_kind("driver") if one.low is not None}
    struck = {one.driver: one.start.place for one in scenario.shocks}  # the last one on each
    looked = [name for name, low in lows.items() if name in struck or _may_fall(scenario.drivers[name], low)]
    if not looked:
        return
    sampler = Sampler(scenario, scenario.model, [f"drivers.{name}" for name in looked])
    paths = sampler.sample(DrawRange(0, min(scenario.draws, LOOKED_AT))).inputs.paths
    for name in looked:
        path = paths[name][: clock.steps]
        below = path < lows[name] - ROUNDING
        if below.any():
            year = int(clock.time(int(np.argmax(below.any(axis=1)))))
            given = next(iter(named("", scenario.drivers[name]).values()))
            values = {"path": f"drivers.{name}", "low": f"{lows[name]:g}", "year": year, "found": f"{path.min():.3g}"}
            values["share"] = _percent(float(below.any(axis=0).mean()))
            yield Fault("check.driver_below", values, struck.get(name, given.place))


def _may_fall(value: TimePath | Process, low: float) -> bool:
    """Whether a driver without shocks may fall below its lowest value: a path may, or a deviation on both sides."""
    if isinstance(value, Process):
        return value.kind == "ar1"
    return value.kind != "growth" and any(_ends(given)[0] < low for _, given in value.points)


def _percent(share: float) -> str:
    return f"{100 * share:.3g} %"
