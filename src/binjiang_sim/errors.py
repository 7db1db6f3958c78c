"""What can go wrong, in words. All faults of one stage are raised together."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from . import words


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: a catalogue key, the values of its placeholders, and where it stands.

    `place` is "file:line:column", "file:line", a file or a name; empty when there is no place.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    place: str = ""

    def text(self, language: str = "en") -> str:
        """One line: place, what was found, what was expected."""
        message = words.say(self.key, language, **self.values)
        return f"{self.place}: {message}" if self.place else message


class BinjiangError(Exception):
    """Base of every error a user can cause. `faults` lists all of them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.text())

    def text(self, language: str = "en") -> str:
        """All faults, one a line."""
        return "\n".join(fault.text(language) for fault in self.faults)


class ModelError(BinjiangError):
    """The equations do not make a model."""


class FactError(BinjiangError):
    """The ledger of published figures, or a formula on it, is wrong."""


class ScenarioError(BinjiangError):
    """A scenario or district file is wrong."""


class ProjectionError(BinjiangError):
    """A run, or a question put to its result, is not possible."""


def nearest(name: str, valid: Iterable[str]) -> str | None:
    """The valid name closest to `name`, or None when nothing is close."""
    found = difflib.get_close_matches(name, list(valid), n=1, cutoff=0.6)
    return found[0] if found else None


def unknown(key: str, name: str, valid: Iterable[str], place: str = "", **values: object) -> Fault:
    """The fault "no such `name`", with the nearest valid name when one is close, else the list of valid names.

    Uses the catalogue texts `key` + "_near" (placeholders name, near) and `key` + "_list" (name, valid).
    """
    names = sorted(valid)
    near = nearest(name, names)
    if near is not None:
        return Fault(f"{key}_near", {"name": name, "near": near, **values}, place)
    return Fault(f"{key}_list", {"name": name, "valid": ", ".join(names), **values}, place)
