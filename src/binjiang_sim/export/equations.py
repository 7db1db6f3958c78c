"""The equations as a page to read and as records, both made from the equations themselves."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..engine import Equation, Model, Sector
from ..engine.syntax import tree
from ..words import say


def variables(model: Model) -> list[dict[str, object]]:
    """Every variable as plain values: name, kind, sector, unit, dims, names, place in the source, inputs."""
    return [
        {
            "name": one.name,
            "kind": one.kind,
            "sector": one.sector,
            "unit": one.unit,
            "dims": list(one.dims),
            "zh": one.zh,
            "en": one.en,
            "file": one.file,
            "line": one.line,
            "inputs": list(one.inputs),
        }
        for one in model.equations.values()
    ]


def page(model: Model, language: str) -> str:
    """The equation page in Markdown: every sector with its equations and its parameters."""
    head = [f"# {say('equations.title', language)}", "", say("equations.intro", language), ""]
    return "\n".join([*head, *_body(model, language)]).rstrip() + "\n"


def _body(model: Model, language: str) -> Iterator[str]:
    for sector in model.sectors:
        yield f"## {getattr(sector, language)} (`{sector.name}`)"
        yield ""
        for equation in sector.equations:
            yield from _equation(equation, language)
        if sector.parameters:
            yield from _parameters(sector, language)


def _equation(equation: Equation, language: str) -> Iterator[str]:
    dims = f" [{', '.join(equation.dims)}]" if equation.dims else ""
    kind = say(f"kind.{equation.kind}", language)
    yield f"### {getattr(equation, language)}"
    yield ""
    yield f"`{equation.name}`{dims} · {kind} · {equation.unit}"
    yield ""
    if language == "en" and equation.title:
        yield equation.title
        yield ""
    yield "```text"
    yield from _formula(equation)
    yield "```"
    yield ""


def _formula(equation: Equation) -> Iterator[str]:
    node = tree(equation.function)
    names = [argument.arg for argument in node.args.args][equation.reads_parameters :]
    known = dict(zip(names, equation.inputs, strict=True))
    left = f"d {equation.name} / dt" if equation.kind == "stock" else equation.name
    for statement in node.body:
        for name in (one for one in ast.walk(statement) if isinstance(one, ast.Name)):
            name.id = known.get(name.id, name.id)
        if isinstance(statement, ast.Assign):
            yield f"{ast.unparse(statement.targets[0])} = {ast.unparse(statement.value)}"
        elif isinstance(statement, ast.Return) and statement.value is not None:
            yield f"{left} = {ast.unparse(statement.value)}"
    if equation.start:
        yield f"{equation.name}(0) = {equation.start}"


def _parameters(sector: Sector, language: str) -> Iterator[str]:
    columns = [say(f"equations.{name}", language) for name in ("parameter", "meaning", "unit", "bounds")]
    yield f"| {' | '.join(columns)} |"
    yield "| --- | --- | --- | --- |"
    for one in sector.parameters:
        low, high = ("" if bound is None else f"{bound:g}" for bound in (one.low, one.high))
        dims = f" [{', '.join(one.dims)}]" if one.dims else ""
        yield f"| `p.{one.name}`{dims} | {getattr(one, language)} | {one.unit} | {low} … {high} |"
    yield ""
