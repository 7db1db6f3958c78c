"""What a plan changes against another, over the same draws."""

import dataclasses

import numpy as np
import pytest

from binjiang_sim.analysis.comparison import GIVEN, Chance, Moved, compare
from binjiang_sim.analysis.differences import MATTERS, SURE, difference
from binjiang_sim.analysis.names import names
from binjiang_sim.analysis.pairing import comparable
from binjiang_sim.errors import ProjectionError
from binjiang_sim.projection import run
from binjiang_sim.scenario.values import Target

DRAWS = 64


@pytest.fixture(scope="session")
def base(base_scenario):
    """The base scenario without the targets of its plan."""
    return base_scenario.with_({"targets": []})


@pytest.fixture(scope="module")
def reference(base):
    return run(base, draws=DRAWS)


@pytest.fixture(scope="module")
def talent(shipped):
    return run(shipped("talent_first", {"targets": []}), draws=DRAWS)


@pytest.fixture(scope="module")
def unreformed(shipped):
    return run(shipped("no_new_reform", {"targets": []}), draws=DRAWS)


@pytest.fixture(scope="module")
def comparison(reference, talent):
    return compare([reference, talent])


@pytest.fixture(scope="module")
def pair(comparison):
    return comparison.pairs[0]


def found(pair, indicator, item=None):
    return next(one for one in pair.moved if (one.indicator, one.item) == (indicator, item))


def test_a_scenario_equal_to_the_reference_differs_in_nothing(base, reference):
    again = run(base.with_({}), draws=DRAWS)
    comparison = compare([reference, again])
    (same,) = comparison.pairs
    assert comparison.same
    assert (same.inputs, same.moved, same.chances, same.notes) == ((), (), (), ())
    assert (same.cost.total.difference, same.cost.total.low, same.cost.total.high) == (0.0, 0.0, 0.0)
    assert same.cost.prices == ()


@pytest.mark.parametrize(
    ("indicator", "period"), [("gdp", "2030"), ("graduate_inflow", "2035"), ("gdp_growth", "2027")]
)
def test_a_difference_is_that_of_the_same_draw(pair, reference, talent, indicator, period):
    one = found(pair, indicator).periods[period]
    before, after = (result.values(indicator, period) for result in (reference, talent))
    assert one.above == np.count_nonzero(after > before) / DRAWS
    assert one.below == np.count_nonzero(after < before) / DRAWS
    assert [one.low, one.difference, one.high] == list(np.quantile(after - before, (0.1, 0.5, 0.9)))
    assert (one.reference, one.other) == (np.median(before), np.median(after))
    assert one.width == np.quantile(before, 0.9) - np.quantile(before, 0.1)


def test_what_is_not_listed_is_the_same_in_every_draw(pair, reference, talent):
    listed = {(one.indicator, one.item) for one in pair.moved}
    others = [
        (name, item)
        for name, equation in reference.model.equations.items()
        if equation.kind not in GIVEN
        for item in reference.items(name)
        if (name, item) not in listed
    ]
    assert others
    for name, item in others:
        for year in (one for one in ("2024", "2030", "2035") if reference.defined(name, one)):
            pairs = (result.values(name, year, item) for result in (reference, talent))
            np.testing.assert_allclose(*pairs, rtol=1e-11)


def test_levers_drivers_and_starts_are_no_outcome_of_a_plan(pair):
    kinds = {pair.reference.model.equations[one.indicator].kind for one in pair.moved}
    assert kinds == {"stock", "flow", "auxiliary", "indicator"}


def test_a_difference_matters_when_nearly_all_draws_agree_and_it_is_large_enough():
    rng = np.random.default_rng(1)
    before = rng.normal(100, 10, 1000)
    width = difference("2030", before, before).width
    assert difference("2030", before, before + 1.1 * MATTERS * width).matters
    assert not difference("2030", before, before + 0.9 * MATTERS * width).matters
    agreeing = np.where(np.arange(1000) < 1000 * SURE, 1.0, -1.0) * width
    assert difference("2030", before, before + agreeing).matters
    agreeing[0] = -width
    assert not difference("2030", before, before + agreeing).matters


