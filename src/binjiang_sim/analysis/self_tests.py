"""Self-tests of a model on a scenario: what must hold whatever the district, from what the model declares of itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ..engine import Equation, Model
from ..engine.declare import plain_input
from ..engine.expression import AT_START, NAMED, PARAMETER, VARIABLE, Expression
from ..engine.operations import labelled
from ..engine.outline import HEADLINE
from ..errors import BinjiangError, Fault, ScenarioError, expect
from ..projection import checked, measure, problems
from ..projection.blocks import Block, Job, cells_with_numbers, first_bad, simulated
from ..projection.figures import Figures
from ..projection.options import Progress
from ..sampling.distributions import Floats
from ..scenario import Scenario
from ..scenario.variants import changed
from ..words import say

DRAWS = 64
ALONE = (0, 1, DRAWS // 2, DRAWS - 1)  # draws that are also run alone
LONGER, LATEST = 40, 2100  # years added to the run, and its last year, where figures must stay finite and in bounds
ROUNDING = 1e-9  # of the largest number in a balance
STEP_SHARE = 0.02  # that a finer step may move a main figure in the last year
NOTHING_SHARE = 0.01  # of a main figure that may be left of a district in which nobody lives or works
FINER = {1: 2, 2: 4, 4: 12}  # steps a year
COUNTED = ("person", "enterprise")  # units of the stocks without which nothing is produced
SUMS = frozenset({"add", "subtract", "negative", "total", "element", "entering", NAMED})  # each term counts fully
NAMES_SHOWN = 4


@dataclass(frozen=True)
class SelfTest:
    """A self-test: its `key`, whether it `passed` (None when it was not asked), and the `finding` behind that.

    `name`, `found`, `expected` and `meaning` are in English, `text` gives each in either language.
    """

    key: str
    passed: bool | None
    finding: Fault

    @property
    def name(self) -> str:
        """What is tested."""
        return self.text("name", "en")

    @property
    def found(self) -> str:
        """What was found, or why the test was not asked."""
        return self.text("found", "en")

    @property
    def expected(self) -> str:
        """What should be found."""
        return self.text("expected", "en")

    @property
    def meaning(self) -> str:
        """What it means for a reader of figures."""
        return self.text("meaning", "en")

    def text(self, part: str, language: str) -> str:
        """The "name", what was "found", what was "expected" or the "meaning", in "zh" or "en"."""
        if part == "found":
            return self.finding.text(language)
        ending = {"name": "", "expected": "_expected", "meaning": "_means"}[part]
        tolerances = {"steps": 100 * STEP_SHARE, "nothing": 100 * NOTHING_SHARE}
        share = f"{tolerances.get(self.key, 0):g}"
        return say(f"selftest.{self.key}{ending}", language, share=share)


def self_tests(scenario: Scenario, progress: Progress | None = None) -> tuple[SelfTest, ...]:
    """Test the model of a scenario against what it declares of itself.

        for test in bj.analysis.self_tests(bj.load("base")):
            print(test.name, test.passed, test.found)

    Tests read kinds, dimensions, bounds, levers, costs and main figures from the model, so they are the same for any
    district and any model. What a model does not declare is not asked, and `found` says what is missing.
    `progress` is called with the tests just done and those to do in all.
    Raises ScenarioError for a scenario that a run refuses.
    """
    expect("scenario", scenario, Scenario)
    case = _Case(replace(scenario, draws=DRAWS, targets=(), triggers=()))  # a model need not reach what somebody wants
    checked(case.scenario)
    found = []
    for key, test in TESTS.items():
        passed, finding = test(case)
        found.append(SelfTest(key, passed, finding))
        if progress:
            progress(1, len(TESTS))
    return tuple(found)


Answer = tuple[bool | None, Fault]


@dataclass(frozen=True)
class _Case:
    """A scenario with few draws, and the cells of its run."""

    scenario: Scenario
    central: bool = False

    @cached_property
    def job(self) -> Job:
        return Job(replace(self.scenario, draws=1) if self.central else self.scenario, self.central)

    @property
    def model(self) -> Model:
        return self.job.model

    @property
    def figures(self) -> Figures:
        return self.job.figures

    @cached_property
    def block(self) -> Block:
        """All draws, (row, cell, draw), with the numbers of those that a run leaves out."""
        return self.draws(0, self.job.scenario.draws)

    @property
    def cells(self) -> Floats:
        return self.block.cells

    @cached_property
    def good(self) -> Floats:
        """The cells of the draws that a run keeps."""
        return np.delete(self.cells, self.block.bad, axis=-1)

    def draws(self, first: int, count: int) -> Block:
        """Some draws, in memory of their own."""
        return next(simulated(self.job, first, count, keep_all=True))

    def own(self, name: str, cells: Floats) -> Floats:
        """The cells of a variable, (own dimensions..., cell, draw), which know the labels of its first dimension."""
        labels = [self.scenario.label_keys[dim] for dim in self.model.equations[name].dims]
        rows = cells[self.figures.layout.rows[name]]
        values = rows.reshape(*map(len, labels), *rows.shape[1:])
        return labelled(values, labels[0]) if labels else values

    def main(self) -> list[str]:
        """The main figures of the headline table that are amounts, in order."""
        names = dict.fromkeys(one.name for one in self.model.main_figures(HEADLINE))
        year = str(self.scenario.end)
        return [
            name
            for name in names
            if not self.model.equations[name].share and self.figures.numbers(name, year) is not None
        ]

    def last(self, name: str) -> Floats:
        """A figure in the last year, (item, draw)."""
        return self.figures.figure(name, str(self.scenario.end), self.good)


def _answer(key: str, wrong: Collection[str], **values: object) -> Answer:
    """Passed with what was looked at, or failed with the names of what is wrong."""
    if wrong:
        return False, Fault(f"selftest.{key}_wrong", {**values, "names": _listed(wrong), "wrong": len(wrong)})
    return True, Fault(f"selftest.{key}_right", values)


def _not_asked(reason: str, **values: object) -> Answer:
    return None, Fault(f"selftest.{reason}", values)


def _listed(names: Collection[str]) -> str:
    """The first names, and a mark where there are more."""
    shown = list(names)[:NAMES_SHOWN]
    return ", ".join(shown) + (" …" if len(names) > NAMES_SHOWN else "")


def _different(figures: Figures, one: Floats, other: Floats) -> list[str]:
    """The variables with a figure that is not the same bit by bit."""
    found = [
        group.name for group in figures.groups if figures.of(group, one).tobytes() != figures.of(group, other).tobytes()
    ]
    return list(dict.fromkeys(found))


# Null: nothing changed


def _null(case: _Case) -> Answer:
    again = _Case(case.scenario).cells
    return _answer("null", _different(case.figures, case.cells, again), figures=case.figures.size, draws=DRAWS)


# Conservation


def _conservation(case: _Case) -> Answer:
    stocks = case.model.of_kind("stock")
    if not stocks:
        return _not_asked("no_stocks")
    if not case.good.size:
        return _not_asked("no_draws")
    wrong = []
    for stock in stocks:
        if terms := _other_terms(case.model, stock.name):
            wrong.append(f"{stock.name} ({', '.join(terms)})")
        elif not _balanced(case, stock):
            wrong.append(stock.name)
    return _answer("conservation", wrong, stocks=len(stocks))


def _other_terms(model: Model, name: str) -> list[str]:
    """What stands in the rate of a stock and is no flow with a sign: names of variables and parameters, operations."""
    found = []
    for one in _terms(model.expressions[name]):
        if one.operation != VARIABLE or model.equations[str(one.detail)].kind != "flow":
            found.append(str(one.detail) or one.operation)
    return list(dict.fromkeys(found))


def _terms(one: Expression) -> Iterator[Expression]:
    if one.operation not in SUMS:
        yield one
        return
    for argument in one.arguments:
        yield from _terms(argument)


def _balanced(case: _Case, stock: Equation) -> bool:
    """Whether the stock changes over every cell by what flowed in and out of it."""
    flows = [case.own(name, case.good[:, 1:]) for name in stock.inputs]
    named = dict(zip(stock.inputs, flows, strict=True))
    rate = case.model.expressions[stock.name].evaluated(lambda leaf: named[str(leaf.detail)])
    own = case.own(stock.name, case.good)
    missed = np.abs(own[..., 1:, :] - own[..., :-1, :] - rate)
    largest = max(float(np.max(np.abs(one), initial=0)) for one in (own, *flows))
    return bool(np.max(missed, initial=0) <= ROUNDING * largest)


# Parts add up


def _parts(case: _Case) -> Answer:
    equations, totals, apart = case.model.equations, {}, 0
    for name, one in case.model.expressions.items():
        if one.operation == "total" and one.arguments[0].operation == VARIABLE:
            parts = str(one.arguments[0].detail)
            if measure(equations[name]) == measure(equations[parts]):
                totals[name] = parts
            else:  # such as the mean of a period, of items that are counted at its end
                apart += 1
    if not totals:
        return _not_asked("no_totals")
    if not case.good.size:
        return _not_asked("no_draws")
    wrong = [f"{name} = total({parts})" for name, parts in totals.items() if not _adds_up(case, name, parts)]
    return _answer("parts", wrong, totals=len(totals), every=len(totals) + apart)


def _adds_up(case: _Case, name: str, parts: str) -> bool:
    """Whether the figures of a variable are the sums of those of its parts, in every period that both have."""
    figures, dims = case.figures, case.model.equations[name].dims
    shape = [len(case.scenario.label_keys[dim]) for dim in dims]
    for period in figures.periods:
        if figures.numbers(name, period) is None or figures.numbers(parts, period) is None:
            continue
        whole, each = (figures.figure(one, period, case.good) for one in (name, parts))
        summed = each.reshape(-1, *shape, each.shape[-1]).sum(axis=0).reshape(whole.shape)
        if np.max(np.abs(whole - summed), initial=0) > ROUNDING * np.max(np.abs(each), initial=0):
            return False
    return True


# Finite, and within bounds


def _bounds(case: _Case) -> Answer:
    end = max(case.scenario.end, min(case.scenario.end + LONGER, LATEST))
    longer = _Case(replace(case.scenario, end=end))
    failed = len(longer.block.bad)
    wrong = [first_bad(longer.job, longer.cells)] if failed else []
    limits = dict(_limits(longer.model))
    for name, (low, high) in limits.items() if longer.good.size else ():
        own = longer.own(name, longer.good)[..., cells_with_numbers(measure(longer.model.equations[name])), :]
        least, most = float(np.min(own)), float(np.max(own))
        if least < low - ROUNDING or most > high + ROUNDING:
            wrong.append(f"{name} ({least:.3g} … {most:.3g})")
    undefined = _undefined(longer) if longer.good.size else []
    counts = {"figures": longer.figures.size, "bounded": len(limits), "failed": failed, "undefined": len(undefined)}
    return _answer("bounds", wrong, end=end, **counts)


def _undefined(case: _Case) -> list[str]:
    """The indicators with a figure that is no number, such as growth from nothing: a run does not report it."""
    groups = [one for one in case.figures.groups if case.model.equations[one.name].kind == "indicator"]
    found = [one.name for one in groups if not np.isfinite(case.figures.of(one, case.good)).all()]
    return list(dict.fromkeys(found))


def _limits(model: Model) -> Iterator[tuple[str, tuple[float, float]]]:
    """The bounds that are declared: a `low`, intensities of levers, and stocks that are shares."""
    for one in model.equations.values():
        if one.low is not None:
            yield one.name, (one.low, np.inf)
        elif one.unit == "1" and (one.kind == "lever" or (one.kind == "stock" and one.share)):
            yield one.name, (0.0, 1.0)


# Levers


def _levers(case: _Case) -> Answer:
    levers = [one.name for one in case.model.of_kind("lever")]
    if not levers:
        return _not_asked("no_levers")
    reached = {name: _reached(case, name) for name in levers}
    held = [name for name, found in reached.items() if name not in found]
    if len(held) == len(levers):
        return _not_asked("levers_held", names=_listed(held))
    wrong = [name for name, found in reached.items() if found == {name}]
    return _answer("levers", wrong, levers=len(levers) - len(held), every=len(levers))


def _reached(case: _Case, lever: str) -> set[str]:
    """The variables that differ when a lever that costs nothing stands at 1 instead of 0; none where it may not."""
    try:
        free = _without_cost(case.scenario, lever)
        rest, full = (_Case(changed(free, f"levers.{lever}", value), central=True) for value in (0.0, 1.0))
    except ScenarioError:
        return set()
    return set(_different(case.figures, rest.cells, full.cells))


def _without_cost(scenario: Scenario, lever: str) -> Scenario:
    """The scenario in which a lever costs nothing, so that what it changes is no matter of money."""
    cost = scenario.model.costs.get(lever)
    return changed(scenario, f"parameters.{cost}", 0.0) if cost else scenario


def _direction(case: _Case) -> Answer:
    return _not_asked("no_aims")


# Order


def _order(case: _Case) -> Answer:
    wrong = []
    for draw in ALONE:
        alone, among = case.draws(draw, 1).cells, case.cells[..., draw : draw + 1]
        wrong += [f"{name} (draw {draw})" for name in _different(case.figures, alone, among)]
    shocks = case.scenario.shocks
    if len(shocks) > 1:
        turned = _Case(replace(case.scenario, shocks=shocks[::-1]))
        wrong += [f"{name} (shocks)" for name in _different(case.figures, case.cells, turned.cells)]
    return _answer("order", wrong, draws=len(ALONE), shocks=len(shocks) if len(shocks) > 1 else 0)


# Steps


def _steps(case: _Case) -> Answer:
    steps = case.scenario.steps_per_year
    finer = FINER.get(steps)
    if finer is None:
        return _not_asked("finest", steps=steps)
    coarse = _Case(case.scenario, central=True)
    if not coarse.main():
        return _not_asked("no_main_figures")
    fine = _Case(case.scenario.with_({"steps_per_year": finer, "targets": []}), central=True)
    if not (coarse.good.size and fine.good.size):
        return _not_asked("no_draws")
    moved = {name: _moved(coarse.last(name), fine.last(name)) for name in coarse.main()}
    wrong = [f"{name} ({100 * share:.2g} %)" for name, share in moved.items() if not share < STEP_SHARE]
    most = f"{100 * max(moved.values()):.2g}"
    return _answer("steps", wrong, figures=len(moved), steps=steps, finer=finer, year=case.scenario.end, most=most)


def _moved(one: Floats, other: Floats) -> float:
    """By what share of itself, or of the largest item, a figure differs."""
    largest = float(np.max(np.abs(one), initial=0))
    return float(np.max(np.abs(other - one))) / largest if largest else float(np.any(other != 0))


# Nothing comes of nothing


def _nothing(case: _Case) -> Answer:
    main, keys = case.main(), _amounts(case.model)
    if not main or not keys:
        return _not_asked("no_amounts" if main else "no_main_figures")
    name, before = main[0], case.last(main[0])
    if not before.any():
        return _not_asked("nothing_before" if before.size else "no_draws", name=name)
    try:
        empty = case.scenario
        for key in keys:
            empty = changed(empty, f"parameters.{key}", 0.0)
        faults = problems(empty)[0]
    except BinjiangError as error:
        faults = list(error.faults)
    if faults:
        return None, Fault("selftest.nothing_refused", {"zh": faults[0].text("zh"), "en": faults[0].text("en")})
    left = _Case(empty)
    wrong = [first_bad(left.job, left.cells)] if len(left.block.bad) else []
    share = float(np.max(np.abs(left.last(name)), initial=0) / np.max(np.abs(before)))
    wrong += [] if share < NOTHING_SHARE else [f"{name} ({100 * share:.2g} %)"]
    return _answer("nothing", wrong, inputs=_listed(keys), count=len(keys), name=name, left=f"{100 * share:.2g}")


def _amounts(model: Model) -> list[str]:
    """The amounts, which may be nothing, that people and enterprises at the start are made of: parameters by path."""
    counted = [one for one in model.of_kind("stock") if one.unit in COUNTED]
    waiting, seen, found = [one.start for one in counted], set(), []
    while waiting:
        name = waiting.pop()
        if name in seen or model.equations[name].kind != "start":
            continue
        seen.add(name)
        for leaf in _factors(model.expressions[name]):
            if leaf.operation in (VARIABLE, AT_START):
                waiting.append(plain_input(str(leaf.detail)))
            elif leaf.operation == PARAMETER:
                one = model.parameters[str(leaf.detail)]
                if one.low == 0 and not one.whole and one.unit.partition("/")[0] not in ("1", "year"):
                    found.append(one.key)
    return sorted(set(found))


def _factors(one: Expression) -> Iterator[Expression]:
    """The parts of an expression that are no divisor and no exponent."""
    if not one.arguments:
        yield one
    kept = one.arguments[:1] if one.operation in ("divide", "power") else one.arguments
    for argument in kept:
        yield from _factors(argument)


TESTS: Mapping[str, Callable[[_Case], Answer]] = {
    "null": _null,
    "conservation": _conservation,
    "parts": _parts,
    "bounds": _bounds,
    "levers": _levers,
    "direction": _direction,
    "order": _order,
    "steps": _steps,
    "nothing": _nothing,
}
