"""The audit of a ledger: every rule on figures of an invented town, the shipped ledger, the sample."""

import json
from collections import Counter

import pytest

from binjiang_sim import load
from binjiang_sim.cli import main
from binjiang_sim.facts import Fact, Ledger, audit, published
from binjiang_sim.facts.audit import lines, records
from binjiang_sim.facts.figures import Figures
from binjiang_sim.facts.identities import KINDS, identities, level_of, rate_of
from binjiang_sim.facts.intervals import Interval, interval, spanned
from binjiang_sim.facts.periods import months_of, months_to_date, moved
from binjiang_sim.words import LANGUAGES


def figure(name, value, unit, period, **other):
    """A figure of the town; its indicator is its name up to the year."""
    basis = "nominal" if "CNY" in unit or "元" in unit else "real" if "growth" in name else "none"
    own = {
        "scope": "town",
        "price_basis": basis,
        "bound": "exact",
        "date": f"{int(period[:4] or 2020) + 1}-03",
        **other,
    }
    indicator = own.pop("indicator", name.split("_2")[0])
    rest = {"source": "s", "address": "", "quote": "q", "confidence": "high", "use": "context"}
    return Fact(name, indicator, value, unit, period, **{**rest, "variable": "", "item": "", **own})


def found_in(*figures, inputs=None):
    return audit(Ledger(figures), inputs or {})


def only(*figures, inputs=None):
    (finding,) = found_in(*figures, inputs=inputs)
    return finding


PER_HEAD = figure("gdp_per_head_2020", 100_000, "CNY/resident", "2020", bound="above")
MANAGED = figure("managed_population_2020", 9, "万管理人口", "2020")
GDP_2020 = figure("gdp_2020", 50, "亿元", "2020")


def test_people_of_another_count_are_no_denominator_and_the_implied_residents_are_told():
    finding = only(PER_HEAD, MANAGED, GDP_2020)
    assert (finding.rule, finding.severity) == ("denominator", "warning")
    assert finding.facts == ("gdp_per_head_2020", "managed_population_2020", "gdp_2020")
    assert finding.text("en") == (
        "gdp_per_head_2020 (above 100,000 CNY per resident, 2020) is not over the people of managed_population_2020 "
        "(90,000 persons, 2020): both multiplied give 9 bn CNY, 1.8 times gdp_2020 (5 bn CNY, 2020). "
        "The people that it does imply are 50,000 residents, or fewer, since the figure per head is a lower bound."
    )
    assert finding.text("zh") == (
        "gdp_per_head_2020（超过100000 CNY/resident，2020）的分母与managed_population_2020（9万管理人口，2020）"
        "不是同一批人：两者相乘得90亿元，是gdp_2020（50亿元，2020）的1.8倍。"
        "按该人均数推算的人数为5万常住人口，人均数是下限，人数只会更少。"
    )


def test_a_year_without_a_published_level_takes_that_of_the_year_before_and_the_growth_since():
    growth = figure("gdp_growth_2020", 10, "%", "2020")
    finding = only(PER_HEAD, MANAGED, figure("gdp_2019", 50, "亿元", "2019"), growth)
    assert finding.facts[2:] == ("gdp_2019", "gdp_growth_2020")
    assert (
        "1.6 times the 5.5 bn CNY of that year (not published: gdp_2019 (5 bn CNY, 2019) carried on by "
        "gdp_growth_2020 (10 %, 2020), in prices of the year before). "
        "The people that it does imply are 55,000 residents, or fewer" in finding.text("en")
    )


def test_a_ledger_without_any_level_has_no_implied_people_and_a_finding_all_the_same():
    finding = only(PER_HEAD, MANAGED)
    assert finding.facts == ("gdp_per_head_2020", "managed_population_2020")
    assert finding.text("en") == (
        "gdp_per_head_2020 (above 100,000 CNY per resident, 2020) is not over the people of managed_population_2020 "
        "(90,000 persons, 2020): both multiplied give 9 bn CNY, which is no total of anything."
    )


def test_residents_are_the_people_of_a_figure_per_head_and_counts_of_other_years_are_left_alone():
    residents = figure("resident_population_2020", 4.9, "万常住人口", "2020")
    assert found_in(PER_HEAD, residents, GDP_2020) == ()
    assert found_in(PER_HEAD, figure("managed_population_2017", 9, "万管理人口", "2017"), GDP_2020) == ()


