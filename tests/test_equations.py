"""The house rules: what every equation has, and how large things may grow."""

import ast
import inspect
import re
from pathlib import Path

import binjiang_sim
from binjiang_sim.engine import Model
from binjiang_sim.engine.expression import AT_START, PARAMETER, PATH, VARIABLE
from binjiang_sim.sectors import SECTORS

from .equation_tree import faults

MODEL = Model.of(*SECTORS)
SOURCE = Path(binjiang_sim.__file__).parent
WRITTEN = [
    e for e in (*MODEL.equations.values(), *MODEL.variants.values()) if e.file.startswith("binjiang_sim/sectors/")
]
FILES = sorted(SOURCE.rglob("*.py"))

MOST_LINES_FILE = 500
MOST_LINES_FUNCTION = 60
MOST_ARGUMENTS = 6


def those(rule):
    """Every written equation that breaks a rule, with what the rule finds."""
    found = {f"{one.sector}.{one.name}": rule(one) for one in WRITTEN}
    return {name: wrong for name, wrong in found.items() if wrong}


def test_every_equation_but_the_derived_growth_is_written_in_a_sector():
    derived = {name for name in MODEL.equations if name not in {equation.name for equation in WRITTEN}}
    assert derived == {f"{name}_growth" for name, equation in MODEL.equations.items() if equation.growth}


def test_every_equation_has_a_docstring_that_is_a_sentence():
    assert those(lambda one: not re.match(r"^\S.*[.]$", one.title)) == {}


def test_every_equation_has_a_chinese_and_an_english_name():
    assert those(lambda one: not re.search("[\u4e00-\u9fff]", one.zh)) == {}
    assert those(lambda one: not (one.en.isascii() and one.en == one.en.strip() != "")) == {}


def test_the_arguments_are_p_the_own_name_and_then_the_rest():
    def misplaced(one):
        arguments = list(inspect.signature(one.function).parameters)
        expected = [name for name in ("p", PATH, one.name) if name in arguments]
        return arguments[: len(expected)] != expected

    assert those(misplaced) == {}


def test_every_equation_keeps_the_house_rules():
    assert those(faults) == {}


def test_an_equation_reads_nothing_it_does_not_use():
    def unused(one):
        used = one.expression
        names = {*used.details(VARIABLE), *(f"{name}_at_start" for name in used.details(AT_START))}
        names |= {PATH for part in used.walk() if part.operation == PATH}
        return set(one.inputs) - names

    assert those(unused) == {}


def test_every_parameter_is_read_by_an_equation():
    read = {f"{one.sector}.{name}" for one in WRITTEN for name in one.expression.details(PARAMETER)}
    assert set(MODEL.parameters) - read == set()


def test_no_indicator_reads_parameters():
    assert [equation.name for equation in MODEL.of_kind("indicator") if equation.reads_parameters] == []


def in_files(kind, size, most):
    """Every part of this kind of every file that is larger than it may be."""
    nodes = {file.relative_to(SOURCE): ast.walk(ast.parse(file.read_text(encoding="utf-8"))) for file in FILES}
    sizes = {f"{file}:{one.name}": size(one) for file, all_ in nodes.items() for one in all_ if isinstance(one, kind)}
    return {name: found for name, found in sizes.items() if found > most}


def test_no_file_is_too_long():
    lengths = {str(file.relative_to(SOURCE)): len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert {file: length for file, length in lengths.items() if length > MOST_LINES_FILE} == {}


def test_no_function_is_too_long():
    assert in_files(ast.FunctionDef, lambda one: one.end_lineno - one.lineno + 1, MOST_LINES_FUNCTION) == {}


def test_no_function_takes_too_many_arguments_by_place():
    """What is given by name is as readable as ever; values at the start come with their variable."""

    def count(one):
        names = {argument.arg for argument in (*one.args.posonlyargs, *one.args.args)} - {"p", "self", "cls"}
        return len([name for name in names if not name.endswith("_at_start")])

    assert in_files(ast.FunctionDef, count, MOST_ARGUMENTS) == {}


def test_every_variable_moves_another_or_is_declared_an_outcome():
    declared = {one.name for one in MODEL.equations.values() if one.outcome}
    kinds = ("stock", "flow", "auxiliary", "lever", "driver", "start")
    idle = {one.name for one in MODEL.of_kind(*kinds) if not MODEL.readers[one.name]}
    bounds = {one.name for one in MODEL.of_kind("start") if one.low is not None}  # what refuses inputs
    assert idle - bounds == declared
