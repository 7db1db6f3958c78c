"""Growth by cause: parts add up in each draw, in closed form where there is one, and say what they are."""

import dataclasses
import json
from itertools import combinations

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.analysis import growth_causes
from binjiang_sim.analysis.attribution.factors import chain_of
from binjiang_sim.analysis.attribution.growth import KINDS
from binjiang_sim.analysis.attribution.rewriting import scenario_of
from binjiang_sim.analysis.attribution.sources import SOURCES, Switched
from binjiang_sim.engine import Model, Sector, auxiliary, flow
from binjiang_sim.engine.outline import CAUSES
from binjiang_sim.errors import ModelError, ProjectionError
from binjiang_sim.projection.blocks import Job
from binjiang_sim.words import keys

from . import tiny

DRAWS = 24
FEW = {**dict.fromkeys(KINDS, DRAWS), "ultimate": 12}


@pytest.fixture(scope="module")
def found(small_run):
    return {kind: growth_causes(small_run, 2030, kind=kind, draws=FEW[kind]) for kind in KINDS}


def parts(one):
    return dict(zip(one.causes, one.parts, strict=True))


# What adds up


@pytest.mark.parametrize(("first", "last"), [(2023, 2024), (2023, 2030), (2024, 2030), (2029, 2035)])
def test_factors_add_up_to_growth_in_every_draw_and_nothing_is_left_over(small_run, first, last):
    one = growth_causes(small_run, last, first=first, draws=DRAWS)
    gdp = np.array([small_run.values("gdp", str(year), first=DRAWS) for year in (first, last)])
    np.testing.assert_array_equal(one.gdp, gdp)
    np.testing.assert_allclose(one.parts.sum(axis=0), gdp[1] / gdp[0] - 1, rtol=0, atol=1e-12)
    assert "timing" not in one.causes


@pytest.mark.parametrize(("first", "last"), [(2023, 2024), (2024, 2028)])
def test_sources_add_up_to_growth_in_every_draw(small_run, first, last):
    one = growth_causes(small_run, last, first=first, kind="ultimate", draws=8)
    gdp = np.array([small_run.values("gdp", str(year), first=8) for year in (first, last)])
    np.testing.assert_array_equal(one.gdp, gdp)
    np.testing.assert_allclose(one.parts.sum(axis=0), gdp[1] / gdp[0] - 1, rtol=0, atol=1e-12)


def test_means_shares_yearly_points_and_yuan_add_up(found):
    for one in found.values():
        assert one.means.sum() == pytest.approx(one.growth.mean())
        assert one.shares.sum() == pytest.approx(1)
        assert one.yearly.sum() == pytest.approx(((one.gdp[1] / one.gdp[0]) ** (1 / 7) - 1).mean())
        assert one.amounts.sum() == pytest.approx((one.gdp[1] - one.gdp[0]).mean())


def test_shorter_steps_leave_a_little_that_is_called_timing(base):
    one = growth_causes(base.with_({"steps_per_year": 12}), 2030, draws=8)
    np.testing.assert_allclose(one.parts.sum(axis=0), one.growth, atol=1e-12)
    assert 0 < np.abs(parts(one)["timing"]).max() < 1e-3


def test_a_central_run_has_one_draw(central_run):
    for kind in KINDS:
        one = growth_causes(central_run, 2030, kind=kind)
        assert one.draws == 1
        assert one.gdp[1] == central_run.values("gdp", "2030")
        np.testing.assert_allclose(one.parts.sum(axis=0), one.growth, atol=1e-12)


# Factors in closed form


def logarithmic_mean(first, last):
    return (last - first) / np.log(last / first)