def test_a_product_that_is_none_is_an_error_and_a_lower_bound_leaves_room_above():
    residents = figure("resident_population_2020", 60_120, "常住人口", "2020")
    exact = figure("gdp_per_head_2020", 100_000, "CNY/resident", "2020")
    finding = only(exact, residents, GDP_2020)
    assert (finding.rule, finding.severity) == ("product", "error")
    assert finding.text("en") == (
        "gdp_per_head_2020 (100,000 CNY per resident, 2020) times resident_population_2020 (60,120 residents, 2020) is "
        "6.012 bn CNY, not gdp_2020 (5 bn CNY, 2020): neither rounding nor bounds explain it."
    )
    assert found_in(PER_HEAD, figure("resident_population_2020", 4, "万常住人口", "2020"), GDP_2020) == ()
    assert [one.rule for one in found_in(PER_HEAD, residents, GDP_2020)] == ["product"]


def test_a_product_holds_if_it_does_for_one_of_several_prints():
    share = figure("rd_intensity_2020", 10, "%", "2020")
    spent = figure("rd_spending_2020", 4.2, "亿元", "2020", reason="superseded")
    assert [one.rule for one in found_in(share, spent, GDP_2020)] == ["product"]
    later = figure("rd_spending_2020_final", 5.2, "亿元", "2020", indicator="rd_spending")
    assert [one.rule for one in found_in(share, spent, later, GDP_2020)] == ["two_prints"]


def test_parts_that_do_not_add_up_are_an_error_and_rounding_is_not():
    goods, bought = figure("goods_exports_2021", 70, "亿元", "2021"), figure("imports_2021", 35, "亿元", "2021")
    finding = only(goods, bought, figure("trade_2021", 108, "亿元", "2021"))
    assert (finding.rule, finding.severity) == ("sum", "error")
    assert finding.text("en") == (
        "goods_exports_2021 (7 bn CNY, 2021), imports_2021 (3.5 bn CNY, 2021) add up to 10.5 bn CNY, not to "
        "trade_2021 (10.8 bn CNY, 2021): rounding does not explain it."
    )
    assert found_in(goods, bought, figure("trade_2021", 106, "亿元", "2021")) == ()


def test_shares_add_up_to_one():
    shares = [figure(f"{one}_share_2010", value, "%", "2010") for one, value in (("primary", 1.5), ("secondary", 47.2))]
    assert found_in(*shares, figure("tertiary_share_2010", 51.3, "%", "2010")) == ()
    finding = only(*shares, figure("tertiary_share_2010", 41.3, "%", "2010"))
    assert finding.text("en").endswith("add up to 90 %, not to 100.0 %: rounding does not explain it.")


def rates(whole, industry, services, period="2020"):
    named = {"gdp_growth": whole, "industry_growth": industry, "services_growth": services}
    return [figure(f"{name}_{period.lower()}", value, "%", period, indicator=name) for name, value in named.items()]


def test_growth_rates_imply_a_weight_with_the_range_of_their_rounding():
    finding = only(*rates(5.8, 7.5, 4.9))
    assert (finding.rule, finding.severity) == ("implied_share", "note")
    assert finding.text("en") == (
        "gdp_growth_2020 (5.8 %, 2020), industry_growth_2020 (7.5 %, 2020) and services_growth_2020 (4.9 %, 2020) "
        "imply a weight of 0.346 for the first activity (0.308 to 0.385 with rounding); no weight of that period is "
        "published to hold it against."
    )


def test_a_published_weight_within_the_range_is_no_finding_and_one_outside_is():
    inside = figure("industry_value_added_2020", 17, "亿元", "2020")
    assert found_in(*rates(5.8, 7.5, 4.9), inside, GDP_2020) == ()
    finding = only(*rates(5.8, 7.5, 4.9), figure("industry_value_added_2020", 25, "亿元", "2020"), GDP_2020)
    assert finding.severity == "warning"
    assert finding.text("en").endswith(
        "imply a weight of 0.308 to 0.385 for the first activity, yet the published one is 0.500 "
        "(industry_value_added_2020 (2.5 bn CNY, 2020), gdp_2020 (5 bn CNY, 2020))."
    )


def test_the_weight_of_the_year_before_stands_beside_one_that_is_not_published():
    levels = figure("industry_value_added_2020", 17, "亿元", "2020"), GDP_2020
    finding = only(*rates(5.8, 7.5, 4.9, "2021"), *levels)
    assert finding.text("en").endswith(
        "that of the period is not published, a year before it was 0.340 "
        "(industry_value_added_2020 (1.7 bn CNY, 2020), gdp_2020 (5 bn CNY, 2020))."
    )


