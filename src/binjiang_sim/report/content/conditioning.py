"""What figures said about inputs: tables, sentences, and the record of `calibrate`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...calibration.conditioning import Conditioned, FigureFit, InputShift, Points
from ...calibration.reweighting import Updated, UpdatedChance
from ...facts.listing import indicator_label, value_text
from ...projection import Result, outcomes
from ...sampling.provenance import facts_read
from ...scenario.observations import LEVEL, POINTS
from ...words import say
from . import inputs, series, targets
from .blocks import Table
from .headline import labelled
from .numbers import Scale, scale

_FIGURE = re.compile(r"([^@/]+)(?:/([^@]+))?@(.+?)(>=|<=|=)(.+)")
_SIGNS = {"=": "", ">=": "≥ ", "<=": "≤ "}
SHOWN = 15  # inputs of the table on a screen
LEAST_SHARE = 0.001  # that particles tell from none
FAR_APART = 0.15  # of the width of an interval: two samples that differ by more have not settled


def tables(found: Conditioned, language: str) -> list[Table]:
    """The figures, then the inputs that changed most: before and after."""
    figures = tuple(_figure(one, found, language) for one in found.figures)
    changed = tuple(_input(one, found, language) for one in found.inputs[:SHOWN])
    both = (say("calibrate.prior", language), say("calibrate.posterior", language))
    heads = (
        (say("calibrate.figure", language), say("calibrate.period", language), say("calibrate.published", language)),
        (say("calibrate.input", language),),
    )
    last = (say("calibrate.narrowing", language),)
    return [
        Table(say("calibrate.figures", language), (*heads[0], *both), figures, frozenset((2, 3, 4))),
        Table(say("calibrate.inputs", language), (*heads[1], *both, *last), changed, frozenset((1, 2, 3))),
    ]


def sentences(found: Conditioned, language: str) -> list[str]:
    """How far the sample can be trusted, what is in conflict, and what was assumed."""
    worth = {"effective": f"{found.effective:.0f}", "acceptance": f"{100 * found.acceptance:.0f}", "runs": found.runs}
    apart = max((one.apart for one in found.inputs), default=0.0)
    texts = [say("calibrate.worth", language, **worth, apart=f"{100 * apart:.0f}")]
    if apart > FAR_APART:
        texts.append(say("calibrate.unsettled", language))
    texts += [text for one in found.figures if (text := figure_conflict(one, found, language))]
    texts += [text for one in found.inputs if (text := conflict(one, found, language))]
    read = facts_read(found.scenario)
    twice = [one.observation.fact for one in found.figures if one.observation.fact in read]
    if twice:
        texts.append(say("calibrate.twice", language, facts=say("cli.comma", language).join(twice)))
    if any(one.observation.assumed for one in found.figures):
        joint = say("cli.comma", language)
        levels, points = (joint.join(f"{100 * one:g}" for one in sizes.values()) for sizes in (LEVEL, POINTS))
        texts.append(say("calibrate.assumed", language, levels=levels, points=points))
    return texts


def conflict(one: InputShift, found: Conditioned, language: str) -> str:
    """That the figures want an input outside of its prior's interval; empty when they do not."""
    if not one.conflict:
        return ""
    low, wanted, high = (_spelled(one, each, language) for each in (one.prior[0], one.posterior[1], one.prior[2]))
    name, outside = inputs.name(found, one.path, language), f"{100 * one.outside:.0f}"
    return say("calibrate.conflict", language, name=name, wanted=wanted, low=low, high=high, outside=outside)


def figure_conflict(one: FigureFit, found: Conditioned, language: str) -> str:
    """That a figure lies far out in what the model said of it before; empty when it does not."""
    if not one.conflict:
        return ""
    about = one.observation
    figure = series.full_name(found, about.indicator, about.item, language)
    return say("calibrate.surprise", language, figure=figure, period=about.period, tail=_percent(one.tail))


def record(found: Conditioned, language: str) -> dict[str, object]:
    """All of it as plain values, in model units."""
    return {
        "effective": found.effective,
        "acceptance": found.acceptance,
        "evidence": found.evidence,
        "runs": found.runs,
        "rows": found.posterior.rows,
        "facts": [dict(_record_of_figure(one, found, language)) for one in found.figures],
        "inputs": [dict(_record_of_input(one, found, language)) for one in found.inputs],
    }


def cited(result: Result, language: str) -> str:
    """The figures that the posterior of a run was made from, in words."""
    posterior = result.scenario.posterior
    names = posterior.head.get("facts", "").split("; ") if posterior else []
    return say("report.semicolon", language).join(_cited(result, one, language) for one in names if one)


