"""Expressions in another language: a table of spelling and a shell. Here plain Python, row by row."""

import math

import numpy as np
import pytest

from binjiang_sim.engine import Clock, Layout
from binjiang_sim.engine.expression import AT_START, NUMBER, PARAMETER, PATH
from binjiang_sim.engine.printing import RowPrinter, Rows, number, spelled
from binjiang_sim.programs import simulate

from . import runs
from .runs import LABELS, TOY

PYTHON = {
    "add": "({0} + {1})",
    "subtract": "({0} - {1})",
    "multiply": "({0} * {1})",
    "divide": "({0} / {1})",
    "power": "({0} ** {1})",
    "negative": "(-{0})",
    "minimum": "min({0}, {1})",
    "maximum": "max({0}, {1})",
}


def names(name, dims):
    return tuple(f"{name}_{label}" for label in LABELS[dims[0]]) if dims else (name,)


def assigned(model, name, target, first):
    """One line for each row of a variable, or of the rate of a stock."""
    equation = model.equations[name]

    def leaf(one):
        if one.operation == NUMBER:
            return Rows((), (number(one.detail),))
        plain = name if one.operation == PATH else str(one.detail).rpartition(".")[2]
        kind = {PARAMETER: "p_", PATH: "path_", AT_START: "" if first else "first_"}.get(one.operation, "")
        return Rows(one.dims, names(kind + plain, one.dims))

    if equation.kind == "stock" and target == name:
        texts = names(equation.start, equation.dims)
    else:
        texts = RowPrinter(PYTHON, LABELS, leaf).rows(model.expressions[name], equation.dims).texts
    return [f"{left} = {right}" for left, right in zip(names(target, equation.dims), texts, strict=True)]


def python(model):
    """The first instant, any later one, and the step of the stocks between them, as plain Python."""
    stocks = [one.name for one in model.of_kind("stock")]
    first = [line for name in model.first_order for line in assigned(model, name, name, first=True)]
    later = [line for name in model.order for line in assigned(model, name, name, first=False)]
    rates = [line for name in stocks for line in assigned(model, name, f"rate_{name}", first=False)]
    moved = [f"{row} += step * rate_{row}" for name in stocks for row in names(name, model.equations[name].dims)]
    return ["\n".join(lines) for lines in (first, later, [*rates, *moved])]


def test_a_model_printed_to_plain_python_gives_what_the_program_gives():
    clock = Clock(2020, 2029, 1)
    given = runs.inputs(clock, demand=np.linspace(0.4, 1.7, clock.steps + 1)[:, None], effort=0.3)
    cells, rows = simulate(TOY, given, clock).values, Layout.of(TOY, LABELS).rows
    first, later, step = python(TOY)
    state = {"exp": math.exp, "log": math.log, "step": clock.step}
    for key, value in given.parameters.items():
        one = TOY.parameters[key]
        state |= zip(names(f"p_{one.name}", one.dims), np.atleast_2d(value)[:, 0], strict=True)
    for instant in range(clock.steps + 1):
        state |= {f"path_{name}": path[instant, 0] for name, path in given.paths.items()}
        exec(later if instant else first, state)
        state |= {f"first_{name}": value for name, value in state.items()} if not instant else {}
        for name in ("people", "atoms", "rumour", "left_bank"):  # which show at their end what all others made of them
            found = [state[row] for row in names(name, TOY.equations[name].dims)]
            assert found == pytest.approx(cells[rows[name], instant, 0], rel=1e-12)
        for name in ("sales", "curved", "mood", "relative_people") if instant < clock.steps else ():
            found = [state[row] for row in names(name, TOY.equations[name].dims)]
            weight = state[TOY.equations[name].weight or "step"]
            assert np.multiply(found, weight) == pytest.approx(cells[rows[name], instant + 1, 0], rel=1e-12)
        exec(step, state)


@pytest.mark.parametrize("value", [0.0, 1.0, -2.0, 0.5, 1e300, 0.1])
def test_a_number_is_read_again_as_it_was(value):
    assert float(number(value)) == value


def test_what_has_no_spelling_is_called_by_its_name():
    assert spelled(PYTHON, "exp", ["x"]) == "exp(x)"
