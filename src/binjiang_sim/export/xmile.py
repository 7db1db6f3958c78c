"""A scenario as XMILE, the exchange format of system dynamics (OASIS XMILE 1.0), printed from the equations' trees.

What is printed is the central run: every input at its median, no luck. Rows of a dimension become variables of their
own. Indicators are left out: they are figures of whole periods, which the format does not know.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import product
from xml.etree import ElementTree

from ..engine import Equation, Inputs, Model, Series, syntax
from ..engine.model import PATH
from ..projection import district_model
from ..sampling.sampler import clock_of, sample
from ..sampling.uncertain_inputs import DrawRange
from ..scenario import Scenario

_NAMESPACE = "http://docs.oasis-open.org/xmile/ns/XMILE/v1.0"
_OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "^",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_FUNCTIONS = {"exp": "EXP", "log": "LN", "minimum": "MIN", "maximum": "MAX"}


@dataclass(frozen=True)
class Rows:
    """An expression for each label of the dimensions `dims`, the last one running fastest."""

    dims: tuple[str, ...]
    texts: tuple[str, ...]


def xmile(scenario: Scenario) -> str:
    """The XMILE text of a scenario's central run, with units, and with names and meaning in both languages.

    Names of variables are those of the model, with the label behind them
    for each row of a dimension: `ladder_for_fledgling_eagle`; a parameter is `parameter_<sector>_<name>`.
    """
    printer = _Printer(district_model().replace(*scenario.equations), scenario)
    ElementTree.register_namespace("", _NAMESPACE)
    root = ElementTree.Element("xmile", {"version": "1.0", "xmlns": _NAMESPACE})
    header = _child(root, "header")
    _child(header, "vendor", "binjiang_sim")
    _child(header, "name", scenario.name["en"])
    _child(header, "product", "binjiang_sim", version=version("binjiang_sim"))
    printer.clock(root)
    variables = _child(_child(root, "model"), "variables")
    printer.variables(variables)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def identifier(name: str, label: str = "") -> str:
    """The XMILE name of a variable or parameter, or of one of its rows: letters, digits and underscores."""
    return re.sub(r"\W+", "_", f"{name}_for_{label}" if label else name).rstrip("_")


class _Printer:
    """Prints the parts of one scenario."""

    def __init__(self, model: Model, scenario: Scenario) -> None:
        self.model, self.times, self.labels = model, clock_of(scenario), scenario.label_keys
        self.inputs: Inputs = sample(scenario, model, DrawRange(0, 1, central=True))
        self.started: dict[str, str] = {}  # variables whose value at the first instant is read, and their units

    def clock(self, root: ElementTree.Element) -> None:
        """Start, end and step of the run."""
        specs = _child(root, "sim_specs", method="Euler", time_units="year")
        _child(specs, "start", str(self.times.start))
        _child(specs, "stop", str(self.times.end + 1))
        _child(specs, "dt", repr(self.times.step))

    def variables(self, parent: ElementTree.Element) -> None:
        """Parameters, paths, and every variable of the model but indicators, in their order."""
        for key, value in self.inputs.parameters.items():
            one = self.model.parameters[key]
            about = f"{one.zh} · {one.en}"
            series = isinstance(value, Series)
            numbers = value.values if isinstance(value, Series) else value
            flat = numbers.reshape(numbers.shape[0], -1) if series else numbers.reshape(1, -1)
            for name, row in zip(self.names(f"parameter_{key}", one.dims), flat.T.tolist(), strict=True):
                self.input(parent, name, row, one.unit, about)
        for key, path in self.inputs.paths.items():
            equation = self.model.equations[key]
            about = f"{equation.zh} · {equation.en}: {PATH}"
            self.input(parent, f"{key}_{PATH}", path[:, 0].tolist(), equation.unit, about)
        for equation in self.model.equations.values():
            if equation.kind != "indicator":
                self.equation(parent, equation)
        for name, unit in self.started.items():
            _variable(parent, "aux", _at_start(name), f"INIT({name})", unit, "")

    def input(self, parent: ElementTree.Element, name: str, numbers: Sequence[float], unit: str, about: str) -> None:
        """A constant, or a graphical function with a point for every instant."""
        constant = len(set(numbers)) == 1
        node = _variable(parent, "aux", name, repr(numbers[0]) if constant else "TIME", unit, about)
        if not constant:
            points = _child(node, "gf")
            _child(points, "xscale", min=str(self.times.start), max=str(self.times.end + 1))
            _child(points, "ypts", ",".join(map(repr, numbers)))

    def equation(self, parent: ElementTree.Element, equation: Equation) -> None:
        """A variable, one node for each row; a start is what its expression gives at the first instant."""
        about = f"{equation.zh} · {equation.en}. {equation.title}"
        names = self.names(equation.name, equation.dims)
        if equation.kind == "stock":
            self.stock(parent, equation, names, about)
            return
        for name, text in zip(names, self.result(equation), strict=True):
            text = f"INIT({text})" if equation.kind == "start" else text
            _variable(parent, "flow" if equation.kind == "flow" else "aux", name, text, equation.unit, about)

    def stock(self, parent: ElementTree.Element, equation: Equation, names: Sequence[str], about: str) -> None:
        """A stock with its flows; a rate that is no sum of flows becomes a flow of its own."""
        starts = self.names(equation.start, self.model.equations[equation.start].dims)
        starts = starts if len(starts) == len(names) else starts * len(names)
        flows = {name for one in self.model.of_kind("flow") for name in self.names(one.name, one.dims)}
        terms = list(self.terms(equation))
        for row, name in enumerate(names):
            node = _variable(parent, "stock", name, starts[row], equation.unit, about)
            parts = [(sign, texts[row]) for sign, texts in terms]
            if not all(text in flows for _, text in parts):
                net = f"{name}_net_flow"
                _variable(parent, "flow", net, self.result(equation)[row], f"{equation.unit}/year", about)
                parts = [("+", net)]
            for sign, text in sorted(parts):
                _child(node, "inflow" if sign == "+" else "outflow", text)

    def names(self, name: str, dims: Iterable[str]) -> list[str]:
        """The names of all rows of a variable or parameter."""
        return [identifier(name, "_".join(row)) for row in product(*(self.labels[dim] for dim in dims))]

    def terms(self, equation: Equation) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The terms of a stock's rate: sign, and the text of every row."""
        body = _reader(self, equation)
        waiting = [("+", body.returned)]
        while waiting:
            sign, node = waiting.pop()
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
                other = sign if isinstance(node.op, ast.Add) else "-" if sign == "+" else "+"
                waiting += [(other, node.right), (sign, node.left)]
            elif isinstance(node, ast.UnaryOp):
                waiting.append(("-" if sign == "+" else "+", node.operand))
            else:
                yield sign, body.spread(body.read(node)).texts

    def result(self, equation: Equation) -> tuple[str, ...]:
        """What an equation returns, one text for each row."""
        body = _reader(self, equation)
        return body.spread(body.read(body.returned)).texts


