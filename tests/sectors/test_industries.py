import numpy as np
import pytest

from binjiang_sim.sectors import industries

from .by_hand import since, stated


def test_tracks_share_the_stated_start_and_ceiling():
    p = stated(industries, future_share=0.04, track_weight=[1, 2, 1], future_ceiling=0.3, ceiling_weight=[1, 1, 1])
    assert industries.track_share_start(p) == pytest.approx([0.01, 0.02, 0.01])
    at_start = np.array([0.01, 0.02, 0.15])  # below which no ceiling lies
    assert industries.track_ceiling(p, at_start) == pytest.approx([0.1, 0.1, 0.15])


def test_tracks_grow_to_their_ceiling_and_slower_when_parts_or_the_facility_are_missing():
    p = stated(
        industries,
        track_speed=[0.2, 0.2, 0.2],
        chain_dependence=[0, 0, 0.5],
        facility_dependence=[0.5, 0, 0],
        least_share=0,
    )
    shares, ceilings = np.array([0.05, 0.1, 0.05]), np.array([0.1, 0.1, 0.1])
    # 0.2 x 1.5 x 0.05 x (1 - 0.5) = 0.0075, x (1 - 0.5 x 0.6) for the facility; at the ceiling 0; robots x 0.81^0.5
    found = industries.track_growth(p, shares, ceilings, 0.81, 1.5, 0.4)
    assert found == pytest.approx([0.00525, 0, 0.00675])
    assert industries.track_share(0.0075) == 0.0075


def test_research_graduates_and_the_fund_push_the_tracks():
    p = stated(industries, push_of_research=0.5, push_of_graduates=1, fund_effect=0.4)
    # 1.21^0.5 x 1.1 x (1 + 0.4 x 0.5)
    assert industries.track_push(p, 1.21, *since(0.66, 0.6), 0.5) == pytest.approx(1.1 * 1.1 * 1.2)


def test_future_industries_act_on_output_by_composition_only():
    p = stated(industries, composition=0.1)
    assert industries.future_industry_share([0.03, 0.05]) == pytest.approx(0.08)
    # 1 + 0.1 x (0.08 - 0.04)
    assert industries.composition_gain(p, *since([0.03, 0.05], [0.01, 0.03])) == pytest.approx(1.004)
    assert industries.composition_growth_start(p, [0.002, 0.003]) == pytest.approx(0.0005)


def test_tracks_and_pillars_are_parts_of_gdp():
    assert industries.track_output(250e9, np.array([0.01, 0.02])) == pytest.approx([2.5e9, 5e9])
    p = stated(industries, pillar_share=[0.4, 0.04], pillar_knowledge=[0, 0.5])
    assert industries.pillar_output(p, 250e9, 1.44) == pytest.approx([100e9, 12e9])


def test_robots_are_the_humanoid_track_and_other_robots():
    p = stated(industries, other_robots=0.006)
    # the humanoid track 1 bn + 0.6 % of 250 bn
    assert industries.robot_demand(p, 250e9, {"humanoid_robots": 1e9}) == pytest.approx(2.5e9)


CHAIN = {"segment_weight": [0.5, 0.25, 0.25], "chain_exponent": 1, "least_output": 0}


def test_segments_start_in_balance_and_close_gaps_with_their_own_delay():
    p = stated(industries, segment_delay=[4, 2, 2], expected_growth=0.1, **CHAIN)
    assert industries.robot_chain_start(p, 4e9) == pytest.approx([2e9, 1e9, 1e9])
    # wanted 2.4, 1.2, 1.2; 10 % ahead plus a quarter or half of the gap
    found = industries.chain_building(p, 4.8e9, np.array([2e9, 1e9, 1e9]))
    assert found == pytest.approx([0.2e9 + 0.1e9, 0.1e9 + 0.1e9, 0.1e9 + 0.1e9])
    assert industries.robot_chain(0.3e9) == 0.3e9


def test_the_scarcest_segment_rules_the_chain():
    chain = since([1.0, 2.0, 2.0], [1.0, 1.0, 1.0])
    # exponent 1 is the harmonic mean: 1 / (0.5 / 1 + 0.25 / 2 + 0.25 / 2) = 4 / 3
    assert industries.chain_capacity(stated(industries, **CHAIN), *chain) == pytest.approx(4 / 3)
    strict = industries.chain_capacity(stated(industries, **CHAIN | {"chain_exponent": 50}), *chain)
    assert 1 < strict < 1.02


def test_the_bottleneck_is_the_share_of_demand_that_the_chain_can_serve():
    p = stated(industries, **CHAIN)
    assert industries.robot_bottleneck(p, 1.2, *since(3e9, 2e9)) == pytest.approx(0.8)
    assert industries.robot_bottleneck(p, 1.2, *since(2e9, 2e9)) == 1
    assert industries.robot_output(3e9, 0.8) == pytest.approx(2.4e9)


def test_a_chain_without_demand_has_no_bottleneck():
    p = stated(industries, **CHAIN | {"least_output": 1})
    assert industries.chain_capacity(p, *since([0.0] * 3, [0.0] * 3)) == 1
    assert industries.robot_bottleneck(p, 1.0, *since(0.0, 0.0)) == 1
