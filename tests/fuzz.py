"""Damaged files, one after another, until the time is up: `python tests/fuzz.py KIND [SECONDS]`.

"structure" puts strange values and keys into a sound scenario, "targets" into a document of targets; "bytes" cuts,
flips and inserts bytes in the text of a scenario, "csv" in a column of numbers and in a ledger of facts; "workbook"
replaces cells of a workbook of inputs, changes their types, renames sheets, drops parts, and cuts the file.
Whatever comes out is checked: what passes the checks before a run, or an error in words in both languages.
Ten minutes when no time is given. A failure is written to `fuzz-failure.*` and its traceback is shown.
"""

from __future__ import annotations

import copy
import io
import json
import random
import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import binjiang_sim
from binjiang_sim import BinjiangError, load
from binjiang_sim import model as district_model
from binjiang_sim.export.keys import settable
from binjiang_sim.facts import ledger
from binjiang_sim.projection import checked
from binjiang_sim.scenario import resolve
from binjiang_sim.scenario.workbook import changes
from binjiang_sim.scenario.yaml_text import flow
from binjiang_sim.scenario.yaml_tree import plain, read_bytes
from binjiang_sim.text import decoded

SCENARIOS = Path(__file__).parent.parent / "scenarios"
TEN_MINUTES = 600.0
# A scenario that says a little of everything the language knows.
RICH = """\
schema: 1
name: {zh: 全部, en: Everything}
extends: base.yaml
end: 2032
levers:
  talent_programme: {value: 0.8, start: 2025-H2, ramp: 2, lag: 0.5, cap: 0.9, cost: 3 亿元/year}
  talent_housing: {s_curve: {start: 2025, years: 4, to: {uniform: [0.5, 0.9]}}, after: revert}
  school_building: {discrete: {slow: 0.2, fast: 0.8}, weights: {slow: 1, fast: 3}}
  service_circle: {pulse: {start: 2026, years: 2, to: 1, from: 0.1}}
parameters:
  talent: {base_inflow: {normal: [4.5万, 0.3万], between: [4万, 5万], status: assumption, why: wide}}
  economy: {gdp: "= gdp_2023_h1 / 0.47 / year"}
drivers: {demand_gap: {ar1: {sd: {uniform: [1 %, 2 %]}, persistence: 0.4}}}
shocks:
  - {name: slump, driver: demand_gap, start: 2026, window: 5, probability: 8 %/year, years: 2, change: -4 %}
  - {driver: external_capital, start: {uniform: [2026-H2, 2028]}, years: {pert: [1, 2, 4]}, factor: 0.5, recovery: 3}
correlations:
  - {inputs: [parameters.talent.base_inflow, shocks.external_capital.years], rank: -0.3}
targets:
  - {indicator: gdp, year: 2030, at_least: 4000 亿元, prices: 2023, kind: expected, source: the plan}
triggers:
  - name: {zh: 转向, en: turn}
    if: {indicator: graduate_inflow, period: 2026-H1, below: 2万 person}
    then: {levers.人才住房: {path: {2027: 0.4, 2028: 1}, after: hold}, levers.talent_programme: 0.8}
"""
TARGETS = """\
schema: 1
targets:
  - {indicator: gdp, year: 2030, at_least: 350 亿元, kind: expected, source: the plan}
  - {indicator: 地区生产总值, period: 2030-H1, at_most: 60 bn CNY, kind: 约束性, source: the plan}
  - {indicator: gdp_growth, year: 2028, at_least: 5 %, kind: 预期性, source: the plan}
  - {indicator: ladder, item: technology_leader, year: 2030, at_least: 5 家, kind: binding, source: the plan}
  - {indicator: resident_population, year: 2030, at_least: 30 万人, kind: expected, source: the plan}
  - {indicator: gdp, period: 2025/2030, at_least: 5 %, prices: 2023, kind: expected, source: the plan}
  - {indicator: graduate_inflow, period: 2026—2030年累计, between: 2–4万人, kind: expected, source: the plan}
"""
COLUMN = '年,v,note\n2021,7.5万,first\n2022,80000,"a, b"\n2023,"81,000","two\nlines"\n2024,8.2万人,\n'
FACTS = Path(binjiang_sim.__file__).parent / "facts" / "districts" / "sample_facts.csv"
VALUES = [
    "",
    "~",
    "-1",
    "nan",
    "1e999",
    "9" * 400,
    "= gdp_2023",
    "= 1/0",
    "26000万",
    "6.5 %",
    "\0",
    "人才",
    [],
    {},
    [[]],
]
VALUES += [
    {"path": {"2025": "1"}},
    {"triangular": ["3", "2", "1"]},
    {"each": {}},
    {"normal": ["0", "-1"]},
    {"x": {"y": "z"}},
    {"uniform": ["2026", "2027"]},
    {"discrete": {"a": "1", "b": "2"}},
]
TOKENS = [
    b"\t",
    b"\xff",
    b"\x00",
    b"\xef\xbb\xbf",
    b"&a ",
    b"*a ",
    b"!!x ",
    b"{",
    b"}",
    b"[",
    b"]",
    b": ",
    b"- ",
    b"\n",
    b"|",
]
TOKENS += ["：".encode(), "万".encode(), "人".encode("gbk"), b"'", b'"', b"? ", b"---\n", b"%YAML 9\n", b"9" * 50]


