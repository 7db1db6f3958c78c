"""Every scenario of a folder on one line: what it builds on and what it changes there."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from ..scenario.resolved import NOTES, Entry, Own
from ..scenario.yaml_text import flow
from ..scenario.yaml_tree import Table, plain
from ..words import say

MOST_CHANGES, MOST_CHARACTERS = 6, 60


def line(file: str, own: Own, language: str) -> str:
    """`file: name, on parent: changes`."""
    found = say("cli.list_comma", language).join(changes(own.changes, language)) or say("cli.list_same", language)
    values = {"file": file, "name": own.scenario.name[language], "parent": own.parent, "changes": found}
    return say("cli.list_line", language, **values)


def changes(entries: tuple[Entry, ...], language: str) -> list[str]:
    """Short words for each change; values given alike to several keys of a section are told once."""
    alike = Counter(map(_key, entries))
    texts = dict.fromkeys(
        f"{_section(one)} ({alike[key]}) = {_short(key[1])}" if alike[key] > 1 else f"{one.path} = {_short(key[1])}"
        for one in entries
        if (key := _key(one))
    )
    more = len(texts) - MOST_CHANGES
    return [*list(texts)[:MOST_CHANGES], *([say("cli.list_more", language, count=more)] if more > 0 else [])]


def record(file: str, own: Own) -> dict[str, object]:
    """The same as plain values."""
    return {
        "file": file,
        "name": dict(own.scenario.name),
        "hash": own.scenario.hash,
        "parent": own.parent,
        "changes": {one.path: plain(one.node) for one in own.changes},
    }


def _key(one: Entry) -> tuple[str, str]:
    """Section and words of a change, without the notes on it."""
    node = one.node
    if one.value is not None and isinstance(node, Table):
        node = replace(node, values={key: value for key, value in node.values.items() if key not in NOTES})
    return _section(one), flow(node)


def _section(one: Entry) -> str:
    return one.path.rpartition(".")[0] or one.path


def _short(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 3] + "..."
