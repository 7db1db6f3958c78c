import pytest
from hypothesis import given
from hypothesis import strategies as st

from binjiang_sim.engine import units

powers = st.dictionaries(st.sampled_from(sorted(units.BASE)), st.integers(-3, 3).filter(bool), max_size=4)


def written(powers):
    """A unit string with these powers."""
    above = [f"{name}^{power}" for name, power in powers.items() if power > 0]
    below = [f"/{name}^{-power}" for name, power in powers.items() if power < 0]
    return "*".join(above or ["1"]) + "".join(below)


@given(powers)
def test_a_written_unit_is_read_back(powers):
    assert units.parse(written(powers)) == (1.0, powers)


@given(st.sampled_from(sorted(units.WRITTEN)), st.floats(1e-6, 1e12))
def test_a_number_survives_the_way_to_model_units_and_back(word, value):
    for _, base in units.WRITTEN[word]:
        assert units.convert(units.convert(value, word, base), base, word) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "factor", "powers"),
    [
        ("1", 1, {}),
        ("%", 0.01, {}),
        ("亿元/year", 1e8, {"CNY": 1, "year": -1}),
        ("万元/人", 1e4, {"CNY": 1, "person": -1}),
        ("1/year^2", 1, {"year": -2}),
        ("m2/person/year", 1, {"m2": 1, "person": -1, "year": -1}),
        ("CNY*year/CNY", 1, {"year": 1}),
        ("件/万人", 1e-4, {"patent": 1, "person": -1}),
        ("km2", 1e6, {"m2": 1}),
        ("1/万元^2", 1e-8, {"CNY": -2}),
    ],
)
def test_a_unit_string_means_a_factor_and_powers(text, factor, powers):
    found = units.parse(text)
    assert found[0] == pytest.approx(factor, rel=1e-15)
    assert found[1] == powers


def test_a_figure_in_hundred_million_is_converted_to_plain_money():
    assert units.convert(2466, "亿元", "CNY") == 2466e8


@pytest.mark.parametrize("text", ["people", "CNY/parsec", "元²"])
def test_a_unit_with_an_unknown_word_is_refused_by_that_word(text):
    with pytest.raises(units.UnitError) as caught:
        units.parse(text)
    assert str(caught.value) == text.split("/")[-1]


@pytest.mark.parametrize(
    ("one", "other"), [("person", "resident"), ("resident", "managed_person"), ("CNY", "USD"), ("CNY/year", "CNY")]
)
def test_units_of_different_things_are_not_converted(one, other):
    with pytest.raises(units.UnitError) as caught:
        units.convert(1, one, other)
    assert str(caught.value) == f"{one} / {other}"


def test_persons_enterprises_money_and_floor_are_counts():
    assert all(units.counts(unit) for unit in ("person", "enterprise", "CNY", "m2", "万人"))


def test_rates_ratios_and_durations_are_no_counts():
    assert not any(units.counts(unit) for unit in ("1", "%", "year", "CNY/year", "CNY/person", "m2^2"))
