"""The checker of the house rules refuses what it should."""

from binjiang_sim.engine import auxiliary

from .equation_tree import faults


def declared(function):
    return auxiliary("1", zh="三", en="three")(function).__equation__


def good(p, x, x_at_start):
    half = x / 2
    return half - 1 * x_at_start * p.share


def bare_numbers(x):
    return 3 * x + 0.5


def four_intermediates(x):
    a = x + 1
    b = a + 1
    c = b + 1
    d = c + 1
    return d


def seven_arguments(p, a, b, c, d, e, f, g):
    return a + b + c + d + e + f + g


def six_arguments_and_one_at_the_start(p, a, b, c, d, e, f, f_at_start):
    return a + b + c + d + e + f / f_at_start


def found(function):
    return [line.split(": ", 1)[1] for line in faults(declared(function))]


def test_an_equation_by_the_rules_has_no_fault():
    assert found(good) == []


def test_bare_numbers_are_refused():
    assert found(bare_numbers) == ["the bare number 3", "the bare number 0.5"]


def test_a_fourth_intermediate_is_refused():
    assert found(four_intermediates) == ["more than 3 intermediates"]


def test_a_seventh_argument_is_refused():
    assert found(seven_arguments) == ["more than 6 arguments besides p and values at the start"]


def test_values_at_the_start_do_not_count_as_arguments():
    assert found(six_arguments_and_one_at_the_start) == []


def test_a_fault_is_placed_at_its_equation():
    line = bare_numbers.__code__.co_firstlineno
    assert faults(declared(bare_numbers))[0] == f"bare_numbers:{line}: the bare number 3"
