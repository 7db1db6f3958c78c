"""Scenarios between two: some lines as the first says them, the others as the second does, all over the same draws."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ...engine.overlays import without_overlays
from ...errors import Fault, ProjectionError, ScenarioError
from ...projection.blocks import Bools
from ...projection.experiment import experiment
from ...projection.figures import Figure
from ...projection.options import Progress
from ...sampling.distributions import Floats
from ...scenario import Scenario, Shock
from ...scenario.judgements import with_idle
from ..changed_inputs import ChangedInput, Side, changed_inputs, changed_luck
from ..pairing import comparable

SEED, SHOCKS, TRIGGERS = "seed", "shocks", "triggers"
WHOLE = (SEED, "equations", "correlations", "posterior", TRIGGERS)  # settings of a run, which variants of one run share
NO_INPUT = ("targets", "end", "reform_start")  # what a file says besides, which decides no figure


@dataclass(frozen=True)
class Mixes:
    """Two scenarios of one model, and the lines in which they differ.

    Parameters, levers, drivers, judgements, the shocks on one driver, all triggers, correlations, a posterior, variants
    of equations and the seed are lines that are changed one by one. Triggers are decided anew in every mix. Scenarios
    that differ in their district, first year, classes, steps or model, or judge a variable in two ways, have no mixes.
    """

    first: Scenario
    second: Scenario
    central: bool = False
    luck: bool = True

    @classmethod
    def of(cls, first: Scenario, second: Scenario, central: bool = False, luck: bool = True) -> Mixes:
        """Raises ProjectionError, with all faults, where there are none."""
        faults: list[Fault] = []
        try:
            comparable([first, second])
        except ProjectionError as error:
            faults += error.faults
        sides = {"first": first.file, "second": second.file}
        for name in ("start", "label_keys"):
            if getattr(first, name) != getattr(second, name):
                faults.append(Fault(f"bridge.other_{name}", sides, second.file))
        if without_overlays(first.model).digest != without_overlays(second.model).digest:
            faults.append(Fault("bridge.other_model", sides, second.file))
        kinds = {one.overlay.path: one.overlay.kind for one in first.judgements}
        faults += [
            Fault("bridge.other_judgement", {"name": one.overlay.variable, **sides}, one.place)
            for one in second.judgements
            if kinds.get(one.overlay.path, one.overlay.kind) != one.overlay.kind
        ]
        if faults:
            raise ProjectionError(faults)
        # A figure does not depend on how long the run goes on, and no target is asked for.
        end = max(first.end, second.end)
        first, second = (replace(one, end=end, targets=()) for one in (first, second))
        return cls(first, second, central, luck)

    @property
    def draws(self) -> int:
        """The draws that both have."""
        return 1 if self.central else min(self.first.draws, self.second.draws)

    @cached_property
    def sides(self) -> tuple[Scenario, Scenario]:
        """Both scenarios with the judgements of both, and so of one model; what one lacks does nothing there."""
        return with_idle(self.first, self.second.judgements), with_idle(self.second, self.first.judgements)

    @cached_property
    def lines(self) -> tuple[ChangedInput, ...]:
        """The lines that differ, in the order of the model; the seed last, where it decides anything."""
        differing = [one for one in changed_inputs(self.first, self.second) if one.path.split(".")[0] not in NO_INPUT]
        lucky = () if self.central else changed_luck(self.first, self.second)
        return (*_together(differing), *(one for one in lucky if one.path == SEED))

    def values(self, mixes: Bools, figures: Sequence[Figure], draws: int, progress: Progress | None = None) -> Floats:
        """Figures of each mix, (mix, figure, draw), NaN in draws that are left out.

        `mixes` says which lines are those of the second scenario, (mix, line). Raises ScenarioError for a mix that a
        check refuses, though both scenarios pass it.
        """
        shared = [place for place, one in enumerate(self.lines) if one.path in WHOLE]
        patterns, of_mix = np.unique(mixes[:, shared], axis=0, return_inverse=True)
        found = np.empty((len(mixes), len(figures), draws))
        draws = 1 if self.central else draws
        every = len(mixes) * draws
        report = None if progress is None else lambda done, _: progress(done, every)
        for number, pattern in enumerate(patterns):
            rows = np.flatnonzero(of_mix.ravel() == number)
            changed = {self.lines[place].path for place, on in zip(shared, pattern, strict=True) if on}
            base = replace(self.sides[0], **{name: getattr(self.second, name) for name in changed})
            found[rows] = self._run(base, mixes[rows], figures, draws, report)
        return found

    def _run(
        self, base: Scenario, mixes: Bools, figures: Sequence[Figure], draws: int, progress: Progress | None
    ) -> Floats:
        """Figures of the mixes that share the settings of `base`, (mix, figure, draw)."""
        try:
            return experiment(
                base,
                dict(self._variants(mixes)),
                draws=draws,
                figures=figures,
                central=self.central,
                luck=self.luck,
                progress=progress,
                notice=lambda _: None,  # draws left out are counted by who asks
            ).values
        except ScenarioError as error:
            sides = {"first": self.first.file, "second": self.second.file}
            raise ScenarioError([Fault("bridge.mix", sides), *error.faults]) from None

    def _variants(self, mixes: Bools) -> Iterator[tuple[str, tuple[object, ...]]]:
        """The values of each changed input in these mixes, by path."""
        struck = {}
        pins = [one.overlay for one in self.sides[0].judgements if one.overlay.kind == "pin"]
        with_it = {f"drivers.{one.path}": f"drivers.{one.in_force}" for one in pins}  # when it holds is part of a pin
        for place, one in enumerate(self.lines):
            section, _, key = one.path.partition(".")
            if section == SHOCKS:
                struck[key] = mixes[:, place]
            elif one.path not in WHOLE:
                for path in filter(None, (one.path, with_it.get(one.path))):
                    both = [getattr(side, section)[path.removeprefix(f"{section}.")] for side in self.sides]
                    yield path, tuple(both[int(on)] for on in mixes[:, place])
        if struck:
            rows = ({key: bool(on[row]) for key, on in struck.items()} for row in range(len(mixes)))
            yield SHOCKS, tuple(map(self._shocks, rows))

    def _shocks(self, struck: Mapping[str, bool]) -> tuple[Shock, ...]:
        """The shocks of a mix; `struck` says of each driver whose shocks differ whether they are the second's."""
        before = (one for one in self.first.shocks if not struck.get(one.driver))
        return (*before, *(one for one in self.second.shocks if struck.get(one.driver)))


def _together(found: Sequence[ChangedInput]) -> Iterator[ChangedInput]:
    """The shocks on one driver as one line, and all triggers, which act on each other."""
    by_path: dict[str, list[ChangedInput]] = {}
    for one in found:
        path = TRIGGERS if one.path.startswith(TRIGGERS) else one.path
        by_path.setdefault(path, []).append(one)
    for path, rows in by_path.items():
        sides = ([side for one in rows if (side := getattr(one, name))] for name in ("reference", "other"))
        yield ChangedInput(path, *map(_side, sides))


def _side(sides: Sequence[Side]) -> Side | None:
    if len(sides) < 2:
        return sides[0] if sides else None
    numbers = {f"{number}.{name}": one for number, side in enumerate(sides, 1) for name, one in side.numbers.items()}
    return replace(sides[0], written="; ".join(one.written for one in sides), numbers=numbers)
