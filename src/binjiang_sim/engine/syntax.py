"""The syntax trees of equations: what a body may hold, and what can be read off it.

The trees are what every other form of the model is made from, so anything that could not be translated is refused.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from functools import cache
from types import ModuleType
from typing import Any

from ..errors import Fault
from .functions import ALLOWED

NUMBERS = (0, 1, 2)
MOST_INTERMEDIATES = 3
MOST_ARGUMENTS = 6
_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow, ast.USub, ast.Load)
_COMPARISONS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


@cache
def _module_trees(file: str) -> dict[int, ast.FunctionDef]:
    with open(file, encoding="utf-8") as source:
        parsed = ast.parse(source.read())
    found = [node for node in ast.walk(parsed) if isinstance(node, ast.FunctionDef)]
    return {(node.decorator_list[0] if node.decorator_list else node).lineno: node for node in found}


def tree(function: Callable[..., Any]) -> ast.FunctionDef:
    """The syntax tree of an equation's function (each file is read and parsed once)."""
    code = function.__code__
    try:
        return _module_trees(code.co_filename)[code.co_firstlineno]
    except (OSError, KeyError):  # a function typed into a notebook
        node = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
        assert isinstance(node, ast.FunctionDef)
        return node


def parameters_read(function: Callable[..., Any]) -> set[str]:
    """Names read as `p.<name>`."""
    nodes = ast.walk(tree(function))
    return {node.attr for node in nodes if isinstance(node, ast.Attribute) and _is_p(node.value)}


def bounds(function: Callable[..., Any]) -> tuple[str | int, ...]:
    """The bounds that clip the returned value: parameters or numbers in `minimum` and `maximum` around the result."""
    last = tree(function).body[-1]
    node = last.value if isinstance(last, ast.Return) else None
    found: list[str | int] = []
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("minimum", "maximum"):
        limits = [argument for argument in node.args if _limit(argument) is not None]
        found += [limit for argument in limits if (limit := _limit(argument)) is not None]
        node = next((argument for argument in node.args if argument not in limits), None)
    return tuple(found)


def _limit(node: ast.expr) -> str | int | None:
    if isinstance(node, ast.Attribute) and _is_p(node.value):
        return node.attr
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, int) else None


def _is_p(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "p"


def faults(function: Callable[..., Any], module: ModuleType) -> list[Fault]:
    """What an equation's tree holds that may not be there. Empty when every form of the model can be made from it."""
    node = tree(function)
    body = node.body[1:] if ast.get_docstring(node) else node.body
    names = {argument.arg for argument in node.args.args}
    wrong = [Fault("syntax.body", {}, _place(function, line)) for line in _misplaced(body)]
    if len(body) > MOST_INTERMEDIATES + 1:
        wrong.append(Fault("syntax.long", {"most": MOST_INTERMEDIATES}, _place(function, node)))
    if len(names - {"p"}) > MOST_ARGUMENTS:
        wrong.append(Fault("syntax.arguments", {"most": MOST_ARGUMENTS}, _place(function, node)))
    for statement in body:
        if isinstance(statement, ast.Assign | ast.Return) and statement.value is not None:
            wrong += _expression(function, statement.value, names, module)
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            names.add(statement.targets[0].id)
    return wrong


def _misplaced(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for position, statement in enumerate(body):
        last = position == len(body) - 1
        named = isinstance(statement, ast.Assign) and all(isinstance(name, ast.Name) for name in statement.targets)
        if not (isinstance(statement, ast.Return) if last else named):
            yield statement


def _expression(function: Callable[..., Any], value: ast.expr, names: set[str], module: ModuleType) -> list[Fault]:
    allowed = {name for name in ALLOWED if hasattr(module, name)}
    labels = {id(node.args[1]) for node in _calls(value, "element") if len(node.args) == 2}
    tests = {id(node.args[0]) for node in _calls(value, "where")}
    called = {id(node.func) for node in ast.walk(value) if isinstance(node, ast.Call)}
    wrong = []
    for node in ast.walk(value):
        if isinstance(node, ast.Name):
            good = node.id in (allowed if id(node) in called else names)
        elif isinstance(node, ast.Constant):
            good = isinstance(node.value, str) if id(node) in labels else node.value in NUMBERS
        elif isinstance(node, ast.Attribute):
            good = _is_p(node.value)
        elif isinstance(node, ast.Compare):
            good = id(node) in tests
        elif isinstance(node, ast.Call):
            plain_base = getattr(node.func, "id", "") != "base" or isinstance(node.args[0], ast.Name)
            good = isinstance(node.func, ast.Name) and not node.keywords and plain_base
        else:
            good = isinstance(node, (ast.BinOp, ast.UnaryOp, *_OPERATORS, *_COMPARISONS))
        if not good:
            wrong.append(Fault("syntax.node", {"found": _shown(node)}, _place(function, node)))
    return wrong


def _calls(value: ast.expr, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(value):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def _shown(node: ast.AST) -> str:
    return ast.unparse(node) if isinstance(node, ast.expr) else type(node).__name__


def _place(function: Callable[..., Any], node: ast.AST) -> str:
    return f"{function.__name__}:{getattr(node, 'lineno', '')}"
