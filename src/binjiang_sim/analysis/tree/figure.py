"""Why a figure is what it is: its formula with numbers, and its change shared out down to the inputs that differ.

Both runs are computed at every instant. The change of a variable at an instant is shared out among what its equation
reads there, by Shapley values (`shares`); what an input gets is passed on in proportion to its own equation's shares,
instant by instant back to the beginning, through stocks as through anything else. Every step passes on exactly what it
got, so the children of a node add up to it, and the inputs that differ, the leaves, add up to the whole change. What
does not differ between the runs gets nothing, and has nothing to pass on: causes that cancel out do not show.

Direct effect and feedback: the feedback is what reaches the figure by way of other equations that read it, or the
variables that an indicator is made of. Its share is found by the same passing on, with the loop cut: what those other
readers would pass back is added up and goes no further. A run with the readers held at their values in the base would
put all that both effects do together into the feedback; the shares divide it as everywhere else in the tree, agree with
such a run where the loop is linear, and cost no run, so that every input has both parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import isfinite
from numbers import Integral
from types import NoneType
from typing import TYPE_CHECKING

from ...engine import Model
from ...errors import Fault, ProjectionError, expect
from ...projection.blocks import Job
from ...projection.figures import items, recorded
from ...scenario import Scenario
from ...scenario.judgements import with_idle
from ...scenario.variants import changed
from .branches import Branches
from .leaves import Leaf
from .nodes import INPUTS, Formula, InputShare, Node
from .owed import Owed, Profile
from .reported import Figures
from .runs import Runs
from .values import Values

if TYPE_CHECKING:
    import pandas

DEPTH = 5  # levels of variables in the tree
LEAST = 0.01  # of the largest input: a smaller cause is shared out among inputs at once


@dataclass(frozen=True, repr=False)
class ExplainedFigure:
    """A figure of a scenario, the same in what it is compared with, and where the change comes from.

    `against` is the scenario it is compared with, None for the scenario itself with every lever at rest. `direct` and
    `feedback` add up to `change`. Without a change (`change` is 0.0) `children` are what the formula reads, without
    shares, and `leaves` the inputs they rest on.
    """

    scenario: Scenario
    against: Scenario | None
    draw: int | None
    indicator: str
    item: str | None
    period: str
    unit: str
    value: float
    base: float
    change: float
    direct: float
    feedback: float
    formula: Formula
    children: tuple[Node, ...]
    leaves: tuple[InputShare, ...]

    @cached_property
    def model(self) -> Model:
        """The scenario's model with the variants that it chooses."""
        return self.scenario.model.replace(*self.scenario.equations)

    @property
    def record(self) -> dict[str, object]:
        """All of it as plain values for JSON."""
        names = ("indicator", "item", "period", "unit", "value", "base", "change", "direct", "feedback", "draw")
        return {
            "scenario": self.scenario.name["en"],
            "against": None if self.against is None else self.against.name["en"],
            **{name: getattr(self, name) for name in names},
            "formula": self.formula.record,
            "children": [one.record for one in self.children],
            "leaves": [one.record for one in self.leaves],
        }

    @cached_property
    def frame(self) -> pandas.DataFrame:
        """A row for each node: `level` (1 below the figure), `above` (its place in the table, -1), and its fields."""
        import pandas

        rows: list[dict[str, object]] = []

        def add(nodes: Sequence[Node], level: int, above: int) -> None:
            for node in nodes:
                plain = {name: one for name, one in vars(node).items() if name not in ("items", "children")}
                rows.append({"level": level, "above": above, **plain})
                add(node.children, level + 1, len(rows) - 1)

        add(self.children, 1, -1)
        return pandas.DataFrame(rows)

    def __repr__(self) -> str:
        figure = self.indicator if self.item is None else f"{self.indicator}/{self.item}"
        moved = f"{self.value:.6g} against {self.base:.6g}" if self.change else f"{self.value:.6g}, no change"
        return f"<ExplainedFigure {figure} {self.period}: {moved}, {len(self.leaves)} inputs>"


