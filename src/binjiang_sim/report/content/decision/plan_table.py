"""A table of plans in words: chances, robustness, the worst draws, what they mean, and which plan is recommended."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from ....decision.plan_candidates import FOUND, OTHER, PACKAGE
from ....decision.plan_choice import COUNT, MONEY, REACHED, WHOLE, Turning
from ....decision.plan_draws import TARGETS
from ....decision.plan_table import MOST_CHANGES, PlanTable
from ....projection import target_unit
from ....words import say
from .. import inputs, series
from ..blocks import Table
from ..numbers import PER_CENT, scale, scale_of_change, shown_unit, signed, text
from ..targets import described

MARK = "→ "  # before the plan that is recommended
MUCH = 0.1  # targets: differences that are smaller have two digits that count


def tables(found: PlanTable, language: str) -> tuple[Table, ...]:
    """What is counted, the chances or means of each plan, how robust each is, and its worst draws."""
    return legend(found, language), main(found, language), robustness(found, language), worst(found, language)


def legend(found: PlanTable, language: str) -> Table:
    """The targets or figures by their number."""
    head: tuple[str, ...] = ("", say("plans.head_target" if found.targets else "plans.head_figure", language))
    rows = [(str(place + 1), figure(found, place, language)) for place in range(len(found.asked.shown))]
    if not found.targets:
        return Table(say("plans.counted", language), head, tuple(rows), kind="words")
    kinds = [say(f"targets.{one.kind}", language) for one in found.targets]
    with_kinds = tuple((*row, kind) for row, kind in zip(rows, kinds, strict=True))
    return Table(say("plans.counted", language), (*head, say("targets.kind", language)), with_kinds, kind="words")


def figure(found: PlanTable, place: int, language: str) -> str:
    """A target, or a figure with its year."""
    if found.targets:
        return described(found, found.targets[place], language)
    name, item, period = found.asked.shown[place]
    return say("plans.figure", language, figure=series.full_name(found, name, item, language), period=period)


def main(found: PlanTable, language: str) -> Table:
    """A row for each plan: its cost, the chance of each target or the mean of each figure, and its mean score."""
    columns = [_names(found, language)]
    if found.priced:
        money = scale([one.cost for one in found.rows], "CNY", language)
        head = say("plans.head_cost", language, unit=money.unit)
        columns.append([head, *(money.number(one.cost) for one in found.rows)])
    columns += (
        _chances(found, language) if found.targets else _figures(found, [one.figures for one in found.rows], language)
    )
    columns.append(_mean_scores(found, language))
    return _table("plans.main" if found.targets else "plans.means", columns, language)


def _chances(found: PlanTable, language: str) -> list[list[str]]:
    """A column for each target, one for the binding ones where they are neither one nor all, and one for all."""
    binding = sum(one.kind == "binding" for one in found.targets)
    heads = [str(place + 1) for place in range(len(found.targets))]
    heads += [say("plans.head_binding", language)] if 1 < binding < len(found.targets) else []
    heads += [say("plans.head_whole", language)] if len(found.targets) > 1 else []
    rows = []
    for one in found.rows:
        more = ([one.binding] if 1 < binding < len(found.targets) else []) + [one.whole]
        rows.append([share.text(language) for share in (*one.chances, *more) if share is not None])
    return [list(column) for column in zip(heads, *(row[: len(heads)] for row in rows), strict=True)]


def _figures(found: PlanTable, values: Sequence[Sequence[float]], language: str) -> list[list[str]]:
    """A column for each figure, all plans in one unit."""
    columns = []
    for place in range(len(found.asked.shown)):
        own = scale([row[place] for row in values], _unit(found, place), language)
        head = say("plans.head_number", language, number=place + 1, unit=own.unit) if own.unit else str(place + 1)
        columns.append([head, *(own.number(row[place]) for row in values)])
    return columns


def _unit(found: PlanTable, place: int) -> str:
    name, _, _ = found.asked.shown[place]
    if not found.targets:
        return series.unit_of(found, name)
    return shown_unit(target_unit(found.targets[place], found.model), found.model.equations[name].share)


def _mean_scores(found: PlanTable, language: str) -> list[str]:
    """The column of the mean score."""
    if found.score == TARGETS:
        return [say("plans.head_met", language), *(f"{one.score:.2f}" for one in found.rows)]
    own = scale([one.score for one in found.rows], series.unit_of(found, found.score), language)
    head = say("plans.head_money", language, figure=series.name_of(found, found.score, language), unit=own.unit)
    return [head, *(own.number(one.score) for one in found.rows)]


def robustness(found: PlanTable, language: str) -> Table:
    """A row for each plan: its regret, the share of draws that are good enough, and in which it is the best."""
    columns = [_names(found, language)]
    names = ("regret_mean", "regret_q90", "regret_max")
    values = [[getattr(one, name) for one in found.rows] for name in names]
    if found.score == TARGETS:
        unit, written = say("plans.targets", language), _few
    else:
        own = scale(chain(*values), series.unit_of(found, found.score), language)
        unit, written = own.unit, own.number
    for name, column in zip(names, values, strict=True):
        columns.append([say(f"plans.head_{name}", language, unit=unit), *map(written, column)])
    if found.targets:
        enough = [one.enough.text(language) for one in found.rows if one.enough]
        columns.append([say("plans.head_enough", language, least=found.least), *enough])
    columns.append([say("plans.head_best", language), *(_share(one.best, language) for one in found.rows)])
    return _table("plans.robust", columns, language)


def _few(value: float) -> str:
    """A number of targets: whole where it is."""
    return f"{value:.0f}" if value == round(value) else f"{value:.2f}"


def worst(found: PlanTable, language: str) -> Table:
    """A row for each plan: the mean of each figure over its worst five per cent of draws."""
    columns = [_names(found, language), *_figures(found, [one.worst for one in found.rows], language)]
    return _table("plans.worst", columns, language)


def _names(found: PlanTable, language: str) -> list[str]:
    """The first column: what the plans are called, the recommended one marked."""
    taken = found.recommendation.plan
    named = (f"{MARK if place == taken else ''}{one[language]}" for place, one in enumerate(found.names))
    return [say("plans.head_plan", language), *named]


def _table(title: str, columns: Sequence[Sequence[str]], language: str) -> Table:
    head, *rows = zip(*columns, strict=True)
    return Table(say(title, language), head, tuple(rows), frozenset(range(1, len(head))))


def definitions(found: PlanTable, language: str) -> tuple[str, ...]:
    """What the columns mean, a line each."""
    more = [one[language] for one, plan in zip(found.names, found.plans, strict=True) if plan.more]
    about = {
        "draws": f"{found.draws.costs.shape[1]:,}",
        "since": found.since,
        "last": found.last,
        "count": len(found.targets),
        "least": found.least,
        "most": MOST_CHANGES,
        "tried": found.tried,
        "reached": f"{100 * REACHED:.0f}",
        "plans": say("plans.comma", language).join(more),
    }
    kinds = {one.kind for one in found.plans}
    names = {
        "more": bool(more),
        "draws": True,
        "cost": found.priced,
        "no_cost": not found.priced,
        "chances": found.score == TARGETS,
        "regret": True,
        "best": True,
        "enough": bool(found.targets),
        "no_enough": not found.targets,
        "worst": True,
        "rule_targets": found.score == TARGETS,
        "rule_money": found.score != TARGETS,
        "others": bool(kinds & {PACKAGE, OTHER}),
        "changes": bool(found.tried),
        "found": FOUND in kinds,
    }
    score = _score(found, language)
    return tuple(say(f"plans.about_{name}", language, score=score, **about) for name, shown in names.items() if shown)


def _score(found: PlanTable, language: str) -> str:
    """What regret is about, in words."""
    if found.score == TARGETS:
        return say("plans.score_targets", language)
    name = series.name_of(found, found.score, language)
    key = "plans.score_money" if found.priced else "plans.score_figure"
    return say(key, language, figure=name, since=found.since, last=found.last)


def recommendation(found: PlanTable, language: str) -> tuple[str, ...]:
    """The plan that is recommended and why, how sure that is, what would turn it, and what cannot be told."""
    return (*verdict(found, language), sure(found, language), *turning(found, language), say("plans.limits", language))


def verdict(found: PlanTable, language: str) -> tuple[str, ...]:
    """Which plan the rule takes, and why."""
    one = found.recommendation
    shown: dict[str, object] = {name: _name(found, getattr(one, name), language) for name in ("plan", "best")}
    shown |= {"mean": amount(found, one.mean, language), "best_mean": amount(found, one.best_mean, language)}
    shown |= {"criterion": criterion(found, language), "count": len(found.targets)}
    lines = []
    if not one.reached:
        top = max(found.rows, key=lambda row: row.whole.value if row.whole else 0.0)
        assert top.whole is not None
        key = "plans.not_reached" if one.by == COUNT else "plans.not_reached_one"
        lines.append(say(key, language, chance=top.whole.text(language), **shown))
    key = "plans.take_best" if one.plan == one.best else "plans.take_cheapest"
    lines.append(say(key, language, **shown))
    return (*lines, *([against_own(found, language)] if one.plan else []))


def against_own(found: PlanTable, language: str) -> str:
    """What the plan that is recommended gains against that of the scenario, and costs."""
    one = found.recommendation
    gain = change(found, one.mean - _own_mean(found), language)
    cost = dearer(found.rows[one.plan].cost - found.rows[0].cost, language)
    return say("plans.against_own", language, gain=gain, cost=cost)


def _own_mean(found: PlanTable) -> float:
    """The criterion of the scenario itself."""
    own = found.rows[0]
    return own.whole.value if found.recommendation.by == WHOLE and own.whole else own.score


def criterion(found: PlanTable, language: str) -> str:
    """What plans are chosen by, in words."""
    one, values = found.recommendation, {"count": len(found.targets), "since": found.since, "last": found.last}
    name = series.name_of(found, found.score, language) if one.by == MONEY else ""
    key = "whole_one" if one.by == WHOLE and len(found.targets) == 1 else one.by
    return say(f"plans.by_{key}", language, figure=name, **values)


def sure(found: PlanTable, language: str) -> str:
    """In how many sets of draws the same plan is recommended, and which others are."""
    one = found.recommendation
    others = say("plans.semicolon", language).join(
        say("plans.other", language, plan=_name(found, plan, language), count=count) for plan, count in one.others
    )
    values: dict[str, object] = {"plan": _name(found, one.plan, language), "others": others}
    values |= {"agreeing": one.agreeing, "sets": len(one.again)}
    values |= {"draws": f"{found.draws.costs.shape[1]:,}"}
    if len(one.again) == 1:
        return say("plans.one_set", language, **values)
    if not one.others:
        return say("plans.sure_all", language, **values)
    return say("plans.sure" if one.survives else "plans.unsure", language, **values)


def turning(found: PlanTable, language: str) -> tuple[str, ...]:
    """The second plan, and what would have to be known for it to be the better one."""
    one = found.recommendation
    if one.second is None:
        return ()
    values = {
        "second": _name(found, one.second, language),
        "plan": _name(found, one.plan, language),
        "gain": change(found, one.gain, language),
        "error": change(found, one.error, language, plus=False),
        "cost": dearer(one.dearer, language),
        "better": _share(one.better, language),
        "worse": _share(one.worse, language),
        "perfect": change(found, one.perfect, language, plus=False),
    }
    first = say("plans.second", language, **values)
    if not one.turning:
        return first, say("plans.nothing_turns", language, **values)
    among = [number for each in one.turning for number in (each.value, each.low, each.high)]
    lines = [_turns(found, each, among, language) for each in one.turning]
    return first, say("plans.turns", language, **values), *lines


def _turns(found: PlanTable, each: Turning, among: Sequence[float], language: str) -> str:
    return say(
        "plans.turn",
        language,
        input=inputs.name(found, each.path, language),
        status=say(f"page.status_{each.status}", language),
        value=change(found, each.value, language, False, among),
        error=change(found, each.error, language, False, among),
        low=change(found, each.low, language, True, among),
        high=change(found, each.high, language, True, among),
    )


def amount(found: PlanTable, value: float, language: str) -> str:
    """A number of the criterion: a chance in per cent, a number of targets, or money."""
    by = found.recommendation.by
    if by == MONEY:
        return text(value, series.unit_of(found, found.score), language)
    return f"{100 * value:.1f} %" if by == WHOLE else f"{value:.2f}"


def change(found: PlanTable, value: float, language: str, plus: bool = True, among: Sequence[float] = ()) -> str:
    """A difference of the criterion, with its sign where that is asked for, in the unit of those it stands among."""
    by = found.recommendation.by
    unit = {WHOLE: PER_CENT, COUNT: "1"}.get(by) or series.unit_of(found, found.score)
    own = scale_of_change([value, *among], unit, language)
    number = f"{value:.2g}" if by == COUNT and abs(value) < MUCH else own.number(value)
    number = f"{own.before}{signed(number) if plus else number}{own.after}"
    return say("plans.some_targets", language, number=number) if by == COUNT else number


def dearer(value: float, language: str) -> str:
    """A difference of cost in words."""
    key = "plans.dearer" if value > 0 else "plans.cheaper" if value < 0 else "plans.same_cost"
    return say(key, language, cost=text(abs(value), "CNY", language))


def _share(value: float, language: str) -> str:
    return scale([1.0, value], PER_CENT, language).text(value)


def _name(found: PlanTable, place: int, language: str) -> str:
    return found.names[place][language]
