"""The equations as a page to read and as records, both made from the equations themselves."""

from __future__ import annotations

from collections.abc import Iterator

from ..engine import Equation, Model, Sector
from ..engine.expression import NAMED, Expression
from ..engine.formula import formula
from ..errors import expect
from ..words import say


def variables(model: Model) -> list[dict[str, object]]:
    """Every variable as plain values: name, kind, sector, unit, dims, names, source, inputs, how it is read."""
    expect("model", model, Model)
    outcomes = set(model.outcomes)
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
            "share": one.share,
            "prices": one.price_basis,
            "better": one.better,
            "outcome": one.name in outcomes,
            "drives": list(model.readers[one.name]),
        }
        for one in model.equations.values()
    ]


def page(model: Model, language: str) -> str:
    """The equation page in Markdown: every sector with its equations and its parameters."""
    expect("model", model, Model)
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
    facts = (equation.price_basis and f"prices_{equation.price_basis}", equation.better)
    said = "".join(f" · {say(f'equations.{one}', language)}" for one in facts if one)
    yield f"`{equation.name}`{dims} · {kind} · {equation.unit}{said}"
    yield ""
    if language == "en" and equation.title:
        yield equation.title
        yield ""
    yield "```text"
    yield from _formula(equation)
    yield "```"
    yield ""


def _formula(equation: Equation) -> Iterator[str]:
    left = f"d {equation.name} / dt" if equation.kind == "stock" else equation.name
    for name, one in _intermediates(equation.expression).items():
        yield f"{name} = {formula(one)}"
    yield f"{left} = {formula(equation.expression)}"
    if equation.start:
        yield f"{equation.name}(0) = {equation.start}"


def _intermediates(one: Expression) -> dict[str, Expression]:
    """The named intermediates, each after those it reads."""
    found = {name: each for argument in one.arguments for name, each in _intermediates(argument).items()}
    return found | ({str(one.detail): one.arguments[0]} if one.operation == NAMED else {})


def _parameters(sector: Sector, language: str) -> Iterator[str]:
    columns = [say(f"equations.{name}", language) for name in ("parameter", "meaning", "unit", "bounds")]
    yield f"| {' | '.join(columns)} |"
    yield "| --- | --- | --- | --- |"
    for one in sector.parameters:
        low, high = ("" if bound is None else f"{bound:g}" for bound in (one.low, one.high))
        dims = f" [{', '.join(one.dims)}]" if one.dims else ""
        meaning = getattr(one, language).replace("|", "\\|")
        yield f"| `p.{one.name}`{dims} | {meaning} | {one.unit} | {low} … {high} |"
    yield ""
