"""A scenario from its canonical text alone: the numbers of a run whose files have changed since, or are gone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from ..engine.overlays import BEGINNING, NEUTRAL
from ..errors import Fault, ScenarioError
from .inputs import named
from .load import at_rest
from .scenario import Scenario, bare, struck, switching
from .shocks import NUMBERS, distinct
from .targets import row_names
from .values import CONDITION, Correlation, Distribution, Given, Process, Shock, Target, TimePath, Trigger, Value
from .variants import with_model

SETTINGS = ("start", "end", "steps_per_year", "draws", "seed")
SECTIONS = ("parameters", "levers", "drivers")


def restored(content: Mapping[str, Any], like: Scenario, file: str, complete: bool = True) -> Scenario:
    """The scenario whose `text` holds this content, read against the model and the district of `like`.

    A number that `like` has too keeps its status and source; another one has the status of that of `like`, and `file`
    as its place. Unless it is `complete`, as a text of another version need not be, inputs that it lacks are those of
    `like`, and those that the model lacks are left out. Judgements of `like` that the text lacks are always left out.
    Raises ScenarioError for a text that cannot be read so, such as one of another district or model, for a posterior
    whose table is not that of `like`, and for judgements that `like` does not have: a text has only their numbers.
    """
    try:
        found = _read(content, _judged(content["drivers"], like, file), file, complete)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ScenarioError([Fault("restored.unreadable", {"file": file}, file)]) from error
    again = json.loads(found.text)
    names = {*content, *again} if complete else {"labels"}
    if other := sorted(name for name in names if content.get(name) != again.get(name)):
        raise ScenarioError([Fault("restored.other", {"file": file, "names": ", ".join(other)}, file)])
    return found


def _judged(drivers: Mapping[str, Any], like: Scenario, file: str) -> Scenario:
    """The scenario `like` with the judgements of the text alone, which are known by their drivers."""
    given = {name: one.get("before") for name, one in drivers.items()}
    kept = tuple(one for one in like.judgements if given.get(one.overlay.path, "") == NEUTRAL.get(one.overlay.kind))
    known = {name for one in kept for name in (one.overlay.path, one.overlay.in_force)}
    if other := sorted(name for name in drivers if name.startswith(BEGINNING) and name not in known):
        raise ScenarioError([Fault("restored.judgements", {"file": file, "names": ", ".join(other)}, file)])
    return like if kept == like.judgements else with_model(replace(like, judgements=kept), like.model)


def _read(content: Mapping[str, Any], like: Scenario, file: str, complete: bool) -> Scenario:
    digest = content.get("posterior")
    if digest and (like.posterior is None or like.posterior.digest != digest):
        raise ScenarioError([Fault("restored.posterior", {"file": file, "digest": digest}, file)])
    settings: dict[str, Any] = {name: int(content[name]) for name in SETTINGS}
    settings |= {name: _section(name, content[name], like, file, complete) for name in SECTIONS}
    return replace(
        like,
        file=file,
        **settings,
        reform_start=float(content["reform_start"]),
        equations=tuple(content["equations"]),
        shocks=distinct(tuple(_shock(one, like, file) for one in content["shocks"]), []),
        correlations=tuple(Correlation(tuple(names), rank, file) for names, rank in content.get("correlations", ())),
        posterior=like.posterior if digest else None,
        targets=(),
        triggers=tuple(_trigger(one, like, file) for one in content.get("triggers", ())),
        changes={},
        documents={},
        warnings=(),
        reload=None,
    )


def _section(section: str, content: Mapping[str, Any], like: Scenario, file: str, complete: bool) -> dict[str, Value]:
    """The parameters, levers or drivers of the model of `like`."""
    known: Mapping[str, Value] = getattr(like, section)
    found: dict[str, Value] = {}
    for key, today in known.items():
        if key in content:
            rows = row_names(like.model.parameters[key].dims, like.labels) if section == "parameters" else ()
            found[key] = _value(content[key], _Known(f"{section}.{key}", today, file, rows))
        elif complete:
            raise KeyError(key)
        else:
            found[key] = at_rest(key, like.model, like.reform_start) if section == "levers" else today
    return found


@dataclass(frozen=True)
class _Known:
    """What is known today of a value at a path; `file` is where the other one stands, `rows` those it may have."""

    path: str
    today: Value
    file: str
    rows: tuple[str, ...]

    def given(self, content: Any, name: str) -> Given:
        """The number of this name: that of today, or another with the unit and the status of that."""
        numbers = named(self.path, self.today)
        alike = numbers.get(name) or next(iter(numbers.values()))
        if name in numbers and _is(alike, content):
            return alike
        return Given(_number(content), alike.unit, alike.status, (), "", "", self.file)


def _is(value: Value, content: Any) -> bool:
    return bool(json.loads(json.dumps(bare(value))) == content)


def _value(content: Any, known: _Known) -> Value:
    path = known.path
    if _is(known.today, content):
        return known.today
    if not isinstance(content, dict):
        return known.given(content, path)
    if "points" in content:
        points = tuple((time, known.given(one, f"{path}@{time:g}")) for time, one in content["points"])
        return TimePath(**{**content, "points": points})
    if path.startswith("drivers."):
        inputs = {name: known.given(one, f"{path}.{name}") for name, one in content.items() if name != "kind"}
        return Process(content["kind"], inputs)
    return {name: known.given(content[name], f"{path}.{name}") for name in known.rows}


def _number(content: Any) -> float | Distribution:
    """The inverse of `bare`, but for the names of choices, which it leaves out."""
    if not isinstance(content, list):
        return float(content)
    kind, *rest = content
    between = tuple(rest.pop()["between"]) if isinstance(rest[-1], dict) else None
    shares = tuple(rest.pop()) if isinstance(rest[-1], list) else ()
    labels = tuple(f"{number:g}" for number in rest) if shares else ()
    return Distribution(kind, tuple(rest), labels, shares, between)


def _shock(content: Mapping[str, Any], like: Scenario, file: str) -> Shock:
    """The inverse of `struck`, but for the name of a shock without luck, which it leaves out."""
    same = (one for one in like.shocks if json.loads(json.dumps(struck(one))) == content)
    if today := next(same, None):
        return today
    driver, window = content["driver"], content.get("window", 1)
    units = {"change": like.model.equations[driver].unit, "factor": "1"}
    units["probability"] = "1" if window == 1 else "1/year"
    numbers = {
        name: Given(_number(one), units.get(name, "year"), "assumption", (), "", "", file)
        for name in NUMBERS
        if (one := content.get(name)) is not None
    }
    parts: dict[str, Any] = {"factor": None, "change": None, **numbers}
    return Shock(content.get("name", driver), driver, window=window, **parts)


def _trigger(content: Mapping[str, Any], like: Scenario, file: str) -> Trigger:
    """The inverse of `switching`, but for the name, which it leaves out."""
    same = (one for one in like.triggers if json.loads(json.dumps(switching(one))) == content)
    if today := next(same, None):
        return today
    known = {name: _Known(f"levers.{name}", like.levers[name], file, ()) for name in content["then"]}
    levers = {name: _value(content["then"][name], own) for name, own in known.items()}
    condition = Target(**content["if"], kind=CONDITION, source="", place=file)
    return Trigger(condition, cast(Mapping[str, TimePath], levers))
