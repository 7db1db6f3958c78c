"""The lever ledger: shares that add up in every draw, and are what switching reforms on and off by hand says."""

import re
from dataclasses import replace
from itertools import combinations, permutations

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.analysis.attribution.ledger import lever_ledger
from binjiang_sim.errors import ProjectionError
from binjiang_sim.report.charts.ledger import ledger_bars
from binjiang_sim.report.content.attribution.ledger import chances, sentences, table, title

from ...report.drawn import faults

DRAWS = 40
MOVED = ("talent_programme", "talent_housing", "school_building")
TARGETS = """
schema: 1
name: a test
extends: base.yaml
levers: {levers}
targets:
  - {{indicator: gdp, year: 2027, at_least: 310 bn CNY, prices: current, kind: expected, source: a test}}
  - {{indicator: school_coverage, item: compulsory, year: 2027, at_least: 93 %, kind: binding, source: a test}}
"""


def written(folder, scenarios, levers):
    """A scenario of three reforms, its levers in this order."""
    own = {name: "{path: {2024-H2: 0.3, 2025: 1}, after: hold}" if name in MOVED else 0 for name in levers}
    text = TARGETS.format(levers="{" + ", ".join(f"{name}: {one}" for name, one in own.items()) + "}")
    path = folder / "three.yaml"
    path.write_text(text.replace("base.yaml", str(scenarios / "base.yaml")), encoding="utf-8")
    return bj.load(path)


@pytest.fixture(scope="module")
def three(base, tmp_path_factory):
    from ...conftest import SCENARIOS

    return written(tmp_path_factory.mktemp("three"), SCENARIOS, base.levers)


@pytest.fixture(scope="module")
def ledger(three):
    return lever_ledger(three, "gdp", 2027, draws=DRAWS)


def by_hand(three, moved, figures):
    """The figures of a run in which only these reforms go on, (figure, draw)."""
    changes = {f"levers.{name}": 0 for name in MOVED if name not in moved}
    found = bj.run(three.with_(changes) if changes else three, DRAWS)
    return np.array([found.values(*figure) for figure in figures])


def test_shares_add_up_to_what_the_plan_brings_in_every_draw(ledger):
    np.testing.assert_allclose(ledger.shares.sum(axis=0), ledger.total - ledger.baseline, rtol=0, atol=1e-9 * 3e11)


def test_the_whole_plan_and_none_of_it_are_runs_of_their_own(three, ledger):
    (without,), (whole,) = (by_hand(three, moved, [("gdp", "2027")]) for moved in ((), MOVED))
    assert np.array_equal(ledger.baseline, without)
    assert np.array_equal(ledger.total, whole)


def test_a_share_is_the_mean_gain_over_all_orders_of_switching_reforms_on_by_hand(three, ledger):
    orders = list(permutations(MOVED))
    expected = dict.fromkeys(MOVED, 0.0)
    known = {frozenset(): by_hand(three, (), [("gdp", "2027")])[0]}
    for order in orders:
        for count, name in enumerate(order, 1):
            after, before = frozenset(order[:count]), frozenset(order[: count - 1])
            if after not in known:
                known[after] = by_hand(three, after, [("gdp", "2027")])[0]
            expected[name] = expected[name] + (known[after] - known[before]) / len(orders)
    for name, share in expected.items():
        np.testing.assert_allclose(ledger.shares[ledger.levers.index(name)], share, atol=1e-9 * 3e11)


def test_every_lever_is_listed_and_one_at_rest_brings_exactly_nothing(three, ledger):
    assert set(ledger.levers) == {one.lever for one in ledger.parts} == set(three.levers)
    for one in ledger.parts:
        if one.lever not in MOVED:
            assert (one.share, one.q10, one.q90, one.error, one.chance_positive, one.cost) == (0,) * 6


def test_costs_add_up_to_what_the_plan_costs_up_to_the_year(three, ledger):
    figures = [("policy_cost", str(year)) for year in range(three.start, 2028)]
    with_plan, without = (by_hand(three, moved, figures).sum(axis=0) for moved in (MOVED, ()))
    np.testing.assert_allclose(ledger.costs.sum(axis=0), with_plan - without, rtol=1e-9)


def test_chances_are_shares_of_draws_and_their_parts_add_up(three, ledger):
    assert [len(one.targets) for one in ledger.chances] == [1, 1, 2]
    for moved, side in (((), "baseline"), (MOVED, "total")):
        outcome = bj.run(three.with_({f"levers.{name}": 0 for name in MOVED if name not in moved}), DRAWS)
        met = [bj.projection.targets.target_values(outcome, one) >= one.value for one in three.targets]
        expected = [met[0].mean(), met[1].mean(), (met[0] & met[1]).mean()]
        assert [getattr(one, side) for one in ledger.chances] == pytest.approx(expected)
    for one in ledger.chances:
        assert sum(one.parts.values()) == pytest.approx(one.total - one.baseline)


