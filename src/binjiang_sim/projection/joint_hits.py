"""How many draws meet the targets of a plan together: counted in the run, so that any number of draws is exact."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..scenario import Target
from ..scenario.values import CONDITION
from .blocks import Bools, Integers

BINDING = "binding"
COUNTS = ("together", "met", "binding")


def words_of(target: Target) -> str:
    """What a target asks, without its kind and source: targets that ask the same have the same hits."""
    figure = f"{target.indicator}/{target.item or ''}/{target.period} {target.over}"
    return f"{figure} {target.direction} {target.limits!r} {target.prices}"


def digest_of(targets: Sequence[Target]) -> str:
    """Eight hexadecimal digits of what these targets ask and of what kind they are."""
    words = "\n".join(f"{words_of(one)} {one.kind}" for one in targets)
    return hashlib.sha256(words.encode()).hexdigest()[:8]


@dataclass(frozen=True)
class JointHits:
    """Counts of draws by what they meet of a plan.

    `asked` says what each target asks, `kinds` what kind it is. `together` (target, target) counts the draws that meet
    both, on its diagonal those that meet one; `met` and `binding`, (number met,), those that meet so many of all and of
    the binding ones. Conditions of triggers, which come last, are no part of these.
    """

    asked: tuple[str, ...]
    kinds: tuple[str, ...]
    together: Integers
    met: Integers
    binding: Integers

    @classmethod
    def of(cls, targets: Sequence[Target], hits: Bools) -> JointHits:
        """From the draws that meet each target, (target, draw)."""
        wanted, binding = (hits[np.array(own, dtype=np.bool_)] for own in _kinds(targets))
        whole = hits.astype(np.float64)  # which holds such counts exactly
        counts = {
            "together": (whole @ whole.T).astype(np.int64),
            "met": np.bincount(wanted.sum(axis=0), minlength=len(wanted) + 1),
            "binding": np.bincount(binding.sum(axis=0), minlength=len(binding) + 1),
        }
        return cls.counted(targets, counts)

    @classmethod
    def none(cls, targets: Sequence[Target]) -> JointHits:
        """Of no draws."""
        return cls.of(targets, np.zeros((len(targets), 0), dtype=np.bool_))

    @classmethod
    def counted(cls, targets: Sequence[Target], counts: Mapping[str, Integers]) -> JointHits:
        """From counts by name, added up over chunks of draws."""
        asked, kinds = tuple(map(words_of, targets)), tuple(one.kind for one in targets)
        return cls(asked, kinds, *(counts[name] for name in COUNTS))

    @property
    def plan(self) -> JointHits:
        """Those of the plan alone, without conditions."""
        count = sum(kind != CONDITION for kind in self.kinds)
        return JointHits(self.asked[:count], self.kinds[:count], self.together[:count, :count], self.met, self.binding)

    @property
    def each(self) -> Mapping[str, int]:
        """How many draws meet each target, by what it asks."""
        return dict(zip(self.asked, np.diagonal(self.together).tolist(), strict=True))

    def is_of(self, targets: Sequence[Target]) -> bool:
        """Whether these are the targets that were counted."""
        return (self.asked, self.kinds) == (tuple(map(words_of, targets)), tuple(one.kind for one in targets))

    @property
    def counts(self) -> Mapping[str, Integers]:
        """The counts by name, which chunks of draws add up."""
        return {name: getattr(self, name) for name in COUNTS}

    @property
    def arrays(self) -> Mapping[str, npt.NDArray[Any]]:
        """All of it as arrays, to be kept on disk."""
        words = {name: np.array(getattr(self, name), dtype=str) for name in ("asked", "kinds")}
        return {**words, **self.counts}

    @classmethod
    def read(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> JointHits:
        """What was kept."""
        words = [tuple(arrays[name].tolist()) for name in ("asked", "kinds")]
        return cls(words[0], words[1], *(arrays[name] for name in COUNTS))


def _kinds(targets: Sequence[Target]) -> tuple[list[bool], list[bool]]:
    """Which targets are those of the plan, and which of them are binding."""
    return [one.kind != CONDITION for one in targets], [one.kind == BINDING for one in targets]