def test_a_product_of_two_is_split_by_the_logarithms_of_both(tmp_path):
    scenario = tiny.load(tmp_path, machines="{2023: 1, 2024: 4}", hands="{2023: 1, 2024: 3}")
    one = growth_causes(scenario, 2024)
    power = bj.run(scenario).inputs["parameters.tiny.power"].to_numpy()
    moved = 4**power * 3
    mean = logarithmic_mean(1, moved)
    np.testing.assert_allclose(parts(one)["capital"], mean * power * np.log(4))
    np.testing.assert_allclose(parts(one)["hands"], mean * np.log(3))
    assert one.names["hands"] == {"zh": "人手", "en": "hands"}
    assert one.causes == ("capital", "hands", "push")


def test_half_years_are_compared_with_the_same_half_years(tmp_path):
    machines = "{2023: 1, 2023-H2: 2, 2024: 2, 2024-H2: 6}"
    one = growth_causes(tiny.load(tmp_path, machines=machines, hands="{2023: 1, 2024: 2}", steps=2), 2024)
    scenario = tiny.load(tmp_path, machines=machines, hands="{2023: 1, 2024: 2}", steps=2)
    power = bj.run(scenario).inputs["parameters.tiny.power"].to_numpy()
    halves = [(1, 2**power * 2), (2**power, 6**power * 2)]
    expected = sum(logarithmic_mean(*half) for half in halves) * np.log(2) / (1 + 2**power)
    np.testing.assert_allclose(parts(one)["hands"], expected)
    assert "timing" not in one.causes


def test_without_growth_every_part_is_nothing(tmp_path):
    for kind in KINDS:
        one = growth_causes(tiny.load(tmp_path, push="0"), 2026, kind=kind)
        assert not one.parts.any()
        assert np.isnan(one.shares).all()
        assert one.trend_share is None


def test_a_lever_alone_is_all_growth_from_sources(tmp_path):
    one = growth_causes(tiny.load(tmp_path, push="{path: {2024: 0, 2025: 1}}"), 2026, kind="ultimate")
    assert one.causes == ("reforms", "rest")
    np.testing.assert_allclose(parts(one)["reforms"], 1.0)
    np.testing.assert_allclose(parts(one)["rest"], 0.0, atol=1e-12)


def test_what_no_source_switches_off_is_the_rest(tmp_path):
    one = growth_causes(tiny.load(tmp_path, hands="{2023: 1, 2024: 3}"), 2026, kind="ultimate")
    np.testing.assert_allclose(parts(one)["rest"], 2.0)
    assert not parts(one)["reforms"].any()


# Factors of the district


def test_every_factor_of_the_district_declares_a_cause(district):
    chain = chain_of(district, "gdp")
    assert chain.whole == "value_added"
    assert [one.variables for one in chain.factors if not one.cause] == []
    assert {one.cause for one in chain.factors} == set(CAUSES)


def test_capital_is_its_elasticity_times_the_logarithm_of_its_ratio(small_run):
    one = growth_causes(small_run, 2030, first=2029, draws=DRAWS)
    elasticity = small_run.inputs["parameters.economy.capital_elasticity"].to_numpy()[:DRAWS]
    found = 0.0
    for half, before in (("H1", "2028-H2 2029-H2"), ("H2", "2029-H1 2030-H1")):
        # A stock at the beginning of a half-year is that at the end of the half-year before.
        ends = [small_run.values("capital", end, first=DRAWS) for end in before.split()]
        for item in small_run.items("value_added"):
            both = [small_run.values("value_added", f"{year}-{half}", item, first=DRAWS) for year in (2029, 2030)]
            found = found + logarithmic_mean(*both) * elasticity * np.log(ends[1] / ends[0])
    np.testing.assert_allclose(parts(one)["capital"], found / one.gdp[0], rtol=1e-6)


def test_parts_do_not_depend_on_the_order_of_equations(base, found):
    sectors = [
        dataclasses.replace(one, equations=tuple(reversed(one.equations))) for one in reversed(base.model.sectors)
    ]
    turned = bj.run(base, draws=64, model=Model(tuple(sectors), base.model.outline))
    for kind, one in found.items():
        other = parts(growth_causes(turned, 2030, kind=kind, draws=FEW[kind]))
        for cause, expected in parts(one).items():
            np.testing.assert_allclose(other[cause], expected, rtol=0, atol=1e-12, err_msg=cause)


