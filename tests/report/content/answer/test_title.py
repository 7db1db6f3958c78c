"""The title of a report: the answer in one sentence."""

import pytest

from binjiang_sim.projection import Proportion, run
from binjiang_sim.report.content.answer.questions import Questions
from binjiang_sim.report.content.answer.title import odds, title

GROWTH = {"indicator": "gdp_growth", "period": "2030", "at_least": "4 %", "kind": "expected", "source": "example"}
SCHOOLS = {"indicator": "school_coverage", "item": "compulsory", "period": "2027", "at_least": "95 %"}
SCHOOLS |= {"kind": "binding", "source": "example"}


def titled(scenario, language="en", **how):
    return title(Questions(run(scenario, **how)), language)


def test_of_several_targets_it_tells_the_chance_of_all_and_the_bottleneck(shipped):
    two = shipped("base", {"targets": [GROWTH, SCHOOLS], "draws": 400})
    assert (
        titled(two)
        == "Plan as a whole, 2 targets: 12 % ± 4; the bottleneck is school coverage (compulsory school) in 2027"
    )
    assert titled(two, "zh") == "2项目标同时实现的概率：12%±4；短板：2027年义务教育学位保障率"


def test_of_one_target_it_tells_the_verdict(shipped):
    one = shipped("base", {"targets": [SCHOOLS], "draws": 400})
    assert titled(one) == "School coverage: compulsory school ≥ 95.0 % in 2027: may be met or missed (25 % ± 4)"


def test_without_a_plan_it_tells_how_the_main_figure_changes(shipped):
    said = titled(shipped("base", {"targets": [], "draws": 100}))
    assert said.startswith("GDP: from CNY 250 bn in 2023 to CNY 3")
    assert said.endswith(" bn in 2030")


def test_of_too_few_draws_it_tells_no_chance(shipped):
    few = shipped("base", {"targets": [GROWTH, SCHOOLS], "draws": 20})
    assert titled(few) == "20 draws are too few to say whether the targets are met"


def test_of_a_single_run_it_counts_the_targets_that_are_met(shipped):
    two = shipped("base", {"targets": [GROWTH, SCHOOLS]})
    assert titled(two, central=True) == "Single run: 1 of 2 targets met"


@pytest.mark.parametrize(
    ("hits", "draws", "said"),
    [
        (1, 2000, "under 1 in 300"),
        (0, 2000, "under 1 in 500"),
        (10, 2000, "about 1 in 200"),
        (64, 2000, "about 1 in 30"),
        (180, 2000, "about 1 in 10"),
        (400, 2000, "20 % ± 2"),
    ],
)
def test_a_small_chance_is_one_in_so_many_and_a_few_hits_give_a_bound_alone(hits, draws, said):
    assert odds(Proportion(hits, draws), "en") == said


def test_the_bound_of_a_few_hits_is_not_below_the_chance_that_they_allow():
    for hits in range(5):
        one = Proportion(hits, 3000)
        bound = 1 / int(odds(one, "en").rpartition(" ")[2].replace(",", ""))
        assert one.high <= bound <= 2 * one.high
