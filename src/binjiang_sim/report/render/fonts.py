"""The Chinese font: found as a file, given to matplotlib, cut down to the glyphs a page needs."""

from __future__ import annotations

import base64
import io
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ...words import say

FAMILY = "Noto Sans SC"
LATIN = "DejaVu Sans"  # part of matplotlib itself
_FILE = "fonts/NotoSansSC-Regular.ttf"
_WINDOWS, _FAMILY_NAMES = 3, (1, 4, 16)  # in the table of names of a font


@cache
def chinese_font() -> Path | None:
    """The font file that zhplot carries, or None. zhplot is not imported: it changes settings when it is."""
    spec = find_spec("zhplot")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        file = Path(folder) / _FILE
        if file.is_file():
            return file
    return None


@cache
def _register() -> bool:
    """Make the font known to matplotlib; warns once when there is none."""
    file = chinese_font()
    if file is None:
        warnings.warn(say("report.no_font", "zh") + " / " + say("report.no_font", "en"), UserWarning, stacklevel=4)
        return False
    from matplotlib import font_manager

    font_manager.fontManager.addfont(file)
    return True


def chart_language(language: str) -> str:
    """The language figures can be labelled in: `language`, or English when Chinese has no font."""
    return language if language == "en" or _register() else "en"


@contextmanager
def chart_fonts() -> Iterator[None]:
    """Matplotlib settings for both scripts, for the drawing and for the saving of a chart."""
    import matplotlib

    families = [LATIN, FAMILY] if chinese_font() and _register() else [LATIN]
    # Dollar signs are letters here, not mathematics, which would not find the Chinese font.
    settings: dict[Any, Any] = {"font.family": families, "font.size": 9, "text.parse_math": False}
    with matplotlib.rc_context({**settings, "svg.fonttype": "path", "svg.hashsalt": "binjiang_sim"}):
        yield


def subset(text: str) -> str:
    """A base64 WOFF font with the glyphs of `text`; empty when there is no Chinese font."""
    return base64.b64encode(cut(text, "woff")).decode("ascii")


def cut(text: str, flavor: str | None = None, family: str = "") -> bytes:
    """The Chinese font with the glyphs of `text` alone, as TrueType or WOFF; empty when there is no Chinese font.

    With `family` it answers to that name, to stand in for a font that a machine does not have.
    """
    file = chinese_font()
    if file is None:
        return b""
    from fontTools import subset as cutter

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    options = cutter.Options(
        flavor=flavor, layout_features=["kern", "liga", "locl"], hinting=False, desubroutinize=True
    )
    font = cutter.load_font(str(file), options)
    scissors = cutter.Subsetter(options)
    scissors.populate(text=text + " ")
    written = io.BytesIO()
    with font:
        scissors.subset(font)
        if family:
            font["name"].names = [one for one in font["name"].names if one.platformID == _WINDOWS]
            for one in font["name"].names:
                one.string = family if one.nameID in _FAMILY_NAMES else one.string
        cutter.save_font(font, written, options)
    return written.getvalue()
