"""A tree written as YAML again. What `yaml_tree` reads from the text is the tree that was written."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from .yaml_tree import Items, Node, Scalar

WIDTH = 100  # columns up to which a mapping or list stands on one line
_PLAIN = re.compile(r"[+-]?\.?\w[\w./%+*^()-]*(?: [\w./%+*^()-]+)*")
_UNREADABLE = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def scalar(text: str) -> str:
    """One word, number or sentence; in double quotes unless it needs none in any place."""
    if _PLAIN.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNREADABLE.sub(lambda match: f"\\U{ord(match[0]):08x}", quoted)


def change_text(value: object) -> str:
    """A change as the text of a file: words as they are; numbers, lists and mappings, numpy's too, written."""
    return value if isinstance(value, str) else _written(value)


def _written(value: Any) -> str:
    if hasattr(value, "tolist"):  # a number or an array of numpy
        return _written(value.tolist())
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_written(key)}: {_written(one)}' for key, one in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_written, value))}]"
    return scalar(value) if isinstance(value, str) else "" if value is None else str(value)


def flow(node: Node) -> str:
    """The tree on one line."""
    if isinstance(node, Scalar):
        return scalar(node.text)
    if isinstance(node, Items):
        return f"[{', '.join(flow(item) for item in node.items)}]"
    return f"{{{', '.join(f'{scalar(key)}: {flow(value)}' for key, value in node.values.items())}}}"


def entry(key: str, node: Node, indent: str = "") -> str:
    """`key: node`, on one line when it fits, else with one line for each part; ends with a line feed."""
    line = f"{indent}{scalar(key)}: {flow(node)}\n"
    if len(line) <= WIDTH or isinstance(node, Scalar) or not (node.items if isinstance(node, Items) else node.values):
        return line
    inside = indent + "  "
    if isinstance(node, Items):
        parts = [f"{inside}- {flow(item)}\n" for item in node.items]
    else:
        parts = [entry(name, value, inside) for name, value in node.values.items()]
    return "".join([f"{indent}{scalar(key)}:\n", *parts])
