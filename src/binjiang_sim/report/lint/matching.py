"""Which figure a number agrees with.

A number agrees with a figure that rounds to it: their difference is at most half a unit of its last digit; behind
"about" zeros at its end are no digits. "More than 3000" agrees with every figure above, "less than" with every one
below.

Nearly any number of two digits agrees with one of thousands of figures. So a number is held against the figure that
its sentence names, and no other. Where nothing is named, only headline figures, targets, published facts and inputs
are looked at, and agreement counts only when chance would not have given it: with as many figures between half and
twice the number as there are, fewer than `LIKELY` of them should round to it if they were spread evenly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .figures import Figure, fits
from .numbers import Number

LIKELY = 0.1
_SAME = 1e-9


def agrees(number: Number, figure: Figure, mark: str = "", falls: bool = False) -> bool:
    """Whether a number is a figure as it is rounded; `falls` says that its words already tell of a decline."""
    half = number.rounded if mark == "about" else number.half
    room = half * (1 + 1e-6) + 1e-12 * abs(number.value)
    if abs(figure.value - number.value) <= room:
        return True
    if falls and not number.signed and abs(figure.value + number.value) <= room:
        return True
    if figure.statistic not in ("median", "mean", "published", "change", "yearly", "chance"):
        return False
    return (mark == "above" and figure.value > number.value) or (mark == "below" and figure.value < number.value)


def found(
    number: Number, figures: Iterable[Figure], mark: str = "", falls: bool = False
) -> tuple[Figure | None, list[Figure]]:
    """The figure that a number agrees with, and all that a number of its kind could be.

    What is exactly the number goes before what rounds to it, and that before what is above or below it as it says.
    """
    fitting = [one for one in figures if fits(number.kind, one.unit)]
    same = next((one for one in fitting if abs(one.value - number.value) <= _SAME * abs(number.value)), None)
    rounded = "about" if mark == "about" else ""
    return (
        same
        or next((one for one in fitting if agrees(number, one, rounded, falls)), None)
        or next((one for one in fitting if agrees(number, one, mark, falls)), None)
    ), fitting


def nearest(number: Number, figures: Sequence[Figure]) -> Figure | None:
    """The figure a number most likely stands for: one of its size, a median before others, the closest."""
    ranks = {"median": 0, "chance": 0, "published": 1, "target": 1}

    def rank(one: Figure) -> tuple[bool, int, float]:
        return not alike(number, one), ranks.get(one.statistic, 2), abs(one.value - number.value)

    return min(figures, key=rank, default=None)


def alike(number: Number, figure: Figure) -> bool:
    """Whether a figure is of the size of a number: at least half of it and at most its double."""
    return abs(number.value) / 2 <= abs(figure.value) <= 2 * abs(number.value)


def by_chance(number: Number, figures: Sequence[Figure], mark: str = "") -> float:
    """How many figures would round to a number if those of its size lay evenly from half of it to its double."""
    size = abs(number.value)
    if not size:
        return float(len(figures))
    near = {one.value for one in figures if alike(number, one)}
    half = number.rounded if mark == "about" else number.half
    return len(near) * 2 * half / (1.5 * size)
