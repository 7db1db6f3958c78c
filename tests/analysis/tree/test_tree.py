"""The tree of a figure: exact at every node, closed forms of small models, districts and models of other people."""

import json
import random
from dataclasses import replace

import pytest

import binjiang_sim as bj
from binjiang_sim.analysis import explained_figure
from binjiang_sim.analysis.tree.figure import Explainer, at_rest
from binjiang_sim.analysis.tree.nodes import INPUTS
from binjiang_sim.analysis.tree.runs import Runs
from binjiang_sim.engine import Sector, auxiliary, flow, lever, start, stock
from binjiang_sim.errors import ProjectionError
from binjiang_sim.projection import run
from binjiang_sim.report.content.attribution.tree import about
from binjiang_sim.scenario.variants import changed

from ... import shuttles

CLOSE = 1e-9


def figures(result, count, seed=1):
    """Figures of a run, any of any period and item."""
    every = [
        (name, period, item)
        for name in result.model.equations
        for period in result.periods
        if result.defined(name, period)
        for item in result.items(name)
    ]
    return random.Random(seed).sample(every, count)


def add_up(share, nodes):
    """Whether nodes add up to a share, and those below each to it."""
    own = [one.share for one in nodes]
    room = CLOSE * max(abs(share), sum(map(abs, own)))
    return abs(sum(own) - share) <= room and all(add_up(one.share, one.children) for one in nodes if one.children)


def ends(nodes):
    """The nodes with nothing below them."""
    return [node for child in nodes for node in child.walk() if not node.children]


@pytest.fixture(scope="module")
def reforms(base):
    """The base scenario against itself without reforms."""
    return Explainer(Runs(base, at_rest(base)))


# Exactness


def test_children_add_up_to_their_parent_at_every_node_of_fifty_figures(reforms, central_run):
    count = 0
    for name, period, item in figures(central_run, 50):
        found = reforms.figure(name, period, item)
        count += bool(found.change)
        if found.change:
            assert add_up(found.change, found.children), (name, period, item)
            assert sum(one.share for one in found.leaves) == pytest.approx(found.change, rel=CLOSE), (name, period)
    assert count > 20


def test_every_branch_ends_in_an_input_that_differs(reforms, central_run):
    levers = {one.name for one in central_run.model.of_kind("lever")}
    for figure in figures(central_run, 20, seed=2):
        found = reforms.figure(*figure)
        if found.change:
            assert {(one.kind, one.name) for one in ends(found.children)} <= {("lever", one) for one in levers}


def test_the_values_are_those_of_the_two_central_runs(reforms, base, central_run):
    without = run(at_rest(base), central=True)
    for name, period, item in figures(central_run, 50, seed=3):
        found = reforms.figure(name, period, item)
        wanted = [one.values(name, period, item)[0] for one in (central_run, without)]
        if found.change:
            assert [found.value, found.base] == pytest.approx(wanted, rel=1e-12)
        else:
            assert found.value == pytest.approx(wanted[0], rel=1e-12)


def test_direct_and_feedback_add_up_for_each_input(reforms):
    found = reforms.figure("gdp", "2030")
    assert found.direct + found.feedback == pytest.approx(found.change, rel=CLOSE)
    assert found.feedback > 0.1 * found.change  # GDP pays for the reforms, and draws people and capital
    for one in found.leaves:
        assert one.direct + one.feedback == pytest.approx(one.share)


def test_shares_change_sign_when_the_two_scenarios_change_places(base, shipped):
    other = shipped("talent_first")
    there = explained_figure(other, "gdp", 2030, against=base)
    back = explained_figure(base, "gdp", 2030, against=other)
    assert there.change == -back.change
    assert {one.path: one.share for one in there.leaves} == pytest.approx(
        {one.path: -one.share for one in back.leaves}, rel=CLOSE
    )
    pairs = zip(ends(there.children), ends(back.children), strict=True)
    assert all(one.share == pytest.approx(-other.share, rel=1e-6) for one, other in pairs)


@pytest.mark.parametrize("changes", [{"steps_per_year": 12, "end": 2026}, {"steps_per_year": 1, "end": 2028}])
def test_other_steps_are_exact_as_well(base, changes):
    found = explained_figure(base.with_(changes), "gdp_per_head", 2026)
    assert found.change
    assert add_up(found.change, found.children)
    wanted = run(base.with_(changes), central=True).values("gdp_per_head", "2026")[0]
    assert found.value == pytest.approx(wanted, rel=1e-12)


def test_a_single_draw_has_its_own_numbers_and_luck(base):
    found = explained_figure(base, "gdp", 2030, draw=3)
    assert found.value == pytest.approx(run(base, 4).values("gdp", "2030")[3], rel=1e-9)
    assert add_up(found.change, found.children)


