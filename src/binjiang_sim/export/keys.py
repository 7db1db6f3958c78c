"""What a scenario file may set: parameters, levers and drivers, what they mean, and which equations read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..engine import Equation, Model
from ..engine.expression import PARAMETER
from ..engine.overlays import without_overlays
from ..errors import Fault, ScenarioError, unknown
from ..scenario.resolved import Entry, Resolved
from ..scenario.yaml_text import flow
from ..words import in_language, say

SECTIONS = {"lever": "levers", "driver": "drivers"}


@dataclass(frozen=True)
class Key:
    """One settable value. `range` holds its bounds (None: open), `readers` the names of equations that read it."""

    path: str
    zh: str
    en: str
    unit: str
    range: tuple[float | None, float | None]
    dims: tuple[str, ...]
    readers: tuple[str, ...]


def settable(model: Model) -> dict[str, Key]:
    """By path, every value a file may set, in the order of the model; judgements stand in a list of their own."""
    model = without_overlays(model)
    every = [*model.equations.values(), *model.variants.values()]
    found = {}
    for name, one in model.parameters.items():
        readers = _names(
            each for each in every if each.sector == one.sector and one.name in each.expression.details(PARAMETER)
        )
        path = f"parameters.{name}"
        found[path] = Key(path, one.zh, one.en, one.unit, (one.low, one.high), one.dims, readers)
    for equation in (one for one in every if one.kind in SECTIONS):
        path = f"{SECTIONS[equation.kind]}.{equation.name}"
        bounds = (0.0, 1.0) if equation.kind == "lever" and equation.unit == "1" else (None, None)
        readers = _names(each for each in every if equation.name in each.reads)
        found[path] = Key(path, equation.zh, equation.en, equation.unit, bounds, equation.dims, readers)
    return found


def _names(equations: Iterable[Equation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.name for one in equations))


def find(model: Model, name: str) -> Key:
    """The value with this path; the section may be left out. Raises ScenarioError with the nearest path."""
    every = settable(model)
    for path in (name, *(f"{section}.{name}" for section in ("parameters", "levers", "drivers"))):
        if path in every:
            return every[path]
    fault = unknown("scenario.value", name, every, path=name)
    raise ScenarioError([fault if fault.key.endswith("_near") else Fault("params.none", {"text": name})])


def lines(key: Key, resolved: Resolved | None, language: str) -> list[str]:
    """What there is to say about a value, and what it is in a scenario."""
    low, high = (sign if bound is None else f"{bound:g}" for bound, sign in zip(key.range, ("-∞", "∞"), strict=True))
    none = say("params.nothing", language)
    text = {
        "meaning": key.zh if language == "zh" else key.en,
        "unit": key.unit,
        "range": f"{low} – {high}",
        "dims": ", ".join(key.dims),
        "readers": ", ".join(key.readers) or none,
        **(_value(_entry(key, resolved), language) if resolved else {"value": say("params.no_base", language)}),
    }
    return [
        key.path,
        *(
            say("params.line", language, name=say(f"params.{name}", language), text=words)
            for name, words in text.items()
            if words
        ),
    ]


def _entry(key: Key, resolved: Resolved) -> Entry:
    return next(one for one in resolved.entries if one.path == key.path)


def _value(one: Entry, language: str) -> dict[str, str]:
    given = one.numbers.values()

    def each(name: str) -> str:
        texts = (in_language(getattr(number, name), language) for number in given)
        return "; ".join(dict.fromkeys(filter(None, texts)))

    facts = dict.fromkeys(name for number in given for name in number.facts)
    statuses = dict.fromkeys(number.status for number in given)
    return {
        "value": flow(one.node),
        "place": one.place or say("show.unset", language),
        "status": ", ".join(say(f"show.status_{status}", language) for status in statuses),
        "facts": ", ".join(facts),
        "source": each("source"),
        "why": each("why"),
    }


def record(key: Key, resolved: Resolved | None) -> dict[str, object]:
    """The same as plain values."""
    from .effective import value_record

    low, high = key.range
    base = {"base": value_record(_entry(key, resolved))} if resolved else {}
    names = ("path", "zh", "en", "unit", "dims", "readers")
    return {**{name: getattr(key, name) for name in names}, "low": low, "high": high, **base}
