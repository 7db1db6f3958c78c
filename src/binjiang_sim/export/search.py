"""One search over all that has a name: what a scenario may set, what comes out of a run, what was published."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from ..engine import Model
from ..facts import Ledger
from ..facts.derive import written
from ..facts.listing import indicator_label
from ..scenario.values import Label
from .keys import settable

INPUTS = ("lever", "driver", "parameter")
KINDS = (*INPUTS, "indicator", "fact")
GIVEN = ("lever", "driver", "start")  # kinds of variables that no run brings out
NEAREST = 5  # how many are proposed when nothing matches
ALIKE, ALIKE_CHINESE = 0.6, 0.5  # least likeness of a proposal; Chinese words are short
_SECTIONS = {"levers": "lever", "drivers": "driver", "parameters": "parameter"}


@dataclass(frozen=True)
class Found:
    """Something with a name, of one of `KINDS`.

    `path` is what `--set` takes for an input, `--indicator` for a figure, and a formula for a published fact. `about`
    describes it, `items` are its rows in both languages. `near` says that no word matched and this is only alike.
    """

    kind: str
    path: str
    zh: str
    en: str
    unit: str
    about: str = ""
    items: tuple[str, ...] = ()
    near: bool = False

    @property
    def record(self) -> dict[str, object]:
        """The same as plain values."""
        return {**asdict(self), "items": list(self.items)}


def everything(model: Model, labels: Mapping[str, Sequence[Label]], ledger: Ledger) -> Iterator[Found]:
    """All that can be found: inputs, figures and facts, with the rows that `labels` give the dimensions."""

    def rows(dims: Iterable[str]) -> tuple[str, ...]:
        return tuple(text for dim in dims for one in labels.get(dim, ()) for text in (one.key, one.zh, one.en))

    titles = {name: one.title for name, one in model.equations.items()}
    inputs = [
        Found(_SECTIONS[section], path, one.zh, one.en, one.unit, titles.get(name, ""), rows(one.dims))
        for path, one in settable(model).items()
        for section, _, name in (path.partition("."),)
    ]
    yield from sorted(inputs, key=lambda one: INPUTS.index(one.kind))
    for name, equation in model.equations.items():
        if equation.kind not in GIVEN:
            unit, more = equation.reported_unit, rows(equation.dims)
            yield Found("indicator", name, equation.zh, equation.en, unit, equation.title, more)
    for fact in ledger.facts():
        about = f"{fact.period}: {fact.value:.10g} {fact.unit}"
        names = (indicator_label(fact, "zh"), indicator_label(fact, "en"))
        yield Found("fact", fact.name, *names, written(fact.powers), about)


def matching(every: Iterable[Found], words: Iterable[str], kinds: Collection[str] = KINDS) -> list[Found]:
    """Those of these kinds of which path, names, unit, description or rows hold each of the words, in their order.

    When none does, those whose path or names are most alike, marked as `near`; nothing when none is alike.
    """
    some = [one for one in every if one.kind in kinds]
    wanted = [part for word in words for part in _plain(word).split()]
    found = [one for one in some if all(word in _all(one) for word in wanted)]
    return found or _nearest(some, " ".join(wanted))


def _all(one: Found) -> str:
    return _plain(" ".join((one.path, one.zh, one.en, one.unit, one.about, *one.items)))


def _nearest(some: Iterable[Found], text: str) -> list[Found]:
    least = ALIKE if text.isascii() else ALIKE_CHINESE
    scored = [(max(_likeness(text, name) for name in _names(one)), one) for one in some] if text else []
    best = sorted((pair for pair in scored if pair[0] >= least), key=lambda pair: -pair[0])[:NEAREST]
    return [replace(one, near=True) for _, one in best]


def _names(one: Found) -> Iterator[str]:
    """The names of something, whole and word by word."""
    for text in (one.path.rpartition(".")[2], one.zh, one.en):
        yield _plain(text)
        yield from _plain(text).split()


def _likeness(text: str, name: str) -> float:
    matcher = difflib.SequenceMatcher(None, text, name)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE_CHINESE else 0.0


def _plain(text: str) -> str:
    """Letters of one case and width, a space for what joins words."""
    return unicodedata.normalize("NFKC", text).casefold().translate({ord(one): " " for one in "_-/"})