@dataclass
class _Reader:
    """Reads the tree of one equation. `known` are its inputs and its named intermediates."""

    printer: _Printer
    equation: Equation
    returned: ast.expr
    known: dict[str, Rows]

    def spread(self, value: Rows) -> Rows:
        """The value with a row for each label of the equation's own dimensions."""
        own = self.equation.dims
        count = len(self.printer.names("", own))
        return value if value.dims == own else Rows(own, value.texts * (count // len(value.texts)))

    def read(self, node: ast.expr) -> Rows:
        """The expression of every row of a node."""
        if isinstance(node, ast.Constant):
            return Rows((), (repr(node.value),))
        if isinstance(node, ast.Name):
            return self.known[node.id]
        if isinstance(node, ast.Attribute):
            parameter = self.printer.model.parameters[f"{self.equation.sector}.{node.attr}"]
            return Rows(parameter.dims, tuple(self.printer.names(f"parameter_{parameter.key}", parameter.dims)))
        if isinstance(node, ast.UnaryOp):
            return self.joined("(-{})", node.operand)
        if isinstance(node, ast.BinOp):
            return self.joined(f"({{}} {_OPERATORS[type(node.op)]} {{}})", node.left, node.right)
        if isinstance(node, ast.Compare):
            return self.joined(f"{{}} {_OPERATORS[type(node.ops[0])]} {{}}", node.left, node.comparators[0])
        assert isinstance(node, ast.Call)
        assert isinstance(node.func, ast.Name)
        return self.called(node.func.id, node.args)

    def called(self, function: str, arguments: Sequence[ast.expr]) -> Rows:
        """A function of `engine.functions`."""
        if function in _FUNCTIONS:
            return self.joined(f"{_FUNCTIONS[function]}({', '.join('{}' for _ in arguments)})", *arguments)
        if function == "where":
            return self.joined("(IF {} THEN {} ELSE {})", *arguments)
        value = self.read(arguments[0])
        if function == "base":
            assert isinstance(arguments[0], ast.Name)
            unit = self.printer.model.equations[arguments[0].id].unit
            self.printer.started.update(dict.fromkeys(value.texts, unit))
            return Rows(value.dims, tuple(map(_at_start, value.texts)))
        if function == "element":
            label = arguments[1]
            assert isinstance(label, ast.Constant)
            labels = self.printer.labels[value.dims[0]]
            each = len(value.texts) // len(labels)
            place = labels.index(str(label.value)) * each
            return Rows(value.dims[1:], value.texts[place : place + each])
        each = len(value.texts) // len(self.printer.labels[value.dims[0]])
        if function == "entering":
            first = self.read(arguments[1]).texts
            return Rows(value.dims, (*(first * each)[:each], *value.texts[: len(value.texts) - each]))
        assert function == "total"
        return Rows(value.dims[1:], tuple(f"({' + '.join(value.texts[row::each])})" for row in range(each)))

    def joined(self, pattern: str, *nodes: ast.expr) -> Rows:
        """The pattern filled row by row, shorter arguments repeated as numpy repeats them."""
        values = [self.read(node) for node in nodes]
        longest = max(values, key=lambda value: len(value.texts))
        rows = zip(*(value.texts * (len(longest.texts) // len(value.texts)) for value in values), strict=True)
        return Rows(longest.dims, tuple(pattern.format(*row) for row in rows))


def _reader(printer: _Printer, equation: Equation) -> _Reader:
    """A reader that knows the inputs and the named intermediates of an equation."""
    model = printer.model
    known = {
        name: Rows(model.equations[name].dims, tuple(printer.names(name, model.equations[name].dims)))
        for name in equation.inputs
        if name != PATH
    }
    if PATH in equation.inputs:
        known[PATH] = Rows((), (f"{equation.name}_{PATH}",))
    *named, last = [one for one in syntax.tree(equation.function).body if not isinstance(one, ast.Expr)]
    assert isinstance(last, ast.Return)
    assert last.value is not None
    reader = _Reader(printer, equation, last.value, known)
    for statement in named:
        assert isinstance(statement, ast.Assign)
        assert isinstance(statement.targets[0], ast.Name)
        known[statement.targets[0].id] = reader.read(statement.value)
    return reader


def _at_start(name: str) -> str:
    return f"{name}_at_the_start"


def _child(parent: ElementTree.Element, tag: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    node = ElementTree.SubElement(parent, tag, attributes)
    node.text = text
    return node


def _variable(
    parent: ElementTree.Element, tag: str, name: str, text: str, unit: str, about: str
) -> ElementTree.Element:
    node = _child(parent, tag, name=name)
    _child(node, "doc", about)
    _child(node, "eqn", text)
    _child(node, "units", unit)
    return node
