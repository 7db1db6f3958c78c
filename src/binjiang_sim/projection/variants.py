"""The inputs that differ between the variants of an experiment: which go together, and their numbers by variant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from numbers import Real

import numpy as np

from ..engine import Inputs, Series
from ..errors import Fault, ProjectionError, ScenarioError
from ..sampling.distributions import Floats
from ..sampling.sampler import Sampler, clock_of
from ..sampling.time_paths import time_path
from ..sampling.uncertain_inputs import DrawRange
from ..scenario import Distribution, Given, Scenario, TimePath
from ..scenario.variants import SECTIONS, START, changed, is_read, owner_of
from .blocks import Integers
from .scenario_checks import GDP, PER_HEAD, problems

Values = Mapping[str, Sequence[object]]
MOST_KNOWN = 4096  # settings whose numbers, or what samples them, are kept
NOTHING = Given(0.0, "1", "definition", (), "", "", "")
IDENTITY = (f"parameters.{GDP}", f"parameters.{PER_HEAD}")  # what one check reads together


@dataclass(frozen=True)
class Group:
    """Inputs whose numbers hang together, such as a lever's size and its start, or all shocks.

    `paths` are varied, `inputs` the parameters, levers and drivers (by path) that change with them; `settings` are the
    different values of the paths, and `of_variant` says which of them each variant has, (variant,).
    """

    paths: tuple[str, ...]
    inputs: tuple[str, ...]
    settings: tuple[tuple[object, ...], ...]
    of_variant: Integers

    def scenario(self, base: Scenario, setting: int) -> Scenario:
        """The base with one setting. Raises ScenarioError."""
        values = zip(self.paths, self.settings[setting], strict=True)
        for path, value in values:
            base = changed(base, path, value, place=path if is_read(value) else f"{path}={value}")
        return base

    @cached_property
    def numbers(self) -> Floats | None:
        """The settings as numbers, when one path takes several and nothing else; else None."""
        plain = len(self.paths) == 1 and len(self.settings) > 2
        values = [setting[0] for setting in self.settings] if plain else []
        if not values or not all(isinstance(one, Real) and not isinstance(one, bool) for one in values):
            return None
        return np.array(values, dtype=np.float64)

    @property
    def extremes(self) -> Sequence[int]:
        """The places of the settings that are read and checked: all, or of many numbers the least and the greatest."""
        if self.numbers is None:
            return range(len(self.settings))
        return int(self.numbers.argmin()), int(self.numbers.argmax())


def check(variants: Values) -> int:
    """How many variants there are. Raises ProjectionError when the inputs have not as many values each."""
    counts = {path: len(values) for path, values in variants.items()}
    if len(set(counts.values())) > 1 or 0 in counts.values():
        found = ", ".join(f"{path}: {count}" for path, count in counts.items())
        raise ProjectionError([Fault("experiment.lengths", {"found": found})])
    return next(iter(counts.values()), 1)


def grouped(base: Scenario, variants: Values) -> list[Group]:
    """The groups of the varied inputs, each setting read and checked. Raises ScenarioError with all faults."""
    together: dict[str, list[str]] = {}
    for path in sorted(variants, key=lambda one: one.endswith(f".{START}")):  # a lever before its start
        key = _key(base, path)
        together.setdefault(key, []).append(path)
    if "shocks" in together:
        for key in [one for one in together if one.startswith("drivers.")]:
            together["shocks"] += together.pop(key)
    faults: list[Fault] = []
    groups = []
    for key, paths in together.items():
        rows = list(zip(*(variants[path] for path in paths), strict=True))
        texts = ["\n".join(row) for row in zip(*(texts_of(variants[path]) for path in paths), strict=True)]
        settings = dict(zip(texts, rows, strict=True))
        places = {text: place for place, text in enumerate(settings)}
        of_variant = np.array([places[text] for text in texts], dtype=np.int64)
        group = Group(tuple(paths), (key,), tuple(settings.values()), of_variant)
        before = len(faults)
        drivers = _read(base, group, faults)
        if len(faults) == before:
            inputs = (key,) if key != "shocks" else tuple(f"drivers.{name}" for name in drivers)
            groups.append(replace(group, inputs=inputs))
    for scenario in _combined(base, groups) if groups else ():  # the base itself was checked before
        # A variant answers for figures, not for the plan.
        faults += problems(replace(scenario, targets=(), triggers=()))[0]
    if faults:
        raise ScenarioError(faults)
    return groups


def texts_of(values: Sequence[object]) -> list[str]:
    """What tells each value from others, made once for an object that stands there many times."""
    known = {id(one): one for one in values}
    texts = {number: repr(one) for number, one in known.items()}
    return [texts[id(one)] for one in values]


def _key(base: Scenario, path: str) -> str:
    """What a varied path belongs to: a parameter, lever or driver by its path, or "shocks"."""
    section = path.partition(".")[0]
    if section == "shocks":
        return section
    try:
        return f"{section}.{owner_of(base, path)}" if section in SECTIONS else path
    except ScenarioError:  # `changed` says what is wrong, with the place
        return path


def _read(base: Scenario, group: Group, faults: list[Fault]) -> list[str]:
    """Read the settings; the drivers that shocks or paths touch."""
    drivers = {one.driver for one in base.shocks} | {path.split(".")[1] for path in group.paths if "drivers." in path}
    if group.numbers is not None and not np.isfinite(group.numbers).all():
        faults.append(Fault("experiment.finite", {"path": group.paths[0]}))
        return []
    for place in group.extremes:
        try:
            scenario = group.scenario(base, place)
        except ScenarioError as error:
            faults += error.faults
            continue
        drivers |= {one.driver for one in scenario.shocks}
    return sorted(drivers)


def _combined(base: Scenario, groups: Sequence[Group]) -> Iterator[Scenario]:
    """The scenarios to check: one with every setting when each input has one; else input by input, and identities.

    Levers are checked as they are read: what else can be wrong with a scenario does not depend on them.
    """
    groups = [one for one in groups if not all(path.startswith("levers.") for path in one.inputs)]
    if groups and all(len(one.settings) == 1 for one in groups):
        for one in groups:
            base = one.scenario(base, 0)
        yield base
        return
    for one in groups:
        yield from (one.scenario(base, place) for place in one.extremes)
    both = [one for one in groups if set(one.inputs) & set(IDENTITY)]
    if len(both) == len(IDENTITY):
        pairs = sorted(set(zip(both[0].of_variant.tolist(), both[1].of_variant.tolist(), strict=True)))
        yield from (both[1].scenario(both[0].scenario(base, first), second) for first, second in pairs)


class VariantSampler:
    """The numbers of varied inputs for some variants and draws."""

    def __init__(self, base: Scenario, groups: Sequence[Group]) -> None:
        self.base, self.groups = base, groups
        self._known: dict[tuple[int, int], Sampler | Inputs] = {}

    def sample(self, variants: slice, draws: DrawRange) -> dict[str, Floats | Series]:
        """By path, the numbers of each varied input, variant after variant: (..., variant and draw)."""
        found: dict[str, Floats | Series] = {}
        for place, group in enumerate(self.groups):
            settings = group.of_variant[variants]
            if self._at_once(group):
                assert group.numbers is not None
                found |= self._of_numbers(group.paths[0], group.numbers[settings], draws.draws)
            else:
                samples = [self._sampled(place, int(one), draws) for one in settings]
                found |= {path: _joined([_of(one, path) for one in samples], draws.draws) for path in group.inputs}
        return found

    def _at_once(self, group: Group) -> bool:
        """Whether the numbers of all variants make one array: of a parameter, a lever, or a driver without shocks."""
        struck = {f"drivers.{one.driver}" for one in self.base.shocks}
        return group.numbers is not None and group.paths == group.inputs and not struck & set(group.inputs)

    def _of_numbers(self, path: str, numbers: Floats, draws: int) -> dict[str, Floats | Series]:
        section, _, name = path.partition(".")
        if section == "parameters":
            dims = self.base.model.parameters[name].dims
            shape = tuple(len(self.base.label_keys[dim]) for dim in dims)
            return {path: np.repeat(np.broadcast_to(numbers, (*shape, len(numbers))), draws, axis=-1)}
        moved = section == "levers"
        constant = TimePath("points", ((self.base.reform_start if moved else float(self.base.start), NOTHING),))
        rows = time_path(constant, [numbers], clock_of(self.base), 0.0 if moved else None)
        return {path: np.repeat(rows, draws, axis=-1)}

    def _sampled(self, group: int, setting: int, draws: DrawRange) -> Inputs:
        key = group, setting
        if key not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            scenario, inputs = self.groups[group].scenario(self.base, setting), self.groups[group].inputs
            self._known[key] = _same_in_all(scenario, inputs) or Sampler(scenario, scenario.model, inputs)
        known = self._known[key]
        return known if isinstance(known, Inputs) else known.sample(draws).inputs


def _same_in_all(scenario: Scenario, inputs: Sequence[str]) -> Inputs | None:
    """The numbers, (instant, 1), of levers that are the same in every draw; None of other inputs."""
    paths = {}
    for section, _, name in (path.partition(".") for path in inputs):
        lever = scenario.levers.get(name) if section == "levers" else None
        if lever is None or any(isinstance(given.value, Distribution) for _, given in lever.points):
            return None
        values = {id(given): np.array([given.value]) for _, given in lever.points}
        paths[name] = time_path(lever, [values[id(given)] for _, given in lever.points], clock_of(scenario), 0.0)
    return Inputs(1, {}, paths, scenario.label_keys)


def _of(inputs: Inputs, path: str) -> Floats | Series:
    section, _, name = path.partition(".")
    return inputs.parameters[name] if section == "parameters" else inputs.paths[name]


def _joined(values: Sequence[Floats | Series], draws: int) -> Floats | Series:
    """The numbers of variants one behind the other; when one of them changes over time, all are written so."""
    instants = max((len(one.values) for one in values if isinstance(one, Series)), default=0)
    arrays = [one.values if isinstance(one, Series) else one for one in values]
    if instants:
        arrays = [
            array if isinstance(one, Series) else np.broadcast_to(array, (instants, *array.shape))
            for one, array in zip(values, arrays, strict=True)
        ]
    arrays = [np.broadcast_to(one, (*one.shape[:-1], draws)) if one.shape[-1] == 1 else one for one in arrays]
    if all(one.strides[-1] == 0 for one in arrays):  # the same in every draw
        joined = np.repeat(np.concatenate([one[..., :1] for one in arrays], axis=-1), draws, axis=-1)
    else:
        joined = np.concatenate(arrays, axis=-1)
    return Series(joined) if instants else joined
