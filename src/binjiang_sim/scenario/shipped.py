"""The scenarios that come with the package, and which file a name without a suffix stands for."""

from __future__ import annotations

import os
import re
from pathlib import Path

DOCUMENTS = "documents"  # the folder of the shipped documents, within that of the scenarios
_NAME = re.compile(r"[^\W_][\w-]*")
_SUFFIX = ".yaml"


def folder() -> Path:
    """The folder of the shipped scenarios: inside an installed package, at the root of its sources otherwise."""
    package = Path(__file__).parents[1]
    inside = package / "scenarios"
    return inside if inside.is_dir() else package.parents[1] / "scenarios"


def names(within: str = "") -> list[str]:
    """What the shipped scenarios are called, or with `DOCUMENTS` the shipped documents: their files without suffix."""
    return sorted(file.stem for file in (folder() / within).glob(f"*{_SUFFIX}"))


def is_name(text: str) -> bool:
    """Whether a text can be the name of a scenario: letters, digits, hyphens; neither a folder nor a suffix."""
    return _NAME.fullmatch(text) is not None


def meant(text: str) -> str:
    """The file that `text` stands for: itself, or that file with .yaml where only this one exists."""
    with_suffix = f"{text}{_SUFFIX}"
    return with_suffix if is_name(text) and not os.path.isfile(text) and os.path.isfile(with_suffix) else text


def path(text: str, within: str = "") -> str:
    """Where to read what `text` stands for: a name that no file here has is looked up among the shipped ones."""
    file = meant(text)
    return file if os.path.isfile(file) or not is_name(text) else _shipped(text, within) or file


def parent(text: str, beside: str, file: str) -> str:
    """The same for a name in the `extends` of `file`, which comes after the file `beside` it."""
    if os.path.lexists(beside) or not is_name(text):
        return beside
    with_suffix = f"{beside}{_SUFFIX}"
    if os.path.lexists(with_suffix) and os.path.realpath(with_suffix) != os.path.realpath(file):
        return with_suffix
    return _shipped(text) or beside


def is_shipped(text: str, within: str = "") -> bool:
    """Whether `text` stands for a shipped scenario, or with `DOCUMENTS` document, rather than for a file here."""
    return path(text, within) != meant(text)


def _shipped(name: str, within: str = "") -> str | None:
    own = folder() / within / f"{name}{_SUFFIX}"
    return str(own) if os.path.isfile(own) else None  # also of a name that no file can have
