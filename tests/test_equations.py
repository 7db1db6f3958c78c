"""The house rules: what every equation has, and how large things may grow."""

import ast
import inspect
import re
from pathlib import Path

import pytest

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

each_equation = pytest.mark.parametrize("equation", WRITTEN, ids=lambda equation: f"{equation.sector}.{equation.name}")
each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))


def test_every_equation_but_the_derived_growth_is_written_in_a_sector():
    derived = {name for name in MODEL.equations if name not in {equation.name for equation in WRITTEN}}
    assert derived == {f"{name}_growth" for name, equation in MODEL.equations.items() if equation.growth}


@each_equation
def test_every_equation_has_a_docstring_that_is_a_sentence(equation):
    assert re.match(r"^\S.*[.]$", equation.title)


@each_equation
def test_every_equation_has_a_chinese_and_an_english_name(equation):
    assert re.search("[\u4e00-\u9fff]", equation.zh)
    assert equation.en.isascii()
    assert equation.en == equation.en.strip() != ""


@each_equation
def test_the_arguments_are_p_the_own_name_and_then_the_rest(equation):
    arguments = list(inspect.signature(equation.function).parameters)
    expected = [name for name in ("p", PATH, equation.name) if name in arguments]
    assert arguments[: len(expected)] == expected


@each_equation
def test_every_equation_keeps_the_house_rules(equation):
    assert faults(equation) == []


@each_equation
def test_an_equation_reads_nothing_it_does_not_use(equation):
    used = equation.expression
    names = {*used.details(VARIABLE), *(f"{name}_at_start" for name in used.details(AT_START))}
    assert set(equation.inputs) - {PATH} <= names
    assert (PATH in equation.inputs) == any(one.operation == PATH for one in used.walk())


def test_every_parameter_is_read_by_an_equation():
    read = {f"{one.sector}.{name}" for one in WRITTEN for name in one.expression.details(PARAMETER)}
    assert set(MODEL.parameters) - read == set()


def test_no_indicator_reads_parameters():
    assert [equation.name for equation in MODEL.of_kind("indicator") if equation.reads_parameters] == []


@each_file
def test_no_file_is_too_long(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= MOST_LINES_FILE


@each_file
def test_no_function_is_too_long(file):
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    sizes = {one.name: one.end_lineno - one.lineno + 1 for one in nodes if isinstance(one, ast.FunctionDef)}
    assert [f"{name}: {size} lines" for name, size in sizes.items() if size > MOST_LINES_FUNCTION] == []


@each_file
def test_no_function_takes_too_many_arguments_by_place(file):
    """What is given by name is as readable as ever; values at the start come with their variable."""
    long = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            names = {one.arg for one in (*node.args.posonlyargs, *node.args.args)}
            names -= {"p", "self", "cls"} | {name for name in names if name.endswith("_at_start")}
            if len(names) > MOST_ARGUMENTS:
                long.append(f"{node.name}: {len(names)} arguments")
    assert long == []
