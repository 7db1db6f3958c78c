"""Written numbers and times: `2.6万 person`, `2466 亿元`, `6.5 %`, `0.8 bn USD`, `71 m2`; `2025`, `2024-H2`."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from ..engine import units
from ..errors import Fault, ScenarioError

_NUMBER = re.compile(
    r"(?:(CNY|USD)\s*)?"
    r"([+-]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9,])(?:\.[0-9]*)?|[0-9]+(?:_[0-9]+)*(?:\.[0-9]*)?|\.[0-9]+)"
    r"(?:[eE][+-]?[0-9]+)?)\s*(.*)",
    re.DOTALL,
)
_DECIMAL_COMMA = re.compile(r"([+-]?[0-9]+),([0-9]+)(?![,.0-9])\s*(.*)", re.DOTALL)
# Full-width forms, the spaces and the minus that typesetters use, and units of one letter.
_PLAIN_LETTERS: dict[int, str | int] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PLAIN_LETTERS |= dict.fromkeys((0xA0, 0x2007, 0x2009, 0x200A, 0x202F, 0x3000), 0x20) | {0x2212: "-"}
_PLAIN_LETTERS |= {ord("㎡"): "m2", ord("㎢"): "km2"}
_RANGE = re.compile(
    r"((?:CNY|USD)?\s*)([+-]?[0-9][0-9.,_]*)([^0-9]*?)\s*(?:-|–|—|~|至|到|\bto\b)\s*(?:CNY\s*|USD\s*)?([0-9][0-9.,_]*)(.*)",
    re.DOTALL,
)
_CURRENT = "at current prices"
_MULTIPLES = sorted(filter(None, units.MULTIPLES), key=len, reverse=True)
_TIME = re.compile(r"([0-9]{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?")


def ends(text: str) -> list[str]:
    """The two numbers of a written range, each with its unit; the text alone where it is no range.

    >>> ends("CNY 380-400 bn"), ends("60万至65万人")
    (['CNY 380 bn', 'CNY 400 bn'], ['60万人', '65万人'])
    """
    match = _RANGE.fullmatch(plain_letters(text))
    if match is None:
        return [text]
    head, low, own, high, tail = match.groups()
    if own.strip() in units.MULTIPLES:  # the unit behind the second number is that of both
        rest = tail.strip()
        multiple = next((one for one in _MULTIPLES if rest.startswith(one)), "")
        own = f"{own}{rest.removeprefix(multiple)}" if own.strip() else tail
    return [f"{head}{low}{own}", f"{head}{high}{tail}"]


def plain(key: str, unit: str) -> str:
    """The key of a fault that names the unit expected, or of its like for a number that has none."""
    return f"{key}_plain" if unit == "1" else key


def number(text: str, unit: str, place: str, path: str, bare: str = "") -> float:
    """The number written in `text`, in `unit`. A number without a unit of its own is in `bare`, else in `unit`.

    Raises ScenarioError when it is no number, is not finite, or measures something else.
    """

    def fault(key: str, **values: object) -> ScenarioError:
        return ScenarioError([Fault(key, {"path": path, "text": short(text), "unit": unit, **values}, place)])

    written = plain_letters(text)
    match = _NUMBER.fullmatch(written)
    comma = _DECIMAL_COMMA.fullmatch(written)
    if comma and (not match or match[3].startswith(",")):
        whole, part, rest = comma.groups()
        figures = re.sub(r"^([+-]?)0+(?=[0-9])", r"\1", f"{whole}{part}")
        better, thousands = (f"{one} {rest}".strip() for one in (f"{whole}.{part}", figures))
        raise fault("number.decimal_comma", better=short(better), thousands=short(thousands))
    if match and match[3].startswith(","):
        raise fault("number.comma")
    if not match or re.match(r"[0-9.](?!\s*/)", match[3]):
        raise fault("number.none")
    money, figures, rest = match.groups()
    try:
        multiple, own = _unit(rest, money or "")
        if not own and bare:
            bare_multiple, own = _unit(plain_letters(bare))
            multiple *= bare_multiple
        factor = units.convert(multiple, own or unit, unit)
        value = float(Decimal(figures.replace(",", "")) * Decimal(repr(factor)))  # so that 70 % is exactly 0.7
    except units.UnitError:
        raise fault(plain("number.unit", unit), own=short(_unit(rest, money or "")[1] or "1")) from None
    except (ArithmeticError, ValueError):  # a power such as m2^999999, or one too long to be read
        raise fault("number.infinite") from None
    if not math.isfinite(value):
        raise fault("number.infinite")
    return value


def plain_letters(text: str) -> str:
    """The text in half-width letters, with plain spaces and hyphens for minus."""
    return text.translate(_PLAIN_LETTERS).strip()


def _unit(words: str, money: str = "") -> tuple[float, str]:
    """Multiple and unit of what follows the digits. The unit as a whole goes first: 万元 and km2 are units.

    `money` stood before the digits, as in CNY 62 thousand per resident.
    """
    if money and words.endswith(_CURRENT):
        money, words = f"current_{money}", words.removesuffix(_CURRENT).rstrip()
    words = re.sub(r"\s*\bper\s+", "/", words)
    if not words or (_known(words) and not money):
        return 1.0, f"{money}{words}"
    for multiple in _MULTIPLES:
        rest = words.removeprefix(multiple)
        if rest != words and not (multiple.isascii() and rest[:1].isalnum()):
            return units.MULTIPLES[multiple], f"{money} {rest.strip()}".strip()
    return 1.0, f"{money} {words}".strip()


def unit_in(text: str) -> str:
    """The unit that a written number says, without multiples; empty where it has none: 亿 alone measures nothing."""
    match = _NUMBER.fullmatch(plain_letters(text))
    return _unit(match[3], match[1] or "")[1] if match else ""


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
    match = _TIME.fullmatch(plain_letters(text))
    if not match:
        return None
    year, half, quarter, month = match.groups()
    return int(year) + (int(half or 1) - 1) / 2 + (int(quarter or 1) - 1) / 4 + (int(month or 1) - 1) / 12


def short(text: str) -> str:
    """A text fit for a message: one line of at most 60 characters."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:57] + "..."
