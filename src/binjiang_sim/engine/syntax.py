"""The syntax trees of equations, and what can be read off them.

Every other form of the model is made from the trees.
"""

from __future__ import annotations

import ast
import inspect
import linecache
import textwrap
from collections.abc import Callable
from functools import cache
from typing import Any

_FUNCTIONS = {"exp", "log", "minimum", "maximum", "where", "total", "entering", "element", "base"}


@cache
def tree(function: Callable[..., Any]) -> ast.FunctionDef:
    """The syntax tree of an equation's function, with the line numbers of its file."""
    first = function.__code__.co_firstlineno
    found = _functions(function.__code__.co_filename).get(first)
    if found is not None and found.name == function.__name__:
        return found
    node = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]  # it stands inside something
    assert isinstance(node, ast.FunctionDef)
    ast.increment_lineno(node, first - 1)
    return node


@cache
def _functions(file: str) -> dict[int, ast.FunctionDef]:
    """The functions of a file by their first line; a file is parsed once, which is quicker than each of them alone."""
    try:
        nodes = ast.parse("".join(linecache.getlines(file))).body
    except SyntaxError:  # a cell of a notebook may hold more than Python
        return {}
    functions = (node for node in nodes if isinstance(node, ast.FunctionDef))
    return {min([node.lineno, *(one.lineno for one in node.decorator_list)]): node for node in functions}


def parameters_read(function: Callable[..., Any]) -> set[str]:
    """Names read as `p.<name>`."""
    nodes = ast.walk(tree(function))
    return {node.attr for node in nodes if isinstance(node, ast.Attribute) and _is_p(node.value)}


def names_used(function: Callable[..., Any]) -> set[str]:
    """Names that a function reads besides its own variables and the functions of `functions`: quicker than the tree."""
    return set(function.__code__.co_names) - _FUNCTIONS


def labels_read(function: Callable[..., Any]) -> set[str]:
    """Labels named in `element(x, "label")`."""
    if "element" not in function.__code__.co_names:
        return set()
    calls = (node for node in ast.walk(tree(function)) if isinstance(node, ast.Call) and len(node.args) == 2)
    elements = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "element")
    return {str(label.value) for call in elements if isinstance(label := call.args[1], ast.Constant)}


def bounds(function: Callable[..., Any]) -> tuple[str | int, ...]:
    """The bounds that clip the returned value: parameters or numbers in `minimum` and `maximum` around the result."""
    last = tree(function).body[-1]
    node = last.value if isinstance(last, ast.Return) else None
    found: list[str | int] = []
    while isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("minimum", "maximum"):
        limits = {argument: limit for argument in node.args if (limit := _limit(argument)) is not None}
        found += limits.values()
        node = next((argument for argument in node.args if argument not in limits), None)
    return tuple(found)


def _limit(node: ast.expr) -> str | int | None:
    if isinstance(node, ast.Attribute) and _is_p(node.value):
        return node.attr
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, int) else None


def _is_p(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "p"
