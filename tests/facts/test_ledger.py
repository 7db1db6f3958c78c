import re

import pytest

from binjiang_sim.engine import units
from binjiang_sim.errors import FactError
from binjiang_sim.facts import published
from binjiang_sim.facts.ledger import COLUMNS, OWN, REASONS, Ledger, read

LEDGER = published()
FACTS = LEDGER.facts()
HEADER = ",".join(COLUMNS)
GOOD = "gdp_2020,gdp,1745.7,亿元,2020,district,nominal,exact,Plan,2021-03-25,,1745.7亿元,high,context,,,,other_prices,,"


def faults_of(*rows, header=HEADER):
    with pytest.raises(FactError) as caught:
        read("\n".join([header, *rows]), "my.csv")
    return caught.value


def test_every_fact_has_a_source_a_quote_and_a_date_or_a_period():
    assert [fact.name for fact in FACTS if not (fact.source and fact.quote and (fact.date or fact.period))] == []


def test_nothing_was_published_after_september_2024():
    assert max(fact.date for fact in FACTS) <= "2024-09-30"


def test_every_fact_of_the_district_and_the_city_has_a_period():
    assert [fact.name for fact in FACTS if not fact.period and not fact.name.startswith("anchor_")] == []


def test_every_name_begins_with_its_indicator():
    begins = {fact.name: f"{_slug(fact.place)}_" if fact.place else "" for fact in FACTS}
    assert [fact.name for fact in FACTS if not fact.name.startswith(begins[fact.name] + fact.indicator)] == []


def _slug(place):
    """The English name of a place as names of facts begin with it: "西安市/Xi'an" is xian."""
    return re.sub(r"[^a-z0-9]+", "_", place.partition("/")[2].lower().replace("'", ""))


def test_a_ledger_without_the_column_of_places_is_about_the_district():
    ledger = read("\n".join([",".join(OWN), GOOD.removesuffix(",,other_prices,,")]), "my.csv")
    assert (ledger["gdp_2020"].place, ledger["gdp_2020"].reason) == ("", "")


def test_a_ledger_may_name_places_and_give_no_reason():
    ledger = read(
        "\n".join([HEADER.removesuffix(",reason,source_zh,scope_zh"), GOOD.removesuffix(",other_prices,,")]), "my.csv"
    )
    assert ledger["gdp_2020"].reason == ""


def test_every_fact_says_why_it_has_its_use():
    assert [fact.name for fact in FACTS if fact.reason not in REASONS[fact.use]] == []


def test_every_reason_is_given_by_some_fact():
    assert {fact.reason for fact in FACTS} == {reason for reasons in REASONS.values() for reason in reasons}


def test_a_reason_of_another_use_is_refused():
    error = faults_of(GOOD.replace("other_prices", "sets_start"))
    assert error.text("en").startswith("my.csv:2: reason 'sets_start' must be one of: other_place, other_scope,")


def test_a_target_is_held_against_the_outcome_of_its_place_and_period_where_there_is_one():
    outcomes = {(fact.indicator, fact.place, fact.period) for fact in FACTS}
    targets = [fact for fact in FACTS if fact.indicator.startswith("target_")]
    known = {one.name for one in targets if (one.indicator.removeprefix("target_"), one.place, one.period) in outcomes}
    assert {fact.name for fact in FACTS if fact.reason == "track_record"} == known
    ahead = {one.name for one in targets if one.reason in ("plan_target", "no_variable")}
    assert ahead == {one.name for one in targets} - known
    assert [one.name for one in targets if one.variable] == []


def test_the_targets_of_the_district_for_growth_stand_beside_what_became_of_them():
    found = {name: LEDGER[f"{name}_growth_{year}"].value for year in (2021,) for name in ("target_gdp", "gdp")}
    assert found == {"target_gdp": 7.5, "gdp": 11.3}
    assert LEDGER["target_gdp_growth_2023"].value == 5 < LEDGER["gdp_growth_2023"].value == 8
    assert LEDGER["hangzhou_target_gdp_growth_2022"].value == 6.5 > LEDGER["hangzhou_gdp_growth_2022"].value == 1.5


def test_the_age_groups_of_the_census_add_up_to_its_residents():
    groups = [LEDGER[f"census_residents_age_{age}_2020"].value for age in ("0_4", "5_14", "15_59", "60_plus")]
    streets = [LEDGER[f"census_residents_{name}_2020"].value for name in ("xixing", "changhe", "puyan")]
    assert sum(groups) == sum(streets) == LEDGER["resident_population_2020"].model_value == 503_859


