"""The page of the scenario language: every word of the grammar on it, in both languages, and its examples work."""

import re
from pathlib import Path

import pytest

import binjiang_sim as bj
from binjiang_sim.scenario.distributions import STATUSES
from binjiang_sim.scenario.documents import KINDS
from binjiang_sim.scenario.grammar import NOTES, NUMBERS, TIME_PATHS
from binjiang_sim.scenario.levers import WORDS
from binjiang_sim.scenario.schema import (
    ConditionRow,
    CorrelationRow,
    JudgementRow,
    ScenarioFile,
    ShockRow,
    TargetRow,
    TriggerRow,
)
from binjiang_sim.scenario.values import PROCESSES

ROOT = Path(__file__).parent.parent
PAGES = ["scenarios.md", "scenarios.zh.md"]
ROWS = (ScenarioFile, JudgementRow, ShockRow, TargetRow, TriggerRow, ConditionRow, CorrelationRow)
FIELDS = [one.alias or name for row in ROWS for name, one in row.model_fields.items()]
EXAMPLE = re.compile(r"(?:^    .*\n|^\n(?=    ))+", re.MULTILINE)


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_the_page_has_every_word_of_the_grammar(name):
    words = {*NUMBERS, *TIME_PATHS, *PROCESSES, *NOTES, *WORDS, *STATUSES, *KINDS, "each", "cost", "same", *FIELDS}
    assert sorted(word for word in words if not re.search(rf"\b{word}\b", page(name))) == []


@pytest.mark.parametrize("name", PAGES)
def test_every_example_of_a_file_on_the_page_can_be_loaded(name, tmp_path):
    texts = [re.sub("^    ", "", block, flags=re.MULTILINE).strip("\n") for block in EXAMPLE.findall(page(name))]
    files = [text for text in texts if text.startswith(("#", "judgements:", "shocks:", "targets:", "triggers:"))]
    assert len(files) == 6
    for text in files:
        base = "" if "extends:" in text else "schema: 1\nname: x\nextends: base.yaml\n"
        file = tmp_path / "example.yaml"
        whole = (base + text).replace("extends: base.yaml", f"extends: {ROOT / 'scenarios' / 'base.yaml'}")
        file.write_text(whole, encoding="utf-8")
        assert bj.load(file).changes == {}