def test_growth_of_the_whole_lies_between_that_of_its_parts():
    finding = only(*rates(4.2, 7.5, 4.9))
    assert (finding.rule, finding.severity) == ("implied_share", "warning")
    assert finding.text("en") == (
        "gdp_growth_2020 (4.2 %, 2020) does not lie between industry_growth_2020 (7.5 %, 2020) and "
        "services_growth_2020 (4.9 %, 2020), nor does rounding explain it: unless other activities moved far apart, "
        "or the scopes differ."
    )


def test_rates_that_are_alike_within_their_rounding_imply_no_weight():
    assert found_in(*rates(5.02, 5.1, 5.0)) == ()


def test_nominal_levels_that_real_growth_does_not_explain_are_a_break_in_the_series():
    growth = figure("gdp_growth_2020", 8.2, "%", "2020")
    finding = only(figure("gdp_2019", 40, "亿元", "2019"), GDP_2020, growth)
    assert (finding.rule, finding.severity) == ("price_break", "warning")
    assert finding.facts == ("gdp_2019", "gdp_2020", "gdp_growth_2020")
    assert finding.text("en") == (
        "gdp_2020 (5 bn CNY, 2020) over gdp_2019 (4 bn CNY, 2019) is +25.0 % at current prices, while gdp_growth_2020 "
        "(8.2 %, 2020) is real: prices would have moved by +15.5 %. The level was revised or its basis changed: "
        "the series is broken here."
    )
    assert found_in(figure("gdp_2019", 45, "亿元", "2019"), GDP_2020, growth) == ()


def test_a_printed_growth_that_the_levels_do_not_give_is_one_of_two():
    sold = [figure(f"retail_sales_{year}", value, "亿元", f"{year}") for year, value in ((2021, 400), (2022, 460))]
    rate = figure("retail_sales_growth_2022", 6.2, "%", "2022", price_basis="nominal")
    finding = only(*sold, rate)
    assert (finding.rule, finding.severity) == ("growth", "warning")
    assert finding.text("en") == (
        "retail_sales_growth_2022 (6.2 %, 2022) is not what the levels say: retail_sales_2022 (46 bn CNY, 2022) over "
        "retail_sales_2021 (40 bn CNY, 2021) is +15.0 %. Of this growth there are two prints; the basis of one year "
        "differs or was revised."
    )
    assert found_in(*sold, figure("retail_sales_growth_2022", 15.0, "%", "2022", price_basis="nominal")) == ()


def test_levels_of_different_scopes_have_no_growth():
    before = figure("industry_value_added_2019", 20, "亿元", "2019", scope="town, all industry")
    now = figure("industry_value_added_2020", 25, "亿元", "2020", scope="town, large firms")
    rate = figure("industry_growth_2020", 9, "%", "2020", scope="town, large firms")
    finding = only(before, now, rate)
    assert (finding.rule, finding.severity) == ("scope", "note")
    assert finding.text("en") == (
        "industry_value_added_2020 (2.5 bn CNY, 2020) and industry_value_added_2019 (2 bn CNY, 2019) differ in scope "
        "(town, large firms; before, town, all industry): their ratio, +25.0 %, is no growth; for that see "
        "industry_growth_2020 (9 %, 2020)."
    )


def test_an_amount_of_another_size_than_its_months_is_an_error():
    part = figure("gdp_2020_jan_nov", 36, "亿元", "2020-01/2020-11", indicator="gdp")
    finding = only(part, GDP_2020)
    assert (finding.rule, finding.severity) == ("part_of_year", "error")
    assert finding.text("en") == (
        "gdp_2020_jan_nov (3.6 bn CNY, January to November 2020) is labelled as 11 months, yet it is 72.0 % of "
        "gdp_2020 (5 bn CNY, 2020), the size of three quarters: the period or the scope is labelled wrongly."
    )
    assert found_in(figure("gdp_2020_q1_q3", 36, "亿元", "2020-01/2020-09", indicator="gdp"), GDP_2020) == ()


def test_a_half_year_that_stands_for_the_year_is_an_error():
    finding = only(figure("gdp_2020_h1", 50, "亿元", "2020-H1", indicator="gdp"), GDP_2020)
    assert finding.text("en").endswith(
        "is labelled as 6 months, yet it is 100.0 % of gdp_2020 (5 bn CNY, 2020), the size of the whole year: "
        "the period or the scope is labelled wrongly."
    )


