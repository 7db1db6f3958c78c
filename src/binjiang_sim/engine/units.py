"""Units of measure: what a unit string means, and how a written number reaches the unit the model works in.

A unit is a product of base units with whole powers, written like `CNY/year`, `m2/person`, `1`, `1/year`.
Only strings at the edge (scenario files, facts, reports) are converted; equations carry plain numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

# Base units of the model. Counts of different things are different units on purpose:
# a figure over residents must not pass for a figure over managed persons.
_BASE = "year CNY current_CNY USD m2 person resident managed_person enterprise request patent place visitor station"
BASE = frozenset(_BASE.split())

# Other spellings, Chinese and English, by the base unit and the multiple of it that they stand for. Reports print one
# word for things that are counted apart, such as 人: it is a spelling of each, and alone of the first.
_SPELLINGS: dict[str, dict[float, str]] = {
    "1": {1: "1 套 个 场 所 项 条", 0.01: "% 个百分点 points", 0.001: "‰", 1e-5: "每十万人"},
    "CNY": {1: "元 yuan", 1e4: "万元", 1e8: "亿元", 1e12: "万亿元"},
    "current_CNY": {1: "元·现价"},
    "USD": {1: "美元", 1e4: "万美元", 1e8: "亿美元"},
    "person": {1: "人 persons", 1e4: "万人"},
    "resident": {1: "常住人口 人 residents", 1e4: "万常住人口 万人"},
    "managed_person": {1: "管理人口 人 persons", 1e4: "万管理人口 万人"},
    "visitor": {1: "人次 visitors", 1e4: "万人次"},
    "enterprise": {1: "家 户 enterprises", 1e4: "万户 万家"},
    "patent": {1: "件 patents"},
    "request": {1: "件 requests"},
    "place": {1: "个 places", 1e4: "万个"},
    "station": {1: "个 stations", 1e4: "万个"},
    "m2": {1: "平方米 m² ㎡", 1e4: "万平方米 万㎡", 1e6: "km2 km² 平方公里", 1e4 / 15: "亩"},
    "year": {1: "年 yr years 岁", 1 / 365: "天"},
}
# What each word may stand for: a multiple of a base unit, the usual one first.
WRITTEN: dict[str, list[tuple[float, str]]] = {name: [(1.0, name)] for name in BASE}
for _base, _multiples in _SPELLINGS.items():
    for _multiple, _words in _multiples.items():
        for _word in _words.split():
            WRITTEN.setdefault(_word, []).append((float(_multiple), _base))

# Multipliers that may stand between the number and the unit.
MULTIPLES = {"万": 1e4, "亿": 1e8, "k": 1e3, "thousand": 1e3, "million": 1e6, "bn": 1e9, "billion": 1e9, "": 1.0}

_PART = re.compile(r"([^^]+)(?:\^(-?\d+))?")


class UnitError(ValueError):
    """A unit string that means nothing here."""


def parse(text: str, wanted: Mapping[str, int] = MappingProxyType({})) -> tuple[float, dict[str, int]]:
    """The factor to model units and the powers of base units of a unit string.

    A word for several things, such as 人, is the one of them that `wanted` (powers of base units) has in its place.

    >>> parse("亿元/year")
    (100000000.0, {'CNY': 1, 'year': -1})

    Raises UnitError for an unknown word.
    """
    factor, powers = _parsed(text, tuple(wanted.items()))
    return factor, dict(powers)


@lru_cache(maxsize=4096)
def _parsed(text: str, wanted: tuple[tuple[str, int], ...]) -> tuple[float, dict[str, int]]:
    factor, powers, asked = 1.0, Counter[str](), dict(wanted)
    for word, power in _powers(text):
        readings = WRITTEN[word]
        scale, base = next((one for one in readings if asked.get(one[1], 0) * power > 0), readings[0])
        factor *= scale**power
        if base != "1":
            powers[base] += power
    return factor, {name: power for name, power in powers.items() if power}


@lru_cache(maxsize=1024)
def _powers(text: str) -> tuple[tuple[str, int], ...]:
    """The words of a unit string with their powers. Raises UnitError for an unknown word."""
    found = []
    for position, part in enumerate(text.strip().split("/")):
        for word in part.replace("*", " ").split():
            match = _PART.fullmatch(word)
            if match is None or match[1] not in WRITTEN:
                raise UnitError(word)
            found.append((match[1], int(match[2] or 1) * (-1 if position else 1)))
    return tuple(found)


def convert(value: float, written: str, wanted: str) -> float:
    """`value` in unit `written` expressed in unit `wanted`.

    Raises UnitError when the two do not measure the same thing.
    """
    to_factor, to_powers = parse(wanted, parse(written)[1])
    from_factor, from_powers = parse(written, to_powers)
    if from_powers != to_powers:
        raise UnitError(f"{written} / {wanted}")
    return value * from_factor / to_factor


def counts(unit: str) -> bool:
    """Whether a unit is a count or an amount (person, CNY, m2), to be reported at the end of a period."""
    _, powers = parse(unit)
    return len(powers) == 1 and "year" not in powers and set(powers.values()) == {1}
