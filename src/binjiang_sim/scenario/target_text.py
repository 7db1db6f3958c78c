"""A figure, a period and a value in one line, as a person types it: `gdp@2030>=3600亿元 按2023年价格`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from ..errors import Fault, ScenarioError
from .grammar import attempt
from .numbers import short
from .scenario import Scenario
from .targets import target
from .values import CURRENT, Target
from .yaml_tree import Table, read_text

LIMITS = {"=": "value", ">=": "at_least", "<=": "at_most", "≥": "at_least", "≤": "at_most"}  # the key of each sign
_LINE = re.compile(r"([^@=<>≥≤]+)@([^=<>≥≤]+?)\s*(>=|<=|=|≥|≤)(.*?)(?:(?:\+-|±)(.*))?", re.DOTALL)
_PRICES = re.compile(
    r"(.*?)\s*(?:at ([0-9]{4}|current) prices|按([0-9]{4})年价格|按(现价))?", re.DOTALL
)  # behind a value


def cells_of(text: str) -> dict[str, str]:
    """What a line says, by the keys of a file: indicator, item, period, a value or limit, prices, error.

    Empty for a line that is none.

    >>> cells_of("school_coverage/compulsory@2027>=95 %")
    {'indicator': 'school_coverage', 'item': 'compulsory', 'period': '2027', 'at_least': '95 %'}
    """
    match = _LINE.fullmatch(text)
    if match is None:
        return {}
    name, period, sign, value, error = (part and part.strip() for part in match.groups())
    indicator, _, item = str(name).partition("/")
    value, prices = priced(str(value))
    cells = {"indicator": indicator, "item": item, "period": period, LIMITS[str(sign)]: value}
    cells |= {"prices": prices, "error": error}
    return {key: str(cell) for key, cell in cells.items() if cell}


def priced(text: str) -> tuple[str, str]:
    """A written value without the prices behind it, and these: a year, "current", or nothing.

    >>> priced("300 bn CNY at current prices")
    ('300 bn CNY', 'current')
    """
    value, *said = cast(re.Match[str], _PRICES.fullmatch(text)).groups()
    return value, next((CURRENT if one == "现价" else one for one in said if one), "")


def table_of(cells: dict[str, str], place: str) -> Table:
    """The same as an entry of a file, everything in one place."""
    lines = "".join(f"{key}: {quoted(cell)}\n" for key, cell in cells.items())
    node = read_text(lines, lambda line, column: place, place)
    assert isinstance(node, Table)
    return node


def quoted(text: str) -> str:
    """A text as YAML in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def written_target(text: str, scenario: Scenario, place: str, item: str | None = None) -> Target:
    """A target in one line: `graduate_inflow@2030>=5万人`, `<=` for at most, the item behind a slash or as `item`.

    Money names its prices as the line of `written_observation` does. Raises ScenarioError with all faults.
    """
    from . import schema  # pydantic stays away from a bare import

    cells = cells_of(text)
    if "value" in cells or "error" in cells or not {"at_least", "at_most"} & set(cells):
        raise ScenarioError([Fault("target.line", {"text": short(text)}, place)])
    if item and cells.setdefault("item", item) != item:
        raise ScenarioError([Fault("target.items", {"text": short(text), "item": short(item)}, place)])
    cells |= {"kind": "expected", "source": place}
    row = schema.TargetRow.model_validate(cells)
    return target(row, table_of(cells, place), "target", scenario.model, scenario.labels, scenario.ledger)


def written_targets(
    texts: Sequence[str], scenario: Scenario, option: str = "", item: str | None = None
) -> tuple[Target, ...]:
    """Several of them, each in the place of its text behind `option`. Raises ScenarioError with the faults of all."""
    faults: list[Fault] = []
    found = [attempt(faults, written_target, one, scenario, f"{option} {one}".strip(), item) for one in texts]
    if faults:
        raise ScenarioError(faults)
    return tuple(one for one in found if one is not None)
