"""The hindcast: what is forecast from where, and that nothing published later is known."""

import dataclasses

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.calibration import first_edition, hindcast, hindcasts, shipped
from binjiang_sim.calibration.at_origin import city_growth, known_inputs, later_inputs, starting
from binjiang_sim.calibration.hindcasts import RULES
from binjiang_sim.calibration.kinds import draws_of
from binjiang_sim.calibration.published import OUTCOMES, city_of
from binjiang_sim.calibration.rules import known
from binjiang_sim.errors import ArgumentError, FactError, ProjectionError
from binjiang_sim.facts import Ledger, published
from binjiang_sim.sampling.provenance import facts_read
from binjiang_sim.scenario import Correlation

END = "2019-12-31"


def of(found, rule, indicator="gdp_growth"):
    return [one for one in found.pairs if (one.rule, one.indicator) == (rule, indicator)]


def test_growth_of_gdp_is_forecast_from_eight_origins_up_to_the_half_year_after_the_last_year(small):
    pairs = of(small, "model")
    assert len(pairs) == 29
    assert {one.origin for one in pairs} == set(range(2015, 2023))
    assert {one.period for one in pairs} == {*map(str, range(2016, 2024)), "2024-H1"}
    assert {one.horizon for one in pairs} == {1, 2, 3, 4}
    assert all(int(one.period[:4]) - one.origin == one.horizon for one in pairs)


@pytest.mark.parametrize("indicator", ["gdp_growth", "value_added_growth", "budget_revenue_growth"])
def test_every_rule_forecasts_the_same_pairs(small, indicator):
    wanted = {one.what for one in of(small, "model", indicator)}
    rules = [rule for rule in RULES if rule != "zones" or indicator == "gdp_growth"]
    assert [{one.what for one in of(small, rule, indicator)} == wanted for rule in rules] == [True] * len(rules)


def test_the_year_of_a_known_half_year_is_no_outcome_of_its_own(small):
    assert {one.period for one in small.pairs if one.period.startswith("2024")} == {"2024-H1"}


def test_quantiles_rise_and_scores_are_those_of_the_pairs(small):
    for one in small.pairs:
        assert one.q025 < one.q10 < one.q25 < one.q50 < one.q75 < one.q90 < one.q975
        assert one.crps > 0
    whole = next(one for one in small.scores if (one.rule, one.indicator, one.horizon) == ("zones", "gdp_growth", None))
    assert whole.crps == pytest.approx(np.mean([one.crps for one in of(small, "zones")]))
    assert {one.rule for one in small.gains} == {"model", "first_edition"}


def forecasts(scenario, facts):
    """The pairs from the end of 2019 with these facts, without the forecasts that are kept in a table."""
    found = hindcast(dataclasses.replace(scenario, ledger=Ledger(facts)), draws=8, origins=[2019]).pairs
    return [one for one in found if one.rule != "first_edition"]


def test_deleting_what_was_published_after_the_origin_but_the_outcomes_changes_nothing(base_scenario):
    facts = base_scenario.ledger.facts()
    outcomes = {one.indicator for one in OUTCOMES} | {one.level for one in OUTCOMES} | {"industry_growth"}
    read = facts_read(base_scenario)
    kept = [one for one in facts if one.known_from <= END or (one.indicator in outcomes and not one.place)]
    kept += [one for one in facts if one.name in read and one not in kept]
    assert len(kept) < len(facts) - 100
    assert forecasts(base_scenario, kept) == forecasts(base_scenario, facts)


def test_making_nonsense_of_what_was_published_after_the_origin_changes_no_forecast(base_scenario):
    facts = base_scenario.ledger.facts()
    wrong = [dataclasses.replace(one, value=3 * one.value) if one.known_from > END else one for one in facts]
    ours, theirs = forecasts(base_scenario, facts), forecasts(base_scenario, wrong)
    assert [(one.q10, one.q50) for one in ours] == [(one.q10, one.q50) for one in theirs]
    assert [one.published for one in ours] != [one.published for one in theirs]


