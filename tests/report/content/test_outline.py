"""Main figures by the place that shows them."""

from types import SimpleNamespace

from binjiang_sim.engine import MainFigure, Model
from binjiang_sim.engine.outline import PLACES
from binjiang_sim.projection import district_model
from binjiang_sim.report.content import outline
from binjiang_sim.sectors import OUTLINE, SECTORS


def test_the_headline_has_every_item_of_a_figure_or_those_that_are_named(base):
    figures = outline.figures(base, "headline")
    assert figures[:6] == (
        ("gdp", None),
        ("gdp_per_head", None),
        ("revised_gdp", None),
        ("gdp_growth", None),
        ("value_added_growth", "industry"),
        ("value_added_growth", "services"),
    )
    assert [item for name, item in figures if name == "ladder"] == list(base.items("ladder"))


def test_a_page_has_the_fans_of_its_figures(base):
    livelihood = [("school_coverage", "preschool"), ("school_coverage", "compulsory"), ("livelihood_index", None)]
    assert list(outline.fans(base, "livelihood")) == livelihood


def test_an_item_that_a_district_does_not_have_is_left_out(base):
    elsewhere = SimpleNamespace(model=base.model, items=lambda name: ("services",))
    assert ("value_added", "services") in outline.figures(elsewhere, "headline")
    assert ("value_added", "industry") not in outline.figures(elsewhere, "headline")


def test_a_figure_of_ones_own_stands_on_its_page(base):
    model = Model.of(*SECTORS, outline=(*OUTLINE, MainFigure("births", "people", ("fan",))))
    own = SimpleNamespace(model=model, items=base.items)
    assert outline.fans(own, "people")[-1] == ("births", base.items("births")[0])


def test_every_place_of_the_outline_shows_something():
    shown = {place for one in district_model().outline for place in one.shown}
    assert shown == set(PLACES)