def test_registered_age_groups_add_up_to_the_registered_population():
    for year in (2010, 2013):
        ages = ("0_17", "18_35", "35_60", "60_plus")
        groups = [LEDGER[f"registered_population_age_{age}_{year}"].value for age in ages]
        assert sum(groups) == LEDGER[f"registered_population_{year}"].value


def test_total_fiscal_revenue_grew_as_printed():
    for year, printed in {2016: 17.7, 2021: 13.5, 2022: 6.5, 2023: 6.7}.items():
        growth = LEDGER[f"total_fiscal_revenue_{year}"].value / LEDGER[f"total_fiscal_revenue_{year - 1}"].value - 1
        assert 100 * growth == pytest.approx(printed, abs=0.1)


def test_the_latest_figure_of_the_district_is_not_that_of_another_place():
    assert LEDGER.latest("resident_population").place == ""
    assert LEDGER.latest("resident_population", "杭州市/Hangzhou").name == "hangzhou_resident_population_2023"
    assert LEDGER.latest("resident_population", "Nowhere") is None


def test_the_two_publications_of_the_census_are_one_row_that_names_both():
    census = [fact for fact in FACTS if fact.indicator == "resident_population" and fact.period == "2020-11-01"]
    assert [fact.model_value for fact in census] == [pytest.approx(503_859)]
    assert census[0].source.count("Seventh National Population Census") == 2


def test_no_figure_stands_twice_for_one_indicator_scope_and_period_of_one_source():
    dated = [fact for fact in FACTS if fact.period]
    seen = [(one.indicator, one.place, one.scope, one.period, one.value, one.source) for one in dated]
    assert len(seen) == len(set(seen))


def test_the_conditioning_figures_of_the_first_half_of_2024_are_as_the_article_printed_them():
    wanted = {
        "gdp_growth_2024_h1": (0.058, {}, "exact"),
        "industry_growth_2024_h1": (0.075, {}, "exact"),
        "services_growth_2024_h1": (0.049, {}, "exact"),
        "gdp_per_head_2023": (460_000, {"CNY": 1, "resident": -1}, "above"),
        "managed_population_2024": (900_000, {"managed_person": 1}, "exact"),
        "registered_enterprises_2024": (100_000, {"enterprise": 1}, "above"),
        "listed_companies_2024": (73, {"enterprise": 1}, "exact"),
        "graduate_inflow_2024_h1": (26_000, {"person": 1}, "exact"),
        "fdi_inflow_2024_h1": (8e8, {"USD": 1}, "exact"),
        "event_visitors_2024": (1e6, {"visitor": 1}, "above"),
    }
    found = {
        name: (pytest.approx(LEDGER[name].model_value), LEDGER[name].powers, LEDGER[name].bound) for name in wanted
    }
    assert wanted == found
    assert {LEDGER[name].use for name in wanted} == {"used"}


# Figures that the source writes in words, or as a finding.
IN_WORDS = {
    "resident_population_2019",
    "registered_population_2019",
    "registered_enterprises_2005",
    "event_visitors_2024",
    "target_weak_magnetic_facility_start_2024",
    "programme_5050_listed_companies_2024",
    "personal_income_tax_growth_2023",
    "anchor_fdi_growth_effect",
    "anchor_fdi_horizontal_spillover",
    "anchor_depreciation_sensitivity",
    "anchor_net_entry_share_of_tfp_growth",
    "anchor_net_entry_share_of_tfp_growth_wp",
    "anchor_density_wage_elasticity_china_ratio",
    "anchor_target_miss_five_provinces",
    "anchor_zone_gdp_restated_binhai",
    "anchor_growth_persistence_correlation_low",
    "anchor_growth_persistence_correlation_high",
    "anchor_local_multiplier_us_revisited",
    "anchor_displacement_uk_legi",
    "anchor_tax_buoyancy_long_run",
    "anchor_tax_buoyancy_asia_pandemic",
    "anchor_just_meeting_target_prefecture",
    "anchor_weo_two_to_five_year_forecasts",
    "anchor_exporter_reallocation_share",
    "anchor_displacement_uk_zones_2012",
    "anchor_zone_jobs_against_forecast",
}
# Sums, differences and shares of printed figures; the lower part of a ranking of which only the first three are
# quoted; and abstracts quoted up to the figure.
NOT_IN_THE_QUOTE = {
    "registered_population_2010",
    "registered_population_2013",
    "census_women_share_2020",
    "hangzhou_collective_household_share_2020",
    "hangzhou_gdp_growth_2016",
    "gongshu_target_gdp_growth_2022",
    *(f"{place}_gdp_2022" for place in ("gongshu", "xiaoshan", "xihu", "qiantang", "linping", "fuyang", "linan")),
    "anchor_obr_growth_forecast_within_2_points",
    "anchor_displacement_uk_enterprise_zones",
    "anchor_migrant_distance_wage_tradeoff",
    "anchor_zone_net_benefit_three_years",
    "anchor_house_price_graduates_leaving",
    "anchor_ftz_gdp_per_head_growth_shanghai_low",
    "anchor_ftz_gdp_per_head_growth_shanghai_high",
    "anchor_services_settlement_intention",
}


