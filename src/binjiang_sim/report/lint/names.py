"""What a text may call the figures, facts and inputs of a run, and where in a text they are named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ...facts.listing import indicator_label
from ...projection import Result, givens
from ...words import LANGUAGES, keys, texts
from ..content import inputs, series

_GROWTH = "_growth"
_SHORTEST = 2  # letters of a name; a single Chinese character names nothing


@dataclass(frozen=True, order=True)
class Subject:
    """Something of which a number can be said: a variable, a published indicator or an input; `item` is its row."""

    sort: str  # "variable", "fact" or "input"
    name: str
    item: str | None = None


@dataclass(frozen=True)
class Mention:
    """Words of a text that name something: where they stand, and what they may mean."""

    start: int
    end: int
    subjects: frozenset[Subject]


class Names:
    """The names that are known of a run, in both languages."""

    def __init__(self, result: Result) -> None:
        self.result = result
        found: dict[str, set[Subject]] = defaultdict(set)
        for words, subject in [*_variables(result), *_facts(result), *_inputs(result)]:
            if len(key := _key(words)) >= _SHORTEST:
                found[key].add(subject)
        for words, subject in _shortened(result):
            found.setdefault(_key(words), {subject})
        self._by_start: dict[str, list[tuple[str, frozenset[Subject]]]] = defaultdict(list)
        for words in sorted(found, key=len, reverse=True):
            self._by_start[words[:_SHORTEST]].append((words, frozenset(found[words])))

    def mentions(self, text: str) -> list[Mention]:
        """What is named in a text whose letters are plain, in order; the longest name counts where several fit."""
        plain = text.casefold() if len(text.casefold()) == len(text) else text.lower()
        if len(plain) != len(text):
            plain = text
        found, at = [], 0
        while at < len(plain) - 1:
            one = self._at(plain, at)
            if one:
                found.append(one)
                at = one.end
            else:
                at += 1
        return found

    def _at(self, text: str, at: int) -> Mention | None:
        for words, subjects in self._by_start.get(text[at : at + _SHORTEST], ()):
            end = at + len(words)
            if text.startswith(words, at) and _stands_alone(text, at, end):
                return Mention(at, end, subjects)
        return None

    @cached_property
    def items(self) -> dict[str, list[tuple[str, str]]]:
        """Names of the rows of each dimension with their keys, long ones first."""
        found = {}
        for dim, labels in self.result.scenario.labels.items():
            pairs = [(_key(words), one.key) for one in labels for words in (one.zh, one.en, *_short(one.zh, one.en))]
            found[dim] = sorted(pairs, key=lambda pair: -len(pair[0]))
        return found

    def items_in(self, text: str, variable: str) -> set[str]:
        """The rows of a variable that a text names; all of them when it names none."""
        equation, plain = self.result.model.equations[variable], text.casefold()
        rows = [one for one in self.result.items(variable) if one]
        for place, dim in enumerate(equation.dims):
            named = {key for words, key in self.items.get(dim, ()) if _within(words, plain)}
            rows = [one for one in rows if one.split("/")[place] in named] if named else rows
        return set(rows)


def _key(words: str) -> str:
    return " ".join(words.replace("（", "(").replace("）", ")").casefold().split())


def _short(zh: str, en: str) -> Iterator[str]:
    """The shorter names that people use for a row: compulsory for compulsory school."""
    if en.endswith(" school"):
        yield en.removesuffix(" school")


def _within(words: str, text: str) -> bool:
    at = text.find(words)
    while at >= 0:
        if _stands_alone(text, at, at + len(words)):
            return True
        at = text.find(words, at + 1)
    return False


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether an English name is not a part of a longer word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (
        (text[start].isascii() and before.isascii() and before.isalnum())
        or (text[end - 1].isascii() and after.isascii() and after.isalnum())
    )


def _variables(result: Result) -> Iterator[tuple[str, Subject]]:
    known = set(keys())
    for name, equation in result.model.equations.items():
        if equation.kind == "start":
            continue
        own = Subject("variable", name)
        aliases = f"lint.alias_{name}"
        more = [word for side in texts(aliases) for word in re.split("[、,]", side)] if aliases in known else []
        for words in (equation.zh, equation.en, *more, *_growth_names(equation.en)):
            yield words, own
        for item in (one for one in result.items(name) if one):
            for language in LANGUAGES:
                row = series.item_name(result, name, item, language)
                yield from (
                    (words, Subject("variable", name, item)) for words in _with_row(equation, row, language, name)
                )


def _shortened(result: Result) -> Iterator[tuple[str, Subject]]:
    """The Chinese names without what stands in brackets, for those that nothing else is called."""
    for name, equation in result.model.equations.items():
        bare = re.sub(r"[(（].*?[)）]", "", equation.zh)
        if equation.kind != "start" and bare != equation.zh and len(bare) > _SHORTEST:
            yield bare, Subject("variable", name)


def _growth_names(name: str) -> Iterator[str]:
    """How else people say "GDP, growth"."""
    whole, comma, growth = name.rpartition(", ")
    if comma and growth == "growth":
        yield from (f"{whole} growth", f"growth of {whole}", f"growth in {whole}", f"growth rate of {whole}")


def _with_row(equation: object, row: str, language: str, name: str) -> Iterator[str]:
    """The names of one row of a variable; the stages of the ladder have names of their own."""
    own = getattr(equation, language)
    if name == "ladder":
        yield from (row, *((f"{row}s",) if language == "en" else ()))
    if language == "zh":
        yield from (f"{row}{own}", f"{own}：{row}")
    else:
        yield from (f"{own}: {row}", f"{own} of {row}", f"{row} {own}", f"{own} ({row})")
        yield from _growth_of_row(own, row)


def _growth_of_row(own: str, row: str) -> Iterator[str]:
    whole, comma, growth = own.rpartition(", ")
    if comma and growth == "growth":
        yield from (f"growth of {row}", f"{row} growth", f"growth of {whole} of {row}", f"growth in {row}")


def _facts(result: Result) -> Iterator[tuple[str, Subject]]:
    for fact in result.scenario.ledger.facts():
        if fact.place:
            continue
        for language in LANGUAGES:
            label = indicator_label(fact, language)
            yield label, Subject("fact", fact.indicator)
            if fact.variable and fact.variable in result.model.equations:
                yield label, Subject("variable", fact.variable, fact.item or None)


def _inputs(result: Result) -> Iterator[tuple[str, Subject]]:
    for path in givens(result.scenario):
        if path.startswith("parameters."):
            for language in LANGUAGES:
                owner, part = inputs.label(result, path, language)
                subject = Subject("input", path)
                yield owner, subject
                if part:
                    yield (f"{owner}：{part}" if language == "zh" else f"{owner}: {part}"), subject


def subjects(mentions: Iterable[Mention]) -> list[Subject]:
    """All that is meant by some mentions, each once, in a fixed order."""
    return sorted(
        {one for mention in mentions for one in mention.subjects}, key=lambda one: (one.sort, one.name, one.item or "")
    )