def _cited(result: Result, text: str, language: str) -> str:
    """A fact by its name, or a figure as `gdp@2025=2.9e+11`, in words; as it is where this model does not know it."""
    match = _FIGURE.fullmatch(text)
    if text in result.scenario.ledger:
        fact = result.scenario.ledger[text]
        figure, period, sign, value = indicator_label(fact, language), fact.period, "", value_text(fact, language)
    elif match and match[1] in result.model.equations:
        own = scale([float(match[5])], series.unit_of(result, match[1]), language)
        figure, period = series.full_name(result, match[1], match[2], language), match[3]
        sign, value = _SIGNS[match[4]], f"{own.before}{own.number(float(match[5]))}{own.after}"
    else:
        return text
    return say("targets.aim", language, figure=figure, period=period, value=f"{sign}{value}")


def updated_table(result: Result, found: Updated, language: str) -> Table:
    """The chance of each target before and after a figure arrived."""
    heads = ("update.target", "update.before", "update.after")
    rows = tuple(_updated(result, place, one, language) for place, one in enumerate(found.targets))
    return Table("", tuple(say(key, language) for key in heads), rows, frozenset((1, 2)))


def _updated(result: Result, place: int, one: UpdatedChance, language: str) -> tuple[str, ...]:
    before = outcomes(result)[place]
    shares = {"number": f"{100 * one.after:.0f}", "error": f"{max(100 * one.error, 1):.0f}"}
    after = say("chance.about", language, **shares)
    return (targets.named(result, before, language), before.met.text(language), after)


def updated_record(found: Updated) -> dict[str, object]:
    """All of it as plain values."""
    rows = [
        {
            "indicator": one.target.indicator,
            "item": one.target.item,
            "period": one.target.period,
            "before": one.before,
            "after": one.after,
            "error": one.error,
        }
        for one in found.targets
    ]
    return {"effective": found.effective, "targets": rows}


def _record_of_figure(one: FigureFit, found: Conditioned, language: str) -> Iterator[tuple[str, object]]:
    about = one.observation
    yield from (("indicator", about.indicator), ("item", about.item), ("period", about.period))
    yield from (("value", about.value), ("error", about.error), ("bound", about.bound), ("assumed", about.assumed))
    yield from (("source", about.source), ("fact", about.fact or None))
    yield from (("prior", _points(one.prior)), ("posterior", _points(one.posterior)), ("tail", one.tail))
    yield "conflict", figure_conflict(one, found, language) or None


def _record_of_input(one: InputShift, found: Conditioned, language: str) -> Iterator[tuple[str, object]]:
    yield from (("path", one.path), ("unit", one.unit))
    yield from (("prior", _points(one.prior)), ("posterior", _points(one.posterior)))
    yield from (("narrowing", one.narrowing), ("outside", one.outside), ("apart", one.apart))
    yield "conflict", conflict(one, found, language) or None


def _points(points: Points) -> dict[str, float]:
    return dict(zip(("q10", "q50", "q90"), points, strict=True))


def _figure(one: FigureFit, found: Conditioned, language: str) -> tuple[str, ...]:
    about = one.observation
    own = scale([about.value, *one.prior, *one.posterior], series.unit_of(found, about.indicator), language)
    name = series.full_name(found, about.indicator, about.item, language)
    sign = {"exact": "", "above": "≥ ", "below": "≤ "}[about.bound]
    shown = [f"{own.number(middle)} [{own.number(low)}, {own.number(high)}]" for low, middle, high in _both(one)]
    value = f"{sign}{own.before}{own.number(about.value)} ± {own.number(about.error)}{own.after}"
    return (name, about.period, value, *shown)


def _both(one: FigureFit | InputShift) -> tuple[Points, Points]:
    return one.prior, one.posterior


def _input(one: InputShift, found: Conditioned, language: str) -> tuple[str, ...]:
    own = _scale(one, language)
    shown = []
    for points in _both(one):
        low, middle, high = (f"{point / own.divisor:.3g}" for point in points)
        shown.append(f"{middle} [{low}, {high}]")
    name = labelled(inputs.name(found, one.path, language), own.unit, language)
    return (name, *shown, say("report.per_cent", language, number=round(100 * one.narrowing) + 0))


def _scale(one: InputShift, language: str) -> Scale:
    return scale([*one.prior, *one.posterior], "%/year" if one.unit == "1/year" else one.unit, language)


def _spelled(one: InputShift, point: float, language: str) -> str:
    own = _scale(one, language)
    return f"{own.before}{point / own.divisor:.3g}{own.after}"


def _percent(share: float) -> str:
    return f"{100 * share:.1f}" if share >= LEAST_SHARE else f"<{100 * LEAST_SHARE:g}"