def explained_figure(
    scenario: Scenario,
    indicator: str,
    period: int | str,
    item: str | None = None,
    *,
    against: Scenario | None = None,
    draw: int | None = None,
    depth: int = DEPTH,
) -> ExplainedFigure:
    """Why a figure is what it is, and why it is not what it is in `against`.

    `against` is by default the same scenario with every lever at rest: what the plan changes. Both run once with every
    input at its median, or with the numbers and the luck of one draw (`draw`, from 0). `depth` is how many levels of
    variables the tree has below the figure. Triggers are decided in both as in any run; what a lever that they switch
    brings is its own, whatever made them fire. Shares are in the unit of the model and add up at every node.

    >>> why = bj.analysis.explained_figure(bj.load("base"), "gdp", 2030)
    >>> why.change, [(one.path, one.share) for one in why.leaves[:3]]

    Raises ProjectionError, with all faults, for an unknown indicator, item or period, a figure that is not defined, and
    scenarios that cannot be compared: another district, start, length of steps, or other equations.
    """
    expect("scenario", scenario, Scenario)
    expect("indicator", indicator, str)
    expect("period", period, Integral, str)
    expect("item", item, str, NoneType)
    expect("against", against, Scenario, NoneType)
    expect("draw", draw, Integral, NoneType)
    expect("depth", depth, Integral)
    _check(scenario, against, indicator, str(period), item)
    if against is None:
        base = at_rest(scenario)
    else:  # of one model, with the judgements of both
        scenario, base = with_idle(scenario, against.judgements), with_idle(against, scenario.judgements)
    return Explainer(Runs(scenario, base, draw), against).figure(indicator, str(period), item, depth)


def at_rest(scenario: Scenario) -> Scenario:
    """The scenario with every lever at zero and no trigger; itself when none is ordered."""
    scenario = replace(scenario, triggers=()) if scenario.triggers else scenario
    for name, path in scenario.levers.items():
        if any(given.value for _, given in path.points):
            scenario = changed(scenario, f"levers.{name}", 0)
    return scenario


def _check(scenario: Scenario, against: Scenario | None, indicator: str, period: str, item: str | None) -> None:
    """Raises ProjectionError for a figure that either scenario does not have."""
    faults: list[Fault] = []
    for one in (scenario, *([against] if against else [])):
        figures = Job(one, central=True).figures
        known = indicator in figures.model.equations
        wrong = figures.faults(indicator, period, *([item] if known else []))
        if not wrong and figures.numbers(indicator, period) is None:
            wrong = [Fault("result.undefined", {"indicator": indicator, "period": period})]
        faults += [fault for fault in wrong if fault not in faults]
    if faults:
        raise ProjectionError(faults)


@dataclass(frozen=True)
class Explainer:
    """Explains the figures of two runs, one after another: both are run once for all of them."""

    runs: Runs
    against: Scenario | None = None

    @cached_property
    def _figures(self) -> Figures:
        return Figures(self.runs)

    @cached_property
    def _owed(self) -> Owed:
        return Owed(self.runs)

    def figure(self, indicator: str, period: str, item: str | None = None, depth: int = DEPTH) -> ExplainedFigure:
        """One figure, which both runs have. Raises ProjectionError where it is NaN or infinite."""
        equation = self.runs.model.equations[indicator]
        row = items(equation, self.runs.labels).index(item)
        figure = self._figures.reported(indicator, period)
        before, after = (float(side[row, 0]) for side in (figure.value.before, figure.value.after))
        if not isfinite(before + after):
            raise ProjectionError([Fault("result.undefined", {"indicator": indicator, "period": period})])
        values = Values(self.runs, self._figures, period)
        leaves = self._inputs(values, figure.profile(row), indicator)
        if leaves:
            largest = max(abs(one.share or 0.0) for one in leaves)
            children = Branches(values, self._owed, depth, LEAST * largest).of_figure(figure, row)
        else:  # a difference that no input brings is rounding
            before = after
            children = Branches(values, self._owed, depth).levels(indicator, row)
            leaves = list(_resting_on(values, children))
        feedback = sum(one.feedback or 0.0 for one in leaves)
        return ExplainedFigure(
            *(self.runs.scenario, self.against, self.runs.draw, indicator, item, period, equation.reported_unit),
            *(after, before, after - before, after - before - feedback, feedback),
            *(values.formula_of(indicator, row), tuple(children), tuple(leaves)),
        )

    def _inputs(self, values: Values, profile: Profile, indicator: str) -> list[InputShare]:
        """What each input that differs brings, the largest first."""
        whole = self._owed.shares(profile, self._owed.whole)
        direct = self._owed.shares(profile, self._owed.directly(recorded(self.runs.model, [indicator])))
        brought = zip(self._owed.leaves, whole.tolist(), direct.tolist(), strict=False)
        found = [values.input(leaf, (share, part)) for leaf, share, part in brought if share or part]
        return sorted(found, key=lambda one: -abs(one.share or 0.0))


def _resting_on(values: Values, children: Sequence[Node]) -> Iterator[InputShare]:
    """The inputs in a tree, each once, the nearest to the figure first."""
    found: dict[Leaf, None] = {}
    level = list(children)
    while level:
        ends = (one for one in level if one.kind in INPUTS and not one.children)
        found |= {Leaf(one.kind, one.name, one.item): None for one in ends}
        level = [below for one in level for below in one.children]
    yield from map(values.input, found)