@auxiliary("1", zh="电价", en="price of electricity")
def electricity(capital_ratio, workforce_ratio):
    """Something of one's own that moves."""
    return 1 + capital_ratio / workforce_ratio


@flow("CNY/year", dims=("activity",), variant_of="potential_output", zh="正常产出", en="output at normal demand")
def electric_output(value_added_start, input_index, productivity_index, electricity):
    """As shipped, over the price of electricity."""
    return value_added_start * input_index * productivity_index / electricity


def test_a_factor_of_ones_own_stands_under_its_own_name(base):
    power = Sector.made("power", electricity, electric_output, zh="电力", en="Power")
    model = base.model.with_sectors(power).replace("electric_output")
    result = bj.run(base, draws=8, model=model)
    one = growth_causes(result, 2030)
    assert one.causes[-1] == "electricity"
    assert one.names["electricity"] == {"zh": "电价", "en": "price of electricity"}
    np.testing.assert_allclose(one.parts.sum(axis=0), one.growth, atol=1e-12)
    expected = 0.0
    for half in ("H1", "H2"):
        prices = [result.values("electricity", f"{year}-{half}") for year in (2023, 2030)]
        for item in result.items("value_added"):
            both = [result.values("value_added", f"{year}-{half}", item) for year in (2023, 2030)]
            expected = expected - logarithmic_mean(*both) * np.log(prices[1] / prices[0])
    np.testing.assert_allclose(parts(one)["electricity"], expected / one.gdp[0], rtol=1e-10)


@pytest.mark.parametrize("name", ["sample_district", "open_district", "external_slump"])
def test_other_scenarios_are_split_as_well(shipped, name):
    for kind in KINDS:
        one = growth_causes(shipped(name), 2028, kind=kind, draws=4)
        np.testing.assert_allclose(one.parts.sum(axis=0), one.growth, atol=1e-12)


def test_an_activity_without_output_adds_nothing(base):
    weights = {"each": {"industry": 0.4, "services": 0.6, "other": 0}, "status": "assumption", "why": "A test."}
    one = growth_causes(base.with_({"parameters.economy.activity_weight": weights}), 2030, draws=8)
    np.testing.assert_allclose(one.parts.sum(axis=0), one.growth, atol=1e-12)


# Sources


@pytest.fixture(scope="module")
def switched(base):
    return Switched(base.model)


def with_off(base, switched, figures, *off):
    """Figures with everything on, and with these sources off."""
    paths = switched.switches
    scenario = scenario_of(Job(base), switched.model, 2030, paths.values())
    variants = {f"parameters.{paths[name]}": (1.0, 0.0) for name in off}
    return bj.experiment(scenario, variants, draws=DRAWS, figures=figures).values


def test_with_everything_on_a_run_keeps_its_bits(base, switched, small_run):
    names = ("gdp", "capital", "knowledge_stock", "resident_population", "policy_cost", "fiscal_reserve")
    values = with_off(base, switched, [(name, None, "2030") for name in names], "trend")[0]
    for name, one in zip(names, values, strict=True):
        np.testing.assert_array_equal(one, small_run.values(name, "2030", first=DRAWS), err_msg=name)


def test_the_trend_takes_over_nothing_that_is_switched_off(base, switched):
    figures = [("trend_growth_start", item, "2022") for item in ("industry", "services", "other")]
    others = [name for name in switched.off if name != "trend"]
    on, off = with_off(base, switched, figures, *others)
    np.testing.assert_array_equal(on, off)


