"""A comparison as files: page, workbook, Word and PDF, in a folder named after what was compared."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from ...analysis.comparison import Comparison
from .. import fonts, stamps, stamps_files
from ..blocks import Document
from . import rows
from .document import document

FILES: Mapping[str, str] = MappingProxyType(
    {"html": "comparison.html", "excel": "comparison.xlsx", "word": "comparison.docx", "pdf": "comparison.pdf"}
)
USUAL = ("html", "excel")


def write(
    comparison: Comparison,
    folder: str | os.PathLike[str],
    language: str = "en",
    periods: Sequence[str] = (),
    everything: bool = False,
    wanted: Sequence[str] = USUAL,
) -> Path:
    """Write `folder`/comparison-<hash>/ with a file for each name of FILES in `wanted`; returns that folder.

    Raises OSError when it cannot be written.
    """
    own = Path(folder) / f"comparison-{_hash(comparison)}"
    found = (one for pair in comparison.pairs for one in rows.shown(pair, rows.shown_periods(pair, periods)))
    stamp = stamps.stamp(comparison.results, language, tuple(dict.fromkeys((one.indicator, one.item) for one in found)))
    shown = document(comparison, language, periods, everything)
    words = fonts.figure_language(language) if "pdf" in wanted else language  # its words are drawn as in charts
    made: Mapping[str, Callable[[], bytes]] = {
        "html": lambda: _page(shown),
        "excel": lambda: _workbook(comparison, language),
        "word": lambda: _word(shown),
        "pdf": lambda: _pdf(shown if words == language else document(comparison, words, periods, everything)),
    }
    for name in wanted:
        stamps_files.write_stamped(own / FILES[name], made[name](), stamp)
    return own


# Libraries are loaded only for what is written.


def _page(shown: Document) -> bytes:
    from .. import html

    return html.rendered(shown).encode()


def _workbook(comparison: Comparison, language: str) -> bytes:
    from . import workbook

    return workbook.content(comparison, language)


def _word(shown: Document) -> bytes:
    from .. import svg, word

    return word.word(shown, svg.pictures(shown))


def _pdf(shown: Document) -> bytes:
    from .. import pdf, svg

    return pdf.pdf(shown, svg.pictures(shown))


def _hash(comparison: Comparison) -> str:
    """First 16 hexadecimal digits of a digest of what was compared."""
    made = [f"{one.scenario.hash}{'-central' if one.central else ''}" for one in comparison.results]
    return hashlib.sha256(" ".join(made).encode()).hexdigest()[:16]
