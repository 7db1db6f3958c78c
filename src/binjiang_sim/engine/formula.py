"""An expression as a formula to read, with as few parentheses as can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .expression import AT_START, NAMED, NUMBER, PARAMETER, Expression
from .printing import Spelling, number, spelled
from .reading import AT_START_ENDING

SPELLING: Spelling = {
    "add": "{0} + {1}",
    "subtract": "{0} - {1}",
    "multiply": "{0} * {1}",
    "divide": "{0} / {1}",
    "power": "{0} ** {1}",
    "negative": "-{0}",
    "less": "{0} < {1}",
    "less_equal": "{0} <= {1}",
    "greater": "{0} > {1}",
    "greater_equal": "{0} >= {1}",
}
# How tightly an operation holds its arguments together, and how tightly each of them must be held without parentheses.
BINDING = {
    "add": (1, (1, 2)),
    "subtract": (1, (1, 2)),
    "multiply": (2, (2, 3)),
    "divide": (2, (2, 3)),
    "negative": (3, (3,)),
    "power": (4, (5, 3)),
}
TIGHTEST = 5


def source_name(leaf: Expression) -> str:
    """A part without arguments as it is called in the source: `p.base_inflow`, `gdp`, `gdp_at_start`, `path`."""
    names = {PARAMETER: f"p.{leaf.detail}", AT_START: f"{leaf.detail}{AT_START_ENDING}"}
    return names.get(leaf.operation, str(leaf.detail) or leaf.operation)


def formula(
    one: Expression,
    name: Callable[[Expression], str] = source_name,
    spelling: Mapping[str, str] = SPELLING,
    label: Callable[[Expression], str] = lambda one: repr(one.detail),
    inline: bool = False,
    held: int = 0,
) -> str:
    """An expression as text: by default as it stands in the source.

    `name` gives the text of a parameter, variable or path, `label` that of an "element"'s label. Named intermediates
    stand as their names, or as what they are when `inline`. Text that binds less than `held` stands in parentheses.
    """
    if one.operation == NUMBER:
        return number(float(one.detail))
    if not one.arguments:
        return name(one)
    if one.operation == NAMED:
        return formula(one.arguments[0], name, spelling, label, inline, held) if inline else str(one.detail)
    own, needed = BINDING.get(one.operation, (TIGHTEST, ()))
    each = zip(one.arguments, needed or (0, 0, 0), strict=False)
    texts = [formula(argument, name, spelling, label, inline, hold) for argument, hold in each]
    if one.operation == "element":
        texts.append(label(one))
    text = spelled(spelling, one.operation, texts)
    return f"({text})" if own < held else text