# Small models


@lever("1", zh="甲", en="first")
def first(path):
    """As ordered."""
    return path


@lever("1", zh="乙", en="second")
def second(path):
    """As ordered."""
    return path


@auxiliary("1", zh="乘积", en="product")
def product(first, second):
    """Two factors."""
    return first * second


@start("1", zh="期初水池", en="pool at the start")
def pool_start():
    """One."""
    return 1


@flow("1/year", zh="注入", en="filling")
def filling(first):
    """Twice the first."""
    return 2 * first


@flow("1/year", zh="流出", en="draining")
def draining(pool, second):
    """A part of the pool."""
    return pool * second


@stock("1", start="pool_start", zh="水池", en="pool")
def pool(filling, draining):
    """What came in and has not gone."""
    return filling - draining


@auxiliary("1", zh="收入", en="income")
def income(first, fortune):
    """Earned, and from what is owned."""
    return first + fortune


@flow("1/year", zh="储蓄", en="saving")
def saving(income):
    """All of it."""
    return income


@stock("1", start="pool_start", zh="财富", en="fortune")
def fortune(saving):
    """What was saved."""
    return saving


@pytest.fixture(scope="module")
def toy(base):
    """Scenarios of a small model of one's own, with values of its two levers from the beginning."""
    functions = (first, second, product, pool_start, filling, draining, pool, income, saving, fortune)
    model = bj.model().with_sectors(Sector.made("toy", *functions, zh="玩具", en="Toy"))

    def scenario(one, other):
        path = {"path": {"2023": one}}, {"path": {"2023": other}}
        return bj.load(base.file, {"levers.first": path[0], "levers.second": path[1]}, model=model)

    return scenario


def shares(found):
    return {one.name: one.share for one in found.leaves}


def test_of_a_product_each_lever_gets_its_change_times_the_mean_of_the_other(toy):
    found = explained_figure(toy(0.6, 0.8), "product", 2030, against=toy(0.2, 0.5))
    assert shares(found) == pytest.approx({"first": 0.4 * 0.65, "second": 0.3 * 0.4})
    assert found.formula.text == "product = first * second"
    assert [(one.name, one.value, one.base) for one in found.formula.numbers] == [
        ("first", pytest.approx(0.6), pytest.approx(0.2)),
        ("second", pytest.approx(0.8), pytest.approx(0.5)),
    ]
    assert found.feedback == 0


def test_a_stock_adds_up_what_its_flows_brought_in_all_steps_before(toy):
    # Without draining the pool holds twice the lever for each of the 8 years to the end of 2030.
    found = explained_figure(toy(0.6, 0), "pool", 2030, against=toy(0.2, 0))
    assert found.change == pytest.approx(8 * 2 * 0.4)
    assert [(one.name, one.kind) for one in found.children] == [("filling", "flow")]
    assert shares(found) == pytest.approx({"first": 6.4})


def test_a_draining_stock_gives_each_lever_what_two_runs_make_of_it(toy):
    """By hand: x is the pool, one step of half a year at a time, with the Shapley values of what drains."""
    before, after, share = 1.0, 1.0, {"first": 0.0, "second": 0.0}
    for _ in range(16):
        kept = {name: one * (1 - 0.5 * (0.8 + 0.5) / 2) for name, one in share.items()}
        kept["first"] += 0.5 * 2 * 0.4
        kept["second"] -= 0.5 * 0.3 * (before + after) / 2
        before += 0.5 * (2 * 0.2 - before * 0.5)
        after += 0.5 * (2 * 0.6 - after * 0.8)
        share = kept
    found = explained_figure(toy(0.6, 0.8), "pool", 2030, against=toy(0.2, 0.5))
    assert found.change == pytest.approx(after - before)
    assert shares(found) == pytest.approx(share)


def test_in_a_loop_the_direct_effect_is_that_with_the_loop_cut(toy):
    # Half a year later what is earned has become fortune, so that income grows by a half each step.
    found = explained_figure(toy(0.6, 0), "income", 2024, against=toy(0.2, 0))
    fortunes = [0.4 * (1.5**step - 1) for step in (2, 3)]  # at the beginning of the steps of the second year
    assert found.direct == pytest.approx(0.4)
    assert found.feedback == pytest.approx(sum(fortunes) / 2)
    assert found.leaves[0].direct == pytest.approx(0.4)


def test_what_stands_above_already_is_called_feedback_and_is_not_followed(toy):
    found = explained_figure(toy(0.6, 0), "income", 2024, against=toy(0.2, 0))
    kinds = [(one.name, one.kind) for child in found.children for one in child.walk()]
    assert ("income", "feedback") in kinds
    assert kinds.count(("income", "feedback")) == 1


