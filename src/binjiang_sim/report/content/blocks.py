"""What a document is made of, whatever its format: sections of text, tables, bars and charts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Paragraph:
    """Words. An `answer` is set larger, a `note` smaller."""

    text: str
    kind: Literal["text", "answer", "note"] = "text"


@dataclass(frozen=True)
class Heading:
    """A heading below that of the section."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """Sentences of one list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Code:
    """Words to be typed as they are."""

    text: str


@dataclass(frozen=True)
class Table:
    """Rows of words under `head`; a row of a single word heads the rows below it. A cell may have several lines.

    `numbers` are the columns set to the right. A table of `words` has long texts, one of `figures` short ones;
    `english` are columns in English whatever the language of the document; `anchors` name rows to point at. Of a table
    with `on_paper` only so many rows are printed; `rest` says where the others stand.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    kind: Literal["figures", "words"] = "figures"
    english: frozenset[int] = frozenset()
    anchors: tuple[str, ...] = ()
    on_paper: int = 0
    rest: str = ""


@dataclass(frozen=True)
class Bar:
    """A bar from 0 to `share` (-1 to 1) of the full length, its name, the number in words, and what to add to it."""

    label: str
    share: float
    text: str
    note: str = ""


@dataclass(frozen=True)
class Bars:
    """Bars of one scale. `signed` ones go to either side of a middle line."""

    title: str
    bars: tuple[Bar, ...]
    signed: bool = False

    @property
    def longest(self) -> float:
        """The share that takes the full length: of signed bars the largest, of others one."""
        return (max((abs(one.share) for one in self.bars), default=0.0) if self.signed else 0.0) or 1.0


Tone: TypeAlias = Literal["good", "open", "bad"]


@dataclass(frozen=True)
class Verdict:
    """A target in a row: its name, what is wanted, what comes out, the chance as `share` and in words, the verdict."""

    name: str
    wanted: str
    outcome: str
    share: float
    chance: str
    verdict: str
    tone: Tone


@dataclass(frozen=True)
class Scorecard:
    """The targets of a plan, a row each, under the words of `head`: name, wanted, outcome, chance, verdict."""

    head: tuple[str, str, str, str, str]
    rows: tuple[Verdict, ...]


@dataclass(frozen=True)
class Chart:
    """A chart that `draw` makes when a document is written; `notes` are words shown on its parts, by their name.

    `key` is unique in the document, `wide` charts take the whole width of a page. `numbers` holds what is drawn.
    """

    key: str
    title: str
    draw: Callable[[], Figure | Axes]
    wide: bool = False
    numbers: Table | None = None
    notes: Mapping[str, str] = field(default_factory=dict)


Block: TypeAlias = Paragraph | Heading | Bullets | Code | Table | Bars | Scorecard | Chart


@dataclass(frozen=True)
class Section:
    """A question and what answers it. A `folded` one is evidence, closed on a screen until it is wanted."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    folded: bool = False


@dataclass(frozen=True)
class Document:
    """A report in one language: its names and its sections. `answer` is its headline, where it has one."""

    language: str
    title: str
    place: str
    span: str
    footer: str
    sections: tuple[Section, ...]
    answer: str = ""


def untitled(section: Section) -> Iterator[Block]:
    """The blocks of a section, tables without the title that stands right above them as a heading."""
    above = section.title
    for block in section.blocks:
        yield replace(block, title="") if isinstance(block, Table) and block.title == above else block
        above = block.text if isinstance(block, Heading) else above


def on_paper(document: Document) -> Document:
    """A document as it is printed: long tables end after the rows that paper shows, and say where the others stand."""
    sections = (replace(one, blocks=tuple(_printed(one.blocks))) for one in document.sections)
    return replace(document, sections=tuple(sections))


def _printed(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Table) and 0 < block.on_paper < len(block.rows):
            yield replace(block, rows=block.rows[: block.on_paper])
            yield Paragraph(block.rest, "note")
        else:
            yield block


def charts(sections: Iterable[Section]) -> Iterator[Chart]:
    """Every chart, in the order of the document."""
    return (block for section in sections for block in section.blocks if isinstance(block, Chart))
