"""What a slot of a brief stands for: a figure of a run, in the words and units of a reader.

{gdp|2030}                            median with its unit
{value_added/industry|2030|band}      median and 80 % band; also mean, low, high, q05 to q95
{gdp|2030|yearly|since first}         change from another period: median, size, direction, chance, yearly
{gdp|2030|size|vs no_new_reform}      difference from another scenario over paired draws: also amount
{gdp_growth|2030|chance|above 5 %}    share of the draws above or below a value
{school_coverage/compulsory|lowest|year}    the year in which the median is lowest or highest
{affordable_share|ever|chance|below 1}      share of the draws that are ever so
{target|gdp|2030|chance}              a target of the scenario: wanted, value, median, gap, chance, verdict
{first} {next} {plan} {horizon} {end} {2030}    years
{scenario|no_new_reform}              the name of another scenario
{scenario} {district} {draws} {seed} {hash} {command} {cite} {name|gdp} {inputs|published} {quote|5G}
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from ...analysis.names import names
from ...analysis.pairing import unpaired
from ...analysis.verdicts import verdict
from ...errors import Fault, ProjectionError, ScenarioError, unknown
from ...projection import Outcome, Proportion, Result
from ...projection.pairs import shared_places
from ...sampling.distributions import Floats
from ...scenario.numbers import number, unit_in
from ...scenario.targets import needs_no_unit
from ...words import say
from ..content import inputs, series
from ..content.findings import moved
from ..content.numbers import PER_CENT, scale, text
from ..content.targets import period_of, unit_of, value_of
from ..stamps.stamp import by_reference, cite, command
from .template import Piece, Slot

QUANTILES = {f"q{100 * q:02.0f}": q for q in (0.05, 0.1, 0.25, 0.75, 0.9, 0.95)}
POINTS = {"median": 0.5, "low": 0.1, "high": 0.9, **QUANTILES}
ROUNDING = 1e-9
LEVEL = (*POINTS, "mean", "band")
SINCE = (*POINTS, "size", "direction", "chance", "yearly")
VERSUS = (*POINTS, "size", "amount", "direction", "chance")
TARGET = ("wanted", "value", "median", "gap", "chance", "verdict", "period")
YEARS = ("first", "next", "plan", "horizon", "end")
EXTREMES = {"lowest": np.argmin, "highest": np.argmax}
ALONE = ("scenario", "district", "draws", "seed", "hash", "command", "cite")
_COMPARING = {*SINCE, *VERSUS} - {*LEVEL}  # what is asked about two figures, or a figure and a value
_SPREAD = {"low", "high", "chance", "verdict", *QUANTILES}  # a single run has none


@dataclass(frozen=True)
class Run:
    """The run a brief is about, its language, and how to find the result of a scenario it names (`vs NAME`)."""

    result: Result
    language: str
    other: Callable[[str], Result]


@dataclass(frozen=True)
class Bound:
    """A slot with what it stands for: the number in the model's unit (None for words), and its text."""

    slot: str
    value: float | None
    text: str


def bound(slot: Slot, run: Run) -> Bound:
    """What a slot stands for. Raises ProjectionError with its faults."""
    head, *rest = slot.parts
    if head == "quote" and len(rest) == 1:
        return Bound(slot.text, None, rest[0])
    if not rest:
        return _alone(slot, run)
    if head == "inputs":
        return _count(slot, run)
    if head == "scenario":
        other = run.other("|".join(rest)).scenario
        own = run.result.scenario
        alone = other.hash == own.hash  # the same scenario once more
        return Bound(slot.text, None, names([other] if alone else [own, other], run.language)[-1])
    if head == "name":
        indicator, item = _figure(slot, rest[0], run.result)
        return Bound(slot.text, None, series.in_a_sentence(run.result, indicator, item, run.language))
    if head == "target":
        return _target(slot, run)
    return _of_figure(slot, run)


@contextmanager
def made_together(pieces: Iterable[Piece], run: Run) -> Iterator[None]:
    """Have the draws that the slots among these pieces ask for, of a run too large to keep them, in one simulation."""
    wanted: dict[int, tuple[Result, list[tuple[str, str]]]] = {}
    for slot in (one for one in pieces if isinstance(one, Slot)):
        with suppress(ProjectionError):  # told when the slot is bound
            for result, *figure in _drawn(slot, run):
                wanted.setdefault(id(result), (result, []))[1].append((figure[0], figure[1]))
    for result, figures in wanted.values():
        result.ensemble.draws.together(figures)
    try:
        yield
    finally:
        for result, _ in wanted.values():
            result.ensemble.draws.forget()


