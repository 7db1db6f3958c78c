"""What a run answers, in a few sentences whose every number is a figure of the result."""

from __future__ import annotations

import numpy as np

from ..projection import Result
from ..words import say
from . import series
from .numbers import scale, text

SURE, LIKELY = 0.9, 2 / 3  # share of draws from which a direction is stated, and from which it is called likely
_SCHOOL, _ENOUGH = "compulsory", 0.95
_ALL = 1 - 1e-9  # the affordable share of reforms when everything ordered is paid for, but for rounding


def sentences(result: Result, language: str) -> list[str]:
    """Four sentences: output, growth, people, and what the reforms and schools meet."""
    found = [part(result, language) for part in (_output, _growth, _people, _pressure)]
    return [sentence for sentence in found if sentence]


def _output(result: Result, language: str) -> str:
    first, last = result.scenario.start, series.horizons(result)[-1]
    if first == last or not (result.values("gdp", str(first)) > 0).all():
        return ""  # one year has no growth, and growth from nothing no rate
    growth = (result.values("gdp", str(last)) / result.values("gdp", str(first))) ** (1 / max(last - first, 1)) - 1
    return say(
        "answer.output",
        language,
        first=first,
        before=_figure(result, "gdp", first, language, alone=True),
        courses=_courses(result, "gdp", language),
        last=last,
        growth=text(float(np.median(growth)), "%", language),
    )


def _growth(result: Result, language: str) -> str:
    first, last = result.scenario.start + 1, result.scenario.end
    if first >= last or not result.defined("gdp_growth", str(first)):
        return ""
    slower = float(np.mean(result.values("gdp_growth", str(last)) < result.values("gdp_growth", str(first))))
    key = "answer.growth_central" if result.central else "answer.growth"
    return say(
        key,
        language,
        direction=say(f"answer.{_direction(slower)}", language),
        first=first,
        before=_figure(result, "gdp_growth", first, language),
        last=last,
        after=_figure(result, "gdp_growth", last, language),
        share=_share(slower, language),
    )


def _people(result: Result, language: str) -> str:
    year = series.horizons(result)[0]
    figures = {name: _figure(result, name, year, language) for name in _PEOPLE}
    return say("answer.people", language, year=year, **figures)


_PEOPLE = ("graduate_inflow", "resident_population", "managed_population", "registered_enterprises")


def _pressure(result: Result, language: str) -> str:
    years = [str(year) for year in range(result.scenario.start, result.scenario.end + 1)]
    coverage = np.stack([result.values("school_coverage", year, _SCHOOL) for year in years])
    afforded = np.stack([result.values("affordable_share", year) for year in years])
    worst = int(np.median(coverage, axis=1).argmin())
    cut = float(np.mean((afforded < _ALL).any(axis=0)))
    key = "answer.pressure"
    if result.central:
        key = "answer.pressure_cut" if cut else "answer.pressure_kept"
    return say(
        key,
        language,
        year=years[worst],
        coverage=_figure(result, "school_coverage", int(years[worst]), language, item=_SCHOOL),
        short=_share(float(np.mean(coverage[worst] < _ENOUGH)), language),
        enough=_share(_ENOUGH, language),
        last=years[-1],
        cut=_share(cut, language),
    )


def _courses(result: Result, indicator: str, language: str) -> str:
    parts = [
        say("answer.in_year", language, year=year, figure=_figure(result, indicator, year, language))
        for year in series.horizons(result)
    ]
    return say("answer.and", language).join(parts)


def _figure(
    result: Result, indicator: str, year: int, language: str, item: str | None = None, alone: bool = False
) -> str:
    """Median and 80 % band with the unit; the median alone when asked for, or in a central run."""
    low, middle, high = (result.quantile(indicator, str(year), q, item) for q in (0.1, 0.5, 0.9))
    unit = series.unit_of(result, indicator)
    if alone or result.central:
        return text(middle, unit, language)
    own = scale([low, middle, high], unit, language)
    return say("answer.band", language, median=own.text(middle), low=own.number(low), high=own.number(high))


def _share(fraction: float, language: str) -> str:
    """A share of the draws in whole per cent: their number does not carry more."""
    return say("report.per_cent", language, number=f"{100 * fraction:.0f}")


def _direction(slower: float) -> str:
    """The word for a share of draws in which growth is slower; no direction unless two thirds agree."""
    if slower >= SURE:
        return "slows"
    if slower >= LIKELY:
        return "likely_slows"
    if slower <= 1 - SURE:
        return "quickens"
    return "likely_quickens" if slower <= 1 - LIKELY else "open"
