"""The chances of a run that a text may tell, and which numbers of a sentence are chances or the limits they are of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from ...analysis.plan_chances import plan_chances
from ...projection import Outcome, Proportion
from ...words import say
from ..content import series
from ..content.numbers import PER_CENT
from . import matching
from .context import Sentence, bound, vocabulary
from .figures import Figure, Figures, fits, kind_of
from .names import Subject
from .numbers import Number, han_number

_FILLING = re.compile(
    r"(?:[\s:：]|为|是|有|仅|只|约|大约|大概|近|达到|达|超过|高于|低于|不足|不到|至少|至多|"
    r"\b(?:of|is|was|at|only|just|about|around|roughly|nearly|almost|some|approximately|over|more than|less than|under"
    r"|below|above|least|most|best)\b)*",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s?的?\s?")
_REACH = 24  # letters before a number that are read
_ENGLISH = {
    **{"one": 1, "two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9},
    **{"ten": 10, "eleven": 11, "twelve": 12},
}
_COUNT = rf"\d{{1,2}}|[一二两三四五六七八九十]{{1,3}}|\b(?:{'|'.join(_ENGLISH)})\b"
_AT_LEAST = re.compile(
    rf"(?:至少|不少于)[^\d，,。]{{0,8}}?(?P<a>{_COUNT})[项个]|(?P<b>{_COUNT})[项个](?:及|或)?以上"
    rf"|at least (?P<c>{_COUNT})",
    re.IGNORECASE,
)
_STATED = re.compile(
    rf"(?P<a>{_COUNT})[项个](?:约束性|预期性)?目标|(?P<b>{_COUNT}) (?:(?:binding|expected) )?targets", re.IGNORECASE
)


class Stated(NamedTuple):
    """Another number of a sentence, and whether it is a limit: "above", "below", "reached", or nothing."""

    number: Number
    side: str


def told(sentence: Sentence, own: Sequence[Number]) -> set[int]:
    """Where the numbers begin that words right at them call chances: a chance of about 42 %, 概率约42%.

    What stands before a number goes first: in 增长5%的概率约45% only the second one is a chance.
    """
    shares = [one for one in own if one.kind == "share"]
    before = {one.start for one in shares if _behind_chance(sentence, one)}
    return before or {one.start for one in shares if _before_chance(sentence, one)}


def _behind_chance(sentence: Sentence, number: Number) -> bool:
    text = sentence.text[max(number.start - _REACH, 0) : number.start]
    return any(_FILLING.fullmatch(text, one.end()) for one in vocabulary("chance").finditer(text))


def _before_chance(sentence: Sentence, number: Number) -> bool:
    gap = _AFTER.match(sentence.text, number.end)
    follows = gap and vocabulary("chance").match(sentence.text, gap.end())
    return bool(follows) and side_of(sentence, number) not in ("above", "below", "reached")


def side_of(sentence: Sentence, number: Number) -> str:
    """On which side of a number that is a limit a figure shall be; empty, or "about", for other numbers."""
    mark = bound(sentence, number)
    if mark in ("above", "below"):
        return mark
    text = sentence.text[max(number.start - _REACH, 0) : number.start].rstrip()
    if mark == "about":
        text = next(
            (text[: one.start()].rstrip() for one in vocabulary("about").finditer(text) if one.end() == len(text)), text
        )
    reached = any(one.end() == len(text) for one in vocabulary("reach").finditer(text))
    return "reached" if reached else mark


def stated(sentence: Sentence, own: Sequence[Number], number: Number) -> list[Stated]:
    """The other numbers of a sentence, the last one before a number first, then those behind it."""
    chances = told(sentence, own)
    others = [one for one in own if one.start != number.start and one.kind not in ("", "time", "other")]
    others = [one for one in others if one.start not in chances]
    ordered = sorted(others, key=lambda one: (one.start > number.start, abs(one.start - number.start)))
    return [Stated(one, side_of(sentence, one).replace("about", "")) for one in ordered]


class Chances:
    """The chances of a run, each looked up when it is asked for."""

    def __init__(self, figures: Figures) -> None:
        self.figures, self.result = figures, figures.result

    def of(self, subject: Subject, named: Collection[str], others: Sequence[Stated], missed: bool) -> Iterator[Figure]:
        """The chances of a subject: of the target or the limit that its sentence states, else of all its targets.

        Where nothing is stated, those of being higher than in another period are among them. `missed` asks for the
        chances of failing too.
        """
        if subject.sort != "variable" or self.result.central:
            return
        unit = series.unit_of(self.result, subject.name)
        for number, side in others:
            if aims := self._aims(subject, named, number):
                yield from (made for one in aims for made in self._of_target(one, missed))
                return
            if side and fits(number.kind, unit):
                yield from self._of_limit(subject, named, Stated(number, side), missed)
                return
        for one in self.figures.aims(subject, named):
            yield from self._of_target(one, missed)
        for item in self.figures.items(subject):
            yield from self._of_times(subject.name, item, named)

    def _aims(self, subject: Subject, named: Collection[str], number: Number) -> list[Outcome]:
        """The targets of a subject of which a number is the value, those of the periods named if there are any."""
        found = [
            one
            for one in self.figures.aims(subject, ())
            if any(
                fits(number.kind, figure.unit) and matching.agrees(number, figure)
                for figure in self.figures.wanted(one)
            )
        ]
        return [one for one in found if self.figures.is_of(one.target, named)] or found

    def _of_target(self, one: Outcome, missed: bool) -> Iterator[Figure]:
        target, met = one.target, one.met
        for own in (met, *([Proportion(met.draws - met.hits, met.draws, met.rows)] if missed else [])):
            yield self.figures.chance(target.indicator, target.item, target.period, own)

    def _of_limit(self, subject: Subject, named: Collection[str], limit: Stated, missed: bool) -> Iterator[Figure]:
        number, side = limit
        room = 1e-9 * abs(number.value)
        for item in self.figures.items(subject):
            draws = {
                period: self.result.values(subject.name, period, item)
                for period in self.figures.periods(subject.name, named)
            }
            hits = {
                period: values < number.value - room
                if side == "below"
                else values > number.value + (room if side == "above" else -room)
                for period, values in draws.items()
            }
            if side == "below" and hits:  # in any of the years
                hits[""] = np.any([*hits.values()], axis=0)
            for period, hit in hits.items():
                for own in (hit, *([~hit] if missed else [])):
                    yield self._drawn(subject.name, item, period, own)

    def _of_times(self, name: str, item: str | None, named: Collection[str]) -> Iterator[Figure]:
        """The chances of being higher than in another period, and of a share to be below one in any year."""
        result = self.result
        if kind_of(series.unit_of(result, name)) == "share":
            every = [result.values(name, period, item) for period in self.figures.periods(name, ())]
            lacking = np.any([values < 1 - 1e-9 for values in every], axis=0)
            yield from (self._drawn(name, item, "", one) for one in (lacking, ~lacking))
        if named:
            draws = {period: result.values(name, period, item) for period in self.figures.periods(name, named)}
            for period, values in draws.items():
                for before in (one for one in draws if one < period):
                    higher = values > draws[before]
                    yield from (self._drawn(name, item, period, one, before) for one in (higher, ~higher))

    def _drawn(
        self,
        name: str,
        item: str | None,
        period: str,
        hit: np.ndarray[tuple[int, ...], np.dtype[np.bool_]],
        before: str = "",
    ) -> Figure:
        return self.figures.chance(name, item, period, Proportion.of(hit, self.result.scenario), before)

    def of_plan(self, sentence: Sentence, at: int) -> Figure | None:
        """The chance of the plan of which a number at a position is said: in its clause, or the last before it.

        None where a figure is named between the two, or the words tell of another number of targets than there are.
        """
        if self.result.central or not self.result.scenario.targets:
            return None
        for number in range(sentence.clause(at), -1, -1):
            start, end = sentence.clauses[number]
            place, key = self._named(sentence, start, end)
            behind = [one for one in sentence.mentions if one.start < at and one.start >= max(place, start)]
            if key:
                return None if behind else self._plan.get(key)
            if behind:
                return None
        return None

    def _named(self, sentence: Sentence, start: int, end: int) -> tuple[int, str]:
        """Where a clause names targets together, and which: all, the binding ones, or so many of them."""
        clause = sentence.text[start:end]
        word = vocabulary("targets").search(clause)
        some = _AT_LEAST.search(clause)
        if some and vocabulary("targets").search(sentence.text[:end]):
            return start + max(some.end(), word.end() if word else 0), f"at_least_{_count(some)}"
        if not word or not vocabulary("together").search(clause):
            return start, ""
        key = "binding" if vocabulary("binding").search(clause) else "all"
        if (counted := _STATED.search(clause)) and _count(counted) != self._size(key):
            return start + word.end(), "other"
        return start + word.end(), key

    def size_of(self, sentence: Sentence, number: Number) -> Figure | None:
        """How many targets there are, for a number that counts them: 6项目标, all 6 targets; None for any other."""
        counted = next((one for one in _STATED.finditer(sentence.text) if one.start() == number.start), None)
        if counted is None or not vocabulary("together").search(sentence.words(number.start)):
            return None
        if _AT_LEAST.search(sentence.text[: counted.end()]) or not self.result.scenario.targets:
            return None
        key = "binding" if vocabulary("binding").search(counted[0]) else "all"
        return self.figures.count(f"targets_{key}", self._size(key))

    def _size(self, key: str) -> int:
        return sum(key == "all" or one.kind == key for one in self.result.scenario.targets)

    @cached_property
    def _plan(self) -> dict[str, Figure]:
        found = plan_chances(self.result)
        made = {"all": found.all, "binding": found.binding}
        if found.binding is None and self._size("binding") == 1:
            made["binding"] = next(one.met for one in found.targets if one.target.kind == "binding")
        made |= {f"at_least_{k}": one for k, one in enumerate(found.at_least, 1)}
        return {key: self._of_plan(key, one) for key, one in made.items() if one is not None}

    def _of_plan(self, key: str, one: Proportion) -> Figure:
        word, _, k = key.rpartition("_") if key[-1].isdigit() else (key, "", "")
        zh, en = (say(f"lint.plan_{word}", language, k=k) for language in ("zh", "en"))
        return Figure(
            "chance", f"plan_{key}", (zh, en), None, "", "chance", one.value, PER_CENT, "", max(one.error, 0.01)
        )


def _count(match: re.Match[str]) -> int:
    text = next(filter(None, match.groupdict().values())).lower()
    if text.isdecimal():
        return int(text)
    return _ENGLISH.get(text) or round(han_number(text)[0])
