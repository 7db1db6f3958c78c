"""Files that are whole or not there, written under a temporary name, then renamed; older ones that differ are kept."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ..errors import Fault
from ..text import file_stem

WRITTEN = ".written.json"  # in a folder: from which runs each file was made, and the digest of its content


def write(path: str | os.PathLike[str], content: str | bytes, encoding: str = "utf-8") -> Path:
    """Write `content` to `path`, making its folder; an older file is replaced in one step. Returns the path."""
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{file_stem(target.name)}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_encoded(content, encoding))
        # A temporary file is private to its owner; the finished one is as readable as any new file.
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return target


def write_keeping(
    path: str | os.PathLike[str], content: str | bytes, notice: Callable[[Fault], object], own: str | None = None
) -> Path:
    """As `write` does, but an older file with another content is kept beside it; `notice` is told. Returns the path.

    A file with the digest `own` is one of ours that nobody has changed since: it is replaced.
    """
    target, data = Path(path), _encoded(content)
    before = target.read_bytes() if target.is_file() else data
    if before != data and _digest(before) != own:
        keep(target, notice)
    return write(target, data)


def write_all(
    folder: Path, contents: Mapping[str, str | bytes], made: Sequence[str], notice: Callable[[Fault], object]
) -> list[Path]:
    """Write files by name into a folder, all made from the same runs, whose keys are `made`. Returns their paths.

    An older file is replaced when it was made from these runs and nobody has changed it since, which a hidden file in
    the folder tells; any other with another content is kept beside the new one, and `notice` is told.
    """
    record = folder / WRITTEN
    known, paths = _known(record), []
    for name, content in contents.items():
        data, own = _encoded(content), _own(known.get(name), made)
        paths.append(write_keeping(folder / name, data, notice, own))
        known[name] = {"made": list(made), "digest": _digest(data)}
    write(record, json.dumps(known))
    return paths


def is_as_written(path: Path, made: Sequence[str]) -> bool:
    """Whether a file was made from these runs, and is as it was when `write_all` wrote it."""
    own = _own(_known(path.parent / WRITTEN).get(path.name), made)
    return path.is_file() and _digest(path.read_bytes()) == own


def _known(record: Path) -> dict[str, object]:
    try:
        return dict(json.loads(record.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def _own(entry: object, made: Sequence[str]) -> str | None:
    """The digest in an entry of the record, if it is of a file that was made from these runs."""
    return entry.get("digest") if isinstance(entry, dict) and entry.get("made") == list(made) else None


def _encoded(content: str | bytes, encoding: str = "utf-8") -> bytes:
    return content.encode(encoding) if isinstance(content, str) else content


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def keep(path: Path, notice: Callable[[Fault], object]) -> None:
    """Give a file the first free of the names `report.kept-1.html`, `report.kept-2.html`, ...; `notice` is told."""
    number = 1
    while os.path.lexists(kept := path.with_name(f"{path.stem}.kept-{number}{path.suffix}")):
        if kept.is_file() and kept.stat().st_size == path.stat().st_size and kept.read_bytes() == path.read_bytes():
            return  # it is kept already
        number += 1
    os.replace(path, kept)
    notice(Fault("files.kept", {"file": path, "kept": kept}))
