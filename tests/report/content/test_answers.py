"""Answers as parts of a document: the answer first, charts that can be drawn, tables with a cell for each head."""

import pytest

import binjiang_sim as bj
from binjiang_sim.report.content.attribution.document import of_bridge, of_ledger, of_tree
from binjiang_sim.report.content.blocks import Chart, Paragraph, Table
from binjiang_sim.report.content.decision.document import of_plans, of_seek, of_stress

from ...decision import toy


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    """What is said of each answer, by language."""
    plan = toy.load(tmp_path_factory.mktemp("plan"), levers="levers: {push: 0.5, pull: 0.2}")
    other = toy.load(tmp_path_factory.mktemp("other"), levers="levers: {push: 0.9, pull: 0.2}")
    found = {
        of_ledger: bj.analysis.lever_ledger(plan, "output", 2026, draws=20),
        of_tree: bj.analysis.explained_figure(plan, "output", 2026),
        of_bridge: bj.analysis.changed_lines(plan, other, "output", 2026, draws=20),
        of_seek: bj.decision.seek(plan, chance=0.6),
        of_stress: bj.decision.stress(plan)[0],
        of_plans: bj.decision.plan_table(plan, (), draws=200, seeds=2),
    }
    return {(say, language): say(one, language) for say, one in found.items() for language in ("zh", "en")}


def test_every_part_begins_with_its_answer(parts):
    for blocks in parts.values():
        assert isinstance(blocks[0], Paragraph)
        assert blocks[0].text


def test_every_table_has_a_cell_for_each_head(parts):
    tables = [one for blocks in parts.values() for one in blocks if isinstance(one, Table)]
    assert tables
    for table in tables:
        assert {len(row) for row in table.rows} <= {len(table.head)}


def test_every_chart_is_drawn_and_has_a_name_of_its_own(parts):
    for language in ("zh", "en"):
        own = [one for (_, spoken), blocks in parts.items() if spoken == language for one in blocks]
        charts = [one for one in own if isinstance(one, Chart)]
        assert len({one.key for one in charts}) == len(charts) >= 4
        for one in charts:
            assert one.draw() is not None
