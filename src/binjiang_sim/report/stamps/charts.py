"""Charts that know which runs they show, saved with their stamp."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ...errors import Fault, ProjectionError
from ...projection import Result
from ..content.outline import Figure as Shown
from ..render.fonts import chart_fonts, say_missing
from ..render.svg import words_of
from .files import write_stamped
from .stamp import stamp

SHARP = 200  # points an inch of saved pictures
# What charts are saved as, and what keeps matplotlib from writing the time of day into its own files.
SAVED = {".png": {}, ".svg": {"Date": None}, ".pdf": {"CreationDate": None}}


@dataclass(frozen=True)
class Origin:
    """A run and the figure of it that a chart shows."""

    result: Result
    shown: tuple[Shown, ...]
    language: str
    words: Mapping[str, str]  # "title" and "source" that a person gave in place of the chart's own


_ORIGINS: WeakKeyDictionary[Figure, list[Origin]] = WeakKeyDictionary()


def remember(
    axes: Axes,
    result: Result,
    indicator: str,
    item: str | None,
    language: str,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """Let the axes' figure know what was drawn on it, and which words took the place of its own; returns the axes."""
    words = {name: given for name, given in (("title", title), ("source", source)) if given is not None}
    _ORIGINS.setdefault(_figure(axes), []).append(Origin(result, ((indicator, item),), language, words))
    return axes


def save_figure(
    chart: Figure | Axes, path: str | os.PathLike[str], results: Result | Sequence[Result] = (), language: str = ""
) -> Path:
    """Save a chart as .png, .svg or .pdf with its stamp, so that `verify` can make it again. Returns the path.

    Charts of `binjiang_sim.plot` know their runs; for others name the `results`. A title or a source that was given to
    `plot` is told in the stamp, as `own_title` and `own_source`: those words are a person's, not the run's.
    Raises ProjectionError for another kind of file or a chart of no run, OSError when it cannot be written.
    """
    suffix, figure = Path(path).suffix.lower(), _figure(chart)
    origins = _ORIGINS.get(figure, [])
    several = [results] if isinstance(results, Result) else list(results) or [one.result for one in origins]
    several = list({id(one): one for one in several}.values())
    if suffix not in SAVED:
        raise ProjectionError([Fault("stamp.kind", {"file": os.fspath(path), "valid": ", ".join(SAVED)})])
    if not several:
        raise ProjectionError([Fault("stamp.no_run", {"file": os.fspath(path)})])
    made = io.BytesIO()
    with chart_fonts():
        figure.savefig(made, format=suffix[1:], dpi=SHARP, metadata=SAVED[suffix])
    say_missing(words_of(figure))
    shown = tuple(dict.fromkeys(figure for one in origins for figure in one.shown))
    words = language or next((one.language for one in origins), "en")
    given = [(name, text) for one in origins for name, text in one.words.items()]
    own = {f"own_{name}": "\n".join(text for kind, text in given if kind == name) for name, _ in given}
    return write_stamped(path, made.getvalue(), {**stamp(several, words, shown), **own})


def _figure(chart: Figure | Axes) -> Figure:
    figure = chart if isinstance(chart, Figure) else chart.get_figure(root=True)
    assert figure is not None, "a chart stands on a figure"
    return figure
