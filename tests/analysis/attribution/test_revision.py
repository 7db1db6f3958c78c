"""The revision of a figure from one edition to the next."""

from dataclasses import replace

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.analysis import Edition, revision
from binjiang_sim.analysis.attribution import bridge
from binjiang_sim.errors import ProjectionError

GDP = "parameters.economy.gdp"
FACT = {"value": "= gdp_2023_h1 / (hangzhou_gdp_2023_h1 / hangzhou_gdp_2023) / year"}


@pytest.fixture(scope="module")
def small(base):
    return base.with_({"draws": 40})


@pytest.fixture(scope="module")
def later(base):
    young = {"value": 9, "status": "assumption", "why": "A test."}
    changes = {GDP: FACT, "parameters.talent.years_young": young, "levers.talent_programme": 1}
    return base.with_({**changes, "draws": 60, "seed": 7})


def median(scenario):
    return bj.run(scenario).quantile("gdp", "2030", 0.5)


def shares(found):
    return {one.path: one.share for one in found.parts}


def test_facts_assumptions_equations_levers_and_luck_lead_from_the_old_figure_to_the_new_one(small, later):
    printed = median(small) - 3e9
    found = revision(Edition(small, printed, "old", same_version=False), Edition(later), "gdp", 2030)
    assert (found.first, found.second) == pytest.approx((printed, median(later)), rel=1e-12)
    assert set(found.groups) == {"facts", "assumptions", "equations", "levers", "luck"}
    assert found.first + sum(found.groups.values()) == pytest.approx(found.second, rel=1e-12)
    assert sum(shares(found).values()) == pytest.approx(found.difference, rel=1e-9)
    assert shares(found)["version"] == pytest.approx(3e9)
    assert (found.draws, found.unknown) == (40, ())
    luck = next(one for one in found.parts if one.group == "luck")
    assert (luck.before.written, luck.after.written) == (f"{small.seed}, 40", "7, 60")


def test_the_number_of_draws_alone_is_luck(small):
    more = replace(small, draws=90)
    found = revision(Edition(small), Edition(more), "gdp", 2030)
    assert shares(found) == {"luck": pytest.approx(median(more) - median(small))}


def test_nothing_changed_gives_an_empty_bridge(small):
    found = revision(Edition(small, median(small)), Edition(small), "gdp", 2030)
    assert (found.parts, dict(found.groups)) == ((), {})
    assert found.difference == pytest.approx(0, abs=1)


def test_an_edition_of_another_version_that_did_not_print_the_figure_leaves_the_equations_unknown(small, later):
    found = revision(Edition(small, None, "old", same_version=False), Edition(later), "gdp", 2030)
    assert found.unknown == ("equations",)
    assert found.first == pytest.approx(median(small), rel=1e-12)
    assert "version" not in shares(found)


def test_a_later_edition_may_be_the_one_of_another_version(small):
    found = revision(Edition(small), Edition(small, median(small) + 2e9, "newer", same_version=False), "gdp", 2030)
    assert shares(found) == {"version": pytest.approx(2e9)}


def test_many_lines_are_changed_in_a_sample_of_orders_over_all_draws(base, monkeypatch):
    monkeypatch.setattr("binjiang_sim.analysis.attribution.revision.QUICK", 1000)
    small = base.with_({"draws": 40})
    more = small.with_(dict.fromkeys([f"levers.{name}" for name in base.levers][:6], 0.8))
    found = revision(Edition(small), Edition(more), "gdp", 2030)
    assert (found.method, found.draws) == ("orders", 40)
    assert set(found.groups) == {"levers"}
    assert sum(shares(found).values()) == pytest.approx(found.difference, rel=1e-9)


def test_what_all_draws_have_beyond_those_of_the_mixes_is_a_remainder(small):
    more = small.with_({"levers.talent_programme": 1})
    found = revision(Edition(small), Edition(more), "gdp", 2030, draws=10)
    assert set(shares(found)) == {"levers.talent_programme", "remainder"}
    assert (found.first, found.second) == pytest.approx((median(small), median(more)), rel=1e-12)
    assert sum(shares(found).values()) == pytest.approx(found.difference, rel=1e-9)


def test_central_editions_have_no_luck(small, later):
    found = revision(Edition(small, central=True), Edition(later, central=True), "gdp", 2030)
    assert set(found.groups) == {"facts", "assumptions", "levers"}
    ends = [bj.run(one, central=True).values("gdp", "2030")[0] for one in (small, later)]
    np.testing.assert_allclose((found.first, found.second), ends, rtol=1e-12)


def test_editions_of_which_one_has_no_luck_are_refused(small):
    with pytest.raises(ProjectionError) as caught:
        revision(Edition(small), Edition(small, luck=False), "gdp", 2030)
    assert [one.key for one in caught.value.faults] == ["compare.other_luck"]
    assert bridge.LUCK == "luck"
