"""The JSON Schema of scenario files, made from the model and the grammar, for editors that complete and explain."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from ..engine import Equation, Model, Parameter
from ..engine.overlays import KINDS, NEUTRAL
from .costs import COST
from .grammar import IN_WORDS, NOTES, NUMBERS, TIME_PATHS
from .judgements import LAID, PIN
from .levers import WORDS
from .names import CHOICES, spellings
from .schema import DOCUMENTS, ObservationsFile, ScenarioFile
from .shocks import NUMBERS as SHOCK_NUMBERS
from .targets import RANGE
from .time_paths import MOVES
from .triggers import SECTION
from .values import DISTRIBUTIONS, PROCESSES

Json: TypeAlias = dict[str, Any]
_BUILT_ON = ("extends", "district")  # of which a scenario names one


def _choice(note: str) -> Json:
    return {"enum": [text for word in CHOICES[note] for text in spellings(note, word)]}


_SCALAR: Json = {"type": ["number", "string"]}
_ENDS: Json = {"type": "array", "items": _SCALAR, "minItems": 2, "maxItems": 2}
_POINT: Json = {"$ref": "#/definitions/point"}
_TIME = "^[0-9]{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$"
_NOTES: Json = {
    **{note: _choice(note) for note in ("status", "after", "interpolation")},
    "between": _ENDS,
    "weights": {"type": "object", "additionalProperties": _SCALAR},
    **{note: {"anyOf": [_SCALAR, {"$ref": "#/definitions/Names"}]} for note in IN_WORDS},
    "facts": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
}


def json_schema(model: Model) -> Json:
    """A schema (draft 7) that every valid scenario file fits and that refuses misspelt keys at every depth."""
    skeleton = _loosened(ScenarioFile.model_json_schema(by_alias=True))
    properties = skeleton["properties"]
    trigger = skeleton["$defs"]["TriggerRow"]["properties"]
    for one in (properties, trigger):
        one["name"] = {"anyOf": [{"type": "string"}, one["name"]]}
    properties["parameters"] = _parameters(model)
    for section, kind in (("levers", "lever"), ("drivers", "driver")):
        found = [one for one in model.equations.values() if one.kind == kind]
        named = {name: _described(one, kind) for one in found for name in (one.name, one.zh, one.en)}
        properties[section] = _closed(named)
        if section == "levers":
            switched = {f"{SECTION}{name}": one for name, one in named.items()}
            trigger["then"] = {**_closed(switched), "minProperties": 1}
    properties["equations"] = _equations(model)
    observations = _loosened(ObservationsFile.model_json_schema())
    properties["facts"] = observations["properties"]["facts"]
    target = skeleton["$defs"]["TargetRow"]["properties"]
    target |= {"kind": _choice("kind"), "over": _choice("over"), RANGE: {"anyOf": [_ENDS, {"type": "string"}]}}
    judgement = skeleton["$defs"]["JudgementRow"]
    judgement["properties"] |= {"status": _choice("status"), "pin": {"$ref": "#/definitions/pinned"}}
    judgement["properties"] |= {kind: {"$ref": "#/definitions/laid"} for kind in NEUTRAL}
    judgement["oneOf"] = [{"required": [kind]} for kind in KINDS]
    skeleton["$defs"]["ShockRow"]["properties"] |= dict.fromkeys(SHOCK_NUMBERS, _POINT)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "binjiang_sim scenario",
        **_closed(properties),
        "required": ["schema"],
        "oneOf": [*({"required": ["name", one], "properties": {"facts": False}} for one in _BUILT_ON), _document()],
        "definitions": {**skeleton["$defs"], **observations["$defs"], **_values()},
    }


def _document() -> Json:
    """Without a name and what it builds on, a file is a document to be laid on a scenario."""
    laid = {name for one in DOCUMENTS.values() for name in one.model_fields}
    inside = (laid | set(ObservationsFile.model_fields)) - {"version"}
    others = [one.alias or name for name, one in ScenarioFile.model_fields.items() if name not in inside]
    return {
        "anyOf": [{"required": [name]} for name in sorted(inside)],
        "properties": {name: False for name in others if name != "schema"},
    }


def _loosened(node: Any) -> Any:
    """pydantic's schema as an editor sees files: numbers need no quotes, what may be left out is not null."""
    if isinstance(node, list):
        return [_loosened(one) for one in node if one != {"type": "null"}]
    if not isinstance(node, dict):
        return node.replace("#/$defs/", "#/definitions/") if isinstance(node, str) else node
    found = {key: _loosened(one) for key, one in node.items() if key not in ("default", "title")}
    if "enum" in found:
        whole = [int(one) for one in found["enum"] if str(one).isdigit()]
        return {"enum": [*found["enum"], *whole]}
    if len(found.get("anyOf", ())) == 1:
        return {**found.pop("anyOf")[0], **found}
    return {**found, **_SCALAR} if found.get("type") == "string" else found