# Inputs of every kind


def test_a_plan_against_another_has_the_levers_that_differ(base, shipped):
    found = explained_figure(shipped("talent_first"), "resident_population", 2030, against=base)
    assert {one.path for one in found.leaves} == {"levers.talent_programme", "levers.talent_housing"}
    assert [(one.value, one.base, one.status) for one in found.leaves] == [(1.0, 0.5, "assumption")] * 2
    assert add_up(found.change, found.children)


def test_a_parameter_says_its_status_and_the_facts_behind_it(base):
    other = base.with_({"parameters.economy.capital_output": 2.9})
    back = explained_figure(base, "gdp", 2030, against=other)
    (one,) = back.leaves
    given = base.parameters["economy.capital_output"]
    assert (one.path, one.kind, one.base) == ("parameters.economy.capital_output", "parameter", 2.9)
    assert (one.status, one.facts) == (given.status, given.facts)


def test_the_season_of_an_amount_is_a_cause_beside_the_amount(base):
    share = "parameters.economy.first_half_share"
    found = explained_figure(changed(base, share, 0.4), "gdp", "2027-H1", against=base)
    assert [(one.name, one.share) for one in found.children] == [("output_season", pytest.approx(found.change))]
    assert found.value / found.base == pytest.approx(0.4 / base.parameters["economy.first_half_share"].value)
    assert found.leaves[0].direct == pytest.approx(found.change)


def test_a_row_of_a_parameter_is_an_input_of_its_own(base):
    path = "parameters.livelihood.coverage.preschool"
    found = explained_figure(changed(base, path, 0.5), "school_coverage", 2027, "preschool", against=base)
    assert [(one.path, one.item) for one in found.leaves] == [(path, "preschool")]
    assert add_up(found.change, found.children)


def test_a_slump_is_told_from_the_paths_of_the_drivers_it_strikes(base, shipped):
    found = explained_figure(shipped("external_slump"), "gdp", 2027, against=base)
    assert {one.kind for one in found.leaves} == {"shock"}
    assert found.leaves[0].path == "shocks.demand_gap"
    assert add_up(found.change, found.children)
    again = base.with_({"drivers.demand_gap": {"path": {"2023": 0.01}, "status": "assumption", "why": "A test."}})
    both = explained_figure(
        again.with_({"shocks": [{"driver": "demand_gap", "start": 2026, "years": 2, "change": "-4 %", "recovery": 3}]}),
        "gdp",
        2027,
        against=base,
    )
    assert {one.path for one in both.leaves} >= {"drivers.demand_gap", "shocks.demand_gap"}
    assert sum(one.share for one in both.leaves) == pytest.approx(both.change, rel=CLOSE)


def test_a_driver_of_chance_is_luck(base):
    wilder = changed(base, "drivers.demand_gap.sd", 0.05)
    found = explained_figure(wilder, "gdp", 2027, against=base, draw=1)
    assert [(one.kind, one.path) for one in found.leaves] == [("luck", "drivers.demand_gap")]


# Other districts and models


@pytest.mark.parametrize("name", ["sample_district", "open_district"])
def test_other_plans_and_districts_are_explained(shipped, name):
    scenario = shipped(name)
    result = run(scenario, central=True)
    explainer = Explainer(Runs(scenario, at_rest(scenario)))
    for figure in figures(result, 15):
        found = explainer.figure(*figure)
        assert not found.change or add_up(found.change, found.children), figure


def test_a_model_of_ones_own_is_explained_with_its_variants(tmp_path):
    plan = shuttles.plan(tmp_path)
    found = explained_figure(plan, "young_graduates", 2025)
    assert add_up(found.change, found.children)
    assert [one.path for one in found.leaves] == ["levers.shuttle_programme"]
    other = plan.with_({"equations": {"graduate_departures": "graduate_departures"}})
    with pytest.raises(ProjectionError) as error:
        explained_figure(plan, "gdp", 2025, against=other)
    assert error.value.faults[0].text("en").endswith("the scenarios have different equations (graduate_departures)")


# Without a change


def test_without_a_change_the_formula_is_told_with_its_numbers_alone(shipped):
    found = explained_figure(shipped("no_new_reform"), "school_coverage", 2027, "compulsory", depth=2)
    assert (found.change, found.direct, found.feedback) == (0, 0, 0)
    assert {one.share for child in found.children for one in child.walk()} == {None}
    assert [one.name for one in found.children] == ["school_places", "livelihood.least_places", "school_demand"]
    assert {one.kind for one in found.leaves} <= set(INPUTS)
    enrolment = next(one for one in found.leaves if one.name == "livelihood.school_enrolment")
    assert (enrolment.item, enrolment.value, enrolment.share) == ("compulsory", 1.0, None)


