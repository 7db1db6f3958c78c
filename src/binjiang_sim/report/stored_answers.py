"""What longer commands found about a scenario, stored beside its results for the reports that are made later."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..scenario import Scenario
from ..words import LANGUAGES
from .content.blocks import Bar, Bars, Block, Bullets, Chart, Code, Heading, Paragraph, Table
from .files import write

EXPLAINED, SOUGHT = "explain", "seek"
FOLDER = "answers"  # in the folder of results
_TYPES: Mapping[str, type] = {one.__name__: one for one in (Paragraph, Heading, Bullets, Code, Table, Bars)}


@dataclass(frozen=True)
class StoredAnswer:
    """An answer in both languages: what stands of it on the first page, the whole of it, the command it came from."""

    command: str
    first: Mapping[str, tuple[Block, ...]]
    whole: Mapping[str, tuple[Block, ...]]


def store(folder: str | os.PathLike[str], kind: str, scenario: Scenario, answer: StoredAnswer, about: str = "") -> Path:
    """Write an answer about a scenario, in place of an older one of its kind `about` the same. Returns the file.

    Charts are left out: they are drawn from what is no longer there. Raises OSError when it cannot be written.
    """
    parts = {"first": answer.first, "whole": answer.whole}
    plain = {name: {one: _plain(blocks) for one, blocks in part.items()} for name, part in parts.items()}
    content = {"command": answer.command, **plain}
    return write(file_of(folder, kind, scenario, about), json.dumps(content, ensure_ascii=False, default=sorted))


def stored(folder: str | os.PathLike[str], kind: str, scenario: Scenario, about: str = "") -> StoredAnswer | None:
    """The answer that is stored about exactly this scenario, model and version; None where there is none."""
    try:
        content = json.loads(file_of(folder, kind, scenario, about).read_bytes())
        parts = ({one: _blocks(content[part][one]) for one in LANGUAGES} for part in ("first", "whole"))
        return StoredAnswer(str(content["command"]), *parts)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def file_of(folder: str | os.PathLike[str], kind: str, scenario: Scenario, about: str = "") -> Path:
    """Where an answer is stored: its name says of which scenario, targets, equations and version it is."""
    targets = sorted(repr(dataclasses.replace(one, source="", place="")) for one in scenario.targets)
    parts = [scenario.hash, scenario.model.digest, version("binjiang_sim"), about, *targets]
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return Path(folder) / FOLDER / f"{kind}-{digest[:16]}.json"


def figure_text(indicator: str, item: str | None, period: str) -> str:
    """A figure as what an answer is about."""
    return " ".join(filter(None, (indicator, item, period)))


def _plain(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Blocks as plain values, each with the name of its type."""
    shown = (one for one in blocks if not isinstance(one, Chart))
    return [{"block": type(one).__name__, **dataclasses.asdict(one)} for one in shown]


def _blocks(found: Sequence[dict[str, Any]]) -> tuple[Block, ...]:
    return tuple(_block(dict(one)) for one in found)


def _block(about: dict[str, Any]) -> Block:
    made = _TYPES[about.pop("block")]
    if made is Bars:
        about["bars"] = tuple(Bar(**one) for one in about["bars"])
    if made is Table:
        about |= {name: frozenset(about[name]) for name in ("numbers", "english")}
        about |= {name: tuple(about[name]) for name in ("head", "anchors")}
        about["rows"] = tuple(map(tuple, about["rows"]))
    if made is Bullets:
        about["items"] = tuple(about["items"])
    block: Block = made(**about)
    return block
