"""Judgements beside what was published later: hits of the 80 % intervals, interval score and quantile score, by author.

Interval score: width of the interval, and ten times what the figure lies outside it. Quantile score: the mean pinball
loss at the three points that were given, doubled, which approximates the continuous ranked probability score without
saying anything of the tails (Gneiting and Raftery 2007). Both are in the unit of the figure, 0 is perfect.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import NoneType

import numpy as np
import scoringrules

from ..engine import Model
from ..errors import expect
from ..facts import Ledger
from ..projection import Result
from ..projection.prices import power
from ..projection.targets import target_values
from ..scenario import Scenario, Target
from ..scenario.judgement_record import JudgedInterval, JudgementRecord
from ..scenario.observations import Observation, observed
from .scores import BACKEND

FEWEST = 10  # figures, with fewer of which nothing is said of an author's skill
MODEL = "model"  # the author of the model's own intervals
POINTS = (0.1, 0.5, 0.9)
_OUTSIDE_80 = 0.2
# Why a row has no score.
PENDING, KNOWN, PRICES, BOUND = "pending", "known", "prices", "bound"


@dataclass(frozen=True)
class JudgedPair:
    """An interval and the figure that was published: `author`, what is judged, the points, and the scores.

    `fact` is the name of the figure in a ledger, or its source. All numbers are in the `unit` of the figure.
    """

    author: str
    date: str
    indicator: str
    item: str | None
    period: str
    unit: str
    low: float
    median: float
    high: float
    published: float
    fact: str
    hit: bool
    interval: float
    quantile: float


@dataclass(frozen=True)
class JudgementScore:
    """The scores of an author on one figure's periods, or on all of them: then `indicator` is empty.

    `figures` counts different figures, `hits` the intervals that hold the figure, of `n`. Mean `interval` and
    `quantile` scores are in the unit of the figure; None over several figures, whose units cannot be added.
    `untested`: fewer than ten figures.
    """

    author: str
    indicator: str
    item: str | None
    unit: str
    n: int
    figures: int
    hits: int
    interval: float | None
    quantile: float | None

    @property
    def untested(self) -> bool:
        """Whether there are too few figures to say anything."""
        return self.figures < FEWEST


@dataclass(frozen=True, repr=False)
class JudgementScores:
    """The pairs, their scores by author, and the rows that have none by the reason why.

    `latest` is the day of the latest figure that the model of the pairs by "model" knew; empty without a run.
    """

    pairs: tuple[JudgedPair, ...]
    left_out: tuple[tuple[str, JudgedInterval], ...]
    latest: str = ""

    @property
    def scores(self) -> tuple[JudgementScore, ...]:
        """By author, over all figures and then by figure, authors in the order of the record, the model last."""
        authors = sorted(dict.fromkeys(one.author for one in self.pairs), key=lambda name: name == MODEL)
        return tuple(score for author in authors for score in _scores(author, self.pairs))

    def __repr__(self) -> str:
        return f"<JudgementScores: {len(self.pairs)} pairs, {len(self.left_out)} rows without a score>"


@dataclass(frozen=True)
class _Figure:
    """What was published: its target, value, bound, name, and the day from which it is known; empty when not said."""

    target: Target
    value: float
    bound: str
    name: str
    known_from: str


def judgement_scores(
    record: JudgementRecord,
    facts: Ledger | Sequence[Observation] | None = None,
    *,
    result: Result | None = None,
) -> JudgementScores:
    """The intervals of a record against published figures, beside those of a run when a `result` is given.

    `facts` are a ledger, by default that of the record's scenario, or observations. A figure of a ledger that was known
    on the day of a judgement does not score it; nor does it the model, when the run used figures as late. Observations
    do not say when they were known, unless they are facts of the ledger.

        record = bj.calibration.read_judgements("record.csv", scenario)
        bj.calibration.judgement_scores(record).scores
    """
    expect("record", record, JudgementRecord)
    expect("facts", facts, Ledger, list, tuple, NoneType)
    expect("result", result, Result, NoneType)
    scenario = record.scenario
    facts = scenario.ledger if facts is None else facts
    known = list(_of_ledger(facts, scenario) if isinstance(facts, Ledger) else _of_observations(facts, scenario))
    pairs: list[JudgedPair] = []
    left: list[tuple[str, JudgedInterval]] = []
    latest = _latest(result) if result else ""
    asked: dict[tuple[object, ...], _Figure] = {}
    for row in record.rows:
        figure, reason = _figure(row, known, scenario.model)
        if figure is None:
            left.append((reason, row))
            continue
        pairs.append(_pair(row.author, row.date, row.points, figure, scenario.model))
        asked[_key(figure.target, scenario.model)] = figure
    if result:
        pairs += [one for figure in asked.values() for one in _of_model(result, figure, latest)]
    return JudgementScores(tuple(pairs), tuple(left), latest)


def _of_ledger(ledger: Ledger, scenario: Scenario) -> Iterator[_Figure]:
    """The figures of a ledger that observe a variable of the district, of several prints the first."""
    for fact in sorted(ledger.facts(), key=lambda one: one.known_from):
        if fact.variable in scenario.model.equations and fact.bound != "stretch" and not fact.place:
            about = observed(fact, scenario)
            yield _Figure(about.targets[0], about.value, about.bound, fact.name, fact.known_from)


def _of_observations(found: Iterable[Observation], scenario: Scenario) -> Iterator[_Figure]:
    for one in found:
        if len(one.targets) == 1:  # a sum over several years decides none of them
            known_from = scenario.ledger[one.fact].known_from if one.fact else ""
            yield _Figure(one.targets[0], one.value, one.bound, one.fact or one.source, known_from)


def _key(target: Target, model: Model) -> tuple[object, ...]:
    return target.indicator, target.item, target.period, power(target, model)


def _figure(row: JudgedInterval, known: Sequence[_Figure], model: Model) -> tuple[_Figure | None, str]:
    """What decides a row, or None and the reason why nothing does."""
    what = _key(row.target, model)
    own = [one for one in known if _key(one.target, model)[:3] == what[:3]]
    same = [one for one in own if _key(one.target, model) == what]
    exact = [one for one in same if one.bound == "exact"]
    if not exact:
        return None, BOUND if same else PRICES if own else PENDING
    if exact[0].known_from and exact[0].known_from <= row.date:
        return None, KNOWN
    return exact[0], ""


def _pair(author: str, date: str, points: tuple[float, float, float], figure: _Figure, model: Model) -> JudgedPair:
    low, median, high = points
    value = np.float64(figure.value)
    interval = scoringrules.interval_score(value, np.float64(low), np.float64(high), _OUTSIDE_80, backend=BACKEND)
    quantile = scoringrules.crps_quantile(value, np.array(points), np.array(POINTS), backend=BACKEND)
    target = figure.target
    about = (target.indicator, target.item, target.period, model.equations[target.indicator].reported_unit)
    scores = (low <= figure.value <= high, float(interval), float(quantile))
    return JudgedPair(author, date, *about, low, median, high, figure.value, figure.name, *scores)


def _of_model(result: Result, figure: _Figure, latest: str) -> Iterator[JudgedPair]:
    """The interval of a run for a figure, where it has one and did not know the figure."""
    target = figure.target
    if not result.defined(target.indicator, target.period) or (figure.known_from and figure.known_from <= latest):
        return
    low, median, high = np.quantile(target_values(result, target), POINTS).tolist()
    yield _pair(MODEL, latest, (low, median, high), figure, result.model)


def _latest(result: Result) -> str:
    """The day of the latest figure that a run used."""
    names = result.stamp["facts"]
    assert isinstance(names, Iterable)
    return max((result.scenario.ledger[str(name)].known_from for name in names), default="")


def _scores(author: str, pairs: Sequence[JudgedPair]) -> Iterator[JudgementScore]:
    own = [one for one in pairs if one.author == author]
    figures = dict.fromkeys((one.indicator, one.item) for one in own)
    yield _score(own, alone=False)
    for figure in figures:
        yield _score([one for one in own if (one.indicator, one.item) == figure], alone=True)


def _score(pairs: Sequence[JudgedPair], *, alone: bool) -> JudgementScore:
    first = pairs[0]
    about = (first.indicator, first.item, first.unit) if alone else ("", None, "")
    counts = len(pairs), len({(one.indicator, one.item, one.period) for one in pairs}), sum(one.hit for one in pairs)
    means = [
        sum(getattr(one, name) for one in pairs) / len(pairs) if alone else None for name in ("interval", "quantile")
    ]
    return JudgementScore(first.author, *about, *counts, *means)