def test_the_order_of_the_file_changes_no_bit(base, three, ledger, tmp_path):
    from ...conftest import SCENARIOS

    other = lever_ledger(written(tmp_path, SCENARIOS, list(base.levers)[::-1]), "gdp", 2027, draws=DRAWS)
    for place, name in enumerate(ledger.levers):
        assert np.array_equal(other.shares[other.levers.index(name)], ledger.shares[place])


def test_random_orders_add_up_and_say_an_error_that_holds_the_exact_shares(three, ledger):
    sampled = lever_ledger(three, "gdp", 2027, draws=DRAWS, orders=24)
    assert (sampled.method, sampled.orders, ledger.method, ledger.error) == ("permutations", 24, "exact", 0)
    np.testing.assert_allclose(sampled.shares.sum(axis=0), sampled.total - sampled.baseline, atol=1e-9 * 3e11)
    far = np.abs(sampled.shares.mean(axis=1) - ledger.shares.mean(axis=1))
    assert (far <= 3 * sampled.errors + 1e-9 * 3e11).all()


def test_its_record_is_plain_and_its_means_add_up(ledger):
    record = ledger.record
    assert sum(one["share"] for one in record["parts"]) == pytest.approx(record["total"] - record["baseline"], rel=1e-9)
    assert (record["unit"], record["draws"], record["error"], record["left_out"]) == ("CNY", DRAWS, 0.0, 0)
    assert list(ledger.frame.columns)[:2] == ["lever", "share"]
    assert repr(ledger) == f"<Ledger of gdp 2027: 13 levers, exact, {DRAWS} draws>"


def test_all_that_is_wrong_is_told_at_once(three):
    with pytest.raises(ProjectionError) as caught:
        lever_ledger(three, "gpd", 2070, orders=3)
    assert caught.value.text("en") == (
        "no indicator 'gpd'; did you mean 'gdp'?\n"
        "no period '2070'; did you mean '2030'?\n"
        "the number of random orders must be even and at least 4, not 3"
    )


def test_a_plan_without_reforms_says_that_nothing_changes(shipped):
    still = shipped("no_new_reform", {"end": 2027})
    found = lever_ledger(still, "gdp", 2026, draws=4)
    assert not found.shares.any()
    assert title(found, "en") == "GDP, 2026: the reforms change nothing"
    assert title(found, "zh") == "2026年地区生产总值：改革没有带来变化"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_words_tables_and_bars_say_the_same_numbers(ledger, language):
    rows = table(ledger, language).rows
    assert len(rows) == len(ledger.levers) + 1
    assert len(chances(ledger, language).rows) == 3
    written = re.search(r"\+([0-9.]+)", sentences(ledger, language)[0]).group(1)
    assert float(rows[-1][1]) == pytest.approx(float(written), rel=0.01)
    chart = ledger_bars(ledger, language)
    assert faults(chart) == []
    assert len(chart.patches) == len(MOVED)


# Triggers

PLAYERS = (*MOVED, "culture_events")
TRIGGER = """{{if: {{indicator: graduate_inflow, period: 2025, below: {below} person}},
 then: {{levers.talent_housing: 0.2, levers.culture_events: 1}}}}"""


def test_what_a_trigger_does_with_a_lever_belongs_to_that_lever(three):
    figure = ("gdp", "2027")
    below = float(np.median(bj.run(three, DRAWS).values("graduate_inflow", "2025")))
    plan = three.with_({"triggers": f"[{TRIGGER.format(below=below)}]"})
    assert not np.array_equal(*(bj.run(one, DRAWS).values(*figure) for one in (plan, three)))

    def worth(moved):
        (own,) = plan.triggers
        kept = {name: path for name, path in own.levers.items() if name in moved}
        out = plan.with_({f"levers.{name}": 0 for name in PLAYERS if name not in moved})
        triggers = (replace(own, levers=kept),) if kept else ()
        return bj.run(replace(out, triggers=triggers), DRAWS).values(*figure)

    known = {moved: worth(moved) for size in range(5) for moved in combinations(PLAYERS, size)}
    found = lever_ledger(plan, *figure, draws=DRAWS)
    assert np.array_equal(found.total, bj.run(plan, DRAWS).values(*figure))
    assert np.array_equal(found.baseline, known[()])
    for name in PLAYERS:
        share = 0.0
        for order in permutations(PLAYERS):
            place = order.index(name)
            with_it, without = (tuple(one for one in PLAYERS if one in order[:end]) for end in (place + 1, place))
            share = share + (known[with_it] - known[without]) / 24
        np.testing.assert_allclose(found.shares[found.levers.index(name)], share, atol=1e-9 * 3e11)
    assert found.shares[found.levers.index("culture_events")].any()
