"""A brief as it is written: text, and slots in braces that stand for figures of a run.

Every number of the text must stand in a slot. What counts as a number: a digit of any script or width, Roman
numerals and fractions of one letter, Chinese numerals that count or measure (三百亿, 两成, 百分之五, 二〇三〇年), and
English ones before a multiple or per cent (two million, five per cent). What does not: 一 and 十 inside words, "one".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from ...errors import Fault

_NUMERAL = "一二两三四五六七八九十"
_CHINESE = re.compile(
    rf"[{_NUMERAL}]+[百千万亿][{_NUMERAL}百千万亿零余多]*"
    rf"|[百千万]分之[{_NUMERAL}百零点]+"
    rf"|[一二三四五六七八九零〇]{{4}}(?=年)"
    rf"|[{_NUMERAL}零百]+(?:点[{_NUMERAL}零]+)?(?:倍|个百分点|元|人次|平方|公顷|亩|成(?![不为功立果效就长本员都熟]))"
)
_ENGLISH = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|hundred)[ -]"
    r"(?:hundred|thousand|million|billion|trillion|per ?cent|percentage|times|fold|thirds|quarters)\b",
    re.IGNORECASE,
)
_INSIDE = ".,:/-，．"  # part of a number when digits stand on both sides


@dataclass(frozen=True)
class Slot:
    """A reference in braces, such as `{gdp|2030|median}`: its parts, and where it stands."""

    parts: tuple[str, ...]
    place: str

    @property
    def text(self) -> str:
        """The reference with single bars and no braces, the same however it was spaced."""
        return "|".join(self.parts)


Piece: TypeAlias = str | Slot


def pieces(text: str, file: str, faults: list[Fault]) -> list[Piece]:
    """The text and the slots of a template, in order. Adds a fault for each brace and number that stands alone."""
    found: list[Piece] = []
    place = 0
    while place < len(text):
        start = re.compile("[{}]").search(text, place)
        end = start.start() if start else len(text)
        if end > place:
            faults += _numbers(text, place, end, file)
            found.append(text[place:end])
        if start is None:
            break
        closing = re.compile(r"\{([^{}\n]*)\}").match(text, end)
        if closing is None:
            faults.append(Fault("brief.brace", {"found": start[0]}, _where(text, end, file)))
            place = end + 1
            continue
        parts = tuple(" ".join(one.split()) for one in closing[1].split("|"))
        found.append(Slot(parts, _where(text, end, file)))
        place = closing.end()
    return found


def slots(found: list[Piece]) -> dict[str, Slot]:
    """The slots of a template by their text, the first of each."""
    by_text: dict[str, Slot] = {}
    for one in found:
        if isinstance(one, Slot):
            by_text.setdefault(one.text, one)
    return by_text


def unlike(first: list[Piece], second: list[Piece]) -> list[Fault]:
    """A fault for each slot that stands in one of two languages only."""
    one, other = slots(first), slots(second)
    alone = [slot for mine, yours in ((one, other), (other, one)) for text, slot in mine.items() if text not in yours]
    return [Fault("brief.one_language", {"slot": slot.text}, slot.place) for slot in alone]


def _where(text: str, place: int, file: str) -> str:
    line = text.count("\n", 0, place)
    return f"{file}:{line + 1}:{place - text.rfind(chr(10), 0, place)}"


def _numbers(text: str, start: int, end: int, file: str) -> Iterator[Fault]:
    spans = [*_digits(text, start, end), *(one.span() for one in _CHINESE.finditer(text, start, end))]
    spans += [one.span() for one in _ENGLISH.finditer(text, start, end)]
    done = start
    for first, last in sorted(spans):
        if first >= done:
            yield Fault("brief.number", {"number": text[first:last]}, _where(text, first, file))
        done = max(done, last)


def _digits(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of characters that are numbers for Unicode: 12, 1.5, １２, ②, ½, Ⅳ, 〇."""
    place = start
    while place < end:
        first = place
        while place < end and (_digit(text[place]) or (place > first and _joins(text, place, end))):
            place += 1
        if place > first:
            yield first, place
        place += 1


def _digit(letter: str) -> bool:
    return unicodedata.category(letter).startswith("N")


def _joins(text: str, place: int, end: int) -> bool:
    return text[place] in _INSIDE and place + 1 < end and _digit(text[place + 1])