def test_a_difference_that_few_draws_have_is_told_by_these_draws():
    before = np.linspace(90, 110, 1000)
    moved = np.zeros(1000)
    moved[:60], moved[60:63] = np.linspace(-2, -6, 60), 1.0
    one = difference("2030", before, before + moved)
    assert (one.difference, one.low, one.high) == (0, 0, 0)
    assert (one.below, one.above) == (0.06, 0.003)
    assert one.median_below == pytest.approx(-4.0)
    assert one.median_above == pytest.approx(1.0)
    assert one.mean == pytest.approx(moved.mean())
    assert one.partial
    assert one.strength == pytest.approx(-moved.mean() / one.width)
    assert one.matters


@pytest.mark.parametrize(
    ("lower", "higher", "size"),
    [(9, 0, 4.0), (60, 20, 4.0), (60, 0, 0.5)],
    ids=["too few draws", "draws that disagree", "too small a difference"],
)
def test_a_difference_of_some_draws_does_not_matter_with(lower, higher, size):
    before = np.linspace(90, 110, 1000)
    moved = np.zeros(1000)
    moved[:lower], moved[lower : lower + higher] = -size, size
    assert not difference("2030", before, before + moved).matters


def test_a_side_without_draws_has_no_median():
    one = difference("2030", np.array([1.0, 2.0]), np.array([2.0, 4.0]))
    assert (one.median_above, one.median_below, one.mean) == (1.5, None, 1.5)
    assert not difference("2030", np.ones(3), np.ones(3)).moves


@pytest.mark.parametrize(("gained", "lost"), [(0.08, 0.01), (0.3, 0.29), (0.0, 0.0)])
def test_the_error_of_a_change_is_that_of_paired_draws(gained, lost):
    draws = 400
    target = Target("gdp", "", "2030", "at_least", 1.0, "binding", "plan")
    error = Chance(target, 0.3, 0.3 + gained - lost, gained, lost, draws).error
    luck = np.random.default_rng(3).multinomial(draws, [gained, lost, 1 - gained - lost], size=20_000) / draws
    spread = float(np.std(luck[:, 0] - luck[:, 1]))
    assert error == pytest.approx(1.96 * spread, rel=0.05, abs=2 / draws)
    assert error > 0


def test_scenarios_of_one_name_are_told_apart_by_their_files(base):
    files = ["plans/2026/a.yaml", "plans/2027/a.yaml", "plans/2027/b.yaml", "plans/2027/b.yaml"]
    alike = [dataclasses.replace(base, file=file) for file in files]
    other = dataclasses.replace(base, name={"zh": "另一个", "en": "Another"})
    assert names([*alike, other], "en") == ["Base (2026/a)", "Base (2027/a)", "Base (3)", "Base (4)", "Another"]
    assert names([alike[0], other], "zh") == ["基准情景", "另一个"]
    assert names([alike[0], alike[2]], "zh") == ["基准情景（a）", "基准情景（b）"]


def test_the_years_are_those_that_matter(pair):
    for one in pair.moved:
        assert one.years == tuple(year for year in pair.years if one.periods.get(year) and one.periods[year].matters)
    assert found(pair, "floor_space", "housing").years[0] > "2025"  # homes are planned years before they stand


def test_a_figure_without_a_band_is_measured_by_its_size():
    one = difference("2030", np.full(4, 200.0), np.full(4, 190.0))
    assert (one.width, one.strength, one.relative) == (200.0, 0.05, -0.05)
    assert difference("2030", np.zeros(4), np.ones(4)).relative is None
    assert difference("2030", np.zeros(4), np.ones(4)).strength == 1.0


def test_the_strongest_come_first(pair):
    strengths = [one.strength(["2030", "2035"]) for one in pair.strongest(["2030", "2035"])]
    assert strengths == sorted(strengths, reverse=True)
    assert strengths[-1] > 0


def test_a_chance_is_the_share_of_draws_that_meet_the_target(reference, talent):
    value = float(np.median(reference.values("gdp", "2030")))
    target = Target("gdp", "", "2030", "at_least", value, "binding", "plan")
    runs = [
        dataclasses.replace(one, scenario=dataclasses.replace(one.scenario, targets=(target,)))
        for one in (reference, talent)
    ]
    (chance,) = compare(runs, ["gdp"]).pairs[0].chances
    before, after = (one.values("gdp", "2030") >= value for one in runs)
    assert (chance.reference, chance.other) == (before.mean(), after.mean())
    assert (chance.gained, chance.lost) == ((after & ~before).mean(), (before & ~after).mean())
    assert chance.other - chance.reference == pytest.approx(chance.gained - chance.lost)


