"""From functions to expressions: what is read, and what is refused with its line."""

import math
import pickle

import numpy as np
import pytest

from binjiang_sim.engine.expression import AT_START, NAMED, PARAMETER, VARIABLE, Expression
from binjiang_sim.engine.functions import element, exp, log, maximum, minimum, where
from binjiang_sim.engine.reading import NoSourceError, UnreadableError, read

from . import runs, toy


def good(p, x, y, x_at_start):
    """Everything that may be there."""
    half = maximum(x, p.least) / 2
    other = where(x > y, element(y, "young"), -1)
    return half**p.power - other * x_at_start


def branch(x):
    if x > 0:
        return x
    return -x


def nothing(x):
    x + 1


def two_names(x):
    a = b = x
    return a + b


def stranger(x):
    return x * math


def method(x):
    return x.sum()


def module(x):
    return math.exp(x)


def numpy_function(x):
    return np.exp(x)


def keyword(x):
    return maximum(x, 0, where=x)


def too_few(x):
    return maximum(x)


def comparison(x):
    return (x > 1) * x


def two_comparisons(x):
    return where(0 < x < 1, x, 0)


def no_condition(x):
    return where(x, x, 0)


def text(x):
    return x * "young"


def truth(x):
    return x * True


def chosen(x):
    return x if x else 1


def computed_label(x):
    return element(x, x)


def expression(function, parameters=False):
    names = function.__code__.co_varnames[parameters : function.__code__.co_argcount]
    return read(function, names, parameters)


def test_an_equation_of_allowed_parts_becomes_an_expression():
    x, y = Expression(VARIABLE, detail="x"), Expression(VARIABLE, detail="y")
    one, two = Expression("number", detail=1.0), Expression("number", detail=2.0)
    held = Expression("maximum", (x, Expression(PARAMETER, detail="least")))
    half = Expression(NAMED, (Expression("divide", (held, two)),), "half")
    chosen = (Expression("greater", (x, y)), Expression("element", (y,), "young"), Expression("negative", (one,)))
    other = Expression(NAMED, (Expression("where", chosen),), "other")
    raised = Expression("power", (half, Expression(PARAMETER, detail="power")))
    product = Expression("multiply", (other, Expression(AT_START, detail="x")))
    assert expression(good, parameters=True) == Expression("subtract", (raised, product))


@pytest.mark.parametrize(
    ("function", "part"),
    [
        (branch, "if x > 0:\n    return x"),
        (nothing, "x + 1"),
        (two_names, "a = b = x"),
        (stranger, "math"),
        (method, "x.sum()"),
        (module, "math.exp(x)"),
        (numpy_function, "np.exp(x)"),
        (keyword, "maximum(x, 0, where=x)"),
        (too_few, "maximum(x)"),
        (comparison, "x > 1"),
        (two_comparisons, "0 < x < 1"),
        (no_condition, "x"),
        (text, "'young'"),
        (truth, "True"),
        (chosen, "x if x else 1"),
        (computed_label, "element(x, x)"),
    ],
)
def test_a_part_that_cannot_be_translated_is_refused(function, part):
    with pytest.raises(UnreadableError) as caught:
        expression(function)
    assert caught.value.args[0] == part


def test_a_refused_part_is_placed_at_its_line():
    with pytest.raises(UnreadableError) as caught:
        expression(module)
    assert caught.value.args[1] == module.__code__.co_firstlineno + 1


def test_a_function_of_the_same_name_that_is_not_ours_is_refused(monkeypatch):
    monkeypatch.setitem(globals(), "exp", math.exp)

    def own(x):
        return exp(x)

    with pytest.raises(UnreadableError):
        expression(own)


def test_arguments_are_told_apart_by_their_place():
    """The derived growth indicators share one function."""
    growth = runs.TOY.equations["sales_growth"].expression
    assert growth.details(VARIABLE) == ("sales", "sales_year_before")


def plain(p, x):
    return p.share * x / p.years


def held_between_parameters(p, x):
    return minimum(maximum(x, p.lowest), p.highest)


def held_above_zero(p, x):
    y = p.share * x
    return maximum(y, 0)


def smaller_of_two_variables(x, y):
    return minimum(x, y)


def smallest_inside(p, x):
    return 1 - minimum(x, p.highest)


def test_the_parameters_read_are_the_names_after_p():
    assert expression(plain, parameters=True).details(PARAMETER) == ("share", "years")


@pytest.mark.parametrize(
    ("function", "bounds"),
    [
        (held_between_parameters, ["highest", "lowest"]),
        (held_above_zero, [0]),
        (smaller_of_two_variables, []),
        (smallest_inside, []),
        (plain, []),
    ],
)
def test_bounds_are_the_clips_around_the_result_from_outside_in(function, bounds):
    found = expression(function, parameters=function.__code__.co_varnames[0] == "p").bounds
    assert [one.detail for one in found] == bounds


def logarithm(p, x):
    return log(p.share) + exp(x)


def test_an_expression_gives_what_the_function_gives():
    class Params:
        share = 3.0

    leaves = {PARAMETER: 3.0, VARIABLE: np.array([0.5, 2.0])}
    found = expression(logarithm, parameters=True).evaluated(lambda leaf: leaves[leaf.operation])
    assert found.tolist() == logarithm(Params, leaves[VARIABLE]).tolist()


def test_an_equation_travels_without_its_function():
    there = pickle.loads(pickle.dumps(toy.mood.__equation__))
    assert there.function is None
    assert there.expression == toy.mood.__equation__.expression
    assert (there.title, there.line) == ("Demand between its bounds.", toy.mood.__equation__.line)


def loaded(file, text):
    """The function `grown` of a file with this text."""
    file.write_text(text, encoding="utf-8")
    scope = {"__name__": file.stem}
    exec(compile(text, str(file), "exec"), scope)
    return scope["grown"]


def test_a_file_that_is_changed_and_loaded_again_is_read_again(tmp_path):
    file = tmp_path / "own.py"
    assert read(loaded(file, "def grown(x):\n    return x + 1\n"), ("x",), False).operation == "add"
    assert read(loaded(file, "def grown(x):\n    return 2 * x * x\n"), ("x",), False).operation == "multiply"


def test_a_function_whose_line_holds_another_by_now_has_no_text(tmp_path):
    file = tmp_path / "own.py"
    before = loaded(file, "def grown(x):\n    return x + 1\n")
    file.write_text("def other(x):\n    return x\n", encoding="utf-8")
    with pytest.raises(NoSourceError):
        read(before, ("x",), False)
