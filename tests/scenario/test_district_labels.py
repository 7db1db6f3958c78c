"""The rows of a district's dimensions."""

from importlib import resources

import pytest

import binjiang_sim as bj


def test_a_row_name_may_not_stand_in_two_dimensions(tmp_path):
    district = resources.files("binjiang_sim.facts").joinpath("districts/binjiang.yaml").read_text(encoding="utf-8")
    line = "    services: {zh: 市场环境, en: market}"
    text = district.replace("    market: {zh: 市场环境, en: market}", line)
    (tmp_path / "town.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "plan.yaml").write_text("schema: 1\nname: Plan\ndistrict: town.yaml\n", encoding="utf-8")
    with pytest.raises(bj.ScenarioError) as caught:
        bj.load(tmp_path / "plan.yaml")
    place = f"{tmp_path / 'town.yaml'}:{text.splitlines().index(line) + 1}:5"
    said = "dimension activity has a row of this name; a row's name may be used once in all dimensions"
    assert f"{place}: dimensions.aspect.services: {said}" in caught.value.text().splitlines()
