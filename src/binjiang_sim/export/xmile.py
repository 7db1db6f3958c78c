"""A scenario as XMILE, the exchange format of system dynamics (OASIS XMILE 1.0), printed from the expressions.

What is printed is the central run: every input at its median, no luck. Triggers are part of it as they came out, since
the format has no lever that waits for the figure of a period; the file says so. Rows of a dimension become variables of
their own. Indicators are left out: they are figures of whole periods, which the format does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.metadata import version
from itertools import product
from xml.etree import ElementTree

from ..engine import Equation, Inputs, Model, Series
from ..engine.expression import AT_START, NAMED, NUMBER, PARAMETER, PATH, Expression
from ..engine.printing import RowPrinter, Rows, number
from ..errors import expect
from ..projection.blocks import Job
from ..sampling.sampler import clock_of
from ..sampling.uncertain_inputs import DrawRange
from ..scenario import Scenario
from ..text import legal
from ..words import both

_NAMESPACE = "http://docs.oasis-open.org/xmile/ns/XMILE/v1.0"
# Operators, functions and built-in values, which no variable is called.
_RESERVED = (
    "abs", "and", "arccos", "arcsin", "arctan", "cos", "delay", "delay1", "delay3", "dt", "else", "exp", "forcst",
    "graph", "history", "if", "inf", "init", "int", "lookup", "ln", "log10", "max", "mean", "min", "mod", "not",
    "npv", "number", "or", "pause", "pi", "previous", "pulse", "ramp", "random", "self", "sin", "size", "smth1",
    "smth3", "sqrt", "starttime", "step", "stoptime", "sum", "tan", "then", "time", "trend", "xor",
)  # fmt: skip
SPELLING = {
    "add": "({0} + {1})",
    "subtract": "({0} - {1})",
    "multiply": "({0} * {1})",
    "divide": "({0} / {1})",
    "power": "({0} ^ {1})",
    "negative": "(-{0})",
    "exp": "EXP({0})",
    "log": "LN({0})",
    "minimum": "MIN({0}, {1})",
    "maximum": "MAX({0}, {1})",
    "less": "{0} < {1}",
    "less_equal": "{0} <= {1}",
    "greater": "{0} > {1}",
    "greater_equal": "{0} >= {1}",
    "where": "(IF {0} THEN {1} ELSE {2})",
}


def xmile(scenario: Scenario) -> str:
    """The XMILE text of a scenario's central run, with units, and with names and meaning in both languages.

    Names of variables are those of the model, with the label behind them
    for each row of a dimension: `ladder_for_fledgling_eagle`; a parameter is `parameter_<sector>_<name>`. Two that the
    format would take for one, or for a word of its own, are told apart by a number: `ladder_for_a_2`.
    """
    expect("scenario", scenario, Scenario)
    printer = _Printer(scenario.model.replace(*scenario.equations), scenario)
    ElementTree.register_namespace("", _NAMESPACE)
    root = ElementTree.Element("xmile", {"version": "1.0", "xmlns": _NAMESPACE})
    header = _child(root, "header")
    _child(header, "vendor", "binjiang_sim")
    _child(header, "name", scenario.name["en"])
    _child(header, "product", "binjiang_sim", version=version("binjiang_sim"))
    if scenario.triggers:
        _child(header, "caption", both("xmile.triggers"))
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
        central = Job(replace(scenario, draws=1), central=True)
        self.inputs: Inputs = central.switched(central.sampler.sample(DrawRange(0, 1, central=True)).inputs)
        self.started: dict[str, str] = {}  # variables whose value at the first instant is read, and their units
        self._known: dict[tuple[str, ...], str] = {}
        self._taken = set(_RESERVED)
        for equation in self.model.equations.values():  # before everything that is named after them
            self.names(equation.name, equation.dims)

    def named(self, name: str, *labels: str) -> str:
        """The XMILE name of a variable or parameter, or of one of its rows, the same whenever it is asked for."""
        if (name, *labels) not in self._known:
            plain = found = identifier(name, "_".join(labels))
            number = 1
            while _alike(found) in self._taken:
                number += 1
                found = f"{plain}_{number}"
            self._taken.add(_alike(found))
            self._known[name, *labels] = found
        return self._known[name, *labels]

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
            self.input(parent, self.named(f"{key}_{PATH}"), path[:, 0].tolist(), equation.unit, about)
        for equation in self.model.equations.values():
            if equation.kind != "indicator":
                self.equation(parent, equation)
        for name, unit in self.started.items():
            _variable(parent, "aux", self.at_start(name), f"INIT({name})", unit, "")

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
                net = self.named(f"{name}_net_flow")
                _variable(parent, "flow", net, self.result(equation)[row], f"{equation.unit}/year", about)
                parts = [("+", net)]
            for sign, text in sorted(parts):
                _child(node, "inflow" if sign == "+" else "outflow", text)

    def names(self, name: str, dims: Iterable[str]) -> list[str]:
        """The names of all rows of a variable or parameter."""
        return [self.named(name, *row) for row in product(*(self.labels[dim] for dim in dims))]

    def at_start(self, name: str) -> str:
        """The name of the value of a variable at the first instant."""
        return self.named(f"{name}_at_the_start")

    def terms(self, equation: Equation) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The terms of a stock's rate: sign, and the text of every row."""
        waiting = [("+", self.model.expressions[equation.name])]
        while waiting:
            sign, one = waiting.pop()
            if one.operation in ("add", "subtract"):
                other = sign if one.operation == "add" else _opposite(sign)
                waiting += [(other, one.arguments[1]), (sign, one.arguments[0])]
            elif one.operation in ("negative", NAMED):
                waiting.append((sign if one.operation == NAMED else _opposite(sign), one.arguments[0]))
            else:
                yield sign, self.texts(equation, one)

    def result(self, equation: Equation) -> tuple[str, ...]:
        """What an equation returns, one text for each row."""
        return self.texts(equation, self.model.expressions[equation.name])

    def texts(self, equation: Equation, expression: Expression) -> tuple[str, ...]:
        """An expression of an equation, a text for each row of the variable."""
        printer = RowPrinter(SPELLING, self.labels, lambda leaf: self.leaf(equation, leaf))
        return printer.rows(expression, equation.dims).texts

    def leaf(self, equation: Equation, leaf: Expression) -> Rows:
        """The names of what an expression reads."""
        name = str(leaf.detail)
        if leaf.operation == NUMBER:
            return Rows((), (number(float(leaf.detail)),))
        if leaf.operation == PATH:
            return Rows((), (self.named(f"{equation.name}_{PATH}"),))
        names = self.names(f"parameter_{name}" if leaf.operation == PARAMETER else name, leaf.dims)
        if leaf.operation == AT_START:
            self.started.update(dict.fromkeys(names, self.model.equations[name].unit))
            names = [self.at_start(one) for one in names]
        return Rows(leaf.dims, tuple(names))


def _opposite(sign: str) -> str:
    return "-" if sign == "+" else "+"


def _alike(name: str) -> str:
    """What XMILE compares of a name: it knows no capitals, and several blanks or underscores are one."""
    return re.sub("_+", "_", name).casefold()


def _child(parent: ElementTree.Element, tag: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    node = ElementTree.SubElement(parent, tag, {key: legal(value) for key, value in attributes.items()})
    node.text = None if text is None else legal(text)
    return node


def _variable(
    parent: ElementTree.Element, tag: str, name: str, text: str, unit: str, about: str
) -> ElementTree.Element:
    node = _child(parent, tag, name=name)
    _child(node, "doc", about)
    _child(node, "eqn", text)
    _child(node, "units", unit)
    return node
