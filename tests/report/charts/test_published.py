"""What a fan shows of the published past."""

import pytest

from binjiang_sim.facts import published
from binjiang_sim.report import charts
from binjiang_sim.report.charts.published import OTHER, PART, YEAR, past

from ..drawn import faults


def key(axes):
    """The words at the foot, on one line."""
    return " ".join(axes.get_xlabel().split())


def test_published_growth_is_chained_back_from_the_first_year_of_the_run(base):
    found = past(base, "gdp").chain
    level = base.quantile("gdp", "2023", 0.5)
    wanted = [level / 1.08, level / 1.08 / 1.018, level / 1.08 / 1.018 / 1.113]
    assert found.years == (2022, 2021, 2020)
    assert found.values == pytest.approx(wanted)
    axes = charts.fan(base, "gdp")
    assert "dotted: published growth chained back from 2023" in key(axes)
    dotted = next(line for line in axes.lines if len(line.get_xdata()) == 4)
    assert dotted.get_xdata().tolist() == [2023, 2022, 2021, 2020]


def test_a_chain_ends_at_the_first_year_without_published_growth(base):
    assert not published().observations("gdp_growth_2020")
    assert 2019 not in past(base, "gdp").chain.years
    assert past(base, "value_added", "industry").chain.years == ()  # growth of 2023 was published of a half-year alone


def test_rates_of_half_years_are_told_from_those_of_years(base):
    kinds = {mark.fact.period: mark.kind for mark in past(base, "gdp_growth").marks}
    assert {period for period, kind in kinds.items() if kind == PART} == {"2020-H1", "2023-H1", "2024-H1"}
    assert kinds["2023"] == YEAR
    axes = charts.fan(base, "gdp_growth")
    looks = {line.get_gid(): line.get_marker() for line in axes.lines}
    assert looks["fact-gdp_growth_2024_h1"] != looks["fact-gdp_growth_2023"]
    assert "part of a year, on a year before" in key(axes)


def test_amounts_of_half_years_are_left_out_and_that_is_said(base):
    assert [fact.period for fact in past(base, "graduate_inflow").left_out] == ["2024-H1"]
    assert "half-year amounts are not drawn" in key(charts.fan(base, "graduate_inflow"))
    assert "half-year amounts" not in key(charts.fan(base, "listed_companies"))


def test_figures_before_a_break_in_the_series_are_marked_as_such(base):
    kinds = {mark.fact.name: mark.kind for mark in past(base, "resident_population").marks}
    assert kinds["resident_population_2019"] == OTHER
    assert kinds["resident_population_2020"] == YEAR
    axes = charts.fan(base, "resident_population", language="zh")
    assert "× 口径变化前的公布数" in key(axes)
    assert faults(axes) == []


def test_amounts_at_other_prices_are_no_marks(base):
    nominal = [fact for fact in published().facts() if fact.indicator == "gdp" and not fact.place]
    assert len(nominal) > 10
    assert past(base, "gdp").marks == ()


def test_the_source_line_names_the_latest_source_of_what_is_drawn(base):
    facts = past(base, "listed_companies").facts
    latest = max(facts, key=lambda fact: (fact.date, fact.name))
    assert f"published figures: {latest.source}" in key(charts.fan(base, "listed_companies"))
    assert "published figures" not in key(charts.fan(base, "livelihood_index"))
