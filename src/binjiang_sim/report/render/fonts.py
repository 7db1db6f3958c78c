"""The Chinese font: found as a file, given to matplotlib, cut down to the glyphs a page needs."""

from __future__ import annotations

import base64
import io
import logging
import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ...text import legal
from ...words import both, say

MISSING = "□"  # in the place of a letter that no font here has
_NAMED = 5  # letters without a glyph that a warning names
# Signs that are never seen: a variant of the letter before it.
_VARIANTS = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
FAMILY = "Noto Sans SC"
LATIN, TYPEWRITER = "DejaVu Sans", "DejaVu Sans Mono"  # part of matplotlib itself
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


def folders() -> list[Path]:
    """The folders with the font files of charts and pages."""
    import matplotlib

    file = chinese_font()
    return [Path(matplotlib.get_data_path(), "fonts/ttf"), *([file.parent] if file else [])]


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
    """Matplotlib settings for both scripts, for the drawing and for the saving of a chart.

    A letter that no font has is drawn as a box; `say_missing` says so, once for all it finds.
    """
    import matplotlib

    families = [LATIN, FAMILY] if chinese_font() and _register() else [LATIN]
    # Dollar signs are letters here, not mathematics, which would not find the Chinese font.
    settings: dict[Any, Any] = {"font.family": families, "font.size": 9, "text.parse_math": False}
    settings |= {"svg.fonttype": "path", "svg.hashsalt": "binjiang_sim"}
    with matplotlib.rc_context(settings), warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph \d+ .*missing from", UserWarning)
        yield


@cache
def _glyphs() -> frozenset[int]:
    """The letters, by number, of the fonts that charts and pages are drawn with."""
    from matplotlib.font_manager import FontProperties, findfont, get_font

    file = chinese_font()
    files = [findfont(FontProperties(family=LATIN)), *([str(file)] if file else [])]
    return frozenset(number for one in files for number in get_font(one).get_charmap())


def drawable(text: str) -> str:
    """The text in letters that can be drawn, line by line: four spaces for a tab, MISSING for what has no glyph."""
    return "".join(_drawable(letter) for letter in text)


def _drawable(letter: str) -> str:
    if letter == "\n" or ord(letter) in _glyphs():
        return letter
    if letter == "\t":
        return " " * 4
    if letter.isspace() or ord(letter) in _VARIANTS or unicodedata.category(letter) == "Cf":
        return " " if letter.isspace() else ""
    return MISSING


def numbered(text: str) -> str:
    """As `drawable`, but what has no glyph is written by its number, such as U+1F680."""
    return "".join(_number(letter) if _is_missing(letter) else _drawable(letter) for letter in text)


def _is_missing(letter: str) -> bool:
    return _drawable(letter) == MISSING != letter


def _number(letter: str) -> str:
    return f"U+{ord(letter):04X}"


def say_missing(text: str) -> None:
    """Warn of letters that have no glyph, with their numbers."""
    found = [letter for letter in dict.fromkeys(text) if _is_missing(letter)]
    if found:
        named = ", ".join(f"{legal(letter)} ({_number(letter)})" for letter in found[:_NAMED])
        letters = named + ", …" * (len(found) > _NAMED)
        _warn_once(both("report.no_glyph", count=len(found), letters=letters))


@cache
def _warn_once(text: str) -> None:
    warnings.warn(text, UserWarning, stacklevel=3)


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
