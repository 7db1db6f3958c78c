import numpy as np
import pytest

from binjiang_sim.sectors import fiscal

from .by_hand import stated


def test_revenue_moves_with_gdp_by_its_elasticity_has_luck_and_rises_with_prices():
    p = stated(fiscal, revenue=24.2, price_unit=1, price_start_lag=0.25, revenue_elasticity=0.5)
    assert fiscal.revenue_share(p, 242.0) == pytest.approx(0.1)
    # a tenth of 250 x 1.21^0.5
    assert fiscal.revenue_base(p, 0.1, np.array(250.0), 1.21) == pytest.approx(27.5)
    assert fiscal.real_budget_revenue(27.5, 0.98) == pytest.approx(26.95)
    assert fiscal.budget_revenue(25.0, 1.02) == pytest.approx(25.5)
    # half-year steps at 0.995 and 0.995 x 1.01 = 1.00495 have the mean 0.999975
    assert fiscal.price_level_start(p, 0.02) == pytest.approx(0.995)
    assert fiscal.price_rise(1.02, 0.01) == pytest.approx(0.0102)
    assert fiscal.price_level(0.0102) == 0.0102


def test_room_is_what_transfers_ordinary_spending_and_reforms_leave():
    p = stated(fiscal, upward_share=0.4, received_share=0.2, ordinary_spending=0.07, reserve=12e9, revenue_elasticity=1)
    transfer, received = fiscal.upward_transfer(p, 25.0), fiscal.transfers_received(p, 25.0)
    spending = fiscal.ordinary_spending(p, np.array(250.0), 1.1)
    assert (transfer, received, spending) == pytest.approx((10, 5, 19.25))
    # 25 + 5 + 0.25 - 10
    assert fiscal.disposable_revenue(25.0, received, 0.25, transfer) == pytest.approx(20.25)
    # 20.25 - 19.25 + 0.5 - 0.75
    assert fiscal.budget_room(20.25, spending, 0.5, 0.75) == pytest.approx(0.75)
    assert fiscal.fiscal_reserve(0.5) == 0.5
    assert fiscal.fiscal_reserve_start(p) == 12e9


def test_ordinary_spending_is_freed_for_reforms_and_a_low_reserve_as_far_as_it_can_be():
    p = stated(fiscal, freed_share=0.05, reserve_needed=0.3, refill_time=1)
    assert fiscal.freed_spending(p, 20.0, 0.6, 0.5) == pytest.approx(0.6)
    assert fiscal.freed_spending(p, 20.0, 0.6, 0.1) == pytest.approx(0.8)
    assert fiscal.freed_spending(p, 20.0, 2.0, 0.5) == pytest.approx(1.0)


def test_other_receipts_close_the_first_account_whether_short_or_over():
    p = stated(fiscal, upward_share=0.4, received_share=0.15, ordinary_spending=0.08, least_share=1e-9)
    # 8 % of GDP spent, 0.75 x 10 % kept: half a per cent of GDP, 5 % of revenue, comes from elsewhere
    share = fiscal.other_receipts_share(p, 0.1)
    assert share == pytest.approx(0.05)
    assert fiscal.other_receipts(share, 25.0) == pytest.approx(1.25)
    assert fiscal.other_receipts_share(p, 0.16) == pytest.approx(-0.25)  # a surplus is put aside
    assert fiscal.other_receipts_share(p, 0.0) == 0


def test_policy_cost_adds_the_five_fields():
    assert fiscal.policy_cost(1, 2, 3, 4, 5) == 15


@pytest.mark.parametrize(("reserve", "share"), [(2e9, 1), (1e9, 1), (0.25e9, 0.25), (0, 0), (-5e9, 0)])
def test_reforms_are_cut_in_proportion_when_the_reserve_runs_low(reserve, share):
    assert fiscal.affordable_share(stated(fiscal, reserve_needed=1e9, reserve_binds=1), reserve) == share


def test_the_switch_lets_reforms_go_on_without_a_reserve():
    assert fiscal.affordable_share(stated(fiscal, reserve_needed=1e9, reserve_binds=0), -5e9) == 1
