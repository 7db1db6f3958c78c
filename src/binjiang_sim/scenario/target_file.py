"""A file of targets alone, laid on a scenario when it is run."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from ..engine import Model
from ..errors import Fault, ScenarioError
from .grammar import attempt
from .rows import target
from .scenario import Scenario
from .yaml_tree import Items, Table, read_file


def with_targets(scenario: Scenario, file: str, model: Model) -> Scenario:
    """The scenario with the targets of `file` behind its own. Raises ScenarioError with every fault of the file."""
    from . import schema  # brings pydantic, which a bare import of the package must not pay for

    tree, faults = read_file(file), list[Fault]()
    skeleton = schema.skeleton(schema.TargetsFile, tree, faults)
    if faults:
        raise ScenarioError(faults)
    nodes = cast(Items, tree.values["targets"]).items
    found = [
        attempt(faults, target, row, cast(Table, node), f"targets.{position}", model, scenario.labels)
        for position, (row, node) in enumerate(zip(skeleton.targets, nodes, strict=True))
    ]
    if faults:
        raise ScenarioError(faults)
    return replace(scenario, targets=(*scenario.targets, *(one for one in found if one)), target_file=file)
