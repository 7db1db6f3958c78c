"""What a figure comes to, in a sentence."""

from dataclasses import replace

import numpy as np
import pytest

from binjiang_sim.errors import ProjectionError
from binjiang_sim.projection import outcomes, run
from binjiang_sim.report.content.findings import direction_of, finding, moved
from binjiang_sim.scenario import Target


@pytest.fixture(scope="module")
def enough(base_scenario):
    """The base scenario with draws enough for a chance."""
    return run(base_scenario, draws=256)


def aimed(result, *targets):
    """The result with targets of its own."""
    return replace(result, scenario=replace(result.scenario, targets=targets))


def test_a_sure_rise_is_told_with_its_number_and_its_band(enough):
    low, middle, high = (enough.quantile("gdp", "2035", q) / 1e9 for q in (0.1, 0.5, 0.9))
    assert finding(enough, "gdp") == f"GDP rises to CNY {middle:.0f} bn by 2035 (80 % band {low:.0f} to {high:.0f})"
    shown = [f"{round(10 * one, -1):.0f}" for one in (middle, low, high)]
    wanted = f"2035年地区生产总值升至约{shown[0]}亿元（80%区间{shown[1]}至{shown[2]}）"
    assert finding(enough, "gdp", language="zh") == wanted


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (1.0, "up"),
        (0.96, "up"),
        (0.9, "likely_up"),
        (0.8, "likely_up"),
        (0.5, "open"),
        (0.1, "likely_down"),
        (0, "down"),
    ],
)
def test_a_rise_is_claimed_where_its_chance_is_above_nine_in_ten(enough, share, word):
    then = np.zeros(1000)
    now = np.where(np.arange(1000) < 1000 * share, 1.0, -1.0)
    assert moved(now, then, enough) == word


def test_what_never_moves_stays(enough):
    assert moved(np.ones(1000), np.ones(1000), enough) == "same"


def test_a_figure_that_may_go_either_way_claims_no_direction(enough):
    now, then = (enough.values("fdi_inflow", year) for year in ("2035", "2023"))
    assert moved(now, then, enough) == "open"
    middle = enough.quantile("fdi_inflow", "2035", 0.5) / 1e9
    wanted = f"Foreign capital actually used may rise or fall from 2023 to 2035: USD {middle:.2f} bn"
    assert direction_of(enough, "fdi_inflow") == wanted
    assert direction_of(enough, "fdi_inflow", language="zh").endswith("，比2023年升降未定")


@pytest.mark.parametrize(
    ("indicator", "item", "begins"),
    [
        ("listed_companies", None, "Listed companies rise to "),
        ("graduate_inflow", None, "Graduates under 35 taken in are likely to rise to "),
        ("resident_population", None, "Residents rise to "),
        ("livelihood_index", None, "Livelihood index rises to "),
        ("value_added", "services", "Value added (services) rises to CNY "),
        ("gdp_growth", None, "Growth of GDP "),
    ],
)
def test_names_stand_in_sentences_with_their_verbs(enough, indicator, item, begins):
    assert direction_of(enough, indicator, item).startswith(begins)


def test_the_chance_of_the_last_target_of_the_figure_is_told(enough):
    early = Target("gdp", None, "2027", "at_least", 3e11, "expected", "plan")
    late = Target("gdp", None, "2030", "at_least", 3.6e11, "expected", "plan")
    result = aimed(enough, late, early)
    chance = outcomes(result)[0].met.text("en")
    assert finding(result, "gdp").endswith(f"; target for 2030, ≥ CNY 360 bn at 2023 prices: chance {chance}")
    assert "target" not in finding(result, "gdp_growth")


def test_of_too_few_draws_no_chance_is_told(base):
    result = aimed(base, Target("gdp", None, "2030", "at_least", 3.6e11, "expected", "plan"))
    assert "chance" not in finding(result, "gdp")


def test_a_central_run_has_no_band_and_says_what_it_is(central):
    middle = central.quantile("gdp", "2035", 0.5) / 1e9
    result = aimed(central, Target("gdp", None, "2030", "at_least", 1e12, "expected", "plan"))
    assert finding(result, "gdp") == (
        f"GDP rises to CNY {middle:.0f} bn by 2035 (central run); target for 2030, ≥ CNY 1000 bn at 2023 prices: missed"
    )


def test_a_run_of_one_year_tells_its_number(short):
    assert direction_of(short, "gdp") == f"GDP: CNY {short.quantile('gdp', '2023', 0.5) / 1e9:.0f} bn in 2023"


def test_an_unknown_figure_is_refused(base):
    with pytest.raises(ProjectionError, match="no indicator 'gpd'; did you mean 'gdp'"):
        finding(base, "gpd")
