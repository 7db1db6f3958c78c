"""The number of a target of every form is what one calculates by hand from the draws."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from binjiang_sim import load
from binjiang_sim.errors import ScenarioError
from binjiang_sim.projection import RunOptions, blocks, checked, chunks, outcomes, resources, run, target_values
from binjiang_sim.projection.target_figures import met, needed
from binjiang_sim.report.content import targets
from binjiang_sim.scenario import Target
from binjiang_sim.scenario.numbers import ends

from ..conftest import SCENARIOS

BASE = SCENARIOS / "base.yaml"
DRAWS = 40
YEARS = ("2026", "2027", "2028", "2029", "2030")
GROWTH = "indicator: gdp, period: 2025/2030, at_least: 5 %"
FORMS = {
    "real growth of a level": f"{GROWTH}, prices: 2023",
    "nominal growth of a level": f"{GROWTH}, prices: current",
    "growth of a stock": "indicator: listed_companies, period: 2025/2030, at_least: 5 %",
    "mean of a rate of growth": "indicator: gdp_growth, period: 2025/2030, at_least: 5 %",
    "total": "indicator: graduate_inflow, period: 2026/2030, over: total, at_least: 20万人",
    "nominal total": "indicator: gdp, period: 2026/2030, over: total, at_least: 1.7万亿元, prices: current",
    "average": "indicator: rd_intensity, period: 2026/2030, over: average, at_least: 10 %",
    "change of a level": "indicator: graduate_inflow, period: 2025/2030, over: change, at_least: 5 %",
    "change of a share": "indicator: rd_intensity, period: 2025/2030, over: change, at_least: 0.5 %",
    "range": "indicator: resident_population, period: 2030, between: [60万人, 65万人]",
    "both bounds": "indicator: resident_population, period: 2030, at_least: 60万人, at_most: 65万人",
    "item": "indicator: school_coverage, item: compulsory, period: 2030, at_least: 95 %",
    "upper bound": "indicator: price_level, period: 2030, at_most: 1.2",
}


def aimed(*rows, kind="expected"):
    """The base scenario with these targets."""
    entries = ", ".join(f"{{{row}, kind: {kind}, source: a plan}}" for row in rows)
    return load(BASE, {"targets": f"[{entries}]"})


@pytest.fixture(scope="module")
def result():
    return run(aimed(*FORMS.values()), draws=DRAWS)


def by_hand(result):
    """The numbers of `FORMS` in their order, each (draw,)."""

    def value(name, year, item=None):
        return result.values(name, year, item)

    def prices(year):
        cells = [value("price_level", one) for one in (str(int(year) - 1), f"{year}-H1", year)]
        return (cells[0] + 2 * cells[1] + cells[2]) / 4

    gdp, inflow, rd = (lambda year, name=name: value(name, year) for name in ("gdp", "graduate_inflow", "rd_intensity"))
    rates = np.stack([value("gdp_growth", year) for year in YEARS])
    listed = value("listed_companies", "2030") / value("listed_companies", "2025")
    yield (gdp("2030") / gdp("2025")) ** 0.2 - 1
    yield (gdp("2030") * prices("2030") / (gdp("2025") * prices("2025"))) ** 0.2 - 1
    yield listed**0.2 - 1
    yield np.prod(1 + rates, axis=0) ** 0.2 - 1
    yield sum(inflow(year) for year in YEARS)
    yield sum(gdp(year) * prices(year) for year in YEARS)
    yield sum(rd(year) for year in YEARS) / 5
    yield inflow("2030") / inflow("2025") - 1
    yield rd("2030") - rd("2025")
    yield value("resident_population", "2030")
    yield value("resident_population", "2030")
    yield value("school_coverage", "2030", "compulsory")
    yield value("price_level", "2030")


def test_every_form_of_target_is_its_calculation_by_hand(result):
    for form, target, expected in zip(FORMS, result.scenario.targets, by_hand(result), strict=True):
        np.testing.assert_allclose(target_values(result, target), expected, rtol=1e-12, atol=1e-15, err_msg=form)


def test_hits_and_medians_of_every_form_are_those_of_its_draws(result):
    for one, values in zip(outcomes(result), by_hand(result), strict=True):
        low, high = one.target.bounds
        assert one.met.hits == np.count_nonzero((values >= low) & (values <= high))
        assert one.median == pytest.approx(np.median(values), rel=1e-12)


def test_the_mean_growth_of_a_level_is_the_compound_mean_of_its_rates(result):
    numbers = dict(zip(FORMS, (target_values(result, one) for one in result.scenario.targets), strict=True))
    np.testing.assert_allclose(numbers["real growth of a level"], numbers["mean of a rate of growth"], rtol=1e-9)


def test_two_bounds_are_a_range_and_mean_the_same(result):
    ranges = [one for one in result.scenario.targets if one.direction == "between"]
    assert [one.bounds for one in ranges] == [(6e5, 6.5e5)] * 2
    assert len({one.met.hits for one in outcomes(result) if one.target in ranges}) == 1


def test_the_gap_of_a_range_is_that_to_the_nearer_end(result):
    def gap(low, high):
        target = Target("resident_population", None, "2030", "between", low, "expected", "Plan", upper=high)
        aim = dataclasses.replace(result.scenario, targets=(target,))
        return outcomes(dataclasses.replace(result, scenario=aim))[0].gap

    median = result.quantile("resident_population", "2030", 0.5)
    assert gap(median - 1, median + 1) == 0
    assert gap(median + 5, median + 9) == pytest.approx(-5)
    assert gap(median - 9, median - 5) == pytest.approx(5)


def test_a_target_is_made_of_the_years_that_its_form_counts(result):
    model, clock = result.model, result.clock
    made = {
        form: [period for name, _, period in needed(one, model, clock) if name == one.indicator]
        for form, one in zip(FORMS, result.scenario.targets, strict=True)
    }
    assert sorted(made["real growth of a level"]) == ["2025", "2030"]
    assert made["mean of a rate of growth"] == made["total"] == made["average"] == list(YEARS)
    assert made["range"] == ["2030"]


@pytest.mark.parametrize("workers", [1, 2])
def test_hits_of_runs_in_passes_are_those_of_runs_in_memory(monkeypatch, workers, tmp_path):
    rows = [row.replace("2030", "2026").replace("2026/2026", "2025/2026") for row in FORMS.values()]
    scenario = aimed(*rows, kind="binding").with_({"end": 2026})
    whole = run(scenario, draws=150)
    monkeypatch.setattr(resources, "MOST_KEPT", 0)
    monkeypatch.setattr(chunks, "CHUNK", 60)
    monkeypatch.setattr(blocks, "MOST_BLOCK", 32)
    with ThreadPoolExecutor(workers) as pool:
        options = RunOptions(pool, workers, tmp_path)
        made, read = (run(scenario, draws=150, options=options) for _ in range(2))
    assert (made.ensemble.read, read.ensemble.read) == (False, True)
    for one in (made, read):
        for name, counts in whole.ensemble.summary.hits.arrays.items():
            np.testing.assert_array_equal(counts, one.ensemble.summary.hits.arrays[name])


def test_a_run_that_was_cut_off_under_another_plan_counts_the_plan_it_goes_on_with(monkeypatch, tmp_path):
    monkeypatch.setattr(resources, "MOST_KEPT", 0)
    monkeypatch.setattr(chunks, "CHUNK", 60)

    def scenario(value):
        row = f"indicator: gdp, period: 2024, at_least: {value}亿元, prices: 2023"
        return aimed(row).with_({"end": 2024})

    class StoppedError(Exception):
        pass

    def stop(done, whole):
        if list(tmp_path.glob("*/statistics*~1.arrays")):
            raise StoppedError

    with pytest.raises(StoppedError):
        run(scenario(2000), draws=240, options=RunOptions(store=tmp_path, progress=stop))
    resumed, fresh = (run(scenario(2700), draws=240, options=RunOptions(store=one)) for one in (tmp_path, None))
    assert outcomes(resumed) == outcomes(fresh)
    assert 0 < outcomes(fresh)[0].met.hits < 240


@given(value=st.floats(-1, 1), width=st.floats(0, 1), number=st.floats(-2, 2))
def test_a_range_is_met_where_both_of_its_bounds_are(value, width, number):
    def one(direction, value, upper=None):
        target = Target("gdp_growth", None, "2030", direction, value, "expected", "Plan", upper=upper)
        return bool(met(target, np.array(number)))

    within = one("between", value, value + width)
    assert within == (one("at_least", value) and one("at_most", value + width))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_table_of_targets_prints_is_taken_as_input(result, language):
    keys = {"≥": "at_least", "≤": "at_most"}
    entries = []
    for figure, period, wanted, *_, kind, source in targets.rows(result, language):
        sign, value = (wanted[0], wanted[2:]) if wanted[0] in keys else ("", wanted)
        limit = {keys.get(sign, "between"): value}
        entries.append({"indicator": figure, "period": period, **limit, "kind": kind, "source": source})
    again = load(BASE, {"targets": entries}).targets
    assert len(again) == len(FORMS)
    for one, other in zip(again, result.scenario.targets, strict=True):
        names = ("indicator", "item", "period", "over", "direction", "kind")
        assert [getattr(one, name) for name in names] == [getattr(other, name) for name in names]
        assert one.limits == pytest.approx(other.limits, rel=1e-3)
        assert one.prices == other.prices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("60–65万人", ["60万人", "65万人"]),
        ("60万人至65万人", ["60万人", "65万人"]),
        ("60万-65万人", ["60万人", "65万人"]),
        ("CNY 380–400 bn at 2023 prices", ["CNY 380 bn at 2023 prices", "CNY 400 bn at 2023 prices"]),
        ("5 % to 6 %", ["5 %", "6 %"]),
        ("-2–3 %", ["-2 %", "3 %"]),
        ("60万人", ["60万人"]),
    ],
)
def test_a_written_range_is_its_two_numbers(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("indicator: gdp, period: 2025/2045, at_least: 5 %, prices: 2023", "ends with 2035 and has no period 2045"),
        ("indicator: gdp, period: 2020/2025, at_least: 5 %, prices: 2023", "from 2023 to 2035 and has no period 2020"),
        ("indicator: gdp, period: 2022/2025, at_least: 5 %, prices: 2023", "gdp has no figure for 2022"),
        ("indicator: gdp_growth, period: 2022/2025, at_least: 5 %", "gdp_growth has no figure for 2023"),
        ("indicator: gdp, period: 2025/2030, at_least: 500 %, prices: 2023", "did you mean '5 %'?"),
        ("indicator: resident_population, period: 2030, between: [60 人, 65万人]", "did you mean '60万 resident'?"),
        ("indicator: rd_intensity, period: 2026/2030, over: growth, at_least: 5 %", "cannot be taken over: growth"),
        ("indicator: listed_companies, period: 2026/2030, over: total, at_least: 5家", "cannot be taken over: total"),
        ("indicator: rd_intensity, period: 2026/2030, at_least: 10 %", "write over: with one of average, change"),
    ],
)
def test_a_target_over_years_that_is_no_figure_is_refused(row, expected):
    with pytest.raises(ScenarioError) as caught:
        checked(aimed(row))
    (fault,) = caught.value.faults
    assert expected in fault.text("en")


def test_growth_of_money_without_its_prices_is_refused_with_the_chance_at_either():
    with pytest.raises(ScenarioError) as caught:
        checked(aimed(GROWTH))
    real, nominal = (
        outcomes(run(aimed(f"{GROWTH}, prices: {one}"), draws=1000))[0].met.text("en") for one in ("2023", "current")
    )
    said = (
        f"at the prices of which year is 5 %? Write prices: 2023 (chance {real}) or prices: current (chance {nominal})"
    )
    assert said in caught.value.text("en")