def test_a_forecast_of_the_first_edition_for_another_outcome_is_left_out(base_scenario):
    facts = [
        dataclasses.replace(fact, value=7.5) if fact.name == "gdp_growth_2023" else fact
        for fact in base_scenario.ledger.facts()
    ]
    found = hindcast(dataclasses.replace(base_scenario, ledger=Ledger(facts)), draws=4, origins=[2022])
    assert [one.period for one in of(found, "first_edition")] == ["2024-H1"]


def test_what_is_known_at_an_origin_sets_recent_growth(base_scenario):
    found = known_inputs(base_scenario, published().as_of("2018-12-31"), 2018)
    # growth of 2017, 2016 and 2015; industry 18.1 - 13.2 and 14.9 - 14.0, in the mean 2.9 points above GDP
    weights = base_scenario.parameters["economy.activity_weight"]
    share = weights["industry"].value / weights["services"].value
    economy = "parameters.economy"
    assert found == {
        f"{economy}.growth_latest": pytest.approx(0.132),
        f"{economy}.growth_before": pytest.approx(0.140),
        f"{economy}.growth_earlier": pytest.approx(0.130),
        f"{economy}.path_growth": pytest.approx(0.070),
        f"{economy}.activity_excess.industry": pytest.approx(0.029),
        f"{economy}.activity_excess.services": pytest.approx(-0.029 * share),
        f"{economy}.activity_excess.other": 0.0,
        "drivers.known_base": 0.0,
        "drivers.known_period": 0.0,
    }


def test_the_first_published_year_stands_in_for_what_is_missing(base_scenario):
    found = known_inputs(base_scenario, published().as_of("2015-12-31"), 2015)
    rates = [found[f"parameters.economy.growth_{year}"] for year in ("latest", "before", "earlier")]
    assert rates == pytest.approx([0.115, 0.131, 0.131])  # 2014 and 2010


def test_income_elsewhere_grows_as_the_city_did_with_the_spread_it_has(base_scenario):
    then = starting(base_scenario, 2015, 2020, 0.07).drivers["external_income"].points
    now = base_scenario.drivers["external_income"].points
    low, middle, high = now[0][1].value.numbers
    assert then[0][1].value.numbers == pytest.approx((0.07 + low - middle, 0.07, 0.07 + high - middle))
    assert [given for _, given in then[1:]] == [given for _, given in now[1:]]
    assert city_growth(published().as_of("2016-12-31"), "杭州市/Hangzhou") == pytest.approx((0.09 + 0.082 + 0.102) / 3)


def test_a_ledger_without_what_the_model_starts_from_is_refused(base_scenario):
    with pytest.raises(FactError) as caught:
        known_inputs(base_scenario, Ledger(()), 2018)
    assert str(caught.value) == (
        "gdp_growth was not published before the origin, so that the model cannot start\n"
        "anchor_national_growth_path 2018 was not published before the origin, so that the model cannot start"
    )


def test_driver_paths_that_begin_with_the_first_year_begin_with_the_new_one(base_scenario):
    path = base_scenario.drivers["external_income"].points
    pair = ("drivers.external_income@2023", "parameters.economy.trend_long_run")
    tied = dataclasses.replace(base_scenario, correlations=(Correlation(pair, 0.6, ""),))
    moved = starting(tied, 2015, 2020)
    assert (moved.start, moved.end) == (2015, 2020)
    assert [time for time, _ in moved.drivers["external_income"].points] == [time - 8 for time, _ in path]
    assert moved.drivers["half_year"] == base_scenario.drivers["half_year"]
    assert moved.correlations[0].inputs == ("drivers.external_income@2015", pair[1])


def test_inputs_that_rest_on_later_figures_are_listed_without_recent_growth(small, base_scenario):
    paths = {one.path: one.date for one in small.later}
    assert paths["parameters.fiscal.revenue"] == "2024-09-20"
    assert not any(path.startswith("parameters.economy.growth_") for path in paths)
    assert later_inputs(base_scenario, "2024-12-31") == ()


def test_the_same_hindcast_comes_out_again_and_fewer_origins_give_its_pairs(base_scenario, small):
    again = hindcast(base_scenario, draws=40, rules=["model"], origins=[2021, 2018])
    assert set(again.pairs) == {one for one in small.pairs if one.rule == "model" and one.origin in (2018, 2021)}


