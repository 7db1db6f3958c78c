import pytest
from hypothesis import given
from hypothesis import strategies as st

from binjiang_sim.errors import ScenarioError
from binjiang_sim.scenario.numbers import instant, number, short


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("0.096", "1", 0.096),
        ("6.5 %", "1", 0.065),
        ("70%", "1", 0.7),
        ("70％", "1", 0.7),
        ("-3 ‰", "1", -0.003),
        ("2.6万 person", "person", 26_000.0),
        ("2.6万人", "person", 26_000.0),
        ("4.1万", "person/year", 41_000.0),
        ("5万人/year", "person/year", 50_000.0),
        ("2466 亿元", "CNY", 246_600_000_000.0),
        ("1.2万亿元", "CNY", 1.2e12),
        ("0.8 bn USD", "USD", 800_000_000.0),
        ("0.8bn USD", "USD", 800_000_000.0),
        ("3 million", "person", 3_000_000.0),
        ("5k", "person", 5000.0),
        ("72 km2", "m2", 72_000_000.0),
        ("71 m2", "m2", 71.0),
        ("0.05 1/year", "1/year", 0.05),
        ("1e9", "CNY", 1e9),
        ("1_000", "person", 1000.0),
        (".5", "1", 0.5),
        ("+2.", "1", 2.0),
        ("41,000", "person", 41_000.0),
        ("1，200 人", "person", 1200.0),
        ("1,234.5", "1", 1234.5),
        ("-1,234,567.25", "CNY", -1_234_567.25),
        ("２．６万人", "person", 26_000.0),
        ("６．５％", "1", 0.065),
        ("\u22124 %", "1", -0.04),
        ("5\u202f%", "1", 0.05),
        ("60 万元/人", "CNY/resident", 600_000.0),
        ("60 万元/人", "CNY/person", 600_000.0),
        ("62 万人", "resident", 620_000.0),
        ("62 万人", "managed_person", 620_000.0),
        ("350 亿元·现价", "current_CNY", 3.5e10),
        ("CNY 35 bn at current prices", "current_CNY", 3.5e10),
        ("CNY 62 thousand per resident", "CNY/resident", 62_000.0),
        ("5 thousand persons per year", "managed_person/year", 5000.0),
        ("120 件/家/年", "request/enterprise/year", 120.0),
        ("3 m²", "m2", 3.0),
        ("3 ㎡", "m2", 3.0),
        ("-2.1个百分点", "1", -0.021),
    ],
)
def test_a_written_number_reaches_the_model_unit(text: str, unit: str, value: float) -> None:
    assert number(text, unit, "f:1:1", "x") == value


def test_a_bare_number_is_in_the_unit_named_beside_it() -> None:
    assert number("4.1", "person/year", "", "x", bare="万人/year") == 41_000.0
    assert number("0.8", "USD", "", "x", bare="bn USD") == 800_000_000.0
    assert number("6.5", "1", "", "x", bare="％") == 0.065


def test_a_unit_of_its_own_wins_over_the_unit_beside_it() -> None:
    assert number("2 亿元", "CNY", "", "x", bare="万元") == 200_000_000.0


@pytest.mark.parametrize(
    ("text", "unit", "message"),
    [
        ("0,125", "1", "the comma in '0,125' is no decimal mark and no thousands end there; write 0.125, or 125"),
        (
            "4，1万",
            "person",
            "the comma in '4，1万' is no decimal mark and no thousands end there; write 4.1 万, or 41 万",
        ),
        ("4,1000", "1", "the comma in '4,1000' is no decimal mark and no thousands end there; write 4.1000, or 41000"),
        (
            "0," + "9" * 5000,
            "1",
            f"the comma in '0,{'9' * 55}...' is no decimal mark and no thousands end there; "
            f"write 0.{'9' * 55}..., or {'9' * 57}...",
        ),
        (
            "1.234,5",
            "1",
            "in '1.234,5' a comma stands where no thousands end; write thousands as 1,234.5, decimals with a point",
        ),
        (
            "12,34,567",
            "1",
            "in '12,34,567' a comma stands where no thousands end; write thousands as 1,234.5, decimals with a point",
        ),
        (
            "0,125,000",
            "1",
            "in '0,125,000' a comma stands where no thousands end; write thousands as 1,234.5, decimals with a point",
        ),
        ("5²", "1", "'5²' is in ², expected a number without a unit"),
        ("4万元", "person", "'4万元' is in 万元, expected person"),
        ("5 kperson", "person", "'5 kperson' is in kperson, expected person"),
        ("5 000", "1", "'5 000' is not a number"),
        ("1.2.3", "1", "'1.2.3' is not a number"),
        ("", "1", "'' is not a number"),
        ("nan", "1", "'nan' is not a number"),
        (".inf", "1", "'.inf' is not a number"),
        ("0x10", "1", "'0x10' is in x10, expected a number without a unit"),
        ("1e400", "1", "'1e400' is too large"),
        ("1e99999999999999999999", "1", "'1e99999999999999999999' is too large"),
        ("1 亿元^99999", "CNY", "'1 亿元^99999' is too large"),
        ("9" * 80 + " CNY", "1", "'" + "9" * 57 + "...' is in CNY, expected a number without a unit"),
    ],
)
def test_what_is_no_number_of_that_unit_is_refused_in_words(text: str, unit: str, message: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        number(text, unit, "f:1:1", "x")
    assert str(caught.value) == f"f:1:1: x: {message}"


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_float_is_read_back_exactly(value: float) -> None:
    assert number(repr(value), "CNY", "", "x") == value


@given(st.text(max_size=30))
def test_any_text_is_a_finite_number_or_a_scenario_error(text: str) -> None:
    try:
        assert abs(number(text, "1", "", "x")) < float("inf")
    except ScenarioError as error:
        assert len(error.faults) == 1  # noqa: PT017


@pytest.mark.parametrize(
    ("text", "time"),
    [("2025", 2025.0), ("2024-H2", 2024.5), ("2024-Q2", 2024.25), ("2024-07", 2024.5), ("2024-H3", None), ("24", None)],
)
def test_a_time_is_the_decimal_year_of_its_start(text: str, time: float | None) -> None:
    assert instant(text) == time


def test_a_long_text_is_cut_for_messages() -> None:
    assert short("a\n" * 50) == ("a " * 50)[:57] + "..."
