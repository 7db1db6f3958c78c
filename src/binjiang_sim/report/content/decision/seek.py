"""What a search for a plan found, in words and tables."""

from __future__ import annotations

from collections.abc import Sequence

from ....decision.sought import ALREADY, IMPOSSIBLE, Limit, Sought, Tried
from ....facts.periods import instant_text
from ....scenario.resolved import moment
from ....words import say
from .. import series
from ..blocks import Table
from ..numbers import scale, text
from ..targets import described

MOST = 8  # points of the frontier that a table shows


def goal(found: Sought, language: str) -> str:
    """What was to be met."""
    targets = found.goal.targets
    if len(targets) == 1:
        return described(found.goal, targets[0], language)
    key = "seek.goal_all" if found.goal.least == len(targets) else "seek.goal_some"
    return say(key, language, least=found.goal.least, count=len(targets))


def sentences(found: Sought, language: str) -> tuple[str, ...]:
    """Whether it can be had, what it costs, what binds, and on what it was judged."""
    about = {"goal": goal(found, language), "asked": f"{100 * found.asked:.0f}"}
    about |= {"chance": found.met.text(language), "own": found.own_met.text(language)}
    cost, own_cost = (text(one, "CNY", language) for one in (found.cost, found.own_cost))
    span = {"since": found.since, "last": found.goal.last}
    first = say(f"seek.{found.status}", language, **about, cost=cost, own_cost=own_cost, **span)
    left = say("seek.left_out", language, count=found.left_out)
    about_draws = say("seek.about", language, **_counts(found))
    return (first, *_limits(found, language), about_draws, *([left] if found.left_out else []))


def _counts(found: Sought) -> dict[str, str]:
    names = ("tried", "draws", "judged")
    return {name: f"{getattr(found, name):,}" for name in names}


def _limits(found: Sought, language: str) -> tuple[str, ...]:
    if found.status == ALREADY or not found.limits:
        return ()
    joint = say("seek.semicolon", language)
    if found.status == IMPOSSIBLE:
        shown = joint.join(_loosened(found, one, language) for one in found.limits)
        return (say("seek.loosen", language, limits=shown),)
    capped = [one for one in found.limits if one.kind == "cap"]
    years = [str(one.year) for one in found.limits if one.kind == "budget"]
    comma = say("seek.comma", language)
    said = []
    if capped:
        names = comma.join(lever_name(found, str(one.lever), language) for one in capped)
        said.append(say("seek.capped", language, levers=names))
    if years:
        said.append(say("seek.budget_binds", language, years=comma.join(years)))
    return tuple(said)


def _loosened(found: Sought, one: Limit, language: str) -> str:
    points = f"{100 * (one.gain or 0.0):.1f}"
    if one.kind == "cap":
        lever = lever_name(found, str(one.lever), language)
        return say("seek.loosen_cap", language, lever=lever, step=f"{100 * (one.step or 0.0):.0f}", points=points)
    step = text(one.step or 0.0, "CNY", language) if one.kind == "budget" else f"{one.step:g}"
    return say(f"seek.loosen_{one.kind}", language, step=step, points=points)


def lever_name(found: Sought, lever: str, language: str) -> str:
    """A lever's name in the middle of a sentence."""
    equation = found.plans.scenario.model.equations[lever]
    return equation.zh if language == "zh" else equation.en


def table(found: Sought, language: str) -> Table:
    """A row for each lever: its size in the scenario's plan and in the one found, and when it starts to move."""
    own = {one.lever: one.size for one in found.plans.own}
    rows = []
    for one in found.levers:
        moves = found.status != ALREADY and found.plans.changes(one)
        start = instant_text(moment(one.start), language) if moves else say("seek.stays", language)
        name = series.capital(lever_name(found, one.lever, language))
        rows.append((name, f"{own[one.lever]:.2f}", f"{one.size:.2f}", start))
    head = tuple(say(f"seek.head_{one}", language) for one in ("lever", "own", "size", "start"))
    return Table(say("seek.table", language), head, tuple(rows), frozenset((1, 2)))


def frontier(found: Sought, language: str) -> Table:
    """Plans that no other one beats both in cost and in chance."""
    shown = thinned(found.frontier)
    own = scale([one.cost for one in shown], "CNY", language)
    rows = tuple(
        (own.number(one.cost), say("report.per_cent", language, number=f"{100 * one.chance:.1f}")) for one in shown
    )
    head = (say("seek.head_cost", language, unit=own.unit), say("seek.head_chance", language))
    span = {"since": found.since, "last": found.goal.last}
    return Table(say("seek.frontier", language, **span), head, rows, frozenset((0, 1)))


def thinned(points: Sequence[Tried]) -> list[Tried]:
    """At most MOST points of a frontier, its ends among them, evenly by chance."""
    if len(points) <= MOST:
        return list(points)
    low, high = points[0].chance, points[-1].chance
    wanted = [low + (high - low) * step / (MOST - 1) for step in range(MOST)]
    nearest = [min(points, key=lambda one: abs(one.chance - level)) for level in wanted]
    return list(dict.fromkeys(nearest))
