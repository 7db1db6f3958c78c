"""What was sought, plans side by side and signposts as parts of a document: the answer first, then tables."""

from __future__ import annotations

from functools import partial

from ....decision import PlanTable, Signposts, Sought, Stress
from ....words import say
from ...charts.frontier import frontier
from ...charts.regret import regret_map
from ...charts.signposts import signposts_chart
from ..blocks import Block, Bullets, Chart, Heading, Paragraph
from . import plan_table, seek, signposts, stress


def of_plans(found: PlanTable, language: str) -> tuple[Block, ...]:
    """A table of plans: which is recommended, why and how surely, all tables, and what their columns mean."""
    first, *others = plan_table.recommendation(found, language)
    tables = plan_table.tables(found, language)
    drawn = Chart("regret", say("plans.robust", language), partial(regret_map, found, language), wide=True)
    meaning = (Heading(say("plans.definitions", language)), Bullets(plan_table.definitions(found, language)))
    return Paragraph(first, "answer"), Bullets(tuple(others)), *tables, drawn, *meaning


def of_compared(found: PlanTable, language: str) -> tuple[Block, ...]:
    """The same in short, of a table over few draws: the recommendation, what is counted, chances and cost."""
    first, *others = plan_table.recommendation(found, language)
    tables = plan_table.legend(found, language), plan_table.main(found, language)
    return Paragraph(first, "answer"), Bullets(tuple(others)), *tables


def of_signposts(found: Signposts, language: str) -> tuple[Block, ...]:
    """What to watch for a target: its chance, the signposts as chart and table, and what they mean."""
    first, *others = signposts.sentences(found, language)
    key = f"signposts-{found.target.indicator}-{found.target.period}" if found.target else "signposts-all"
    drawn = Chart(key, signposts.aim(found, language), partial(signposts_chart, found, language))
    shown = (drawn, signposts.table(found, language)) if found.best else ()
    notes = (Paragraph(one, "note") for one in signposts.about(found, language))
    return Paragraph(first, "answer"), *shown, Bullets(tuple(others)), *notes


def of_seek(found: Sought, language: str) -> tuple[Block, ...]:
    """The plan that was found, what it costs, and what more chance would cost."""
    first, *others = seek.sentences(found, language)
    drawn = Chart("frontier", say("seek.chart", language), partial(frontier, found, language))
    tables = (one for one in (seek.table(found, language), seek.frontier(found, language)) if one.rows)
    return Paragraph(first, "answer"), *tables, drawn, *(Paragraph(one, "note") for one in others)


def of_stress(found: Stress, language: str) -> tuple[Block, ...]:
    """What it takes at least to miss a target, or to meet one that is missed, and rules for the draws that do."""
    first, *others = stress.sentences(found, language)
    table = stress.table(found, language)
    notes = (Paragraph(one, "note") for one in stress.about(found, language))
    rules = Bullets(tuple(stress.rules(found, language)))
    return Paragraph(first, "answer"), Bullets(tuple(others)), *([table] if table else []), rules, *notes
