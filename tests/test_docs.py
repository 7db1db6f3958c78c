"""The generated pages are what the code generates, and the documents come in pairs."""

import re
from pathlib import Path

import pytest

import binjiang_sim as bj
from binjiang_sim.export import page

ROOT = Path(__file__).parent.parent
PAIRS = [file for file in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")) if file.name != "CHANGELOG.md"]


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
