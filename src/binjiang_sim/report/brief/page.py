"""A brief: a page of text whose every number is bound to a figure of the run."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...analysis.names import ends
from ...errors import Fault, ProjectionError, unknown
from ...projection import Result
from ...text import TextError, text_file
from ...words import say
from ..content.blocks import Document, Section
from ..content.recommendations import blocks
from .shipped import shipped
from .slots import Bound, Run, bound, made_together
from .template import Piece, pieces, unlike

FILE = {"zh": "brief.zh", "en": "brief"}


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
    found = shipped(several, language) if template is None else _written(Path(template), language, faults)
    with made_together(found, run):
        text, bounds = _bound(found, run, faults)
    if faults:
        raise ProjectionError(sorted(faults, key=_position))
    return Brief(language, text.strip() + "\n", bounds)


def _bound(found: Sequence[Piece], run: Run, faults: list[Fault]) -> tuple[str, tuple[Bound, ...]]:
    """The text with what each slot stands for, and these."""
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
    return "".join(words), tuple(bounds)


def document(made: Brief, result: Result) -> Document:
    """The brief as a document, to be written as a page or for Word."""
    title, _, rest = made.text.partition("\n") if made.text.startswith("# ") else ("", "", made.text)
    scenario = result.scenario
    name = title.removeprefix("# ").strip() or scenario.name[made.language]
    span = f"{scenario.start}–{scenario.end}"
    section = Section("answer", say("brief.heading", made.language), blocks(rest))
    footer = say("page.footer", made.language)
    return Document(made.language, name, scenario.district[made.language], span, footer, (section,))


def _other(name: str, several: Sequence[Result], find: Callable[[str], Result] | None) -> Result:
    files = [one.scenario.file for one in several]
    named: dict[str, Result] = {}
    for kind in ([Path(one).stem for one in files], [Path(one).name for one in files], ends(files)):
        for its in kind:
            called = [place for place, one in enumerate(kind) if one == its]
            if len({files[place] for place in called}) == 1:  # what two files are called names neither of them
                named[its] = several[called[0]]
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
    if not file.exists():
        raise ProjectionError([Fault("brief.no_template", {"file": str(file)})])
    try:
        return text_file(file)
    except TextError as error:
        raise ProjectionError(error.faults) from None


def _position(fault: Fault) -> tuple[str, int, int]:
    """Where a fault of a template stands, for those of one file to be told in order."""
    file, *numbers = fault.place.rsplit(":", 2)
    line, column = numbers if len(numbers) == 2 and "".join(numbers).isdigit() else ("0", "0")
    return file, int(line), int(column)
