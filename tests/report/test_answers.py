"""The sentences of page one."""

import dataclasses

import pytest

from binjiang_sim.report import answers
from binjiang_sim.report.answers import sentences
from binjiang_sim.report.numbers import text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sentences_carry_figures_of_the_result(base, language):
    output, growth, people, pressure = sentences(base, language)
    assert text(base.quantile("gdp", "2023", 0.5), "CNY", language) in output
    assert text(base.quantile("gdp_growth", "2035", 0.5), "%", language) in growth
    assert "2030" in people
    assert "%" in pressure


@pytest.mark.parametrize(
    ("slower", "word"),
    [(0.95, "slows"), (0.7, "likely_slows"), (0.5, "open"), (0.3, "likely_quickens"), (0.05, "quickens")],
)
def test_a_direction_is_stated_only_when_enough_draws_agree(slower, word):
    assert answers._direction(slower) == word


def test_a_central_run_speaks_without_bands_or_shares_of_draws(central):
    whole = " ".join(sentences(central, "en"))
    assert "band" not in whole
    assert "draws" not in whole


def test_growth_is_left_out_of_a_run_that_has_none(short):
    assert not [sentence for sentence in sentences(short, "en") if "growth" in sentence.lower()]


def test_the_sentences_follow_the_draws(base):
    cells = base.cells.copy()
    rows = base._layout.rows["gdp"]
    cells[rows] *= 2
    doubled = dataclasses.replace(base, cells=cells)
    assert text(2 * base.quantile("gdp", "2023", 0.5), "CNY", "en") in sentences(doubled, "en")[0]


def test_reforms_cut_for_want_of_money_are_counted_by_draw(base):
    years = [str(year) for year in range(2023, 2036)]
    cut = [any(base.values("affordable_share", year)[draw] < 1 - 1e-9 for year in years) for draw in range(base.draws)]
    assert f"for want of money in {100 * sum(cut) / len(cut):.0f} % of the draws" in sentences(base, "en")[3]
