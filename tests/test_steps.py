"""One world at any number of steps a year; `tests/steps.py` measures the same with more draws."""

import pytest

from . import steps


@pytest.fixture(scope="module", params=steps.FILES)
def found(request):
    return steps.measured(request.param, 200)


@pytest.mark.parametrize("each", steps.STEPS)
def test_gdp_of_the_first_year_is_the_published_one(found, each):
    assert abs(found[each]["first year"]) < steps.FIRST_YEAR


@pytest.mark.parametrize("each", steps.STEPS)
def test_growth_spreads_as_at_two_steps_a_year(found, each):
    assert steps.apart(each, found[each]) == []


@pytest.mark.parametrize("each", steps.STEPS)
def test_a_target_is_as_likely_as_at_two_steps_a_year(found, each):
    assert abs(found[each]["chance"]) < 0.07  # 200 draws tell it to about 0.02
    assert found[each]["luck"] > 0.99
