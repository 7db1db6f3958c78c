"""Conditioning a scenario on figures, and runs that draw from the posterior."""

import re
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from binjiang_sim.analysis import assumption_debt, sensitivity
from binjiang_sim.analysis.changed_inputs import changed_inputs
from binjiang_sim.calibration import condition, kinds
from binjiang_sim.calibration.at_origin import scenario_at
from binjiang_sim.errors import ProjectionError, ScenarioError
from binjiang_sim.export import text
from binjiang_sim.projection import outcomes, run
from binjiang_sim.projection.blocks import Job
from binjiang_sim.projection.normal_scores import NormalScores
from binjiang_sim.projection.options import RunOptions
from binjiang_sim.projection.proportions import Proportion
from binjiang_sim.report.content.answer.first_page import first_page
from binjiang_sim.report.content.answer.questions import Questions
from binjiang_sim.sampling.uncertain_inputs import DrawRange
from binjiang_sim.scenario import load
from binjiang_sim.scenario.observations import observed, read_observations, written_observation
from binjiang_sim.scenario.resolved import resolve

HISTORY = next(one for one in kinds.KINDS if one.name == "history")
HALF_LIFE = "parameters.economy.trend_half_life"
REGISTER = "parameters.enterprises.register"
FACTS = """schema: 1
facts:
  - {indicator: registered_enterprises, period: 2024, value: 112 thousand enterprise, error: 1 %, source: invented}
  - {indicator: gdp_growth, period: 2024, value: 6.5 %, error: 0.5 %, source: invented}
"""


def observations(tmp_path, scenario, text=FACTS):
    file = tmp_path / "facts.yaml"
    file.write_text(text, encoding="utf-8")
    return read_observations(file, scenario)


@pytest.fixture(scope="module")
def found(base, tmp_path_factory):
    return condition(base, observations(tmp_path_factory.mktemp("facts"), base), particles=800)


