"""Answers on paper and screen. matplotlib and jinja2 are loaded when a chart or a report is asked for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..projection import Result
from . import formats
from .headline import compared, headline, headline_text
from .tables import write_inputs, write_results

if TYPE_CHECKING:
    from matplotlib.axes import Axes as Axes
    from matplotlib.figure import Figure


def plot(result: Result, indicator: str, item: str | None = None, language: str = "en", ax: Axes | None = None) -> Axes:
    """Draw a figure year by year with its bands and what was published about it; see `report.figures.plot`."""
    from . import figures, stamps_charts

    axes = figures.plot(result, indicator, item, language, ax)
    return stamps_charts.remember(axes, result, indicator, item, language)


def save_figure(
    chart: Figure | Axes, path: str | os.PathLike[str], results: Result | Sequence[Result] = (), language: str = ""
) -> Path:
    """Save a chart as .png, .svg or .pdf with the stamp of its runs; see `report.stamps_charts.save_figure`."""
    from . import stamps_charts

    return stamps_charts.save_figure(chart, path, results, language)


def write_report(results: Result | Sequence[Result], folder: str | os.PathLike[str], language: str = "en") -> Path:
    """Write the HTML report of the first result, compared with the others, into `folder`; returns the file."""
    several = [results] if isinstance(results, Result) else results
    return formats.write(several, Path(folder), language, ("html",))[0]


def write_folders(
    results: Sequence[Result],
    folder: str | os.PathLike[str],
    language: str = "en",
    wanted: Sequence[str] = formats.USUAL,
) -> list[Path]:
    """Write manifest and files of every result, each in a folder of its own; returns the folders."""
    from . import folders

    return folders.write_folders(results, folder, language, wanted)


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
