"""Page one, for a reader with one minute: the answer, the chances, what drives it, what is not known."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis import Driver, assumption_debt, drivers
from ...analysis.published import observations, scored
from ...errors import ProjectionError, folded
from ...projection import Result, givens, outcomes
from ...words import say
from ..brief.shipped import sentences
from . import conditioning, debt, inputs, judgements, series, targets
from .blocks import Bar, Bars, Block, Bullets, Paragraph
from .numbers import scale

MOST_TARGETS, MOST_DRIVERS = 6, 6


def opening(results: Sequence[Result], language: str) -> tuple[Block, ...]:
    """The blocks of page one of the first result."""
    result = results[0]
    warned = [say("check.warning", language, text=one.text(language)) for one in folded(result.warnings)]
    return (
        *(Paragraph(sentence, "answer") for sentence in targets.whole(result, language)[:1]),
        *(Paragraph(sentence, "answer") for sentence in sentences(result, language)),
        *(Paragraph(one, "note") for one in judgements.sentences(result, language)),
        *(Paragraph(one, "note") for one in warned),
        *chances(result, language),
        *_driven(result, language),
        *_unknown(result, language),
        *_statuses(result, language),
    )


def chances(result: Result, language: str, most: int = MOST_TARGETS) -> tuple[Block, ...]:
    """A bar for the chance of each target; a note when there is none, or when there are more than `most`."""
    found = outcomes(result)
    if not found:
        return (Paragraph(say("document.no_targets", language), "note"),)
    bars = tuple(
        Bar(targets.named(result, one, language), 0.0 if one.met.few else one.chance, one.met.text(language))
        for one in found[:most]
    )
    more = say("document.more_targets", language, count=len(found) - most)
    return (
        Bars(say("document.chances", language), bars),
        *((Paragraph(more, "note"),) if len(found) > most else ()),
    )


def _driven(result: Result, language: str) -> tuple[Block, ...]:
    figure, year, found = _strongest(result)
    return (driver_bars(result, found, figure, year, language),) if found else ()


def _strongest(result: Result) -> tuple[str, str, tuple[Driver, ...]]:
    """The figure whose drivers stand on page one, its year, and the strongest of them."""
    year = str(series.horizons(result)[-1])
    figure = next((one.name for one in result.model.main_figures("drivers")), "")
    return figure, year, driven(result, figure, year)[:MOST_DRIVERS] if figure else ()


def driven(result: Result, indicator: str, period: str) -> tuple[Driver, ...]:
    """The drivers of a figure, or nothing when it is not defined in the period."""
    return drivers(result, indicator, period) if result.defined(indicator, period) else ()


def driver_bars(result: Result, found: Sequence[Driver], indicator: str, period: str, language: str) -> Bars:
    """Rank correlations of inputs with a figure as bars to either side, with the status of each input."""
    bars = tuple(
        Bar(
            inputs.name(result, one.path, language),
            one.rank,
            f"{one.rank:+.2f}".replace("-", "\N{MINUS SIGN}"),
            say(f"page.status_{one.given.status}", language),
        )
        for one in found
    )
    figure = series.name_of(result, indicator, language)
    return Bars(say("document.drivers", language, figure=figure, period=period), bars, signed=True)


def _unknown(result: Result, language: str) -> tuple[Block, ...]:
    found = [part(result, language) for part in (_assumed, _rests_on, _conditioned, _luck, _scored)]
    return (Bullets(tuple(sentence for sentence in (*found, say("document.outside", language)) if sentence)),)


def _assumed(result: Result, language: str) -> str:
    statuses = inputs.counts(result)
    whole = {"assumed": statuses["assumption"], "all": len(givens(result.scenario))}
    *_, strongest = _strongest(result)
    if not strongest:
        return say("document.assumed", language, **whole)
    guessed = sum(one.given.status == "assumption" for one in strongest)
    return say("document.assumed_drivers", language, **whole, count=len(strongest), guessed=guessed)


def _rests_on(result: Result, language: str) -> str:
    """What the uncertainty of the main figure rests on and what to find out next; empty where the draws cannot say."""
    figure, year, _ = _strongest(result)
    try:
        (found,) = assumption_debt(result, [(figure, year, None)])
    except ProjectionError:  # too few draws for so many inputs, or inputs that follow a posterior
        return ""
    return ("" if language == "zh" else " ").join(debt.sentences(result, found, language))


def _conditioned(result: Result, language: str) -> str:
    """On which figures the inputs are conditioned, and what the posterior is worth."""
    posterior = result.scenario.posterior
    if posterior is None:
        return ""
    about = {"facts": conditioning.cited(result, language), "effective": f"{posterior.effective:.0f}"}
    return say("document.conditioned", language, count=len(posterior.columns), **about)


def _luck(result: Result, language: str) -> str:
    """How much narrower the band of growth would be without the luck of time."""
    year = str(series.horizons(result)[0])
    if result.central or not result.defined("gdp_growth", year):
        return ""
    low, high = (result.quantile("gdp_growth", year, q) for q in (0.1, 0.9))
    bottom, top = (float(edge) for edge in result.edges["gdp_growth", year][:, 0])
    own = scale([high - low, top - bottom], "%", language)
    return say("document.luck", language, year=year, whole=own.number(high - low), inputs=own.number(top - bottom))


def _scored(result: Result, language: str) -> str:
    inside, count = scored(result)
    if result.central or not observations(result):
        return ""
    return say("document.scored", language, inside=inside, count=count) if count else say("document.unscored", language)


def _statuses(result: Result, language: str) -> tuple[Block, ...]:
    counted = {status: count for status, count in inputs.counts(result).items() if count}
    whole = sum(counted.values())
    bars = tuple(
        Bar(say(f"page.status_{status}", language), count / whole, str(count)) for status, count in counted.items()
    )
    return (
        Bars(say("page.status", language), bars),
        Paragraph(say("page.uncertain", language, count=inputs.uncertain(result)), "note"),
    )
