"""The generated pages are what the code generates, the documents come in pairs, and what they say of the code holds."""

import ast
import re
from functools import cache
from pathlib import Path
from textwrap import dedent
from types import SimpleNamespace

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim import words
from binjiang_sim.export import page
from binjiang_sim.report import formats
from binjiang_sim.report.content.document import document
from binjiang_sim.sampling import distributions
from binjiang_sim.scenario import values
from binjiang_sim.sectors import talent

from .report.drawn import faults
from .test_layers import HOMES, OURS

SOURCE = Path(bj.__file__).parent
ROOT = Path(__file__).parent.parent
PAIRS = [file for file in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")) if file.name != "CHANGELOG.md"]
ARCHITECTURE = ("architecture.md", "architecture.zh.md")


@pytest.mark.parametrize(("file", "language"), [("equations.md", "en"), ("equations.zh.md", "zh")])
def test_the_equation_pages_are_generated_from_the_equations(file, language):
    written = (ROOT / "docs" / file).read_text(encoding="utf-8")
    rewrite = f"python -m binjiang_sim model --markdown --lang {language} > docs/{file}"
    assert written == page(bj.model(), language), rewrite


def test_every_document_exists_in_english_and_chinese():
    english = {file.name for file in PAIRS if not file.name.endswith(".zh.md")}
    chinese = {file.name.replace(".zh.md", ".md") for file in PAIRS if file.name.endswith(".zh.md")}
    assert english == chinese


@pytest.mark.parametrize("file", PAIRS, ids=lambda file: file.name)
def test_every_link_to_a_file_leads_somewhere(file):
    targets = re.findall(r"\]\(([^)#:]+)\)", file.read_text(encoding="utf-8"))
    assert [target for target in targets if not (file.parent / target).exists()] == []


def test_both_readmes_start_with_the_two_commands():
    for name in ("README.md", "README.zh.md"):
        lines = [line.strip() for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]
        commands = [line for line in lines if line.startswith("python3 -m venv")]
        assert len(commands) == 2
        assert commands[0].endswith("-m binjiang_sim scenarios/base.yaml")
        assert commands[1].endswith("-m pytest -q")
        assert lines.index(commands[1]) < 10


def text_of(name):
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ARCHITECTURE)
def test_the_page_of_the_rooms_has_the_table_that_imports_are_held_to(name):
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|([^|]*)\|$", text_of(name), re.MULTILINE)
    shown = [(room, *({*re.findall(r"`([\w.]+)`", cell)} for cell in cells)) for room, *cells in rows]
    homes = {room: {library for library, rooms in HOMES.items() if room in rooms} for room in OURS}
    assert shown == [(room, allowed, homes[room]) for room, allowed in OURS.items()]


@cache
def names_in(file):
    """Functions, classes, methods (`Class.method`) and tables of a file."""
    found = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {target.id for target in targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
            found |= {f"{node.name}.{one.name}" for one in node.body if isinstance(one, ast.FunctionDef)}
    return found


@pytest.mark.parametrize("file", PAIRS, ids=lambda file: file.name)
def test_every_file_and_function_named_in_a_document_exists(file):
    missing = []
    for place, name in re.findall(r"`([\w/]+/\w+\.py)(?::([\w.]+))?`", file.read_text(encoding="utf-8")):
        path = next((base / place for base in (SOURCE, ROOT) if (base / place).is_file()), None)
        if path is None or (name and name not in names_in(path)):
            missing.append(f"{place}:{name}")
    assert missing == []


def snippets(name):
    """The pieces of code of the recipes on a page by their first line."""
    recipes = text_of(name).split("\n## ")[3]
    blocks = "\n".join(re.findall(r"(?:^    .*\n|^\n(?=    ))+", recipes, re.MULTILINE))
    pieces = re.split(r"^# (?=.*/)", dedent(blocks), flags=re.MULTILINE)[1:]
    return {head: code for head, _, code in (piece.partition("\n") for piece in pieces)}


def test_both_pages_of_the_rooms_have_the_same_code():
    one, other = map(snippets, ARCHITECTURE)
    assert len(one) == 11
    assert list(one.values()) == list(other.values())


def made(place, names=()):
    """What a piece of code defines, as in the package of its file, with these names known."""
    space = {**dict(names), "__package__": f"binjiang_sim.{Path(place).parent.as_posix().replace('/', '.')}"}
    exec(compile(snippets(ARCHITECTURE[0])[place], place, "exec", dont_inherit=True), space)
    return space


def row(place, names=()):
    """What a piece of a table holds."""
    return eval(f"{{{snippets(ARCHITECTURE[0])[place]}}}", dict(names))


def test_the_recipe_of_a_variable_declares_one():
    parameter = made("sectors/talent.py, in Params", vars(talent))["__annotations__"]
    researchers = made("sectors/talent.py", vars(talent))["researchers"]
    assert set(parameter) == {"research_share"}
    assert researchers(SimpleNamespace(research_share=0.12), 60, 40) == 12
    assert researchers.__equation__.inputs == ("young_graduates", "experienced_graduates")


def test_the_recipe_of_a_distribution_gives_its_inverse():
    (kind,) = row("scenario/values.py", vars(values)).values()
    inverse = made("sampling/distributions.py", vars(distributions))["_arcsine"]
    assert kind.valid(2, 6)
    assert inverse(np.array([0, 0.5, 1]), 2, 6).tolist() == pytest.approx([2, 4, 6])


def test_the_recipe_of_a_chart_draws_one(small_run, monkeypatch):
    for key, texts in row("words/charts.py, in TEXTS").items():
        monkeypatch.setitem(words._TEXTS, key, texts)
    axes = made("report/charts/graduates.py")["graduates"](small_run, "zh")
    assert faults(axes) == []
    assert len(axes.lines) == 1


def test_the_recipe_of_a_format_writes_one(small_run):
    shown = document([small_run], "en")
    (form,) = row("report/formats.py, in FORMATS", made("report/formats.py", vars(formats))).values()
    assert form.files == ("report.txt",)
    assert "Main findings" in made("report/render/text.py")["text"](shown)


def test_the_recipe_of_an_analysis_answers(base_scenario):
    found = made("analysis/response.py")["response"](
        base_scenario.with_({"draws": 8}), "talent_programme", ("graduate_inflow", None, "2030"), (0, 1)
    )
    assert found[0] == 0
    assert found[1] > 0
