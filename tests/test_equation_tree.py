"""The checker of equations refuses what could not be translated."""

import math

import pytest

from binjiang_sim.engine.functions import base, element, maximum, where

from .equation_tree import faults


def good(p, x, y):
    """Everything that may be there."""
    half = maximum(x, p.least) / 2
    other = where(x > y, element(y, "young"), -1)
    return half**p.power - other * base(x)


def branch(x):
    if x > 0:
        return x
    return -x


def nothing(x):
    x + 1


def bare_number(x):
    return 3 * x


def fraction(x):
    return 0.5 * x


def truth(x):
    return x * True


def stranger(x):
    return x * faults


def method(x):
    return x.sum()


def module(x):
    return math.exp(x)


def keyword(x):
    return maximum(x, 0, where=x)


def comparison(x):
    return (x > 1) * x


def base_of_computed(x):
    twice = 2 * x
    return base(twice)


def base_of_path(path):
    return base(path)


def text(x):
    return x * "young"


def chosen(x):
    return x if x else 1


def four_intermediates(x):
    a = x + 1
    b = a + 1
    c = b + 1
    d = c + 1
    return d


def seven_arguments(p, a, b, c, d, e, f, g):
    return a + b + c + d + e + f + g


def found(function):
    return [line.split(": ", 1)[1] for line in faults(function)]


def test_an_equation_of_allowed_parts_has_no_fault():
    assert faults(good) == []


@pytest.mark.parametrize("function", [branch, nothing])
def test_a_body_other_than_intermediates_and_a_return_is_refused(function):
    assert found(function) == ["a body holds named intermediates and one return, nothing else"]


@pytest.mark.parametrize(
    ("function", "part"),
    [
        (bare_number, "3"),
        (fraction, "0.5"),
        (truth, "True"),
        (stranger, "faults"),
        (comparison, "x > 1"),
        (base_of_computed, "base(twice)"),
        (base_of_path, "base(path)"),
        (text, "'young'"),
        (chosen, "x if x else 1"),
        (keyword, "maximum(x, 0, where=x)"),
    ],
)
def test_a_part_that_cannot_be_translated_is_refused(function, part):
    assert f"{part} is not allowed in an equation" in found(function)


@pytest.mark.parametrize(("function", "part"), [(method, "x.sum"), (module, "math.exp")])
def test_attributes_of_anything_but_p_are_refused(function, part):
    assert f"{part} is not allowed in an equation" in found(function)


def test_a_fourth_intermediate_is_refused():
    assert found(four_intermediates) == ["more than 3 intermediates"]


def test_a_seventh_argument_is_refused():
    assert found(seven_arguments) == ["more than 6 arguments besides p"]


def test_a_fault_is_placed_at_its_line():
    line = bare_number.__code__.co_firstlineno + 1
    assert faults(bare_number) == [f"bare_number:{line}: 3 is not allowed in an equation"]
