"""The effective scenario as a file that can be loaded again, each value with its place, and as plain records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from ..errors import expect
from ..scenario import Distribution, Given, TimePath
from ..scenario.resolved import Entry, Resolved
from ..scenario.yaml_text import entry, scalar
from ..scenario.yaml_tree import plain
from ..words import say

_MOST_POINTS = 4  # of a value that a comment repeats in model units


def text(resolved: Resolved, language: str, *, everything: bool) -> str:
    """A scenario file with a comment on each value: where it stands, its status, its numbers in the model's units.

    Values of the district file are left out unless `everything`; with or without them the file gives the same run.
    """
    expect("resolved", resolved, Resolved)
    scenario = resolved.scenario
    head = say("show.head", language, file=_line(scenario.file), hash=scenario.hash)
    lines = [f"# {head}\n", "schema: 1\n", f"district: {scalar(resolved.district)}\n"]
    shown = [one for one in resolved.entries if everything or one.origin != "district"]
    for section, entries in groupby(shown, key=lambda one: one.path.partition(".")[0]):
        lines += _section(section, list(entries), language)
    return "".join(lines)


def _section(section: str, entries: list[Entry], language: str) -> Iterator[str]:
    if entries[0].path == section:
        for one in entries:
            yield _comment(one, language, "")
            yield entry(one.path, one.node)
        return
    yield f"\n{section}:\n"
    for inside, group in groupby(entries, key=lambda one: one.path.split(".")[1:-1]):
        indent = "  " * (1 + len(inside))
        if inside:
            yield f"  {inside[0]}:\n"
        for one in group:
            yield _comment(one, language, indent)
            yield entry(one.path.rpartition(".")[2], one.node, indent)


def _comment(one: Entry, language: str, indent: str) -> str:
    parts = [one.place or say("show.unset", language)]
    if one.value is not None:
        statuses = dict.fromkeys(given.status for given in one.numbers.values())
        parts += ["/".join(say(f"show.status_{status}", language) for status in statuses), *_numbers(one)]
    if isinstance(one.value, TimePath) and one.value.kind != "season":
        parts.append(say(f"show.after_{one.value.after}", language))
    return _line(f"{indent}# {' | '.join(parts)}") + "\n"


def _numbers(one: Entry) -> list[str]:
    """The numbers in model units, when they are few."""
    if len(one.numbers) > _MOST_POINTS:
        return []
    units = dict.fromkeys(given.unit for given in one.numbers.values())
    found = [f"{part}: {_number(given)}" if part else _number(given) for part, given in one.numbers.items()]
    return [", ".join(found) + (f" {next(iter(units))}" if len(units) == 1 and units != {"1": None} else "")]


def _number(given: Given) -> str:
    drawn = given.value
    if not isinstance(drawn, Distribution):
        return f"{drawn:.6g}"
    numbers = drawn.numbers if len(drawn.numbers) <= _MOST_POINTS or drawn.labels else drawn.span
    words = [f"{number:.6g}" for number in numbers]
    if drawn.labels:
        named = zip(drawn.labels, words, drawn.shares, strict=True)
        words = [f"{name} {word} ({100 * share:.3g}%)" for name, word, share in named]
    return f"{drawn.kind} {' '.join(words)}"


def _line(text: str) -> str:
    """The text without anything that would end a comment early."""
    return "".join(character if character.isprintable() else "?" for character in text)


def records(resolved: Resolved, *, everything: bool) -> dict[str, object]:
    """The same as plain values: the scenario, and one record for each value with its numbers."""
    expect("resolved", resolved, Resolved)
    scenario = resolved.scenario
    shown: Iterable[Entry] = (one for one in resolved.entries if everything or one.origin != "district")
    return {
        "file": scenario.file,
        "name": dict(scenario.name),
        "hash": scenario.hash,
        "district": resolved.district,
        "values": [value_record(one) for one in shown],
    }


def value_record(one: Entry) -> dict[str, object]:
    """One value as it was written, its place, and every number in it with its provenance."""
    return {
        "path": one.path,
        "place": one.place,
        "origin": one.origin,
        "written": plain(one.node),
        "numbers": [_record(part, given) for part, given in one.numbers.items()],
    }


def _record(part: str, given: Given) -> dict[str, Any]:
    number = given.value
    drawn = vars(number) if isinstance(number, Distribution) else None
    notes = {name: getattr(given, name) for name in ("unit", "status", "formula", "facts", "why", "source")}
    return {"part": part, "value": None if drawn else number, "distribution": drawn, **notes}
