"""The house rules: what every equation has, and how large things may grow."""

import ast
import inspect
import re
from pathlib import Path

import pytest

import binjiang_sim
from binjiang_sim.engine import Model
from binjiang_sim.engine.model import PATH
from binjiang_sim.engine.syntax import tree
from binjiang_sim.sectors import SECTORS

from .equation_tree import faults

MODEL = Model.of(*SECTORS)
SOURCE = Path(binjiang_sim.__file__).parent
TESTS = Path(__file__).parent
WRITTEN = [
    e for e in (*MODEL.equations.values(), *MODEL.variants.values()) if e.file.startswith("binjiang_sim/sectors/")
]
FILES = sorted(SOURCE.rglob("*.py"))

MOST_LINES_FILE = 400
MOST_LINES_FUNCTION = 60
MOST_LINES_CLASS = 120
MOST_LINES_ROOM = {"engine": 900, "programs": 1000}
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
def test_every_equation_can_be_translated(equation):
    assert faults(equation.function) == []


@each_equation
def test_an_equation_reads_nothing_it_does_not_use(equation):
    node = tree(equation.function)
    arguments = {argument.arg for argument in node.args.args}
    used = {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}
    assert arguments - used == set()


def test_every_parameter_is_read_by_an_equation():
    read = {
        f"{equation.sector}.{node.attr}"
        for equation in WRITTEN
        for node in ast.walk(tree(equation.function))
        if isinstance(node, ast.Attribute)
    }
    assert set(MODEL.parameters) - read == set()


def test_no_indicator_reads_parameters():
    assert [equation.name for equation in MODEL.of_kind("indicator") if equation.reads_parameters] == []


def test_every_equation_is_named_in_some_test():
    texts = "\n".join(
        path.read_text(encoding="utf-8") for path in [*TESTS.rglob("*.py"), *(TESTS / "golden").glob("*.csv")]
    )
    named = set(re.findall(r"\w+", texts))
    assert sorted(set(MODEL.equations) - named) == []


@each_file
def test_no_file_is_too_long(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= MOST_LINES_FILE


@pytest.mark.parametrize("room", MOST_LINES_ROOM)
def test_the_engine_and_its_programs_stay_small(room):
    lines = [len(path.read_text(encoding="utf-8").splitlines()) for path in (SOURCE / room).glob("*.py")]
    assert sum(lines) <= MOST_LINES_ROOM[room]


@each_file
def test_no_function_or_class_is_too_long(file):
    """The parameters of a sector are a table of one line each, not a class with behaviour."""
    most = {ast.FunctionDef: MOST_LINES_FUNCTION, ast.ClassDef: MOST_LINES_CLASS}
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    sizes = [(node.name, node.end_lineno - node.lineno + 1, most[type(node)]) for node in nodes if type(node) in most]
    assert [f"{name}: {size} lines" for name, size, limit in sizes if size > limit] == []


@each_file
def test_no_function_takes_too_many_arguments(file):
    long = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            names = {one.arg for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)}
            if len(names - {"p", "self", "cls"}) > MOST_ARGUMENTS:
                long.append(f"{node.name}: {len(names)} arguments")
    assert long == []
