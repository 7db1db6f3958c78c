"""The chapters of charts."""

from binjiang_sim.engine.outline import PAGES
from binjiang_sim.report.charts import CHARTS
from binjiang_sim.report.content import outline
from binjiang_sim.report.content.blocks import charts
from binjiang_sim.report.content.document import document


def keys(result, key):
    section = next(one for one in document([result], "en").sections if one.key == key)
    return [one.key for one in charts([section])]


def test_every_chart_with_a_page_stands_there_in_the_order_of_the_table(base):
    for page in {one.page for one in CHARTS} - {""}:
        own = [one.name for one in CHARTS if one.page == page]
        assert [key for key in keys(base, page) if key in own] == own


def test_a_page_begins_with_the_fans_of_its_figures(base):
    for page in PAGES:
        fans = [f"{name}-{item or 'all'}" for name, item in outline.fans(base, page)]
        assert keys(base, page)[: len(fans)] == fans


def test_growth_of_a_run_of_one_year_has_neither_fan_nor_contributions(short):
    assert "gdp_growth-all" not in keys(short, "growth")
    assert keys(short, "drivers") == []
