"""The cost of a lever: written beside the lever, it is the parameter that declares whose cost it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..engine import Model
from ..errors import Fault
from .layers import Layer
from .names import with_keys
from .yaml_tree import Node, Table

COST = "cost"


def understood(layers: list[Layer], model: Model, faults: list[Fault]) -> list[Layer]:
    """The layers with the keys of levers and drivers in the place of their names.

    Every cost of a lever is moved to its parameter, where it is checked and shown as any other.
    """
    named = [replace(layer, tree=with_keys(layer.tree, model, faults)) for layer in layers]
    return [_moved(layer, model, faults) for layer in named]


def _moved(layer: Layer, model: Model, faults: list[Fault]) -> Layer:
    levers = layer.section("levers")
    tree = layer.tree
    for lever, node in levers.values.items():
        key = model.costs.get(lever)
        if not isinstance(node, Table) or COST not in node.values:
            continue
        path, place = f"levers.{lever}", node.places[COST]
        if key is None:
            if lever in model.equations:  # a name that is not known is a fault of its own
                faults.append(Fault("lever.cost", {"path": path, "name": lever}, place))
        else:
            sector, name = key.split(".")
            twice = layer.section("parameters", sector).places.get(name)
            if twice:
                values = {"path": path, "parameter": f"parameters.{key}", "first": twice}
                faults.append(Fault("lever.cost_twice", values, place))
            tree = _put(tree, ("parameters", sector, name), node.values[COST], place)
        rest = _less(node, COST)
        tree = _put(tree, ("levers", lever), rest if rest.values else None, levers.places[lever])
    return replace(layer, tree=tree)


def _less(table: Table, name: str) -> Table:
    return replace(table, values={key: one for key, one in table.values.items() if key != name})


def _put(table: Table, names: tuple[str, ...], node: Node | None, place: str) -> Table:
    """The table with `node` under these keys, or with nothing there when it is None."""
    name, *rest = names
    if rest:
        inside = table.values.get(name)
        inner = inside if isinstance(inside, Table) else Table({}, {}, place)
        node = _put(inner, tuple(rest), node, place)
    values: Mapping[str, Node] = {key: one for key, one in table.values.items() if key != name or node is not None}
    return Table(values if node is None else {**values, name: node}, {name: place, **table.places}, table.place)
