"""What the uncertainty of a figure rests on, against closed forms and on the district."""

import dataclasses
import json
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.analysis import assumption_debt, debt
from binjiang_sim.analysis.debt import KINDS, LUCK, group_shares, usual_figures
from binjiang_sim.analysis.indices.designs import simulated, uncertain_inputs
from binjiang_sim.analysis.indices.shapley import ShapleyDesign
from binjiang_sim.analysis.narrowing import narrowings
from binjiang_sim.cli import main
from binjiang_sim.errors import ProjectionError
from binjiang_sim.report.content.debt import sentences, whole_percents

DOCS = Path(__file__).parent.parent.parent / "docs"
CORRELATION = np.array([[1, 0.7, 0, 0, 0], [0.7, 1, 0.4, 0, 0], [0, 0.4, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1.0]])
WEIGHTS = np.array([2.0, 1.0, -1.0, 1.5, 0.5])
OF_KIND = (0, 3, 2, 3, 1)


def drawn(draws, seed=1):
    rng = np.random.default_rng(seed)
    scores = np.linalg.cholesky(CORRELATION) @ rng.standard_normal((5, draws))
    return scores, 2 * rng.standard_normal(draws)


def closed_form(luck_variance):
    """Shapley shares of the groups in a linear model of correlated normal inputs, from all orders of the groups."""
    groups = [[place for place, kind in enumerate(OF_KIND) if kind == one] for one in range(4)]

    def explained(chosen):
        known = [place for group in chosen if group < 4 for place in groups[group]]
        across = CORRELATION[:, known]
        inside = np.linalg.solve(CORRELATION[np.ix_(known, known)], across.T) if known else across.T
        return WEIGHTS @ across @ inside @ WEIGHTS + luck_variance * (4 in chosen)

    found = np.zeros(5)
    orders = [*permutations(range(5))]
    for order in orders:
        for place, group in enumerate(order):
            found[group] += explained(order[: place + 1]) - explained(order[:place])
    return found / found.sum()


def test_shares_of_a_linear_model_of_correlated_inputs_are_those_of_the_closed_form():
    scores, luck = drawn(8000)
    calm = WEIGHTS @ scores
    shares, errors, left = group_shares(calm + luck, calm, luck, scores, OF_KIND, CORRELATION)
    expected = closed_form(4.0)
    assert shares.sum() == pytest.approx(1, abs=1e-12)
    assert (np.abs(shares - expected) < 4 * errors + 1e-3).all()
    np.testing.assert_allclose(shares, expected, atol=0.02)
    assert left == pytest.approx(0, abs=1e-12)


def test_errors_are_the_spread_over_repeated_draws():
    found, errors = [], []
    for seed in range(60):
        scores, luck = drawn(600, seed)
        calm = WEIGHTS @ scores + 0.5 * scores[3] * scores[0]
        own, error, _ = group_shares(calm + luck, calm, luck, scores, OF_KIND, CORRELATION)
        found.append(own)
        errors.append(error)
    np.testing.assert_allclose(np.mean(errors, axis=0), np.std(found, axis=0), rtol=0.35)


def test_what_two_groups_do_together_is_shared_between_them():
    scores, luck = drawn(8000)
    calm = scores[3] * scores[4]
    shares, *_ = group_shares(calm + 1e-6 * luck, calm, 1e-6 * luck, scores, OF_KIND, CORRELATION)
    np.testing.assert_allclose(shares, [0, 0.5, 0, 0.5, 0], atol=0.01)


def test_what_inputs_and_luck_do_together_is_shared_between_them():
    scores, luck = drawn(20_000)
    calm = 2 * scores[3]
    shares, *_ = group_shares(calm + luck + scores[3] * luck, calm, luck, scores, OF_KIND, CORRELATION)
    np.testing.assert_allclose(shares, [0, 0, 0, 0.5, 0.5], atol=0.03)  # 4 + 4 / 2 of 12 each


def test_where_every_input_is_published_nothing_is_assumed():
    scores, luck = drawn(500)
    calm = WEIGHTS @ scores
    shares, *_ = group_shares(calm + luck, calm, luck, scores, (0,) * 5, CORRELATION)
    assert shares[1:4].tolist() == [0, 0, 0]
    assert shares.sum() == pytest.approx(1, abs=1e-12)


