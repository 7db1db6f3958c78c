"""Judgements: an expert's path laid over a variable, in the numbers of a run, and what may not be judged."""

import dataclasses
import pickle

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.analysis import changed_lines, explained_figure, growth_causes
from binjiang_sim.calibration.at_origin import draws_at
from binjiang_sim.cli import main
from binjiang_sim.engine import Model
from binjiang_sim.engine.overlays import without_overlays
from binjiang_sim.errors import ProjectionError, ScenarioError
from binjiang_sim.export.equations import page
from binjiang_sim.export.xmile import xmile
from binjiang_sim.projection import firings
from binjiang_sim.projection.blocks import Job, simulated

from . import tanks
from .tanks import HALF, MODEL, RAIN, RATE, SHARE, TANK, judged, scenario

HALVES = [f"{year}-H{half}" for year in range(2024, 2029) for half in (1, 2)]
ADDED = "add: {path: {2025: 40 person/year, 2027: 0 person/year}}"
# Means of the path over each half-year: none before 2025, then straight down to nothing.
PATH = np.array([0, 0, 35, 25, 15, 5, 0, 0, 0, 0], dtype=float)


def by_hand(inflow):
    """The outflow of each half-year when this comes in, a year, in each."""
    tank, found = TANK, []
    for one in inflow:
        found.append(HALF * SHARE * tank)
        tank += HALF * (one - SHARE * tank)
    return np.array(found)


def central(plan, name, item=None):
    result = bj.run(plan, central=True)
    return np.array([result.values(name, period, item)[0] for period in HALVES])


def test_what_is_added_is_felt_by_everything_downstream(tmp_path):
    plan = scenario(tmp_path, judged("inflow", ADDED))
    np.testing.assert_allclose(central(plan, "inflow"), HALF * (RATE + PATH), rtol=1e-13)
    np.testing.assert_allclose(central(plan, "outflow"), by_hand(RATE + PATH), rtol=1e-13)


def test_what_is_multiplied_is_one_before_the_first_time(tmp_path):
    plan = scenario(tmp_path, judged("inflow", "multiply: {path: {2026: 1.1}}"))
    factor = np.where(np.arange(10) < 4, 1.0, 1.1)
    np.testing.assert_allclose(central(plan, "inflow"), HALF * RATE * factor, rtol=1e-13)
    np.testing.assert_allclose(central(plan, "outflow"), by_hand(RATE * factor), rtol=1e-13)


def test_a_pin_takes_the_place_of_the_equation_until_it_reverts(tmp_path):
    pin = "pin: {path: {2025: 50 person/year, 2027: 90 person/year}, after: revert}"
    plan = scenario(tmp_path, judged("inflow", pin))
    inflow = np.array([RATE, RATE, 55, 65, 75, 85, RATE, RATE, RATE, RATE])
    np.testing.assert_allclose(central(plan, "inflow"), HALF * inflow, rtol=1e-13)
    np.testing.assert_allclose(central(plan, "outflow"), by_hand(inflow), rtol=1e-13)


def test_a_pin_holds_to_the_end_unless_it_reverts(tmp_path):
    plan = scenario(tmp_path, judged("inflow", "pin: {path: {2025-H2: 50 person/year}}"))
    inflow = np.where(np.arange(10) < 3, RATE, 50)
    np.testing.assert_allclose(central(plan, "outflow"), by_hand(inflow), rtol=1e-13)


