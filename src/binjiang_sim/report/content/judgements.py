"""What experts laid over a scenario, in words: who, what, why, and what it brings to the headline figures."""

from __future__ import annotations

from ...analysis import JudgementShare, judgement_shares
from ...projection import Result
from ...scenario import Judgement
from ...words import in_language, say
from . import series
from .numbers import scale_of_change, signed
from .outline import HEADLINE, figures

MOST = 3  # headline figures that a sentence names


def shares(result: Result) -> tuple[JudgementShare, ...]:
    """What each judgement brings to the headline figures and those of targets in the last planning year."""
    if not result.scenario.judgements:
        return ()
    year = str(series.horizons(result)[-1])
    aims = [(one.indicator, one.item) for one in result.scenario.targets]
    wanted = dict.fromkeys((*figures(result, HEADLINE), *aims))
    return judgement_shares(result, [(*one, year) for one in wanted if result.defined(one[0], year)])


def sentences(result: Result, language: str) -> tuple[str, ...]:
    """One for each judgement; none without any."""
    found = shares(result)
    return tuple(_sentence(result, one, found, language) for one in result.scenario.judgements)


def records(result: Result) -> list[dict[str, object]]:
    """The judgements and what each brings, as plain values for JSON."""
    found = shares(result)
    return [
        {
            "indicator": one.overlay.variable,
            "item": one.overlay.item or None,
            "kind": one.overlay.kind,
            "author": one.author,
            "why": one.why,
            "status": one.status,
            "source": one.source or None,
            "shares": [
                {
                    "indicator": its.indicator,
                    "item": its.item,
                    "period": its.period,
                    "value": its.value,
                    "unit": its.unit,
                }
                for its in found
                if its.judgement == one
            ],
        }
        for one in result.scenario.judgements
    ]


def _sentence(result: Result, one: Judgement, found: tuple[JudgementShare, ...], language: str) -> str:
    overlay = one.overlay
    status = say(f"show.status_{one.status}", language)
    name = series.full_name(result, overlay.variable, overlay.item or None, language)
    about = {"author": one.author, "name": name, "why": in_language(one.why, language).rstrip("。. "), "status": status}
    moved = [_moved(result, its, language) for its in found if its.judgement == one and its.value]
    text = say(f"judgement.{overlay.kind}", language, **about)
    if not moved:
        return text + say("judgement.brings_nothing", language)
    joint = say("report.semicolon", language)
    return text + say("judgement.brings", language, figures=joint.join(moved[:MOST]))


def _moved(result: Result, share: JudgementShare, language: str) -> str:
    unit = series.unit_of(result, share.indicator)
    own = scale_of_change([share.value], unit, language)
    number = f"{own.before}{signed(own.number(share.value))}{own.after}"
    name = series.full_name(result, share.indicator, share.item, language)
    return say("judgement.share", language, name=name, period=share.period, number=number)
