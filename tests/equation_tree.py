"""What the syntax tree of an equation may hold, so that every other form of the model can be made from it."""

import ast

from binjiang_sim.engine.syntax import tree

ALLOWED = {"exp", "log", "minimum", "maximum", "where", "total", "entering", "element", "base"}
NUMBERS = (0, 1, 2)
MOST_INTERMEDIATES = 3
MOST_ARGUMENTS = 6
OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow, ast.USub, ast.Load)
COMPARISONS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def faults(function):
    """One line for each thing in an equation's tree that may not be there."""
    node = tree(function)
    body = node.body[1:] if ast.get_docstring(node) else node.body
    arguments = {argument.arg for argument in node.args.args}
    imported = ALLOWED & set(function.__globals__)
    wrong = [(line, "a body holds named intermediates and one return, nothing else") for line in _misplaced(body)]
    if len(body) > MOST_INTERMEDIATES + 1:
        wrong.append((node, f"more than {MOST_INTERMEDIATES} intermediates"))
    if len(arguments - {"p"}) > MOST_ARGUMENTS:
        wrong.append((node, f"more than {MOST_ARGUMENTS} arguments besides p"))
    names = set(arguments)
    for statement in body:
        if isinstance(statement, ast.Assign | ast.Return) and statement.value is not None:
            wrong += _in_expression(statement.value, names, arguments - {"p", "path"}, imported)
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            names.add(statement.targets[0].id)
    return [f"{function.__name__}:{place.lineno}: {text}" for place, text in wrong]


def _misplaced(body):
    """Statements that are neither a named intermediate nor, as the last one, a return."""
    for position, statement in enumerate(body):
        named = isinstance(statement, ast.Assign) and all(isinstance(name, ast.Name) for name in statement.targets)
        if not (isinstance(statement, ast.Return) if position == len(body) - 1 else named):
            yield statement


def _in_expression(value, names, variables, imported):
    labels = {id(node.args[1]) for node in _calls(value, "element") if len(node.args) == 2}
    tests = {id(node.args[0]) for node in _calls(value, "where") if node.args}
    called = {id(node.func) for node in _calls(value)}
    for node in ast.walk(value):
        if isinstance(node, ast.Name):
            good = node.id in (imported if id(node) in called else names)
        elif isinstance(node, ast.Constant):
            good = isinstance(node.value, str) if id(node) in labels else _is_small(node.value)
        elif isinstance(node, ast.Attribute):
            good = isinstance(node.value, ast.Name) and node.value.id == "p"
        elif isinstance(node, ast.Compare):
            good = id(node) in tests
        elif isinstance(node, ast.Call):
            # `base` knows variables by identity, so it is given a variable and nothing computed on the way.
            of_variable = node.args and isinstance(node.args[0], ast.Name) and node.args[0].id in variables
            good = isinstance(node.func, ast.Name) and not node.keywords and (node.func.id != "base" or of_variable)
        else:
            good = isinstance(node, (ast.BinOp, ast.UnaryOp, *OPERATORS, *COMPARISONS))
        if not good:
            yield value, f"{_shown(node)} is not allowed in an equation"


def _is_small(value):
    return type(value) is int and value in NUMBERS


def _calls(value, name=None):
    for node in ast.walk(value):
        if isinstance(node, ast.Call) and (name is None or (isinstance(node.func, ast.Name) and node.func.id == name)):
            yield node


def _shown(node):
    return ast.unparse(node) if isinstance(node, ast.expr) else type(node).__name__
