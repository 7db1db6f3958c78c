"""Numbers for readers: model units become 万 and 亿, or thousand, million and bn, rounded to what is worth reading."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ...words import say

PER_CENT = "%"  # display unit of a fraction
_SIGNIFICANT = 3
_KEPT = 2  # trailing zeros are dropped down to this many digits
_MONEY = {"CNY": "CNY", "current_CNY": "CNY", "USD": "USD"}

# Multiple, the size from which it is used, and its word.
_STEPS = {
    "zh": ((1e8, 5e7, "亿"), (1e4, 1e4, "万")),
    "en": ((1e9, 5e8, "bn"), (1e6, 2e6, "million"), (1e3, 5e3, "thousand")),
}


@dataclass(frozen=True)
class Scale:
    """How the numbers of one axis or one row are written: divided by `divisor`, with `decimals`, in unit `unit`.

    `before` and `after` stand around a single number, with their spaces: "CNY " and " bn", or "" and "亿元".
    `unit` is the same as one label: "CNY bn", "亿元", "thousand persons", "%"; empty for an index.
    """

    divisor: float
    decimals: int
    before: str
    after: str
    unit: str

    def number(self, value: float) -> str:
        """`value` (model unit) without the unit, with the decimals of the scale."""
        return _written(value / self.divisor, self.decimals)

    def text(self, value: float) -> str:
        """`value` (model unit) with the unit."""
        return f"{self.before}{self.number(value)}{self.after}"


def shown_unit(unit: str, share: bool = False) -> str:
    """The unit a variable is shown in: "%" for a share or growth rate, "%/year" for a yearly rate, else its own."""
    if unit == "1" and share:
        return PER_CENT
    return "%/year" if unit == "1/year" else unit


def scale(values: Iterable[float], unit: str, language: str, worth: float = 0.0) -> Scale:
    """One scale for all `values` (model unit): the multiple and the decimals fit the largest of them.

    `worth` is the smallest difference worth reading (model unit); decimals that show less are left out.
    """
    largest = max((abs(value) for value in values if math.isfinite(value)), default=0.0)
    if unit.startswith(PER_CENT):
        before, after = _around(unit, "", language)
        decimals = 1 if largest >= 0.01 or not largest else min(_decimals(100 * largest), 3)
        return Scale(0.01, min(decimals, _worthwhile(worth / 0.02)), before, after, after.strip())
    steps = () if _plain(unit) else _STEPS[language]
    divisor, word = next(((size, word) for size, floor, word in steps if largest >= floor), (1.0, ""))
    before, after = _around(unit, word, language)
    decimals = 0 if divisor == 1.0 and counts(unit) else min(_decimals(largest / divisor), _worthwhile(worth / divisor))
    return Scale(divisor, decimals, before, after, _label(before, after))


def scale_of_change(values: Iterable[float], unit: str, language: str) -> Scale:
    """One scale for all differences of a figure: those of a share or a rate are in percentage points."""
    own = scale(values, unit, language)
    if not unit.startswith(PER_CENT):
        return own
    points = say("document.points", language)
    return replace(own, before="", after=points, unit=points.strip())


def multiple(unit: str, own: Scale, language: str) -> str:
    """The unit for a row whose name already says what is counted, or of whom the share is: "万", "thousand", "万元"."""
    if counts(unit):
        return next((word for size, _, word in _STEPS[language] if size == own.divisor), "")
    head, _, _ = own.unit.partition("/" if language == "zh" else " per ")
    return head if unit.endswith("/resident") else own.unit


def text(value: float, unit: str, language: str) -> str:
    """One number in the reader's units: "CNY 250 bn", "2.6万人", "5.8 %", "1.04".

    Three significant digits, whole numbers in full, trailing zeros dropped down to two digits.
    """
    one = scale([value], unit, language)
    decimals = one.decimals
    if not unit.startswith(PER_CENT):
        figures = one.number(value)
        while decimals and figures.endswith("0") and len(figures.lstrip("-0.").replace(".", "")) > _KEPT:
            figures, decimals = figures[:-1], decimals - 1
    return f"{one.before}{_written(value / one.divisor, decimals)}{one.after}"


def signed(number: str) -> str:
    """A written number as a difference: with a plus, and zero without a sign."""
    if not number.strip("-0."):
        return number.removeprefix("-")
    return number if number.startswith("-") else f"+{number}"


def _decimals(largest: float) -> int:
    if largest == 0:
        return 0
    # Rounding can add a digit (99.96 is 100), so the digits are counted after it.
    digits = math.floor(math.log10(float(f"{largest:.{_SIGNIFICANT - 1}e}"))) + 1
    return min(max(_SIGNIFICANT - digits, 0), 6)


def _worthwhile(worth: float) -> int:
    return 9 if worth <= 0 else max(math.ceil(-math.log10(worth)), 0)


def _written(number: float, decimals: int) -> str:
    figures = f"{number:.{decimals}f}"
    return figures.removeprefix("-") if not figures.strip("-0.") else figures


def _plain(unit: str) -> bool:
    """Whether a unit is a ratio or index, to which no multiple is put."""
    return unit.split("/")[0] in ("1", "") or unit in ("current_CNY/CNY", "CNY/USD")


def counts(unit: str) -> bool:
    """Whether a unit counts things that come in whole numbers."""
    return "/" not in unit and unit not in ("1", "", "year", PER_CENT) and unit not in _MONEY


def _label(before: str, after: str) -> str:
    return " ".join(f"{before}{after}".split())


def _around(unit: str, word: str, language: str) -> tuple[str, str]:
    """What stands before and after the number."""
    top, *below = unit.split("/")
    per = [one.partition("^") for one in below]
    lower = [name for name, _, power in per for _ in range(int(power or 1))]
    if unit in ("current_CNY/CNY", "1", ""):
        return "", ""
    tail = "".join(say("unit.per", language, unit=say(f"unit.one_{one}", language)) for one in lower)
    if language == "zh":
        return "", f"{word}{'' if top == '1' else say(f'unit.{top}', 'zh')}{tail}"
    spaced = f" {word}" if word else ""
    if top in _MONEY:
        prices = " " + say("unit.current_prices", "en") if top == "current_CNY" else ""
        return f"{_MONEY[top]} ", f"{spaced}{tail}{prices}"
    return "", f"{spaced}{'' if top == '1' else ' ' + say(f'unit.{top}', 'en')}{tail}"