def _drawn(slot: Slot, run: Run) -> Iterator[tuple[Result, str, str]]:
    """The figures whose draws a slot asks for: result, indicator and period."""
    kind, _, argument = (*slot.parts, "", "", "", "")[3].partition(" ")
    if slot.parts[0] == "target" or kind not in _RELATIONS or not kind:
        return
    indicator, item = _figure(slot, slot.parts[0], run.result)
    ever = slot.parts[1] == "ever"
    periods = _years(run.result, indicator) if ever else [_period_of(slot, run, indicator, item)]
    asked = [(run.result, period) for period in periods]
    if kind == "since":
        asked.append((run.result, _period(slot, argument, run.result)))
    elif kind == "vs":
        asked.append((run.other(argument), periods[0]))
    for result, period in asked:
        if period in result.periods and result.defined(indicator, period):
            yield result, indicator, period


def _fault(slot: Slot, key: str, **values: object) -> ProjectionError:
    return ProjectionError([Fault(key, {"slot": slot.text, **values}, slot.place)])


def _unknown(slot: Slot, key: str, name: str, valid: tuple[str, ...]) -> ProjectionError:
    return ProjectionError([unknown(key, name, valid, slot.place, slot=slot.text)])


def _alone(slot: Slot, run: Run) -> Bound:
    result, scenario = run.result, run.result.scenario
    name = slot.text
    if name in YEARS or name[:1].isdigit():
        period = _period(slot, name, result)
        return Bound(slot.text, None, _period_text(period, run.language))
    numbers = {"draws": result.draws, "seed": scenario.seed}
    words: dict[str, Callable[[], str]] = {
        "scenario": lambda: scenario.name[run.language],
        "district": lambda: scenario.district[run.language],
        "hash": lambda: scenario.hash,
        "command": lambda: command(result, run.language),
        "cite": lambda: cite(result, run.language),
    }
    if name in numbers:
        return Bound(slot.text, numbers[name], str(numbers[name]))
    if name in words:
        return Bound(slot.text, None, words[name]())
    if name in result.model.equations:
        raise _fault(slot, "brief.no_period", name=name)
    raise _unknown(slot, "brief.alone", name, (*ALONE, *YEARS))


def _period_text(period: str, language: str) -> str:
    year, _, half = period.partition("-")
    return say(f"brief.{half.lower()}", language, year=year) if half else year


def _count(slot: Slot, run: Run) -> Bound:
    counts = {**inputs.counts(run.result), "uncertain": inputs.uncertain(run.result)}
    counts["all"] = sum(inputs.counts(run.result).values())
    wanted = slot.parts[1]
    if wanted not in counts or len(slot.parts) > 2:
        raise _unknown(slot, "brief.inputs", "|".join(slot.parts[1:]), tuple(counts))
    return Bound(slot.text, counts[wanted], str(counts[wanted]))


def _figure(slot: Slot, words: str, result: Result) -> tuple[str, str | None]:
    """Indicator and item. Raises ProjectionError, with the nearest valid name, for one that does not exist."""
    indicator, _, named = words.partition("/")
    item = named or None
    try:
        items = result.items(indicator)
    except ProjectionError as error:
        raise ProjectionError(Fault(one.key, one.values, slot.place) for one in error.faults) from None
    if item not in items:
        valid = tuple(one or "-" for one in items)
        raise ProjectionError([unknown("result.item", str(item or "-"), valid, slot.place, owner=indicator)])
    return indicator, item


def _period(slot: Slot, words: str, result: Result) -> str:
    """A period's label: words such as `first` and `plan` stand for years of the run."""
    scenario, years = result.scenario, series.horizons(result)
    named = dict(zip(YEARS, (scenario.start, scenario.start + 1, years[0], years[-1], scenario.end), strict=True))
    period = str(named.get(words, words))
    if period not in result.periods:
        raise ProjectionError([unknown("result.period", period, (*YEARS, *result.periods), slot.place)])
    return period


def _years(result: Result, indicator: str) -> list[str]:
    """The years of the run for which a figure is defined."""
    years = (str(year) for year in range(result.scenario.start, result.scenario.end + 1))
    return [year for year in years if result.defined(indicator, year)]


