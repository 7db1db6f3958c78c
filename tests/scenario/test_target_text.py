"""Targets as they are typed, in either language."""

import pytest

from binjiang_sim.errors import ScenarioError
from binjiang_sim.scenario.target_text import cells_of, written_target, written_targets


def read(base, line, **how):
    return written_target(line, base, "--target", **how)


@pytest.mark.parametrize(
    ("line", "indicator", "item", "period", "direction", "value", "prices"),
    [
        ("gdp@2030>=3600亿元 按2023年价格", "gdp", None, "2030", "at_least", 3.6e11, "2023"),
        ("gdp@2030>=360 bn CNY at current prices", "gdp", None, "2030", "at_least", 3.6e11, "current"),
        ("地区生产总值@2030 ≥ 3600亿元 按现价", "gdp", None, "2030", "at_least", 3.6e11, "current"),
        ("graduate_inflow@2030>=5万人", "graduate_inflow", None, "2030", "at_least", 5e4, ""),
        ("school_coverage/compulsory@2027>=95%", "school_coverage", "compulsory", "2027", "at_least", 0.95, ""),
        ("学位保障率/义务教育@2027-H2<=95 %", "school_coverage", "compulsory", "2027-H2", "at_most", 0.95, ""),
        ("gdp_growth@2028≤6%", "gdp_growth", None, "2028", "at_most", 0.06, ""),
    ],
)
def test_a_line_is_read_in_either_language(base, line, indicator, item, period, direction, value, prices):
    found = read(base, line)
    assert (found.indicator, found.item, found.period, found.direction) == (indicator, item, period, direction)
    assert (found.value, found.prices, found.place) == (pytest.approx(value), prices, "--target")


def test_an_item_may_be_given_beside_the_line(base):
    assert read(base, "school_coverage@2027>=95%", item="compulsory").item == "compulsory"
    assert read(base, "school_coverage/compulsory@2027>=95%", item="compulsory").item == "compulsory"


@pytest.mark.parametrize(
    ("line", "item", "said"),
    [
        ("school_coverage/compulsory@2027>=95%", "preschool", "names an item already, and another one, 'preschool'"),
        (
            "school_coverage@2027>=95%",
            None,
            "has a figure for each item; write item: with one of preschool, compulsory",
        ),
        ("school_coverage/compulsary@2027>=95%", None, "did you mean 'compulsory'?"),
        ("gdp_growth@2027>=6", None, "'6' has no unit; did you mean '6 %'?"),
        ("gdp_growth@27>=6%", None, "period '27' must be written like 2030, 2030-H1 or 2025/2030"),
        ("gdp_growth@2027>=6% +- 1%", None, "should be INDICATOR@PERIOD>=VALUE"),
        ("gdp_growth@2027>=", None, "should be INDICATOR@PERIOD>=VALUE"),
    ],
)
def test_what_is_no_target_is_refused_with_what_was_meant(base, line, item, said):
    with pytest.raises(ScenarioError) as error:
        read(base, line, item=item)
    assert said in error.value.text()


def test_several_lines_tell_all_their_faults_each_in_its_place(base):
    with pytest.raises(ScenarioError) as error:
        written_targets(["gdp_growth@2027>=6", "x", "gdp_growth@2028>=5%"], base, "--target")
    assert [fault.place for fault in error.value.faults] == ["--target gdp_growth@2027>=6", "--target x"]


def test_a_line_without_a_sign_says_nothing():
    assert cells_of("gdp 2030") == {}