def test_a_pin_that_begins_within_a_step_holds_for_its_share_of_it(tmp_path):
    plan = scenario(tmp_path, judged("inflow", "pin: {path: {2025-Q2: 50 person/year}}"))
    assert central(plan, "inflow")[2] == pytest.approx(HALF * (RATE + 50) / 2)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("add: {path: {2025: 4 person/year}}", RAIN["south"] + 4),
        ("multiply: {path: {2025: 3}}", RAIN["south"] * 3),
        ("pin: {path: {2025: 7 person/year}}", 7),
    ],
)
def test_one_row_alone_is_judged_and_may_be_named_in_either_language(tmp_path, value, expected):
    plan = scenario(tmp_path, judged("降水", f"item: South, {value}"))
    south = np.where(np.arange(10) < 2, RAIN["south"], expected)
    np.testing.assert_allclose(central(plan, "rain", "south"), HALF * south, rtol=1e-13)
    assert (central(plan, "rain", "north") == HALF * RAIN["north"]).all()
    np.testing.assert_allclose(central(plan, "all_rain"), HALF * (south + RAIN["north"]), rtol=1e-13)


def test_two_rows_of_a_variable_are_judged_apart(tmp_path):
    north = judged("rain", "item: north, add: {path: {2024: 1 person/year}}")
    south = judged("rain", "item: south, multiply: {path: {2024: 2}}")
    plan = scenario(tmp_path, north, south)
    assert central(plan, "rain", "north")[0] == pytest.approx(HALF * (RAIN["north"] + 1))
    assert central(plan, "rain", "south")[0] == pytest.approx(HALF * 2 * RAIN["south"])


def test_the_bounds_of_an_equation_hold_what_is_judged(tmp_path):
    plan = scenario(tmp_path, judged("level", "add: {path: {2024: 0.9}}"))
    result = bj.run(plan, central=True)
    assert result.values("level", "2025")[0] == pytest.approx(1.2)
    assert result.clipped["level"] == 11  # every instant, the end among them


def test_a_variant_of_an_equation_is_judged_like_the_equation(tmp_path):
    plan = scenario(tmp_path, judged("inflow", ADDED), more="equations: [half_inflow]\n")
    np.testing.assert_allclose(central(plan, "outflow"), by_hand(RATE / 2 + PATH), rtol=1e-13)


def bits(plan, names, draws=64):
    result = bj.run(plan, draws)
    return {
        (name, period, item): result.values(name, period, item).tobytes()
        for name in names
        for period in result.periods
        if result.defined(name, period)
        for item in result.items(name)
    }


NOTHING = [
    judged("graduate_inflow", "add: {path: {2024: 0 person/year}}"),
    judged("value_added", "item: industry, multiply: {path: {2024: 1}}"),
    judged("utilisation", "item: services, add: {path: {2024: 0}}"),
    judged("in_migration", "item: 15-34, add: {path: {2025: 0 resident/year, 2026: 0 resident/year}, after: revert}"),
    judged("gdp", "multiply: {path: {2024: 1}}"),
]


def test_what_changes_nothing_leaves_every_bit_of_the_district(base, tmp_path):
    file = tmp_path / "nothing.yaml"
    rows = "".join(f"  - {{{one}}}\n" for one in NOTHING)
    file.write_text(f"schema: 1\nname: x\nextends: {base.file}\njudgements:\n{rows}", encoding="utf-8")
    plan = bj.load(file)
    names = [one.name for one in base.model.equations.values() if one.kind not in ("lever", "start")]
    before, after = bits(base, names), bits(plan, names)
    assert before == after
    assert len(before) > 1000


def test_bits_stay_down_to_the_sign_of_a_zero(tmp_path):
    plain = scenario(tmp_path, changes={"drivers.weather": -1, "parameters.tanks.rate": "-5 person/year"})
    plan = scenario(
        tmp_path,
        judged("inflow", "add: {path: {2024: 0 person/year}}"),
        changes={"drivers.weather": -1, "parameters.tanks.rate": "-5 person/year"},
    )
    assert np.signbit(central(plain, "inflow")).all()
    assert np.signbit(central(plan, "inflow")).all()


def test_the_hash_differs_in_nothing_but_the_judgement(tmp_path):
    plain, plan = scenario(tmp_path), scenario(tmp_path, judged("inflow", "add: {path: {2024: 0 person/year}}"))
    assert plain.hash != plan.hash
    own = {name: value for name, value in plan.drivers.items() if name != "judgement_of_inflow"}
    assert dataclasses.replace(plan, drivers=own).text == plain.text