def test_a_target_that_only_one_scenario_has_is_a_changed_input(reference, talent):
    target = Target("gdp", "", "2030", "at_most", 1.0, "binding", "plan")
    wanting = dataclasses.replace(talent, scenario=dataclasses.replace(talent.scenario, targets=(target,)))
    pair = compare([reference, wanting], ["gdp"]).pairs[0]
    (changed,) = [one for one in pair.inputs if one.path == "targets.gdp"]
    assert changed.reference is None
    assert [one.reference for one in pair.chances] == [0.0]


def test_cost_adds_up_over_the_years(pair, reference, talent):
    sums = [sum(result.values("policy_cost", year) for year in pair.years) for result in (reference, talent)]
    assert pair.cost.total.difference == pytest.approx(np.median(sums[1] - sums[0]), rel=1e-12)
    assert [one.period for one in pair.cost.years] == list(pair.years)
    assert pair.cost.years[7] == found(pair, "policy_cost").periods["2030"]


def test_a_price_is_extra_cost_over_what_is_gained(unreformed, reference):
    pair = compare([unreformed, reference]).pairs[0]
    price = next(one for one in pair.cost.prices if one.indicator == "graduate_inflow")
    cost, gain = (
        sum(reference.values(name, year).mean() - unreformed.values(name, year).mean() for year in pair.years)
        for name in ("policy_cost", "graduate_inflow")
    )
    assert price.each == pytest.approx(cost / gain, rel=1e-9)


def test_a_price_is_told_of_what_the_targets_name_else_of_the_headline(unreformed, reference):
    headline = {one.name for one in unreformed.model.main_figures("headline")}
    prices = {one.indicator for one in compare([unreformed, reference]).pairs[0].cost.prices}
    assert prices
    assert prices <= headline
    named = [Target(one, "", "2030", "at_least", 1.0, "binding", "plan") for one in ("young_graduates", "gdp_growth")]
    aiming = [
        dataclasses.replace(one, scenario=dataclasses.replace(one.scenario, targets=tuple(named)))
        for one in (unreformed, reference)
    ]
    assert [one.indicator for one in compare(aiming, ["gdp"]).pairs[0].cost.prices] == ["young_graduates"]


def test_only_the_years_of_both_are_compared_and_that_is_said(base, reference):
    shorter = run(base.with_({"end": 2030}), draws=32)
    pair = compare([reference, shorter]).pairs[0]
    assert pair.years == tuple(str(year) for year in range(2023, 2031))
    assert [one.path for one in pair.inputs] == ["end"]
    assert pair.moved == ()
    file = base.file
    assert [one.text("en") for one in pair.notes] == [
        f"{file}: the scenarios cover different years; only 2023–2030, which both cover, are compared",
        f"{file}: only the 32 draws that both have are compared",
    ]
    assert pair.notes[0].text("zh") == f"{file}: 两个情景的时段不同，只比较共同的2023–2030年"


def test_one_indicator_and_a_half_year(reference, talent):
    pair = compare([reference, talent], ["gdp"], ["2026-H1"]).pairs[0]
    assert [one.indicator for one in pair.moved] == ["gdp"]
    before, after = (result.values("gdp", "2026-H1") for result in (reference, talent))
    assert pair.moved[0].periods["2026-H1"].difference == np.median(after - before)
    assert "2026-H1" not in pair.moved[0].years


def refusal(*results, **more):
    with pytest.raises(ProjectionError) as refused:
        compare(list(results), **more)
    return refused.value


def test_one_scenario_alone_is_not_compared(reference):
    assert refusal(reference).text("en") == "give at least two scenarios; the first is the reference"
    assert refusal(reference).text("zh") == "至少给出两个情景文件；第一个是参照"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"seed": 7},
            "cannot be compared: the seeds differ (20240902 and 7), so draws are not paired; run both with one seed",
        ),
        (
            {"steps_per_year": 4},
            "cannot be compared: the reference takes 2 steps a year, this takes 4, so the steps alone would make a"
            " difference; give both the same steps_per_year",
        ),
    ],
)  # fmt: skip
def test_draws_that_do_not_belong_together_are_not_compared(base, reference, changes, message):
    assert refusal(reference, run(base.with_(changes), draws=4)).text("en") == f"{base.file}: {message}"


