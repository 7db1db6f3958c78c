"""Why a figure is what it is, in several ways at once: the levers, the causes of growth, the formula, another plan."""

from __future__ import annotations

from collections.abc import Collection
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from types import NoneType

from ...errors import Fault, ProjectionError, expect, unknown
from ...projection.blocks import Job
from ...projection.options import Notice, Progress, warn
from ...scenario import Scenario
from ..questions import refuse
from ..tree.figure import ExplainedFigure, explained_figure
from .bridge import Bridge, changed_lines
from .growth import GDP, PROXIMATE, ULTIMATE, GrowthCauses, growth_causes
from .ledger import Ledger, lever_ledger

LEDGER, GROWTH, TREE = PARTS = ("ledger", "growth", "tree")
LINES = "lines"
AGAINST = (LINES, TREE)  # the parts of a figure held against that of another plan
OF_GROWTH = (GDP, f"{GDP}_growth")  # figures whose explanation has the causes of growth


@dataclass(frozen=True)
class Explanation:
    """A figure of a scenario, explained; parts that were not asked for are None, or empty.

    `ledger` shares out what the levers bring, `growth` the growth of GDP by its factors and by its sources, and `tree`
    leads from the figure through its formula down to the inputs. Against another scenario `lines` says which changed
    line brings how much of the difference, and `tree` by way of what.
    """

    scenario: Scenario
    indicator: str
    item: str | None
    period: str
    ledger: Ledger | None = None
    growth: tuple[GrowthCauses, ...] = ()
    tree: ExplainedFigure | None = None
    lines: Bridge | None = None

    @property
    def record(self) -> dict[str, object]:
        """All of it as plain values for JSON, each part under its name."""
        found: dict[str, object] = {name: getattr(self, name) for name in ("indicator", "item", "period")}
        if self.ledger:
            found[LEDGER] = self.ledger.record
        if self.growth:
            found[GROWTH] = {key: value for one in self.growth for key, value in one.record.items()}
        if self.lines:
            found[LINES] = self.lines.record
        if self.tree:
            found[TREE] = self.tree.record
        return found


def usual_figure(scenario: Scenario) -> tuple[str, str, str | None]:
    """What is explained when nothing is asked for: the first headline figure in the last year of the targets.

    Without targets it is that of the last planning year of the run.
    """
    figures = Job(scenario).figures
    aimed = [int(one.years[-1][:4]) for one in scenario.targets]
    year = str(max(aimed or [one for one in scenario.planning_years if one <= scenario.end], default=scenario.end))
    for one in figures.model.main_figures("headline"):
        if figures.numbers(one.name, year) is not None:
            return one.name, year, next(iter(one.items), None)
    raise ProjectionError([Fault("explain.no_figure", {}, scenario.file)])


def explain(
    scenario: Scenario,
    indicator: str | None = None,
    period: str | int | None = None,
    item: str | None = None,
    *,
    against: Scenario | None = None,
    parts: Collection[str] | None = None,
    draws: int | None = None,
    seed: int | None = None,
    orders: int | None = None,
    executor: Executor | None = None,
    workers: int = 1,
    progress: Progress | None = None,
    notice: Notice = warn,
) -> Explanation:
    """Because of what a figure is what it is, or differs from that of another scenario.

    Without an indicator it is that of `usual_figure`. `parts` names some of PARTS, of AGAINST where there is a scenario
    to hold it against; the causes of growth are only there for GDP. `draws`, `orders`, `executor`, `workers` and
    `progress` are as for `lever_ledger`, the part that takes longest.

        why = bj.analysis.explain(bj.load("base"), "gdp", 2030)
        why.ledger.frame, why.growth[0].frame, why.tree.frame
        bj.analysis.explain(bj.load("talent_first"), "gdp", 2030, against=bj.load("base")).lines.frame

    Raises ProjectionError, with all faults, for a figure that is not defined and parts that there are not.
    """
    expect("scenario", scenario, Scenario)
    expect("indicator", indicator, str, NoneType)
    expect("against", against, Scenario, NoneType)
    known = PARTS if against is None else AGAINST
    parts = known if parts is None else parts
    faults = [unknown("explain.part", one, known) for one in parts if one not in known]
    faults += [Fault("explain.both")] if (indicator is None) != (period is None) else []
    faults += [Fault("explain.orders")] if against is not None and orders is not None else []
    refuse(faults)
    if seed is not None:  # every part looks at the same draws
        scenario = replace(scenario, seed=seed)
        against = against and replace(against, seed=seed)
    if indicator is None or period is None:
        indicator, period, item = usual_figure(scenario)
    figure = indicator, str(period), item
    if against is not None:
        lines = changed_lines(against, scenario, *figure, draws=draws, progress=progress) if LINES in parts else None
        tree = explained_figure(scenario, *figure, against=against) if TREE in parts else None
        return Explanation(scenario, indicator, item, figure[1], tree=tree, lines=lines)
    tree, ledger = explained_figure(scenario, *figure) if TREE in parts else None, None
    if LEDGER in parts:
        ledger = lever_ledger(
            *(scenario, *figure),
            draws=draws,
            orders=orders,
            executor=executor,
            workers=workers,
            progress=progress,
            notice=notice,
        )
    growth = _growth(scenario, indicator, figure[1]) if GROWTH in parts else ()
    return Explanation(scenario, indicator, item, figure[1], ledger, growth, tree)


def _growth(scenario: Scenario, indicator: str, period: str) -> tuple[GrowthCauses, ...]:
    """The causes of growth up to a year, of both kinds; none of what is no figure of GDP in a whole year."""
    kinds = (PROXIMATE, ULTIMATE) if indicator in OF_GROWTH and period.isdigit() else ()
    return tuple(growth_causes(scenario, period, kind=kind) for kind in kinds)