def test_the_model_without_judgements_is_the_model_as_it_was(tmp_path):
    pin = judged("level", "pin: {path: {2024: 0.9}}")
    plan = scenario(tmp_path, judged("inflow", ADDED), pin, judged("rain", "item: north, multiply: {path: {2024: 2}}"))
    assert plan.model != MODEL
    assert without_overlays(plan.model) == MODEL
    assert without_overlays(pickle.loads(pickle.dumps(plan.model))) == MODEL


def test_the_order_in_the_file_is_irrelevant(tmp_path):
    rows = [judged("inflow", ADDED), judged("rain", "item: north, multiply: {path: {2025: 2}}")]
    first, second = scenario(tmp_path, *rows), scenario(tmp_path, *reversed(rows))
    assert (first.hash, first.model.digest) == (second.hash, second.model.digest)
    assert bits(first, ["outflow", "all_rain"]) == bits(second, ["outflow", "all_rain"])


UNCERTAIN = "add: {path: {2025: {interval80: [20 person/year, 40 person/year, 80 person/year]}}}"


def test_an_uncertain_judgement_has_a_stream_of_its_own(tmp_path):
    plain, plan = scenario(tmp_path), scenario(tmp_path, judged("inflow", UNCERTAIN))
    before, after = (bj.run(one, 2000).values("inflow", "2026") for one in (plain, plan))
    added = after - before
    np.testing.assert_allclose(np.quantile(added, (0.1, 0.5, 0.9)), (20, 40, 80), rtol=0.05)
    assert abs(np.corrcoef(added, before)[0, 1]) < 0.07
    assert bits(plain, ["weather"]) == bits(plan, ["weather"])
    assert (bj.run(plain, 50).values("inflow", "2024") == bj.run(plan, 50).values("inflow", "2024")).all()


def test_its_number_is_an_input_with_its_status(tmp_path):
    result = bj.run(scenario(tmp_path, judged("inflow", UNCERTAIN)), 50)
    name = "drivers.judgement_of_inflow@2025"
    assert name in result.inputs.columns
    assert result.scenario.drivers["judgement_of_inflow"].points[0][1].status == "assumption"
    changed = bj.experiment(result.scenario, {name: (10, 20)}, draws=20, figures=[("inflow", None, "2026")])
    np.testing.assert_allclose(changed.values[1] - changed.values[0], 10)


def test_another_process_gives_the_same_bits(tmp_path):
    plan = scenario(tmp_path, judged("inflow", UNCERTAIN), judged("rain", "item: north, multiply: {path: {2025: 2}}"))
    job = Job(dataclasses.replace(plan, draws=8))
    cells = [next(simulated(one, 0, 8)).cells.tobytes() for one in (job, pickle.loads(pickle.dumps(job)))]
    assert cells[0] == cells[1]


def test_another_model_is_judged_as_well(tmp_path):
    plan = scenario(tmp_path, judged("inflow", ADDED))
    other = Model.of(*MODEL.sectors).replace("half_inflow")
    result = bj.run(plan, central=True, model=other)
    assert result.values("inflow", "2025-H1")[0] == pytest.approx(HALF * (RATE / 2 + PATH[2]))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_equation_page_shows_what_is_laid_over_an_equation(tmp_path, language):
    plan = scenario(tmp_path, judged("inflow", ADDED))
    text = page(plan.model, language)
    assert "without_judgement = p.rate * (1 + weather)" in text
    assert "inflow = where(maximum(judgement_of_inflow, -judgement_of_inflow) > 0, " in text
    assert {"zh": "专家判断", "en": "Expert judgement"}[language] in text


