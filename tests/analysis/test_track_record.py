"""What became of published targets: an outside view beside the chances of the model."""

from dataclasses import replace

from binjiang_sim.analysis.track_record import PastTarget, of_indicator, track_record
from binjiang_sim.facts import Ledger, published

FACTS = published()


def test_six_of_ten_published_targets_for_growth_were_met_and_both_of_the_district():
    past = of_indicator(track_record(FACTS), "gdp_growth")
    assert (sum(one.met for one in past), len(past)) == (6, 10)
    assert [(one.target.period, one.met) for one in past if not one.target.place] == [("2021", True), ("2023", True)]


def test_what_a_plan_promised_counts_and_not_what_it_strove_for_or_was_set_from_above():
    (of_2023,) = (
        one
        for one in of_indicator(track_record(FACTS), "gdp_growth")
        if one.target.name.endswith("2023") and not one.target.place
    )
    assert (of_2023.target.value, of_2023.target.bound) == (5, "above")
    assert not any("set by the city" in one.target.scope for one in track_record(FACTS))


def test_a_target_of_about_a_figure_is_met_by_what_rounds_to_it():
    about = replace(FACTS["target_gdp_growth_2023"], bound="about", value=6.0, unit="%")
    outcome = replace(FACTS["gdp_growth_2023"], value=5.5)
    assert PastTarget(about, outcome).met
    assert not PastTarget(replace(about, bound="exact"), outcome).met


def test_targets_without_a_known_outcome_are_left_out():
    assert track_record(Ledger([FACTS["target_gdp_growth_2024"]])) == ()
