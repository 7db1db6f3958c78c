"""A comparison as plain values, for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from ....analysis.changed_inputs import Side
from ....analysis.comparison import COST, Comparison, Cost, Pair
from ....analysis.differences import Difference
from ....projection import scenario_record, target_unit
from . import rows


def record(comparison: Comparison, periods: Sequence[str] = (), everything: bool = False) -> dict[str, object]:
    """What every scenario changes against the reference; numbers in model units.

    Figures are those a reader of plans asks for, all periods of the comparison, or all that move.
    """
    pair = comparison.pairs[0]
    return {
        "same": comparison.same,
        "reference": _scenario(pair, 0),
        "scenarios": [_pair(pair, periods, everything) for pair in comparison.pairs],
    }


def _scenario(pair: Pair, side: int) -> dict[str, object]:
    result = (pair.reference, pair.other)[side]
    called = {language: names[side] for language, names in pair.names.items()}
    return {**scenario_record(result), "called": called, "draws": result.draws}


def _pair(pair: Pair, periods: Sequence[str], everything: bool) -> dict[str, object]:
    found = rows.shown(pair, rows.shown_periods(pair, periods), everything)
    units = {name: one.reported_unit for name, one in pair.reference.model.equations.items()}
    return {
        **_scenario(pair, 1),
        "same": pair.same,
        "years": list(pair.years),
        "notes": [one.text("en") for one in pair.notes],
        "inputs": [
            {"path": one.path, "reference": _side(one.reference), "other": _side(one.other)} for one in pair.inputs
        ],
        "figures": [
            {
                "indicator": one.indicator,
                "item": one.item,
                "unit": units[one.indicator],
                "matters": list(one.years),
                "periods": [_difference(each) for each in one.periods.values()],
            }
            for one in found
        ],
        "targets": [
            {
                **{name: value for name, value in asdict(one.target).items() if name != "upper"},
                "over": one.target.over or None,
                "value": one.target.value if one.target.upper is None else list(one.target.limits),
                "unit": target_unit(one.target, pair.reference.model),
                "chance_reference": one.reference,
                "chance": one.other,
                "met_only_here": one.gained,
                "met_only_there": one.lost,
                "change_error": one.error,
            }
            for one in pair.chances
        ],
        "cost": None if pair.cost is None else {"unit": units[COST], **_cost(pair.cost)},
    }


def _cost(cost: Cost) -> dict[str, object]:
    return {
        "total": _difference(cost.total),
        "years": [_difference(one) for one in cost.years],
        "prices": [
            {"indicator": one.indicator, "item": one.item, "gain": _difference(one.gain), "each": one.each}
            for one in cost.prices
        ],
    }


def _side(side: Side | None) -> dict[str, object] | None:
    if side is None:
        return None
    numbers = [
        {
            "part": part,
            "unit": one.unit,
            "status": one.status,
            "source": one.source or one.why,
            "facts": list(one.facts),
        }
        for part, one in side.numbers.items()
    ]
    return {"written": side.written, "place": side.place, "origin": side.origin, "numbers": numbers}


def _difference(one: Difference) -> dict[str, object]:
    return {**asdict(one), "relative": one.relative, "strength": one.strength}
