"""What a scenario changes of a figure, in a clause: the titles of charts that compare scenarios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ....analysis.differences import Difference, direction
from ....analysis.verdicts import verdict
from ....projection import Proportion, Result
from ....projection.pairs import shared_draws
from ....projection.proportions import rows_of
from ....words import say
from .. import findings, series
from ..numbers import scale, scale_of_change


@dataclass(frozen=True)
class Changed:
    """What a scenario changes of a figure in a year, draw by draw: its name, the difference and the word for that."""

    name: str
    found: Difference
    word: str


def changed(reference: Result, other: Result, name: str, found: Difference) -> Changed:
    """A difference with its word, as in briefs: see `analysis.verdicts`; of central runs that of their single draws."""
    if reference.central:
        return Changed(name, found, direction(found.above, found.below))
    draws, failed = shared_draws(reference, other)
    count, rows = draws - len(failed), rows_of(reference.scenario, other.scenario)
    up, down = (Proportion(round(share * count), count, rows) for share in (found.above, found.below))
    return Changed(name, found, verdict(up, down))


def last_year(reference: Result, years: Sequence[str]) -> str:
    """The last planning year among these years; the last of them where none is."""
    planned = [year for year in map(str, series.horizons(reference)) if year in years]
    return planned[-1] if planned else years[-1]


def clause(reference: Result, indicator: str, item: str | None, one: Changed, language: str) -> str:
    """What one scenario changes: "Talent first: GDP CNY 17 bn higher in 2035"."""
    own = scale_of_change([one.found.central], series.unit_of(reference, indicator), language)
    return say(
        f"finding.than_{one.word}",
        language,
        name=one.name,
        figure=findings.spoken(reference, indicator, item, language),
        amount=own.text(abs(one.found.central)),
        year=one.found.period,
    )


def most(reference: Result, indicator: str, item: str | None, others: Sequence[Changed], language: str) -> str:
    """Which scenario surely adds most to a figure, and which takes most; that none does where that is so."""
    if len(others) == 1:
        return clause(reference, indicator, item, others[0], language)
    size = {id(one): one.found.central for one in others}
    up = max((one for one in others if one.word == "up"), key=lambda one: size[id(one)], default=None)
    down = min((one for one in others if one.word == "down"), key=lambda one: size[id(one)], default=None)
    told = [clause(reference, indicator, item, one, language) for one in (up, down) if one]
    if told:
        return say("report.semicolon", language).join(told)
    about = {"figure": findings.spoken(reference, indicator, item, language), "year": others[0].found.period}
    return say("finding.than_none", language, **about)


def extremes(results: Sequence[Result], names: Sequence[str], indicator: str, item: str | None, language: str) -> str:
    """In which scenario the median of a figure is highest, and in which it is lowest, in the last planning year."""
    shared = [set(findings.within(one, indicator, item)) for one in results]
    years = sorted(set.intersection(*shared))
    if len(results) == 1 or not years:
        return findings.direction_of(results[0], indicator, item, language)
    year = last_year(results[0], years)
    medians = [one.quantile(indicator, year, 0.5, item) for one in results]
    own = scale(medians, series.unit_of(results[0], indicator), language)
    best, least = (medians.index(end(medians)) for end in (max, min))
    figure = series.capital(findings.spoken(results[0], indicator, item, language))
    written = [own.text(medians[place]) for place in (best, least)]
    if written[0] == written[1]:
        return say("finding.all_alike", language, figure=figure, year=year, amount=written[0])
    about = {"high": names[best], "most": written[0], "low": names[least], "least": written[1]}
    return say("finding.extremes", language, figure=figure, year=year, **about)
