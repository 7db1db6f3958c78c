"""Stamps in PDF files, in the dictionary of document information."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping

_PREFIX = "/binjiang_sim."


def insert(content: bytes, entries: Mapping[str, str]) -> bytes:
    """The document with the entries in its information dictionary."""
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(content))
    writer.add_metadata({_PREFIX + name: text for name, text in entries.items()})
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def extract(content: bytes) -> dict[str, str]:
    """The entries of a document. Raises ValueError for what is no PDF."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        information = PdfReader(io.BytesIO(content)).metadata
    except (PyPdfError, RecursionError) as error:
        raise ValueError("no PDF") from error
    ours = (information or {}).items()
    return {str(name).removeprefix(_PREFIX): str(text) for name, text in ours if str(name).startswith(_PREFIX)}


def essence(content: bytes) -> str:
    """A digest of what stands on the pages."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    made = hashlib.sha256()
    try:
        for page in PdfReader(io.BytesIO(content)).pages:
            drawn = page.get_contents()
            made.update(drawn.get_data() if drawn is not None else b"")
    except (PyPdfError, RecursionError) as error:
        raise ValueError("no PDF") from error
    return made.hexdigest()
