"""Plain text and Markdown: paragraphs, entries of lists and cells of tables, with their line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .passages import Collected, Grid, Passage, title

_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(\S.*)")
_RULE = re.compile(r"\s*([-=*_]\s*){3,}$")
_COLUMNS = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
_ITEM = re.compile(r"\s*(?:[-*+•·]|\d{1,3}[.)、]|[(（]\d{1,3}[)）])(?=\s|[^\x00-\x7f])")
_HAN_END = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]$")
# What a reader of the rendered page does not see, or sees as code; and signs of emphasis inside words.
_UNSEEN = re.compile(
    r"``[^`\n]+``|`[^`\n]+`|(?<=\])\([^()\s]*(?:\s+\"[^\"\n]*\")?\)|\[\^[^\]\n]{1,40}\]:?|<[a-zA-Z/!][^<>\n]*>"
)
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)|~~|\\(?=[^\w\s])")


def text(source: str) -> list[Passage]:
    """The passages of a plain text: blank lines, and lines that end in Chinese, part paragraphs."""
    found: list[Passage] = []
    own = Collected()
    for number, line in enumerate([*source.split("\n"), ""], 1):
        if not line.strip() or _ITEM.match(line):
            _close(own, found, "")
            own = Collected()
        own.add(f"{line}\n" if line.strip() else "", number, 1)
        if _HAN_END.search(line.rstrip()):
            _close(own, found, "")
            own = Collected()
    return found


def markdown(source: str) -> list[Passage]:
    """The passages of a text in Markdown. Code, addresses of links and comments are no text."""
    found: list[Passage] = []
    own, heading, grid = Collected(), "", Grid()
    lines = _without_comments(source).split("\n")
    after_blank = True
    for number, line in _outside_fences(lines):
        heads = _HEADING.match(line)
        code = after_blank and line.startswith(("    ", "\t")) and not _ITEM.match(line)
        rule = _RULE.match(line.strip()) or _COLUMNS.match(line.strip())
        row = "|" in line and (line.lstrip().startswith("|") or grid.row or _columns_follow(lines, number))
        after_blank = not line.strip() or (code and after_blank)
        if not line.strip() or heads or code or rule or row or _ITEM.match(line):
            _close(own, found, heading)
            own = Collected()
        if row and not rule:
            grid = grid if grid.row else Grid(title(found))
            for column, (cell, at) in enumerate(_cells(line), 1):
                part = _seen(cell, number, at)
                part.add(" ", number, at)
                grid.cells.append((column, part.text, part.place()))
            found += grid.close(heading, False)
            continue
        if not rule or not line.strip():
            grid = Grid()
        if heads:
            _close(_seen(line, number, 1), found, heading)
            heading = heads[1].rstrip("# ")
        elif line.strip() and not code and not rule:
            own.parts += _seen(f"{line}\n", number, 1).parts
    _close(own, found, heading)
    return found


def _close(own: Collected, found: list[Passage], heading: str) -> None:
    if own.text.strip():
        found.append(Passage(own.text, own.place(), heading))


def _without_comments(source: str) -> str:
    """The text with spaces in the place of comments, and of what stands before it about the file."""
    blank = lambda match: re.sub(r"[^\n]", " ", match[0])  # noqa: E731
    source = re.sub(r"\A---\n(?:.*\n)*?---\n", blank, source)
    return re.sub(r"<!--.*?(?:-->|\Z)", blank, source, flags=re.DOTALL)


def _outside_fences(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; those of a block of code are empty."""
    fence = ""
    for number, line in enumerate(lines, 1):
        mark = _FENCE.match(line)
        inside = bool(fence)
        if mark and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
        yield number, "" if inside or mark else line


def _columns_follow(lines: list[str], number: int) -> bool:
    return number < len(lines) and "|" in lines[number] and bool(_COLUMNS.match(lines[number].strip()))


def _cells(line: str) -> Iterator[tuple[str, int]]:
    """The cells of a row, each with its column in the line."""
    at = 0
    parts = re.split(r"(?<!\\)\|", line)
    for place, part in enumerate(parts):
        if not (place in (0, len(parts) - 1) and not part.strip()):
            yield part, at + 1
        at += len(part) + 1


def _seen(line: str, number: int, column: int) -> Collected:
    """What a reader sees of a line."""
    made, at = Collected(), 0
    hidden = [(one.start(), one.end(), " ") for one in _UNSEEN.finditer(line)]
    hidden += [
        (one.start(), one.end(), "")
        for one in _EMPHASIS.finditer(line)
        if not any(start <= one.start() < end for start, end, _ in hidden)
    ]
    item = _ITEM.match(line)
    mark = re.match(r"\s*(?:>\s*)*(?:#{1,6}\s)?", line)
    opening = max(item.end() if item else 0, mark.end() if mark else 0)
    for start, end, instead in [(0, opening, ""), *sorted(hidden)]:
        if start >= at:
            made.add(line[at:start], number, column + at)
            made.add(instead, number, column + start)
        at = max(at, end)
    made.add(line[at:], number, column + at)
    return made
