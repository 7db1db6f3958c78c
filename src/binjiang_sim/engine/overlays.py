"""Paths that are laid over variables of a model: added to what an equation gives, multiplied with it, put in its place.

The model stays plain data: each path is a driver of the model, and the equation that it is laid over reads it. Nothing
else of the model knows that there are overlays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .declare import Equation, Parameter
from .expression import NAMED, NUMBER, PARAMETER, PATH, VARIABLE, Expression
from .model import Model
from .rewriting import rewritten, sector_of, with_equations

SECTOR = "judgements"  # of the drivers that are laid over variables
BEGINNING = "judgement_of_"  # of the names of these drivers
SECTOR_NAMES = ("专家判断", "Expert judgement")
FORMULA = "without_judgement"  # names the part of an expression that is the equation's own
KINDS = ("add", "multiply", "pin")
NEUTRAL = {"add": 0.0, "multiply": 1.0}  # what changes nothing
_ZERO, _ONE = (Expression(NUMBER, detail=number) for number in (0.0, 1.0))


@dataclass(frozen=True)
class Overlay:
    """What is laid over a variable, or over one row of it.

    `kind`: "add" and "multiply" change what the equation gives; "pin" takes its place in the share of each step that
    the driver `in_force` says. `item` is the label of the row, `zh` and `en` its names; empty without a dimension.
    """

    variable: str
    kind: str
    item: str = ""
    zh: str = ""
    en: str = ""

    @property
    def path(self) -> str:
        """The driver that holds the numbers."""
        return re.sub(r"\W", "_", f"{BEGINNING}{self.variable}{'_' if self.item else ''}{self.item}")

    @property
    def in_force(self) -> str:
        """The driver that says in which share of a step a pin holds: 0 or 1, but where it begins or ends in a step."""
        return f"{self.path}_in_force"

    @property
    def row(self) -> str:
        """The parameter, and start variable, that is 1 in the row and 0 in the others."""
        return f"{self.path}_row"

    @property
    def switch(self) -> tuple[str, float]:
        """The driver that takes the overlay away, and the value at which it does."""
        return (self.in_force, 0.0) if self.kind == "pin" else (self.path, NEUTRAL[self.kind])


def without_overlays(model: Model) -> Model:
    """The model as it was before overlays; the same when it has none."""
    if all(one.name != SECTOR for one in model.sectors):
        return model
    found = (_restored(one) for sector in model.sectors for one in sector.equations)
    kept = Model(tuple(one for one in with_equations(model, found).sectors if one.name != SECTOR), model.outline)
    return kept


def with_overlays(model: Model, overlays: Sequence[Overlay]) -> Model:
    """The model with these overlays, at most one of a variable or row, in whatever order they are given.

    An overlay also lies over the variants of its variable. The bounds that an equation ends with hold its value with
    the overlay, too. Raises ModelError when the model has a sector or variable of the same name.
    """
    if not overlays:
        return model
    every = sorted(overlays, key=lambda one: one.path)
    equations = [equation for one in every for equation in _inputs(one, model.equations[one.variable])]
    parameters = tuple(_row(one, model.equations[one.variable]) for one in every if one.item)
    own = sector_of(SECTOR, *SECTOR_NAMES, tuple(equations), parameters)
    under = {name: [one for one in every if one.variable == name] for name in {one.variable for one in every}}
    laid = [
        rewritten(one, _laid(one.expression, under[one.variant_of or one.name]))
        for sector in model.sectors
        for one in sector.equations
        if (one.variant_of or one.name) in under
    ]
    return with_equations(model, laid, own)


def _inputs(one: Overlay, equation: Equation) -> list[Equation]:
    """The drivers of an overlay, and the start variable that picks its row."""
    zh, en = _names(one, equation)
    unit = "1" if one.kind == "multiply" else equation.unit
    plain = [Equation(None, one.path, "driver", unit, zh=zh, en=en, sector=SECTOR)]
    if one.kind == "pin":
        zh, en = f"{zh}的生效份额", f"share of time in which the {en} holds"
        plain.append(Equation(None, one.in_force, "driver", "1", zh=zh, en=en, sector=SECTOR))
    found = [rewritten(each, Expression(PATH)) for each in plain]
    if one.item:
        row = _row(one, equation)
        start = Equation(None, row.name, "start", "1", zh=row.zh, en=row.en, dims=row.dims, sector=SECTOR)
        found.append(rewritten(start, Expression(PARAMETER, detail=row.name)))
    return found


def _row(one: Overlay, equation: Equation) -> Parameter:
    """The parameter that picks the row of an overlay."""
    zh, en = _names(one, equation)
    zh, en = f"{zh}所在的项", f"row of the {en}"
    return Parameter("1", 0.0, 1.0, zh=zh, en=en, dims=equation.dims, name=one.row, sector=SECTOR)


def _names(one: Overlay, equation: Equation) -> tuple[str, str]:
    """What the driver of an overlay is called in both languages."""
    zh = f"对{equation.zh}（{one.zh}）的判断" if one.item else f"对{equation.zh}的判断"
    return zh, f"judgement of {equation.en} ({one.en})" if one.item else f"judgement of {equation.en}"


def _laid(own: Expression, overlays: Iterable[Overlay]) -> Expression:
    """An expression with overlays over it, held within its outermost bounds again."""
    found = Expression(NAMED, (own,), FORMULA)
    for one in overlays:
        found = _over(found, one)
    return _held(own, found)


def _over(formula: Expression, one: Overlay) -> Expression:
    """The formula with an overlay; where this does nothing, the bits of the formula, down to the sign of a zero."""
    path, share, row = (Expression(VARIABLE, detail=name) for name in (one.path, one.in_force, one.row))
    if one.kind == "multiply":  # a product stays one, and a product with one is the same number
        factor = Expression("where", (Expression("greater", (row, _ZERO)), path, _ONE)) if one.item else path
        return Expression("multiply", (formula, factor))
    if one.kind == "pin":
        rest = Expression("subtract", (_ONE, share))
        parts = Expression("multiply", (formula, rest)), Expression("multiply", (path, share))
        acts, value = share, Expression("add", parts)
    else:
        acts = Expression("maximum", (path, Expression("negative", (path,))))
        value = Expression("add", (formula, path))
    acts = Expression("multiply", (acts, row)) if one.item else acts
    return Expression("where", (Expression("greater", (acts, _ZERO)), value, formula))


def _held(own: Expression, laid: Expression) -> Expression:
    """What is laid within the bounds that clip `own` from outside."""
    if not own.bounds or own.operation not in ("minimum", "maximum"):
        return laid
    inner = [one for one in own.arguments if one not in own.bounds]
    if len(inner) != 1:
        return laid
    return replace(own, arguments=tuple(_held(one, laid) if one is inner[0] else one for one in own.arguments))


def _restored(equation: Equation) -> Equation:
    """The equation without overlays."""
    named = [one for one in equation.expression.walk() if one.operation == NAMED and one.detail == FORMULA]
    return rewritten(equation, named[0].arguments[0]) if named else equation