def test_every_figure_stands_in_its_own_quote():
    assert {
        fact.name for fact in FACTS if not any(figure in fact.quote for figure in _spellings(fact.value))
    } == IN_WORDS | NOT_IN_THE_QUOTE


def _spellings(value):
    value = abs(value)  # words such as "loss" and "below" stand for the sign
    plain = [f"{number:.10g}" for number in (value, value / 10, value / 100, value / 1e4, value * 100)]
    written = [f"{value:.1f}", f"{value:.2f}", f"{value / 10:.2f}", f"{value:,.0f}"]
    return [*plain, *written, f"{value * 1e4:.0f}", f"{value * 1e4:,.0f}"]


def test_sector_shares_of_one_year_sum_to_the_whole():
    for year in (2010, 2017):
        shares = [LEDGER[f"{sector}_share_{year}"].model_value for sector in ("primary", "secondary", "tertiary")]
        assert sum(shares) == pytest.approx(1)


def test_published_growth_of_revenue_follows_from_the_published_levels():
    for year, printed in {2018: 15.4, 2019: 6.5, 2020: 4.1, 2021: 11, 2022: 5.8, 2023: 12.8}.items():
        growth = LEDGER[f"budget_revenue_{year}"].value / LEDGER[f"budget_revenue_{year - 1}"].value - 1
        assert 100 * growth == pytest.approx(printed, abs=0.1)


def test_observations_of_a_variable_are_the_facts_with_its_definition():
    assert [fact.period for fact in LEDGER.observations("budget_revenue")] == [str(year) for year in range(2018, 2024)]
    assert [fact.name for fact in LEDGER.observations("gdp")] == ["gdp_2023_h1"]


def test_observations_of_one_item_leave_the_others_out():
    services = LEDGER.observations("value_added_growth", "services")
    assert {fact.indicator for fact in services} == {"services_growth"}
    assert len(services) < len(LEDGER.observations("value_added_growth"))


def test_every_observation_has_a_year_a_half_year_or_a_day():
    pattern = re.compile(r"\d{4}(-H[12]|-\d\d-\d\d)?")
    assert [fact.name for fact in FACTS if fact.variable and not pattern.fullmatch(fact.period)] == []


def test_facts_that_only_test_the_model_all_observe_a_variable_or_feed_a_derived_one():
    helpers = {"budget_revenue_2017", "gdp_growth_2019_2021", "industry_growth_2019_2021"}
    assert {fact.name for fact in FACTS if fact.use == "scored" and not fact.variable} == helpers


def test_a_ledger_as_of_a_day_holds_what_was_published_by_then():
    ledger = published()
    known = ledger.as_of("2019-06-30")
    assert {fact.name for fact in known.facts()} < set(ledger)
    assert "gdp_growth_2017" in known
    assert "gdp_growth_2018" not in known  # published in June 2019, which counts as its end
    assert "gdp_growth_2018" in ledger.as_of("2019-06-31")


def test_a_date_of_a_year_counts_as_its_end_and_a_figure_without_a_date_is_never_known():
    ledger = published()
    pudong, undated = ledger["pudong_gdp_growth_2019"], ledger["hangzhou_rd_intensity_2013"]
    assert (pudong.date, pudong.known_from, undated.date) == ("2021", "2021-12-31", "")
    assert pudong.name not in ledger.as_of("2021-12-30")
    assert pudong.name in ledger.as_of("2021-12-31")
    assert undated.name not in ledger.as_of("2100-01-01")


