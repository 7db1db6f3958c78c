"""What the reforms of a run bring to a figure, for sentences that tell it: the lever ledger as figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from ...analysis.attribution.explanation import usual_figure
from ...analysis.attribution.ledger import Ledger
from ...errors import ProjectionError
from ...projection import Proportion, Result
from ...sampling.distributions import Floats
from ...words import LANGUAGES, say
from ..content import series
from ..content.answer.questions import Questions
from ..content.numbers import PER_CENT
from .context import Sentence, vocabulary
from .figures import Figure, fits, kind_of
from .names import Mention, Subject
from .numbers import Number

_SIDES = ("without", "with")  # in this order: words of the second are part of some of the first
_BLANK = re.compile(r"\s*[(（]?")
Make = Callable[[str, str, str | None], Ledger]


@dataclass(frozen=True)
class Brought:
    """Who brings what a number of a sentence tells: one lever, or all of them (None)."""

    lever: str | None
    words: str  # from the clause that names it to that of the number

    def has(self, name: str) -> bool:
        """Whether these words have some of the catalogue."""
        return bool(vocabulary(name).search(self.words))


class Contributions:
    """The lever ledgers of a run, each made when a text first tells of its figure and period: that takes long."""

    def __init__(self, result: Result, make: Make) -> None:
        self.result = result
        self.levers = frozenset(one.name for one in result.model.of_kind("lever"))
        self._ledger = cache(make)
        self._asked = Questions(result)

    def levers_of(self, mention: Mention) -> list[str]:
        """The levers that a mention may mean."""
        return sorted(one.name for one in mention.subjects if one.sort == "variable" and one.name in self.levers)

    def told(self, sentence: Sentence, at: int) -> Brought | None:
        """Who brings what stands at a position, if the words there tell of bringing; None otherwise.

        That is the last lever named before it, or the reforms together, or in its own clause the first one behind it.
        """
        named = [(one.start, lever) for one in sentence.mentions for lever in self.levers_of(one)[:1]]
        together = [(one.start(), None) for one in vocabulary("reforms").finditer(sentence.text)]
        places: dict[int, str | None] = dict((*together, *named))
        own = sentence.clause(at)
        begin, end = sentence.clauses[own]
        before = [place for place in places if place < at]
        behind = [place for place in places if at <= place < end]
        if before and (max(before) >= begin or not behind):
            place = max(before)
        elif behind:
            place = min(behind)
        else:
            return None
        found = Brought(places[place], sentence.text[sentence.clauses[sentence.clause(place)][0] : end])
        return found if any(found.has(name) for name in ("brings", "without_reforms", "with_reforms")) else None

    @staticmethod
    def side(sentence: Sentence, start: int, end: int) -> str:
        """Whether what stands between two positions is said of the district "without" or "with" the reforms, or "".

        Words right behind it go first, then the last ones before it.
        """
        behind = _BLANK.match(sentence.text, end)
        at = behind.end() if behind else end
        for name in _SIDES:
            if vocabulary(f"{name}_reforms").match(sentence.text, at):
                return name
        ends = {
            name: max((one.end() for one in vocabulary(f"{name}_reforms").finditer(sentence.text, 0, start)), default=0)
            for name in _SIDES
        }
        return max(_SIDES, key=lambda name: ends[name]) if any(ends.values()) else ""

    def fits(self, subject: Subject, number: Number) -> bool:
        """Whether a number can be what is brought to a subject."""
        if subject.sort != "variable" or subject.name in self.levers:
            return False
        unit = series.unit_of(self.result, subject.name)
        if kind_of(unit) == "share":
            return number.kind in ("points", "share")
        return number.kind == "share" or fits(number.kind, unit)

    def of(self, brought: Brought, subject: Subject, period: str, edges: bool) -> Iterator[Figure]:
        """What a lever, or all together, brings to a subject in a period; nothing where that is not known."""
        items = self.result.items(subject.name) if subject.item is None else (subject.item,)
        if len(items) > 1 or period not in self.result.periods or not self.result.defined(subject.name, period):
            return
        try:
            ledger = self._ledger(subject.name, period, items[0])
        except ProjectionError:  # nothing can be told of this figure
            return
        for one in (ledger, *self._of_report(ledger)):
            yield from self._told_by(one, brought, edges)

    def _of_report(self, ledger: Ledger) -> Iterator[Ledger]:
        """The ledger of the same figure that a report shows, of fewer draws and orders, if it shows one."""
        own = self._asked.telling
        if own and (own.indicator, own.item, own.period) == (ledger.indicator, ledger.item, ledger.period):
            yield own

    def _told_by(self, ledger: Ledger, brought: Brought, edges: bool) -> Iterator[Figure]:
        whole = ledger.total - ledger.baseline
        own = whole if brought.lever is None else ledger.shares[ledger.levers.index(brought.lever)]
        yield from self._figures(ledger, brought.lever, own, whole, edges)
        if brought.lever is None:
            unit = series.unit_of(self.result, ledger.indicator)
            for statistic, draws in (("without", ledger.baseline), ("with", ledger.total)):
                yield self._made(ledger, None, statistic, float(draws.mean()), unit)

    def without(self, chance: Figure) -> Figure | None:
        """The chance of a target, or of all together, without the reforms; None for any other chance."""
        targets = self.result.scenario.targets
        if chance.name != "plan_all":
            own = (chance.name, chance.item, chance.period)
            targets = tuple(one for one in targets if (one.indicator, one.item, one.period) == own)[:1]
        indicator, period, item = usual_figure(self.result.scenario)
        parts = self._ledger(indicator, period, item).chances if targets else ()
        part = next((one for one in parts if one.targets == targets), None)
        return replace(chance, statistic="chance_without", value=part.baseline) if part else None

    def _figures(self, ledger: Ledger, lever: str | None, own: Floats, whole: Floats, edges: bool) -> Iterator[Figure]:
        unit = series.unit_of(self.result, ledger.indicator)
        share = kind_of(unit) == "share"
        points = {"mean": float(own.mean()), "median": float(np.median(own))}
        if edges:
            points |= {"q10": float(np.quantile(own, 0.1)), "q90": float(np.quantile(own, 0.9))}
        for statistic, value in points.items():
            yield self._made(ledger, lever, statistic, value, "points" if share else unit)
        if lever is not None and whole.any():
            yield self._made(ledger, lever, "part", float(own.mean() / whole.mean()), PER_CENT)
        yield self._made(ledger, lever, "positive", Proportion.of(own > 0, ledger.scenario).value, PER_CENT)
        if not share and ledger.baseline.all():
            yield self._made(ledger, lever, "change", float(own.mean() / ledger.baseline.mean()), PER_CENT)

    def _made(self, ledger: Ledger, lever: str | None, statistic: str, value: float, unit: str) -> Figure:
        names = [self._name(ledger, lever, language) for language in LANGUAGES]
        name = lever or "all_levers"
        return Figure("ledger", name, (names[0], names[1]), ledger.item, ledger.period, statistic, value, unit)

    def _name(self, ledger: Ledger, lever: str | None, language: str) -> str:
        figure = series.full_name(self.result, ledger.indicator, ledger.item, language)
        who = series.name_of(self.result, lever, language) if lever else say("lint.all_levers", language)
        return say("lint.brings", language, who=who, figure=figure)
