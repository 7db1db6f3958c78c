import ast

from binjiang_sim.engine.functions import maximum, minimum
from binjiang_sim.engine.syntax import bounds, parameters_read, tree

from . import toy


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
    assert parameters_read(plain) == {"share", "years"}


def test_the_tree_of_an_equation_has_its_name_and_its_lines():
    node = tree(toy.decay)
    assert node.name == "decay"
    assert node.decorator_list[0].lineno == toy.decay.__equation__.line
    assert ast.unparse(node.body[-1]) == "return p.decay_rate * atoms"


def test_bounds_around_the_result_are_told_from_outside_in():
    assert bounds(held_between_parameters) == ("highest", "lowest")


def test_a_number_can_be_a_bound():
    assert bounds(held_above_zero) == (0,)


def test_the_smaller_of_two_variables_is_no_bound():
    assert bounds(smaller_of_two_variables) == ()


def test_a_bound_inside_the_formula_is_no_bound_of_the_result():
    assert bounds(smallest_inside) == ()


def test_an_equation_without_bounds_has_none():
    assert bounds(plain) == ()
