"""From files and changes to a Scenario: names and numbers checked against the model, all faults at once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from ..engine import Clock, Model
from ..engine.overlays import with_overlays, without_overlays
from ..errors import Fault, ScenarioError, unknown
from ..words import bilingual
from . import plausible, shipped
from .costs import understood
from .documents import NO_CHANGES, NO_DOCUMENTS, Documents
from .grammar import NUMBERS, TIME_PATHS, Slot, attempt, read
from .inputs import correlation, named, numbers_of, repeated
from .judgements import judged_inputs, judgement, once_each
from .layers import PACKAGED, PLAN_ROLE, Layer, beside, read_layers
from .levers import read_lever
from .missing import missing
from .names import printed_names
from .numbers import instant, short
from .posterior import NONE, Posterior, read_posterior
from .scenario import Scenario
from .shocks import distinct, shock
from .targets import row_names, target
from .time_paths import MOVES
from .triggers import trigger
from .values import PROCESSES, Correlation, Given, Label, Process, Shock, Target, TimePath, Value
from .yaml_tree import Items, Node, Table

if TYPE_CHECKING:  # pydantic stays away from a bare import
    from .schema import CorrelationRow

_PLACE = re.compile(r"(.*?)(?::([0-9]+))?(?::([0-9]+))?", re.DOTALL)
PLAN = 5  # years of a plan
WHY_LAG, WHY_ZERO = bilingual("reason.lag"), bilingual("reason.zero")
Labels = Mapping[str, tuple[Label, ...]]
_PACKAGED_VALUES: dict[tuple[int, Slot], tuple[Node, Value]] = {}


def load(
    source: str | os.PathLike[str],
    model: Model,
    changes: Mapping[str, object] = NO_CHANGES,
    documents: Documents = NO_DOCUMENTS,
) -> Scenario:
    """The scenario in the file `source`, with `changes` ({"levers.talent_programme": "0.8"}) laid over it.

    A name without a suffix that no file here has, with or without .yaml, is that of a shipped scenario: "base".
    `documents` names files by kind ({"shocks": ["slumps.yaml"]}), laid between the file and the changes: their values
    override, their lists are added. Raises ScenarioError with every fault that can be known.
    """
    model = without_overlays(model)  # those of this scenario are laid on it anew
    file, given = shipped.meant(os.fsdecode(source)), dict(changes)
    faults, notes = list[Fault](), list[Fault]()
    layers = understood(read_layers(file, given, documents, faults), model, faults)
    labels, ledger = _labels(layers[0], model, faults), layers[0].ledger
    known: dict[str, Any] = {"model": model, "labels": labels, "ledger": ledger}
    reform_start = _checked_times(layers, faults)
    planning_years, slots = _planning_years(layers[0], faults), _slots(model, labels, reform_start)
    values = _values(layers, slots, model, faults, notes)
    equations = _equations(layers, model, faults)
    judged = list_entries(layers, "judgements", partial(judgement, **known), faults)
    judgements = () if faults else once_each(judged, faults)
    values |= judged_inputs(judgements, model, labels)
    shocks = list_entries(layers, "shocks", partial(shock, model=model, ledger=ledger), faults)
    start, over_time = _timed(values, layers[0], reform_start, faults)
    inputs = numbers_of(over_time, () if faults else (shocks := distinct(shocks, faults)))
    notes += [] if faults else _odd_shocks(shocks, values)
    correlations = _correlations(layers, inputs, model, faults)
    posterior = None if faults else _posterior(layers, inputs, faults)
    targets = list_entries(layers, "targets", partial(target, **known), faults)
    triggers = list_entries(layers, "triggers", partial(trigger, **known, slots=slots), faults)
    _refuse(faults)
    return Scenario(
        file=file,
        name=_last(layers[1:], "name").model_dump(),
        district=layers[0].skeleton.name.model_dump(),
        start=start,
        **{name: int(_last(layers, name)) for name in ("end", "steps_per_year", "draws", "seed")},
        reform_start=reform_start,
        labels=labels,
        parameters=cast(Mapping[str, Given | TimePath | Mapping[str, Given]], _under("parameters", values)),
        levers=_levers(over_time, model, reform_start),
        drivers=cast(Mapping[str, TimePath | Process], _under("drivers", over_time)),
        shocks=shocks,
        equations=equations,
        targets=_reached(targets, layers, notes),
        model=with_overlays(model, [one.judgement.overlay for one in judgements]),
        triggers=triggers,
        judgements=tuple(one.judgement for one in judgements),
        correlations=correlations,
        planning_years=planning_years,
        posterior=posterior,
        ledger=ledger,
        changes=given,
        documents=dict(documents),
        warnings=tuple(notes),
        reload=partial(load, source, model),
    )


def _timed(
    values: Mapping[str, Value | None], district: Layer, reform_start: float, faults: list[Fault]
) -> tuple[int, dict[str, Value | None]]:
    """The first year, and every value with the time from which it holds."""
    start = 0 if faults else _first_year(district)
    return start, {path: _over_time(path, value, reform_start, start) for path, value in values.items()}


def _levers(over_time: Mapping[str, Value | None], model: Model, reform_start: float) -> dict[str, TimePath]:
    """The path of every lever: at rest where none is given."""
    return {
        name: cast(TimePath, over_time.get(f"levers.{name}") or at_rest(name, model, reform_start))
        for name in _named(model, "lever")
    }


def _refuse(faults: list[Fault]) -> None:
    """Raises ScenarioError with these faults, if there are any."""
    if faults:
        raise ScenarioError(_in_order(faults))


def _in_order(faults: list[Fault]) -> list[Fault]:
    """Faults of one file together, by line and column."""
    files: dict[str, int] = {}

    def key(fault: Fault) -> tuple[int, int, int]:
        file, line, column = cast(re.Match[str], _PLACE.fullmatch(fault.place)).groups(default="0")
        return files.setdefault(file, len(files)), int(line), int(column)

    return sorted(faults, key=key)


def _last(layers: list[Layer], name: str) -> Any:
    """The setting of the last layer that has it."""
    found = [getattr(layer.skeleton, name, None) for layer in layers]
    return next((value for value in reversed(found) if value is not None), None)


def _place_of(layers: list[Layer], name: str) -> str:
    """The place of the setting that `_last` finds."""
    return [layer.tree.places[name] for layer in layers if name in layer.tree.places][-1]


def _first_year(district: Layer) -> int:
    return int(district.skeleton.start[:4]) + 1


def _posterior(layers: list[Layer], inputs: Mapping[str, Given], faults: list[Fault]) -> Posterior | None:
    """The table that the last layer to name one names."""
    layer = next((one for one in reversed(layers) if "posterior" in one.tree.values), None)
    name = getattr(layer.skeleton, "posterior", None) if layer else None
    if layer is None or name in (None, NONE):
        return None
    return attempt(faults, read_posterior, beside(name, layer.file), inputs, layer.tree.places["posterior"])


def _planning_years(district: Layer, faults: list[Fault]) -> tuple[int, ...]:
    """The years given, else those at which five-year plans end: the multiples of five after the first year."""
    if not district.is_district or district.skeleton is None:
        return ()
    start, end, given = _first_year(district), district.skeleton.end, district.skeleton.planning_years
    if given is None:
        return tuple(year for year in range(start + 1, end + 1) if year % PLAN == 0)
    if given != sorted({year for year in given if year >= start}):
        place = district.tree.values["planning_years"].place
        faults.append(Fault("scenario.planning", {"start": start}, place))
    return tuple(given)


def _checked_times(layers: list[Layer], faults: list[Fault]) -> float:
    """The instant the reforms start; also checks that the run ends after it starts."""
    district = layers[0]
    if not district.is_district or district.skeleton is None:
        return 0.0
    text = district.skeleton.reform_start
    reform_start = instant(text)
    if reform_start is None:
        place = district.tree.values["reform_start"].place
        faults.append(Fault("time.bad", {"path": "reform_start", "text": short(text)}, place))
    end, start = _last(layers, "end"), _first_year(district)
    if end < start:
        place = [layer.tree.values["end"].place for layer in layers if "end" in layer.tree.values][-1]
        faults.append(Fault("scenario.end", {"end": end, "start": start}, place))
    return reform_start or 0.0


def _labels(district: Layer, model: Model, faults: list[Fault]) -> Labels:
    """Rows of each dimension of the model, from the district file; none when the file is not in shape."""
    if not district.is_district or district.skeleton is None:
        return {}
    table, found = district.section("dimensions"), district.skeleton.dimensions
    faults += [
        unknown("scenario.dimension", name, model.dims, table.places[name], path=f"dimensions.{name}")
        for name in found
        if name not in model.dims
    ]
    faults += [
        Fault("shape.missing", {"path": f"dimensions.{name}"}, table.place or district.file)
        for name in model.dims
        if not found.get(name)
    ]
    owners: dict[str, str] = {}
    for name, key in [(dim, key) for dim in model.dims for key in found.get(dim, {})]:
        if owners.setdefault(key, name) != name:  # equations name a row by its label alone
            values = {"path": f"dimensions.{name}.{key}", "other": owners[key]}
            faults.append(Fault("scenario.label_twice", values, district.section("dimensions", name).places[key]))
    if len(owners) and all(found.get(name) for name in model.dims):
        faults += [
            Fault("scenario.label_needed", {"label": label, "name": equation.name}, table.place)
            for equation in model.equations.values()
            for label in sorted(set(equation.expression.details("element")) - set(owners))
        ]
    return {
        name: tuple(Label(key, names.zh, names.en) for key, names in found[name].items())
        for name in model.dims
        if name in found
    }


def _named(model: Model, kind: str) -> list[str]:
    return [name for name, equation in model.equations.items() if equation.kind == kind]


def _slots(model: Model, labels: Labels, reform_start: float) -> dict[str, Slot]:
    """By path, every value a file may give. A parameter whose dimension has no labels yet is left out."""
    sized = (key for key, one in model.parameters.items() if row_names(one.dims, labels) or not one.dims)
    paths = [f"parameters.{key}" for key in sized]
    paths += [f"{kind}s.{name}" for kind in ("lever", "driver") for name in _named(model, kind)]
    return {path: slot_of(path, model, labels, reform_start) for path in paths}


def slot_of(path: str, model: Model, labels: Labels, reform_start: float) -> Slot:
    """What is known of a parameter, lever or driver, by its path, before a value is read."""
    section, _, name = path.partition(".")
    if section == "parameters":
        one = model.parameters[name]
        kinds = (*NUMBERS, *TIME_PATHS, *(("each",) if one.dims else ()))
        return Slot(path, one.unit, kinds, one.low, one.high, row_names(one.dims, labels))
    unit = model.equations[name].unit
    if section == "drivers":
        return Slot(path, unit, (*NUMBERS, *TIME_PATHS, *PROCESSES))
    low, high = (0.0, 1.0) if unit == "1" else (None, None)
    return Slot(path, unit, (*NUMBERS, "path", *MOVES), low, high, rest=_zero(name, model), start=reform_start)


def _values(
    layers: list[Layer], slots: Mapping[str, Slot], model: Model, faults: list[Fault], notes: list[Fault]
) -> dict[str, Value | None]:
    """By path, in the order of `slots`, the last value given; None where it has a fault.

    A missing value is a fault, an odd one a note.
    """
    values: dict[str, Value | None] = {}
    for layer in layers:
        for path, node in _entries(layer, model, faults):
            slot = slots.get(path)
            known = slot and replace(slot, strict=layer.is_district, ledger=layers[0].ledger, file=layer.file)
            value = _read_value(node, known, faults) if known else None
            notes += plausible.odd(path, values.get(path), value)
            values[path] = value
    if layers[0].is_district:
        needed = {f"parameters.{key}": one for key, one in model.parameters.items() if not one.lag}
        needed |= {f"drivers.{name}": model.equations[name] for name in _named(model, "driver")}  # type: ignore[misc]
        faults += [
            missing(path, one, layers[0].file, layers[0].ledger) for path, one in needed.items() if path not in values
        ]
    values |= _lags(layers, values, model, notes)
    return {path: values[path] for path in slots if path in values}


def _read_value(node: Node, slot: Slot, faults: list[Fault]) -> Value | None:
    """A value; that of a packaged district, whose tree is kept and never changes, is read once for all scenarios."""
    kept = _PACKAGED_VALUES.get((id(node), slot)) if slot.file.startswith(PACKAGED) else None
    if kept:
        return kept[1]
    value = attempt(faults, read_lever if slot.path.startswith("levers.") else read, node, slot)
    if value is not None and slot.file.startswith(PACKAGED):
        _PACKAGED_VALUES[id(node), slot] = node, value  # with the node, whose number no other gets then
    return value


def _lags(layers: list[Layer], given: Mapping[str, Value | None], model: Model, notes: list[Fault]) -> dict[str, Value]:
    """The parameters that are the lag of the clock; a note for each that a file gives another value."""
    district = layers[0]
    if not district.is_district or district.skeleton is None:
        return {}
    steps, start = int(_last(layers, "steps_per_year")), _first_year(district)
    lag, of = Clock(start, start, steps).lag, _place_of(layers, "steps_per_year")
    found: dict[str, Value] = {}
    for path, unit in ((f"parameters.{key}", one.unit) for key, one in model.parameters.items() if one.lag):
        own = given.get(path)
        found[path] = Given(lag, unit, "definition", (), "", WHY_LAG, of)
        if own is not None and (not isinstance(own, Given) or own.value != lag):
            place = next(iter(named(path, own).values())).place
            notes.append(Fault("value.lag", {"path": path, "steps": steps, "lag": f"{lag:.4g}"}, place))
    return found


def _entries(layer: Layer, model: Model, faults: list[Fault]) -> Iterator[tuple[str, Node]]:
    """Path and node of each value in a file whose name the model knows."""
    sectors = {key.partition(".")[0]: layer.section("parameters", key.partition(".")[0]) for key in model.parameters}
    tables = {
        "parameters": ("sector", layer.section("parameters"), list(sectors)),
        "levers": ("lever", layer.section("levers"), _named(model, "lever")),
        "drivers": ("driver", layer.section("drivers"), _named(model, "driver")),
    }
    for sector, table in sectors.items():
        names = [key.partition(".")[2] for key in model.parameters if key.startswith(f"{sector}.")]
        tables[f"parameters.{sector}"] = ("parameter", table, names)
    for section, (noun, table, valid) in tables.items():
        for name, node in table.values.items():
            path = f"{section}.{name}"
            if name not in valid:
                also = printed_names(model.equations[one] for one in valid) if section in ("levers", "drivers") else ()
                gone = _gone(model, path, table.places[name])
                faults.append(gone or unknown(f"scenario.{noun}", name, valid, table.places[name], also, path=path))
            elif section != "parameters":
                yield path, node


def _correlations(
    layers: list[Layer], inputs: Mapping[str, Given], model: Model, faults: list[Fault]
) -> tuple[Correlation, ...]:
    """The correlations, each pair once; those of the district may name values that the files laid over it replace."""
    replaced = {path for layer in layers[1:] for path, _ in _entries(layer, model, [])}
    of_district = getattr(layers[0].skeleton, "correlations", None) or ()

    def row_of(row: CorrelationRow, node: Table, path: str) -> Correlation:
        return correlation(row, node, path, inputs, replaced if row in of_district else ())

    found = list_entries(layers, "correlations", row_of, faults)
    faults += [] if faults else repeated(found)
    return found


def _reached(targets: tuple[Target, ...], layers: list[Layer], notes: list[Fault]) -> tuple[Target, ...]:
    """The targets without those of the plan that the run is too short for, each of which is noted.

    Who shortens a run does not ask for them; a target of one's own is checked later.
    """
    end, plans = _last(layers, "end"), [f"{layer.file}:" for layer in layers if layer.role == PLAN_ROLE]
    late = [one for one in targets if int(one.years[-1][:4]) > end and one.place.startswith(tuple(plans))]
    notes += [Fault("target.beyond", {"period": one.period, "end": end}, one.place) for one in late]
    return tuple(one for one in targets if one not in late)


def _gone(model: Model, path: str, place: str) -> Fault | None:
    """That an earlier version had this parameter, and what took its place."""
    new = [one for one in model.parameters.values() if path in [f"parameters.{one.sector}.{was}" for was in one.was]]
    return Fault("scenario.gone", {"path": path, "new": ", ".join(one.name for one in new)}, place) if new else None


def _under(section: str, values: Mapping[str, Value | None]) -> dict[str, Value]:
    return {
        path.removeprefix(f"{section}."): cast(Value, value)
        for path, value in values.items()
        if path.startswith(f"{section}.")
    }


def _odd_shocks(shocks: tuple[Shock, ...], values: Mapping[str, Value | None]) -> list[Fault]:
    drivers = _under("drivers", values)
    return [note for one in shocks for note in plausible.shock(one, drivers)]


def from_time(time: float, value: Value) -> TimePath | Process:
    """A constant as a path that holds from `time` on."""
    return TimePath("points", ((float(time), value),)) if isinstance(value, Given) else cast(TimePath | Process, value)


def _over_time(path: str, value: Value | None, reform_start: float, start: float) -> Value | None:
    """The value of a lever or driver as a path, under whose names its numbers are drawn; others as they are."""
    if value is None or path.startswith("parameters."):
        return value
    return from_time(reform_start if path.startswith("levers.") else start, value)


def at_rest(name: str, model: Model, reform_start: float) -> TimePath:
    """The path of a lever that is not given: zero."""
    return cast(TimePath, from_time(reform_start, _zero(name, model)))


def _zero(name: str, model: Model) -> Given:
    return Given(0.0, model.equations[name].unit, "definition", (), "", WHY_ZERO, "")


def _equations(layers: list[Layer], model: Model, faults: list[Fault]) -> tuple[str, ...]:
    """The variants chosen, by name; choosing a variable's own name takes an earlier choice back."""
    replaceable = {*model.variants, *(one.variant_of for one in model.variants.values())}
    chosen: dict[str, str] = {}
    for layer in layers:
        for variable, variant in (getattr(layer.skeleton, "equations", None) or {}).items():
            table = layer.tree.values["equations"]
            place = table.places[variable] if isinstance(table, Table) else table.place
            if variable == variant and variant in model.variants:
                variable = model.variants[variant].variant_of
            valid = [name for name, one in model.variants.items() if one.variant_of == variable]
            path = f"equations.{variable}"
            if not valid:
                faults.append(unknown("scenario.variable", variable, replaceable, place, path=path))
            elif variant not in (variable, *valid):
                faults.append(unknown("scenario.variant", variant, (variable, *valid), place, path=path))
            else:
                chosen[variable] = variant
    return tuple(sorted(variant for variable, variant in chosen.items() if variant != variable))


def list_entries(layers: list[Layer], name: str, understand: Any, faults: list[Fault]) -> tuple[Any, ...]:
    """The entries of the last list `name` and of the documents that add to it, each understood."""
    with_list = [layer for layer in layers if getattr(layer.skeleton, name, None) is not None]
    found: list[tuple[Any, Node, str]] = []
    for layer in with_list:
        nodes = cast(Items, layer.tree.values[name]).items
        rows = zip(getattr(layer.skeleton, name), nodes, strict=True)
        own = [(row, node, f"{name}.{position}") for position, (row, node) in enumerate(rows)]
        found = [*found, *own] if layer.adds else own
    return tuple(attempt(faults, understand, *one) for one in found)
