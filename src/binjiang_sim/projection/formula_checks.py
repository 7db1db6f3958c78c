"""What formulas on published figures get wrong though their units fit: half-years, and prices of other years."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

from ..engine import units
from ..errors import Fault
from ..facts import Fact, Ledger
from ..scenario import Given, Scenario

NEAR = 1  # years between which prices hardly differ
MONEY = ("CNY", "USD")
GROWTH = ("growth", "price_index", "deflator")  # words in the indicators of facts that chain a figure


def faults(path: str, given: Given, scenario: Scenario) -> Iterator[Fault]:
    """What is odd about the formulas of a number."""
    ledger = scenario.ledger
    powers = units.parse(given.unit)[1]
    yearly = powers.get("year", 0) == -1
    for formula in filter(None, given.formula.split("; ")):
        tree = ast.parse(formula, mode="eval").body
        halves, scaled = _halves(tree, ledger)
        if yearly and halves > 0 and not scaled:
            yield Fault("check.half_year", {"path": path, "formula": formula, "unit": given.unit}, given.place)
        for fact in _of_other_prices(tree, scenario):
            values = {"path": path, "fact": fact.name, "year": _year(fact), "base": scenario.start}
            yield Fault("check.prices", values, given.place)
    if yearly and len(powers) == 1:
        for fact in (ledger[name] for name in given.facts):
            if fact.price_basis.startswith("nominal") and fact.indicator.endswith("growth"):
                yield Fault("check.nominal", {"path": path, "fact": fact.name}, given.place)


def _of_other_prices(tree: ast.expr, scenario: Scenario) -> list[Fact]:
    """The amounts in prices of a year far from that of the scenario which nothing carries over.

    A ratio of two amounts of one year carries no price; growth, an index, or a factor such as `1.05 ** 3` carries an
    amount from year to year.
    """
    names = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id in scenario.ledger]
    known = [scenario.ledger[name] for name in dict.fromkeys(names)]
    chained = any(fact.indicator.endswith(GROWTH) for fact in known)
    if chained or any(isinstance(node, ast.Pow) for node in ast.walk(tree)):
        return []
    left = _price_years(tree, scenario.ledger)
    odd = [year for year, times in left.items() if times and abs(year - scenario.start) > NEAR]
    return [fact for fact in known if _in_current_prices(fact) and _year(fact) in odd]


def _price_years(node: ast.expr, ledger: Ledger) -> Counter[int]:
    """How often the prices of each year stand above the line, less how often below it."""
    if isinstance(node, ast.Name):
        if node.id in ledger and _in_current_prices(ledger[node.id]):
            return Counter({_year(ledger[node.id]): 1})
        return Counter()
    if isinstance(node, ast.UnaryOp):
        return _price_years(node.operand, ledger)
    if not isinstance(node, ast.BinOp):
        return Counter()
    left, right = _price_years(node.left, ledger), _price_years(node.right, ledger)
    if isinstance(node.op, (ast.Add, ast.Sub)):  # each term has to stand for itself
        return Counter({year: left[year] or right[year] for year in {*left, *right}})
    if isinstance(node.op, ast.Div):
        right = Counter({year: -times for year, times in right.items()})
    return Counter({year: left[year] + right[year] for year in {*left, *right}})


def _in_current_prices(fact: Fact) -> bool:
    return fact.price_basis.startswith("nominal") and any(fact.powers.get(money) for money in MONEY)


def _year(fact: Fact) -> int:
    """The year whose prices a figure is in: the last of its period, else that of its publication."""
    return int((fact.period.split("/")[-1] or fact.date)[:4])


def _halves(node: ast.expr, ledger: Ledger) -> tuple[int, bool]:
    """How many half-year amounts stand above the line more than below it, and whether a share scales them to a year."""
    if isinstance(node, ast.Name):
        return (int(_half_year_amount(ledger[node.id])) if node.id in ledger else 0), False
    if isinstance(node, ast.UnaryOp):
        return _halves(node.operand, ledger)
    if not isinstance(node, ast.BinOp):
        return 0, False
    (left, left_scaled), (right, right_scaled) = _halves(node.left, ledger), _halves(node.right, ledger)
    scaled = left_scaled or right_scaled
    if isinstance(node.op, ast.Div):
        return left - right, scaled or _number(node.right, 0, 1)
    if isinstance(node.op, ast.Mult):
        return left + right, scaled or _number(node.right, 1, 3) or _number(node.left, 1, 3)
    if isinstance(node.op, (ast.Add, ast.Sub)):  # two half-years add up to a year
        return (0 if left and right else max(left, right)), scaled
    return left, scaled


def _half_year_amount(fact: Fact) -> bool:
    return "-H" in fact.period and "/" not in fact.period and bool(fact.powers)


def _number(node: ast.expr, low: float, high: float) -> bool:
    """Whether a plain number between the two stands here, alone or as the first factor: 0.58 in `0.58 * year`."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return _number(node.left, low, high) or _number(node.right, low, high)
    return isinstance(node, ast.Constant) and isinstance(node.value, (int, float)) and low < node.value < high
