"""Years estimated from their parts: on ledgers of a test, on the shipped one as of earlier days, and as text."""

import json
import math
from dataclasses import asdict, replace

import pytest

import binjiang_sim as bj
from binjiang_sim.calibration import full_year
from binjiang_sim.cli import main
from binjiang_sim.facts import Ledger, published
from binjiang_sim.report.content.full_year import lines

HALF = published()["fdi_inflow_2024_h1"]
GROWTH = published()["gdp_growth_2024_h1"]


@pytest.fixture(scope="module")
def base():
    return bj.load("base")


def scenario_with(base, *facts):
    return replace(base, ledger=Ledger(facts))


def fact(like, period, value, **other):
    return replace(
        like, name=f"{like.indicator}_{period}_{other.get('place', '')}", period=period, value=value, **other
    )


def amounts(shares, part="H1"):
    """Past years of 10亿美元 and their parts."""
    years = range(2014, 2014 + len(shares))
    pairs = [(fact(HALF, f"{y}", 10), fact(HALF, f"{y}-{part}", 10 * s)) for y, s in zip(years, shares, strict=True)]
    return [one for pair in pairs for one in pair]


def test_constant_past_shares_give_the_year_exactly(base):
    (found,) = full_year(scenario_with(base, *amounts([0.4, 0.4, 0.4]), fact(HALF, "2024-H1", 8)))
    assert (found.low, found.median, found.high) == pytest.approx((2e9, 2e9, 2e9), rel=1e-12)
    assert (found.status, found.year, found.months, found.derived) == ("derived", 2024, 6, True)


def test_constant_past_shares_give_growth_of_the_year_exactly(base):
    past = [fact(GROWTH, f"{y}{part}", g) for y, g in ((2019, 9), (2020, 4), (2021, 12)) for part in ("", "-H1")]
    (found,) = full_year(scenario_with(base, *past, GROWTH))
    assert (found.low, found.median, found.high) == pytest.approx((0.058, 0.058, 0.058), rel=1e-12)
    assert found.status == "derived"


def test_past_shares_that_vary_give_the_t_interval_of_their_logarithms(base):
    shares = [0.4, 0.5, 0.6]
    (found,) = full_year(scenario_with(base, *amounts(shares), fact(HALF, "2024-H1", 8)))
    logs = [-math.log(one) for one in shares]
    mean = sum(logs) / 3
    deviation = math.sqrt(sum((one - mean) ** 2 for one in logs) / 2)
    reach = 1.885618 * deviation * math.sqrt(4 / 3)  # the 90 % point of t with two degrees of freedom, from a table
    assert found.median == pytest.approx(8e8 * math.exp(mean))
    assert (found.low, found.high) == pytest.approx((8e8 * math.exp(mean - reach), 8e8 * math.exp(mean + reach)))
    assert found.held(own=True) == (3, 3)


def test_fewer_than_three_past_years_take_the_share_that_the_scenario_is_given(base):
    (found,) = full_year(scenario_with(base, *amounts([0.4, 0.4]), fact(HALF, "2024-H1", 8)))
    assert (found.low, found.median, found.high) == pytest.approx((8e8 / 0.7, 8e8 / 0.6, 8e8 / 0.5))
    assert (found.status, found.source) == ("assumption", "parameters.openness.first_half_share")
    assert found.held(own=True) == (0, 2)


@pytest.mark.parametrize(
    ("period", "months", "share"),
    [("2024-Q1", 3, 0.3), ("2024-01/2024-09", 9, 0.8), ("2024-01/2024-11", 11, 0.4 / 6 * 5 + 0.6)],
)
def test_quarters_within_a_half_are_even_where_the_share_is_assumed(base, period, months, share):
    (found,) = full_year(scenario_with(base, fact(HALF, period, 8)))
    assert (found.months, found.median) == (months, pytest.approx(8e8 / share))


def test_growth_with_a_short_history_is_as_sure_as_what_is_left_of_the_year(base):
    bands = {}
    for period in ("2024-Q1", "2024-H1", "2024-01/2024-09"):
        (found,) = full_year(scenario_with(base, fact(GROWTH, period, 5.8)))
        assert (found.status, found.median) == ("assumption", pytest.approx(0.058))
        bands[period] = found.high - found.low
    assert bands == pytest.approx({"2024-Q1": 0.045, "2024-H1": 0.03, "2024-01/2024-09": 0.015})


def test_the_longest_part_of_the_latest_year_counts_and_a_year_that_is_published_is_left_out(base):
    parts = [fact(GROWTH, period, value) for period, value in (("2024-Q1", 7), ("2024-H1", 5.8), ("2023-H1", 9))]
    (found,) = full_year(scenario_with(base, *parts))
    assert (found.fact, found.so_far) == ("gdp_growth_2024-H1_", pytest.approx(0.058))
    assert full_year(scenario_with(base, *parts, fact(GROWTH, "2024", 6))) == ()