def _closed(properties: Json) -> Json:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _parameters(model: Model) -> Json:
    sectors: dict[str, Json] = {}
    for one in model.parameters.values():
        sectors.setdefault(one.sector, {})[one.name] = _described(one, "rows" if one.dims else "number")
    titles = {sector.name: f"{sector.zh} / {sector.en}" for sector in model.sectors}
    return _closed({name: {"description": titles.get(name, name), **_closed(found)} for name, found in sectors.items()})


def _described(one: Parameter | Equation, value: str) -> Json:
    # Draft 7 reads nothing beside $ref, editors do; allOf suits both.
    return {"description": f"{one.zh} / {one.en} [{one.unit}]", "allOf": [{"$ref": f"#/definitions/{value}"}]}


def _equations(model: Model) -> Json:
    variants: dict[str, list[str]] = {}
    for name, one in model.variants.items():
        variants.setdefault(one.variant_of, []).append(name)
    by_variable = _closed({name: {"enum": [name, *found]} for name, found in variants.items()})
    names = [*variants, *(name for found in variants.values() for name in found)]
    return {"anyOf": [by_variable, {"type": "array", "items": {"enum": names} if names else False}]}


def _values() -> Json:
    """What may stand as a value: of a point of a path, a parameter, one with rows, a lever, a driver, a judgement."""
    return {
        "point": _value(NUMBERS),
        "number": _value((*NUMBERS, *TIME_PATHS)),
        "rows": _value((*NUMBERS, *TIME_PATHS, "each")),
        "lever": _lever(),
        "driver": _value((*NUMBERS, *TIME_PATHS, *PROCESSES)),
        "laid": _value(LAID)["then"],  # a plain number would not say from when on
        "pinned": _value(PIN)["then"],
    }


def _value(kinds: Iterable[str]) -> Json:
    kinds = tuple(kinds)
    table = _closed({kind: _body(kind) for kind in kinds} | {name: _NOTES.get(name, _SCALAR) for name in NOTES})
    return _scalar_or({**table, "oneOf": [{"required": [kind]} for kind in kinds]})


def _scalar_or(table: Json) -> Json:
    # Not anyOf: an editor would say that the whole value has the wrong type where one key of it is misspelt.
    return {"if": {"type": "object"}, "then": table, "else": _SCALAR}


def _lever() -> Json:
    """A lever's own words stand beside the kind; `ramp` is one of them as a number, and a kind as a mapping."""
    table = _value((*NUMBERS, "path", *MOVES))["then"]
    words = {name: _SCALAR for name in WORDS if name != "ramp"} | {COST: {"$ref": "#/definitions/number"}}
    ramp = {"anyOf": [_SCALAR, table["properties"]["ramp"]]}
    kinds = [one for one in table["oneOf"] if one["required"] != ["ramp"]]
    alone = {one["required"][0]: False for one in table["oneOf"]}
    kinds.append({"required": ["ramp"], "properties": {"ramp": {"type": "object"}}})
    kinds.append({"required": [COST], "properties": alone})  # the lever stays as it is
    return _scalar_or({**table, "properties": {**table["properties"], **words, "ramp": ramp}, "oneOf": kinds})


def _body(kind: str) -> Json:
    point = _POINT
    if kind == "value":
        return _SCALAR
    if kind in DISTRIBUTIONS:
        names = DISTRIBUTIONS[kind].names
        about = ", ".join(names)
        return {"description": about, "type": "array", "items": _SCALAR, "minItems": len(names), "maxItems": len(names)}
    if kind in ("path", "growth"):
        return {
            "type": "object",
            "patternProperties": {_TIME: point},
            "additionalProperties": False,
            "minProperties": 1,
        }
    if kind == "empirical":
        return {**_closed({"file": {"type": "string"}, "column": _SCALAR}), "required": ["file", "column"]}
    if kind in MOVES:
        parts = {"start": _SCALAR, "to": point, "from": point, **({} if kind == "step" else {"years": _SCALAR})}
        return {**_closed(parts), "required": [name for name in parts if name != "from"]}
    if kind == "season":
        return {"description": "H1, H2", "type": "array", "items": point, "minItems": 2, "maxItems": 2}
    if kind in PROCESSES:
        return {**_closed(dict.fromkeys(PROCESSES[kind], point)), "required": list(PROCESSES[kind])}
    return {"type": "object", "additionalProperties": point if kind == "each" else _SCALAR}
