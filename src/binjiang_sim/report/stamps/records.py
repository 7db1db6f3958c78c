"""Stamps in JSON records, under the key `stamp`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

_KEY = "stamp"


def insert(content: bytes, entries: Mapping[str, str]) -> bytes:
    """The record with the entries at its end."""
    whole = {**_bare(content), _KEY: dict(entries)}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def extract(content: bytes) -> dict[str, str]:
    """The entries of a record. Raises ValueError for what is no JSON object."""
    found = _record(content).get(_KEY, {})
    return {name: str(text) for name, text in found.items()} if isinstance(found, dict) else {}


def essence(content: bytes) -> str:
    """A digest of the record without its stamp."""
    return hashlib.sha256(json.dumps(_bare(content), sort_keys=True).encode()).hexdigest()


def _bare(content: bytes) -> dict[str, object]:
    return {name: value for name, value in _record(content).items() if name != _KEY}


def _record(content: bytes) -> dict[str, object]:
    try:
        found = json.loads(content)
    except RecursionError as error:
        raise ValueError("no record") from error
    if not isinstance(found, dict):
        raise ValueError("no record")
    return found
