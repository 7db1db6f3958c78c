"""The kinds of files: what each is made from, what renders it, and the stamp it carries.

A new kind is a row of this table and the file that renders it. Libraries are loaded only for what is written.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from ..engine.outline import HEADLINE
from ..errors import ProjectionError, unknown
from .stamps import markup, office, pdf, png, records

if TYPE_CHECKING:
    from markupsafe import Markup

    from ..analysis.comparison import Comparison
    from ..projection import Result
    from .content.blocks import Document


class Stamping(Protocol):
    """How one kind of file carries a stamp. All three raise ValueError for a file that is not of this kind."""

    def insert(self, content: bytes, entries: Mapping[str, str], /) -> bytes:
        """The file with the stamp in it."""

    def extract(self, content: bytes, /) -> dict[str, str]:
        """The stamp of a file, nothing when it has none."""

    def essence(self, content: bytes, /) -> str:
        """A digest of what a reader sees, the same with or without a stamp."""


class Shown:
    """A document on its way into several files: what they share is made once, and only when it is needed."""

    def __init__(self, make: Callable[[str], Document], language: str) -> None:
        self._make, self.language = make, language

    @cached_property
    def document(self) -> Document:
        """The document in its own language."""
        return self._make(self.language)

    @cached_property
    def drawn(self) -> Document:
        """The document in the language that can be drawn: without a Chinese font it is English."""
        from .render.fonts import chart_language

        words = chart_language(self.language)
        return self.document if words == self.language else self._make(words)

    @cached_property
    def drawings(self) -> dict[str, Markup]:
        """Every chart as an `<svg>` element, by its key."""
        from .render import svg

        return svg.drawings(self.document)

    @cached_property
    def pictures(self) -> dict[str, bytes]:
        """Every chart as PNG, by its key."""
        from .render import svg

        return svg.pictures(self.document)


@dataclass(frozen=True)
class Format:
    """A kind of file, by its suffix, and what makes its bytes.

    `document` renders any document. `tables` render results, each into a file of its name, and `comparison` a
    comparison, both with the document that is made of them. A kind without a `stamp` has its stamp in the manifest
    beside it.
    """

    suffix: str
    stamp: Stamping | None
    document: Callable[[Shown], bytes] | None = None
    tables: Mapping[str, Callable[[Sequence[Result], Shown], bytes]] = field(default_factory=dict)
    comparison: Callable[[Comparison, Shown], bytes] | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """What results are written as; the first file is the one to open."""
        return tuple(f"{name}{self.suffix}" for name in self.tables or ("report",))


def _html(shown: Shown) -> bytes:
    from .render import html

    return html.rendered(shown.document, shown.drawings).encode()


def _word(shown: Shown) -> bytes:
    from .content.blocks import on_paper
    from .render import word

    return word.word(on_paper(shown.document), shown.pictures)


def _pdf(shown: Shown) -> bytes:
    from .content.blocks import on_paper
    from .render import pdf

    return pdf.pdf(on_paper(shown.drawn), shown.drawings)


def _results_workbook(results: Sequence[Result], shown: Shown) -> bytes:
    from .content.workbook import untold
    from .render import results_workbook

    result = results[0]
    has_report = result.model.main_figures(HEADLINE)
    return results_workbook.workbook(results, shown.document if has_report else untold(result, shown.language))


def _comparison_workbook(comparison: Comparison, shown: Shown) -> bytes:
    from .render import comparison_workbook

    return comparison_workbook.workbook(comparison, shown.document)


def _results_table(results: Sequence[Result], _: Shown) -> bytes:
    from .content import tables
    from .render import csv

    return csv.table(tables.result_rows(results[0]))


def _inputs_table(results: Sequence[Result], _: Shown) -> bytes:
    from .content import tables
    from .render import csv

    return csv.table(tables.input_rows(results[0]))


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "html": Format(".html", markup.html, document=_html),
        "csv": Format(".csv", None, tables={"results": _results_table, "inputs": _inputs_table}),
        "word": Format(".docx", office, document=_word),
        "excel": Format(".xlsx", office, tables={"results": _results_workbook}, comparison=_comparison_workbook),
        "pdf": Format(".pdf", pdf, document=_pdf),
    }
)
USUAL = ("html", "csv")
COMPARING = tuple(name for name, one in FORMATS.items() if one.document or one.comparison)
USUAL_COMPARING = ("html", "excel")

# Every kind of file that carries a stamp, by its suffix: charts and manifests too.
STAMPS: Mapping[str, Stamping] = MappingProxyType(
    {
        ".png": png,
        ".svg": markup.svg,
        **{one.suffix: one.stamp for one in FORMATS.values() if one.stamp},
        ".json": records,
    }
)
BY_MANIFEST = (".csv",)  # tables, whose stamp is that of the manifest beside them and whose cells are compared
VERIFIED = (*STAMPS, *BY_MANIFEST)


def chosen(text: str, known: Collection[str] = tuple(FORMATS)) -> tuple[str, ...]:
    """The formats named in a text such as "html,word", each once. Raises ProjectionError naming the nearest ones."""
    names = [name.strip().lower() for name in text.split(",")]
    faults = [unknown("format.name", name, known) for name in names if name not in known]
    if faults:
        raise ProjectionError(faults)
    return tuple(dict.fromkeys(names))
