"""Years and places are data of a district: the program knows neither."""

import ast
import re
from pathlib import Path

import pytest

import binjiang_sim
from binjiang_sim import words

SOURCE = Path(binjiang_sim.__file__).parent
FILES = [file for file in sorted(SOURCE.rglob("*.py")) if file.parent.name != "words"]
YEAR = re.compile(r"(?<!\d)20(0[1-9]|[1-3]\d|4[0-7])(?!\d)")  # 2000 and 2048 are round numbers
PLACE = re.compile(r"杭州|滨江|浙江|hangzhou|zhejiang|\bbinjiang\b", re.IGNORECASE)
SHIPPED = ("scenario/layers.py", "binjiang")  # the name of the file that is the default district
# A text may show by an example how a year is written.
EXAMPLE = re.compile(r"如|写成|请写|such as|like|write", re.IGNORECASE)


def constants(file):
    """Every constant of a file that is no docstring and no address."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in docstrings and "://" not in str(node.value):
            yield node.value


def found(pattern):
    return [
        (str(file.relative_to(SOURCE)), value)
        for file in FILES
        for value in constants(file)
        if isinstance(value, str | int) and pattern.search(str(value))
    ]


def test_no_year_stands_in_the_program():
    assert found(YEAR) == []


def test_no_place_stands_in_the_program():
    assert found(PLACE) == [SHIPPED]


@pytest.mark.parametrize("key", words.keys())
def test_a_text_names_a_year_only_to_show_how_one_is_written_and_no_place(key):
    for text in words.texts(key):
        assert not YEAR.search(text) or EXAMPLE.search(text)
        assert not PLACE.search(text)
