"""What stands around a chart: what it shows, of which place and scenario, and where its numbers come from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...facts import Fact
from ...projection import Result
from ...scenario import Scenario
from ...words import say
from . import series
from .numbers import Scale, counts, multiple
from .targets import at_prices


def figure(result: series.Described, indicator: str, item: str | None, unit: str, language: str) -> str:
    """A figure, its unit as a reader sees it, and its prices: "GDP, CNY bn at 2023 prices"."""
    if series.named_by_item(indicator) and item:
        name = series.capital(series.item_name(result, indicator, item, language))
    else:
        name = series.full_name(result, indicator, item, language)
    return measured(result, name, indicator, unit, language)


def unit_of(result: series.Described, indicator: str, own: Scale, language: str) -> str:
    """The unit behind the name of a figure; what an English name counts is not said again: "Residents, thousand"."""
    counted = series.unit_of(result, indicator)
    return multiple(counted, own, language) if language == "en" and counts(counted) else own.unit


def measured(result: series.Described, name: str, indicator: str, unit: str, language: str) -> str:
    """A name with the unit and the prices of an indicator behind it; a count or an index without a unit stays alone."""
    basis = result.model.equations[indicator].price_basis
    told = at_prices(result, "" if "current_CNY" in series.unit_of(result, indicator) else basis, unit, language)
    return say("chart.measured", language, name=name, unit=told) if unit else name


def subtitle(shown: str, language: str, *scenarios: Scenario) -> str:
    """What is shown, of which place, and in which scenario; of several the names stand in the chart itself."""
    parts = [shown]
    if scenarios:
        parts.append(scenarios[0].district[language])
    if len(scenarios) == 1:
        parts.append(say("chart.of_scenario", language, name=scenarios[0].name[language]))
    return say("chart.dot", language).join(filter(None, parts))


def of_run(result: Result, facts: Iterable[Fact] = (), language: str = "en") -> str:
    """The line below a chart of a run: the program, its draws and seed, and who published the `facts` it shows."""
    return source(result.scenario, None if result.central else result.draws, language, facts)


def source(scenario: Scenario | None, draws: int | None, language: str, facts: Iterable[Fact] = ()) -> str:
    """The line below a chart: the program, its draws and seed, and who published the `facts` it shows.

    Without `draws` it is a central run; without a `scenario` no seed is told.
    """
    if draws is None:
        made = say("chart.made_central", language)
    elif scenario is None:
        made = say("chart.made_unseeded", language, draws=f"{draws:,}")
    else:
        made = say("chart.made", language, draws=f"{draws:,}", seed=scenario.seed)
    parts = [made, *_published(tuple(facts), language)]
    return say("chart.source", language, parts=say("report.semicolon", language).join(parts))


def _published(facts: Sequence[Fact], language: str) -> list[str]:
    """The latest source of published figures, and how many others there are."""
    latest_first = sorted(facts, key=lambda fact: (fact.date, fact.name), reverse=True)
    told = (fact.source_in(language).replace("；", ";") for fact in latest_first)
    sources = tuple(dict.fromkeys(one.partition(";")[0] for one in told))
    if not sources:
        return []
    key = "chart.published_by" if len(sources) == 1 else "chart.published_by_more"
    return [say(key, language, source=sources[0], count=len(sources) - 1)]