def test_the_numbers_of_an_indicator_make_its_value(shipped):
    found = explained_figure(shipped("no_new_reform"), "gdp_growth", 2030)
    now, before = found.formula.numbers
    assert (now.period, before.period) == ("2030", "2029")
    assert found.value == pytest.approx(now.value / before.value - 1)


def test_a_stock_is_what_it_was_and_its_flows_of_the_period(shipped):
    found = explained_figure(shipped("no_new_reform"), "listed_companies", 2030)
    offered, delisted, before = found.formula.numbers
    assert (before.name, before.period) == ("listed_companies", "2029")
    assert found.value == pytest.approx(before.value + offered.value - delisted.value)


# What it says


def test_the_record_is_plain_and_the_table_has_a_row_for_each_node(reforms):
    found = reforms.figure("gdp", "2030")
    record = json.loads(json.dumps(found.record))
    assert list(record) == [
        *("scenario", "against", "indicator", "item", "period", "unit", "value", "base", "change"),
        *("direct", "feedback", "draw", "formula", "children", "leaves"),
    ]
    assert record["formula"]["text"] == "gdp = total(value_added)"
    assert record["children"][0]["name"] == "value_added"
    nodes = [one for child in found.children for one in child.walk()]
    assert len(found.frame) == len(nodes)
    assert found.frame[found.frame.level == 1].share.sum() == pytest.approx(found.change, rel=CLOSE)
    assert "\n" not in repr(found)


def test_rows_of_a_variable_stand_together_with_the_share_of_each(reforms):
    (one,) = reforms.figure("gdp", "2030").children
    assert (one.name, one.item) == ("value_added", None)
    assert {item for item, _ in one.items} == {"industry", "services", "other"}
    assert sum(share for _, share in one.items) == pytest.approx(one.share)


def test_the_depth_is_how_many_variables_stand_below_each_other(base):
    def deepest(nodes):
        variables = [one for one in nodes if one.kind not in INPUTS]
        return 1 + max(deepest(one.children) for one in variables) if variables else 0

    assert [deepest(explained_figure(base, "gdp", 2027, depth=depth).children) for depth in (1, 2, 3)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("gpd", 2030), "no indicator 'gpd'; did you mean 'gdp'?"),
        (("gdp", 2036), "no period '2036'; did you mean '2035'?"),
        (("gdp_growth", 2023), "gdp_growth is not defined for 2023"),
    ],
)
def test_a_figure_that_does_not_exist_is_refused(base, arguments, wanted):
    with pytest.raises(ProjectionError) as error:
        explained_figure(base, *arguments)
    assert wanted in str(error.value)


def test_scenarios_that_cannot_be_compared_are_refused_with_all_reasons(base, shipped):
    other = shipped("sample_district", {"steps_per_year": 4})
    with pytest.raises(ProjectionError) as error:
        explained_figure(base, "gdp", 2030, against=other)
    assert len(error.value.faults) == 2
    with pytest.raises(ProjectionError) as error:
        explained_figure(base, "gdp", 2030, draw=base.draws)
    assert error.value.faults[0].text("en").endswith("there is no draw 2000; draws are numbered from 0 to 1999")


TRIGGER = "{if: {indicator: graduate_inflow, period: 2026, below: 30万 person}, then: {levers.talent_housing: 0.2}}"


@pytest.mark.parametrize("draw", [None, 3])
def test_levers_that_triggers_switch_are_those_of_the_run(base, draw):
    plan = base.with_({"triggers": f"[{TRIGGER}]"})
    found = explained_figure(plan, "graduate_inflow", 2030, against=base, draw=draw)
    value, other = (
        run(one, central=True).values("graduate_inflow", "2030")[0]
        if draw is None
        else run(one, draw + 1).values("graduate_inflow", "2030")[draw]
        for one in (plan, base)
    )
    assert (found.value, found.base) == pytest.approx((value, other), rel=1e-12)
    assert found.value != found.base
    assert [one.path for one in found.leaves] == ["levers.talent_housing"]
    assert sum(one.share for one in found.leaves) == pytest.approx(found.change, rel=CLOSE)
    assert about(found, "zh").endswith("触发后调整的举措，其作用计在该举措名下。")


def test_at_rest_no_trigger_is_left(base):
    idle = at_rest(base)
    always = replace(idle, triggers=base.with_({"triggers": f"[{TRIGGER}]"}).triggers)
    found = explained_figure(always, "graduate_inflow", 2030)
    assert found.base == pytest.approx(run(idle, central=True).values("graduate_inflow", "2030")[0], rel=1e-12)
    assert [one.path for one in found.leaves] == ["levers.talent_housing"]