def test_a_stock_of_the_middle_of_the_year_is_no_part_of_it():
    counts = [figure("firms_2020_h1", 950, "家", "2020-H1", indicator="firms"), figure("firms_2020", 950, "家", "2020")]
    assert found_in(*counts) == ()


def test_an_input_by_the_year_may_not_be_an_amount_of_half_a_year():
    half = figure("fdi_inflow_2020_h1", 8, "亿美元", "2020-H1", indicator="fdi_inflow")
    inputs = {"parameters.openness.fdi": "fdi_inflow_2020_h1 / year"}
    finding = only(half, inputs=inputs)
    assert (finding.rule, finding.severity) == ("annual_slot", "error")
    assert finding.text("en") == (
        "parameters.openness.fdi is a yearly rate, yet it is fdi_inflow_2020_h1 (800 million USD, first half of 2020) "
        "as it stands, the amount of a part of a year (formula: fdi_inflow_2020_h1 / year); divide it by the share of "
        "the part in the year."
    )
    assert found_in(half, inputs={"a": "fdi_inflow_2020_h1 / (0.5 * year)", "b": "1, 2, 3"}) == ()
    growth = figure("gdp_growth_2020_h1", 8, "%", "2020-H1", indicator="gdp_growth")
    assert found_in(growth, inputs={"a": "gdp_growth_2020_h1 / year"}) == ()


def test_one_figure_printed_twice_is_a_warning_and_only_a_note_once_one_is_replaced():
    later = figure("gdp_2020_final", 53, "亿元", "2020", indicator="gdp")
    finding = only(GDP_2020, later)
    assert (finding.rule, finding.severity) == ("two_prints", "warning")
    assert finding.text("en") == (
        "One figure was printed with different values: gdp_2020 (5 bn CNY, 2020), gdp_2020_final (5.3 bn CNY, 2020), "
        "5.7 % apart."
    )
    replaced = figure("gdp_2020", 50, "亿元", "2020", reason="superseded")
    assert only(replaced, later).severity == "note"


def test_prints_that_rounding_or_a_bound_explain_are_no_finding():
    assert found_in(GDP_2020, figure("gdp_2020_b", 50.3, "亿元", "2020", indicator="gdp")) == ()
    assert found_in(GDP_2020, figure("gdp_2020_b", 40, "亿元", "2020", indicator="gdp", bound="above")) == ()
    assert found_in(GDP_2020, figure("gdp_2020_b", 51.9, "亿元", "2020", indicator="gdp", bound="about")) == ()


def test_one_thing_from_two_sources_is_a_warning_where_they_differ():
    own, goods = figure("exports_2021", 739.0, "亿元", "2021"), figure("goods_exports_2021", 720, "亿元", "2021")
    finding = only(own, goods)
    assert (finding.rule, finding.severity) == ("two_sources", "warning")
    assert finding.text("en") == (
        "One thing has different values from two sources: exports_2021 (73.9 bn CNY, 2021), "
        "goods_exports_2021 (72 bn CNY, 2021), 2.6 % apart."
    )
    assert found_in(own, figure("goods_exports_2021", 739.4, "亿元", "2021")) == ()


def test_two_definitions_are_named_with_figures_of_the_same_part_of_the_year():
    taken = [
        figure("talent_inflow_2022", 800, "人", "2022"),
        figure("talent_inflow_2022_h1", 450, "人", "2022-H1", indicator="talent_inflow"),
    ]
    young = figure("graduate_inflow_2023_h1", 300, "人", "2023-H1", indicator="graduate_inflow")
    finding = only(*taken, young)
    assert (finding.rule, finding.severity) == ("two_definitions", "note")
    assert finding.text("en") == (
        "Not the same thing, so that one cannot stand for another or continue its series: talent_inflow_2022_h1 "
        "(450 persons, first half of 2022), graduate_inflow_2023_h1 (300 persons, first half of 2023)."
    )


@pytest.mark.parametrize("value", [0, -3, 0.0001])
@pytest.mark.parametrize("unit", ["亿元", "CNY/resident", "%", "人", "亿元*m2/person"])
def test_no_value_and_no_unit_of_an_indicator_upsets_a_rule(value, unit):
    named = {fact.indicator for fact in published().facts() if not fact.indicator.startswith(("anchor", "target"))}
    facts = [
        figure(f"{name}_{number}", own, unit, period, indicator=name, date="2021")
        for number, (period, own) in enumerate(
            (("2019", 5), ("2020", value), ("2020-H1", 3), ("2020-11-01", value), ("", 1))
        )
        for name in sorted(named)
    ]
    rules = {one.rule for one in found_in(*facts)}
    assert rules  # each of which has a sentence
    assert all(one.text(language) for one in found_in(*facts) for language in LANGUAGES)