def test_without_luck_all_rests_on_inputs():
    scores, _ = drawn(500)
    calm = WEIGHTS @ scores
    shares, *_ = group_shares(calm, calm, np.zeros(500), scores, OF_KIND, CORRELATION)
    assert shares[4] == pytest.approx(0, abs=1e-12)


def test_a_figure_that_no_input_moves_rests_on_luck():
    scores, luck = drawn(500)
    shares, *_ = group_shares(luck, np.zeros(500), luck, scores, OF_KIND, CORRELATION)
    assert shares.tolist() == [0, 0, 0, 0, 1]


def test_a_band_narrows_as_the_closed_form_of_a_linear_model_says():
    rng = np.random.default_rng(5)
    numbers = dict(zip("abcd", rng.standard_normal((4, 20_000)), strict=True))
    outcome = 3 * numbers["a"] + 2 * numbers["b"] + numbers["c"]
    found = narrowings(numbers, dict.fromkeys("abcd", "assumption"), outcome)
    assert [one.path for one in found] == ["a", "b", "c"]
    expected = [1 - np.sqrt(1 - share / 14) for share in (9, 4, 1)]
    np.testing.assert_allclose([one.narrowing for one in found], expected, atol=0.02)


def test_an_idle_input_is_seldom_worth_collecting():
    rng = np.random.default_rng(6)
    shown = 0
    for _ in range(40):
        numbers = {str(place): own for place, own in enumerate(rng.random((20, 1000)))}
        shown += bool(narrowings(numbers, dict.fromkeys(numbers, "assumption"), rng.standard_normal(1000)))
    assert shown <= 3


@pytest.fixture(scope="module")
def found(base_run):
    return assumption_debt(base_run, [("gdp", "2030", None), ("gdp_growth", "2024", None)])


def test_shares_of_the_district_add_to_one_and_nothing_uncertain_is_published(found):
    for one in found:
        assert sum(one.shares.values()) == pytest.approx(1, abs=1e-12)
        assert [*one.shares] == [*KINDS, LUCK]
        assert one.shares["published"] == 0


def test_growth_of_the_next_year_is_luck_and_gdp_in_2030_is_not(found):
    gdp, growth = found
    assert growth.shares[LUCK] > 0.9
    assert gdp.shares["assumed"] > 0.7
    assert gdp.shares[LUCK] < 0.1
    assert growth.collect == ()
    assert gdp.collect[0].path == "parameters.economy.growth_error"


def test_the_share_of_luck_is_what_the_run_without_luck_leaves_of_the_variance(base_run, found):
    calm = bj.run(base_run.scenario, luck=False)
    for one in found:
        whole, inputs = (run.values(one.indicator, one.period).var() for run in (base_run, calm))
        assert one.shares[LUCK] == pytest.approx(1 - inputs / whole, abs=0.08)


def test_shares_of_the_inputs_are_the_shapley_effects_of_a_design_of_their_own(base_run):
    scenario = base_run.scenario
    inputs, given = uncertain_inputs(scenario), debt.uncertain(scenario)
    kinds = {"derived": "derived", "literature": "literature", "assumed": "assumption"}
    players = tuple(
        tuple(place for place, path in enumerate(inputs) if given[path].status == status) for status in kinds.values()
    )
    correlation = base_run.ensemble.job.sampler.numbers.mixing.matrix(inputs)
    design = ShapleyDesign(inputs, players, 4000, 5, correlation)
    effects, spread, _ = design.effects(simulated(scenario, design, [("gdp", "2030", None)])[:, 0])
    (own,) = assumption_debt(bj.run(scenario, luck=False), [("gdp", "2030", None)])
    for name, effect, error in zip(kinds, effects, spread, strict=True):
        assert abs(own.shares[name] - effect) < 3 * np.hypot(error, own.errors[name])


def test_a_run_without_luck_has_no_share_of_luck(base):
    calm = bj.run(base.with_({"end": 2025}), draws=400, luck=False)
    assert assumption_debt(calm, [("gdp", "2025", None)])[0].shares[LUCK] == pytest.approx(0, abs=1e-12)