def test_the_exchange_format_holds_the_judgement(tmp_path):
    text = xmile(scenario(tmp_path, judged("inflow", ADDED)))
    assert '<aux name="judgement_of_inflow">' in text
    assert "(parameter_tanks_rate * (1 + weather)) + judgement_of_inflow" in text


ROW = "[{indicator: graduate_inflow, add: {path: {2020: 100 person/year}}, why: A test., author: A}]"


def test_a_forecast_from_an_earlier_year_leaves_judgements_out(base):
    plan, ledger = base.with_({"judgements": ROW}), base.ledger.as_of("2020-12-31")
    found = [draws_at(one, ledger, 2020, [("graduate_inflow", None, "2022")], 20) for one in (base, plan)]
    assert found[0].tobytes() == found[1].tobytes()


@pytest.mark.parametrize("kind", ["proximate", "ultimate"])
def test_growth_is_split_by_cause_as_before_where_nothing_is_judged(base, kind):
    plan = base.with_({"judgements": ROW.replace("100 person", "0 person")})
    found = [growth_causes(one, 2026, kind=kind, draws=8).frame for one in (base, plan)]
    assert found[0].equals(found[1])


def test_a_change_over_the_files_can_judge(base):
    plan = base.with_({"judgements": ROW})
    assert [one.author for one in plan.judgements] == ["A"]
    assert plan.with_({"draws": 10}).judgements == plan.judgements
    assert plan.with_({"judgements": "[]"}).hash == base.hash


JUDGED = """\
schema: 1
name: Judged
extends: {base}
judgements:
  - indicator: graduate_inflow
    add: {{path: {{2025: {{interval80: [1000 person/year, 2000 person/year, 4000 person/year]}}, 2027: 0 person/year}}}}
    why: A large employer has announced to come.
    author: Planning Bureau, Li Si
"""


def test_a_report_is_verified_and_a_workbook_comes_back(base, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "judged.yaml").write_text(JUDGED.format(base=base.file), encoding="utf-8")
    words = ["--lang", "en"]
    assert main(["run", "judged.yaml", "--draws", "20", "--out", "out", "--format", "html,csv", "--quiet", *words]) == 0
    (report,) = (tmp_path / "out").glob("*/report.html")
    assert "Planning Bureau, Li Si" in report.read_text("utf-8")
    assert main(["verify", str(report), *words]) == 0
    assert main(["show", "judged.yaml", *words]) == 0
    shown = capsys.readouterr().out
    (tmp_path / "again.yaml").write_text(shown[shown.index("# effective") :], encoding="utf-8")
    plan = bj.load(tmp_path / "judged.yaml")
    assert bj.load(tmp_path / "again.yaml").hash == plan.hash
    assert main(["export-inputs", "judged.yaml", "inputs.xlsx", *words]) == 0
    assert main(["import-inputs", "inputs.xlsx", "--from", "judged.yaml", "--out", "back.yaml", *words]) == 0
    assert bj.load(tmp_path / "back.yaml").hash == plan.hash


