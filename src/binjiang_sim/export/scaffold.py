"""A new scenario file with everything that may be set in it, as comments."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib import resources
from itertools import groupby

from ..engine import Model
from ..scenario.layers import packaged
from ..scenario.resolved import Resolved
from ..scenario.workbook import Change
from ..scenario.yaml_text import entry, flow, scalar
from ..scenario.yaml_tree import plain
from ..words import say
from .keys import settable

SCHEMA_FILE = "scenario.schema.json"
SAMPLE = "sample"  # the district that is copied
SHOCK = 3  # years after the first in which the shock of the example begins


def scaffold(name: str, parent: str, resolved: Resolved | None, model: Model, language: str) -> str:
    """The text of a scenario that changes nothing yet; `parent` is a line such as `extends: base.yaml`.

    `resolved` is the scenario it extends: its levers are repeated as comments, to be changed.
    """
    start, end, planned = _years(resolved)
    head = [f"# yaml-language-server: $schema={SCHEMA_FILE}", f"# {say('new.head', language)}", "schema: 1"]
    lines = [*head, f"name: {scalar(name)}", parent, ""]
    lines += [f"# {say('new.settings', language)}", f"# end: {end}", "# draws: 2000", ""]
    lines += [f"# {say('new.levers', language)}", "# levers:", *_levers(resolved, model, language), ""]
    lines += [f"# {say('new.parameters', language)}", "# parameters:", "#   talent:", "#     base_inflow:"]
    lines += ["#       interval80: [4.1万, 4.5万, 5.2万]", "#       status: assumption"]
    lines += [f"#       {note}: {say(f'new.{note}', language)}" for note in ("why", "source")]
    lines += ["", f"# {say('new.shocks', language)}", "# shocks:"]
    lines += [f"#   - {{driver: external_capital, start: {start + SHOCK}, years: 2, factor: 0.5, recovery: 3}}", ""]
    lines += [f"# {say('new.targets', language)}", "# targets:"]
    source = say("new.source", language)
    wanted = f"at_least: 4000 亿元, prices: {start}"
    lines += [f"#   - {{indicator: gdp, period: {planned}, {wanted}, kind: expected, source: {source}}}"]
    return "\n".join(lines) + "\n"


def district_files(name: str) -> dict[str, str]:
    """A district file of this name and its facts, by file name: the sample, to be filled in."""
    folder = resources.files("binjiang_sim.facts") / "districts"
    facts = f"{name}_facts.csv"
    text = (folder / f"{SAMPLE}.yaml").read_text("utf-8").replace("ledger: sample_facts.csv", f"ledger: {facts}")
    return {f"{name}.yaml": text, facts: (folder / "sample_facts.csv").read_text("utf-8-sig")}


def edited(name: str, parent: str, changes: Iterable[Change]) -> str:
    """The text of a scenario that extends the file `parent` and holds the values edited in a workbook."""
    lines = [f"# yaml-language-server: $schema={SCHEMA_FILE}\n", "schema: 1\n"]
    lines += [f"name: {scalar(name)}\n", f"extends: {scalar(parent)}\n"]
    # Values of one section, and of one sector in it, stand together.
    for section, group in groupby(changes, key=lambda one: one.path.split(".")[:-1]):
        for depth, key in enumerate(section):
            heading = f"{'  ' * depth}{key}:\n"
            lines += [] if depth == 0 and heading in lines else [heading]
        indent = "  " * len(section)
        for one in group:
            cell = "".join(character if character.isprintable() else "?" for character in one.cell)
            lines += [f"{indent}# {cell}\n", entry(one.path.rpartition(".")[2], one.node, indent)]
    return "".join(lines)


def schema_text(model: Model) -> str:
    """The JSON Schema of scenario files as it is kept beside them."""
    from ..scenario.json_schema import json_schema  # brings pydantic

    return json.dumps(json_schema(model), ensure_ascii=False, indent=1) + "\n"


def _years(resolved: Resolved | None) -> tuple[int, int, int]:
    """First and last year and a planning year of the scenario that is extended, else of the shipped districts."""
    if resolved:
        one = resolved.scenario
        return one.start, one.end, next(iter(one.planning_years[-2:]), one.end)
    values = plain(packaged(SAMPLE))
    return int(values["start"][:4]) + 1, int(values["end"]), int(values["planning_years"][-2])


def _levers(resolved: Resolved | None, model: Model, language: str) -> list[str]:
    values = {one.path: flow(one.node) for one in resolved.entries if one.place} if resolved else {}
    levers = [one for one in settable(model).values() if one.path.startswith("levers.")]
    texts = [f"{one.path.removeprefix('levers.')}: {values.get(one.path, '0')}" for one in levers]
    return [f"#   {text}  # {getattr(one, language)}" for one, text in zip(levers, texts, strict=True)]
