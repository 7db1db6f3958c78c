"""Text written by hand: kept in a file beside the report, read into every format, never overwritten."""

from __future__ import annotations

import re
from pathlib import Path

from ...errors import ProjectionError
from ...text import TextError, text_file
from ...words import say
from .. import files
from .blocks import Block, Bullets, Heading, Paragraph

_COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.DOTALL)
_BULLET = re.compile(r"(?:[-*+]|\d{1,3}[.)、])\s+(?=\S)")
_HEADING = re.compile(r"#{1,6}\s+")


def path(folder: Path, language: str) -> Path:
    """The file of a language in a report's folder: `recommendations.md`, `recommendations.zh.md`."""
    return folder / ("recommendations.zh.md" if language == "zh" else "recommendations.md")


def kept(folder: Path, language: str) -> str:
    """What stands in the file; one with guidance is made when there is none.

    Raises OSError when the file cannot be made, ProjectionError, with the place, for what is no text.
    """
    file = path(folder, language)
    if not file.exists():
        files.write(file, say("document.guidance", language))
    try:
        return text_file(file)
    except TextError as error:
        raise ProjectionError(error.faults) from None


def blocks(markdown: str) -> tuple[Block, ...]:
    """Headings, paragraphs and lists of a Markdown text; comments are left out, all else is kept as it is typed."""
    found: list[Block] = []
    for part in re.split(r"\n\s*\n", _COMMENT.sub("", markdown.replace("\r\n", "\n"))):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        while lines:
            found.append(_block(lines))
    return tuple(found)


def _block(lines: list[str]) -> Block:
    """The block that the first lines make; they are taken off."""
    if heading := _HEADING.match(lines[0]):
        return Heading(lines.pop(0)[heading.end() :].strip("# ") or "…")
    if _BULLET.match(lines[0]):
        items: list[str] = []
        while lines and not _HEADING.match(lines[0]):
            bullet = _BULLET.match(lines[0])
            line = lines.pop(0)
            if bullet:
                items.append(line[bullet.end() :])
            else:
                items[-1] = _joined(items[-1], line)
        return Bullets(tuple(items))
    text = lines.pop(0)
    while lines and not _HEADING.match(lines[0]) and not _BULLET.match(lines[0]):
        text = _joined(text, lines.pop(0))
    return Paragraph(text)


def _joined(left: str, right: str) -> str:
    """Two lines as one: with a space between, but none where two Chinese letters meet."""
    return f"{left}{right}" if ord(left[-1]) > 0x2E80 and ord(right[0]) > 0x2E80 else f"{left} {right}"