def test_a_source_that_is_off_does_not_move(base, switched):
    still = {
        "trend": [("trend_productivity", "services")],
        "capital": [],
        "new_industries": [("track_share", "general_ai"), ("data_market", None)],
        "renewal": [("renewal", None)],
        "foreign": [("foreign_spillover", None)],
    }
    figures = [(name, item, year) for each in still.values() for name, item in each for year in ("2024", "2030")]
    values = with_off(base, switched, figures, *still)[1].reshape(-1, 2, DRAWS)
    np.testing.assert_allclose(values[:, 0], values[:, 1], rtol=1e-12)


def test_reforms_that_are_off_cost_nothing(base, switched):
    on, off = with_off(base, switched, [("policy_cost", None, "2030")], "reforms")
    assert on.any()
    assert not off.any()


def test_signs_are_those_of_common_sense(found):
    means = dict(zip(found["ultimate"].causes, found["ultimate"].means, strict=True))
    assert means["outside"] < 0
    for name in ("trend", "capital", "graduates", "knowledge", "renewal", "reforms", "settlement", "new_industries"):
        assert means[name] > 0, name
    assert means["trend"] == max(means.values())


def test_reforms_of_a_scenario_without_any_are_nothing(shipped):
    one = growth_causes(shipped("no_new_reform"), 2027, kind="ultimate", draws=4)
    assert not parts(one)["reforms"].any()
    assert parts(one)["trend"].any()


def test_with_all_other_sources_off_a_source_and_the_rest_are_all_there_is(tmp_path):
    scenario = tiny.load(tmp_path, hands="{2023: 1, 2024: 2}", push="{path: {2024: 0, 2025: 1}}")
    one = growth_causes(scenario, 2026, kind="ultimate")
    mean = logarithmic_mean(1, 4)
    np.testing.assert_allclose(parts(one)["reforms"], mean * np.log(2))
    np.testing.assert_allclose(parts(one)["rest"], mean * np.log(2))


def test_a_known_half_year_is_a_part_of_its_own(base):
    with_it = growth_causes(base, 2024, kind="ultimate", draws=4)
    known = parts(with_it)["known"]
    left = base.with_({"drivers.known_period": {"path": {2023: 0}, "status": "assumption", "why": "A test."}})
    without = growth_causes(left, 2024, kind="ultimate", draws=4)
    np.testing.assert_allclose(
        np.log1p(with_it.growth) - np.log1p(without.growth), known * np.log1p(with_it.growth) / with_it.growth
    )
    assert not parts(without)["known"].any()


def test_every_cause_and_source_has_words():
    known = set(keys())
    assert {f"growth.proximate_{one}" for one in (*CAUSES, "timing")} <= known
    for name in (*SOURCES, "reforms", "known", "rest"):
        assert {f"growth.ultimate_{name}", f"growth.off_{name}"} <= known


def test_every_input_of_a_source_is_in_the_model(district):
    known = {**district.parameters, **{one.name: one for one in district.of_kind("driver")}, "trend_gain": None}
    assert [key for off in SOURCES.values() for key in off if key not in known] == []
    assert not any(set(one) & set(other) for one, other in combinations(SOURCES.values(), 2))


# What is handed over


def test_the_record_is_plain_and_has_a_row_for_each_cause(found):
    for kind, one in found.items():
        record = one.record
        assert json.loads(json.dumps(record)) == record
        assert list(record) == ["first", "last", "unit", "draws", "from", "to", kind, "trend_share"]
        assert (record["first"], record["last"], record["draws"]) == (2023, 2030, FEW[kind])
        assert [row["cause"] for row in record[kind]] == list(one.causes)
        assert sum(row["share"] for row in record[kind]) == pytest.approx(1)
        trend = next(row for row in record[kind] if row["cause"] == "trend")
        assert record["trend_share"] == trend["share"]
        assert trend["q10"] <= trend["q50"] <= trend["q90"]


