"""What a run says of a subject: the figures, facts, targets, chances, inputs and changes a number may stand for."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ...facts import Fact
from ...facts.derive import written
from ...facts.listing import indicator_label
from ...projection import Outcome, Proportion, Result, givens, outcomes
from ...sampling.distributions import Floats
from ...scenario import Target
from ...words import LANGUAGES, say
from ..content import inputs, series
from ..content.headline import periods as headline_periods
from ..content.numbers import PER_CENT, shown_unit, text
from ..content.outline import HEADLINE, figures
from ..content.targets import unit_of
from .names import Subject

POINTS = (0.1, 0.9, 0.05, 0.95, 0.25, 0.75, 0.025, 0.975)
_KINDS = {
    **{"CNY": "money", "current_CNY": "money", "USD": "USD", "visitor": "visits", "place": "places", "m2": "area"},
    **{"person": "people", "resident": "people", "managed_person": "people", "patent": "patents"},
    **{"enterprise": "enterprises", "station": "stations", "request": "requests"},
}
_INDEX = ("1", "", "current_CNY/CNY", "CNY/USD")


@dataclass(frozen=True)
class Figure:
    """A number that the run has: of what, when, which statistic, its value (model unit) and its unit.

    `kind` is "figure", "fact", "target", "chance", "change", "input", "count" or "report"; `names` are Chinese and
    English. `error` is how far a chance may be off. A change has a period `before`.
    """

    kind: str
    name: str
    names: tuple[str, str]
    item: str | None
    period: str
    statistic: str
    value: float
    unit: str
    before: str = ""
    error: float = 0.0

    def text(self, language: str) -> str:
        """What it is and its value: "GDP, 2030, median: CNY 347 bn"."""
        name, period = self.names[LANGUAGES.index(language)], _period(self.period, language)
        if self.before:
            period = say("lint.since", language, period=period, before=_period(self.before, language))
        values = {"name": name, "period": period, "statistic": _statistic(self.statistic, language)}
        return say("lint.shown" if period else "lint.shown_untimed", language, value=self.shown(language), **values)

    def shown(self, language: str) -> str:
        """The value in the units of a reader."""
        if self.kind == "report":
            return self.names[LANGUAGES.index(language)]
        if self.unit == "points":
            return say("report.points", language, number=f"{100 * self.value:+.1f}")
        if self.kind == "count":
            return f"{self.value:.0f}"
        return text(self.value, self.unit, language)

    @property
    def record(self) -> dict[str, object]:
        """The same as plain values."""
        return {
            "kind": self.kind,
            "name": self.name,
            "item": self.item,
            "period": self.period or None,
            "before": self.before or None,
            "statistic": self.statistic,
            "value": self.value,
            "unit": self.unit,
            "text": self.text("en"),
        }


def _period(label: str, language: str) -> str:
    """A period in words: 2030年, first half of 2024; a date of a fact as it is."""
    year, _, half = label.partition("-")
    if half in ("H1", "H2"):
        return say(f"brief.{half.lower()}", language, year=year)
    first, _, last = label.partition("/")
    if first.isdecimal() and last.isdecimal():
        return say("lint.years", language, first=first, last=last)
    return say("lint.year", language, year=label) if label.isdecimal() else label


def _statistic(name: str, language: str) -> str:
    if name.startswith("q"):
        return say("lint.statistic_point", language, percent=name[1:])
    return say(f"lint.statistic_{name}", language)


def kind_of(unit: str) -> str:
    """What a figure in a unit counts or measures, in the words of `Number.kind`; "index" for a ratio."""
    if unit.startswith(PER_CENT) or unit == "1/year":
        return "share"
    if unit in _INDEX:
        return "index"
    return _KINDS.get(unit.split("/")[0], unit.split("/")[0])


def fits(kind: str, unit: str) -> bool:
    """Whether a number of a kind can be a figure in a unit."""
    own = "points" if unit == "points" else kind_of(unit)
    if kind == "count":
        return own not in ("share", "index", "points")
    if kind == "pieces":
        return own not in ("share", "index", "points", "money", "USD", "people")
    if kind == "":
        return own == "index"
    return own == kind or (kind == "share" and own == "index")


class Figures:
    """The figures of a run by subject, each looked up when it is asked for."""

    def __init__(self, result: Result) -> None:
        self.result = result

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The targets of the scenario with their chances; a single run has none."""
        return outcomes(self.result)

    def of(self, subject: Subject, named: Collection[str], edges: bool, mean: bool) -> Iterator[Figure]:
        """What the run says of a subject in the periods named, or in all years when none is.

        Points of the distribution besides the median are among them where `edges` are asked for.
        """
        if subject.sort == "variable":
            yield from self.levels(subject, named, edges, mean)
            yield from self._facts(named, variable=subject)
        elif subject.sort == "fact":
            yield from self._facts(named, indicator=subject.name)
        else:
            yield from self._inputs(subject.name)

    def levels(self, subject: Subject, named: Collection[str], edges: bool, mean: bool) -> Iterator[Figure]:
        """Median, mean and points of a variable's figures."""
        for period in self.periods(subject.name, named):
            for item in self.items(subject):
                yield from self._spread(subject.name, item, period, edges and not self.result.central, mean)

    def _spread(self, name: str, item: str | None, period: str, edges: bool, mean: bool) -> Iterator[Figure]:
        result, unit, names = self.result, series.unit_of(self.result, name), self._names(name, item)

        def made(statistic: str, value: float, unit: str = unit) -> Figure:
            return Figure("figure", name, names, item, period, statistic, value, unit)

        yield made("median", result.quantile(name, period, 0.5, item))
        if mean:
            yield made("mean", result.mean(name, period, item))
        if edges:
            points = {q: result.quantile(name, period, q, item) for q in POINTS}
            yield from (made(f"q{100 * q:g}", value) for q, value in points.items())
            if unit.startswith(PER_CENT):
                yield made("width", points[0.9] - points[0.1], "points")

    def changes(self, subject: Subject, named: Collection[str], others: Collection[str]) -> Iterator[Figure]:
        """How a variable changes up to the periods named: from the year before, the start, or another period named.

        Changes are taken draw by draw; differences of the medians are among them too, because readers take those.
        """
        if subject.sort != "variable":
            return
        result, name = self.result, subject.name
        share = kind_of(series.unit_of(result, name)) == "share"
        first, last = str(result.scenario.start), str(result.scenario.end)
        for period in self.periods(name, named or (last,)):
            befores = {first, str(int(period[:4]) - 1) + period[4:], *others} - {period}
            for before in sorted(one for one in befores if one < period and self._defined(name, one)):
                for item in self.items(subject):
                    yield from self._changed(name, item, period, before, share)

    def _changed(self, name: str, item: str | None, period: str, before: str, share: bool) -> Iterator[Figure]:
        now, then = (self.result.values(name, one, item) for one in (period, before))
        names, unit = self._names(name, item), series.unit_of(self.result, name)

        def made(statistic: str, draws: Floats, medians: float, own: str) -> Iterator[Figure]:
            for value in (float(np.median(draws)), medians):
                yield Figure("change", name, names, item, period, statistic, value, own, before)

        middle, earlier = float(np.median(now)), float(np.median(then))
        yield from made("change", now - then, middle - earlier, "points" if share else unit)
        if not share and (then > 0).all():
            yield from made("change", now / then - 1, middle / earlier - 1, PER_CENT)
            years = int(period[:4]) - int(before[:4])
            if years > 1 and (now > 0).all():
                per_year = (middle / earlier) ** (1 / years) - 1
                yield from made("yearly", (now / then) ** (1 / years) - 1, per_year, PER_CENT)

    def chance(self, name: str, item: str | None, period: str, met: Proportion, before: str = "") -> Figure:
        """A chance that something is so with a figure in a period."""
        error = max(met.error, 0.01)
        return Figure(
            "chance", name, self._names(name, item), item, period, "chance", met.value, PER_CENT, before, error
        )

    def aims(self, subject: Subject, named: Collection[str]) -> Iterator[Outcome]:
        """The targets of a variable in the periods named; what grows by so much a year is also one of its growth."""
        for one in self.outcomes if subject.sort == "variable" else ():
            target = one.target
            names = (target.indicator, *([f"{target.indicator}_growth"] if target.over == "growth" else []))
            if subject.name in names and subject.item in (None, target.item) and self.is_of(target, named):
                yield one

    @staticmethod
    def is_of(target: Target, named: Collection[str]) -> bool:
        """Whether a target is of one of the periods named; one of several years is if its last year is named."""
        return not named or target.period in named or (bool(target.over) and target.years[-1] in named)

    def wanted(self, one: Outcome) -> Iterator[Figure]:
        """The value of a target, or both of a range."""
        target = one.target
        for value in target.limits:
            yield self._aimed(one, "target", value, unit_of(self.result, target))

    def targets(self, subject: Subject, named: Collection[str]) -> Iterator[Figure]:
        """The targets of a variable: what is wanted, the median, and how far it is from that."""
        for one in self.aims(subject, named):
            yield from self._of_target(one)

    def _of_target(self, one: Outcome) -> Iterator[Figure]:
        unit = unit_of(self.result, one.target)
        yield from self.wanted(one)
        yield self._aimed(one, "median", one.median, unit)
        yield self._aimed(one, "gap", one.gap, "points" if unit.startswith(PER_CENT) else unit)

    def _aimed(self, one: Outcome, statistic: str, value: float, unit: str) -> Figure:
        target = one.target
        names = self._names(target.indicator, target.item)
        return Figure("target", target.indicator, names, target.item, target.period, statistic, value, unit)

    def shares(self, part: Subject, whole: Subject, named: Collection[str]) -> Iterator[Figure]:
        """The share of one variable in another of the same unit, draw by draw and of the medians."""
        result = self.result
        units = {series.unit_of(result, one.name) for one in (part, whole)}
        rows = [self.items(one) for one in (part, whole)]
        if len(units) > 1 or kind_of(*units) in ("share", "index") or [len(one) for one in rows] != [1, 1]:
            return
        (item,), (other,) = rows
        names = [
            f"{one}/{of}" for one, of in zip(self._names(part.name, item), self._names(whole.name, other), strict=True)
        ]
        for period in self.periods(part.name, named):
            if self._defined(whole.name, period):
                some, every = result.values(part.name, period, item), result.values(whole.name, period, other)
                for value in (float(np.median(some / every)), float(np.median(some) / np.median(every))):
                    yield Figure("share", part.name, (names[0], names[1]), item, period, "share", value, PER_CENT)

    def elsewhere(self, subject: Subject, named: Collection[str]) -> Iterator[Figure]:
        """What was published about other places under the name of a subject."""
        for fact in self.result.scenario.ledger.facts():
            own = fact.place and subject.sort != "input" and subject.name in (fact.indicator, fact.variable)
            if own and _of_period(fact.period, named):
                yield self._fact(fact)

    def _facts(self, named: Collection[str], indicator: str = "", variable: Subject | None = None) -> Iterator[Figure]:
        for fact in self._own_facts:
            own = fact.indicator == indicator if indicator else self._observes(fact, variable)
            if own and _of_period(fact.period, named):
                yield self._fact(fact)

    @staticmethod
    def _observes(fact: Fact, variable: Subject | None) -> bool:
        return variable is not None and fact.variable == variable.name and variable.item in (None, fact.item or None)

    @cached_property
    def _own_facts(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.result.scenario.ledger.facts() if not fact.place)

    def _fact(self, fact: Fact) -> Figure:
        names = (indicator_label(fact, "zh"), indicator_label(fact, "en"))
        if fact.unit == "个百分点":
            unit = "points"
        else:
            base = written(fact.powers)
            unit = PER_CENT if base == "1" and fact.unit[0] in "%‰" else base
        return Figure("fact", fact.name, names, fact.item or None, fact.period, "published", fact.model_value, unit)

    def _inputs(self, path: str) -> Iterator[Figure]:
        given = givens(self.result.scenario)[path]
        names = (inputs.name(self.result, path, "zh"), inputs.name(self.result, path, "en"))
        found = inputs.points(given, inputs.bounds(self.result, path))
        unit = shown_unit(given.unit)
        for value, statistic in zip(found, ("input",) if len(found) == 1 else ("q10", "input", "q90"), strict=True):
            yield Figure("input", path, names, None, "", statistic, value, unit)

    def known(self) -> Iterator[Figure]:
        """What a number may stand for of which nothing says what it is: headline figures, targets, facts and inputs."""
        result = self.result
        for name, item in figures(result, HEADLINE):
            for one in self.levels(Subject("variable", name, item), headline_periods(result), True, False):
                if one.statistic in ("median", "q10", "q90"):
                    yield one
        for aim in self.outcomes:
            yield from self._of_target(aim)
            if not result.central:
                yield self.chance(aim.target.indicator, aim.target.item, aim.target.period, aim.met)
        yield from map(self._fact, self._own_facts)
        for path in givens(result.scenario):
            if path.startswith("parameters."):
                yield from self._inputs(path)

    def counts(self) -> dict[str, Figure]:
        """How many inputs the run has, in all, by status, and uncertain ones."""
        found = inputs.counts(self.result)
        found |= {"all": sum(found.values()), "uncertain": inputs.uncertain(self.result)}
        return {key: self.count(f"inputs_{key}", value) for key, value in found.items()}

    def count(self, key: str, value: int) -> Figure:
        """A number of the run itself, called `lint.KEY` in the catalogue."""
        names = (say(f"lint.{key}", "zh"), say(f"lint.{key}", "en"))
        return Figure("count", key, names, None, "", "count", float(value), "")

    def _names(self, name: str, item: str | None) -> tuple[str, str]:
        return (series.full_name(self.result, name, item, "zh"), series.full_name(self.result, name, item, "en"))

    def items(self, subject: Subject) -> tuple[str | None, ...]:
        """The rows of a variable, or the one that is meant."""
        items = self.result.items(subject.name)
        return items if subject.item is None else tuple(one for one in items if one == subject.item)

    def periods(self, name: str, named: Collection[str]) -> list[str]:
        """The periods named in which a variable is defined, or all its years."""
        wanted = named or [label for label in self.result.periods if label.isdigit()]
        return sorted(one for one in wanted if self._defined(name, one))

    def _defined(self, name: str, period: str) -> bool:
        return period in self.result.periods and self.result.defined(name, period)


def _of_period(period: str, named: Collection[str]) -> bool:
    """Whether a fact belongs to a period that is named: one of a day, a month or some years also to the year."""
    whole = "H" not in period and "Q" not in period
    return not named or period in named or (whole and period.rpartition("/")[2][:4] in named)


def finite(figure: Figure) -> bool:
    """Whether a figure has a value that a text can name."""
    return math.isfinite(figure.value)
