"""A brief: a page of text whose every number is bound to a figure of the run."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import Fault, ProjectionError, unknown
from ..projection import Result, outcomes
from ..words import LANGUAGES, say, texts
from . import files, series, stamps, stamps_files
from .blocks import Document, Section
from .brief_slots import ROUNDING, Bound, Run, bound
from .brief_template import Piece, Slot, pieces, unlike

FILE = {"zh": "brief.zh", "en": "brief"}
_EMPTY: Mapping[str, str] = {}


@dataclass(frozen=True, repr=False)
class Brief:
    """The text in Markdown, and what each of its slots stands for, in the order of the text."""

    language: str
    text: str
    bounds: tuple[Bound, ...]

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Brief in {self.language!r}: {len(self.bounds)} bound figures>"

    def _repr_markdown_(self) -> str:
        return self.text


def brief(
    results: Result | Sequence[Result],
    language: str,
    template: str | os.PathLike[str] | None = None,
    other: Callable[[str], Result] | None = None,
) -> Brief:
    """The brief of the first result; the others are those that `vs NAME` may name, by file or its stem.

    `template` is a Markdown file with slots; without one the shipped text is used. `other` finds the result of a
    scenario that is not among the results. Raises ProjectionError with all faults of the template.
    """
    several = [results] if isinstance(results, Result) else list(results)
    run = Run(several[0], language, lambda name: _other(name, several, other))
    faults: list[Fault] = []
    found = _own(several, language) if template is None else _written(Path(template), language, faults)
    bounds: list[Bound] = []
    words: list[str] = []
    for piece in found:
        if isinstance(piece, str):
            words.append(piece)
            continue
        try:
            bounds.append(bound(piece, run))
            words.append(bounds[-1].text)
        except ProjectionError as error:
            faults += [dataclasses.replace(one, place=one.place or piece.place) for one in error.faults]
    if faults:
        raise ProjectionError(sorted(faults, key=_position))
    return Brief(language, "".join(words).strip() + "\n", tuple(bounds))


def sentences(result: Result, language: str) -> list[str]:
    """What a run answers, a sentence each: output, growth, people, schools, and the money for reforms."""
    run = Run(result, language, lambda name: _other(name, [result], None))
    return ["".join(_said(text, run)) for text in _answers(result, language)]


def document(made: Brief, result: Result) -> Document:
    """The brief as a document, to be written as a page or for Word."""
    from .recommendations import blocks

    title, _, rest = made.text.partition("\n") if made.text.startswith("# ") else ("", "", made.text)
    scenario = result.scenario
    name = title.removeprefix("# ").strip() or scenario.name[made.language]
    span = f"{scenario.start}–{scenario.end}"
    section = Section("answers", say("brief.heading", made.language), blocks(rest))
    footer = say("page.footer", made.language)
    return Document(made.language, name, scenario.district[made.language], span, footer, (section,))


def write_brief(made: Brief, results: Sequence[Result], folder: str | os.PathLike[str]) -> list[Path]:
    """Write the brief into `folder` as Markdown and, stamped, as a page and for Word; returns the files.

    Raises OSError when the folder cannot be written.
    """
    from . import html, word

    name = Path(folder) / FILE[made.language]
    shown, stamp = document(made, results[0]), stamps.stamp(results, made.language)
    return [
        files.write(f"{name}.md", made.text),
        stamps_files.write_stamped(f"{name}.html", html.rendered(shown).encode(), stamp),
        stamps_files.write_stamped(f"{name}.docx", word.word(shown, {}), stamp),
    ]


def _other(name: str, several: Sequence[Result], find: Callable[[str], Result] | None) -> Result:
    named = {Path(one.scenario.file).stem: one for one in reversed(several)}
    named |= {Path(one.scenario.file).name: one for one in reversed(several)}
    if name in named:
        return named[name]
    if find is None:
        raise ProjectionError([unknown("brief.scenario", name, named)])
    return find(name)


def _written(file: Path, language: str, faults: list[Fault]) -> list[Piece]:
    """The pieces of a template file. A Chinese twin, `x.zh.md` beside `x.md`, must have the same slots."""
    twin = file.with_suffix(f".zh{file.suffix}")
    files = [file, *([twin] if twin.is_file() else [])]
    found = [pieces(_read(one), str(one), faults) for one in files]
    if len(found) > 1:
        faults += unlike(found[0], found[1])
    return found[-1 if language == "zh" else 0]


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except FileNotFoundError:
        raise ProjectionError([Fault("brief.no_template", {"file": str(file)})]) from None
    except UnicodeDecodeError:
        raise ProjectionError([Fault("brief.not_text", {"file": str(file)})]) from None


def _position(fault: Fault) -> tuple[str, int, int]:
    """Where a fault of a template stands, for those of one file to be told in order."""
    file, *numbers = fault.place.rsplit(":", 2)
    line, column = numbers if len(numbers) == 2 and "".join(numbers).isdigit() else ("0", "0")
    return file, int(line), int(column)


def _said(text: str, run: Run) -> Iterator[str]:
    for piece in pieces(text, "", []):
        yield bound(piece, run).text if isinstance(piece, Slot) else piece


def _own(results: Sequence[Result], language: str) -> list[Piece]:
    """The shipped text: its title, the answers, targets and comparisons of this run, and what it rests on."""
    result = results[0]
    parts = [_text("brief.title", language), *_answers(result, language)]
    if targets := "\n".join(_targets(result, language)):
        parts += [_text("brief.targets", language), targets]
    if len(results) > 1:
        parts.append(_text("brief.compared", language))
        parts += _comparisons(results, language)
    parts += [_text("brief.basis_head", language), _text(_kind("brief.basis", result), language)]
    return pieces("\n\n".join(parts), "", [])


def _answers(result: Result, language: str) -> list[str]:
    first, horizons = str(result.scenario.start), series.horizons(result)
    keys = []
    if int(first) < horizons[-1] and (result.values("gdp", first) > 0).all():
        keys.append("brief.output" if len(horizons) > 1 else "brief.output_once")
    if int(first) + 1 < result.scenario.end and result.defined("gdp_growth", str(int(first) + 1)):
        keys.append(_kind("brief.growth", result))
    keys += ["brief.people", _kind("brief.schools", result), _kind("brief.money", result)]
    if result.central and _paid(result):
        keys[-1] = "brief.money_kept"
    return [_text(key, language) for key in keys]


def _paid(result: Result) -> bool:
    """Whether a single run can pay for all its reforms, but for rounding."""
    years = range(result.scenario.start, result.scenario.end + 1)
    return all(result.quantile("affordable_share", str(year), 0.5) > 1 - ROUNDING for year in years)


def _targets(result: Result, language: str) -> Iterator[str]:
    for one in outcomes(result):
        target = one.target
        name = stamps.reference(target.indicator, target.item, target.period)
        figure, _, period = name.partition("|")
        yield _text(_kind("brief.target_line", result), language, {"TARGET": name, "FIGURE": figure, "PERIOD": period})


def _comparisons(results: Sequence[Result], language: str) -> Iterator[str]:
    for one in results[1:]:
        key = "brief.alike" if one.scenario.hash == results[0].scenario.hash else "brief.against"
        yield _text(key, language, {"OTHER": Path(one.scenario.file).stem})


def _kind(key: str, result: Result) -> str:
    """A single run has no bands and no chances, so it is told in other words."""
    return f"{key}_central" if result.central else key


def _text(key: str, language: str, names: Mapping[str, str] = _EMPTY) -> str:
    text = texts(key)[LANGUAGES.index(language)]
    for name, value in names.items():
        text = text.replace(name, value)
    return text
