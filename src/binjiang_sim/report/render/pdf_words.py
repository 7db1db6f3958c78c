"""Lines of a paragraph: broken where both scripts may break, by the width of their letters in the fonts of charts."""

from __future__ import annotations

import re
from functools import cache

from matplotlib.font_manager import FontProperties, findfont, get_font

from .fonts import LATIN, chinese_font, drawable

_UNITS = 1000.0  # size at which widths are measured
# A piece that stays together: a run of Latin letters and digits with what clings to it, or one Chinese letter.
_PIECE = re.compile(r"[^\S\n\xa0]+|[\[(（“《]*(?:(?:[^\s⺀-￯]|\xa0)+|[⺀-￯])[，。；：、）”》%\])]*")


def wrapped(text: str, size: float, width: float) -> list[str]:
    """The lines of `text` set in `size` points that are at most `width` points wide; at least one.

    A piece that is wider than a line is broken where it must be.
    """
    lines, line, filled = list[str](), "", 0.0
    for piece in _pieces(text, size, width):
        own = _width(piece) * size
        if line and filled + own > width:
            lines.append(line.rstrip())
            line, filled = "", 0.0
            if piece.isspace():
                continue
        line, filled = line + piece, filled + own
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str, size: float, width: float) -> list[str]:
    pieces = []
    for piece in _PIECE.findall(text.replace("\n", " ")):
        if _width(piece) * size <= width:
            pieces.append(piece)
        else:
            pieces += list(piece)
    return pieces


def _width(piece: str) -> float:
    """The width of a piece in ems."""
    return sum(_advance(letter) for letter in piece)


@cache
def _advance(letter: str) -> float:
    """The width of a letter in ems as it is drawn, in the first font that has it."""
    drawn = drawable(letter)
    if drawn != letter:
        return _width(drawn)
    own = get_font(findfont(FontProperties(family=LATIN)))
    file = chinese_font()
    font = own if own.get_char_index(ord(letter)) or file is None else get_font(file)
    font.set_size(_UNITS, 72)
    return float(font.load_char(ord(letter)).linearHoriAdvance / 65536 / _UNITS)
