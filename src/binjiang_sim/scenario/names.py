"""What files may call a thing by: its key, or its name in either language as reports print it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Protocol, get_args

from ..engine import Model
from ..errors import Fault, ScenarioError, unknown
from ..words import Bilingual, keys, texts
from .numbers import plain_letters
from .slots import attempt
from .values import Label, Status
from .yaml_tree import Node, Table

STATUSES = get_args(Status)
CHOICES: Mapping[str, tuple[str, ...]] = {
    "status": STATUSES,
    "after": ("hold", "revert"),
    "interpolation": ("linear", "step"),
    "kind": ("binding", "expected"),
    "over": ("growth", "total", "average", "change"),
}
# How the texts begin in which reports print these words; further ones that people write begin with "choice.".
_PRINTED = {
    "status": ("show.status_", "page.status_"),
    "after": ("show.after_",),
    "kind": ("targets.",),
    "over": ("targets.over_",),
}


class Named(Protocol):
    """A thing with a name in both languages."""

    @property
    def zh(self) -> str: ...

    @property
    def en(self) -> str: ...


def said(words: str | Named | None) -> str:
    """The words of a reason or a source: one text, both languages, or nothing."""
    if words is None or isinstance(words, str):
        return words or ""
    return Bilingual(words.zh, words.en)


def choice(note: str, text: str) -> str | None:
    """The word of `CHOICES` that is written: itself, or as it is printed in either language; None for another.

    >>> choice("status", "假定"), choice("after", "保持")
    ('assumption', 'hold')
    """
    return next((word for word in CHOICES[note] if text in spellings(note, word)), None)


@cache
def spellings(note: str, word: str) -> tuple[str, ...]:
    """What may be written for a word: itself, and as it is printed in either language."""
    known, printed = keys(), [f"choice.{word}", *(f"{start}{word}" for start in _PRINTED.get(note, ()))]
    return tuple(dict.fromkeys([word, *(text for key in printed if key in known for text in texts(key))]))


def chosen(note: str, text: str, place: str, path: str) -> str:
    """The same; raises ScenarioError for another word."""
    word = choice(note, text)
    if word is None:
        raise ScenarioError([unknown("scenario.word", text, CHOICES[note], place, path=path)])
    return word


def key_of(name: str, things: Mapping[str, Named], path: str, place: str) -> str:
    """The key of the thing that is named; the name itself where there is none. Raises ScenarioError for one of two."""
    if name in things:
        return name
    plain = _plain(name)
    found = [key for key, one in things.items() if plain in (_plain(one.zh), _plain(one.en))]
    if len(found) > 1:
        raise ScenarioError([Fault("name.ambiguous", {"path": path, "name": name, "keys": ", ".join(found)}, place)])
    return found[0] if found else name


def _plain(name: str) -> str:
    """A name as it is compared: a table begins it with a capital."""
    return plain_letters(name).casefold()


def printed_names(things: Iterable[Named]) -> list[str]:
    """The names of these things in both languages."""
    return [name for one in things for name in (one.zh, one.en)]


def labels_by_key(labels: Iterable[Label]) -> dict[str, Label]:
    """The labels of a dimension by their keys."""
    return {label.key: label for label in labels}


def with_keys(tree: Table, model: Model, faults: list[Fault]) -> Table:
    """The tree of a file with the keys of levers and drivers in the place of their names."""
    for section, kind in (("levers", "lever"), ("drivers", "driver")):
        table = tree.values.get(section)
        if isinstance(table, Table):
            things = {one.name: one for one in model.of_kind(kind)}
            tree = replace(tree, values={**tree.values, section: _renamed(table, section, things, faults)})
    return tree


def _renamed(table: Table, section: str, things: Mapping[str, Named], faults: list[Fault]) -> Table:
    values: dict[str, Node] = {}
    places: dict[str, str] = {}
    for name, node in table.values.items():
        place = table.places[name]
        key = attempt(faults, key_of, name, things, f"{section}.{name}", place)
        if key in values:
            values_ = {"name": name if name == key else f"{name} ({key})", "first": places[key]}
            faults.append(Fault("yaml.twice", values_, place))
        elif key:
            values[key], places[key] = node, place
    return replace(table, values=values, places=places)
