import numpy as np
import pytest

from binjiang_sim.sectors import enterprises

from .by_hand import since, stated

LADDER = np.array([5000.0, 2300.0, 300.0, 60.0, 25.0])


def test_start_values_are_the_stated_ones():
    p = stated(enterprises, register=90_000, ladder_start=LADDER, listed=68)
    assert enterprises.registered_enterprises_start(p) == 90_000
    assert enterprises.ladder_stock_start(p).tolist() == LADDER.tolist()
    assert enterprises.listed_companies_start(p) == 68


def test_founding_gives_the_starting_entry_rate_with_spin_outs():
    p = stated(enterprises, register=90_000, entry_rate=0.18)
    founded = enterprises.founding_rate(p, 9.0)
    assert founded == pytest.approx(16_191)  # 16 200 less 9 spin-outs
    assert enterprises.enterprise_entry(founded, 1.0, 1.0, 1.0, 1.0, 9.0) == pytest.approx(16_200)
    assert enterprises.founding_rate(stated(enterprises, register=0, entry_rate=0.18), 9.0) == 0


def test_entry_follows_workers_climate_cycle_and_luck():
    # 16 000 x 1.05 x 1.1 x 0.98 x 1.02 + 12
    assert enterprises.enterprise_entry(16_000, 1.05, 1.1, 0.98, 1.02, 12) == pytest.approx(18_484.608)


def test_the_intensity_of_founding_is_entry_for_each_worker():
    p = stated(enterprises, least_entry=0, least_ratio=1e-9)
    assert enterprises.founding_intensity(p, *since(18_000, 15_000), 1.2) == pytest.approx(1.0)
    assert enterprises.founding_intensity(p, *since(18_000, 15_000), 0.0) == 1  # spin-outs where nobody works
    assert enterprises.founding_intensity(stated(enterprises, least_entry=1, least_ratio=0), *since(0, 0), 1.0) == 1


def test_what_lower_barriers_draw_from_neighbours_is_counted_apart():
    # a tenth of entry is due to barriers at 0.9, half of it comes from nearby
    assert enterprises.displaced_enterprises(stated(enterprises, displaced_share=0.5), 20_000, 0.9) == pytest.approx(
        1_000
    )


def test_founders_like_a_good_environment_low_barriers_and_room():
    p = stated(enterprises, environment_elasticity=0.5, crowding_elasticity=1.0)
    # 1.21^0.5 / 1.1 / 0.95
    found = enterprises.founding_climate(p, *since(1.21, 1), *since(1.1, 1), 0.95)
    assert found == pytest.approx(1 / 0.95)


def test_exit_rises_less_than_entry_when_barriers_fall_and_with_losses():
    p = stated(enterprises, exit_rate=0.09, exit_with_competition=0.5)
    # 9 % of 90 000 over the root of 0.81
    assert enterprises.enterprise_exit(p, 90_000, 0.81, 0.0) == pytest.approx(9_000)
    assert enterprises.enterprise_exit(p, 90_000, 1.0, 0.5) == pytest.approx(0.59 * 90_000)
    assert enterprises.registered_enterprises(16_200, 9_000) == 7_200


def test_output_needs_enterprises_for_its_workers_and_more_add_nothing():
    p = stated(enterprises, least_enterprises=0, least_ratio=1e-9)
    assert enterprises.firm_cover(p, *since(81_000, 90_000), 1.0) == pytest.approx(0.9)
    assert enterprises.firm_cover(p, *since(99_000, 90_000), 1.1) == pytest.approx(1)
    assert enterprises.firm_cover(p, *since(120_000, 90_000), 1.0) == 1
    assert enterprises.firm_cover(p, *since(0, 90_000), 1.0) == 0


def test_entrants_renew_productivity_less_and_less_and_missing_enterprises_do_not():
    p = stated(enterprises, entry_rate=0.2, renewal_premium=0.05, renewal_fading=2, most_renewal=2)
    assert enterprises.renewal_start(p) == 1
    assert enterprises.renewal_growth_start(p) == pytest.approx(0.01)
    assert enterprises.renewal_gain(p, 1.0, 1.0, 1.0) == pytest.approx(0.01)
    # at 1.1 the premium is 0.05 / 1.21; founding three times as intense counts twice; nine tenths of the enterprises
    assert enterprises.renewal_gain(p, 1.1, 3.0, 0.9) == pytest.approx(1.1 * 0.05 / 1.21 * 0.4 * 0.9)
    assert enterprises.renewal(0.01) == 0.01


def test_technology_enterprises_are_all_on_the_ladder():
    assert enterprises.technology_enterprises(LADDER) == 7685


def test_knowledge_and_graduates_push_promotion():
    p = stated(enterprises, promotion_knowledge=0.5, promotion_talent=2)
    assert enterprises.promotion_push(p, 1.44, *since(0.66, 0.6)) == pytest.approx(1.2 * 1.21)


def test_first_titles_come_from_enterprises_without_one():
    p = stated(enterprises, first_title_rate=0.01)
    # 1 % of 90 000 - 7 685, pushed by 1.1
    assert enterprises.first_titles(p, 90_000, 7_685, 1.1) == pytest.approx(905.465)


def test_promotions_leave_a_stage_and_enter_the_next():
    upper = [0, 1, 1, 1, 0]
    p = stated(enterprises, promotion_rate=[0.05, 0.02, 0.01, 0.02, 0], upper_stage=upper, consortia_promotion=0.1)
    # push 1.0, consortia at 0.5: upper stages x 1.05
    promotions = enterprises.promotions(p, LADDER, 1.0, 0.5)
    assert promotions == pytest.approx([250, 48.3, 3.15, 1.26, 0])
    entries = enterprises.title_entries(promotions, 900.0)
    assert entries == pytest.approx([900, 250, 48.3, 3.15, 1.26])
    losses = enterprises.title_losses(stated(enterprises, title_loss_rate=[0.1, 0.06, 0.08, 0.03, 0.02]), LADDER, 0.0)
    assert losses == pytest.approx([500, 138, 24, 1.8, 0.5])
    assert enterprises.ladder(entries, promotions, losses) == pytest.approx([150, 63.7, 21.15, 0.09, 0.76])


def test_promotions_move_titles_and_make_none():
    p = stated(enterprises, promotion_rate=[0.05, 0.02, 0.01, 0.02, 0], upper_stage=np.ones(5), consortia_promotion=0.1)
    promotions = enterprises.promotions(p, LADDER, 1.3, 1.0)
    assert (enterprises.title_entries(promotions, 0.0) - promotions).sum() == pytest.approx(0)


def test_companies_list_from_the_upper_stages_as_far_as_the_window_is_open():
    p = stated(enterprises, offering_rate=0.02, listing_candidate=[0, 0, 1, 1, 1], delisting_rate=0.005)
    # 2 % of 300 + 60 + 25, window 0.6
    assert enterprises.initial_public_offerings(p, LADDER, 0.6) == pytest.approx(4.62)
    assert enterprises.delistings(p, 68, 0.0) == pytest.approx(0.34)
    assert enterprises.delistings(p, 68, 0.5) == pytest.approx(34.34)
    assert enterprises.listed_companies(4.62, 0.34) == pytest.approx(4.28)