def test_real_and_nominal_figures_are_not_held_against_one_another():
    real = figure("gdp_2020_real", 40, "亿元", "2020", indicator="gdp", price_basis="real")
    assert found_in(GDP_2020, real) == ()
    growth = figure("gdp_growth_2020", 8, "%", "2020")
    assert found_in(GDP_2020, figure("gdp_2019", 20, "亿元", "2019", price_basis="real, of 2015"), growth) == ()
    share = figure("rd_intensity_2020", 10, "%", "2020")
    assert found_in(GDP_2020, share, figure("rd_spending_2020", 9, "亿元", "2020", price_basis="real")) == ()


def test_plans_are_no_figures():
    aim = figure("target_exports_2021", 900, "亿元", "2021")
    assert found_in(aim, figure("target_exports_2021_b", 700, "亿元", "2021", indicator="target_exports")) == ()


def test_figures_of_different_places_are_not_held_against_one_another():
    assert found_in(GDP_2020, figure("gdp_2020_b", 70, "亿元", "2020", indicator="gdp", place="某市/Some City")) == ()


SHIPPED = audit(published())


@pytest.mark.parametrize(
    ("severity", "rule", "facts"),
    [
        ("warning", "denominator", ["gdp_per_head_2023", "managed_population_2024", "gdp_2022", "gdp_growth_2023"]),
        ("warning", "price_break", ["gdp_2016", "gdp_2017", "gdp_growth_2017"]),
        ("warning", "price_break", ["gdp_2017", "gdp_2018", "gdp_growth_2018"]),
        ("warning", "price_break", ["gdp_2018", "gdp_2019", "gdp_growth_2019"]),
        ("error", "part_of_year", ["gdp_2022_jan_nov", "gdp_2022"]),
        ("note", "two_definitions", ["talent_inflow_2023_h1", "graduate_inflow_2024_h1"]),
        ("warning", "growth", ["retail_sales_2021", "retail_sales_2022", "retail_sales_growth_2022"]),
        ("warning", "two_sources", ["exports_2021", "goods_exports_2021"]),
    ],
)
def test_the_shipped_ledger_has_these_known_faults(severity, rule, facts):
    assert (severity, rule, facts) in [(one.severity, one.rule, list(one.facts)) for one in SHIPPED]


def test_the_shipped_ledger_implies_the_weight_of_industry_in_the_first_half_of_2024():
    (finding,) = [one for one in SHIPPED if "gdp_growth_2024_h1" in one.facts]
    assert "imply a weight of 0.346 for the first activity (0.308 to 0.385 with rounding)" in finding.text("en")
    assert "前一行业所占比重为0.346（考虑四舍五入为0.308至0.385）" in finding.text("zh")


def test_the_shipped_ledger_has_no_other_errors_and_warnings_than_those_that_were_looked_at():
    assert Counter((one.severity, one.rule) for one in SHIPPED) == {
        ("error", "part_of_year"): 2,
        ("warning", "denominator"): 1,
        ("warning", "implied_share"): 1,
        ("warning", "price_break"): 5,
        ("warning", "growth"): 4,
        ("warning", "two_prints"): 1,
        ("warning", "two_sources"): 1,
        ("note", "implied_share"): 3,
        ("note", "scope"): 1,
        ("note", "two_prints"): 1,
        ("note", "two_definitions"): 3,
    }


def test_errors_stand_first_and_notes_last():
    order = [one.severity for one in SHIPPED]
    assert order == sorted(order, key=("error", "warning", "note").index)


