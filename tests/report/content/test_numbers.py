"""Numbers in the reader's units."""

import pytest

from binjiang_sim.engine.units import parse
from binjiang_sim.projection import district_model
from binjiang_sim.report.content.numbers import scale, shown_unit, text


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (250e9, "CNY", "2500亿元", "CNY 250 bn"),
        (246_600_000_000, "CNY", "2466亿元", "CNY 247 bn"),
        (26_000, "person", "2.6万人", "26 thousand persons"),
        (102_000, "enterprise", "10.2万家", "102 thousand enterprises"),
        (0.8e9, "USD", "8.0亿美元", "USD 0.80 bn"),
        (900_000, "managed_person", "90万人", "900 thousand persons"),
        (460_000, "CNY/resident", "46万元/人", "CNY 460 thousand per resident"),
        (73, "enterprise", "73家", "73 enterprises"),
        (73.6, "enterprise", "74家", "74 enterprises"),
        (2300, "enterprise", "2300家", "2300 enterprises"),
        (0.058, "%", "5.8%", "5.8 %"),
        (0.0004, "%/year", "0.040%/年", "0.040 % per year"),
        (-0.012, "%", "-1.2%", "-1.2 %"),
        (-0.0001, "%", "-0.010%", "-0.010 %"),
        (1.0432, "1", "1.04", "1.04"),
        (2.5, "year", "2.5年", "2.5 years"),
        (32_490_000, "m2", "3249万平方米", "32.5 million m²"),
        (24.2e9, "current_CNY", "242亿元·现价", "CNY 24.2 bn at current prices"),
        (7.1, "CNY/USD", "7.1元/美元", "CNY 7.1 per USD"),
        (0, "CNY", "0元", "CNY 0"),
        (99_960_000_000, "CNY", "1000亿元", "CNY 100 bn"),
    ],
)
def test_a_number_is_written_with_its_unit(value, unit, zh, en):
    assert (text(value, unit, "zh"), text(value, unit, "en")) == (zh, en)


def test_all_numbers_of_a_row_share_the_multiple_and_the_decimals():
    row = scale([95_000, 102_400, 176_000], "enterprise", "en")
    assert [row.number(value) for value in (95_000, 102_400, 176_000)] == ["95", "102", "176"]
    assert row.unit == "thousand enterprises"


def test_decimals_that_show_less_than_is_worth_reading_are_left_out():
    assert scale([25.3e9], "CNY", "en", worth=4e9).number(25.3e9) == "25"


def test_a_rounded_nothing_carries_no_minus():
    assert scale([0.05], "%", "en").number(-0.0001) == "0.0"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("gdp_growth", "%"),
        ("school_coverage", "%"),
        ("livelihood_index", "1"),
        ("trend_growth", "%/year"),
        ("gdp", "CNY"),
    ],
)
def test_shares_are_shown_as_per_cent_and_indices_as_they_are(name, shown):
    equation = district_model().equations[name]
    assert shown_unit(equation.reported_unit, equation.share) == shown


def test_every_unit_of_the_model_can_be_written_in_both_languages():
    model = district_model()
    units = {one.unit for one in (*model.equations.values(), *model.parameters.values())}
    for unit in units:
        parse(unit)
        assert text(12345.0, unit, "zh")
        assert text(12345.0, unit, "en").isascii() or "m²" in text(12345.0, unit, "en")