def test_an_amount_is_converted_to_model_units():
    assert LEDGER["gdp_2020"].model_value == 1745.7 * 1e8
    assert LEDGER["land_area"].model_value == pytest.approx(72.2e6)


def test_every_unit_is_known():
    assert [fact.unit for fact in FACTS if units.parse(fact.unit)[0] <= 0] == []


def test_the_ledger_behaves_like_a_mapping_of_names():
    assert len(LEDGER) == len(list(LEDGER)) == len(FACTS)
    assert "gdp_2020" in LEDGER
    assert "gdp_1820" not in LEDGER
    assert repr(Ledger(FACTS[:2])) == "Ledger(2 facts)"


def test_the_packaged_ledger_is_read_once():
    assert published() is LEDGER


def test_an_unknown_name_is_refused_with_the_nearest_one():
    with pytest.raises(FactError) as caught:
        LEDGER["gdp_growth_2024_h2"]
    assert caught.value.text("en") == "no fact 'gdp_growth_2024_h2'; did you mean 'gdp_growth_2024_h1'?"
    assert caught.value.text("zh") == "没有名为“gdp_growth_2024_h2”的数据；是否想写“gdp_growth_2024_h1”？"


def test_a_name_like_no_other_is_refused_with_the_command_that_lists_them():
    with pytest.raises(FactError) as caught:
        LEDGER["xyzzy"]
    assert caught.value.text("en") == "no fact 'xyzzy'; `binjiang_sim facts` lists all names"
    assert caught.value.text("zh") == "没有名为“xyzzy”的数据；命令 `binjiang_sim facts` 列出全部名称"


def test_a_good_row_is_read():
    assert read(f"{HEADER}\n{GOOD}", "my.csv")["gdp_2020"].value == 1745.7


def test_all_faults_of_a_file_come_at_once_with_their_lines():
    error = faults_of(
        GOOD,
        GOOD,
        "year,gdp,1e999,furlong,last year,,odd,over,,2024-13,,q,sure,maybe,,,,no,,",
        "gdp_2021,gdp,1,亿元,,district,nominal,exact,Plan,,,q,high,context,,,,,,",
        "gdp_2022,gdp,1",
    )
    assert error.text("en").splitlines() == [
        "my.csv:4: name 'year' cannot stand in a formula; use lower-case letters, digits and underscores, "
        "a letter first, and not the name of a unit",
        "my.csv:4: value '1e999' is not a finite number",
        "my.csv:4: unit 'furlong' is not a known unit",
        "my.csv:4: period 'last year' must be written like 2023, 2024-H1, 2014-Q1, 2018-06, 2020-11-01 "
        "or 2018-01/2018-09",
        "my.csv:4: date '2024-13' must be written like 2024, 2024-09 or 2024-09-02",
        "my.csv:4: scope is empty; every fact must give it",
        "my.csv:4: source is empty; every fact must give it",
        "my.csv:4: bound 'over' must be one of: exact, above, about, below, stretch",
        "my.csv:4: use 'maybe' must be one of: used, scored, context",
        "my.csv:4: confidence 'sure' must be one of: high, medium, low",
        "my.csv:4: price_basis 'odd' must be one of: real, nominal, none",
        "my.csv:5: date and period are both empty; give one of them",
        "my.csv:6: this row has 3 cells; it must have 20",
        "my.csv:3: name 'gdp_2020' is already used at my.csv:2",
    ]


def test_faults_of_a_file_are_told_in_chinese():
    error = faults_of(GOOD.replace("亿元,2020", "斗,"), "gdp_2022,gdp,1")
    assert error.text("zh").splitlines() == [
        "my.csv:2: unit“斗”不是已知的单位",
        "my.csv:3: 这一行有 3 个单元格，应有 20 个",
    ]


def test_wrong_columns_are_refused():
    error = faults_of(GOOD, header="name,value")
    assert error.text("en") == f"my.csv:1: the columns are name, value; they must be {', '.join(COLUMNS)}"


def test_an_empty_file_is_refused():
    with pytest.raises(FactError, match=r"^my\.csv:1: there is nothing in it"):
        read("", "my.csv")


def test_a_broken_quotation_mark_is_refused_with_its_line():
    error = faults_of('gdp_2020,"gdp"x,1')
    assert error.text("en") == (
        "my.csv:2: after a closing quote comes a comma or the end of the row; a quote inside quotes is written twice"
    )
