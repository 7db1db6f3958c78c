"""Where growth comes from: sources that are switched off from the start of a run, and the model that has the switches.

What is switched off takes the value at which it moves nothing. The past stays as it was: the trend, which is the
residual of published growth, starts at its own rate whatever is switched off, so that it takes over nothing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from ...engine import Equation, Model
from ...engine.declare import plain_input
from ...engine.expression import AT_START, NUMBER, PARAMETER, VARIABLE, Expression
from ...engine.rewriting import made, replaced, rewritten, with_equations, with_switches

RESIDUAL = "trend_growth_start"  # what published growth leaves unexplained
SWITCHES = "switches_of_growth"  # the sector of the switches
SWITCH, SWITCHED, PAST = "switch_of_", "switched_", "past_"  # begin the names of variables that are made
KNOWN = "known"
REFORMS = "reforms"  # every lever of the model


# By source, the inputs that move it, by the path of a parameter or the name of a driver, with the value that each takes
# when it is switched off. The catalogue says what that means ("growth.off_..."). No input sets the trend: its flow
# is stopped.
SOURCES: Mapping[str, Mapping[str, float]] = {
    "trend": {"trend_gain": 0},
    "capital": {"economy.capital_growth": 0},
    "graduates": {"talent.graduate_growth": 0, "graduate_pool": 1},
    "knowledge": {"innovation.knowledge_growth": 0, "facility_schedule": 0},
    "new_industries": {"industries.track_speed": 0, "openness.data_speed": 0},
    "renewal": {"enterprises.renewal_premium": 0},
    "settlement": {
        "population.other_migration_rate": 0,
        "space.planned_growth": 0,
        "business_environment.capacity_growth": 0,
    },
    "foreign": {"openness.additional_share": 0, "openness.spillover_elasticity": 0},
    "outside": {"external_income": 1},
}


@dataclass(frozen=True)
class Switched:
    """A model with a switch for each source that it has: 1 leaves a source on, 0 switches it off."""

    base: Model

    @cached_property
    def off(self) -> Mapping[str, Mapping[str, float]]:
        """For each source that the model has, its inputs with their values when switched off."""
        known = {**self.base.parameters, **self.base.equations}
        levers = {one.name: 0.0 for one in self.base.of_kind("lever")}
        wanted = {**SOURCES, REFORMS: levers, KNOWN: {"known_period": 0}}
        found = {name: {key: off for key, off in keys.items() if key in known} for name, keys in wanted.items()}
        return {name: keys for name, keys in found.items() if keys}

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources among which growth is shared out: what is published of a half-year is none."""
        return tuple(one for one in self.off if one != KNOWN)

    @cached_property
    def model(self) -> Model:
        """The model with the switches, which are the parameters of a sector of their own."""
        return with_equations(
            self.base, self._equations(), with_switches(SWITCHES, (f"{SWITCH}{one}" for one in self.off))
        )

    @property
    def switches(self) -> Mapping[str, str]:
        """The path of the parameter that is the switch, by source."""
        return {name: f"{SWITCHES}.{SWITCH}{name}" for name in self.off}

    @cached_property
    def _switch_of(self) -> Mapping[str, tuple[str, float]]:
        """By input, its source and its value when switched off."""
        return {key: (name, value) for name, keys in self.off.items() for key, value in keys.items()}

    def _equations(self) -> Iterator[Equation]:
        """All that differs from the model without switches."""
        past: dict[str, Equation] = {}
        for one in self.base.equations.values():
            if one.name in self._switch_of:
                yield self._switched_variable(one)
            if one.kind == "indicator":
                continue
            if one.name == RESIDUAL:
                yield rewritten(one, self._of_the_past(one, past))
            elif self._reads_switched(one):
                yield rewritten(one, replaced(one.expression, partial(self._leaf, one)))
        yield from past.values()

    def _switched(self, key: str, plain: Expression) -> Expression:
        source, off = self._switch_of[key]
        on = Expression("greater", (Expression(VARIABLE, detail=f"{SWITCH}{source}"), Expression(NUMBER, detail=0.0)))
        return Expression("where", (on, plain, Expression(NUMBER, detail=off)))

    def _switched_variable(self, one: Equation) -> Equation:
        expression = self._switched(one.name, Expression(VARIABLE, detail=one.name))
        return made(f"{SWITCHED}{one.name}", "auxiliary", expression, one, one.dims)

    def _leaf(self, own: Equation, leaf: Expression) -> Expression:
        """What an equation reads in the place of something that can be switched off."""
        if leaf.operation == PARAMETER and (key := f"{own.sector}.{leaf.detail}") in self._switch_of:
            return self._switched(key, leaf)
        if leaf.operation in (VARIABLE, AT_START) and leaf.detail in self._switch_of:
            return dataclasses.replace(leaf, detail=f"{SWITCHED}{leaf.detail}")
        return leaf

    def _reads_switched(self, one: Equation) -> bool:
        keys = {f"{one.sector}.{name}" for name in one.expression.details(PARAMETER)}
        return not self._switch_of.keys().isdisjoint(keys | {plain_input(name) for name in one.inputs})

    def _of_the_past(self, one: Equation, past: dict[str, Equation]) -> Expression:
        """What an equation gives at the first instant with everything on; what it needs for that goes to `past`."""

        def leaf(part: Expression) -> Expression:
            if part.operation not in (VARIABLE, AT_START) or part.detail not in self._moved_at_first:
                return part
            read = self.base.equations[str(part.detail)]
            if (name := f"{PAST}{read.name}") not in past:
                source = self.base.equations[read.start] if read.kind == "stock" else read
                past[name] = made(name, "start", self._of_the_past(source, past), source, read.dims)
            return Expression(VARIABLE, detail=name)

        return replaced(one.expression, leaf)

    @cached_property
    def _moved_at_first(self) -> frozenset[str]:
        """The variables that switches change at the first instant, but levers and drivers, which stay as they are."""
        found: set[str] = set()
        for name in self.base.first_order:  # in which what is read comes first
            one = self.base.equations[name]
            if one.kind == "stock":
                moved = one.start in found
            else:
                moved = self._reads_switched(one) or not found.isdisjoint(one.reads)
            if moved and one.kind not in ("lever", "driver"):
                found.add(name)
        return frozenset(found)
