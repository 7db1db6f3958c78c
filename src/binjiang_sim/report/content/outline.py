"""The main figures of a run by the place that shows them, as the outline of its model has them."""

from __future__ import annotations

from collections.abc import Iterable

from ...engine import MainFigure
from ...engine.outline import HEADLINE as HEADLINE
from ...projection import Result

Figure = tuple[str, str | None]  # indicator and item


def figures(result: Result, place: str) -> tuple[Figure, ...]:
    """Indicators and items that a place shows; items that the district does not have are left out."""
    return _with_items(result, result.model.main_figures(place))


def fans(result: Result, page: str) -> tuple[Figure, ...]:
    """What has a chart of its own on a page of the report."""
    return _with_items(result, (one for one in result.model.main_figures("fan") if one.page == page))


def _with_items(result: Result, found: Iterable[MainFigure]) -> tuple[Figure, ...]:
    return tuple(
        (one.name, item) for one in found for item in result.items(one.name) if not one.items or item in one.items
    )