def test_a_district_whose_inputs_are_all_published_has_no_debt(base, monkeypatch):
    given = debt.uncertain(base)
    published = {path: dataclasses.replace(one, status="published") for path, one in given.items()}
    monkeypatch.setattr(debt, "uncertain", lambda scenario: published)
    shares = assumption_debt(bj.run(base.with_({"end": 2025}), draws=400), [("gdp", "2025", None)])[0].shares
    assert (shares["assumed"], shares["literature"], shares["derived"]) == (0, 0, 0)


def test_the_usual_figures_are_those_of_the_targets_else_the_headline(base_run, shipped):
    assert usual_figures(base_run)[0] == ("gdp_growth", "2024", None)
    bare = bj.run(dataclasses.replace(shipped("base", {"end": 2026}), targets=()), draws=40)
    assert {period for _, period, _ in usual_figures(bare)} == {"2025"}


def test_a_figure_that_is_the_same_in_every_draw_has_no_shares(base_run):
    (constant,) = assumption_debt(base_run, [("exchange_rate", "2030", None)])
    assert (constant.shares, constant.collect) == (None, ())
    assert sentences(base_run, constant, "en")[0].endswith("so there is no uncertainty to share out.")


def test_what_cannot_be_shared_out_is_refused_with_all_faults(central_run, small_run):
    with pytest.raises(ProjectionError) as caught:
        assumption_debt(central_run, [("gpd", "2030", None), ("gdp", "2099", None)])
    text = str(caught.value)
    assert "no indicator 'gpd'; did you mean 'gdp'?" in text
    assert "no period '2099'" in text
    assert "a central run has every input at its median" in text
    with pytest.raises(ProjectionError) as caught:
        assumption_debt(small_run)
    assert str(caught.value).endswith("195 uncertain inputs need at least 295 draws to be told apart; found 64")


def test_whole_per_cents_add_to_a_hundred():
    assert whole_percents([0.0344, 0.0114, 0.9542]) == [3, 1, 96]
    assert whole_percents([1 / 3, 1 / 3, 1 / 3]) == [34, 33, 33]


def test_json_is_a_list_of_figures_with_shares_and_inputs_to_collect(capsys):
    asked = ["debt", "base", "--indicator", "gdp", "--period", "2025", "--draws", "400", "--json", "--set", "end=2025"]
    assert main(asked) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["indicator"], found["period"], found["draws"]) == ("gdp", "2025", 400)
    assert set(found["shares"]) == {"published", "derived", "literature", "assumed", "luck"}
    assert set(found["collect"][0]) == {"path", "status", "narrowing", "error"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ("不确定性的来源", "2025年地区生产总值的不确定性，", "下一步最值得查清：", "份额为沙普利值")),
        (
            "en",
            (
                "Where the uncertainty comes from",
                "GDP in 2025: ",
                "What to find out next: ",
                "Shares are Shapley values",
            ),
        ),
    ],
)
def test_two_sentences_say_what_is_known_and_what_to_find_out(capsys, language, words):
    asked = ["debt", "base", "--indicator", "gdp", "--period", "2025", "--draws", "400", "--set", "end=2025"]
    assert main([*asked, "--lang", language]) == 0
    shown = capsys.readouterr().out
    assert all(one in shown for one in words)


def test_options_without_those_that_they_need_are_refused(capsys):
    assert main(["debt", "base", "--period", "2030", "--item", "industry", "--less", "gdp", "--lang", "en"]) == 1
    shown = capsys.readouterr().err.splitlines()[-3:]
    assert shown == ["--period needs --indicator", "--item needs --indicator", "--less needs --against"]
    assert main(["debt", "base", "--indicator", "gdp", "--lang", "en"]) == 1
    assert "--indicator needs --period" in capsys.readouterr().err


@pytest.mark.parametrize(("page", "language"), [("sensitivity.md", "en"), ("sensitivity.zh.md", "zh")])
def test_the_page_shows_what_the_base_scenario_says_today(base_run, found, page, language):
    written = "".join((DOCS / page).read_text(encoding="utf-8").split())
    assert all("".join(one.split()) in written for one in sentences(base_run, found[0], language))
