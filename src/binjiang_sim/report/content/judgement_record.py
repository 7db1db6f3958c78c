"""The scores of judgements as tables and sentences."""

from __future__ import annotations

from collections import Counter
from math import sqrt

from ...calibration import JudgedPair, JudgementScore, JudgementScores
from ...calibration.judgement_scoring import FEWEST, MODEL
from ...projection.proportions import Z95
from ...scenario import Scenario
from ...words import say
from . import series
from .blocks import Table
from .numbers import scale, scale_of_change, shown_unit

WANTED = 0.8  # of the intervals should hold their figure


def tables(found: JudgementScores, scenario: Scenario, language: str) -> list[Table]:
    """The scores by author, and the pairs behind them; none where nothing is scored."""
    if not found.pairs:
        return []
    heads = ("author", "figure", "hits", "interval", "quantile", "verdict")
    by_author = tuple(_score(one, scenario, language) for one in found.scores)
    of_pair = ("author", "figure", "period", "interval80", "published", "hit")
    pairs = tuple(_pair(one, scenario, language) for one in found.pairs)
    return [
        Table(say("judge.by_author", language), _heads(heads, language), by_author, frozenset((2, 3, 4))),
        Table(say("judge.pairs", language), _heads(of_pair, language), pairs, frozenset((3, 4))),
    ]


def sentences(found: JudgementScores, language: str) -> list[str]:
    """How to read the tables, what the model knew, and the rows without a score."""
    told = [say("judge.how" if found.pairs else "judge.nothing", language)]
    if found.latest:
        told.append(say("judge.model_knew", language, latest=found.latest))
    reasons = Counter(reason for reason, _ in found.left_out)
    return told + [say(f"judge.left_{reason}", language, count=count) for reason, count in reasons.items()]


def _heads(names: tuple[str, ...], language: str) -> tuple[str, ...]:
    return tuple(say(f"judge.head_{name}", language) for name in names)


def _score(one: JudgementScore, scenario: Scenario, language: str) -> tuple[str, ...]:
    name, numbers = say("judge.all", language), ("-", "-")
    if one.indicator and one.interval is not None and one.quantile is not None:
        name = _named(one, scenario, language)
        unit = _unit(one, scenario)
        own = scale_of_change([one.interval, one.quantile], unit, language)
        numbers = (own.text(one.interval), own.text(one.quantile))
    hits = say("judge.of", language, hits=one.hits, n=one.n)
    return (_author(one.author, language), name, hits, *numbers, _verdict(one, language))


def _verdict(one: JudgementScore, language: str) -> str:
    """What the share of hits says; that it says nothing where there are too few."""
    if one.untested:
        return say("judge.untested", language, figures=one.figures, fewest=FEWEST)
    reach = Z95 * sqrt(WANTED * (1 - WANTED) / one.figures)
    per_cent = "%" if language == "zh" else " %"
    ends = {"low": WANTED - reach, "high": min(WANTED + reach, 1.0), "share": one.hits / one.n}
    return say("judge.share", language, **{name: f"{100 * end:.0f}{per_cent}" for name, end in ends.items()})


def _pair(one: JudgedPair, scenario: Scenario, language: str) -> tuple[str, ...]:
    own = scale([one.low, one.high, one.published], _unit(one, scenario), language)
    interval = f"{own.number(one.median)} [{own.number(one.low)}, {own.number(one.high)}]"
    inside = say("judge.yes" if one.hit else "judge.no", language)
    name = _named(one, scenario, language)
    return (_author(one.author, language), name, one.period, interval, own.text(one.published), inside)


def _author(name: str, language: str) -> str:
    return say("judge.model", language) if name == MODEL else name


def _named(one: JudgedPair | JudgementScore, scenario: Scenario, language: str) -> str:
    return series.full_name(_Described(scenario), one.indicator, one.item, language)


def _unit(one: JudgedPair | JudgementScore, scenario: Scenario) -> str:
    return shown_unit(one.unit, scenario.model.equations[one.indicator].share)


class _Described:
    """A scenario under the names by which texts are made."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario, self.model = scenario, scenario.model
