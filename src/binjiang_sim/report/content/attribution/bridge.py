"""Which changes moved a figure, in tables and sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from ....analysis.attribution.bridge import LUCK, Bridge, Part, line_of
from ....analysis.attribution.mixes import SEED
from ....analysis.attribution.revision import REMAINDER, VERSION
from ....engine import Model
from ....projection.blocks import Job
from ....scenario import Given, Scenario
from ....scenario.distributions import NO_REASON
from ....words import in_language, say
from .. import inputs, series, targets
from ..blocks import Block, Paragraph, Table
from ..comparison.changes import label
from ..comparison.rows import finer
from ..numbers import PER_CENT, Scale, scale, signed

ROWS = 10  # of a table; the others stand together in one more
OF_RUN = (SEED, LUCK, REMAINDER, VERSION)  # parts that are no input of a scenario


@dataclass(frozen=True)
class Shown:
    """A scenario and its model: what names and units are read from."""

    scenario: Scenario

    @property
    def model(self) -> Model:
        """The model with the variants that the scenario chooses."""
        return Job(self.scenario).model


@dataclass(frozen=True)
class Told:
    """A bridge in words: how its numbers are written, and what things are called."""

    bridge: Bridge
    language: str

    @property
    def first(self) -> Shown:
        """The first scenario."""
        return Shown(self.bridge.scenarios[0])

    @property
    def unit(self) -> str:
        """The unit the figure is shown in."""
        return PER_CENT if self.bridge.target else series.unit_of(self.first, self.bridge.indicator)

    @property
    def scale(self) -> Scale:
        """How levels and contributions are written: with two digits of the difference and of the largest part."""
        own = scale((self.bridge.first, self.bridge.second), self.unit, self.language)
        sizes = abs(self.bridge.difference), max((abs(one.share) for one in self.bridge.parts), default=0.0)
        size = min(filter(None, sizes), default=0.0)
        fine = finer(own, size)
        return replace(fine, decimals=max(fine.decimals, 1 if size else 0))  # so that parts are seen to add up

    @property
    def share_unit(self) -> str:
        """The unit of contributions: points for a share, else that of the figure."""
        points = self.unit.startswith(PER_CENT)
        return say("compare.points", self.language, number="").strip() if points else self.scale.unit

    @property
    def ends(self) -> tuple[str, str]:
        """What the first and the second scenario are called: by what became of them where their names are alike."""
        first, second = self.bridge.scenarios
        if first.name[self.language] == second.name[self.language]:
            return say("bridge.before", self.language), say("bridge.after", self.language)
        return first.name[self.language], second.name[self.language]

    def size(self, share: float) -> str:
        """The size of a contribution with its unit."""
        number = self.scale.number(abs(share))
        if self.unit.startswith(PER_CENT):
            return say("compare.points", self.language, number=number)
        return f"{self.scale.before}{number}{self.scale.after}"

    def with_error(self, part: Part) -> str:
        """A contribution without its unit, and its standard error where it has one."""
        number = signed(self.scale.number(part.share))
        if not part.error:
            return number
        return say("bridge.with_error", self.language, share=number, error=self.scale.number(part.error))

    def moved(self, share: float) -> str:
        """A contribution with its unit and its sign."""
        return f"{signed(self.scale.number(share)).rstrip('0123456789.')}{self.size(share)}"

    @property
    def figure(self) -> str:
        """The name of the figure with its period, or of the chance of its target."""
        bridge, language = self.bridge, self.language
        name = series.full_name(self.first, bridge.indicator, bridge.item, language)
        key = "bridge.of_year" if bridge.period.isdigit() else "bridge.of_period"
        figure = say(key, language, figure=name, period=bridge.period)
        if bridge.target is None:
            return figure
        return say("bridge.of_target", language, target=targets.described(self.first, bridge.target, language))

    def name(self, part: Part) -> str:
        """What a part is called."""
        if part.path in OF_RUN:
            return say(f"bridge.name_{part.path}", self.language, draws=f"{self.bridge.draws:,}")
        return label(self._owner(part), part.path, self.language)

    def _owner(self, part: Part) -> Shown:
        return self.first if part.before else Shown(self.bridge.scenarios[1])

    def said(self, part: Part) -> tuple[str, str]:
        """What the first and the second scenario say of a part, in words; of several numbers only those that differ."""
        return self._said(part, 0), self._said(part, 1)

    def _said(self, part: Part, which: int) -> str:
        side, other = part.sides[which][1], part.sides[1 - which][1]
        if side is None:
            return say("compare.unset", self.language)
        if part.path == REMAINDER:
            return ""
        if not side.numbers:
            return side.written
        shown = new_numbers(side.numbers, other.numbers if other else {}) or dict(list(side.numbers.items())[-1:])
        owner = Shown(self.bridge.scenarios[which])
        return inputs.in_words(owner, part.path, side.numbers, self.language, shown)


def new_numbers(numbers: Mapping[str, Given], others: Mapping[str, Given]) -> dict[str, Given]:
    """The numbers that the other side has not."""
    return {name: one for name, one in numbers.items() if name not in others or others[name].value != one.value}


def table(bridge: Bridge, language: str, most: int = ROWS) -> Table:
    """A row for each part, largest first: contribution, 80 % range, what was said before and after, and where."""
    told = Told(bridge, language)
    names_of = ("change", "share", "range", "said", "place")
    head = tuple(say(f"bridge.head_{one}", language, unit=told.share_unit) for one in names_of)
    shown = bridge.parts if len(bridge.parts) <= most + 1 else bridge.parts[:most]
    rows = [_row(told, one) for one in shown]
    if left := bridge.parts[len(shown) :]:
        rest = sum(one.share for one in left)
        name = say("bridge.others", language, count=len(left))
        rows.append((name, signed(told.scale.number(rest)), "", "", ""))
    if len(rows) > 1:
        rows.append((say("bridge.total", language), signed(told.scale.number(bridge.difference)), "", "", ""))
    return Table(say("bridge.title", language), head, tuple(rows), frozenset((1, 2)))


def _row(told: Told, part: Part) -> tuple[str, ...]:
    before, after = told.said(part)
    ranged = ""
    if part.low is not None and part.high is not None and part.group != LUCK and told.bridge.target is None:
        low, high = (signed(told.scale.number(one)) for one in (part.low, part.high))
        ranged = say("document.to", told.language, low=low, high=high) if part.low != part.high else ""
    said = say("bridge.arrow", told.language, before=before, after=after) if before or after else ""
    return told.name(part), told.with_error(part), ranged, said, _place(part)


def _place(part: Part) -> str:
    """The file's name and the line."""
    return part.place if part.place.startswith("--") else PurePath(part.place).name


