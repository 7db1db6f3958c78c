"""Answers on paper and screen: `content` is what is said, `charts` what is drawn, `render` makes files of both.

`stamps` says in every file where it comes from, `brief` is a page of text bound to the figures of a run; `formats` is
the table of the kinds of files, `writing` puts them into folders. A name is loaded when it is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes as Axes

    from ..projection import Result
    from .content.headline import compared, headline
    from .render.terminal import headline_text
    from .stamps.charts import save_figure
    from .writing import write_folders, write_inputs, write_results

__all__ = [
    "compared",
    "headline",
    "headline_text",
    "plot",
    "save_figure",
    "write_folders",
    "write_inputs",
    "write_report",
    "write_results",
]

_HOMES = {
    "compared": "content.headline",
    "headline": "content.headline",
    "headline_text": "render.terminal",
    "save_figure": "stamps.charts",
    "write_folders": "writing",
    "write_inputs": "writing",
    "write_results": "writing",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    if name == "figures":  # what charts were called before
        return import_module(".charts", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def plot(
    shown: object,
    indicator: str | None = None,
    item: str | None = None,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """Draw a figure of a result year by year with its bands and what was published, or the chart of another answer.

    The other answers are those of `charts.answers`. The chart says what it finds (`title`) and where its numbers come
    from (`source`): a text of one's own replaces either, an empty one leaves it out.
    Raises ProjectionError for an unknown indicator or item, ArgumentError for what has no chart.
    """
    from ..errors import expect
    from ..projection import Result
    from .charts.answers import CHART_OF, chart_of
    from .charts.fan import fan
    from .stamps.charts import remember

    chart = chart_of(shown)
    if chart is not None:
        drawn: Axes = chart(shown, language=language, ax=ax, title=title, source=source)
        return drawn
    expect("result", shown, Result, *CHART_OF)
    assert isinstance(shown, Result)
    expect("indicator", indicator, str)
    assert indicator is not None
    axes = fan(shown, indicator, item, language, ax, title=title, source=source)
    return remember(axes, shown, indicator, item, language, title=title, source=source)


def write_report(results: Result | Sequence[Result], folder: str | os.PathLike[str], language: str = "en") -> Path:
    """Write the HTML report of the first result, compared with the others, into `folder`; returns the file."""
    from ..projection import Result
    from .writing import write

    several = [results] if isinstance(results, Result) else results
    return write(several, Path(folder), language, ("html",))[0]