def test_nothing_is_found_in_the_sample():
    ledger = load("sample_district").ledger
    assert audit(ledger) == ()
    assert lines(ledger, (), "en") == ["Audit of a ledger of 17 facts: no figure contradicts another."]
    assert lines(ledger, (), "zh") == ["核对台账17条数据：没有相互矛盾的数字。"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_records_are_plain(language):
    found = records(SHIPPED, language)
    assert json.loads(json.dumps(found)) == found
    assert {tuple(one) for one in found} == {("rule", "facts", "severity", "words")}


def test_the_command_prints_by_severity_and_ends_well(capsys):
    assert main(["facts", "--audit", "--lang", "en"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[:3] == [
        f"Audit of a ledger of {len(published())} facts:",
        "",
        "Errors (2): figures cannot all be right as they are labelled, or are used wrongly",
    ]
    assert shown[3].startswith(
        "  period: gdp_2022_jan_nov (156.53 bn CNY, January to November 2022) is labelled as 11 months"
    )
    assert main(["facts", "--audit", "--json", "--lang", "zh"]) == 0
    assert json.loads(capsys.readouterr().out) == records(SHIPPED, "zh")


def test_the_command_takes_the_ledger_and_the_formulas_of_a_scenario(capsys):
    assert main(["facts", "sample_district", "--audit", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["facts", "sample_district", "--json"]) == 0
    assert {one["source"] for one in json.loads(capsys.readouterr().out)} == {"Invented for teaching"}


def test_an_input_of_a_scenario_that_takes_half_a_year_for_a_year_is_found(tmp_path, capsys):
    plan = tmp_path / "plan.yaml"
    formula = '{value: "= fdi_inflow_2024_h1 / year", status: published, why: w}'
    plan.write_text(f"schema: 1\nname: plan\nextends: base\nparameters: {{openness: {{base_fdi: {formula}}}}}\n")
    assert main(["facts", str(plan), "--audit", "--json"]) == 0
    found = [one for one in json.loads(capsys.readouterr().out) if one["rule"] == "annual_slot"]
    assert [(one["facts"], one["severity"]) for one in found] == [(["fdi_inflow_2024_h1"], "error")]


def test_two_things_at_once_are_a_wrong_usage(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["facts", "--audit", "--findings", "--lang", "en"])
    assert caught.value.code == 2
    assert capsys.readouterr().err.endswith("argument --findings: not allowed with argument --audit\n")


def test_the_findings_belong_to_no_file(capsys):
    assert main(["facts", "base.yaml", "--findings", "--lang", "en"]) == 2
    error = "the findings come with the program and belong to no scenario: leave 'base.yaml' out with --findings\n"
    assert capsys.readouterr().err.endswith(error)


def test_every_identity_is_of_a_known_kind_and_names_indicators_of_the_shipped_ledger():
    known = {fact.indicator for fact in published().facts()}
    assert {one.kind for one in identities()} == set(KINDS)
    assert {name for one in identities() for name in (one.whole, *one.parts)} - {"", "1"} <= known


def test_a_rate_and_its_level_are_told_by_the_table_or_by_their_names():
    assert (level_of("industry_growth"), rate_of("industry_value_added")) == ("industry_value_added", "industry_growth")
    assert (level_of("gdp_growth"), rate_of("gdp")) == ("gdp", "gdp_growth")
    assert level_of("gdp") == ""


def test_a_figure_lies_within_its_rounding_and_its_bound():
    assert interval(figure("gdp_2020", 50.5, "亿元", "2020")) == pytest.approx((50.45e8, 50.55e8))
    assert interval(PER_HEAD) == Interval(100_000, float("inf"))
    assert interval(figure("a_2020", 40, "%", "2020", bound="below")) == (0, 0.4)
    assert interval(figure("a_2020", 200, "家", "2020", bound="about")) == (190, 210)


def test_a_range_over_one_that_holds_zero_is_not_defined():
    assert spanned(lambda a, b: a / b, Interval(1, 2), Interval(0, 1)) is None
    assert spanned(lambda a, b: a / b, Interval(1, 2), Interval(1, 4)) == (0.25, 2)


@pytest.mark.parametrize(
    ("period", "length", "to_date"),
    [
        *(("2023", 12, 12), ("2024-H1", 6, 6), ("2024-H2", 6, None), ("2014-Q1", 3, 3), ("2014-Q3", 3, None)),
        *(("2018-01/2018-09", 9, 9), ("2020-03/2020-08", 6, None), ("2020-01", 1, 1), ("2011/2016", None, None)),
        *(("2020-11-01", None, None), ("", None, None)),
    ],
)
def test_periods_have_their_months(period, length, to_date):
    assert (months_of(period), months_to_date(period)) == (length, to_date)


def test_a_period_is_moved_to_the_same_part_of_another_year():
    assert [moved(one, 2019) for one in ("2023", "2023-H1", "2018-01/2018-09")] == [
        *("2019", "2019-H1", "2019-01/2019-09")
    ]


def test_copies_and_replaced_prints_are_not_the_first_print():
    copy = figure("gdp_2020_copy", 51, "亿元", "2020", indicator="gdp", reason="second_source", date="2020-12")
    assert Figures(Ledger([copy, GDP_2020])).first("gdp", "", "2020") is GDP_2020
