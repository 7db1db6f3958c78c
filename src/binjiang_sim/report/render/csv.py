"""Rows as CSV, with a byte-order mark so that Excel reads the Chinese."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence


def table(rows: Sequence[Mapping[str, object]]) -> bytes:
    """The bytes of a file of `rows` by the names of their columns, those of the first row as the heading."""
    written = io.StringIO()
    made = csv.DictWriter(written, list(rows[0]) if rows else [], lineterminator="\n")
    made.writeheader()
    made.writerows(rows)
    return written.getvalue().encode("utf-8-sig")
