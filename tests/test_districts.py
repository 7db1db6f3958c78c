"""Any district is a data file: what it must hold, and the one that ships to learn with."""

import re
from importlib import resources
from pathlib import Path

import pytest

import binjiang_sim as bj
from binjiang_sim.report.content import series
from binjiang_sim.report.content.blocks import Paragraph
from binjiang_sim.report.content.document import document
from binjiang_sim.report.content.headline import periods
from binjiang_sim.report.render.terminal import headline_text

ROOT = Path(__file__).parent.parent
DISTRICT = resources.files("binjiang_sim.facts").joinpath("districts/binjiang.yaml").read_text(encoding="utf-8")


def refused(folder, district):
    """What is said about a plan for this district."""
    (folder / "town.yaml").write_text(district, encoding="utf-8")
    (folder / "plan.yaml").write_text("schema: 1\nname: Plan\ndistrict: town.yaml\n", encoding="utf-8")
    with pytest.raises(bj.ScenarioError) as caught:
        bj.load(folder / "plan.yaml")
    return caught.value.text().splitlines()


def test_a_row_name_may_not_stand_in_two_dimensions(tmp_path):
    line = "    services: {zh: 市场环境, en: market}"
    text = DISTRICT.replace("    market: {zh: 市场环境, en: market}", line)
    place = f"{tmp_path / 'town.yaml'}:{text.splitlines().index(line) + 1}:5"
    said = "dimension activity has a row of this name; a row's name may be used once in all dimensions"
    assert f"{place}: dimensions.aspect.services: {said}" in refused(tmp_path, text)


def test_a_row_that_an_equation_reads_must_be_there(tmp_path):
    text = DISTRICT.replace("humanoid_robots", "walking_robots")
    (said,) = refused(tmp_path, text)
    assert said.endswith("dimensions: no row 'humanoid_robots', which the equation robot_demand reads")


def test_a_ledger_that_cannot_be_read_is_named(tmp_path):
    said = refused(tmp_path, DISTRICT.replace("ledger: published", "ledger: my_facts.csv"))
    place = f"{tmp_path / 'town.yaml'}:6:9"
    remedy = "write published, or a CSV file beside the district file"
    assert said[0] == f"{place}: ledger: cannot read the ledger 'my_facts.csv'; {remedy}"


def test_a_district_without_a_value_is_told_which_fact_would_fill_it(tmp_path):
    lines = [line for line in DISTRICT.splitlines() if not line.startswith("    land_area:")]
    (said,) = refused(tmp_path, "\n".join(lines))
    assert "no value for parameters.space.land_area (land area, m2)" in said


def test_the_sample_district_uses_its_own_facts_and_says_that_they_are_invented():
    scenario = bj.load(ROOT / "scenarios" / "sample_district.yaml")
    assert "invented" in scenario.district["en"]
    assert "虚构" in scenario.district["zh"]
    facts = scenario.ledger.facts()
    assert {fact.source for fact in facts} == {"Invented for teaching"}
    assert not {fact.name for fact in facts} & {"hangzhou_gdp_2023", "gdp_growth_2024_h1"}


def test_the_sample_district_runs_with_the_same_model_and_meets_its_own_facts():
    result = bj.run(bj.load(ROOT / "scenarios" / "sample_district.yaml"), central=True)
    assert abs(result.values("gdp", "2023")[0] / 42e9 - 1) < 0.01
    assert abs(result.values("gdp_per_head", "2023")[0] / 140_000 - 1) < 0.01


@pytest.mark.usefixtures("plain_reports")
def test_marks_of_one_district_never_stand_in_the_charts_of_another(tmp_path):
    sample = bj.run(bj.load(ROOT / "scenarios" / "sample_district.yaml"), draws=8)
    folder = bj.write(sample, tmp_path)
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert "Invented for teaching" in page
    assert "Newspaper article" not in page


def planned(folder, district):
    """A plan for this district."""
    (folder / "town.yaml").write_text(district, encoding="utf-8")
    (folder / "plan.yaml").write_text("schema: 1\nname: Plan\ndistrict: town.yaml\n", encoding="utf-8")
    return bj.load(folder / "plan.yaml")


LATER = DISTRICT.replace("start: 2022-12-31", "start: 2024-12-31")


def test_a_district_says_its_planning_years(tmp_path):
    given = DISTRICT.replace("planning_years: [2025, 2030, 2035]", "planning_years: [2026, 2028, 2032]")
    result = bj.run(planned(tmp_path, given), central=True)
    assert result.scenario.planning_years == (2026, 2028, 2032)
    assert periods(result) == ("2023", "2024-H1", "2026", "2028", "2032", "2035")
    assert series.horizons(result) == (2028, 2032)


def test_without_planning_years_they_are_those_that_five_year_plans_end_with(tmp_path):
    older = "\n".join(line for line in LATER.splitlines() if not line.startswith("planning_years"))
    assert planned(tmp_path, older).planning_years == (2030, 2035)


@pytest.mark.parametrize("years", ["[2030, 2025]", "[2025, 2025]", "[2020, 2030]"])
def test_planning_years_are_refused_unless_they_rise_within_the_run(tmp_path, years):
    text = DISTRICT.replace("planning_years: [2025, 2030, 2035]", f"planning_years: {years}")
    place = f"{tmp_path / 'town.yaml'}:{text.splitlines().index(f'planning_years: {years}') + 1}:17"
    assert refused(tmp_path, text) == [f"{place}: planning_years must be years from 2023 on, in order"]


def test_a_planning_year_that_is_no_year_is_refused_with_the_range(tmp_path):
    text = DISTRICT.replace("planning_years: [2025, 2030, 2035]", "planning_years: [25]")
    (said,) = refused(tmp_path, text)
    assert said.endswith("planning_years.0: 25 is not between 1900 and 2200")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_year_of_prices_is_the_first_year_of_the_run(tmp_path, language):
    result = bj.run(planned(tmp_path, LATER), central=True)
    assert periods(result) == ("2025", "2026-H1", "2030", "2035")
    said = {"en": "at 2025 prices", "zh": "2025年不变价"}[language]
    shown = document([result], language)
    notes = [block.text for section in shown.sections for block in section.blocks if isinstance(block, Paragraph)]
    assert said in headline_text(result, language)
    assert len([text for text in notes if said in text]) == 2
    assert [text for text in notes if re.search("2023 prices|2023 年不变价", text)] == []
