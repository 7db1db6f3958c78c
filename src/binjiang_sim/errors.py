"""What can go wrong, in words. All faults of one stage are raised together."""

from __future__ import annotations

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
        change = self.place.removeprefix("--set ")
        if change != self.place and message.startswith((f"{change}:", f"{change}：", f"{change}.")):
            return f"--set {message}"  # which names the path itself
        return f"{self.place}: {message}" if self.place else message


class BinjiangError(Exception):
    """Base of every error a user can cause. `faults` lists all of them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.text())

    def text(self, language: str = "en") -> str:
        """All faults, one a line."""
        return "\n".join(fault.text(language) for fault in folded(self.faults))


class ModelError(BinjiangError):
    """The equations do not make a model."""


class FactError(BinjiangError):
    """The ledger of published figures, or a formula on it, is wrong."""


class ScenarioError(BinjiangError):
    """A scenario or district file is wrong."""


class ProjectionError(BinjiangError):
    """A run, or a question put to its result, is not possible."""


class ArgumentError(BinjiangError, TypeError):
    """A function was given another kind of thing than it takes."""


class FrozenError(BinjiangError, TypeError):
    """A scenario, model or result was to be changed in place."""


def expect(argument: str, value: object, *kinds: type) -> None:
    """Raises ArgumentError, naming the argument, unless its value is of one of these kinds."""
    if not isinstance(value, kinds):
        found = f"{value!r:.60} ({type(value).__name__})"
        names = " / ".join(one.__name__.removesuffix("Type") for one in kinds)
        path = isinstance(value, str) and kinds[0].__name__ == "Scenario"
        key = "argument.scenario" if path else "argument.kind"
        raise ArgumentError([Fault(key, {"argument": argument, "found": found, "expected": names})])


def folded(faults: Iterable[Fault]) -> list[Fault]:
    """The faults with those that say the same of several years in one: `levers.talent_programme.2026-2030`."""
    found: dict[object, list[Fault]] = {}
    for fault in faults:
        owner, _, year = str(fault.values.get("path", "")).rpartition(".")
        others = tuple(sorted((name, str(one)) for name, one in fault.values.items() if name != "path"))
        alike: object = (fault.key, owner, others, fault.place.partition(":")[0])
        found.setdefault(alike if len(year) == 4 and year.isdigit() else id(fault), []).append(fault)
    return [one[0] if len(one) == 1 else _fold(one) for one in found.values()]


def _fold(faults: list[Fault]) -> Fault:
    owner, _, first = str(faults[0].values["path"]).rpartition(".")
    last = str(faults[-1].values["path"]).rpartition(".")[2]
    years = f"{first}-{last}" if int(last) - int(first) == len(faults) - 1 else f"{first}...{last}"
    return Fault(faults[0].key, {**faults[0].values, "path": f"{owner}.{years}"}, faults[0].place)


def nearest(name: str, valid: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The valid name closest to `name`, or None when none is as much alike as `cutoff` (from 0 to 1)."""
    import difflib  # needed only when something is wrong

    found = difflib.get_close_matches(name, list(valid), n=1, cutoff=cutoff)
    return found[0] if found else None


def unknown(
    key: str, name: str, valid: Iterable[str], place: str = "", also: Iterable[str] = (), **values: object
) -> Fault:
    """The fault "no such `name`", with the nearest valid name when one is close, else the list of valid names.

    `also` are names that are valid too, but too many to be listed.
    Uses the catalogue texts `key` + "_near" (placeholders name, near) and `key` + "_list" (name, valid).
    """
    names = sorted(valid)
    near = nearest(name, [*names, *also])
    if near is not None:
        return Fault(f"{key}_near", {"name": name, "near": near, **values}, place)
    return Fault(f"{key}_list", {"name": name, "valid": ", ".join(names), **values}, place)