REFUSED = {
    judged("tank", "add: {path: {2025: 1 person}}"): (
        "judgements.0.indicator：tank 是存量，其变动来自流量；请对流量作判断：inflow, outflow",
        "judgements.0.indicator: tank is a stock, which changes by its flows; judge one of these: inflow, outflow",
    ),
    judged("tank_start", "multiply: {path: {2025: 1}}"): (
        "judgements.0.indicator：tank_start 只在期初计算一次；请设定其所依据的参数：parameters.tanks.full",
        "judgements.0.indicator: tank_start is computed once, at the start; set what it is computed from:"
        " parameters.tanks.full",
    ),
    judged("outflow_share", "multiply: {path: {2025: 1}}"): (
        "judgements.0.indicator：outflow_share 是由整个时期的数值算出的指标；请对其依据的变量作判断：inflow, outflow",
        "judgements.0.indicator: outflow_share is computed from figures of whole periods; judge what it is computed "
        "from: inflow, outflow",
    ),
    judged("valve", "multiply: {path: {2025: 1}}"): (
        "judgements.0.indicator：valve 由情景直接给定；请写 levers.valve",
        "judgements.0.indicator: valve is given by the scenario itself; set levers.valve",
    ),
    judged("weather", "multiply: {path: {2025: 1}}"): (
        "judgements.0.indicator：weather 由情景直接给定；请写 drivers.weather",
        "judgements.0.indicator: weather is given by the scenario itself; set drivers.weather",
    ),
    judged("inflw", "multiply: {path: {2025: 1}}"): (
        "judgements.0.indicator：没有这个变量；是否想写“inflow”？",
        "judgements.0.indicator: no such variable; did you mean 'inflow'?",
    ),
    judged("inflow", "add: {path: {2025: 2 CNY}}"): (
        "judgements.0.add.2025：“2 CNY”的单位是 CNY，应为 person/year",
        "judgements.0.add.2025: '2 CNY' is in CNY, expected person/year",
    ),
    judged("inflow", "add: 2 person/year"): (
        "judgements.0.add：须说明自何时起，如 {path: {2025: ...}}",
        "judgements.0.add: say from when on, such as {path: {2025: ...}}",
    ),
    judged("inflow", "pin: {path: {2025: 2 person/year}, after: revert}"): (
        "judgements.0.pin：只有一个时点而又 after: revert，从不生效；请再写一个终止时点，或写 after: hold",
        "judgements.0.pin: with one time and after: revert it never holds; give the time at which it ends,"
        " or after: hold",
    ),
    judged("inflow", "add: {path: {2025: 2 person/year}}, pin: {path: {2025: 2 person/year}}"): (
        "judgements.0：须写且只写其一：add, multiply, pin",
        "judgements.0: give exactly one of add, multiply, pin",
    ),
    judged("rain", "multiply: {path: {2025: 2}}"): (
        "judgements.0：rain 分项目列出，须写 item（可用：north, south）",
        "judgements.0: rain has a figure for each item; write item: with one of north, south",
    ),
    judged("rain", "item: nrth, multiply: {path: {2025: 2}}"): (
        "judgements.0.item：没有这个分项；是否想写“north”？",
        "judgements.0.item: no such row; did you mean 'north'?",
    ),
    judged("inflow", "multiply: {path: {2025: 2}}", ", status: literature"): (
        "judgements.0.multiply.2025：literature 须写 facts 或 source",
        "judgements.0.multiply.2025: a value from literature names facts or a source",
    ),
    "indicator: inflow, multiply: {path: {2025: 2}}, why: x": (
        "缺少 judgements.0.author",
        "judgements.0.author is missing",
    ),
    "indicator: inflow, multiply: {path: {2025: 2}}, author: x": (
        "缺少 judgements.0.why",
        "judgements.0.why is missing",
    ),
}


@pytest.mark.parametrize("row", REFUSED)
def test_what_may_not_be_judged_is_refused_with_what_to_write_instead(tmp_path, row):
    with pytest.raises(ScenarioError) as caught:
        scenario(tmp_path, row)
    found = tuple(caught.value.text(language).partition(": ")[2] for language in ("zh", "en"))
    assert found == REFUSED[row]


def test_all_faults_are_told_at_once(tmp_path):
    with pytest.raises(ScenarioError) as caught:
        scenario(tmp_path, *REFUSED)
    assert len(caught.value.faults) == 2  # keys that are missing; then the rest cannot be looked at
    with pytest.raises(ScenarioError) as caught:
        scenario(tmp_path, *list(REFUSED)[:-2])
    assert len(caught.value.faults) == len(REFUSED) - 2


