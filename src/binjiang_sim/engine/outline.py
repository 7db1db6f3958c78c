"""The outline of a model: which of its figures are the main ones, in which order, and where each is shown."""

from __future__ import annotations

from dataclasses import dataclass

# Pages of figures in a report, in order.
PAGES = ("growth", "people", "enterprises", "innovation", "livelihood", "reforms")
HEADLINE = "headline"  # the table of a run, in the order of the ranks
PLACES = (
    "fan",  # a chart of its own, on its page
    "panel",  # small charts of several scenarios
    "heat",  # map of what scenarios change
    "workbook",  # charts of the workbook
    "notebook",  # tables in a notebook
    "drivers",  # what moves it
    "effects",  # what the reforms do to it
    "bands",  # its band with and without the luck of time
    "plans",  # what a reader of plans asks for
    "prices",  # what one more of it costs
)

# Causes of growth that variables stand for, in the order in which they are shown.
CAUSES = (
    "capital",
    "labour",
    "graduates",
    "floor",
    "enterprises",
    "renewal",
    "knowledge",
    "environment",
    "composition",
    "foreign",
    "data",
    "trend",
    "residents",
    "demand",
    "position",
    "capacity",
    "known",
    "season",
)


@dataclass(frozen=True)
class MainFigure:
    """A main figure: a variable with all items of its dimension, or only `items`; its page, and where it is shown.

    `shown` are words of PLACES; `headline` is its rank in the headline table, 0 when it does not stand there.
    """

    name: str
    page: str
    shown: tuple[str, ...] = ()
    headline: int = 0
    items: tuple[str, ...] = ()
