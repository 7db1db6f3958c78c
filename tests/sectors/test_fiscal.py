import pytest

from binjiang_sim.sectors import fiscal

from .by_hand import stated


def test_revenue_is_a_share_of_gdp_at_rising_prices():
    p = stated(fiscal, revenue=24.2, price_unit=1, price_start_lag=0.25)
    assert fiscal.revenue_share(p, 242.0) == pytest.approx(0.1)
    assert fiscal.real_budget_revenue(0.1, 250.0) == pytest.approx(25)
    assert fiscal.budget_revenue(25.0, 1.02) == pytest.approx(25.5)
    # half-year steps at 0.995 and 0.995 x 1.01 = 1.00495 have the mean 0.999975
    assert fiscal.price_level_start(p, 0.02) == pytest.approx(0.995)
    assert fiscal.price_rise(1.02, 0.01) == pytest.approx(0.0102)
    assert fiscal.price_level(0.0102) == 0.0102


def test_room_is_what_transfers_ordinary_spending_and_reforms_leave():
    p = stated(fiscal, upward_share=0.25, ordinary_spending=0.07, reserve=12e9)
    transfer, spending = fiscal.upward_transfer(p, 25.0), fiscal.ordinary_spending(p, 250.0)
    assert (transfer, spending) == pytest.approx((6.25, 17.5))
    # 25 + 0.25 - 6.25 - 17.5 - 0.75
    assert fiscal.budget_room(25.0, 0.25, transfer, spending, 0.75) == pytest.approx(0.75)
    assert fiscal.fiscal_reserve(0.5) == 0.5
    assert fiscal.fiscal_reserve_start(p) == 12e9


def test_other_receipts_close_what_revenue_does_not():
    p = stated(fiscal, upward_share=0.25, ordinary_spending=0.08)
    # 8 % of GDP spent, 0.75 x 10 % kept: half a per cent of GDP comes from elsewhere
    share = fiscal.other_receipts_share(p, 0.1)
    assert share == pytest.approx(0.005)
    assert fiscal.other_receipts(share, 250.0) == pytest.approx(1.25)
    assert fiscal.other_receipts_share(p, 0.12) == 0  # 0.75 x 12 % is more than enough


def test_policy_cost_adds_the_five_fields():
    assert fiscal.policy_cost(1, 2, 3, 4, 5) == 15


@pytest.mark.parametrize(("reserve", "share"), [(2e9, 1), (1e9, 1), (0.25e9, 0.25), (0, 0), (-5e9, 0)])
def test_reforms_are_cut_in_proportion_when_the_reserve_runs_low(reserve, share):
    assert fiscal.affordable_share(stated(fiscal, reserve_needed=1e9, reserve_binds=1), reserve) == share


def test_the_switch_lets_reforms_go_on_without_a_reserve():
    assert fiscal.affordable_share(stated(fiscal, reserve_needed=1e9, reserve_binds=0), -5e9) == 1
