"""The chapters of charts."""

import pytest

from binjiang_sim.engine.outline import PAGES
from binjiang_sim.report.charts import CHARTS
from binjiang_sim.report.content import outline
from binjiang_sim.report.content.blocks import charts
from binjiang_sim.report.content.document import document


@pytest.fixture(scope="module")
def shown(base):
    """The keys of the charts of each section of the base scenario's report."""
    return keys(base)


def keys(result):
    return {one.key: [chart.key for chart in charts([one])] for one in document([result], "en").sections}


def test_every_chart_with_a_page_stands_there_in_the_order_of_the_table(shown):
    for page in {one.page for one in CHARTS} - {""}:
        own = [one.name for one in CHARTS if one.page == page]
        assert [key for key in shown[page] if key in own] == own


def test_a_page_begins_with_the_fans_of_its_figures(base, shown):
    for page in PAGES:
        fans = [f"{name}-{item or 'all'}" for name, item in outline.fans(base, page)]
        assert shown[page][: len(fans)] == fans


def test_growth_of_a_run_of_one_year_has_neither_fan_nor_contributions(short):
    found = keys(short)
    assert "gdp_growth-all" not in found["growth"]
    assert found["because"] == []
