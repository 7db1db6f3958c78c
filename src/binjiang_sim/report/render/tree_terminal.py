"""Why a figure is what it is, as text that fits a terminal."""

from __future__ import annotations

from ...analysis.tree.figure import ExplainedFigure
from ...facts.screen import wrapped
from ..content.attribution import tree
from ..content.blocks import Table
from .terminal import aligned, room


def lines(found: ExplainedFigure, language: str = "en", depth: int = tree.DEPTH) -> list[str]:
    """Sentences, the formula, where the change comes from and what brings it; `depth` levels of the tree."""
    said = [*tree.sentences(found, language), tree.formula_line(found, language), tree.unchanged(found, language)]
    shown = [line for one in said if one for line in wrapped(one, room(), "")]
    causes, inputs = tree.tree_table(found, language, depth), tree.input_table(found, language)
    items = [line for one in (tree.by_item(found, language),) if one for line in wrapped(one, room(), "")]
    note = wrapped(tree.about(found, language), room(), "")
    head = wrapped(tree.title(found, language), room(), "")
    return [*head, *shown, "", *_table(causes), *items, "", *_table(inputs), "", *note]


def _table(table: Table) -> list[str]:
    return [table.title, *aligned([table.head, *table.rows])] if table.rows else []
