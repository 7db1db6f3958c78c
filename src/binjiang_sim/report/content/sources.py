"""Where a run comes from: its stamp, the facts it used, and what held its values at a bound."""

from __future__ import annotations

from dataclasses import dataclass

from ...analysis.published import inside, is_test, observations
from ...engine import Parameter
from ...facts import Fact
from ...facts.derive import written
from ...facts.listing import indicator_label, value_text
from ...facts.periods import period_text
from ...projection import Result, givens
from ...scenario import Distribution
from ...words import say
from . import failed, series
from .headline import labelled
from .numbers import Scale, scale


def stamp(result: Result, language: str) -> list[tuple[str, str]]:
    """Pairs of name and value: draws, seed, hashes and versions."""
    versions = result.stamp.get("versions", {})
    assert isinstance(versions, dict)
    shown = {
        "draws": say("page.draws_failed", language, draws=result.scenario.draws, failed=0),
        "seed": result.scenario.seed,
        "hash": result.scenario.hash,
        "equations": result.stamp.get("equations", result.model.digest),
        "versions": ", ".join(f"{name} {number}" for name, number in versions.items()),
        "machine": result.stamp.get("machine", ""),
    }
    if result.failed:
        shown["draws"] = failed.told(result, failed.FILE, language)
    if result.central:
        shown["draws"] = say("page.draws_central", language)
    return [(say(f"page.stamp_{key}", language), str(value)) for key, value in shown.items()]


@dataclass(frozen=True)
class Clip:
    """A variable or parameter that a bound held: its name and the share of draws (and instants), as text."""

    name: str
    label: str
    share: str


def clips(result: Result, language: str) -> list[Clip]:
    """What has bounds, variables before parameters, what is held most often first."""
    parameters, draws = result.model.parameters, result.scenario.draws
    shares = {}
    for name, count in result.clipped.items():
        if name in parameters:
            shares[name] = count / (draws * uncertain_parts(result, name))
        else:
            shares[name] = count / (draws * (result.clock.steps + 1) * len(result.items(name)))
    own = scale([0.1], "%", language)
    ordered = sorted((name for name in shares if shares[name]), key=lambda name: (name in parameters, -shares[name]))
    labels = {
        name: _parameter_name(parameters[name], language)
        if name in parameters
        else series.name_of(result, name, language)
        for name in ordered
    }
    return [Clip(name, labels[name], _share(shares[name], own, language)) for name in ordered]


def _parameter_name(one: Parameter, language: str) -> str:
    return series.chinese(one.zh) if language == "zh" else one.en


def _share(share: float, own: Scale, language: str) -> str:
    """A share in per cent; what is not quite all or nothing is not shown as such."""
    if share > 0 and own.number(share) == own.number(0):
        return say("chance.under", language, number="0.1")
    if share < 1 and own.number(share) == own.number(1):
        return say("chance.over", language, number="99.9")
    return own.text(share)


def uncertain_parts(result: Result, key: str) -> int:
    """How many numbers of a parameter are uncertain: its labels, or one."""
    own = (given for name, given in givens(result.scenario).items() if f"{name}.".startswith(f"parameters.{key}."))
    return sum(isinstance(given.value, Distribution) for given in own)


@dataclass(frozen=True)
class TwoBands:
    """One figure with its forecast band and the band of the inputs alone, as texts."""

    label: str
    period: str
    median: str
    forecast: str
    parameters: str


def two_bands(result: Result, language: str) -> list[TwoBands]:
    """The 80 % bands with and without the luck of time, for the first growth year and the planning years."""
    if result.central:
        return []
    years = dict.fromkeys(str(year) for year in (result.scenario.start + 1, *series.horizons(result)))
    return [
        _two_bands(result, indicator, year, language)
        for indicator in (one.name for one in result.model.main_figures("bands"))
        for year in years
        if year in result.periods and result.defined(indicator, year)
    ]


def _two_bands(result: Result, indicator: str, year: str, language: str) -> TwoBands:
    low, middle, high = (result.quantile(indicator, year, q) for q in (0.1, 0.5, 0.9))
    bottom, top = (float(edge) for edge in result.edges[indicator, year][:, 0])
    own = scale([low, middle, high, bottom, top], series.unit_of(result, indicator), language)
    return TwoBands(
        labelled(series.name_of(result, indicator, language), own.unit, language),
        year,
        own.number(middle),
        f"[{own.number(low)}, {own.number(high)}]",
        f"[{own.number(bottom)}, {own.number(top)}]",
    )


@dataclass(frozen=True)
class Observed:
    """A published figure beside what the run says for the same period; `used` says whether it set the model."""

    label: str
    period: str
    published: str
    run: str
    inside: str
    use: str


def against_published(result: Result, language: str) -> list[Observed]:
    """Every published figure of a variable and period that the run covers."""
    return [_observed(result, fact, language) for fact in observations(result)]


def _observed(result: Result, fact: Fact, language: str) -> Observed:
    item = fact.item or None
    low, middle, high = (result.quantile(fact.variable, fact.period, q, item) for q in (0.1, 0.5, 0.9))
    own = scale([low, middle, high, fact.model_value], series.unit_of(result, fact.variable), language)
    bound = _bound(fact, language)
    band = own.number(middle) if result.central else f"{own.number(middle)} [{own.number(low)}, {own.number(high)}]"
    return Observed(
        labelled(series.full_name(result, fact.variable, item, language), own.unit, language),
        period_text(fact.period, language),
        bound + own.number(fact.model_value),
        band,
        "" if result.central else say("page.inside" if inside(result, fact) else "page.outside", language),
        say("facts_use_scored" if is_test(result, fact) else "facts_use_used", language),
    )


@dataclass(frozen=True)
class Used:
    """A fact the run used, as its source printed it."""

    name: str
    label: str
    value: str
    period: str
    quote: str
    source: str
    address: str


def facts_used(result: Result, language: str) -> list[Used]:
    """Every fact in the stamp of the run."""
    names = result.stamp.get("facts", ())
    assert isinstance(names, tuple)
    ledger = result.scenario.ledger
    return [_used(ledger[name], language) for name in names if name in ledger]


def _used(fact: Fact, language: str) -> Used:
    bound = _bound(fact, language)
    source = fact.source_in(language)
    dated = say("facts_published", language, source=source, date=fact.date) if fact.date else source
    label = indicator_label(fact, language)
    return Used(
        fact.name,
        series.capital(label),
        bound + _as_printed(fact, language),
        period_text(fact.period, language),
        fact.quote,
        dated,
        fact.address,
    )


def _as_printed(fact: Fact, language: str) -> str:
    """The value with all its digits: in the unit of the source, or for English readers in one they can read."""
    if language == "zh" or fact.unit.isascii():
        return value_text(fact, language)
    own = scale([fact.model_value], written(fact.powers), language)
    return f"{own.before}{fact.model_value / own.divisor:.10g}{own.after}"


def _bound(fact: Fact, language: str) -> str:
    """What stands before a figure that was not printed as exact: "above ", "about ", "below "."""
    return "" if fact.bound == "exact" else say(f"page.bound_{fact.bound}", language)