def _of_figure(slot: Slot, run: Run) -> Bound:
    indicator, item = _figure(slot, slot.parts[0], run.result)
    words, what, relation, *more = (*slot.parts[1:], *("", "", "")[len(slot.parts) - 2 :], "")
    kind, _, argument = relation.partition(" ")
    if "".join(more) or (relation and kind not in _RELATIONS):
        raise _unknown(slot, "brief.relation", "|".join(slot.parts[3:]), tuple(filter(None, _RELATIONS)))
    what = what or ("chance" if kind in ("above", "below") else "median")
    valid = ("year", *LEVEL) if words in EXTREMES and not kind else _RELATIONS[kind][0]
    if not kind and what in _COMPARING:
        raise _fault(slot, "brief.needs", what=what)
    if what not in valid:
        raise _unknown(slot, "brief.what", what, valid)
    if run.result.central and what in _SPREAD:
        raise _fault(slot, "brief.central", what=what)
    if words == "ever":
        if kind not in ("above", "below"):
            raise _fault(slot, "brief.ever")
        return _ever(slot, run, indicator, item, kind, argument)
    period = _period_of(slot, run, indicator, item)
    if what == "year":
        return Bound(slot.text, float(period), period)
    if not run.result.defined(indicator, period):
        raise ProjectionError([Fault("result.undefined", {"indicator": indicator, "period": period}, slot.place)])
    figure = Figure(slot, run, indicator, item, period)
    return _RELATIONS[kind][1](figure, what, argument)


def _period_of(slot: Slot, run: Run, indicator: str, item: str | None) -> str:
    """The period that a slot names, or the year in which the median is lowest or highest."""
    words = slot.parts[1]
    if words not in EXTREMES:
        return _period(slot, words, run.result)
    years = _years(run.result, indicator)
    medians = [run.result.quantile(indicator, year, 0.5, item) for year in years]
    return years[int(EXTREMES[words](medians))]


def _ever(slot: Slot, run: Run, indicator: str, item: str | None, kind: str, argument: str) -> Bound:
    values = np.stack([run.result.values(indicator, year, item) for year in _years(run.result, indicator)])
    limit = _limit(slot, run, indicator, argument)
    met = Proportion.of(np.any(_beyond(values, limit, kind), axis=0), run.result.scenario)
    return Bound(slot.text, met.value, met.text(run.language))


@dataclass(frozen=True)
class Figure:
    """A figure of a run that a slot names."""

    slot: Slot
    run: Run
    indicator: str
    item: str | None
    period: str

    @property
    def unit(self) -> str:
        """The unit it is shown in."""
        return series.unit_of(self.run.result, self.indicator)

    def values(self, result: Result, period: str) -> Floats:
        """Every draw of the figure in a result and a period. Raises ProjectionError where it is not defined."""
        if period not in result.periods or not result.defined(self.indicator, period):
            values = {"indicator": self.indicator, "period": period}
            raise ProjectionError([Fault("result.undefined", values, self.slot.place)])
        return result.values(self.indicator, period, self.item)

    def bound(self, value: float, words: str) -> Bound:
        """The slot with its number and its text."""
        return Bound(self.slot.text, value, words)


def _level(figure: Figure, what: str, _: str) -> Bound:
    result, language = figure.run.result, figure.run.language
    key = figure.indicator, figure.period
    if what == "mean":
        value = result.mean(*key, figure.item)
        return figure.bound(value, text(value, figure.unit, language))
    middle = result.quantile(*key, POINTS.get(what, 0.5), figure.item)
    if what != "band" or result.central:
        return figure.bound(middle, text(middle, figure.unit, language))
    low, high = (result.quantile(*key, q, figure.item) for q in (0.1, 0.9))
    own = scale([low, middle, high], figure.unit, language)
    words = say("answer.band", language, median=own.text(middle), low=own.number(low), high=own.number(high))
    return figure.bound(middle, words)


def _since(figure: Figure, what: str, argument: str) -> Bound:
    result, language = figure.run.result, figure.run.language
    before = _period(figure.slot, argument, result)
    now, then = figure.values(result, figure.period), figure.values(result, before)
    if what == "yearly":
        years = float(figure.period[:4]) - float(before[:4])
        if years <= 0 or not (then > 0).all():
            raise _fault(figure.slot, "brief.yearly", before=before)
        growth = float(np.median((now / then) ** (1 / years) - 1))
        return figure.bound(growth, text(growth, PER_CENT, language))
    return _change(figure, what, now, then, "since")


def _versus(figure: Figure, what: str, argument: str) -> Bound:
    other = figure.run.other(argument) if argument else None
    result = figure.run.result
    if other is None or other.scenario.draws != result.scenario.draws or any(unpaired(other, result)):
        raise _fault(figure.slot, "brief.unpaired", other=argument)
    # Draws that one run left out are left out of both: what follows them would else be taken with another's luck.
    then_places, now_places = shared_places(other, result)
    now, then = figure.values(result, figure.period)[now_places], figure.values(other, figure.period)[then_places]
    if what == "amount":
        difference = float(np.median(now - then))
        return figure.bound(difference, text(abs(difference), figure.unit, figure.run.language))
    return _change(figure, what, now, then, "vs")


