"""Files that are whole or not there: written under a temporary name, then renamed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

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
