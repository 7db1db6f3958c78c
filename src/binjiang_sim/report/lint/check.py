"""The numbers of a document held against the figures of a run."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import permutations

from ...analysis.attribution.ledger import lever_ledger
from ...errors import expect
from ...projection import Result
from ...projection.options import Notice, Progress, warn
from . import matching
from .chances import Chances, Stated, side_of, stated, told
from .checked import Checked, as_figure, ignored, supported, wrong
from .context import Sentence, begins_change, bound, in_brackets, nearest, sentences, vocabulary, with_colon
from .contributions import Contributions, Make
from .figures import Figure, Figures, finite, kind_of
from .left_alone import Left, left_alone
from .names import Names, Subject, subjects
from .numbers import Number, is_range, label_unit, numbers, plain, unit_behind_brackets
from .passages import Passage
from .reading import passages
from .said import Said

_GROWTH = Subject("variable", "gdp_growth")  # what growth is meant where nothing says of what
_BEFORE_BRACKET = re.compile(r"\s*(?:(?:in|by|for|at the end of)\s)?(?:\d{4}(?:-H[12])?年?)?[\s\]]*")
_ONLY, _UNIT, _CONTEXT = 2, 1, 0  # of what its words name; of what may only be its unit; of what stands elsewhere
_PIECES = ("", "pieces", "patents")  # kinds in which inputs are counted: 490个, 490项
_EXACT = 0.05  # how far at most a number may be rounded that is said of what another sentence names
_LARGE = 10_000  # from here a number without a unit can be no rank, page or count of the text itself
_MEASURES = ("money", "USD", "area", "share", "index")  # kinds that are not counted one by one
_HEADING = 1000  # letters of a heading or a row that are read
_PERIODS = 2  # of a number for which lever ledgers are made
_AROUND = 18  # letters shown on either side of a number


def lint(
    document: str | os.PathLike[str],
    result: Result,
    *,
    executor: Executor | None = None,
    workers: int = 1,
    progress: Progress | None = None,
    notice: Notice = warn,
) -> tuple[Checked, ...]:
    """Every number of a document, in order, each supported by a figure of the result, wrong, or left alone.

    `document` is a Word file, a text in Markdown, an HTML page or plain text. What reforms bring to a figure is held
    against its lever ledger, which is made where the text tells of it, with `executor`, `workers`, `progress` and
    `notice` as for `lever_ledger`. Raises ProjectionError for a document that cannot be read.

        from binjiang_sim.report.lint import lint

        wrong = [one for one in lint("article.docx", result) if one.status == "wrong"]
    """
    expect("result", result, Result)
    made = partial(lever_ledger, result.scenario, executor=executor, workers=workers, progress=progress, notice=notice)
    run = _Run(result, made)
    found = passages(document)
    said = Said(result, found)
    return tuple(one for passage in found for one in _Reading(passage, run, said).checked())


class _Run:
    """A result with what is looked up in it again and again."""

    def __init__(self, result: Result, ledger: Make) -> None:
        self.result = result
        self.names = Names(result)
        self.figures = Figures(result)
        self.chances = Chances(self.figures)
        self.contributions = Contributions(result, ledger)
        self.contexts: dict[str, list[Sentence]] = {}

    def context(self, text: str) -> list[Sentence]:
        """A heading, or words beside a cell, as a sentence; nothing for an empty one."""
        if text not in self.contexts:
            whole = plain(text)[:_HEADING]
            self.contexts[text] = [Sentence(whole, 0, self.names)] if whole.strip() else []
        return self.contexts[text]

    @cached_property
    def known(self) -> list[Figure]:
        """What a number may be of which nothing says what it is."""
        return [one for one in self.figures.known() if finite(one)]

    @cached_property
    def counts(self) -> dict[str, Figure]:
        """The counts of inputs."""
        return self.figures.counts()


@dataclass(frozen=True)
class _Words:
    """A number in its words: the sentence, where in it the number begins and ends, or the one to which it belongs, the
    clause, whether it is "about", "above" or "below", and whether it may be an edge of a band.
    """

    sentence: Sentence
    at: int
    end: int
    clause: str
    mark: str
    edge: bool

    def has(self, *names: str) -> bool:
        """Whether the clause has words of the catalogue."""
        return any(vocabulary(name).search(self.clause) for name in names)

    @property
    def is_level(self) -> bool:
        """Whether the number is where something stands, and not by how much it moves."""
        before = self.sentence.text[: self.at].rstrip()
        return _ends(vocabulary("level"), before) and not self.has("contribution")


class _Reading:
    """One passage and its numbers."""

    def __init__(self, passage: Passage, run: _Run, said: Said) -> None:
        self.passage, self.run, self.said = passage, run, said
        self.text = plain(passage.text)
        self.sentences = sentences(self.text, run.names)
        self.beside = [one for text in passage.beside for one in self.run.context(text)]
        self.above = self.run.context(passage.above)
        self.row = self.run.context(passage.row)
        self.last: Checked | None = None

    def checked(self) -> Iterator[Checked]:
        """Every number of the passage with its status."""
        for at, sentence in enumerate(self.sentences):
            left = left_alone(sentence.text)
            named = ((one.start, one.end) for one in sentence.mentions)
            left += [Left(*ends, "name") for ends in named if re.search(r"\d", sentence.text[slice(*ends)])]
            own = numbers(sentence.text)
            for place, number in enumerate(own):
                self.last = self._located(self._one(at, own, place, left), sentence, number)
                yield self.last

    def _located(self, one: Checked, sentence: Sentence, number: Number) -> Checked:
        start, end = sentence.start + number.start, sentence.start + number.end
        around = " ".join(self.passage.text[max(start - _AROUND, 0) : end + _AROUND].split())
        return replace(one, text=self.passage.text[start:end].strip(), place=self.passage.place(start), around=around)

    def _one(self, at: int, own: Sequence[Number], place: int, left: Sequence[Left]) -> Checked:
        sentence, number = self.sentences[at], own[place]
        if count := self._of_run(sentence, number):
            return count
        digits = number.start + (1 if number.signed else 0)
        reason = next((one.reason for one in left if one.start <= digits < one.end), "")
        if reason or number.kind in ("time", "other"):
            return ignored(reason or number.kind)
        if sentence.text[: number.start].rstrip().endswith("±"):
            return self._margin(number)
        if size := self.run.chances.size_of(sentence, number):
            return as_figure(size, size.value == number.value)
        number, main, edge = self._whole(sentence, own, place)
        words = self._words(sentence, number, main, edge)
        if number.kind in _PIECES and (counted := self._count(words, number)):
            return counted
        if not number.kind and not (number := self._with_unit(words, number)).kind:
            return self._bare(words, number)
        found = self._held_against(at, own, words, number)
        return self._in_report(found)

    def _in_report(self, found: Checked) -> Checked:
        if found.status == "wrong" and (said := self.said.word_for_word(self.passage)):
            return supported(said)
        return found

    def _of_run(self, sentence: Sentence, number: Number) -> Checked | None:
        """A number of draws, or a seed, which is left alone when it is that of the run."""
        scenario = self.run.result.scenario
        before = sentence.text[: number.start].rstrip(" :：为是")
        after = sentence.text[number.start :].lstrip("0123456789, ")
        if _ends(vocabulary("seed"), before):
            return self._agreeing(number, "seed", scenario.seed, scenario.seed)
        if vocabulary("draws").match(after) or (_ends(vocabulary("draws"), before) and after.startswith("次")):
            return self._agreeing(number, "draws", scenario.draws, self.run.result.draws)
        return None

    def _agreeing(self, number: Number, what: str, *values: int) -> Checked:
        if number.value in values:
            return ignored(what)
        return self._in_report(wrong(self.run.figures.count(f"{what}_of_run", values[0])))

    def _margin(self, number: Number) -> Checked:
        """What stands behind ±: the sampling error of the chance before it."""
        last = self.last
        if last is None or last.figure is None or last.status != "supported":
            return ignored("unit")
        if last.figure.kind == "report":
            return last
        if last.figure.kind != "chance":
            return ignored("unit")
        figure = replace(last.figure, statistic="error", value=last.figure.error)
        value = replace(number, value=number.value / 100, half=number.half / 100) if not number.kind else number
        return as_figure(figure, matching.agrees(value, figure))

    def _whole(self, sentence: Sentence, own: Sequence[Number], place: int) -> tuple[Number, Number, bool]:
        """The number in the unit it shares, the number it belongs to, and whether it is an end of a range or band."""
        number = main = own[place]
        text, bracket = sentence.text, in_brackets(sentence, number.start)
        edge = any(is_range(text, *pair) for pair in _pairs(own, place))
        years = {start for start, _, _ in sentence.periods}
        before = [one for one in own[:place] if bracket >= 0 and one.end <= bracket and one.start not in years]
        if before and _BEFORE_BRACKET.fullmatch(text[before[-1].end : bracket]):
            main = before[-1]
            edge = edge or not number.kind or bool(vocabulary("edge").search(text[bracket + 1 : number.start]))
        elif bracket >= 0 and text[bracket] in "[［":
            edge = True
        if not number.kind:
            unit = main if main.kind else unit_behind_brackets(text, number.end, bracket >= 0) or self._label_unit()
            number = number.as_of(unit) if unit else number
        return number, main, edge

    def _label_unit(self) -> Number | None:
        """The unit that a table gives for a cell: at the head of its row or column, in its title or above it."""
        beside = self.passage.beside
        labels = (*beside[1:2], *beside, self.passage.above) if beside else ()
        return next((unit for text in labels if (unit := label_unit(text))), None)

    def _words(self, sentence: Sentence, number: Number, main: Number, edge: bool) -> _Words:
        bracket, clause = in_brackets(sentence, number.start), with_colon(sentence, main.start)
        if bracket >= 0:
            ends = (sentence.text.find(one, number.end) for one in ")）]］")
            inside = sentence.text[bracket : min((at for at in ends if at > 0), default=len(sentence.text))]
            if main.start > bracket or vocabulary("chance").search(inside):
                clause = inside
        edge = edge or bool(vocabulary("edge").search(clause))
        return _Words(sentence, main.start, main.end, clause, bound(sentence, number), edge)

    def _with_unit(self, words: _Words, number: Number) -> Number:
        """A number in the unit of what it counts, if the words say so.

        It stands right before the name (78 listed companies), is a large one in a sentence that names something counted
        (the population reaches 621,000), or is in a cell of its row.
        """
        sentence = words.sentence
        near = nearest(sentence.mentions, sentence, number.start, number.end)
        if number.value < _LARGE and near and sentence.text[number.end : max(near[0].start, number.end)].strip():
            near = []
        if self.beside and any(one.periods for one in self.beside):
            near = near or next((one.mentions[:1] for one in self.beside if one.mentions), [])
        kinds = (
            kind_of(self.run.result.model.equations[subject.name].reported_unit)
            for mention in near[: None if number.value >= _LARGE else 1]
            for subject in subjects([mention])
            if subject.sort == "variable"
        )
        kind = next((one for one in kinds if one not in _MEASURES), "") if number.digits.isdecimal() else ""
        return replace(number, kind=kind) if kind else number

    def _count(self, words: _Words, number: Number) -> Checked | None:
        """A count of inputs, of all of them or of those of the status that the clause names."""
        if not vocabulary("inputs").search(words.sentence.text) or not number.digits.isdecimal():
            return None
        counts = self.run.counts
        named = [counts[key] for key in counts if key != "all" and words.has(f"count_{key}")]
        one = next((one for one in (*named, counts["all"]) if one.value == number.value), None)
        if one:
            return supported(one)
        return self._in_report(wrong(named[0])) if named else None

    def _bare(self, words: _Words, number: Number) -> Checked:
        """A number without a unit: the value of an index, or nothing that can be checked."""
        if "." not in number.digits:
            return ignored("unit")
        for subject_list, _ in self._subjects(words, ()):
            figures = self._figures(subject_list, words, self._periods(words, ()))
            one, fitting = matching.found(number, figures, words.mark, words.has("decline"))
            if one:
                return supported(one)
            if fitting:
                return self._in_report(wrong(matching.nearest(number, fitting)))
        return ignored("unit")

    def _held_against(self, at: int, own: Sequence[Number], words: _Words, number: Number) -> Checked:
        earlier = self.sentences[max(at - 2, 0) : at][::-1]
        periods = self._periods(words, earlier)
        if brought := self._brought(words, number, earlier, periods):
            return brought
        others, telling = stated(words.sentence, own, number), told(words.sentence, own)
        tells = vocabulary("chance").search
        share = number.kind == "share" and (number.start in telling or not telling)
        beside = any(tells(one.text) for one in self.beside)
        chance = share and (words.has("chance") or beside)
        if words.has("chance") and number.start not in telling and _is_limit(words, number, own, others):
            return self._target(words, number, earlier, periods) or ignored("limit")
        if share and (beside or tells(words.sentence.text)) and (plan := self._of_plan(words)):
            return as_figure(plan, matching.agrees(number, plan, words.mark))
        first: Figure | None = None
        for subject_list, strict in self._subjects(words, earlier):
            figures = [*self._chances(subject_list, words, periods, others)] if chance else []
            if not figures or number.start not in telling:
                figures += self._figures(subject_list, words, periods)
            mark = words.mark if strict or words.mark == "about" else ""
            one, fitting = matching.found(number, filter(finite, figures), mark, words.has("decline"))
            if one and (
                strict or words.edge or one.kind in ("chance", "target") or number.half <= _EXACT * abs(number.value)
            ):
                return supported(one)
            near = matching.nearest(number, fitting)
            if near and strict == _ONLY:
                return wrong(near)
            first = first or (near if near and matching.alike(number, near) else None)
        shares = [*self._shares(words, periods)] if number.kind == "share" else []
        one, _ = matching.found(number, shares, words.mark)
        return supported(one) if one else self._unnamed(words, number, periods, first)

    def _shares(self, words: _Words, periods: set[str]) -> Iterator[Figure]:
        """What part one thing named in the sentence is of another: R&D spending, 10 % of GDP."""
        for part, whole in permutations(subjects(words.sentence.mentions), 2):
            if part.sort == whole.sort == "variable":
                yield from self.run.figures.shares(part, whole, periods)

    def _target(self, words: _Words, number: Number, earlier: Sequence[Sentence], periods: set[str]) -> Checked | None:
        for subject_list, _ in self._subjects(words, earlier):
            aims = (aim for one in subject_list for aim in self.run.figures.targets(one, periods))
            one, _ = matching.found(number, (one for one in aims if one.statistic == "target"))
            if one:
                return supported(one)
        return None

    def _of_plan(self, words: _Words) -> Figure | None:
        """The chance of the plan as a whole that the words of a number, or those beside its cell, tell."""
        of_plan = self.run.chances.of_plan
        found = of_plan(words.sentence, words.at)
        found = found or next(filter(None, (of_plan(one, len(one.text)) for one in self.beside)), None)
        return self._with_reforms_or_without(words, found) if found else None

    def _with_reforms_or_without(self, words: _Words, chance: Figure) -> Figure | None:
        """A chance, or where the words say so that without the reforms."""
        contributions = self.run.contributions
        without = contributions.side(words.sentence, words.at, words.end) == "without"
        return contributions.without(chance) if without else chance

    def _brought(self, words: _Words, number: Number, earlier: Sequence[Sentence], periods: set[str]) -> Checked | None:
        """What reforms bring to the figure that the sentence names; None where the words do not tell of that."""
        contributions = self.run.contributions
        brought = contributions.told(words.sentence, words.at)
        if brought is None or words.has("chance"):
            return None
        lists = (found for found, strict in self._subjects(words, earlier) if strict != _UNIT)
        subject = next((one for found in lists for one in found if contributions.fits(one, number)), None)
        if subject is None:
            return None
        if said := self.said.word_for_word(self.passage):  # which needs no ledger
            return supported(said)
        figures = [
            one
            for period in sorted(periods)[-_PERIODS:]
            for one in contributions.of(brought, subject, period, words.edge)
        ]
        if number.kind == "share":  # 98 % of the draws, or a gain of 1.4 %
            figures = [one for one in figures if (one.statistic == "positive") == words.has("draws")]
        level, side = words.is_level, contributions.side(words.sentence, words.at, words.end)
        if level and side:
            figures, level = [one for one in figures if one.statistic == side], side == "with"
        elif not level:
            figures = [one for one in figures if one.statistic not in ("without", "with")]
        one, fitting = matching.found(number, figures, words.mark, words.has("decline"))
        if one or not level:
            if words.edge:
                fitting.sort(key=lambda each: abs(each.value - number.value))
            near = one or next(iter(fitting), None)
            return as_figure(near, one is not None) if near else replace(wrong(None), reason="undated")
        return None

    def _unnamed(self, words: _Words, number: Number, periods: set[str], first: Figure | None) -> Checked:
        known = [
            one
            for one in self.run.known
            if not periods or not one.period or one.period[:4] in {period[:4] for period in periods}
        ]
        one, fitting = matching.found(number, known, "about" if words.mark == "about" else "", words.has("decline"))
        if one and matching.by_chance(number, fitting, words.mark) <= matching.LIKELY:
            return supported(one, "unit")
        if first:
            return wrong(first)
        reason = "unfit" if words.sentence.mentions else "short" if one else "unnamed"
        return replace(wrong(None), reason=reason)

    def _subjects(self, words: _Words, earlier: Sequence[Sentence]) -> Iterator[tuple[list[Subject], int]]:
        """What a number may be said of, the likeliest first, and how surely it is said of that."""
        sentence = words.sentence
        together = bool(vocabulary("respectively").search(sentence.text))
        near = nearest(sentence.mentions, sentence, words.at, words.end)
        for mention in near:
            unit = words.at <= mention.start < words.end  # which may only be the unit of something named elsewhere
            yield self._narrowed(subjects(near if together else [mention]), sentence, words), _UNIT if unit else _ONLY
        for one in self.beside:
            for mention in one.mentions:
                yield self._narrowed(subjects([mention]), one, words), _ONLY
        for one in (*earlier, *self.row, *self.above):
            for mention in reversed(one.mentions):
                yield self._narrowed(subjects([mention]), one, words), _CONTEXT
        growth = vocabulary("growth_alone")
        if (
            any(growth.search(one.text) for one in (sentence, *earlier))
            and _GROWTH.name in self.run.result.model.equations
        ):
            yield [_GROWTH], _CONTEXT

    def _narrowed(self, found: list[Subject], sentence: Sentence, words: _Words) -> list[Subject]:
        """The subjects with the rows that a sentence names beside them: value added ... of industry."""
        made = []
        for one in found:
            if one.sort != "variable" or one.item is not None or not self.run.result.model.equations[one.name].dims:
                made.append(one)
                continue
            near = sentence.words(words.at) if sentence is words.sentence else sentence.text
            named = self.run.names.items_in(near, one.name)
            made += [replace(one, item=item) for item in sorted(named)] or [one]
        return made

    def _periods(self, words: _Words, earlier: Sequence[Sentence]) -> set[str]:
        sentence = words.sentence
        found = sentence.said_of(words.at, words.end)
        if begins_change(
            sentence.text[: words.at]
        ):  # from 467 thousand to 624 thousand: the first may be of an earlier time
            return found | {label for _, _, label in sentence.periods} | {str(self.run.result.scenario.start)}
        if found:
            return found
        tables = (
            {label for one in some for _, _, label in one.periods}
            for some in (self.beside[:2], self.row, self.beside[2:])
        )
        others = (one.own_periods for one in (*earlier, *self.above, sentence))
        return next(filter(None, (*tables, *others)), set())

    def _figures(self, found: Sequence[Subject], words: _Words, periods: set[str]) -> list[Figure]:
        figures, clause = self.run.figures, words.clause
        if vocabulary("elsewhere").search(clause):
            return [one for subject in found for one in figures.elsewhere(subject, periods)]
        changing = words.has("growth", "decline", "yearly") or "+" in clause
        if not self.run.names.mentions(clause):  # industry grows by 5.8 % in 2025, services by 5.7 %
            changing = changing or bool(vocabulary("growth").search(words.sentence.text))
        growths = [replace(one, name=f"{one.name}_growth") for one in found if changing and one.sort != "input"]
        every = [*found, *(one for one in growths if one.sort == "fact" or one.name in self.run.result.model.equations)]
        made = [one for subject in every for one in figures.of(subject, periods, words.edge, words.has("mean"))]
        aims = vocabulary("target").search
        if words.has("target") or words.mark in ("above", "below") or any(aims(one.text) for one in self.beside):
            made += [
                one for subject in found for one in figures.targets(subject, () if words.has("target") else periods)
            ]
        elif any(vocabulary(name).search(words.sentence.text) for name in ("chance", "to_meet")):
            aimed = (one for subject in found for one in figures.targets(subject, periods))
            made += [one for one in aimed if one.statistic == "target"]
        if words.has("median"):  # of the sum, or the mean growth, of several years
            aimed = (one for subject in found for one in figures.targets(subject, periods))
            made += [one for one in aimed if one.statistic == "median" and "/" in one.period]
        if changing or (self.beside and not made):
            others = {label for _, _, label in words.sentence.periods}
            made += [one for subject in found for one in figures.changes(subject, periods, others)]
        return made

    def _chances(
        self, found: Sequence[Subject], words: _Words, periods: set[str], others: Sequence[Stated]
    ) -> Iterator[Figure]:
        named = {label for _, _, label in words.sentence.periods} or periods
        for subject in found:
            for one in self.run.chances.of(subject, named, others, words.has("missed")):
                if meant := self._with_reforms_or_without(words, one):
                    yield meant


def _is_limit(words: _Words, number: Number, own: Sequence[Number], others: Sequence[Stated]) -> bool:
    """Whether a number that no words call a chance is the limit that one is of."""
    side = side_of(words.sentence, number)
    if side == "reached":
        return any(one.kind == "share" for one in own if one.start != number.start)
    if number.kind != "share":
        return bool(side)
    return side in ("above", "below") and not any(one.side in ("above", "below") for one in others)


def _ends(pattern: re.Pattern[str], text: str) -> bool:
    tail = text[-20:]
    return any(one.end() == len(tail) for one in pattern.finditer(tail))


def _pairs(own: Sequence[Number], place: int) -> Iterator[tuple[Number, Number]]:
    """A number with its neighbours, in order."""
    if place:
        yield own[place - 1], own[place]
    if place + 1 < len(own):
        yield own[place], own[place + 1]