def test_a_variable_is_judged_once(tmp_path):
    with pytest.raises(ScenarioError) as caught:
        scenario(tmp_path, judged("inflow", ADDED), judged("流入", "multiply: {path: {2025: 2}}"))
    first = f"{tmp_path / 'plan.yaml'}:5:5"
    expected = f"{tmp_path / 'plan.yaml'}:6:5: inflow is judged already ({first}); put both into one"
    assert caught.value.text("en") == expected


def test_a_path_that_never_acts_is_told(tmp_path):
    plan = scenario(tmp_path, judged("inflow", "add: {path: {2035: 2 person/year}}"))
    assert any("drivers.judgement_of_inflow" in one.text("en") for one in bj.run(plan, central=True).warnings)


def test_the_toy_is_what_the_hand_computes(tmp_path):
    np.testing.assert_allclose(central(scenario(tmp_path), "outflow"), by_hand(np.full(10, tanks.RATE)), rtol=1e-13)


PIN = "pin: {path: {2025: 50 person/year}}"
SIDES = {
    "begins at another time": ([judged("inflow", PIN)], [judged("inflow", "pin: {path: {2027: 60 person/year}}")]),
    "is added": ([], [judged("inflow", ADDED)]),
    "is pinned": ([], [judged("inflow", PIN)]),
    "is dropped, beside another": (
        [judged("inflow", PIN), judged("rain", "item: north, multiply: {path: {2025: 2}}")],
        [judged("rain", "item: north, multiply: {path: {2025: 3}}")],
    ),
}


@pytest.mark.parametrize("sides", SIDES.values(), ids=SIDES)
def test_a_judgement_is_a_line_of_the_bridge_between_two_scenarios(tmp_path, sides):
    plans = []
    for name, own in zip(("first", "second"), sides, strict=True):
        (tmp_path / name).mkdir()
        plans.append(scenario(tmp_path / name, *own))
    found = changed_lines(*plans, "outflow", "2028")
    means = [bj.run(one).values("outflow", "2028").mean() for one in plans]
    assert (found.first, found.second) == pytest.approx(means, rel=1e-12)
    shares = {one.path: one.share for one in found.parts}
    assert shares["drivers.judgement_of_inflow"] == pytest.approx(means[1] - means[0], rel=1e-9)
    assert shares.keys() - {"drivers.judgement_of_inflow"} <= {"drivers.judgement_of_rain_north"}


def test_a_variable_that_is_judged_in_two_ways_has_no_bridge(tmp_path):
    (tmp_path / "other").mkdir()
    first, second = scenario(tmp_path, judged("inflow", ADDED)), scenario(tmp_path / "other", judged("inflow", PIN))
    with pytest.raises(ProjectionError) as caught:
        changed_lines(first, second, "outflow", "2028")
    assert [one.key for one in caught.value.faults] == ["bridge.other_judgement"]


TRIGGER = """\
triggers:
  - if: {indicator: inflow, period: 2025, below: 60 person}
    then: {levers.valve: 1}
"""


def test_a_trigger_is_decided_by_the_figure_as_it_is_judged(tmp_path):
    (tmp_path / "plain").mkdir()
    for folder, own, fires in ((tmp_path / "plain", (), 0), (tmp_path, (judged("inflow", PIN),), 1)):
        result = bj.run(scenario(folder, *own, more=TRIGGER), draws=50)
        assert [one.fires.hits for one in firings(result)] == [50 * fires]


def test_a_figure_is_explained_against_a_scenario_without_the_judgement(tmp_path):
    (tmp_path / "plain").mkdir()
    plain, plan = scenario(tmp_path / "plain"), scenario(tmp_path, judged("inflow", ADDED))
    why = explained_figure(plan, "outflow", 2028, against=plain)
    first, second = (bj.run(one, central=True).values("outflow", "2028")[0] for one in (plain, plan))
    assert (why.base, why.value) == pytest.approx((first, second), rel=1e-12)
    assert [(one.path, one.share) for one in why.leaves] == [
        ("drivers.judgement_of_inflow", pytest.approx(second - first, rel=1e-9))
    ]
