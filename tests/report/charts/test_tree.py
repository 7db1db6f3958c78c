"""The picture of where a change comes from."""

import pytest

from binjiang_sim.analysis import explained_figure
from binjiang_sim.errors import ProjectionError
from binjiang_sim.projection import district_model
from binjiang_sim.report.charts.canvas import new_figure
from binjiang_sim.report.charts.tree import figure_tree
from binjiang_sim.report.content.attribution import tree
from binjiang_sim.scenario import load

from ..conftest import SCENARIOS
from ..drawn import faults, texts


@pytest.fixture(scope="module")
def scenario():
    return load(SCENARIOS / "base.yaml", district_model())


@pytest.fixture(scope="module")
def found(scenario):
    return explained_figure(scenario, "resident_population", 2030)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_row_has_its_bar_and_no_text_covers_another(found, language):
    axes = figure_tree(found, language)
    shown = texts(axes)
    assert faults(axes, shown) == []
    widths = [bar.get_width() for bar in axes.patches]
    assert widths == pytest.approx([row.share for row in tree.tree_rows(found, language, 2)])
    assert axes.get_title(loc="left").replace("\n", " ").startswith({"zh": "常住人口", "en": "Residents"}[language])


def test_it_draws_on_axes_that_are_given(found):
    axes = new_figure(9, 6).add_subplot()
    assert figure_tree(found, "zh", axes) is axes
    assert faults(axes) == []


def test_a_growth_rate_of_half_a_year_is_drawn(scenario):
    assert faults(figure_tree(explained_figure(scenario, "gdp_growth", "2027-H1"), "en")) == []


def test_without_a_change_there_is_nothing_to_draw():
    still = explained_figure(load(SCENARIOS / "no_new_reform.yaml", district_model()), "gdp", 2030)
    with pytest.raises(ProjectionError) as error:
        figure_tree(still)
    assert error.value.faults[0].text("en") == "gdp does not differ in 2030, so there is nothing to draw"