def sentences(bridge: Bridge, language: str) -> list[str]:
    """Both figures and what their difference is mostly due to; by kind of change where there are several kinds."""
    told = Told(bridge, language)
    about: dict[str, object] = {"figure": told.figure, "before": told.scale.text(bridge.first)}
    if not bridge.parts:
        return [say("bridge.same", language, **about), *_unknown(bridge, language)]
    if not any(one.share for one in bridge.parts):
        return [say("bridge.no_effect", language, **about, count=len(bridge.parts)), *_unknown(bridge, language)]
    called = told.ends
    alike = bridge.scenarios[0].name[language] == bridge.scenarios[1].name[language]
    about |= {"after": told.scale.text(bridge.second), "size": told.size(bridge.difference)}
    key = f"bridge.{'revised' if alike else 'headline'}_{'higher' if bridge.difference > 0 else 'lower'}"
    found = [say(key, language, **about, **dict(zip(("first", "second"), called, strict=True)))]
    if bridge.crux and len(bridge.parts) > 1:
        lines = say("debt.comma", language).join(
            say("bridge.crux_one", language, name=told.name(one), share=told.moved(one.share)) for one in bridge.crux
        )
        found.append(say("bridge.crux", language, lines=lines, reach=round(100 * bridge.reach(bridge.crux))))
    if len(bridge.groups) > 1:
        groups = say("debt.comma", language).join(
            say("bridge.group_one", language, group=say(f"bridge.{name}", language), share=told.moved(share))
            for name, share in bridge.groups.items()
        )
        found.append(say("bridge.groups", language, groups=groups))
    return [*found, *_unknown(bridge, language)]


def _unknown(bridge: Bridge, language: str) -> list[str]:
    return [say("bridge.unknown", language)] if bridge.unknown else []


def about(bridge: Bridge, language: str) -> str:
    """What the contributions are, and how far they can be trusted."""
    draws = f"{bridge.draws:,}"
    found = [
        say(f"bridge.about_{bridge.statistic}", language, draws=draws),
        say(f"bridge.about_{bridge.method}", language, orders=bridge.orders),
    ]
    if any(one.error for one in bridge.parts):
        found.append(say("bridge.about_error", language))
    if bridge.left_out:
        found.append(say("bridge.about_left", language, count=bridge.left_out))
    return ("" if language == "zh" else " ").join(found)


def crux(bridge: Bridge, language: str) -> Table:
    """The few lines that two files disagree about: contribution, and both values, each with its reason and place."""
    told = Told(bridge, language)
    head = (
        say("bridge.head_change", language),
        say("bridge.head_share", language, unit=told.share_unit),
        *told.ends,
    )
    rows = tuple(
        (told.name(one), told.with_error(one), *(_reasoned(told, one, which) for which in (0, 1)))
        for one in bridge.crux
    )
    return Table(say("bridge.crux_title", language), head, rows, frozenset((1,)), "words")


def _reasoned(told: Told, part: Part, which: int) -> str:
    """What one side says, its reason or source, and its place."""
    said, side, other = told.said(part)[which], part.sides[which][1], part.sides[1 - which][1]
    if side is None:
        return said
    shown = new_numbers(side.numbers, other.numbers if other else {}) or side.numbers
    given = (one.why or one.source or " ".join(one.facts) for one in shown.values())
    reasons = dict.fromkeys(in_language(one, told.language) for one in given if one and one != NO_REASON)
    place = PurePath(line_of(side)).name if side.place else ""
    notes = say("compare.note_joint", told.language).join(filter(None, (*reasons, place)))
    return say("compare.side", told.language, written=said, notes=notes) if notes else said


def blocks(bridge: Bridge, language: str) -> list[Block]:
    """The sentences, the table, the crux and what the numbers mean, as parts of a document."""
    found: list[Block] = [Paragraph(("" if language == "zh" else " ").join(sentences(bridge, language)), "answer")]
    if bridge.parts:
        found += [table(bridge, language), crux(bridge, language), Paragraph(about(bridge, language), "note")]
    return found
