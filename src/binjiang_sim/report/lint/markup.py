"""HTML pages: the text that a reader sees, with the line and column where it stands in the source."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

from ...errors import Fault, ProjectionError
from .passages import Collected, Grid, Passage, title

_HIDDEN = {"script", "style", "template", "svg", "math", "head", "noscript", "iframe", "object", "textarea", "select"}
_CODE = {"pre", "code", "kbd", "samp"}
_INLINE = {
    *("a", "abbr", "b", "bdi", "bdo", "cite", "data", "del", "em", "font", "i", "ins", "label", "mark", "q", "s"),
    *("small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_MOST_OPEN = 1000  # signs "<" that may be no tag
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def passages(text: str, name: str) -> list[Passage]:
    """The passages of a page. Scripts, styles, drawings, comments and what is marked as hidden are no text.

    Raises ProjectionError for a text full of tags that do not end, which is no page and would take long to read.
    """
    if text.count("<") > 2 * text.count(">") + _MOST_OPEN:
        raise ProjectionError([Fault("lint.no_page", {}, name)])
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end_passage()
    return reader.found


class _Reader(HTMLParser):
    """Collects text until a block ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[Passage] = []
        self.own = Collected()
        self.skipped: list[str] = []  # elements that are open within one that is not shown, that one first
        self.code: list[str] = []
        self.heading = ""
        self.grids: list[Grid] = []
        self.heads = False
        self.raised = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.skipped:
            self.skipped += [tag] if tag == self.skipped[0] else []
            return
        if tag in _VOID:
            self._add(" ") if tag == "br" else None
            return
        given = dict(attrs)
        style = (given.get("style") or "").replace(" ", "").lower()
        if tag in _HIDDEN or "hidden" in given or "display:none" in style:
            self.skipped.append(tag)
            return
        if tag in _CODE:
            self._add(" ")
            self.code.append(tag)
        if tag == "sup":
            self._add(" ")
            self.raised = True
        if tag not in _INLINE and tag not in _CODE:
            self.end_passage()
        if tag == "table":
            self.grids.append(Grid(title(self.found)))
        elif tag == "tr":
            self.heads = True
        elif tag == "td":
            self.heads = False

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.skipped:
            if tag == self.skipped[0]:
                self.skipped.pop()
            return
        if tag in _CODE and self.code:
            self.code.pop()
            self._add(" ")
        self.raised = self.raised and tag != "sup"
        if tag in _HEADINGS:
            self.heading = self.own.text.strip()
        grid = self.grids[-1] if self.grids else None
        if grid and tag in ("td", "th"):
            if self.own.parts:
                grid.cells.append((len(grid.cells) + 1, self.own.text, self.own.place()))
            else:
                self.own.add(" ", *self._here())
                grid.cells.append((len(grid.cells) + 1, "", self.own.place()))
            self.own = Collected()
        elif grid and tag == "tr":
            self.end_passage()
            self.found += grid.close(self.heading, self.heads)
        elif grid and tag == "caption":
            grid.title = self.own.text.strip()
        if tag not in _INLINE and tag not in _CODE:
            self.end_passage()
        if grid and tag == "table":
            self.grids.pop()

    def handle_data(self, data: str) -> None:
        self._add(data)

    def handle_entityref(self, name: str) -> None:
        self._add(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self._add(unescape(f"&#{name};"))

    def end_passage(self) -> None:
        """Close what was collected, if a reader sees anything of it."""
        if self.own.text.strip():
            self.found.append(Passage(self.own.text, self.own.place(), self.heading))
        self.own = Collected()

    def _add(self, text: str) -> None:
        if self.skipped or self.code:
            return
        if self.raised and text.strip().isdecimal():
            text = " " * len(text)
        self.own.add(text, *self._here())

    def _here(self) -> tuple[int, int]:
        line, column = self.getpos()
        return line, column + 1