def _change(figure: Figure, what: str, now: Floats, then: Floats, kind: str) -> Bound:
    """The change draw by draw: in points for shares, else in per cent."""
    language = figure.run.language
    up = Proportion.of(now > then, figure.run.result.scenario)
    if what == "direction":
        return figure.bound(up.value, say(f"brief.{kind}_{moved(now, then, figure.run.result)}", language))
    if what == "chance":
        return figure.bound(up.value, up.text(language))
    points = figure.unit.startswith(PER_CENT)
    if not points and not (then > 0).all():
        raise _fault(figure.slot, "brief.from_zero")
    change = float(np.quantile(now - then if points else now / then - 1, POINTS.get(what, 0.5)))
    sign = "" if what == "size" else "+"
    size = f"{100 * (abs(change) if what == 'size' else change):{sign}.1f}"
    size = size if size.strip("+-0.") else "0"
    return figure.bound(change, say("report.points" if points else "report.per_cent", language, number=size))


def _beyond(values: Floats, limit: float, kind: str) -> npt.NDArray[np.bool_]:
    """Which values are beyond a limit by more than rounding."""
    room = ROUNDING * abs(limit)
    return values > limit + room if kind == "above" else values < limit - room


def _limit(slot: Slot, run: Run, indicator: str, argument: str) -> float:
    equation = run.result.model.equations[indicator]
    try:
        value = number(argument, equation.reported_unit, slot.place, slot.text)
    except ScenarioError as error:
        raise ProjectionError(error.faults) from None
    if not unit_in(argument) and not needs_no_unit(equation, value) and not (equation.share and value == 1):
        raise _fault(slot, "brief.unit", text=argument, unit="%" if equation.share else equation.reported_unit)
    return value


def _beyond_limit(kind: str) -> Callable[[Figure, str, str], Bound]:
    def answer(figure: Figure, what: str, argument: str) -> Bound:
        limit = _limit(figure.slot, figure.run, figure.indicator, argument)
        if what == "limit":
            return figure.bound(limit, text(limit, figure.unit, figure.run.language))
        values = figure.values(figure.run.result, figure.period)
        met = Proportion.of(_beyond(values, limit, kind), figure.run.result.scenario)
        return figure.bound(met.value, met.text(figure.run.language))

    return answer


# What each relation may ask for, and how it is answered; "" is a figure by itself.
_RELATIONS: dict[str, tuple[tuple[str, ...], Callable[[Figure, str, str], Bound]]] = {
    "": (LEVEL, _level),
    "since": (SINCE, _since),
    "vs": (VERSUS, _versus),
    "above": (("chance", "limit"), _beyond_limit("above")),
    "below": (("chance", "limit"), _beyond_limit("below")),
}


def _target(slot: Slot, run: Run) -> Bound:
    found = by_reference(run.result)
    name, what = "|".join(slot.parts[1:3]), slot.parts[3] if len(slot.parts) > 3 else "chance"
    if name not in found:
        raise _unknown(slot, "brief.target", name, tuple(found) or ("-",))
    if what not in TARGET or len(slot.parts) > 4:
        raise _unknown(slot, "brief.what", "|".join(slot.parts[3:]), TARGET)
    if run.result.central and what in _SPREAD:
        raise _fault(slot, "brief.central", what=what)
    return _of_target(slot, run, found[name], what)


def _of_target(slot: Slot, run: Run, one: Outcome, what: str) -> Bound:
    if what == "chance":
        return Bound(slot.text, one.chance, one.met.text(run.language))
    if what == "period":
        return Bound(slot.text, float(one.target.years[-1][:4]), period_of(one.target, run.language))
    if what == "verdict":
        missed = replace(one.met, hits=one.met.draws - one.met.hits)
        return Bound(slot.text, one.chance, say(f"brief.target_{verdict(one.met, missed)}", run.language))
    value = {"wanted": one.target.value, "value": one.target.value, "median": one.median, "gap": one.gap}[what]
    words = text(abs(value) if what == "gap" else value, unit_of(run.result, one.target), run.language)
    if what in ("wanted", "value"):
        words = value_of(run.result, one.target, run.language)
    if what == "wanted":
        words = say(f"brief.{one.target.direction}", run.language, value=words)
    return Bound(slot.text, value, words)
