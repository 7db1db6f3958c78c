"""Patient rule induction against another implementation, known boxes, and noise."""

import json

import numpy as np
import pytest

from binjiang_sim.decision import prim
from binjiang_sim.decision.prim import rules, trajectory

NAMES = tuple("abcdef")
# The last box of `Prim(...).find_box()` of ema_workbench 2.5.3 with its defaults: by seed and kind of `draws` how many
# boxes there are, draws and cases in the last six, and its limits, low and high.
EMA = json.loads("""[
  {"seed": 0, "kind": "smooth", "boxes": 43, "last": [[65, 61], [66, 62], [67, 63], [68, 64], [69, 65], [70, 66]],
   "limits": [[0.01, 0.3114, 0.0099, 0.0059, 0.0041, 0.0782], [0.3953, 0.9995, 0.9922, 0.9981, 0.796, 0.9785]]},
  {"seed": 1, "kind": "smooth", "boxes": 39, "last": [[76, 69], [77, 70], [78, 71], [79, 72], [81, 74], [83, 76]],
   "limits": [[0.0119, 0.2947, 0.0055, 0.0001, 0.0077, 0.0317], [0.3534, 0.8723, 0.9816, 0.9968, 0.9964, 0.935]]},
  {"seed": 2, "kind": "steps", "boxes": 19, "last": [[50, 44], [47, 42], [44, 40], [41, 38], [42, 39], [43, 40]],
   "limits": [[0.0, 0.2951, 0.0018, 0.0115, 0.0013, 0.0535], [0.5, 0.9249, 0.9996, 0.9987, 0.8862, 0.9991]]},
  {"seed": 3, "kind": "steps", "boxes": 20, "last": [[47, 44], [48, 45], [49, 46], [50, 47], [51, 48], [52, 49]],
   "limits": [[0.0, 0.3017, 0.0039, 0.0122, 0.0003, 0.0002], [0.5, 0.9991, 0.9968, 0.9959, 0.9984, 0.998]]}
]""")


def draws(seed, kind):
    """A table, (column, draw), and cases that lie in a box of two columns, 15 % of the draws turned round."""
    rng = np.random.default_rng(seed)
    table = rng.random((6, 400))
    if kind == "steps":
        table[0] = np.floor(table[0] * 5)
    cases = (table[0] < (2 if kind == "steps" else 0.4)) & (table[1] > 0.3)
    return table, np.where(rng.random(400) < 0.15, ~cases, cases)


@pytest.mark.parametrize("case", EMA, ids=lambda case: f"{case['seed']}-{case['kind']}")
def test_the_boxes_are_those_of_the_ema_workbench(case):
    table, cases = draws(case["seed"], case["kind"])
    boxes = trajectory(table, cases)
    assert len(boxes) == case["boxes"]
    assert [[one.inside, one.hits] for one in boxes[-6:]] == case["last"]
    limits = [boxes[-1].low.round(4).tolist(), boxes[-1].high.round(4).tolist()]
    assert limits == case["limits"]


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", ["smooth", "steps"])
@pytest.mark.parametrize("seed", range(10, 22))
def test_every_box_is_that_of_the_ema_workbench_where_it_is_installed(seed, kind):
    pandas = pytest.importorskip("pandas")
    other = pytest.importorskip("ema_workbench.analysis.prim")
    table, cases = draws(seed, kind)
    box = other.Prim(pandas.DataFrame(table.T, columns=list(NAMES)), cases.astype(int), threshold=0.1).find_box()
    own = trajectory(table, cases)
    assert [one.inside for one in own] == box.peeling_trajectory.n.tolist()
    assert [one.hits for one in own] == box.peeling_trajectory.k.tolist()
    for mine, its in zip(own, box.box_lims, strict=True):
        assert np.array([mine.low, mine.high]) == pytest.approx(its.to_numpy(float), abs=1e-12)


def test_a_rule_names_the_inputs_of_a_known_box_and_its_limits():
    rng = np.random.default_rng(5)
    table = rng.random((30, 4000))
    cases = (table[3] < 0.4) & (table[17] > 0.3)
    (rule,) = rules(table, [f"x{place}" for place in range(30)], cases)
    limits = {one.name: (one.low, one.high) for one in rule.limits}
    assert set(limits) == {"x3", "x17"}
    assert limits["x3"] == (None, pytest.approx(0.4, abs=0.03))
    assert limits["x17"] == (pytest.approx(0.3, abs=0.03), None)
    assert rule.density.value > 0.95
    assert rule.coverage.value > 0.9


def test_coverage_and_density_hold_in_draws_that_nobody_saw():
    def made(seed, count):
        rng = np.random.default_rng(seed)
        table = rng.standard_normal((20, count))
        return table, table[:4].sum(axis=0) + rng.standard_normal(count) < -2

    table, cases = made(1, 4000)
    names = [f"x{place}" for place in range(20)]
    first = rules(table, names, cases)[0]
    fresh, truth = made(2, 200_000)
    inside = np.ones(len(truth), bool)
    for one in first.limits:
        values = fresh[names.index(one.name)]
        inside &= (values >= (-np.inf if one.low is None else one.low)) & (
            values <= (np.inf if one.high is None else one.high)
        )
    assert first.coverage.low < inside[truth].mean() < first.coverage.high
    assert first.density.low < truth[inside].mean() < first.density.high
    assert len(first.limits) <= prim.MOST_LIMITED


def test_a_second_rule_is_for_the_cases_that_the_first_leaves():
    rng = np.random.default_rng(7)
    table = rng.random((10, 6000))
    left, right = table[0] < 0.25, table[1] > 0.9
    first, second = rules(table, [f"x{place}" for place in range(10)], left | right)
    assert [[one.name for one in rule.limits] for rule in (first, second)] == [["x0"], ["x1"]]
    assert first.coverage.value + second.coverage.value == pytest.approx(1, abs=0.06)
    assert second.coverage.value == pytest.approx((right & ~left).sum() / (left | right).sum(), abs=0.06)


def test_noise_makes_no_rule():
    made = [np.random.default_rng(seed) for seed in range(20)]
    found = [
        rules(one.random((200, 1000)), [str(place) for place in range(200)], one.random(1000) < 0.2) for one in made
    ]
    assert sum(map(bool, found)) <= 1


def test_a_limit_that_does_nothing_is_dropped_whatever_peeling_did_with_it():
    rng = np.random.default_rng(9)
    table = rng.random((100, 2000))
    cases = (table[40] < 0.3) & (rng.random(2000) < 0.8)
    found = rules(table, [str(place) for place in range(100)], cases)
    assert [[one.name for one in rule.limits] for rule in found] == [["40"]]
    assert found[0].limits[0].chance * 100 < prim.CHANCE


def test_too_few_cases_or_too_few_others_make_no_rule():
    table = np.random.default_rng(3).random((3, 1000))
    for cases in (table[0] < 0.03, table[0] < 0.97):
        assert rules(table, "abc", cases) == ()


def test_the_same_draws_have_the_same_rules():
    table, cases = draws(1, "smooth")
    assert rules(table, NAMES, cases) == rules(table, NAMES, cases)
