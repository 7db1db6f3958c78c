"""Damaged scenario files, one after another, until the time is up: `python tests/fuzz.py structure|bytes [SECONDS]`.

"structure" puts strange values and keys into a sound scenario, "bytes" cuts, flips and inserts bytes in its text.
Whatever comes out is checked: a scenario that passes the checks before a run, or an error in words in both languages.
Ten minutes when no time is given. A failure is written to `fuzz-failure.yaml` and its traceback is shown.
"""

from __future__ import annotations

import copy
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from binjiang_sim import BinjiangError, load
from binjiang_sim.projection import checked
from binjiang_sim.scenario.yaml_tree import plain, read_bytes

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
"""
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


KINDS: dict[str, Callable[[random.Random, bytes], bytes]] = {"structure": structure, "bytes": damage}


def outcome(file: Path) -> str:
    """ "sound" or "refused"; anything else that happens is raised."""
    try:
        checked(load(file))
    except BinjiangError as error:
        refused = error
    else:
        return "sound"
    assert all(refused.text(language) for language in ("en", "zh"))
    return "refused"


def fuzz(kind: str, seconds: float, most: int, seed: int, folder: Path) -> dict[str, int]:
    """How many files were sound and how many refused, until `seconds` have passed or `most` files are done."""
    luck, found = random.Random(seed), {"sound": 0, "refused": 0}
    files = [RICH.encode()] * 8 + [file.read_bytes() for file in sorted(SCENARIOS.glob("*.yaml"))]
    for file in SCENARIOS.glob("*.yaml"):
        (folder / file.name).write_bytes(file.read_bytes())
    end, damaged = time.monotonic() + seconds, folder / "fuzz-failure.yaml"
    while time.monotonic() < end and sum(found.values()) < most:
        damaged.write_bytes(KINDS[kind](luck, luck.choice(files)))
        found[outcome(damaged)] += 1
    return found


if __name__ == "__main__":
    chosen, limit = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else TEN_MINUTES
    with tempfile.TemporaryDirectory() as name:
        try:
            print(chosen, fuzz(chosen, limit, sys.maxsize, 1, Path(name)))
        except Exception:
            Path("fuzz-failure.yaml").write_bytes((Path(name) / "fuzz-failure.yaml").read_bytes())
            raise
