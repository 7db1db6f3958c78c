"""All uncertain numbers of a scenario drawn together: a table of uniforms, and one inverse for each distribution."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np

from ..scenario import Distribution, Scenario
from .correlations import Mixing
from .distributions import GREATEST_UNIFORM, LEAST_UNIFORM, Floats, inverse, inverse_of_kind, streams
from .joint_values import JointValues
from .provenance import uncertain, uncertain_of

TOGETHER = 2  # inputs inverted in one call: the numbers of more do not fit the processor's cache


@dataclass(frozen=True)
class DrawRange:
    """Draws `first` to `first + draws - 1`.

    `central` puts every input at its median and leaves out all luck; `luck=False` leaves out only the luck of time
    (demand, foreign capital), so that what remains is the uncertainty of the inputs. `uniforms` gives some inputs and
    streams of luck, by name, the uniform numbers of a design, (draw,), in place of their own streams.
    """

    first: int
    draws: int
    central: bool = False
    luck: bool = True
    uniforms: Mapping[str, Floats] = field(default_factory=dict)


class UncertainInputs:
    """The uncertain numbers of a scenario by the name of their stream; those of a kind stand next to each other.

    With `inputs`, by path such as "levers.talent_programme", only the numbers that these are made of.
    """

    def __init__(self, scenario: Scenario, inputs: Collection[str] | None = None) -> None:
        self.scenario = scenario
        found: dict[str, Distribution] = {}
        for name, given in (uncertain(scenario) if inputs is None else uncertain_of(scenario, inputs)).items():
            assert isinstance(given.value, Distribution)
            found[name] = given.value
        groups: dict[str, list[str]] = defaultdict(list)
        for name, one in found.items():
            groups["" if one.between or one.labels or one.kind == "empirical" else one.kind].append(name)
        self.kinds: list[tuple[str, slice, list[Floats]]] = []
        self.alone = {name: found[name] for name in groups.pop("", [])}
        self.names: list[str] = []
        for kind, every in groups.items():
            for names in (every[first : first + TOGETHER] for first in range(0, len(every), TOGETHER)):
                columns = np.array([found[name].numbers for name in names]).T[..., None]
                self.kinds.append((kind, slice(len(self.names), len(self.names) + len(names)), list(columns)))
                self.names += names
        self.names += self.alone
        self.rows = {name: row for row, name in enumerate(self.names)}
        self.mixing = Mixing.of(scenario)
        self.mixed = [name for name in self.mixing.correlated if name in self.rows]
        self.joint = JointValues(scenario)
        self.conditioned = [name for name in self.joint.columns if name in self.rows]

    def drawn(self, draw_range: DrawRange) -> Floats:
        """The numbers of a range of draws, (name, draw), (name, 1) when central: the inverses of their uniforms.

        Those of a posterior are a row of its table, or the medians of its columns when central.
        """
        numbers = self._inverted(self.uniforms(draw_range))
        given = [name for name in self.conditioned if name not in draw_range.uniforms]
        if given:
            picked = None if draw_range.central else self.joint.picked(draw_range.first, draw_range.draws)
            for name in given:
                column = self.joint.columns[name]
                numbers[self.rows[name]] = np.median(column) if picked is None else column[picked]
        return numbers

    def extremes(self) -> Floats:
        """The least and the greatest number that can be drawn of each, (name, 2)."""
        found = self._inverted(np.tile((LEAST_UNIFORM, GREATEST_UNIFORM), (len(self.names), 1)))
        for name in self.conditioned:
            column = self.joint.columns[name]
            found[self.rows[name]] = column.min(), column.max()
        return found

    def _inverted(self, table: Floats) -> Floats:
        """The numbers at these uniforms, (name, draw), written over them, for to allocate another table takes time."""
        for kind, rows, numbers in self.kinds:
            table[rows] = inverse_of_kind(kind, table[rows], *numbers)
        for name, one in self.alone.items():
            table[self.rows[name]] = inverse(one, table[self.rows[name]])
        return table

    def uniforms(self, draw_range: DrawRange) -> Floats:
        """The uniform numbers of a range of draws, (name, draw), (name, 1) when central, mixed where correlated."""
        if draw_range.central:
            return np.full((len(self.names), 1), 0.5)
        seed, first, draws = self.scenario.seed, draw_range.first, draw_range.draws
        own = [name for name in self.names if name not in draw_range.uniforms]
        table = streams(seed, own, first, draws)
        if self.names and draw_range.uniforms:
            given = dict(zip(own, table, strict=True)) | dict(draw_range.uniforms)
            table = np.stack([given[name] for name in self.names])
        for name in self.mixed:
            if name not in draw_range.uniforms:
                table[self.rows[name]] = self.mixing.uniforms(name, first, draws)
        return table