def test_a_central_run_is_compared_with_a_central_run_alone(base, reference, central_run):
    text = refusal(reference, central_run).text("en")
    assert text == f"{base.file}: cannot be compared: one is a central run, the other a run of draws"


def test_runs_with_and_without_luck_are_not_compared(base, reference):
    text = refusal(reference, run(base, draws=DRAWS, luck=False)).text("en")
    assert text == f"{base.file}: cannot be compared: one run has chance over time, the other leaves it out"


def test_draws_that_one_run_left_out_are_left_out_of_both(base, rarely_nobody):
    draws = 500
    whole, some = (run(base.with_({"end": 2030, **more}), draws=draws) for more in ({}, rarely_nobody))
    assert some.failed > 0
    pair = compare([whole, some], ["visitors"]).pairs[0]
    kept = np.delete(np.arange(draws), [one["draw"] for one in some.failed_draws()])
    before, after = whole.values("visitors", "2030")[kept], some.values("visitors", "2030")
    assert found(pair, "visitors").periods["2030"].difference == np.median(after - before)
    assert pair.draws == draws - some.failed
    assert pair.notes[0].text("en") == f"{base.file}: only the {pair.draws} draws that both have are compared"
    assert compare([some, some]).same


def test_other_districts_are_not_compared(base, shipped):
    with pytest.raises(ProjectionError) as refused:
        comparable([base, shipped("sample_district")])
    assert "draws of different districts are not paired" in str(refused.value)
    assert "不能比较：这是“示例高新区（教学虚构）”的情景，与参照不是同一城区" in refused.value.text("zh")


def test_scenarios_without_a_shared_year_are_not_compared(base, shipped):
    later = dataclasses.replace(base, start=2040, end=2045)
    with pytest.raises(ProjectionError, match=r"^these scenarios have no year in common$"):
        comparable([base, later])


def test_an_unknown_indicator_or_period_names_the_nearest(reference, talent):
    assert refusal(reference, talent, indicators=["gpd"]).text("en") == "no indicator 'gpd'; did you mean 'gdp'?"
    assert refusal(reference, talent, indicators=["地区生产总值"]).text("en").endswith("did you mean 'gdp'?")
    nothing = refusal(reference, talent, indicators=["qqqq"]).text("en")
    assert nothing == "no indicator 'qqqq'; binjiang_sim model lists them all"
    assert refusal(reference, talent, periods=["2036"]).text("en") == "no period '2036'; did you mean '2035'?"


def test_rows_hold_every_difference(comparison, pair):
    rows = comparison.rows
    assert len(rows) == sum(len(one.periods) for one in pair.moved)
    row = next(one for one in rows if (one["indicator"], one["period"]) == ("gdp", "2030"))
    assert row["scenario"] == "Talent first"
    assert row["unit"] == "CNY"
    assert row["difference"] == found(pair, "gdp").periods["2030"].difference


def test_a_comparison_shows_itself(comparison, reference):
    assert repr(comparison) == "<Comparison of 'Talent first' with 'Base'>"
    shown = comparison._repr_html_()
    assert shown.startswith(
        "<table><caption>Talent first less Base, 2035: median [10 %, 90 %], share of draws above<br/>"
        "“人才优先”减“基准情景”，2035：中位数 [10%, 90%]，高于参照的抽样占比</caption>"
    )
    assert "GDP · 地区生产总值 (CNY)" in shown
    assert "<td>no difference · 没有差别</td>" in compare([reference, reference], ["gdp"])._repr_html_()


def test_a_central_run_has_differences_without_bands(base, central_run):
    more = run(base.with_({"levers.talent_programme": "1"}), central=True)
    gdp = found(compare([central_run, more], ["gdp"]).pairs[0], "gdp").periods["2030"]
    assert gdp.low == gdp.difference == gdp.high
    assert gdp.above == 1.0


def test_strength_looks_at_the_periods_asked_for():
    one = difference("2030", np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 4.0]))
    assert Moved("gdp", None, {"2030": one}, ()).strength(["2035"]) == 0.0


def test_the_frame_of_a_comparison_is_its_rows_as_a_table(comparison, reference):
    frame = comparison.frame
    assert len(frame) == len(comparison.rows)
    line = frame[(frame.indicator == "gdp") & (frame.period == "2030")].iloc[0]
    assert line.reference == reference.quantile("gdp", "2030", 0.5)
    same = compare([reference, reference]).frame
    assert len(same) == 0
    assert list(same.columns) == list(frame.columns)
