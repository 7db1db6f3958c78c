"""From the function of an equation to its expression: the one place where syntax trees are read."""

from __future__ import annotations

import ast
import inspect
import linecache
import textwrap
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from .expression import AT_START, NAMED, NUMBER, PARAMETER, PATH, VARIABLE, Expression
from .operations import OPERATIONS

AT_START_ENDING = "_at_start"  # of an argument that is a variable's value at the first instant
_WRITTEN = {one.written: one for one in OPERATIONS.values() if one.written}


class UnreadableError(ValueError):
    """A part of an equation that may not stand there. Its arguments: the part as written, and its line."""


class NoSourceError(ValueError):
    """The text of a function cannot be found: it was typed where none is kept."""


def read(function: Callable[..., Any], inputs: Sequence[str], reads_parameters: bool) -> Expression:
    """What a function returns. Its arguments (after `p`, if it reads parameters) stand for the `inputs`, in order.

    The body is named intermediates and one `return`, of operators, numbers, `p.<parameter>`, the functions of
    `engine.functions`, and comparisons as conditions of `where`.
    Raises UnreadableError for anything else, NoSourceError for a function whose source cannot be found.
    """
    node = _tree(function)
    arguments = [one.arg for one in node.args.args][reads_parameters:]
    reader = _Reader(function, {one: _leaf(name) for one, name in zip(arguments, inputs, strict=True)})
    *named, last = node.body[isinstance(node.body[0], ast.Expr) :] or [node.body[0]]
    for statement in named:
        if not isinstance(statement, ast.Assign) or len(statement.targets) > 1:
            raise _unreadable(statement)
        target = statement.targets[0]
        if not isinstance(target, ast.Name):
            raise _unreadable(statement)
        reader.names[target.id] = Expression(NAMED, (reader.value(statement.value),), target.id)
    if not isinstance(last, ast.Return) or last.value is None:
        raise _unreadable(last)
    return reader.value(last.value)


def _leaf(name: str) -> Expression:
    """What an argument of this name stands for."""
    if name == PATH:
        return Expression(PATH)
    plain = name.removesuffix(AT_START_ENDING)
    return Expression(VARIABLE, detail=name) if plain == name else Expression(AT_START, detail=plain)


class _Reader:
    """Reads the parts of one function. `names` are its arguments and the intermediates read so far."""

    def __init__(self, function: Callable[..., Any], names: Mapping[str, Expression]) -> None:
        self.function, self.names = function, dict(names)

    def value(self, node: ast.expr) -> Expression:
        """The expression of a node."""
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
            return Expression(NUMBER, detail=float(node.value))
        if isinstance(node, ast.Name) and node.id in self.names:
            return self.names[node.id]
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "p":
            return Expression(PARAMETER, detail=node.attr)
        if isinstance(node, ast.UnaryOp) and type(node.op).__name__ in _WRITTEN:
            return self.applied(type(node.op).__name__, node.operand)
        if isinstance(node, ast.BinOp) and type(node.op).__name__ in _WRITTEN:
            return self.applied(type(node.op).__name__, node.left, node.right)
        if isinstance(node, ast.Call):
            return self.called(node)
        raise _unreadable(node)

    def condition(self, node: ast.expr) -> Expression:
        """The condition of a `where`: one comparison."""
        if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]).__name__ in _WRITTEN:
            return self.applied(type(node.ops[0]).__name__, node.left, node.comparators[0])
        raise _unreadable(node)

    def applied(self, written: str, *nodes: ast.expr) -> Expression:
        """An operator between the values of these nodes."""
        return Expression(_WRITTEN[written].name, tuple(self.value(one) for one in nodes))

    def called(self, node: ast.Call) -> Expression:
        """A function of `engine.functions`."""
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        operation = _WRITTEN.get(name)
        if operation is None or self.function.__globals__.get(name) is not operation.numpy:
            raise _unreadable(node)
        if node.keywords or len(node.args) != operation.arguments:
            raise _unreadable(node)
        if name == "element":
            row, label = node.args
            if not isinstance(label, ast.Constant) or not isinstance(label.value, str):
                raise _unreadable(node)
            return Expression(name, (self.value(row),), label.value)
        first = self.condition(node.args[0]) if name == "where" else self.value(node.args[0])
        return Expression(name, (first, *(self.value(one) for one in node.args[1:])))


def _unreadable(node: ast.AST) -> UnreadableError:
    return UnreadableError(ast.unparse(node), getattr(node, "lineno", 0))


@cache
def _tree(function: Callable[..., Any]) -> ast.FunctionDef:
    """The syntax tree of a function, with the line numbers of its file."""
    first, file = function.__code__.co_firstlineno, function.__code__.co_filename
    linecache.checkcache(file)  # a module may be edited and loaded again
    found = _functions("".join(linecache.getlines(file, function.__globals__))).get(first)
    if found is not None and found.name == function.__name__:
        return found
    try:
        node = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]  # it stands inside something
    except (OSError, SyntaxError):
        raise NoSourceError(function.__name__) from None
    if not isinstance(node, ast.FunctionDef) or node.name != function.__name__:  # its file changed after it was loaded
        raise NoSourceError(function.__name__)
    ast.increment_lineno(node, first - 1)
    return node


@cache
def _functions(text: str) -> dict[int, ast.FunctionDef]:
    """The functions of a file by their first line; a file is parsed once, which is quicker than each of them alone."""
    try:
        nodes = ast.parse(text).body
    except SyntaxError:  # a cell of a notebook may hold more than Python
        return {}
    functions = (node for node in nodes if isinstance(node, ast.FunctionDef))
    return {min([node.lineno, *(one.lineno for one in node.decorator_list)]): node for node in functions}
