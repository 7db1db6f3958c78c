"""Text written by hand: kept in a file beside the report, read into every format, never overwritten."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable
from pathlib import Path

from ...errors import ProjectionError
from ...text import TextError, text_file
from ...words import say
from .. import files
from .blocks import Block, Bullets, Heading, Paragraph

_COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.DOTALL)
_ORIGIN = re.compile(r"<!-- run: (?P<run>[^\n]+?), (?P<date>\d{4}-\d\d-\d\d)\. ")
_BULLET = re.compile(r"(?:[-*+]|\d{1,3}[.)、])\s+(?=\S)")
_HEADING = re.compile(r"#{1,6}\s+")


def path(folder: Path, language: str) -> Path:
    """The file of a language in a report's folder: `recommendations.md`, `recommendations.zh.md`."""
    return folder / ("recommendations.zh.md" if language == "zh" else "recommendations.md")


def kept(folder: Path, language: str, others: Iterable[Path] = ()) -> str:
    """What stands in the file.

    When there is none, or nothing was written into it, it is made: a copy of the one last written in the folders
    `others`, headed by where it is from (`origin` reads it), else one with guidance.
    Raises OSError when the file cannot be made, ProjectionError, with the place, for what is no text.
    """
    file, guidance = path(folder, language), say("document.guidance", language)
    if not file.exists() or _text(file) == guidance:
        written = [one for one in (path(other, language) for other in others) if _words(one)]
        last = max(written, key=_edited, default=None)
        files.write(file, guidance if last is None else _copy(last, folder, language))
        if last is not None:
            os.utime(file, (_edited(last), _edited(last)))  # so that what is edited last stays the newest
    return _text(file)


def origin(markdown: str) -> tuple[str, str] | None:
    """The run that a text was written for, and the date, when it was copied from the folder of another run."""
    found = _ORIGIN.match(markdown)
    return (found["run"], found["date"]) if found else None


def _copy(file: Path, folder: Path, language: str) -> str:
    """The text of a file for another folder, with its origin, unless that is the same run told in another language."""
    text = _text(file)
    if origin(text) or folder.name == f"{file.parent.name}-{language}":
        return text
    date = time.strftime("%Y-%m-%d", time.localtime(_edited(file)))
    about = say("document.recommendations_head", language)
    return f"<!-- run: {file.parent.name.replace('--', '-')}, {date}. {about} -->\n\n{text}"


def _words(file: Path) -> bool:
    """Whether there is such a file with words in it for a reader."""
    try:
        return bool(blocks(_text(file)))
    except (OSError, ProjectionError):
        return False


def _edited(file: Path) -> float:
    return file.stat().st_mtime


def _text(file: Path) -> str:
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
