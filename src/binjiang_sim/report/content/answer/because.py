"""Because of what: what is missing to the bottleneck, what the reforms bring to it, and what else decides it."""

from __future__ import annotations

from ....analysis import Ledger
from ....projection import Outcome
from ....words import say
from ...stamps.stamp import question
from .. import inputs, series, targets
from ..attribution.growth import sentences as growth_sentences
from ..attribution.ledger import error_sentence, lever_name, short_sentence, strongest
from ..blocks import Bar, Bars, Block, Bullets, Paragraph
from ..drivers import driven
from ..numbers import scale, scale_of_change, signed
from .questions import Questions
from .title import figure

MOST_DRIVERS = 2


def because(asked: Questions, language: str) -> tuple[Block, ...]:
    """What holds the plan back or carries the main figure: sentences, and bars of the reforms that bring most."""
    hard = asked.bottleneck
    said = [_short(asked, hard, language)] if hard and not asked.result.central else []
    own = asked.telling
    if hard and asked.hardly:
        said.append(say("answer.hardly", language, figure=figure(asked.result, hard, language)))
    if hard is None and asked.growth:
        said.append(growth_sentences(asked.growth, language)[0])
    said += _decided(asked, hard, language)
    kept = asked.explained(own) if own else None
    shown = kept.first[language] if kept else of_strongest(own, language) if own else ()
    return *([Bullets(tuple(said))] if said else []), *shown


def of_strongest(found: Ledger, language: str) -> tuple[Block, ...]:
    """Bars of the reforms that bring most to a figure, and their error; nothing where none moves it."""
    return (_bars(found, language), Paragraph(error_sentence(found, language), "note")) if strongest(found) else ()


def _short(asked: Questions, hard: Outcome, language: str) -> str:
    """How far the median of the bottleneck is from its target."""
    target = hard.target
    own = scale((hard.median, hard.gap), targets.unit_of(asked.result, target), language)
    change = scale_of_change((hard.gap,), targets.unit_of(asked.result, target), language)
    about = {
        "target": targets.named(asked.result, hard, language),
        "median": own.text(hard.median),
        "gap": change.text(abs(hard.gap)),
    }
    key = "answer.reached" if hard.gap == 0 or _above(hard) else "answer.short"
    return say(key, language, **about)


def _above(one: Outcome) -> bool:
    """Whether the median is on the good side of the target."""
    return one.target.direction != "between" and (one.gap > 0) == (one.target.direction == "at_least")


def _bars(found: Ledger, language: str) -> Bars:
    """What all reforms bring in a sentence, and a bar for each of the strongest."""
    parts = strongest(found)
    most = max(abs(one.share) for one in parts)
    numbers = [number for one in parts for number in (one.share, one.q10, one.q90)]
    own = scale_of_change(numbers, series.unit_of(found, found.indicator), language)
    bars = tuple(
        Bar(
            series.capital(lever_name(found, one.lever, language)),
            one.share / most,
            f"{own.before}{signed(own.number(one.share))}{own.after}",
            say("answer.spread", language, low=own.number(one.q10), high=own.number(one.q90)),
        )
        for one in parts
    )
    return Bars(short_sentence(found, language), bars, signed=any(one.share < 0 for one in parts))


def _decided(asked: Questions, hard: Outcome | None, language: str) -> list[str]:
    """The uncertain inputs that move the figure most."""
    if hard and hard.target.over:
        return []  # a figure of several years has no draws of its own in the run
    name, item, period = (hard.target.indicator, hard.target.item, hard.target.period) if hard else asked.main
    found = driven(asked.result, name, period, item)[:MOST_DRIVERS]
    if not found:
        return []
    named = say("ledger.comma", language).join(
        say(
            "answer.decided_by",
            language,
            input=inputs.name(asked.result, one.path, language),
            status=say(f"page.status_{one.given.status}", language),
        )
        for one in found
    )
    return [say("answer.decided", language, inputs=named)]


def command(asked: Questions, language: str) -> tuple[str, bool]:
    """The command that answers the same question in full, and whether what it found is shown."""
    own = asked.telling
    kept = asked.explained(own) if own else None
    if kept:
        return kept.command, True
    name, item, period = (own.indicator, own.item, own.period) if own else asked.main
    options = ["--indicator", name, "--period", period, *(["--item", item] if item else [])]
    return question(asked.result.scenario, ["explain", *options], language), False
