"""What charts of one run find, in a sentence each: the titles of charts of people, enterprises, reforms and money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...analysis.comparison import COST
from ...analysis.lever_costs import cost_fields
from ...projection import Proportion, Result
from ...sampling.distributions import Floats
from ...words import say
from . import series
from .numbers import counts, multiple, scale, text

RESERVE = "fiscal_reserve"


def people(result: Result, year: int, language: str) -> str:
    """Who came and left in a year, and what became of the number of residents; means of the draws."""
    inflow, outflow = (result.mean(one, str(year)) for one in ("graduate_inflow", "graduate_departures"))
    gain = _gain(result, "resident_population", year)
    amounts = {"came": amount(inflow, "person", language), "left": amount(outflow, "person", language)}
    return say(
        f"finding.people_{_way(gain)}", language, year=year, change=amount(abs(gain), "person", language), **amounts
    )


def enterprises(result: Result, year: int, language: str) -> str:
    """How many enterprises entered and left in a year; means of the draws."""
    inflow, outflow = (result.mean(one, str(year)) for one in ("enterprise_entry", "enterprise_exit"))
    gain = _gain(result, "registered_enterprises", year)
    amounts = {"came": amount(inflow, "enterprise", language), "left": amount(outflow, "enterprise", language)}
    change = amount(abs(gain), "enterprise", language)
    return say(f"finding.enterprises_{_way(gain)}", language, year=year, change=change, **amounts)


def ladder(result: Result, year: int, language: str) -> str:
    """Of 100 enterprises at the lowest stage, how many climb and how many lose the title in a year; means of draws."""
    lowest = result.items("ladder")[0]
    before = result.mean("ladder", str(year - 1), lowest)
    stage = series.capital(series.item_name(result, "ladder", lowest, language))
    if before <= 0:
        return say("finding.ladder_none", language, year=year, stage=stage)
    climbed, lost = (100 * result.mean(one, str(year), lowest) / before for one in ("promotions", "title_losses"))
    return say("finding.ladder", language, year=year, stage=stage, climbed=f"{climbed:.1f}", lost=f"{lost:.1f}")


def fastest_stage(result: Result, years: Sequence[int], language: str) -> str:
    """The stage of the ladder that grows most in proportion from the first to the last of the years; medians."""
    ends = {item: _medians(result, "ladder", item, years) for item in result.items("ladder")}
    grown = {item: after / before - 1 for item, (before, after) in ends.items() if before > 0}
    about: dict[str, object] = {"first": years[0], "last": years[-1]}
    best = max(grown, key=lambda item: grown[item], default=None)
    if best is None or grown[best] <= 0:
        return say("finding.no_stage", language, **about)
    stage = series.capital(series.item_name(result, "ladder", best, language))
    return say("finding.stage", language, stage=stage, **about, **_from_to(ends[best], "enterprise", language))


def age(result: Result, years: Sequence[int], language: str) -> str:
    """The age group whose number changes most from the first to the last of the years; medians."""
    ends = {item: _medians(result, "residents", item, years) for item in result.items("residents")}
    most = max(ends, key=lambda item: abs(ends[item][1] - ends[item][0]))
    change = ends[most][1] - ends[most][0]
    name = series.capital(series.item_name(result, "residents", most, language))
    about = {"group": name, "first": years[0], "last": years[-1]}
    return say(f"finding.age_{_way(change)}", language, **about, **_from_to(ends[most], "resident", language))


def cost(result: Result, language: str) -> str:
    """What the reforms cost over all years, and the field that costs most; means of the draws."""
    years = [str(year) for year in range(result.scenario.start, result.scenario.end + 1)]
    about: dict[str, object] = {"first": years[0], "last": years[-1]}
    whole = sum(result.mean(COST, year) for year in years)
    sums = {field: sum(result.mean(field, year) for year in years) for field in cost_fields(result)}
    if whole <= 0 or not sums:
        return say("finding.no_cost", language, **about)
    most = max(sums, key=lambda field: sums[field])
    equation = result.model.equations[most]
    field = equation.zh if language == "zh" else equation.en
    share = f"{100 * sums[most] / whole:.0f}"
    return say("finding.cost", language, **about, cost=text(whole, "CNY", language), field=field, share=share)


def reserve(result: Result, language: str) -> str:
    """The reserve at the end of the run, and the chance that it is below zero then."""
    last = str(result.scenario.end)
    about = {"year": last, "reserve": text(result.quantile(RESERVE, last, 0.5), "CNY", language)}
    if result.central:
        return say("finding.reserve_central", language, **about)
    below = Proportion.of(result.values(RESERVE, last, first=result.remade) < 0, result.scenario)
    return say("finding.reserve", language, **about, chance=below.text(language))


def plan(result: Result, orders: Mapping[str, Floats], language: str) -> str:
    """How much of the reforms that start is delivered, and what all of them cost a year at last; means of the draws."""
    last = str(result.scenario.end)
    if not orders:
        return say("finding.no_plan", language)
    cost = result.mean(COST, last) if COST in result.model.equations else 0.0
    about = {"count": len(orders), "year": last, "cost": text(cost, "CNY", language)}
    labels = series.half_years(result)
    asked = sum(float(order.sum()) for order in orders.values())
    given = sum(result.mean(lever, label) for lever in orders for label in labels)
    if result.scenario.triggers or not asked:
        return say("finding.plan_triggers", language, **about)
    return say("finding.plan", language, **about, share=f"{100 * given / asked:.0f}")


def amount(value: float, unit: str, language: str) -> str:
    """A number with its multiple, and in Chinese its unit: in English the noun beside it says what is counted."""
    own = scale([value], unit, language)
    if language == "zh" or not counts(unit):
        return own.text(value)
    return f"{own.number(value)} {multiple(unit, own, language)}".strip()


def unstopped(sentence: str) -> str:
    """A sentence as a title: without its full stop."""
    return sentence.rstrip("。.")


def _from_to(ends: tuple[float, float], unit: str, language: str) -> dict[str, str]:
    """Both ends on one scale, the second with its unit."""
    own = scale(ends, unit, language)
    return {"before": own.number(ends[0]), "after": own.text(ends[1])}


def _medians(result: Result, indicator: str, item: str | None, years: Sequence[int]) -> tuple[float, float]:
    before, after = (result.quantile(indicator, str(year), 0.5, item) for year in (years[0], years[-1]))
    return before, after


def _gain(result: Result, stock: str, year: int) -> float:
    return result.mean(stock, str(year)) - result.mean(stock, str(year - 1))


def _way(change: float) -> str:
    return "more" if change >= 0 else "less"