def test_parts_of_another_scope_are_no_history(base):
    other = [replace(one, scope="another area") for one in amounts([0.4, 0.4, 0.4]) if len(one.period) > 4]
    years = [one for one in amounts([0.4, 0.4, 0.4]) if len(one.period) == 4]
    (found,) = full_year(scenario_with(base, *other, *years, HALF))
    assert (found.past, found.derived) == ((), False)


def test_an_amount_of_nothing_so_far_says_nothing_of_the_year_and_past_ones_are_no_history(base):
    assert full_year(scenario_with(base, fact(HALF, "2024-H1", 0))) == ()
    (found,) = full_year(scenario_with(base, *amounts([0.4, 0.4, 0]), HALF))
    assert len(found.past) == 2


def test_the_year_2020_lies_inside_the_band_that_its_first_half_gave_then(base):
    day = "2020-09-31"  # the figure is dated by its month, which counts as its end
    assert "gdp_growth_2020_h1" in published().as_of(day)
    found = {one.indicator: one for one in full_year(base, as_of=day)}["gdp_growth"]
    assert (found.fact, found.so_far, found.year) == ("gdp_growth_2020_h1", pytest.approx(0.07), 2020)
    assert found.status == "assumption"
    assert all(published()[past.fact].known_from <= day for past in found.past)
    outcome = 1.092**2 / 1.113 - 1  # from the mean of 2020 and 2021, and 2021
    assert outcome == pytest.approx(0.071, abs=0.001)
    assert found.low < outcome < found.high


def test_the_shipped_ledger_says_of_2024_what_its_first_half_does(base):
    found = {one.indicator: one for one in full_year(base)}
    wanted = ("gdp_growth", "fdi_inflow", "graduate_inflow")
    assert {name: (one.year, one.status) for name, one in found.items()} == dict.fromkeys(wanted, (2024, "assumption"))
    assert found["gdp_growth"].held(own=True) == (2, 2)
    assert (found["fdi_inflow"].median, found["graduate_inflow"].median) == pytest.approx((8e8 / 0.6, 26_000 / 0.58))


def test_a_scenario_without_an_open_year_says_so():
    sample = bj.load("sample_district")
    assert full_year(sample) == ()
    assert lines((), sample.ledger, "en") == [
        "the ledger has no figure of a part of a year whose year is not published"
    ]


def test_an_input_of_another_scenario_changes_the_band(base):
    other = base.with_({"parameters.openness.first_half_share": "0.5"})
    found = {one.indicator: one for one in full_year(other)}["fdi_inflow"]
    assert (found.low, found.median, found.high) == pytest.approx((1.6e9, 1.6e9, 1.6e9))


def test_the_command_says_what_the_band_rests_on(capsys):
    assert main(["facts", "--full-year", "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[:6] == [
        "GDP growth, 2024: 5.8 % (80 % band 4.3 % to 7.3 %), from the first 6 months in gdp_growth_2024_h1 (5.8 %)",
        "  the band is assumed: the same part is published for 2 past years of the district, and 3 are needed",
        "  growth in the rest of the year is taken to be within 3 points of that so far in four years of five",
        "  held against the same part of past years, such a band holds in 2 of 2 of the district and in 3 of 7 of "
        "other places",
        "foreign capital used, 2024: 1.333 bn USD (80 % band 1.143 bn USD to 1.6 bn USD), from the first 6 months in "
        "fdi_inflow_2024_h1 (800 million USD)",
        "  the band is assumed: the same part is published for 0 past years of the district, and 3 are needed",
    ]


def test_past_years_are_named_where_the_band_follows_from_them(base):
    own = scenario_with(base, *amounts([0.4, 0.5, 0.6]), HALF)
    assert lines(full_year(own), own.ledger, "zh") == [
        "2024年实际利用外资：16.22亿美元（80%区间10.42亿美元至25.24亿美元），"
        "依据前6个月的 fdi_inflow_2024_h1（8亿美元）",
        "  区间由本区以往3年的同一时段推出：fdi_inflow_2014-H1_, fdi_inflow_2015-H1_, fdi_inflow_2016-H1_",
        "  若用于以往同一时段，这样的区间在本区3年中有3年、在别处0例中有0例成立",
    ]


def test_the_command_gives_the_same_as_python_in_json(base, capsys):
    assert main(["facts", "base", "--full-year", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps([asdict(one) for one in full_year(base)]))
