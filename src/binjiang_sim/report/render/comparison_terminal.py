"""A comparison as text that fits a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...analysis.comparison import Comparison, Pair
from ...facts.screen import columns, width, wrapped
from ...words import say
from ..content.comparison import changes, rows, some_draws
from .terminal import aligned, room

_INDENT = "  "


def text(comparison: Comparison, language: str, periods: Sequence[str] = (), everything: bool = False) -> str:
    """Every scenario against the reference: inputs, figures, targets, cost. Empty when nothing differs at all."""
    if comparison.same:
        return ""
    parts = [_pair(pair, language, periods, everything) for pair in comparison.pairs]
    central = comparison.reference.central
    note = say("compare.note_central" if central else "compare.note", language)
    return "\n\n".join(
        ["\n".join(one for line in part for one in wrapped(line, columns())) for part in parts]
        + ["\n".join(line for part in note.split("\n") for line in _wrapped(part))]
    )


def _head(pair: Pair, language: str) -> list[str]:
    """Which scenario against which, and how both were run."""
    scenario = pair.reference.scenario
    key = "compare.title_central" if pair.reference.central else "compare.title_run"
    years = f"{pair.years[0]}–{pair.years[-1]}"
    place = scenario.district[language]
    run = say(key, language, place=place, years=years, draws=pair.draws, seed=scenario.seed)
    return [rows.title(pair, language), run]


def _pair(pair: Pair, language: str, asked: Sequence[str], everything: bool) -> list[str]:
    if pair.same:
        return [rows.title(pair, language), say("compare.same_short", language)]
    periods = rows.shown_periods(pair, asked)
    lines = [*_head(pair, language), *_inputs(pair, language), ""]
    if not pair.moved:
        return [*lines, say("compare.no_figure", language)]
    central = pair.reference.central
    head = rows.head(central, language)
    found = rows.shown(pair, periods, everything)
    moved = [one.cells(central) for one in rows.rows(pair, found, periods, language)]
    targets = rows.target_rows(pair, language)
    costs = [one.cells(central)[:-1] for one in rows.cost_rows(pair, periods, language)]
    prices = rows.price_rows(pair, language)
    return [
        *lines,
        rows.moved_title(pair, found, periods, everything, language),
        *_table(head, moved),
        *(line for one in some_draws.sentences(pair, found, periods, language) for line in _wrapped(one, _INDENT)),
        "",
        say("compare.targets", language),
        *(_table(rows.target_head(language), targets) if targets else [say("compare.no_targets", language)]),
        "",
        say("compare.cost", language),
        *(_table(head[:-1], costs) if pair.cost else [say("compare.cost_unknown", language)]),
        *(["", rows.price_title(pair, language), *aligned(prices)] if prices else []),
    ]


def _inputs(pair: Pair, language: str) -> list[str]:
    if not pair.inputs:
        return ["", say("compare.inputs_none", language)]
    lines = ["", say("compare.inputs", language, count=len(pair.inputs))]
    names = rows.names(pair, language)
    widest = max(map(width, names))
    for one in changes.folded(changes.changes(pair, language)):
        path = f"  {one.paths[0]}" if len(one.paths) == 1 else ""
        lines += _wrapped(say("compare.comma", language).join(one.labels) + path, _INDENT)
        for who, side in zip(names, (one.reference, one.other), strict=True):
            notes = say("compare.note_joint", language).join(filter(None, (side.status, side.place)))
            words = say("compare.side", language, written=side.written, notes=notes) if notes else side.written
            lines += _wrapped(f"{who}{' ' * (widest - width(who))}  {words}", _INDENT * 2)
    return lines


def _table(head: Sequence[str], cells: Iterable[Sequence[str]]) -> list[str]:
    """Aligned rows; a name that repeats the one above is left out."""
    lines = [tuple(head), *map(tuple, cells)]
    above = [("",), *lines]
    shown = ["" if row[0] == before[0] else row[0] for before, row in zip(above, lines, strict=False)]
    return aligned([(label, *row[1:]) for label, row in zip(shown, lines, strict=True)])


def _wrapped(words: str, indent: str = "") -> list[str]:
    """The words on lines of the terminal; what follows on is indented further."""
    return wrapped(indent + words, room())