def structure(luck: random.Random, sound: bytes) -> bytes:
    """The file with one to four of its values replaced, dropped, or put under another key."""
    content: Any = plain(read_bytes(sound, "sound"))
    for _ in range(luck.randint(1, 4)):
        node = content
        while True:
            key = luck.choice(list(node) if isinstance(node, dict) else range(len(node)))
            if not isinstance(node[key], dict | list) or not node[key] or luck.random() < 0.2:
                break
            node = node[key]
        kind = luck.choice(("value", "value", "drop", "key"))
        if kind == "value" or isinstance(node, list):
            node[key] = copy.deepcopy(luck.choice(VALUES))
        else:
            value = node.pop(key)
            if kind == "key":
                node[f"{key}x"] = value
        if not content:
            break
    return json.dumps(content).encode()  # JSON is YAML


def damage(luck: random.Random, sound: bytes) -> bytes:
    """The file with one to eight places cut, flipped, doubled or filled with a token."""
    data = bytearray(sound)
    for _ in range(luck.randint(1, 8)):
        place = luck.randrange(len(data) + 1)
        end = min(len(data), place + luck.randint(1, 40))
        new = luck.choice((b"", bytes(data[place:end]) * 2, luck.choice(TOKENS), luck.randbytes(2)))
        data[place : luck.choice((place, end))] = new
    return bytes(data)


SHEETS = (*(f"xl/worksheets/sheet{number}.xml" for number in (1, 2, 4)), "xl/workbook.xml", "xl/sharedStrings.xml")
CELL = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*?(?:/>|>.*?</c>)')
FORMS = (b"n", b"s", b"str", b"e", b"b", b"d", b"inlineStr")
CELLS = [
    b"<v>0.07</v>",
    b"<v>1e999</v>",
    b"<v>nan</v>",
    b"<v>-1</v>",
    b"<v>45000</v>",
    b"<f>1/0</f>",
    b"<is><t>\xe5\x81\x87\xe5\xae\x9a</t></is>",
    b"<is><t>_x0007_</t></is>",
    b"<is><t>1,5</t></is>",
    b"<is><t>= gdp_2023 / year</t></is>",
    b"<v>#N/A</v>",
    b"",
]


def workbook(luck: random.Random, sound: bytes) -> bytes:
    """The workbook with one to six cells replaced, a sheet renamed, a part damaged or gone, or cut."""
    with zipfile.ZipFile(io.BytesIO(sound)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    kind = luck.choice(("cells", "cells", "cells", "rename", "damage", "drop", "cut"))
    if kind == "cells":
        for name in luck.choices(SHEETS[:3], weights=(5, 3, 1), k=luck.randint(1, 6)):
            cell = luck.choice(list(CELL.finditer(parts[name])))
            form = luck.choice((b"", *(b' t="%s"' % one for one in FORMS)))
            place = luck.choice((cell[1], cell[1], cell[1], b"F2", b"ZZ9", b"A1"))
            new = b'<c r="' + place + b'"' + form + b">" + luck.choice(CELLS) + b"</c>"
            parts[name] = parts[name][: cell.start()] + new + parts[name][cell.end() :]
    elif kind == "rename":
        parts[SHEETS[3]] = parts[SHEETS[3]].replace(luck.choice((b"inputs", b"about", b"targets")), b"other")
    elif kind == "damage":
        name = luck.choice(SHEETS)
        parts[name] = damage(luck, parts[name])
    elif kind == "drop":
        parts.pop(luck.choice(sorted(parts)))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)
    data = written.getvalue()
    return data[: luck.randrange(len(data))] if kind == "cut" else data


