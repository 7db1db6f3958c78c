"""Signposts: what tells whether a target is met, against brute force over a table of draws, and what tells nothing."""

import json
from dataclasses import replace

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.decision import signposts
from binjiang_sim.decision.signposts import FIFTHS, NEARLY, cut, published_in, telling
from binjiang_sim.errors import ProjectionError

from . import field


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    return bj.run(field.load(tmp_path_factory.mktemp("field")))


@pytest.fixture(scope="module")
def found(result):
    return signposts(result, result.scenario.targets[0])


def by_hand(values, hits):
    """The share of the variance of hits between fifths of values, less what chance puts there."""
    order = np.argsort(values, kind="stable")
    parts = [hits[one] for one in np.array_split(order, FIFTHS)]
    whole, draws = hits.mean(), len(hits)
    between = sum(len(one) / draws * (one.mean() - whole) ** 2 for one in parts)
    within = sum(((one - one.mean()) ** 2).sum() for one in parts) / (draws - FIFTHS)
    return (between - (FIFTHS - 1) * within / draws) / (whole * (1 - whole))


def test_what_a_figure_tells_is_the_share_that_brute_force_finds(result, found):
    hits = result.values("harvest", "2026") >= 105
    for one in found.every:
        values = result.values(one.indicator, one.year)
        assert one.share == pytest.approx(by_hand(values, hits.astype(float)))


def test_chances_are_shares_of_the_draws_on_both_sides_of_the_threshold(result, found):
    hits = result.values("harvest", "2026") >= 105
    assert found.chance.hits == hits.sum()
    for one in found.every:
        low = result.values(one.indicator, one.year) < one.threshold
        assert (one.below.hits, one.below.draws) == (hits[low].sum(), low.sum())
        assert (one.above.hits, one.above.draws) == (hits[~low].sum(), (~low).sum())


def test_the_cause_is_found_in_the_earliest_year_and_its_echo_beside_it(found):
    names = {one.indicator: one for one in found.best}
    assert names["harvest"].year == names["fertility"].year == "2023"
    assert names["fertility"].alike == (("echo", None),)
    assert [one.share for one in found.best] == sorted((one.share for one in found.best), reverse=True)


def test_what_has_nothing_to_do_with_it_is_listed_as_telling_nothing(found):
    assert found.nothing == (("birdsong", None),)


def test_the_own_figure_in_the_year_before_is_told_apart(found):
    assert (found.trivial.indicator, found.trivial.year, found.trivial.own) == ("harvest", "2025", True)
    assert found.trivial not in found.best
    assert [one for one in found.every if one.own] == [found.trivial]


def test_only_years_before_the_target_are_looked_at(found):
    assert found.years == ("2023", "2024", "2025")
    assert len(found.every) == 4 * 3


def test_all_targets_together_are_met_where_each_is(result):
    both = signposts(result)
    met = (result.values("harvest", "2026") >= 105) & (result.values("birdsong", "2026") <= 50)
    assert both.chance.hits == met.sum()
    assert {one.indicator for one in both.best} == {"harvest", "fertility", "birdsong"}
    assert (both.nothing, both.trivial) == ((), None)


def test_the_cut_is_the_edge_of_the_fifths_that_explains_most():
    values = np.arange(100.0)
    for fifths in range(1, FIFTHS):
        assert cut(values, values >= 20 * fifths) == (fifths, 20.0 * fifths)
        assert cut(values, values < 20 * fifths) == (fifths, 20.0 * fifths)


def test_equal_numbers_stand_on_one_side_of_a_cut():
    values = np.repeat([1.0, 2.0], (70, 30))
    fifths, threshold = cut(values, values == 2)
    assert (fifths, threshold) == (4, 2.0)


def test_an_idle_figure_seldom_seems_to_tell_anything():
    """Of a hundred idle figures the most telling stays below the bound in about nineteen cases of twenty."""
    rng = np.random.default_rng(11)
    bound = telling(100, 1000)
    cases = 60
    beyond = 0
    for _ in range(cases):
        hits = (rng.uniform(size=1000) < 0.4).astype(float)
        beyond += max(by_hand(rng.normal(size=1000), hits) for _ in range(100)) > bound
    assert beyond <= 8  # 3 expected; more than 8 in one of three hundred such tests


def test_what_nearly_all_draws_meet_is_too_rare_to_tell(result):
    target = replace(result.scenario.targets[0], value=60.0)
    found = signposts(result, target)
    assert found.rare
    assert (found.best, found.nothing, found.trivial) == ((), (), None)


def test_an_earlier_year_is_taken_when_it_tells_nearly_as_much(base_run):
    target = next(one for one in base_run.scenario.targets if one.period == "2030")
    found = signposts(base_run, replace(target, indicator="gdp", value=3.6e11))
    assert len(found.best) > 3
    for one in found.best:
        own = [each for each in found.every if each.figure == one.figure and each.tells and not each.own]
        most = max(each.share for each in own)
        assert one.share >= NEARLY * most
        assert all(each.share < NEARLY * most for each in own if each.year < one.year)


def test_publication_follows_the_last_figure_of_its_kind():
    ledger = bj.published()
    dates = [
        fact.date
        for fact in ledger.facts()
        if fact.indicator == "gdp_growth" and fact.period == "2023" and not fact.place
    ]
    month = int(min(dates)[5:7])
    assert published_in(ledger, "gdp_growth", None, "2027") == f"2028-{month:02d}"
    assert published_in(ledger, "crowding", None, "2027") is None


def test_the_record_is_plain_json_and_the_frame_has_all_that_was_looked_at(found):
    record = json.loads(json.dumps(found.record, allow_nan=False))
    assert record["best"][0]["below"]["chance"] == found.best[0].below.value
    assert record["looked_at"] == len(found.frame) == len(found.every)
    assert found.frame["share"].tolist() == [one.share for one in found.every]


def test_what_cannot_be_asked_is_refused(result):
    scenario = result.scenario
    few = bj.run(scenario, draws=100)
    with pytest.raises(ProjectionError, match="signposts need at least 200 draws, not 100"):
        signposts(few, scenario.targets[0])
    with pytest.raises(ProjectionError, match="the target is in 2023, the first year"):
        signposts(result, replace(scenario.targets[0], period="2023"))
    with pytest.raises(ProjectionError, match="there is no target"):
        signposts(replace(few, scenario=replace(scenario, targets=())))
