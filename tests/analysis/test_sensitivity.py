"""Sensitivity in one call, on the district."""

import json

import numpy as np
import pytest
from scipy.stats import spearmanr

import binjiang_sim as bj
from binjiang_sim.analysis import sensitivity
from binjiang_sim.analysis.sensitivity import METHODS, OTHERS, PLAYERS
from binjiang_sim.cli import main
from binjiang_sim.errors import ProjectionError

GROWTH = "parameters.economy.growth_error"
ASSUMED = {"status": "assumption", "why": "A test."}
ROW = {"period", "path", "status", "index", "low", "high", "error", "low_at", "high_at"}


@pytest.fixture(scope="module")
def short(shipped):
    return shipped("base", {"end": 2026})


@pytest.fixture(scope="module")
def short_run(short):
    return bj.run(short, draws=400)


@pytest.fixture(scope="module")
def independent(shipped):
    return shipped("base", {"end": 2024, "correlations": []})


def test_given_is_the_usual_method_and_reads_the_draws_at_hand(short_run):
    found = sensitivity(short_run, "gdp", "2026")
    assert (found.method, found.draws, found.outcome, found.unit) == ("given", 400, "value", "CNY")
    first = found.rows[0]
    assert (first.path, first.status, first.period) == (GROWTH, "assumption", "2026")
    numbers, values = short_run.inputs[GROWTH].to_numpy(), short_run.values("gdp", "2026")
    assert first.more["rank"] == pytest.approx(spearmanr(numbers, values).statistic, abs=1e-12)
    assert first.low == pytest.approx(values[numbers <= np.quantile(numbers, 0.1)].mean())
    assert first.high == pytest.approx(values[numbers >= np.quantile(numbers, 0.9)].mean())
    assert found.levels["2026"] == pytest.approx(values.mean())


def test_rows_are_sorted_by_size_in_each_period(short_run):
    found = sensitivity(short_run, "gdp", ["2025", 2026])
    assert [*found.levels] == ["2025", "2026"]
    for period in found.levels:
        sizes = [abs(one.index) for one in found.rows if one.period == period]
        assert sizes == sorted(sizes, reverse=True)


def test_all_years_are_those_that_the_figure_has(short_run):
    assert [*sensitivity(short_run, "gdp_growth").levels] == ["2024", "2025", "2026"]


def test_a_row_of_the_tornado_is_the_run_with_that_input_alone_moved(short):
    found = sensitivity(short, "gdp", "2026", method="tornado")
    row = next(one for one in found.rows if one.path == GROWTH)
    for number, outcome in ((row.low_at, row.low), (row.high_at, row.high)):
        alone = bj.experiment(short, {GROWTH: (number,)}, central=True, figures=[("gdp", None, "2026")])
        assert outcome == pytest.approx(alone.values[0, 0, 0], rel=1e-12)
    assert row.index == row.high - row.low
    assert row.error == 0


def test_ends_are_the_10_and_90_per_cent_points_of_the_numbers_drawn(base_run):
    numbers = base_run.inputs[GROWTH]
    row = sensitivity(base_run, "gdp", "2030").rows[0]
    assert row.path == GROWTH
    assert (row.low_at, row.high_at) == pytest.approx(np.quantile(numbers, (0.1, 0.9)), abs=0.03 * np.ptp(numbers))


def test_choices_keep_their_labels(short):
    key = "parameters.economy.trend_long_run"
    choices = {"discrete": {"slow": "-4 %/year", "usual": "0.5 %/year"}, "weights": {"slow": 1, "usual": 1}, **ASSUMED}
    plan = short.with_({key: choices, "correlations": []})
    for method in ("given", "tornado"):
        found = sensitivity(plan, "gdp", "2026", method=method, draws=None if method == "tornado" else 200)
        row = next(one for one in found.rows if one.path == key)
        assert (row.low_at, row.high_at) == ("slow", "usual")
        assert row.low < row.high


def test_morris_and_the_tornado_agree_on_the_strongest_input(short):
    for method, draws in (("morris", 8), ("tornado", None)):
        assert sensitivity(short, "gdp", "2026", method=method, draws=draws).rows[0].path == GROWTH


@pytest.mark.long
def test_pawn_reads_the_uniform_numbers_behind_the_draws(short_run):
    found = sensitivity(short_run, "gdp", "2026", method="pawn")
    assert found.rows[0].path == GROWTH
    assert found.rows[0].index > 2 * found.chance["2026"]
    assert found.draws == 400


def test_sobol_shows_the_indices_of_its_own_function(independent):
    found = sensitivity(independent, "gdp", "2024", method="sobol", draws=8)
    own = bj.analysis.sobol(independent, [("gdp", "2024", None)], base=8)
    rows = {one.path: one for one in found.rows}
    assert [rows[path].index for path in own.inputs] == own.total[:, 0].tolist()
    assert [rows[path].more["first"] for path in own.inputs] == own.first[:, 0].tolist()
    assert found.draws == 8 * (len(own.inputs) + 2)