def test_the_table_has_the_columns_of_the_rows(found):
    frame = found["proximate"].frame
    columns = ["cause", "zh", "en", "share", "part", "yearly", "amount", "q10", "q50", "q90"]
    assert list(frame.columns) == columns
    assert frame.amount.sum() == pytest.approx((found["proximate"].gdp[1] - found["proximate"].gdp[0]).mean())
    assert repr(found["ultimate"]) == (
        "<GrowthCauses ultimate 2023-2030: trend, capital, graduates, knowledge, new_industries, renewal, settlement, "
        "foreign, outside, reforms, known, rest, 12 draws>"
    )


# What cannot be


def test_everything_wrong_is_told_at_once(small_run):
    with pytest.raises(ProjectionError) as caught:
        growth_causes(small_run, "2030-H1", first=2050, kind="proximal")
    assert caught.value.text("en").splitlines() == [
        "'2030-H1' is no year of the run, which goes from 2023 to 2035",
        "'2050' is no year of the run, which goes from 2023 to 2035",
        "no kind 'proximal'; did you mean 'proximate'?",
    ]


def test_the_year_before_the_run_is_none_of_its_years(small_run):
    with pytest.raises(ProjectionError, match="'2022' is no year of the run"):
        growth_causes(small_run, 2030, first=2022)


def test_years_are_in_order(small_run):
    with pytest.raises(ProjectionError) as caught:
        growth_causes(small_run, 2023)
    assert caught.value.text("en") == "2023 does not come after 2023: there is no growth between them"
    assert caught.value.text("zh") == "2023年不在2023年之后，没有增长可分解"


def test_a_model_without_a_product_is_refused(tmp_path):
    with pytest.raises(ProjectionError) as caught:
        growth_causes(tiny.load(tmp_path, made=tiny.model(tiny.gdp).replace(tiny.added_gdp)), 2026)
    assert caught.value.text("en") == (
        "gdp of the model is no product of factors, so that its growth cannot be split by cause"
    )


def test_a_model_without_gdp_is_refused(tmp_path):
    with pytest.raises(ProjectionError, match="the model has no variable gdp"):
        growth_causes(tiny.load(tmp_path, made=tiny.model()), 2026)


def test_output_that_is_nothing_in_a_year_is_refused(tmp_path):
    none = tiny.load(tmp_path, hands="{2023: 1, 2026: 0}")
    for kind in KINDS:
        with pytest.raises(ProjectionError, match="gdp is not positive in some draw"):
            growth_causes(none, 2026, kind=kind)


def test_a_cause_that_there_is_not_is_refused_by_the_model():
    wrong = auxiliary("1", cause="labor", zh="劳动", en="labour")(electricity_again)
    with pytest.raises(ModelError) as caught:
        Model.of(Sector.made("power", wrong, zh="电力", en="Power"))
    assert caught.value.text("en").splitlines()[0] == (
        "power.electricity_again: cause cannot be 'labor'; did you mean 'labour'?"
    )


def electricity_again(electricity_again_at_start):
    """Read by no model that holds."""
    return electricity_again_at_start


TRIGGER = "{if: {indicator: graduate_inflow, period: 2025, below: 4.8万 person}, then: {levers.talent_housing: 0}}"
LATER = "{if: {indicator: gdp, period: 2032, below: 4000亿元, prices: 2023}, then: {levers.talent_housing: 0}}"


@pytest.mark.parametrize("kind", ["proximate", "ultimate"])
def test_triggers_are_decided_as_in_the_run_whose_growth_is_explained(base, kind):
    plan = base.with_({"triggers": f"[{TRIGGER}, {LATER}]"})
    found = growth_causes(plan, 2028, kind=kind, draws=16)
    gdp = [bj.run(plan, 16).values("gdp", year) for year in ("2023", "2028")]
    np.testing.assert_allclose(found.growth, gdp[1] / gdp[0] - 1, rtol=1e-9)
    np.testing.assert_allclose(found.parts.sum(axis=0), found.growth, atol=1e-9)
    assert not np.array_equal(gdp[1], bj.run(base, 16).values("gdp", "2028"))