def test_rules_and_origins_that_there_are_not_are_refused_at_once(base_scenario):
    with pytest.raises(ProjectionError) as caught:
        hindcast(base_scenario, rules=["modle"], origins=[2023])
    assert str(caught.value) == (
        "no rule 'modle'; did you mean 'model'?\n"
        "the end of 2023 is no origin of a hindcast (origins: 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022)"
    )
    with pytest.raises(ArgumentError):
        hindcast(base_scenario, rules="model")
    with pytest.raises(ProjectionError):
        hindcast(base_scenario, draws=0)


def test_a_district_that_publishes_no_growth_is_refused(shipped):
    with pytest.raises(FactError) as caught:
        hindcast(shipped("sample_district"))
    assert str(caught.value) == (
        "the ledger has 0 yearly growth rates of GDP, too few for a hindcast: at the end of some year two must be"
        " published, and one more after it"
    )


def test_the_forecasts_kept_of_the_first_edition_are_of_outcomes_that_the_ledger_holds(small):
    kept = first_edition()
    assert kept.stamp.draws >= 2000
    assert [one.what for one in kept.pairs] == [one.what for one in small.pairs if one.rule == "first_edition"]


def test_the_hindcast_shipped_with_the_package_holds_every_rule():
    found = shipped()
    assert found.stamp.district == bj.load("base").district["en"]
    assert tuple(dict.fromkeys(one.rule for one in found.pairs)) == RULES
    assert len(of(found, "model")) == 29


def test_naive_forecasts_shipped_are_those_of_the_ledger_today(small):
    ours = [one for one in small.pairs if one.rule not in ("model", "first_edition")]
    theirs = [one for one in shipped().pairs if one.rule not in ("model", "first_edition")]
    assert [one.what for one in ours] == [one.what for one in theirs]
    assert [one.crps for one in ours] == pytest.approx([one.crps for one in theirs], rel=1e-6)


def test_an_outcome_is_forecast_from_where_a_rate_of_it_is_known(small):
    ledger = published()
    for origin in range(2015, 2023):
        before = known(ledger.as_of(f"{origin}-12-31"), city_of(ledger))
        forecast = {(one.indicator, one.item) for one in small.pairs if one.origin == origin}
        assert forecast == {(one.indicator, one.item) for one in OUTCOMES if before.rates[one]}


def test_the_frame_has_a_row_for_each_pair_and_the_hindcast_shows_itself_in_one_line(small):
    assert len(small.frame) == len(small.pairs)
    assert list(small.frame.columns)[:4] == ["rule", "origin", "horizon", "indicator"]
    place = "'Hangzhou High-tech Zone (Binjiang)'"
    assert repr(small) == f"<Hindcast of {place}: {len(small.pairs)} pairs, 40 draws>"


def test_conditioning_knows_nothing_that_was_published_after_the_origin(base_scenario):
    facts = [
        fact if fact.known_from <= END else dataclasses.replace(fact, value=1.5 * fact.value)
        for fact in base_scenario.ledger.facts()
    ]
    other = dataclasses.replace(base_scenario, ledger=Ledger(facts))
    kind, figures = hindcasts.CONDITIONED["model_window"], [("gdp_growth", None, "2020")]
    first, second = (
        draws_of(kind, one, one.ledger.as_of(END), 2019, figures, draws=50, particles=200)
        for one in (base_scenario, other)
    )
    assert np.array_equal(first, second)


def test_the_forecasts_by_what_they_were_conditioned_on_are_of_todays_equations(base_scenario):
    shown = hindcasts.conditioned()
    assert shown.stamp.equations == base_scenario.model.digest
    assert {one.rule for one in shown.pairs} == {hindcasts.MODEL, *hindcasts.CONDITIONED}


def test_the_shipped_base_uses_the_kind_of_conditioning_that_forecast_growth_best(base_scenario):
    pooled = [one for one in hindcasts.conditioned().scores if one.indicator == "gdp_growth" and one.horizon is None]
    best = min(pooled, key=lambda one: one.crps)
    assert best.rule == hindcasts.MODEL
    assert base_scenario.posterior is None
