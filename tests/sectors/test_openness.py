import numpy as np
import pytest

from binjiang_sim.sectors import openness

from .by_hand import since, stated


def test_the_stock_of_foreign_capital_starts_where_an_ordinary_inflow_lets_it_grow():
    p = stated(openness, base_fdi=1.1e9, fdi_loss=0.08, fdi_growth=0.02)
    # 1.1 bn / 10 % = 11 bn, which loses 0.88 bn and grows by 0.22 bn, 2 %
    assert openness.fdi_stock_start(p) == pytest.approx(11e9)
    assert openness.fdi_losses(p, 11e9) == pytest.approx(0.88e9)
    assert openness.fdi_stock(1.1e9, 0.88e9) / 11e9 == pytest.approx(0.02)


def test_foreign_capital_follows_mood_luck_environment_and_the_zone():
    p = stated(openness, base_fdi=1e9, first_half_share=0.6, fdi_environment=0.5, zone_effect=0.2)
    # first half at 1.2, second at 0.8 of the yearly rate
    assert [openness.ordinary_fdi(p, half) for half in (1, -1)] == pytest.approx([1.2e9, 0.8e9])
    # 1.2 bn x 0.5 x 1.1 x 1.21^0.5 x (1 + 0.2 x 0.5)
    found = openness.fdi_inflow(p, 1.2e9, 0.5, 1.1, *since(1.21, 1), 0.5)
    assert found == pytest.approx(1.2e9 * 0.5 * 1.1 * 1.1 * 1.1)


def test_only_unusual_foreign_capital_adds_to_capital():
    p = stated(openness, additional_share=0.2, most_withdrawn=0.2)
    assert openness.foreign_capital_addition(p, 1.2e9, 1.2e9, 7.1, 300e9) == 0
    # 0.2 x 0.3 bn dollars x 7 yuan
    assert openness.foreign_capital_addition(p, 1.5e9, 1.2e9, 7.0, 300e9) == pytest.approx(0.42e9)
    assert openness.foreign_capital_addition(p, 0.9e9, 1.2e9, 7.0, 300e9) == pytest.approx(-0.42e9)
    # never more than a fifth of the capital there is
    assert openness.foreign_capital_addition(p, 0.9e9, 1.2e9, 7.0, 1e9) == pytest.approx(-0.2e9)


def test_spill_overs_may_be_none():
    none, some = (stated(openness, spillover_elasticity=value, least_fdi=0) for value in (0, 0.5))
    assert openness.foreign_spillover(none, *since(20, 10)) == 1
    assert openness.foreign_spillover(some, *since(14.4, 10)) == pytest.approx(1.2)


def test_the_data_market_spreads_and_lifts_services():
    p = stated(openness, data_market=0.1, data_speed=0.25, data_effect=0.5, data_gain=[0, 0.02, 0])
    assert openness.data_market_start(p) == 0.1
    # 0.25 x 1.5 x 0.1 x 0.9
    assert openness.data_market_growth(p, 0.1, 1.0) == pytest.approx(0.03375)
    assert openness.data_market(0.03375) == 0.03375
    # data 0.02 x 0.03375, and demand 0.5 x 0.2 x 0.03375 / 0.1 through digital trade
    p = stated(openness, data_gain=[0, 0.02, 0], trade_demand=[0, 0.5, 0], trade_of_data=0.2, least_share=0)
    assert openness.data_gain_start(p, 0.1, 0.03375) == pytest.approx([0, 0.000675 + 0.03375, 0])
    assert openness.data_gain(p, *since(0.6, 0.1)) == pytest.approx([1, 1.01, 1])


def test_digital_trade_follows_data_income_elsewhere_and_the_zone():
    p = stated(
        openness, digital_trade=50e9, trade_of_data=0.5, trade_of_income=1, trade_of_zone=0.1, trade_demand=[0, 0.5, 0],
        least_share=0, least_trade=0,
    )  # fmt: skip
    # 50 bn x 4^0.5 x 1.1 x 1.05
    trade = openness.digital_trade(p, *since(0.4, 0.1), *since(1.1, 1), 0.5)
    assert trade == pytest.approx(115.5e9)
    # what outgrows the city: 1.584 / 1.1 = 1.44; services^0.5
    demand = openness.digital_trade_demand(p, *since(79.2e9, 50e9), *since(1.1, 1))
    assert demand == pytest.approx(np.array([1, 1.2, 1]))