@pytest.fixture(scope="module")
def table(found, tmp_path_factory):
    file = tmp_path_factory.mktemp("posterior") / "p.csv"
    file.write_text(found.text, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def conditioned(base, table):
    return base.with_({"posterior": str(table)})


@pytest.fixture(scope="module")
def drawn(conditioned):
    return run(conditioned, draws=1000)


def test_runs_from_the_posterior_agree_with_the_figures(base, drawn, found):
    before = run(base, draws=1000)
    for one in found.figures:
        about = one.observation
        values = drawn.values(about.indicator, about.period)
        wide = before.values(about.indicator, about.period)
        assert abs(np.median(values) - about.value) < 1.5 * about.error
        assert values.std() < wide.std()


def test_an_input_that_the_figures_speak_of_is_narrower_and_moves_their_way(found):
    register = next(one for one in found.inputs if one.path == REGISTER)
    assert register.narrowing > 0.2
    assert register.posterior[1] > register.prior[1]


def test_every_draw_takes_one_row_of_all_columns(conditioned, found):
    names = [name for name in found.posterior.columns if not name.startswith("luck ")]
    inputs = run(conditioned, draws=50).inputs
    rows = set(zip(*(np.array(one).tolist() for one in found.posterior.values[: len(names)]), strict=True))
    assert {tuple(row) for row in inputs[names].to_numpy().tolist()} <= rows


def test_a_scenario_on_top_has_the_same_draws_so_that_differences_are_paired(conditioned, drawn):
    more = run(conditioned.with_({"levers.talent_programme": 1}), draws=1000)
    assert np.array_equal(more.inputs[REGISTER], drawn.inputs[REGISTER])


def test_the_first_draws_are_the_same_however_many_there_are(conditioned, drawn):
    few = run(conditioned, draws=100)
    assert np.array_equal(few.values("gdp", "2030"), drawn.values("gdp", "2030")[:100])


def test_luck_of_years_that_are_known_is_conditioned_too(found):
    years = [re.search(r"@(\d{4})", name)[1] for name in found.posterior.columns if name.startswith("luck drivers.")]
    assert years
    assert max(years) == "2024"


def test_a_posterior_changes_the_hash_and_none_takes_it_away(base, conditioned):
    assert conditioned.hash != base.hash
    assert conditioned.with_({"posterior": "none"}).hash == base.hash


def test_a_central_run_has_the_medians_of_the_table(conditioned, found):
    column = found.posterior.columns.index(REGISTER)
    central = run(conditioned, central=True).inputs[REGISTER].iloc[0]
    assert central == pytest.approx(np.median(found.posterior.values[column]))


def test_an_input_that_is_given_for_certain_is_not_drawn_from_the_table(conditioned):
    fixed = conditioned.with_({REGISTER: "90 thousand enterprise"})
    assert REGISTER not in fixed.posterior.columns
    assert REGISTER not in run(fixed, draws=8).inputs


def test_another_prior_than_that_of_the_table_is_refused(conditioned, table):
    changed = {"normal": ["90 thousand", "2 thousand"], "unit": "enterprise", "status": "assumption", "why": "A test."}
    with pytest.raises(ScenarioError) as error:
        conditioned.with_({REGISTER: changed})
    assert f"{table}: {REGISTER} had the prior" in str(error.value)
    assert "make it anew (binjiang_sim calibrate), or write posterior: none" in str(error.value)


def test_levers_and_costs_are_never_in_the_table(found, base):
    for name in found.posterior.columns:
        assert not name.startswith("levers.")
        key = name.removeprefix("parameters.")
        assert not getattr(base.model.parameters.get(key), "costs", "")


def test_the_table_is_under_a_megabyte_and_says_what_made_it(found):
    assert len(found.text) < 1_000_000
    head = found.posterior.head
    assert head["equations"] == found.scenario.model.digest
    assert head["facts"] == "registered_enterprises@2024=112000; gdp_growth@2024=0.065"
    assert float(head["effective"]) > 200


def test_the_file_holds_the_very_numbers(found, conditioned):
    assert conditioned.posterior == found.posterior
    assert conditioned.posterior.digest == found.posterior.digest


def test_a_figure_far_out_and_the_input_that_it_asks_for_are_in_conflict(base):
    far = condition(
        base, [written_observation("registered_enterprises@2024=130 thousand enterprise +- 1 %", base, "a test")]
    )
    assert far.figures[0].conflict
    assert next(one for one in far.inputs if one.path == REGISTER).conflict


def test_a_bound_moves_what_lies_beyond_it_alone(base):
    known = [written_observation("gdp_growth@2024>=7 % +- 0.2 %", base, "a test")]
    found = condition(base, known, particles=400)
    assert found.figures[0].posterior[0] > 0.06
    assert found.figures[0].posterior[2] > 0.07


def test_an_amount_of_several_years_is_their_sum(base):
    known = [written_observation("graduate_inflow@2024/2025=110 thousand person +- 2 %", base, "a test")]
    found = condition(base, known, particles=400)
    assert found.figures[0].prior[1] == pytest.approx(
        np.median(sum(run(base, draws=400).values("graduate_inflow", year) for year in ("2024", "2025"))), rel=0.03
    )


def test_money_is_brought_to_the_prices_of_the_figure(base, tmp_path):
    row = "{indicator: gdp, period: 2025, value: 290 bn CNY, prices: current, source: x}"
    known = observations(tmp_path, base, f"schema: 1\nfacts: [{row}]\n")
    found = condition(base, known, particles=400)
    result = run(base, draws=400)
    constant = np.median(result.values("gdp", "2025"))
    assert found.figures[0].prior[1] != pytest.approx(constant, rel=0.005)
    assert found.figures[0].prior[1] == pytest.approx(constant, rel=0.05)


def test_a_fact_of_the_ledger_has_the_error_of_its_confidence(base, tmp_path):
    known = observations(tmp_path, base, "schema: 1\nfacts: [{fact: gdp_growth_2024_h1}]\n")
    (one,) = known
    assert (one.indicator, one.period, one.fact, one.assumed) == ("gdp_growth", "2024-H1", "gdp_growth_2024_h1", True)
    assert one.error in (0.005, 0.01, 0.02)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("{fact: gdp_growth_2024_h3}", "no fact 'gdp_growth_2024_h3'; did you mean"),
        ("{indicator: gdp, period: 2025, value: 290}", "facts.0.value: '290' has no unit"),
        ("{indicator: gdp, period: 2025, value: 290 bn CNY}", "facts.0.source"),
        ("{indicator: gpd, period: 2025, value: 290 bn CNY, source: x}", "did you mean 'gdp'"),
        ("{indicator: gdp, period: 2019, value: 290 bn CNY, source: x}", "lies before the run, which begins with 2023"),
        ("{indicator: gdp, period: 2025, value: 290 bn CNY, error: -1 %, source: x}", "an error is above zero"),
        ("{indicator: resident_population, period: 2024/2025, value: 9万 resident, source: x}", "amounts of a year"),
        ("{source: x}", "fact, indicator"),
        ("{fact: gdp_growth_2024_h1, value: 3 %}", "beside a fact of the ledger only its error may stand, not value"),
    ],
)
def test_a_figure_that_cannot_be_read_is_told_with_its_place(base, tmp_path, row, text):
    with pytest.raises(ScenarioError) as error:
        observations(tmp_path, base, f"schema: 1\nfacts: [{row}]\n")
    assert text in str(error.value)
    assert f"{tmp_path}/facts.yaml:2:" in str(error.value)


