"""A scenario: everything a run is asked to do, checked and frozen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from ..engine import Model
from ..engine.frozen import frozen
from ..errors import Fault, expect
from ..facts import Ledger, published
from .documents import NO_CHANGES, Documents, Files, by_kind
from .posterior import Posterior
from .values import Correlation, Distribution, Given, Judgement, Label, Process, Shock, Target, TimePath, Trigger, Value

_MAPPINGS = ("name", "district", "labels", "parameters", "levers", "drivers", "changes", "documents")


@dataclass(frozen=True, repr=False)
class Scenario:
    """What is asked. Numbers are in model units, times in decimal years. Nothing of it changes; it can be hashed.

    `start` and `end` are the first and the last simulated calendar year; the start instant is 1 January of `start`.
    `posterior` holds joint values of inputs that agree with facts, in the place of their own distributions.
    `planning_years` are those that reports show besides the first and the last.
    `levers` holds every lever of the model: zero before its first point, and throughout when no file sets it.
    `equations` are the names of the variants chosen, `ledger` holds the facts of the district, `model` is the one that
    the files were checked against, without these variants, with the `judgements` laid over it. `changes` and
    `documents` (files by kind) were laid on the file when it was read; `warnings` say what is odd in all of them.
    Levers, drivers and parameters are keyed by name, parameters as "sector.name"; a parameter given per label of its
    dimension is a mapping in the order of the labels.
    """

    file: str
    name: Mapping[str, str]
    district: Mapping[str, str]
    start: int
    end: int
    steps_per_year: int
    draws: int
    seed: int
    reform_start: float
    labels: Mapping[str, tuple[Label, ...]]
    parameters: Mapping[str, Given | TimePath | Mapping[str, Given]]
    levers: Mapping[str, TimePath]
    drivers: Mapping[str, TimePath | Process]
    shocks: tuple[Shock, ...]
    equations: tuple[str, ...]
    targets: tuple[Target, ...]
    model: Model = field(compare=False)
    triggers: tuple[Trigger, ...] = ()
    correlations: tuple[Correlation, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    posterior: Posterior | None = None
    planning_years: tuple[int, ...] = field(default=(), compare=False)
    ledger: Ledger = field(default_factory=published, compare=False)
    changes: Mapping[str, object] = field(default_factory=dict, compare=False)
    documents: Documents = field(default_factory=dict, compare=False)
    warnings: tuple[Fault, ...] = field(default=(), compare=False)
    reload: Callable[[Mapping[str, object], Documents], Scenario] | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        for name in _MAPPINGS:
            object.__setattr__(self, name, frozen(getattr(self, name)))

    @cached_property
    def label_keys(self) -> Mapping[str, tuple[str, ...]]:
        """Keys of the labels of each dimension, in order."""
        return frozen({dim: tuple(label.key for label in labels) for dim, labels in self.labels.items()})

    def until(self, year: int) -> Scenario:
        """The scenario with another last year, without triggers that are not decided by then: they change nothing."""
        known = tuple(one for one in self.triggers if int(one.target.years[-1][:4]) <= year)
        return replace(self, end=year, triggers=known)

    @cached_property
    def text(self) -> str:
        """Canonical text (JSON) of all that decides the numbers: no names of things, places, reasons or targets.

        Rows keep the order of the dimension they belong to, because sums and chains follow it; other keys are sorted.
        """
        settings = ("start", "end", "steps_per_year", "draws", "seed", "reform_start", "equations")
        content = {name: getattr(self, name) for name in settings}
        content["labels"] = {name: [label.key for label in labels] for name, labels in self.labels.items()}
        for name in ("parameters", "levers", "drivers"):
            content[name] = {key: bare(value) for key, value in getattr(self, name).items()}
        content["shocks"] = [struck(shock) for shock in self.shocks]
        if self.triggers:
            content["triggers"] = [switching(trigger) for trigger in self.triggers]
        if self.posterior:
            content["posterior"] = self.posterior.digest
        if self.correlations:
            content["correlations"] = [[one.inputs, one.rank] for one in self.correlations]
        return json.dumps(content, sort_keys=True, ensure_ascii=False, indent=1)

    @cached_property
    def hash(self) -> str:
        """First 16 hexadecimal digits of the SHA-256 of `text`."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]

    def with_(
        self,
        changes: Mapping[str, object] = NO_CHANGES,
        *,
        uncertainty: Files = (),
        shocks: Files = (),
        targets: Files = (),
    ) -> Scenario:
        """The same files read again with these changes and documents on top of the earlier ones.

        `scenario.with_({"levers.talent_programme": "0.8"}, shocks="slumps.yaml")`. Raises ScenarioError as `load` does.
        """
        assert self.reload is not None, "only a scenario that was loaded from a file can be changed"
        expect("changes", changes, Mapping)
        more = by_kind(uncertainty, shocks, targets)
        whole = {kind: (*self.documents.get(kind, ()), *files) for kind, files in more.items()}
        return self.reload({**self.changes, **changes}, whole)

    def __repr__(self) -> str:
        name = self.name["en"]
        return f"<Scenario {name!r}: {self.start}-{self.end}, {self.draws} draws, seed {self.seed}, {self.hash}>"


def bare(value: Value) -> Any:
    """The numbers of a value without where they come from."""
    if isinstance(value, Given):
        number = value.value
        return _spread(number) if isinstance(number, Distribution) else number
    if isinstance(value, TimePath):
        points = [[time, bare(given)] for time, given in value.points]
        more: dict[str, object] = {"shape": value.shape} if value.shape != "linear" else {}
        more |= {name: one for name in ("leads", "cap", "lag") if (one := getattr(value, name))}
        more |= {"before": value.before} if value.before is not None else {}
        return {"kind": value.kind, "after": value.after, "points": points, **more}
    if isinstance(value, Process):
        return {"kind": value.kind, **{name: bare(given) for name, given in value.inputs.items()}}
    return {label: bare(given) for label, given in value.items()}


def struck(shock: Shock) -> Any:
    """The numbers of a shock; its name decides the luck of one that has any."""
    parts = ("start", "years", "recovery", "factor", "change")
    numbers = {part: bare(given) if (given := getattr(shock, part)) else None for part in parts}
    chance = {"probability": bare(shock.probability)} if shock.probability else {}
    more = {"name": shock.name, "window": shock.window, **chance} if shock.uncertain else {}
    return {"driver": shock.driver, **numbers, **more}


def switching(trigger: Trigger) -> Any:
    """The condition of a trigger and the numbers that its levers take."""
    notes = ("kind", "source", "place")
    condition = {name: one for name, one in vars(trigger.target).items() if name not in notes}
    return {"if": condition, "then": {name: bare(path) for name, path in trigger.levers.items()}}


def _spread(value: Distribution) -> list[Any]:
    more = [value.shares] if value.shares else []
    return [value.kind, *value.numbers, *more, *([{"between": value.between}] if value.between else [])]
