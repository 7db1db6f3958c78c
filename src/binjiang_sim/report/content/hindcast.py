"""The hindcast as text and tables: a table for each outcome, and what the model gains on rules without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...calibration import Gain, Hindcast, LaterInput, Score, first_edition, shipped
from ...calibration.hindcasts import FIRST_EDITION
from ...engine.overlays import without_overlays
from ...projection import Result
from ...words import say
from .blocks import Block, Heading, Paragraph, Table
from .numbers import signed

BANDS = (50, 80, 95)


def tables(found: Hindcast, language: str) -> list[Table]:
    """A table for each outcome: a row for each rule, pooled scores and the CRPS of each horizon, in points and %."""
    by_outcome: dict[tuple[str, str | None], list[Score]] = {}
    for one in found.scores:
        by_outcome.setdefault((one.indicator, one.item), []).append(one)
    return [_table(own, language) for own in by_outcome.values()]


def lines(found: Hindcast, language: str) -> list[str]:
    """What made it, and the gain of each rule that is not naive, outcome by outcome."""
    made = [say("hindcast.made", language, **vars(found.stamp))]
    if any(one.rule == FIRST_EDITION for one in found.pairs):
        own = say("hindcast.made", language, **vars(first_edition().stamp))
        made.append(f"{say(f'hindcast.rule_{FIRST_EDITION}', language)} — {own}")
    return made + [f"{outcome(one.indicator, language)} — {_gain(one, language)}" for one in found.gains]


def about(found: Hindcast, language: str) -> list[str]:
    """What the tables show and how to read them."""
    origins = [one.origin for one in found.pairs]
    first = say("hindcast.about", language, first=min(origins), last=max(origins))
    return [first, *(say(f"hindcast.{key}", language) for key in ("how", "naive_about", "rules_about"))]


def later(inputs: Sequence[LaterInput], language: str) -> str:
    """Which inputs rest on figures published after the first origin."""
    named = say("cli.comma", language).join(f"`{one.path}` ({one.date})" for one in inputs)
    return say("hindcast.later", language, inputs=named)


def in_report(result: Result, language: str) -> Iterator[Block]:
    """The hindcast shipped with the package, in the report of a run of its district; nothing is run again."""
    found = shipped()
    if found.stamp.district != result.scenario.district["en"]:
        return
    yield Heading(say("hindcast.title", language))
    yield from (Paragraph(text) for text in about(found, language)[:2])
    yield from tables(found, language)
    if without_overlays(result.model).digest != found.stamp.equations:
        values = {"found": result.model.digest, "equations": found.stamp.equations}
        yield Paragraph(say("hindcast.other_equations", language, **values), "note")
    yield from (Paragraph(text, "note") for text in lines(found, language))


def _table(own: Sequence[Score], language: str) -> Table:
    horizons = sorted({one.horizon for one in own if one.horizon is not None})
    crps = {(one.rule, one.horizon): one.crps for one in own}
    head = (
        *(say(f"hindcast.head_{name}", language) for name in ("rule", "n", "crps")),
        *(say("hindcast.head_horizon", language, years=years) for years in horizons),
        say("hindcast.head_interval", language),
        *(say("hindcast.head_coverage", language, band=band) for band in BANDS),
        say("hindcast.head_absolute_error", language),
    )
    rows = tuple(
        (
            say(f"hindcast.rule_{one.rule}", language),
            str(one.n),
            *(_points(crps.get((one.rule, horizon))) for horizon in (None, *horizons)),
            _points(one.interval),
            *(f"{100 * getattr(one, f'coverage{band}'):.0f}%" for band in BANDS),
            _points(one.absolute_error),
        )
        for one in own
        if one.horizon is None
    )
    return Table(outcome(own[0].indicator, language), head, rows, frozenset(range(1, len(head))))


def _gain(one: Gain, language: str) -> str:
    values = {name: signed(f"{100 * getattr(one, name):.0f}") for name in ("gain", "low", "high")}
    names = {name: say(f"hindcast.rule_{getattr(one, name)}", language) for name in ("rule", "naive")}
    left = {name: getattr(one, name) for name in ("low_without", "high_without")}
    return say("hindcast.gain", language, **values, **names, **left)


def outcome(indicator: str, language: str) -> str:
    """What is forecast, in words."""
    return say(f"hindcast.outcome_{indicator}", language)


def _points(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.2f}"