def test_one_figure_does_not_count_twice(base, tmp_path):
    twice = "{indicator: gdp_growth, period: 2024, value: 6 %, source: x}"
    with pytest.raises(ScenarioError, match="one figure may not count twice"):
        observations(tmp_path, base, f"schema: 1\nfacts: [{twice}, {twice}]\n")


def test_policy_and_names_that_there_are_not_are_refused_together(base):
    known = [written_observation("gdp_growth@2024=6 %", base, "a test")]
    cost = next(f"parameters.{key}" for key, one in base.model.parameters.items() if one.costs)
    with pytest.raises(ProjectionError) as error:
        condition(base, known, particles=10, inputs=[cost, "parameters.enterprises.registr"])
    assert str(error.value).splitlines() == [
        "10 particles are too few; take 200 at least",
        f"{cost} is policy, a cost or a definition: figures of the past say nothing of it, and it cannot be"
        " conditioned",
        "no uncertain input 'parameters.enterprises.registr'; did you mean 'parameters.enterprises.register'?",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,b\n1,2\n", "no table of a posterior: the file should begin with '# binjiang_sim posterior'"),
        ("# binjiang_sim posterior\n# effective: 10\na\nx\n", "a: 'x' is no number"),
        ("# binjiang_sim posterior\n# effective: none\na\n1\n", "effective should be above zero"),
        ("# binjiang_sim posterior\n# effective: 10\na\n", "the table of a posterior has no row"),
    ],
)
def test_a_file_that_is_no_posterior_is_refused_with_its_line(base, tmp_path, text, told):
    file = tmp_path / "p.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as error:
        base.with_({"posterior": str(file)})
    assert told in str(error.value)
    assert str(file) in str(error.value)


def test_processes_find_the_same_bits(conditioned, drawn):
    both = run(conditioned, draws=1000, options=RunOptions(workers=2))
    assert np.array_equal(both.values("gdp", "2030"), drawn.values("gdp", "2030"))


def test_parts_of_the_draws_are_those_of_all(conditioned):
    from binjiang_sim.projection.blocks import Job

    sampler = Job(conditioned).sampler
    whole, part = (sampler.drawn(DrawRange(first, 20))[REGISTER] for first in (0, 10))
    assert np.array_equal(whole[10:], part[:10])


def test_a_scenario_printed_and_read_again_has_the_same_posterior(base, table, tmp_path):
    plan = tmp_path / "plan.yaml"
    plan.write_text(f"schema: 1\nname: Plan\nextends: {base.file}\nposterior: {table}\n", "utf-8")
    printed = tmp_path / "printed.yaml"
    printed.write_text(text(resolve(plan, base.model), "en", everything=False), "utf-8")
    assert load(printed, base.model).hash == load(plan, base.model).hash


def test_a_posterior_is_named_beside_the_file_that_names_it(base, table):
    plan = table.parent / "plan.yaml"
    plan.write_text(f"schema: 1\nname: Plan\nextends: {base.file}\nposterior: {table.name}\n", "utf-8")
    assert load(plan, base.model).posterior.columns


def test_a_comparison_says_that_one_plan_has_a_posterior(base, conditioned):
    assert [one.path for one in changed_inputs(base, conditioned)] == ["posterior"]


def test_the_first_page_says_on_which_figures_the_inputs_are_conditioned(drawn):
    (sentence,) = (
        one
        for block in first_page(Questions(drawn), "en")
        for one in getattr(block, "items", ())
        if "conditioned on" in one
    )
    assert sentence.endswith("Registered enterprises (2024, 112 thousand enterprises); GDP, growth (2024, 6.5 %)")