def test_shapley_effects_of_strongest_and_others_add_to_one(short):
    found = sensitivity(short, "gdp", "2026", method="shapley", draws=200)
    assert len(found.rows) == PLAYERS + 1
    assert sum(one.index for one in found.rows) == pytest.approx(1, abs=1e-12)
    assert found.rows[0].path == GROWTH
    others = next(one for one in found.rows if one.path == OTHERS)
    assert (others.status, others.low, others.high, others.low_at) == (None, None, None, None)


def test_a_threshold_year_says_how_often_it_never_comes(short_run):
    values = np.stack([short_run.values("gdp", year) for year in ("2023", "2024", "2025", "2026")])
    threshold = float(np.median(values[-1]))
    found = sensitivity(short_run, "gdp", outcome=f"first-above={threshold!r}")
    assert found.never == pytest.approx(np.mean((values <= threshold).all(axis=0)))
    assert found.unit == "year"
    assert [*found.levels] == ["2023-2026"]


def test_a_chance_is_that_of_the_draws(short_run):
    found = sensitivity(short_run, "gdp_growth", "2026", outcome="chance-above=6%")
    assert found.levels["2026"] == np.mean(short_run.values("gdp_growth", "2026") > 0.06)
    assert found.unit == "1"


@pytest.mark.parametrize("method", sorted(METHODS.keys() - {"sobol", "pawn"}))
def test_the_same_question_has_the_same_answer(short, method):
    draws = {"given": 100, "shapley": 100, "morris": 4}.get(method)
    once, again = (sensitivity(short, "gdp", "2024", method=method, draws=draws) for _ in range(2))
    assert once.record == again.record


def test_all_that_is_wrong_is_said_at_once(base):
    with pytest.raises(ProjectionError) as caught:
        sensitivity(base, "gpd", "2039", method="sobol", outcome="peek", draws=3)
    text = str(caught.value)
    assert "no indicator 'gpd'; did you mean 'gdp'?" in text
    assert "no outcome 'peek'; did you mean 'peak'?" in text
    assert "no period '2039'; did you mean '203" in text
    assert "inputs are correlated; Sobol indices need independent inputs: leave `correlations` out" in text
    assert "the base of a Sobol design must be a power of two, at least 2; found 3" in text


def test_a_central_run_and_few_draws_are_refused(central_run, small_run):
    with pytest.raises(ProjectionError) as caught:
        sensitivity(central_run, "gdp", "2030", method="tornado")
    assert str(caught.value).endswith(
        "a central run has every input at its median and cannot tell what moves a figure: run it with draws"
    )
    with pytest.raises(ProjectionError) as caught:
        sensitivity(small_run, "gdp", "2030")
    assert str(caught.value).endswith("the method 'given' needs at least 100 draws; found 64")


@pytest.mark.parametrize("method", ["tornado", "given"])
def test_a_number_of_draws_where_nothing_is_drawn_is_refused(short_run, method):
    with pytest.raises(ProjectionError) as caught:
        sensitivity(short_run, "gdp", "2026", method=method, draws=500)
    said = f"the method '{method}' draws nothing here, so a number of draws has no meaning"
    assert str(caught.value).endswith(said)


def test_a_method_there_is_not_is_told(short_run):
    with pytest.raises(ProjectionError, match="no method 'morriss'; did you mean 'morris'"):
        sensitivity(short_run, "gdp", "2026", method="morriss")


def test_a_year_cannot_be_found_among_half_years(short_run):
    with pytest.raises(ProjectionError) as caught:
        sensitivity(short_run, "gdp", ["2025-H1", "2025-H2"], outcome="peak")
    assert str(caught.value) == "the outcome 'peak' is a year, so the periods must be whole years"


def test_json_has_method_draws_and_a_row_for_each_input(capsys):
    asked = ["sensitivity", "base", "--indicator", "gdp", "--period", "2024", "--method", "tornado", "--json"]
    assert main([*asked, "--set", "end=2024"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["method"], found["outcome"], found["scenario"]) == ("tornado", "value", "Base")
    assert found["draws"] == 1 + 2 * len(found["rows"])
    assert set(found["rows"][0]) == ROW


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ("地区生产总值，2024", "变动幅度", "取低值时", "共391次运行，没有抽样误差")),
        ("en", ("GDP, 2024", "swing", "when low", "391 runs, no sampling error")),
    ],
)
def test_the_table_says_what_low_and_high_are_and_what_it_stands_on(capsys, language, words):
    asked = ["sensitivity", "base", "--indicator", "gdp", "--period", "2024", "--method", "tornado"]
    assert main([*asked, "--set", "end=2024", "--lang", language]) == 0
    shown = capsys.readouterr().out
    assert all(one in shown for one in words)
