"""Signposts in words: what to watch for a target, when it is known, and what tells nothing."""

from __future__ import annotations

from ....decision.signposts import NEARLY, RARE, Signpost, Signposts
from ....words import say
from .. import series
from ..blocks import Table
from ..numbers import text
from ..targets import at_prices, described

MOST = 5  # signposts of the table
SILENT = 8  # figures that tell nothing, by name
CONSTANT = "constant"  # prices of a figure that is published at current ones


def aim(found: Signposts, language: str) -> str:
    """The target, or all of them."""
    return described(found, found.target, language) if found.target else say("signposts.all", language)


def table(found: Signposts, language: str) -> Table:
    """The best signposts, the earliest years that tell nearly as much as the most telling ones."""
    columns = ("figure", "year", "published", "threshold", "below", "above", "share")
    rows = tuple(
        (
            name(found, one, language),
            one.year,
            published(found, one, language),
            say("signposts.marked", language, threshold=threshold(found, one, language), fifths=_fifths(one, language)),
            one.below.text(language),
            one.above.text(language),
            share(one, language),
        )
        for one in found.best[:MOST]
    )
    head = tuple(say(f"signposts.head_{column}", language) for column in columns)
    return Table(say("signposts.title", language, target=aim(found, language)), head, rows, frozenset(range(1, 7)))


def name(found: Signposts, one: Signpost, language: str) -> str:
    """What a signpost's figure is called."""
    return series.full_name(found, one.indicator, one.item, language)


def share(one: Signpost, language: str) -> str:
    """What it tells, in whole per cent, with its standard error."""
    error = f"{max(100 * one.error, 1):.0f}"
    return say("signposts.share", language, share=f"{100 * max(one.share, 0):.0f}", error=error)


def threshold(found: Signposts, one: Signpost, language: str) -> str:
    """The number that parts the draws, without its prices."""
    return text(one.threshold, series.unit_of(found, one.indicator), language)


def _priced(found: Signposts, one: Signpost, language: str) -> str:
    """The number that parts the draws, with its prices where they are constant ones."""
    prices = found.model.equations[one.indicator].price_basis
    value = threshold(found, one, language)
    return at_prices(found, prices, value, language) if prices == CONSTANT else value


def published(found: Signposts, one: Signpost, language: str) -> str:
    """When the figure can be known, if the ledger has some of its kind."""
    if one.published is None:
        return say("signposts.unknown", language)
    key = "signposts.out" if is_out(found, one) else "signposts.month"
    month = _month(one.published, language)
    return say(key, language, month=month) if is_out(found, one) else month


def is_out(found: Signposts, one: Signpost) -> bool:
    """Whether the figure should have been published before the latest fact of the ledger was."""
    latest = max((fact.date for fact in found.scenario.ledger.facts() if not fact.place), default="")
    return one.published is not None and one.published <= latest[:7]


def _month(month: str, language: str) -> str:
    year, _, number = month.partition("-")
    return say("signposts.month", language, year=year, month=number if language == "en" else int(number))


def sentences(found: Signposts, language: str) -> tuple[str, ...]:
    """The chance, what to watch first, what is trivial, what tells the same, and what tells nothing."""
    about = {"target": aim(found, language), "draws": f"{found.chance.draws:,}"}
    first = say("signposts.chance", language, chance=found.chance.text(language), **about)
    if found.rare:
        return first, say("signposts.rare", language, hits=found.chance.hits, least=RARE, draws=about["draws"])
    lines = [first, _watch(found, found.best[0], language) if found.best else say("signposts.nobody", language)]
    lines += [_alike(found, one, language) for one in found.best[:MOST] if one.alike]
    if found.trivial:
        shown = _sides(found, found.trivial, language)
        lines.append(say("signposts.trivial", language, share=f"{100 * max(found.trivial.share, 0):.0f}", **shown))
    return (*lines, *silent(found, language))


def _sides(found: Signposts, one: Signpost, language: str) -> dict[str, str]:
    return {
        "figure": name(found, one, language),
        "year": one.year,
        "threshold": _priced(found, one, language),
        "below": one.below.text(language),
        "above": one.above.text(language),
    }


def _watch(found: Signposts, one: Signpost, language: str) -> str:
    known = ""
    if one.published is not None:
        key = "signposts.known_out" if is_out(found, one) else "signposts.known_in"
        known = say(key, language, month=_month(one.published, language))
    return say(
        "signposts.sentence", language, known=known, fifths=_fifths(one, language), **_sides(found, one, language)
    )


def _fifths(one: Signpost, language: str) -> str:
    """How many of five draws lie below the threshold."""
    return say(f"signposts.fifths_{one.fifths}", language)


def _alike(found: Signposts, one: Signpost, language: str) -> str:
    others = [series.full_name(found, *figure, language) for figure in one.alike]
    named = say("signposts.comma", language).join(others)
    return say("signposts.alike", language, figure=name(found, one, language), others=named)


def silent(found: Signposts, language: str) -> tuple[str, ...]:
    """What tells nothing, headline figures first."""
    if not found.nothing:
        return ()
    ranks = {one.name: one.headline or len(found.model.outline) for one in found.model.outline}
    ordered = sorted(_in_short(found), key=lambda one: ranks.get(one[0], len(ranks) + 1))
    named = [series.full_name(found, *one, language) for one in ordered[:SILENT]]
    named += [say("signposts.more", language, count=len(ordered) - SILENT)] if len(ordered) > SILENT else []
    return (say("signposts.nothing", language, figures=say("signposts.comma", language).join(named)),)


def _in_short(found: Signposts) -> list[tuple[str, str | None]]:
    """What tells nothing, a figure of which no item does without its items."""
    heard = {one.indicator for one in found.every if one.figure not in found.nothing}
    return list(dict.fromkeys((name, item if name in heard else None) for name, item in found.nothing))


def about(found: Signposts, language: str) -> tuple[str, ...]:
    """What the numbers mean, at which prices, and what they cannot tell."""
    years = {"first": found.years[0], "last": found.years[-1]}
    measure = say("signposts.about", language, count=len(found.every), nearly=f"{100 * NEARLY:.0f}", **years)
    prices = say("signposts.prices", language, year=found.scenario.start)
    money = any(found.model.equations[one.indicator].price_basis == CONSTANT for one in found.every)
    return (measure, *([prices] if money else []), say("signposts.limits", language))
