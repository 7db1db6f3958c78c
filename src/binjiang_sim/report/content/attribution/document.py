"""Ledger, growth by cause, tree and bridge as parts of a document: the answer first, then chart and tables."""

from __future__ import annotations

from functools import partial

from ....analysis.attribution.bridge import Bridge
from ....analysis.attribution.growth import GrowthCauses
from ....analysis.attribution.ledger import Ledger
from ....analysis.tree.figure import ExplainedFigure
from ...charts.bridge import bridge_bars
from ...charts.ledger import ledger_bars
from ...charts.tree import figure_tree
from ...charts.waterfall import waterfall
from ..blocks import Block, Bullets, Chart, Paragraph
from . import bridge, growth, ledger, tree


def of_ledger(found: Ledger, language: str) -> tuple[Block, ...]:
    """What each reform brings to a figure and to the chances of targets."""
    drawn = Chart(_key("ledger", found), ledger.title(found, language), partial(ledger_bars, found, language))
    chances = ledger.chances(found, language)
    return (
        Paragraph(ledger.whole_sentence(found, language), "answer"),
        Bullets(ledger.because(found, language)),
        drawn,
        ledger.table(found, language),
        *([chances] if chances else []),
        Paragraph(ledger.about_sentence(found, language), "note"),
    )


def of_growth(found: GrowthCauses, language: str) -> tuple[Block, ...]:
    """Growth by its factors, or by its sources."""
    first, *others = growth.sentences(found, language)
    table = growth.table(found, language)
    key = f"growth-{found.kind}-{found.first}-{found.last}"
    drawn = Chart(key, table.title, partial(waterfall, found, language), wide=True)
    return (
        Paragraph(first, "answer"),
        Bullets(tuple(others)),
        drawn,
        table,
        Paragraph(growth.about(found, language), "note"),
    )


def of_tree(found: ExplainedFigure, language: str) -> tuple[Block, ...]:
    """The formula of a figure, where its change comes from, and what brings it."""
    first, *others = tree.section(found, language).blocks
    drawn = Chart(_key("tree", found), tree.title(found, language), partial(figure_tree, found, language), wide=True)
    return (first, drawn, *others) if found.change else (first, *others)


def of_bridge(found: Bridge, language: str) -> tuple[Block, ...]:
    """Which changed lines bring how much of a difference."""
    first, *others = bridge.blocks(found, language)
    title = bridge.sentences(found, language)[0]
    drawn = Chart(_key("bridge", found), title, partial(bridge_bars, found, language), wide=True)
    return (first, drawn, *others) if found.parts else (first, *others)


def _key(kind: str, found: Ledger | ExplainedFigure | Bridge) -> str:
    item = "" if found.item is None else f"-{found.item.replace('/', '-')}"
    return f"{kind}-{found.indicator}{item}-{found.period}"
