"""The glossary names places that exist, and both pages have the same rows."""

import re
from pathlib import Path

import binjiang_sim

SOURCE = Path(binjiang_sim.__file__).parent
DOCS = Path(__file__).parent.parent / "docs"


def places(page):
    lines = [line for line in (DOCS / page).read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return [re.findall(r"`([\w/.]+)`", line) for line in lines]


def test_every_place_in_the_glossary_exists():
    assert [place for row in places("glossary.md") for place in row if not (SOURCE / place).exists()] == []


def test_the_chinese_glossary_has_the_same_rows():
    assert places("glossary.zh.md") == places("glossary.md")