def test_chances_are_as_uncertain_as_the_rows_of_the_posterior_make_them(drawn, conditioned):
    (first, *_) = outcomes(drawn)
    assert first.met.rows == conditioned.posterior.effective
    assert first.met.error > Proportion(first.met.hits, first.met.draws).error


@pytest.mark.long
def test_a_half_life_of_three_to_ten_years_is_in_conflict_with_the_growth_of_past_years(base):
    """Growth fell faster from 2017 on than the assumption of the first edition allows."""
    assumed = {
        "interval80": ["3 year", "6 year", "10 year"],
        "status": "assumption",
        "why": "As once assumed.",
    }
    found, today = (
        condition(begun, tuple(kinds.rates(HISTORY, begun, base.ledger, 2015, 2023)), particles=800)
        for begun in (
            scenario_at(one, base.ledger.as_of("2015-12-31"), 2015, 2023)
            for one in (base.with_({HALF_LIFE: assumed}), base)
        )
    )
    before, now = (next(one for one in each.inputs if one.path == HALF_LIFE) for each in (found, today))
    assert before.conflict
    assert before.posterior[1] < 4
    assert not now.conflict
    assert 1.1 < now.posterior[0] < now.posterior[2] < 3.6


@pytest.mark.parametrize("ask", [assumption_debt, partial(sensitivity, indicator="gdp", period="2030", method="pawn")])
def test_questions_that_need_priors_are_refused_of_a_posterior(drawn, ask):
    with pytest.raises(ProjectionError, match="inputs follow a posterior and no longer distributions of their own"):
        ask(drawn)


def test_indices_from_the_draws_at_hand_are_those_of_the_posterior(drawn):
    rows = sensitivity(drawn, "registered_enterprises", "2024", method="given").rows
    assert rows[0].path.startswith("parameters.enterprises.")


def test_money_of_ones_own_without_its_prices_is_refused(base):
    with pytest.raises(ScenarioError, match="money names its prices: prices: 2023 or prices: current"):
        written_observation("gdp@2025=290 bn CNY", base, "a test")


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("gdp@2025=290 bn CNY at 2023 prices +- 1 %", "2023"),
        ("gdp@2025=2900 亿元 按2023年价格 ± 1 %", "2023"),
        ("gdp@2025=290 bn CNY at current prices", "current"),
        ("gdp@2025=2900 亿元 按现价", "current"),
        ("budget_revenue@2025=260 亿元", ""),
    ],
)
def test_a_line_says_the_prices_of_money(base, text, prices):
    assert written_observation(text, base, "a test").targets[0].prices == prices


def test_a_nominal_fact_of_a_later_year_is_at_current_prices(base):
    fact = replace(base.ledger["gdp_per_head_2023"], price_basis="nominal", period="2025")
    assert observed(fact, base).targets[0].prices == "current"
    assert observed(base.ledger["gdp_per_head_2023"], base).targets[0].prices == ""


def test_a_scenario_with_a_posterior_is_not_conditioned_once_more(conditioned, found):
    known = [one.observation for one in found.figures]
    with pytest.raises(ProjectionError, match="has a posterior already: write posterior: none, and give all figures"):
        condition(conditioned, known, particles=200)


def test_inputs_stay_correlated_where_one_of_them_has_become_certain(base):
    names = ["parameters.talent.graduates", "parameters.talent.other_workers", "parameters.talent.graduate_growth"]
    scenario = base.with_({"correlations": [{"inputs": names, "rank": 0.6}]})
    fixed = {**scenario.parameters, "talent.graduates": replace(scenario.parameters["talent.graduates"], value=3e5)}
    space = NormalScores.of(Job(replace(scenario, parameters=fixed, end=scenario.start, targets=())))
    assert [space.inputs[place] for place in space.mixed] == names[1:]
    scores = space.own(np.random.default_rng(1).standard_normal((len(space.names), 4000)))
    assert np.corrcoef(scores[space.mixed])[0, 1] == pytest.approx(2 * np.sin(np.pi * 0.6 / 6), abs=0.04)


def test_a_scenario_without_correlations_is_conditioned_too(base):
    alone = base.with_({"correlations": []})
    known = [written_observation("gdp_growth@2024=6 %", alone, "a test")]
    assert condition(alone, known, particles=200).posterior.columns


def test_what_the_table_is_worth_is_what_is_said(found):
    assert found.effective == found.posterior.effective <= found.posterior.rows
