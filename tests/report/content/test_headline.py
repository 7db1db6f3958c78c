"""The headline table."""

import dataclasses
import unicodedata

import pytest

from binjiang_sim.projection import district_model, run
from binjiang_sim.report.content.headline import compared, headline, periods
from binjiang_sim.report.render.terminal import aligned, headline_text
from binjiang_sim.scenario import load

from ..conftest import SCENARIOS


def columns(line):
    """Screen columns of a line."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)


def test_cells_hold_the_median_and_the_80_per_cent_band_of_the_result(base):
    cells = [(line, cell) for line in headline(base) for cell in filter(None, line.cells)]
    assert len(cells) > 20
    for line, cell in cells:
        wanted = [base.quantile(line.indicator, cell.period, q, line.item) for q in (0.5, 0.1, 0.9)]
        assert [cell.median, cell.low, cell.high] == wanted


def test_growth_has_no_cell_in_the_first_year(base):
    growth = next(line for line in headline(base) if line.indicator == "gdp_growth")
    assert growth.cells[0] is None
    assert growth.cells[1].period == "2024-H1"


def test_every_stage_and_every_school_level_has_a_row(base):
    shown = {(line.indicator, line.item) for line in headline(base)}
    assert {("ladder", item) for item in base.items("ladder")} <= shown
    assert {("school_coverage", item) for item in base.items("school_coverage")} <= shown


def test_the_periods_are_those_the_run_covers_and_its_last_year(base):
    assert periods(base) == ("2023", "2024-H1", "2025", "2030", "2035")
    early = run(load(SCENARIOS / "base.yaml", district_model(), {"end": "2028"}), draws=2)
    assert periods(early) == ("2023", "2024-H1", "2025", "2028")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_fits_a_wide_terminal(base, language):
    assert max(map(columns, headline_text(base, language).splitlines())) <= 120


def aimless(result):
    """The result of the scenario without the targets of its plan."""
    return dataclasses.replace(result, scenario=dataclasses.replace(result.scenario, targets=()))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_rows_end_in_the_same_column(base, language):
    lines = headline_text(aimless(base), language).splitlines()[1:]
    rows = [line for line in lines if line.endswith(("2035", "]"))]  # a long name is broken before its figures
    assert len({columns(row) for row in rows}) == 1
    assert len(rows) == len(headline(base)) + 1


def test_chinese_letters_count_as_two_columns():
    assert aligned([["指标", "2023"], ["GDP", "1"]]) == ["指标  2023", "GDP      1"]


def test_a_central_run_shows_single_numbers(central):
    text = headline_text(aimless(central), "en").splitlines()
    (note,) = [place for place, line in enumerate(text) if line.startswith("one run, no bands")]
    assert note >= len(headline(central)) + 2
    assert not any("[" in line for line in text[:note])


def test_the_comparison_holds_medians_and_differences_from_the_first(base, slump):
    rows = {(row.indicator, row.item, row.period): row for row in compared([base, slump])}
    gdp, growth = rows["gdp", None, "2030"], rows["gdp_growth", None, "2030"]
    medians = [one.quantile("gdp", "2030", 0.5) for one in (base, slump)]
    assert gdp.medians == tuple(medians)
    assert gdp.differences == pytest.approx((0.0, medians[1] / medians[0] - 1))
    assert f"({100 * gdp.differences[1]:+.1f} %)" in gdp.texts[1]
    points = slump.quantile("gdp_growth", "2030", 0.5) - base.quantile("gdp_growth", "2030", 0.5)
    assert growth.differences[1] == points
    assert f"({100 * points:+.2f} points)" in growth.texts[1]


def test_a_scenario_compared_with_itself_differs_by_nothing(base):
    assert {row.differences for row in compared([base, base])} == {(0.0, 0.0)}


def test_a_run_without_targets_says_how_to_ask_for_their_chances(base):
    said = {language: headline_text(aimless(base), language).splitlines()[-1] for language in ("zh", "en")}
    assert said["zh"] == "本情景没有列出规划目标；用 --targets 指定目标文件，即可得出各项目标实现的概率。"
    assert said["en"] == "This scenario names no targets; --targets FILE adds them, and with them the chance of each."


def test_several_results_stand_side_by_side_and_nothing_else_is_printed(base, slump):
    first, head, *_ = headline_text([base, slump], "en").splitlines()
    assert first == (
        "Medians by scenario, in brackets the difference from the median of Base; "
        "the command compare shows differences draw by draw"
    )
    assert head.split() == ["figure", "period", "Base", "External", "slump"]


def test_a_run_of_one_year_has_a_table(short):
    assert periods(short) == ("2023",)
    assert all(row.indicator != "gdp_growth" for row in compared([short, short]))


def test_more_than_a_negative_reference_is_more(base, monkeypatch):
    other = dataclasses.replace(base)
    below = {id(base): -200.0, id(other): -100.0}
    monkeypatch.setattr(type(base), "quantile", lambda self, *_: below[id(self)])
    gdp = next(row for row in compared([base, other]) if row.indicator == "gdp")
    assert gdp.differences == (0.0, 0.5)
    assert gdp.texts[1].endswith("(+50.0 %)")
