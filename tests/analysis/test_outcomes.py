"""What of a figure is asked about."""

import numpy as np
import pytest

from binjiang_sim.analysis.outcomes import Outcome
from binjiang_sim.errors import ProjectionError, ScenarioError

YEARS = ("2024", "2025", "2026")
VALUES = np.array([[1.0, 5, 1, np.nan], [3, 4, 1, 2], [2, 3, 1, 2]])  # (year, draw)


def read(text, unit="1"):
    return Outcome.read(text, unit)


def test_a_value_is_the_figure_in_each_period():
    assert np.array_equal(read("value").of(VALUES, YEARS), VALUES, equal_nan=True)
    assert read("value").spans(YEARS) == YEARS


def test_the_peak_is_the_year_of_the_greatest_and_a_draw_with_a_nan_has_none():
    found = read("peak").of(VALUES, YEARS)
    assert found[0, :3].tolist() == [2025, 2024, 2024]
    assert np.isnan(found[0, 3])
    assert read("peak").spans(YEARS) == ("2024-2026",)


def test_the_first_year_above_is_the_year_after_the_last_for_draws_that_never_are():
    outcome = read("first-above=2.5")
    found = outcome.of(VALUES[:, :3], YEARS)
    assert found.tolist() == [[2025, 2024, 2027]]
    assert outcome.never(found, YEARS) == pytest.approx(1 / 3)


def test_the_first_year_below_looks_the_other_way():
    assert read("first-below=2.5").of(VALUES[:, :3], YEARS).tolist() == [[2024, 2027, 2024]]


def test_a_chance_is_one_in_draws_beyond_the_threshold_in_each_period():
    found = read("chance-above=1.5").of(VALUES, YEARS)
    assert found[:, :3].tolist() == [[0, 1, 0], [1, 1, 0], [1, 1, 0]]
    assert np.isnan(found[0, 3])
    assert read("chance-above=1.5").never(found, YEARS) is None


def test_a_threshold_may_be_written_with_a_unit():
    assert read("first-above=4000亿元", "CNY").threshold == 4e11
    assert read("first-above=400 bn CNY", "CNY").threshold == 4e11
    assert read("chance-below=6%").threshold == pytest.approx(0.06)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("peek", "no outcome 'peek'; did you mean 'peak'?"),
        ("first-above", "the outcome 'first-above' needs a threshold, such as 'first-above=400 bn CNY'"),
        ("peak=3", "the outcome 'peak' takes no value"),
    ],
)
def test_an_outcome_there_is_not_is_told(text, said):
    with pytest.raises(ProjectionError) as caught:
        read(text)
    assert str(caught.value) == said


def test_a_threshold_that_is_no_number_is_told():
    with pytest.raises(ScenarioError, match="first-above"):
        read("first-above=many")