def table(luck: random.Random, sound: bytes) -> bytes:
    """The table in another encoding or with other line ends, then damaged like any text."""
    text = sound.decode("utf-8-sig").replace("\n", luck.choice(("\n", "\n", "\r\n", "\r")))
    text = text.replace(",", luck.choice((*",,,,", ";", "\t", "，")))
    data = text.encode(luck.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "gb18030")), "replace")
    return damage(luck, data) if luck.random() < 0.8 else data


@cache
def model() -> Any:
    """The model of the district."""
    return district_model()


def read_scenario(file: Path) -> None:
    """The scenario in the file is checked."""
    checked(load(file))


def read_targets(file: Path) -> None:
    """The targets in the file are laid on a scenario."""
    checked(load(SCENARIOS / "sample_district.yaml", targets=[file]))


def read_table(file: Path) -> None:
    """The file is read as numbers of a distribution and, when it is a ledger, as facts."""
    data = file.read_bytes()
    try:
        ledger.read(decoded(data, file.name), file.name)
    except BinjiangError as refused:
        if b"indicator" in data:
            raise refused
        column = f"{{empirical: {{file: {json.dumps(str(file))}, column: v}}}}"
        load(SCENARIOS / "sample_district.yaml", {"parameters.talent.graduates": column})


def read_workbook(file: Path) -> None:
    """What was edited in the workbook is laid on its scenario."""
    found, _ = changes(file, resolved())
    load(SCENARIOS / "sample_district.yaml", {one.path: flow(one.node) for one in found})


@cache
def resolved() -> Any:
    """The scenario whose inputs are in the workbook."""
    return resolve(SCENARIOS / "sample_district.yaml", model())


def scenarios(folder: Path) -> list[bytes]:
    """The rich scenario, and those that are shipped."""
    for file in SCENARIOS.glob("*.yaml"):
        (folder / file.name).write_bytes(file.read_bytes())
    return [RICH.encode()] * 8 + [file.read_bytes() for file in sorted(SCENARIOS.glob("*.yaml"))]


def workbooks(folder: Path) -> list[bytes]:
    """The inputs of a scenario as a workbook."""
    from binjiang_sim.report.render.inputs_workbook import write_inputs

    meanings = {path: (key.zh, key.en) for path, key in settable(model()).items()}
    return [Path(write_inputs(folder / "sound.xlsx", resolved(), meanings, "en")).read_bytes()]


@dataclass(frozen=True)
class Kind:
    """How files are damaged, what reads them, which are sound, and how their names end."""

    damaged: Callable[[random.Random, bytes], bytes]
    read: Callable[[Path], None]
    sound: Callable[[Path], list[bytes]]
    suffix: str = ".yaml"


KINDS: dict[str, Kind] = {
    "structure": Kind(structure, read_scenario, scenarios),
    "bytes": Kind(damage, read_scenario, scenarios),
    "targets": Kind(structure, read_targets, lambda folder: [TARGETS.encode()]),
    "csv": Kind(table, read_table, lambda folder: [COLUMN.encode(), FACTS.read_bytes()], ".csv"),
    "workbook": Kind(workbook, read_workbook, workbooks, ".xlsx"),
}


def outcome(kind: Kind, file: Path) -> str:
    """ "sound" or "refused"; anything else that happens is raised."""
    try:
        kind.read(file)
    except BinjiangError as error:
        refused = error
    else:
        return "sound"
    assert all(refused.text(language) for language in ("en", "zh"))
    return "refused"


def fuzz(name: str, seconds: float, most: int, seed: int, folder: Path) -> dict[str, int]:
    """How many files were sound and how many refused, until `seconds` have passed or `most` files are done."""
    luck, found, kind = random.Random(seed), {"sound": 0, "refused": 0}, KINDS[name]
    files = kind.sound(folder)
    end, damaged = time.monotonic() + seconds, folder / f"fuzz-failure{kind.suffix}"
    while time.monotonic() < end and sum(found.values()) < most:
        damaged.write_bytes(kind.damaged(luck, luck.choice(files)))
        found[outcome(kind, damaged)] += 1
    return found


if __name__ == "__main__":
    chosen, limit = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else TEN_MINUTES
    with tempfile.TemporaryDirectory() as name:
        try:
            print(chosen, fuzz(chosen, limit, sys.maxsize, 1, Path(name)))
        except Exception:
            failed = Path(name) / f"fuzz-failure{KINDS[chosen].suffix}"
            Path(failed.name).write_bytes(failed.read_bytes())
            raise
