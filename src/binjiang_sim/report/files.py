"""Files that are whole or not there, written under a temporary name, then renamed; older ones that differ are kept."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from ..errors import Fault
from ..letters import file_stem


def write(path: str | os.PathLike[str], content: str | bytes, encoding: str = "utf-8") -> Path:
    """Write `content` to `path`, making its folder; an older file is replaced in one step. Returns the path."""
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{file_stem(target.name)}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode(encoding) if isinstance(content, str) else content)
        # A temporary file is private to its owner; the finished one is as readable as any new file.
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return target


def write_keeping(path: str | os.PathLike[str], content: str | bytes, notice: Callable[[Fault], object]) -> Path:
    """As `write` does, but an older file with another content is kept beside it; `notice` is told. Returns the path."""
    target, data = Path(path), content.encode() if isinstance(content, str) else content
    if target.is_file() and target.read_bytes() != data:
        keep(target, notice)
    return write(target, data)


def keep(path: Path, notice: Callable[[Fault], object]) -> None:
    """Give a file the first free of the names `report.kept-1.html`, `report.kept-2.html`, ...; `notice` is told."""
    number = 1
    while os.path.lexists(kept := path.with_name(f"{path.stem}.kept-{number}{path.suffix}")):
        if kept.is_file() and kept.stat().st_size == path.stat().st_size and kept.read_bytes() == path.read_bytes():
            return  # it is kept already
        number += 1
    os.replace(path, kept)
    notice(Fault("files.kept", {"file": path, "kept": kept}))
