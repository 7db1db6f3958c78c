"""Two plans against each other, for readers: a table, a page, a workbook, and plain records."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ...analysis.comparison import Comparison
from .records import record
from .terminal import text


def write(
    comparison: Comparison,
    folder: str | os.PathLike[str],
    language: str = "en",
    periods: Sequence[str] = (),
    everything: bool = False,
) -> Path:
    """Write the page and the workbook of a comparison; see `writing.write`."""
    from . import writing  # brings matplotlib and jinja2

    return writing.write(comparison, folder, language, periods, everything)


__all__ = ["record", "text", "write"]
