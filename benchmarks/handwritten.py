"""The district as a hand-written loop over floats: what one would write without any library.

The text is made from the scenario's XMILE, which has every equation with its rows spelled out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from graphlib import TopologicalSorter
from xml.etree import ElementTree

from binjiang_sim import Scenario
from binjiang_sim.export.xmile import xmile

_SPACE = "{http://docs.oasis-open.org/xmile/ns/XMILE/v1.0}"
_WORD = re.compile(r"[A-Za-z_]\w*")

Loop = Callable[..., Mapping[str, list[float]]]


def loop(scenario: Scenario, kept: tuple[str, ...], free: tuple[str, ...] = ()) -> Loop:
    """A function that runs the scenario and returns the courses of the `kept` variables, a value an instant.

    The constants `free` are its arguments, with their values in the scenario as defaults.
    """
    names: dict[str, object] = {}
    exec(compile(_text(xmile(scenario), kept, free), "<hand-written loop>", "exec"), names)
    return names["run"]  # type: ignore[return-value]


def _text(text: str, kept: tuple[str, ...], free: tuple[str, ...]) -> str:
    root = ElementTree.fromstring(text)
    nodes = {one.get("name", ""): one for one in root.iter() if one.get("name") and one.tag != f"{_SPACE}product"}
    equations = {name: _python(node.findtext(f"{_SPACE}eqn", "")) for name, node in nodes.items()}
    stocks = [name for name, node in nodes.items() if node.tag == f"{_SPACE}stock"]
    graphs = {name: points for name, node in nodes.items() if (points := node.findtext(f"{_SPACE}gf/{_SPACE}ypts"))}
    reads = {name: {word for word in _WORD.findall(one) if word in nodes} for name, one in equations.items()}
    order = list(TopologicalSorter(reads).static_order())
    constant = [name for name in order if not reads[name] and name not in graphs and name not in stocks]
    starting = [name for name in order if equations[name].startswith("INIT(")]
    later = [name for name in order if name not in (*constant, *starting, *stocks)]

    def assigned(name: str) -> str:
        right = f"{name}_points[instant]" if name in graphs else equations[name].removeprefix("INIT")
        return f"{name} = {right}"

    start, stop, step = (float(root.findtext(f".//{_SPACE}{one}", "0")) for one in ("start", "stop", "dt"))
    steps = round((stop - start) / step)
    arguments = ", ".join(f"{name}={equations[name]}" for name in free)
    lines = ["from math import exp, log", f"def run({arguments}):"]
    lines += [f"    {name} = {equations[name]}" for name in constant if name not in free]
    lines += [f"    {name}_points = [{points}]" for name, points in graphs.items()]
    lines += ["    instant = 0"]
    lines += [f"    {assigned(name)}" for name in order if name not in constant]
    lines += [f"    kept = {{{', '.join(f'{name!r}: [{name}]' for name in kept)}}}"]
    lines += [f"    for instant in range(1, {steps + 1}):"]
    rates = {name: _rate(nodes[name]) for name in stocks}
    lines += [f"        next_{name} = {name} + {step} * ({rate})" for name, rate in rates.items()]
    lines += [f"        {name} = next_{name}" for name in stocks]
    lines += [f"        {assigned(name)}" for name in later]
    lines += [f"        kept[{name!r}].append({name})" for name in kept]
    return "\n".join([*lines, "    return kept"])


def _rate(stock: ElementTree.Element) -> str:
    parts = [f"+ {one.text}" for one in stock.findall(f"{_SPACE}inflow")]
    parts += [f"- {one.text}" for one in stock.findall(f"{_SPACE}outflow")]
    return " ".join(parts)


def _python(text: str) -> str:
    """An XMILE expression in Python."""
    text = text.replace("^", "**").replace("EXP(", "exp(").replace("LN(", "log(")
    text = text.replace("MIN(", "min(").replace("MAX(", "max(")
    while "(IF " in text:
        text = _conditional(text)
    return text


def _conditional(text: str) -> str:
    """The last `(IF a THEN b ELSE c)` as `(b if a else c)`."""
    begin = text.rindex("(IF ")
    depth, parts, last = 0, [], begin + len("(IF ")
    for place in range(begin, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        word = next((one for one in (" THEN ", " ELSE ") if depth == 1 and text.startswith(one, place)), "")
        if word or not depth:
            parts.append(text[last:place])
            last = place + len(word)
        if not depth:
            test, yes, no = parts
            return f"{text[:begin]}({yes} if {test} else {no}){text[place + 1 :]}"
    raise ValueError(text)
