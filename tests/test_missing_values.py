"""A base value that is missing names the figure that would fill it."""

import re
from pathlib import Path

import pytest

import binjiang_sim as bj

DISTRICTS = Path(bj.__file__).parent / "facts" / "districts"


def told(folder: Path, *keys: str, language: str = "en") -> list[str]:
    """The lines about the sample district without the values under these keys."""
    text = (DISTRICTS / "sample.yaml").read_text("utf-8")
    for key in keys:
        text, found = re.subn(rf"^    {key}:.*\n(?:      .*\n)*", "", text, flags=re.MULTILINE)
        assert found == 1, key
    (folder / "town.yaml").write_text(text, "utf-8")
    (folder / "sample_facts.csv").write_bytes((DISTRICTS / "sample_facts.csv").read_bytes())
    (folder / "plan.yaml").write_text("schema: 1\nname: Plan\ndistrict: town.yaml\n", "utf-8")
    with pytest.raises(bj.ScenarioError) as caught:
        bj.load("plan.yaml")
    return caught.value.text(language).splitlines()


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_fact_of_the_ledger_that_fills_it_is_named_with_the_formula_of_the_shipped_district(tmp_path: Path) -> None:
    assert told(tmp_path, "base_inflow") == [
        "town.yaml: no value for parameters.talent.base_inflow (base inflow of graduates under 35, person/year): give "
        "it in the district file; what fills it is graduate_inflow_2023 (11000 人, 2023); "
        'binjiang has "= graduate_inflow_2024_h1 / (0.58 * year)"'
    ]
    assert told(tmp_path, "base_inflow", language="zh") == [
        "town.yaml: parameters.talent.base_inflow 没有取值（基准引进量，person/year）；请在城区文件中给出：可用数据 "
        'graduate_inflow_2023 (11000 人, 2023)；binjiang 的写法是 "= graduate_inflow_2024_h1 / (0.58 * year)"'
    ]


def test_a_fact_that_the_ledger_lacks_is_asked_for(tmp_path: Path) -> None:
    (line,) = told(tmp_path, "patents")
    assert line.endswith(
        "add a fact of patents_per_10k_residents to the ledger and give the value in the district file; "
        'binjiang has "= patents_per_10k_residents_2022 * 525000 * resident"'
    )


def test_what_nobody_publishes_asks_for_an_assumption(tmp_path: Path) -> None:
    (line,) = told(tmp_path, "resident_growth")
    assert line.endswith("no published figure is known to fill it, so give an assumption with its reason")


def test_all_missing_values_are_told_at_once(tmp_path: Path) -> None:
    assert len(told(tmp_path, "base_inflow", "patents", "resident_growth", "land_area")) == 4
