"""Written numbers and times: `2.6万 person`, `2466 亿元`, `6.5 %`, `0.8 bn USD`, `71 m2`; `2025`, `2024-H2`."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from ..engine import units
from ..errors import Fault, ScenarioError

_NUMBER = re.compile(r"([+-]?(?:[0-9]+(?:_[0-9]+)*(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)\s*(.*)", re.DOTALL)
_COMMA = re.compile(r"[+-]?[0-9]{1,3}([,，][0-9]{3})+(?![0-9])")
_MULTIPLES = sorted(filter(None, units.MULTIPLES), key=len, reverse=True)
_TIME = re.compile(r"([0-9]{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?")


def plain(key: str, unit: str) -> str:
    """The key of a fault that names the unit expected, or of its like for a number that has none."""
    return f"{key}_plain" if unit == "1" else key


def number(text: str, unit: str, place: str, path: str, bare: str = "") -> float:
    """The number written in `text`, in `unit`. A number without a unit of its own is in `bare`, else in `unit`.

    Raises ScenarioError when it is no number, is not finite, or measures something else.
    """

    def fault(key: str, **values: object) -> ScenarioError:
        return ScenarioError([Fault(key, {"path": path, "text": short(text), "unit": unit, **values}, place)])

    written = text.strip().replace("％", "%")
    match = _NUMBER.fullmatch(written)
    if _COMMA.match(written):
        raise fault("number.comma", better=re.sub("[,，]", "", short(written)))
    if not match or re.match(r"[0-9.](?!\s*/)", match[2]):
        raise fault("number.none")
    try:
        multiple, own = _unit(match[2])
        if not own and bare:
            bare_multiple, own = _unit(bare)
            multiple *= bare_multiple
        factor = units.convert(multiple, own or unit, unit)
        value = float(Decimal(match[1]) * Decimal(repr(factor)))  # so that 70 % is exactly 0.7
    except units.UnitError:
        raise fault(plain("number.unit", unit), own=short(_unit_words(match[2]))) from None
    except (ArithmeticError, ValueError):  # a power such as m2^999999, or one too long to be read
        raise fault("number.infinite") from None
    if not math.isfinite(value):
        raise fault("number.infinite")
    return value


def _unit(words: str) -> tuple[float, str]:
    """Multiple and unit of what follows the digits. The unit as a whole goes first: 万元 and km2 are units."""
    if not words or _known(words):
        return 1.0, words
    for multiple in _MULTIPLES:
        rest = words.removeprefix(multiple)
        if rest != words and not (multiple.isascii() and rest[:1].isalnum()):
            return units.MULTIPLES[multiple], rest.strip()
    return 1.0, words


def has_unit(text: str) -> bool:
    """Whether a written number says what it measures: a multiple alone, such as 亿, does not."""
    match = _NUMBER.fullmatch(text.strip().replace("％", "%"))
    return bool(match and _unit(match[2])[1])


def _unit_words(words: str) -> str:
    return _unit(words)[1] or "1"


def _known(unit: str) -> bool:
    try:
        units.parse(unit)
    except units.UnitError:
        return False
    return True


def instant(text: str) -> float | None:
    """Decimal year of the start of `2025`, `2024-H2`, `2024-Q3` or `2024-07`; None for anything else.

    >>> instant("2024-H2")
    2024.5
    """
    match = _TIME.fullmatch(text)
    if not match:
        return None
    year, half, quarter, month = match.groups()
    return int(year) + (int(half or 1) - 1) / 2 + (int(quarter or 1) - 1) / 4 + (int(month or 1) - 1) / 12


def short(text: str) -> str:
    """A text fit for a message: one line of at most 60 characters."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:57] + "..."
