"""The chart of an answer that is no run: which function draws it, by the kind of the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...projection import Result
from . import CHARTS

CHART_OF: dict[type, Callable[..., Any]] = {one.of: one.draw for one in CHARTS if one.of is not Result}


def chart_of(answer: object) -> Callable[..., Any] | None:
    """What draws an answer, called with it, `language`, `ax`, `title` and `source`; None for anything else."""
    return next((chart for kind, chart in CHART_OF.items() if isinstance(answer, kind)), None)
