"""What the words around a number say of it: the figure, the period, and whether it is a point, an edge or a change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from ...words import texts
from .left_alone import UNIT_BEHIND
from .names import Mention, Names
from .numbers import Number

LONGEST = 2000  # letters of a sentence; a longer one is cut, so that no text takes long
_SENTENCE = re.compile(r"[。！？；!?;]+|\.(?=\s+[A-Z\u4e00-\u9fff“\"(])|\.\s*$")
_CLAUSE = re.compile(
    r"[，,：](?!\d{3})|[:](?!\d)|\band\b|\bwhile\b|\bwhereas\b|\bbut\b|(?<=[元人家%点])[和、及与]", re.IGNORECASE
)
_YEAR = re.compile(
    r"(?<![\d.,$¥])(?P<first>(?:H[12]|Q[1-4]|first half|second half)(?: of)? )?"
    r"(?P<year>(?:19|20|21)\d\d)"
    rf"(?!\d|[.,]\d|{UNIT_BEHIND})"
    r"(?P<half>\s?[-/]\s?(?:H[12]|Q[1-4])|\s?年?\s?[上下]半年|\s?年?\s?[一二三四1-4]季度)?",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\s*(?:年|to|and|until|through|,|，|、|和|至|到|与|及|-|–|—|~|～|/|vs\.?|than in|than|比)?"
    r"\s*(?:年|in|the|对比)?\s*",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"\s*(?:[(（\[][^()（）]*[)）\]])?\s*(?:in|by|at the end of|for|during|of|by the end of|as of|[(（])\s*"
    r"(?:the )?(?:year )?$",
    re.IGNORECASE,
)
# Behind these words stands the period with which another is compared.
_BASE = re.compile(
    r"(?:比|较|相比|对比|自|由|从|than in|compared with|compared to|relative to|from|since|than)\s*$", re.IGNORECASE
)
_FROM = re.compile(r"(?:由|从|\bfrom)\s*$", re.IGNORECASE)
_RIGHT_BEFORE = re.compile(r"(?:['’]s)?[ 年的]*(?:levels? of|水平)?\s*")
_LEVEL = re.compile(r"(?:'s)? levels?\b|年?的?水平")
_PRICES = re.compile(r"\s?年?\s?(?:的?不变|可比)?价|\s(?:constant )?prices", re.IGNORECASE)
_HALVES = {"上": "H1", "下": "H2", "一": "Q1", "二": "Q2", "三": "Q3", "四": "Q4"}


@cache
def vocabulary(name: str) -> re.Pattern[str]:
    """What finds any of the words of the catalogue's text `lint.word_NAME`."""
    chinese, english = texts(f"lint.word_{name}")
    words = [re.escape(one) for one in chinese.split("、")]
    words += [rf"(?<![a-z]){re.escape(one)}(?![a-z])" for one in english.split(",")]
    return re.compile("|".join(sorted(words, key=len, reverse=True)), re.IGNORECASE)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a passage, in plain letters, and where it begins there."""

    text: str
    start: int
    names: Names = field(repr=False)

    @cached_property
    def mentions(self) -> list[Mention]:
        """What the sentence names."""
        return self.names.mentions(self.text)

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """Begin and end of its clauses; commas in brackets part nothing."""
        depth, cuts = 0, [0]
        brackets = {at: 1 if one in "(（[［" else -1 for at, one in enumerate(self.text) if one in "(（[［)）]］"}
        ends = {match.start(): match.end() for match in _CLAUSE.finditer(self.text)}
        for at in sorted({*brackets, *ends}):
            depth = max(depth + brackets.get(at, 0), 0)
            if at in ends and not depth:
                cuts.append(ends[at])
        return list(zip(cuts, [*cuts[1:], len(self.text)], strict=True))

    def clause(self, at: int) -> int:
        """The number of the clause in which a position stands."""
        return next((number for number, (start, end) in enumerate(self.clauses) if start <= at < end), 0)

    def words(self, at: int) -> str:
        """The clause in which a position stands."""
        start, end = self.clauses[self.clause(at)]
        return self.text[start:end]

    @cached_property
    def periods(self) -> list[tuple[int, int, str]]:
        """The periods it names, each with begin and end: 2024, 2024-H1, 2024-Q1."""
        return periods(self.text)

    def said_of(self, start: int, end: int) -> set[str]:
        """The periods of which a number between two positions is said; none when only another sentence can tell.

        A period in brackets or behind "in" or "by" goes first, then the last one named before, then the first behind it
        in its clause. Periods named together (2030 and 2035, from 2023 to 2030) stay together.
        """
        found = self.periods
        if vocabulary("respectively").search(self.text):
            return {label for _, _, label in found}
        behind = next((number for number, one in enumerate(found) if one[0] >= end), None)
        if behind is not None and _ATTACHED.fullmatch(self.text[end : found[behind][0]]):
            return self._together(behind)
        for number in (number for number in reversed(range(len(found))) if found[number][1] <= start):
            if _RIGHT_BEFORE.fullmatch(self.text, found[number][1], start) or not self._is_base(number):
                return self._together(number)
        if behind is not None and self.clause(found[behind][0]) == self.clause(start) and not self._is_base(behind):
            return self._together(behind)
        return set()

    @property
    def own_periods(self) -> set[str]:
        """The last periods that it names together, but not those with which it compares."""
        own = [number for number in range(len(self.periods)) if not self._is_base(number)]
        return self._together(own[-1]) if own else set()

    def _is_base(self, number: int) -> bool:
        """Whether a period is only what another one is compared with."""
        start, end, _ = self.periods[number]
        alone = number + 1 == len(self.periods) or not _JOINED.fullmatch(self.text[end : self.periods[number + 1][0]])
        return alone and bool(_BASE.search(self.text[max(start - 16, 0) : start]) or _LEVEL.match(self.text, end))

    def _together(self, chosen: int) -> set[str]:
        first = last = chosen
        found = self.periods
        while first and _JOINED.fullmatch(self.text[found[first - 1][1] : found[first][0]]):
            first -= 1
        while last + 1 < len(found) and _JOINED.fullmatch(self.text[found[last][1] : found[last + 1][0]]):
            last += 1
        return {label for _, _, label in found[first : last + 1]}


def begins_change(before: str) -> bool:
    """Whether the words before a number tell that something moves away from it: from 467 thousand, 由2503亿元."""
    return bool(_FROM.search(before[-16:]))


def periods(text: str) -> list[tuple[int, int, str]]:
    """The periods that a text names; a year whose prices it tells is none."""
    return [(one.start(), one.end(), _label(one)) for one in _YEAR.finditer(text) if not _PRICES.match(text, one.end())]


def _label(match: re.Match[str]) -> str:
    year, half, first = match["year"], match["half"] or "", match["first"] or ""
    mark = next((_HALVES[one] for one in half if one in _HALVES), "")
    if written := re.search(r"[HQ][1-4]", f"{half}{first}".upper()):
        mark = written[0]
    elif number := re.search("[1-4]", half):
        mark = f"Q{number[0]}"
    elif "half" in first.lower():
        mark = "H1" if first.lower().startswith("first") else "H2"
    return f"{year}-{mark}" if mark else year


def sentences(text: str, names: Names) -> list[Sentence]:
    """The sentences of a text in plain letters."""
    found, start = [], 0
    for end in [*(match.end() for match in _SENTENCE.finditer(text)), len(text)]:
        while end - start > LONGEST:
            cut = text.rfind(" ", start + 1, start + LONGEST)
            cut = cut if cut > start else start + LONGEST
            found.append(Sentence(text[start:cut], start, names))
            start = cut
        if text[start:end].strip():
            found.append(Sentence(text[start:end], start, names))
            start = end
    return found


def bound(sentence: Sentence, number: Number) -> str:
    """Whether words right at a number make it a limit or an estimate: "above", "below", "about", or nothing."""
    before = sentence.text[max(number.start - 14, 0) : number.start].rstrip()
    after = sentence.text[number.end : number.end + 3].lstrip()
    for mark in ("above", "below", "about"):
        pattern = vocabulary(mark)
        if any(one.end() == len(before) for one in pattern.finditer(before)):
            return mark
        if after[:2] in ("以上", "以下", "以内", "左右") and pattern.match(after):
            return mark
    return ""


def in_brackets(sentence: Sentence, at: int) -> int:
    """The position of the bracket that is open at a position; -1 without one."""
    depth = 0
    for place in range(at - 1, max(at - 200, -1), -1):
        one = sentence.text[place]
        if one in ")）]］":
            depth += 1
        elif one in "(（[［":
            if not depth:
                return place
            depth -= 1
    return -1


def nearest(mentions: Sequence[Mention], sentence: Sentence, at: int, end: int) -> list[Mention]:
    """Mentions in the order in which they may be what a number is said of, the likeliest first.

    Right behind the number, the last one before it in its clause, behind it there, then earlier clauses, then later.
    """
    own = sentence.clause(at)

    def rank(one: Mention) -> tuple[int, int]:
        clause = sentence.clause(one.start)
        gap = sentence.text[end : max(one.start, end)]
        if one.start >= at and len(gap) < 4 and not gap.strip(" 的of"):
            return 0, 0
        if clause == own:
            return (1, at - one.end) if one.end <= at else (2, one.start - end)
        return (3, at - one.end) if clause < own else (4, one.start - end)

    return sorted(mentions, key=rank)


def with_colon(sentence: Sentence, at: int) -> str:
    """The clause of a position with those that lead to it by a colon."""
    number = sentence.clause(at)
    start, end = sentence.clauses[number]
    while number and sentence.text[:start].rstrip().endswith((":", "：")):
        number -= 1
        start = sentence.clauses[number][0]
    return sentence.text[start:end]
