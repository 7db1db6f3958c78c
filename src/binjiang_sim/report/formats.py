"""The kinds of files a run can be written as, chosen by name. Libraries are loaded only for what is written."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ProjectionError, unknown
from ..projection import Result

if TYPE_CHECKING:
    from .blocks import Document

# What each format is written as; the first file is the one to open.
FILES = {
    "html": ("report.html",),
    "csv": ("results.csv", "inputs.csv"),
    "word": ("report.docx",),
    "excel": ("results.xlsx",),
    "pdf": ("report.pdf",),
}
USUAL = ("html", "csv")


def chosen(text: str, known: Collection[str] = FILES) -> tuple[str, ...]:
    """The formats named in a text such as "html,word", each once. Raises ProjectionError naming the nearest ones."""
    names = [name.strip().lower() for name in text.split(",")]
    faults = [unknown("format.name", name, known) for name in names if name not in known]
    if faults:
        raise ProjectionError(faults)
    return tuple(dict.fromkeys(names))


def write(results: Sequence[Result], folder: Path, language: str, formats: Sequence[str] = USUAL) -> list[Path]:
    """Write the first result, compared with the others, in each format, and its failed draws; returns the files.

    Raises ProjectionError for an unknown format, OSError when the folder cannot be written.
    """
    from . import failed

    formats = chosen(",".join(formats))
    made = _Made(results, folder, language)
    written: list[Path] = []
    for name in formats:
        written += getattr(made, name)()
    return written + failed.write(results[0], folder)


class _Made:
    """One report on its way into several files: what they share is made once, and only when it is needed."""

    def __init__(self, results: Sequence[Result], folder: Path, language: str) -> None:
        self.results, self.folder, self.language = results, folder, language

    def html(self) -> list[Path]:
        from . import html

        return [self._stamped("html", html.rendered(self.document).encode())]

    def csv(self) -> list[Path]:
        from . import tables

        figures, numbers = (self.folder / name for name in FILES["csv"])
        return [tables.write_results(self.results[0], figures), tables.write_inputs(self.results[0], numbers)]

    def word(self) -> list[Path]:
        from . import word

        return [self._stamped("word", word.word(self.document, self.pictures))]

    def excel(self) -> list[Path]:
        from . import excel

        return [self._stamped("excel", excel.excel(self.results, self.language))]

    def pdf(self) -> list[Path]:
        from . import fonts, pdf

        # Its words are drawn as those of charts are: without a Chinese font they are English.
        words = fonts.figure_language(self.language)
        shown = self.document if words == self.language else self._document(words)
        return [self._stamped("pdf", pdf.pdf(shown, self.pictures))]

    @cached_property
    def document(self) -> Document:
        return self._document(self.language)

    def _document(self, language: str) -> Document:
        from . import document, recommendations

        return document.document(self.results, language, recommendations.kept(self.folder, language))

    @cached_property
    def pictures(self) -> dict[str, bytes]:
        from . import svg

        return svg.pictures(self.document)

    def _stamped(self, name: str, content: bytes) -> Path:
        from . import stamps, stamps_files

        stamp = stamps.stamp(self.results, self.language)
        return stamps_files.write_stamped(self.folder / FILES[name][0], content, stamp)
