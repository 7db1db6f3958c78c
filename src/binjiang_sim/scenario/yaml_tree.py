"""YAML to a small tree that knows where everything stands. Text stays text: what a scalar means is decided later.

Made on PyYAML's events and not on its loader, which keeps the last of two equal keys, reads `yes` as true and
crashes on deep nesting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from .. import text as texts
from ..errors import Fault, ScenarioError

MOST_VALUES, MOST_LEVELS = 20_000, 32
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Place: TypeAlias = Callable[[int, int], str]


@dataclass(frozen=True, slots=True)
class Scalar:
    """One word, number or sentence, as written; `quoted` when it stood in quotes or as a block."""

    text: str
    place: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping: its values, and where each key stands."""

    values: Mapping[str, Node]
    places: Mapping[str, str]
    place: str


Node: TypeAlias = Scalar | Items | Table


class _TooMuchError(Exception):
    """The text is larger or deeper than any real scenario; reading on is pointless."""


class _TooDeepError(Exception):
    """The parser's own limit of nesting came before ours."""


def read_file(name: str) -> Table:
    """The tree of a UTF-8 YAML file (a byte order mark is accepted). Raises ScenarioError with all faults found."""
    try:
        return read_bytes(texts.read_bytes(name), name)
    except texts.TextError as error:
        raise ScenarioError(error.faults) from None


def read_bytes(data: bytes, name: str) -> Table:
    """The tree of a file's content; `name` is what its places begin with. Raises ScenarioError."""
    try:
        text = texts.decoded(texts.within_size(data, name), name)
    except texts.TextError as error:
        raise ScenarioError(error.faults) from None
    node = read_text(text, lambda line, column: f"{name}:{line}:{column}", name)
    if not isinstance(node, Table):
        key = "yaml.full_width_colon" if isinstance(node, Scalar) and "：" in node.text else "yaml.no_table"
        raise ScenarioError([Fault(key, {}, node.place)])
    return node


def read_text(text: str, place: Place, whole: str) -> Node:
    """The tree of one YAML text. `place` gives the place of a line and column (from 1), `whole` that of the text."""
    text = texts.with_line_feeds(text)
    bad = texts.unfit(text)
    if bad:
        line, column = texts.line_and_column(text, bad[0])
        raise ScenarioError([Fault("yaml.binary", {"code": bad[1]}, place(line, column))])
    try:
        return _built(text, place, whole, _LOADER)
    except _TooDeepError:  # newer parsers read ahead and stop by themselves; the slow one gets to our own limit first
        return _built(text, place, whole, yaml.SafeLoader)


def _built(text: str, place: Place, whole: str, loader: Any) -> Node:
    builder = _Builder(place, yaml.parse(text, Loader=loader))
    try:
        node = builder.document()
    except yaml.MarkedYAMLError as error:
        if loader is not yaml.SafeLoader and "nesting depth" in str(error.problem):
            raise _TooDeepError from None
        raise ScenarioError([*builder.faults, _syntax_fault(error, text, place)]) from None
    except _TooMuchError:
        raise ScenarioError(builder.faults) from None
    faults = builder.faults if node else [Fault("yaml.empty", {}, whole)]
    if faults or node is None:
        raise ScenarioError(faults)
    return node


class _Builder:
    """Builds the tree of one document, collecting faults that do not hinder reading on."""

    def __init__(self, place: Place, events: Iterator[Any]) -> None:
        self.place, self.events = place, events
        self.faults: list[Fault] = []
        self.count = 0

    def document(self) -> Node | None:
        """The only document, or None when there is none."""
        next(self.events)  # stream start
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        first = next(self.events)
        node = self._node(first, 0)
        empty = isinstance(node, Scalar) and not node.text and not node.quoted
        next(self.events)  # document end
        following = next(self.events)
        if not isinstance(following, yaml.StreamEndEvent):
            self._fault("yaml.documents", following)
        return None if empty and not self.faults else node

    def _node(self, event: Any, level: int) -> Node:
        self.count += 1
        if self.count > MOST_VALUES:
            self._stop("yaml.values", event, MOST_VALUES)
        if level > MOST_LEVELS:
            self._stop("yaml.deep", event, MOST_LEVELS)
        if isinstance(event, yaml.AliasEvent):
            self._fault("yaml.alias", event, name=f"*{event.anchor}")
            return Scalar("", self._at(event), quoted=True)
        if event.anchor is not None:
            self._fault("yaml.alias", event, name=f"&{event.anchor}")
        if event.tag is not None:
            self._fault("yaml.tag", event, name=event.tag)
        if isinstance(event, yaml.ScalarEvent):
            if bad := texts.unfit(event.value):  # written as an escape such as \x07
                self._fault("text.unfit", event, code=bad[1])
            return Scalar(event.value, self._at(event), bool(event.style))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(event, level)
        return self._table(event, level)

    def _items(self, start: Any, level: int) -> Items:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, level + 1))
        return Items(tuple(items), self._at(start))

    def _table(self, start: Any, level: int) -> Table:
        values: dict[str, Node] = {}
        places: dict[str, str] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, level + 1)
            value = self._node(next(self.events), level + 1)
            if not isinstance(key, Scalar):
                self._fault("yaml.key", event)
            elif "\n" in key.text or "\t" in key.text:
                self._fault("yaml.key_line", event)
            elif key.text in values:
                self._fault("yaml.twice", event, name=key.text, first=places[key.text])
            else:
                values[key.text], places[key.text] = value, key.place
        return Table(values, places, self._at(start))

    def _at(self, event: Any) -> str:
        return self.place(event.start_mark.line + 1, event.start_mark.column + 1)

    def _fault(self, key: str, event: Any, **values: object) -> None:
        self.faults.append(Fault(key, values, self._at(event)))

    def _stop(self, key: str, event: Any, most: int) -> None:
        self._fault(key, event, most=most)
        raise _TooMuchError


# What PyYAML says (a part of it) and the catalogue's sentence for it, first match first.
_SENTENCES = (
    ("tab character", "yaml.tab"),
    ("cannot start any token", "yaml.character"),
    ("mapping values are not allowed", "yaml.colon"),
    ("expected ',' or", "yaml.bracket"),
    ("could not find expected ':'", "yaml.no_colon"),
    ("did not find expected", "yaml.indentation"),
    ("found unexpected end of stream", "yaml.quote"),
)


def _syntax_fault(error: yaml.MarkedYAMLError, text: str, place: Place) -> Fault:
    problem, mark = str(error.problem), error.problem_mark
    if error.context_mark and any(part in problem for part in ("',' or", "end of stream", "expected ':'")):
        mark = error.context_mark  # where the bracket, quote or key begins says more than where reading stopped
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.splitlines()
    written = lines[line] if line < len(lines) else ""
    found = written[column : column + 1]
    key = next((key for part, key in _SENTENCES if part in problem), "yaml.other")
    if found == "\t":
        key = "yaml.tab"
    elif "：" in written and key in ("yaml.colon", "yaml.no_colon", "yaml.indentation"):
        key = "yaml.full_width_colon"
    return Fault(key, {"found": found, "problem": problem}, place(line + 1, column + 1))


def plain(node: Node) -> Any:
    """The tree as dict, list and str, without places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.values.items()}
