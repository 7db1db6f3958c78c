"""The inputs that differ, in words: what each scenario says, its status, its source and its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from ....analysis.changed_inputs import ChangedInput, Side
from ....analysis.comparison import Pair
from ....projection import Result
from ....words import in_language, say
from .. import inputs, series, targets

_NUMBERS = ("parameters", "levers", "drivers")


@dataclass(frozen=True)
class Said:
    """What a scenario says about an input: in words, its numbers alone, status, source or reason, place."""

    written: str
    numbers: str
    status: str
    why: str
    place: str


@dataclass(frozen=True)
class Change:
    """Inputs that two scenarios give alike: their names and paths, and what both scenarios say."""

    labels: tuple[str, ...]
    paths: tuple[str, ...]
    reference: Said
    other: Said


def changes(pair: Pair, language: str) -> list[Change]:
    """Every input that differs, in the order of the model, one by one."""
    return [_change(pair, one, language) for one in pair.inputs]


def folded(found: Iterable[Change]) -> list[Change]:
    """Neighbours that say the same words in the same files told together: "13 levers: 0 instead of 0.5"."""
    made = []
    for _, alike in groupby(found, key=_key):
        group = list(alike)
        first = group[0]
        if len(group) > 1:  # each stands at a place of its own in the same file
            sides = (replace(side, place=side.place.partition(":")[0]) for side in (first.reference, first.other))
            first = Change(first.labels, first.paths, *sides)
        labels = tuple(label for one in group for label in one.labels)
        made.append(Change(labels, tuple(path for one in group for path in one.paths), first.reference, first.other))
    return made


def _key(one: Change) -> tuple[str, ...]:
    sides = (one.reference, one.other)
    section = one.paths[0].rpartition(".")[0]
    return (section, *(text for side in sides for text in (side.written, side.status, side.place.partition(":")[0])))


def _change(pair: Pair, one: ChangedInput, language: str) -> Change:
    sides = [
        _said(result, one.path, side, language)
        for result, side in ((pair.reference, one.reference), (pair.other, one.other))
    ]
    owner = pair.reference if one.reference else pair.other
    return Change((label(owner, one.path, language),), (one.path,), *sides)


def label(result: series.Described, path: str, language: str) -> str:
    """The name of an input: that of its parameter, lever or driver, or of the setting."""
    section, _, key = path.partition(".")
    if section in _NUMBERS:
        return inputs.label(result, path, language)[0]
    word = say(f"compare.set_{section}", language) if section != "steps_per_year" else section
    if not key:
        return word
    equation = result.model.equations[key]
    return f"{word}：{equation.zh}" if language == "zh" else f"{word}: {equation.en}"


def _said(result: Result, path: str, side: Side | None, language: str) -> Said:
    if side is None:
        return Said(say("compare.unset", language), "", "", "", "")
    statuses = dict.fromkeys(given.status for given in side.numbers.values())
    sources = dict.fromkeys(
        in_language(given.source or given.why, language) or " ".join(given.facts) for given in side.numbers.values()
    )
    status = "/".join(say(f"show.status_{one}", language) for one in statuses)
    joint = say("compare.note_joint", language)
    shown = inputs.in_words(result, path, side.numbers, language) if side.numbers else ""
    written = shown or _row_in_words(result, path, side, language) or side.written
    return Said(written, shown, status, joint.join(filter(None, sources)), side.place)


def _row_in_words(result: Result, path: str, side: Side, language: str) -> str:
    """A target in a line; nothing for what is written in no words but those of its file."""
    if not path.startswith("targets."):
        return ""
    own = (one for one in result.scenario.targets if one.place == side.place)
    return next((targets.described(result, one, language) for one in own), "")
