"""Folders of runs on disk: named by what decides their bits, written atomically, checked when read.

A file holds named arrays and ends with the digest of all before it, so that a torn or changed one is known.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import numpy as np

from ..errors import Fault, ProjectionError
from .chunks import Arrays
from .locks import Lock, Unlockable, held
from .options import Notice

MANIFEST, SUFFIX, PARTIAL, REMOVED = "manifest.json", ".arrays", ".half-", ".gone-"
DIGEST = 32
FORMAT = 8


@dataclass(frozen=True)
class Folder:
    """The folder of one run."""

    path: Path
    notice: Notice

    @classmethod
    @contextmanager
    def open(cls, root: str | os.PathLike[str], name: str, about: dict[str, Any], notice: Notice) -> Iterator[Folder]:
        """The folder `root`/`name`, made if need be, with `about` as its manifest, while no other process works in it.

        Raises ProjectionError when it cannot be written, or belongs to another run.
        """
        own = cls(Path(root) / name, notice)
        found = manifest(own.path)
        if found is not None and found.get("key") != about["key"]:
            raise ProjectionError([Fault("store.other", {"folder": own.path, "found": found.get("key")})])
        with own.locked():
            for partial in own.path.glob(f"{PARTIAL}*"):
                with suppress(OSError):
                    partial.unlink()
            found = manifest(own.path)
            if found is None or (found.get("complete") and not own.has("summary")):
                own.describe({**about, "complete": False})
            yield own

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Let no other process work in the folder, after it if need be. When it is cut off, what is kept is said."""
        lock = Lock(self.path)
        try:
            with disk_errors(self.path):
                lock.take(lambda: self.notice(Fault("store.wait", {"folder": self.path})))
        except Unlockable:
            self.notice(Fault("store.unlocked", {"folder": self.path}))
        except ProjectionError:
            if not self.is_complete:  # which is only read
                raise
        try:
            yield
        except KeyboardInterrupt:
            if self.names(""):
                self.notice(Fault("store.kept", {"folder": self.path}))
            raise
        finally:
            lock.release()

    def describe(self, about: dict[str, Any]) -> None:
        """Write the manifest."""
        text = json.dumps({"format": FORMAT, **about}, ensure_ascii=False, indent=1, default=str) + "\n"
        self._replace(MANIFEST, lambda file: file.write(text.encode()))

    def complete(self, seconds: float) -> None:
        """Say in the manifest that the run is complete."""
        self.describe({**(manifest(self.path) or {}), "complete": True, "seconds": round(seconds, 3)})

    @property
    def is_complete(self) -> bool:
        """Whether the run is complete."""
        return bool((manifest(self.path) or {}).get("complete"))

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return (self.path / f"{name}{SUFFIX}").exists()

    def names(self, prefix: str) -> list[str]:
        """Names of the files that begin with `prefix`."""
        return sorted(one.name.removesuffix(SUFFIX) for one in self.path.glob(f"{prefix}*{SUFFIX}"))

    def write(self, name: str, arrays: Arrays) -> None:
        """Save arrays under a name. Raises ProjectionError when the disk does not take them."""

        def write(file: IO[bytes]) -> None:
            digest = hashlib.blake2b(digest_size=DIGEST)
            for content in _encoded(arrays):
                digest.update(content)
                file.write(content)
            file.write(digest.digest())

        self._replace(f"{name}{SUFFIX}", write)

    def read(self, name: str) -> Arrays | None:
        """The arrays of a name; None when there are none, and when they are damaged, which is said."""
        file = self.path / f"{name}{SUFFIX}"
        try:
            content = file.read_bytes()
        except FileNotFoundError:
            return None
        except OSError:
            content = b""
        if hashlib.blake2b(content[:-DIGEST], digest_size=DIGEST).digest() != content[-DIGEST:]:
            self.notice(Fault("store.damaged", {"file": file}))
            return None
        stream, found = BytesIO(content), {}
        for key in json.loads(stream.readline()):
            found[str(key)] = np.lib.format.read_array(stream, allow_pickle=False)
        return found

    def remove(self, names: Iterable[str]) -> None:
        """Delete files that are no longer needed."""
        for name in names:
            (self.path / f"{name}{SUFFIX}").unlink(missing_ok=True)

    def _replace(self, name: str, write: Callable[[IO[bytes]], object]) -> None:
        with disk_errors(self.path):
            handle, partial = tempfile.mkstemp(prefix=PARTIAL, dir=self.path)
            try:
                with os.fdopen(handle, "wb") as file:
                    write(file)
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(partial, self.path / name)
            except BaseException:
                Path(partial).unlink(missing_ok=True)
                raise


def manifest(folder: Path) -> dict[str, Any] | None:
    """The manifest of a run's folder; None when there is none that can be read."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and "key" in found else None


def runs(root: str | os.PathLike[str]) -> list[tuple[Path, dict[str, Any]]]:
    """Every run kept under a folder with its manifest, by name."""
    folder = Path(root)
    if not folder.is_dir():
        return []
    found = ((path, manifest(path)) for path in sorted(folder.iterdir()) if path.is_dir() and path.name[0] != ".")
    return [(path, one) for path, one in found if one is not None]


def state(folder: Path, about: Mapping[str, Any]) -> str:
    """How far a run with this manifest is: "complete", "running" or "unfinished"."""
    return "complete" if about.get("complete") else "running" if held(folder) else "unfinished"


def size(folder: Path) -> int:
    """Bytes of a run's folder, which may change while they are counted."""
    total = 0
    for one in folder.iterdir():
        with suppress(FileNotFoundError):
            total += one.stat().st_size
    return total


def delete(folder: Path) -> bool:
    """Remove a run's folder, unless a process is at work in it; whether it is removed."""
    lock, gone = Lock(folder), folder.with_name(f"{REMOVED}{folder.name}")
    with disk_errors(folder):
        with suppress(Unlockable):
            if not lock.try_take():
                return False
        try:
            if sys.platform == "win32":  # where nothing is renamed that is open
                lock.release()
            shutil.rmtree(gone, ignore_errors=True)
            folder.rename(gone)  # in one step: who waits for the lock finds no half of a folder
            shutil.rmtree(gone)
        finally:
            lock.release()
    return True


def free_bytes(folder: str | os.PathLike[str]) -> int:
    """Free room of the disk that a folder is on, or will be on."""
    path = Path(folder).absolute()
    while not path.exists():
        path = path.parent
    return shutil.disk_usage(path).free


def now() -> str:
    """The time for a manifest."""
    return time.strftime("%Y-%m-%dT%H:%M:%S%z")


def _encoded(arrays: Arrays) -> Iterable[bytes | memoryview]:
    yield json.dumps(list(arrays)).encode() + b"\n"
    for one in arrays.values():
        stream = BytesIO()
        whole = np.ascontiguousarray(one)
        np.lib.format.write_array_header_1_0(stream, np.lib.format.header_data_from_array_1_0(whole))
        yield stream.getvalue()
        yield whole.reshape(-1).view(np.uint8).data  # no copy: it may be large


class disk_errors:  # noqa: N801  reads as a statement
    """Turns an OSError of the disk into a ProjectionError that says what to do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
            key = "store.full" if full else "store.unwritable"
            reason = os.strerror(error.errno) if error.errno else str(error)
            raise ProjectionError([Fault(key, {"folder": self.folder, "reason": reason})]) from None
