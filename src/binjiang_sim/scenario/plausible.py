"""Numbers that can be read but are hardly meant: far from what they replace, or per cent written as wholes.

All answers are warnings. They look at the ends that are stated of an uncertain number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..errors import Fault
from .values import Distribution, Ends, Given, Process, Shock, TimePath, Value

SCALE = 100  # times the number that it replaces, from which a number is odd
RATE_SCALE = 20  # the same of a number without a unit, or a yearly rate, that may be per cent written as a whole number
MOST_GROWTH = 0.5  # a year
MOST_FACTOR = 10.0  # of a shock
MOST_CHANGE = 2.0  # of a shock, times the size of its driver
PURE = ("1", "1/year")


def odd(path: str, old: Value | None, new: Value | None) -> list[Fault]:
    """Warnings of a value, by itself and against the one it replaces: 26000万 for 2.6万, 6.5 for 6.5 %."""
    rates = _rates(path, new) if path.startswith("drivers.") else []
    before = _sizes(old)
    return rates or [
        fault
        for part, numbers in _parts(new).items()
        for one in numbers
        if part in before and (fault := _scaled(f"{path}.{part}" if part not in _WHOLE else path, before[part], one))
    ]


def _rates(path: str, value: Value | None) -> list[Fault]:
    """Warnings of yearly rates that no place has seen: 6 for 6 %."""
    rates = value.points if isinstance(value, TimePath) and _is_rate(value) else ()
    faults = []
    for time, one in rates:
        low, high = ends(one)
        if max(-low, high) > MOST_GROWTH:
            percent = _range(100 * low, 100 * high)
            values = {"path": f"{path}.{time:g}", "percent": percent, "near": _range(low, high)}
            faults.append(Fault("value.rate", values, one.place))
    return faults


def shock(one: Shock, drivers: Mapping[str, Value | None]) -> list[Fault]:
    """Warnings of a shock that is far larger than what it strikes."""
    path, faults = f"shocks.{one.name}", []
    if one.factor and (high := ends(one.factor)[1]) >= MOST_FACTOR:
        values = {"path": f"{path}.factor", "found": f"{high:g}"}
        faults.append(Fault("value.factor", values, one.factor.place))
    if one.change:
        low, high = ends(one.change)
        size, most = _size(drivers.get(one.driver))
        if max(-low, high) > most > 0:
            values = {"path": f"{path}.change", "found": _range(low, high), "unit": one.change.unit}
            key = "value.change_percent" if one.change.unit in PURE else "value.change"
            values |= {"driver": one.driver, "size": _range(size, size)}
            faults.append(Fault(key, values, one.change.place))
    return faults


def ends(one: Given) -> Ends:
    """The lowest and the highest number stated."""
    return one.value.span if isinstance(one.value, Distribution) else (one.value, one.value)


_LEVEL, _GROWTH = "points", "growth"
_WHOLE = (_LEVEL, _GROWTH)  # parts that are the whole value


def _parts(value: Value | None) -> dict[str, list[Given]]:
    """The numbers of a value by the part that they can be compared with."""
    if value is None:
        return {}
    if isinstance(value, Given):
        return {_LEVEL: [value]}
    if isinstance(value, TimePath):
        return {value.kind: [one for _, one in value.points]}
    parts = value.inputs if isinstance(value, Process) else value
    return {name: [one] for name, one in parts.items()}


def _sizes(value: Value | None) -> dict[str, Ends]:
    """The lowest and the highest number of each part; of growth and random swings also those of the path they make."""
    found = {part: _around(numbers) for part, numbers in _parts(value).items()}
    if "sd" in found and isinstance(value, Process):
        return found | {_LEVEL: (-found["sd"][1], found["sd"][1])}
    return found | ({_LEVEL: (1.0, 1.0)} if _GROWTH in found or isinstance(value, Process) else {})


def _around(numbers: Iterable[Given]) -> Ends:
    low, high = zip(*(ends(one) for one in numbers), strict=True)
    return min(low), max(high)


def _scaled(path: str, before: Ends, one: Given) -> Fault | None:
    new = ends(one)
    values = {"path": path, "found": _range(*new), "old": _range(*before), "unit": one.unit}
    (least, most), (new_least, new_most) = _distances(before), _distances(new)
    if not new_least or not most:
        return None
    exceeds = new_least / most * (1 + 1e-9)
    if one.unit in PURE and exceeds >= RATE_SCALE and (new_least >= 1 or one.unit != "1"):
        return Fault("value.percent", values, one.place)
    if exceeds >= SCALE or new_most <= least / SCALE * (1 + 1e-9):
        return Fault("value.scale", values, one.place)
    return None


def _distances(both: Ends) -> Ends:
    """The least and the greatest distance from zero between two numbers."""
    low, high = both
    return (0.0 if low <= 0 <= high else min(abs(low), abs(high))), max(abs(low), abs(high))


def _is_rate(path: TimePath) -> bool:
    return path.kind == _GROWTH or (path.kind == _LEVEL and path.points[0][1].unit == "1/year")


def _size(driver: Value | None) -> Ends:
    """The size of a driver, of a random swing its standard deviation, and the change from which a shock is odd."""
    size = _distances(_sizes(driver).get(_LEVEL, (0.0, 0.0)))[1]
    swings = isinstance(driver, Process) and "sd" in driver.inputs
    return size, (RATE_SCALE if swings else MOST_CHANGE) * size


def _range(low: float, high: float) -> str:
    texts = (f"{end:,.0f}" if abs(end) >= 100 else f"{end:.6g}" for end in (low, high))
    return " – ".join(dict.fromkeys(texts))
