"""What a ledger holds of growth: rates, what follows from them, and the growth of comparable zones."""

import pytest

from binjiang_sim.calibration.published import (
    GDP,
    INDUSTRY,
    REVENUE,
    city_of,
    half_yearly_rates,
    levels_of,
    reference_growth,
    yearly_rates,
)
from binjiang_sim.facts import Fact, Ledger, published

DAY = "2020-01-01"


def rate(period, value, date=DAY, unit="%", variable="gdp_growth", indicator="gdp_growth", **more):
    about = {"scope": "district", "place": "", "use": "context"} | more
    name = f"{indicator}_{period}_{date}_{about['place']}"
    return Fact(
        *(name, indicator, value, unit, period, about["scope"], "real", "exact", "a test", date, "", "-", "high"),
        about["use"],
        variable,
        "",
        about["place"],
    )


def of_place(place, year, value, scope="comparable zone", use="context"):
    return rate(str(year), value, variable="", place=place, scope=scope, use=use)


def test_published_rates_are_fractions_by_year_without_parts_of_years():
    ledger = Ledger([rate("2018", 7), rate("2016", 9), rate("2017-H1", 5), rate("2015-Q1", 4)])
    assert yearly_rates(ledger, GDP) == {2016: pytest.approx(0.09), 2018: pytest.approx(0.07)}
    assert list(yearly_rates(ledger, GDP)) == [2016, 2018]
    assert half_yearly_rates(ledger, GDP) == {"2017-H1": pytest.approx(0.05)}


def test_the_print_of_a_period_that_was_published_first_counts():
    ledger = Ledger([rate("2018", 7, "2019-05"), rate("2018", 6, "2019-05-30"), rate("2018", 8, "2020")])
    assert yearly_rates(ledger, GDP) == {2018: pytest.approx(0.06)}


def test_a_year_that_was_not_published_follows_from_the_mean_of_fewest_years_whose_others_were():
    longer = rate("2017/2020", 6, unit="%/yr", variable="")
    two = rate("2019/2021", 8, unit="%/yr", variable="")
    known = [rate("2018", 7), rate("2019", 5)]
    from_three = 1.06**3 / (1.07 * 1.05) - 1
    assert yearly_rates(Ledger([longer, two, *known]), GDP)[2020] == pytest.approx(from_three)
    both = yearly_rates(Ledger([longer, two, *known, rate("2021", 10)]), GDP)
    assert both[2020] == pytest.approx(1.08**2 / 1.10 - 1)


def test_a_mean_of_which_two_years_are_missing_gives_none():
    assert list(yearly_rates(Ledger([rate("2017/2020", 6, unit="%/yr", variable=""), rate("2018", 7)]), GDP)) == [2018]


def test_the_growth_of_revenue_follows_from_two_levels_where_no_rate_is_published():
    levels = [
        rate(str(year), value, unit="亿元", variable="", indicator="budget_revenue")
        for year, value in ((2014, 80), (2016, 100), (2017, 120), (2018, 150))
    ]
    own = rate("2018", 24, variable="budget_revenue_growth", indicator="budget_revenue_growth")
    assert yearly_rates(Ledger([*levels, own]), REVENUE) == {2017: pytest.approx(0.2), 2018: pytest.approx(0.24)}


def test_the_shipped_ledger_gives_the_growth_that_was_published():
    ledger = published()
    gdp = yearly_rates(ledger, GDP)
    assert [round(100 * gdp[year], 1) for year in range(2014, 2024)] == [
        *(11.5, 13.0, 14.0, 13.2, 11.6, 8.2, 7.1, 11.3, 1.8, 8.0)
    ]
    assert gdp[2020] == pytest.approx(1.092**2 / 1.113 - 1)
    assert yearly_rates(ledger, INDUSTRY)[2021] == pytest.approx(0.166)
    assert yearly_rates(ledger, REVENUE)[2022] == pytest.approx(214.65 / 202.89 - 1)
    assert levels_of(ledger, "gdp")[2017] == pytest.approx(1088.9e8)  # the print of January 2018, not the revised one


def test_the_reference_is_the_mean_of_three_zones_at_least_in_the_latest_year_known():
    three = [of_place("甲/A", 2019, 6), of_place("乙/B", 2019, 8), of_place("丁/D", 2019, 10)]
    three.append(of_place("丙/C", 2020, 1))
    assert reference_growth(Ledger(three), "") == pytest.approx(0.08)
    city = of_place("市/City", 2020, 4, scope="city")
    assert reference_growth(Ledger([*three, city]), "市/City") == pytest.approx(0.08)
    assert reference_growth(Ledger([*three[1:], city]), "市/City") == pytest.approx(0.04)
    assert reference_growth(Ledger(three[1:]), "") is None


def test_other_districts_and_parts_of_years_are_no_reference():
    others = [of_place("甲/A", 2019, 6), of_place("乙/B", 2019, 8, scope="district of the same city")]
    others.append(of_place("丙/C", "2019-H1", 9))
    assert reference_growth(Ledger(others), "") is None


def test_the_city_is_the_place_whose_figures_the_inputs_use():
    assert city_of(published()) == "杭州市/Hangzhou"
    assert city_of(Ledger([of_place("甲/A", 2019, 6, scope="city")])) == ""
