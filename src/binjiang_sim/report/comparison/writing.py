"""A comparison as files: one page and one workbook, in a folder named after the scenarios."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from ...analysis.comparison import Comparison
from .. import html, stamps, stamps_files
from . import document, rows, workbook


def write(
    comparison: Comparison,
    folder: str | os.PathLike[str],
    language: str = "en",
    periods: Sequence[str] = (),
    everything: bool = False,
) -> Path:
    """Write `folder`/comparison-<hash>/ with comparison.html and comparison.xlsx; returns that folder.

    Raises OSError when it cannot be written.
    """
    own = Path(folder) / f"comparison-{_hash(comparison)}"
    found = (one for pair in comparison.pairs for one in rows.shown(pair, rows.shown_periods(pair, periods)))
    shown = dict.fromkeys((one.indicator, one.item) for one in found)
    stamp = stamps.stamp(comparison.results, language, tuple(shown))
    text = html.rendered(document.document(comparison, language, periods, everything)).encode()
    stamps_files.write_stamped(own / "comparison.html", text, stamp)
    stamps_files.write_stamped(own / "comparison.xlsx", workbook.content(comparison, language), stamp)
    return own


def _hash(comparison: Comparison) -> str:
    """First 16 hexadecimal digits of a digest of what was compared."""
    made = [f"{one.scenario.hash}{'-central' if one.central else ''}" for one in comparison.results]
    return hashlib.sha256(" ".join(made).encode()).hexdigest()[:16]
