"""An exclusive lock on a folder: of the operating system, so that it ends with the process that holds it."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK = ".lock"
PAUSE = 0.1  # seconds between two looks at a lock that another holds
HELD = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES)  # what systems answer when it is


class Unlockable(Exception):  # noqa: N818  the caller decides whether it is an error
    """The disk knows no locks."""


class Lock:
    """The lock of one folder. Two of them exclude each other even in one process."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / LOCK
        self.handle: int | None = None

    def take(self, busy: Callable[[], None]) -> None:
        """Hold the lock; `busy` is called once when another keeps it for more than a moment.

        Makes the folder. Raises OSError when it cannot be written, Unlockable when there are no locks.
        """
        looks = 0
        while not self.try_take():
            looks += 1
            if looks == 2:  # one who only looks is gone by then
                busy()
            time.sleep(PAUSE)

    def try_take(self) -> bool:
        """Hold the lock unless another does; whether it is held. Errors as for `take`."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(self.file, os.O_RDWR | os.O_CREAT, 0o666)
        except FileNotFoundError:  # the folder was removed just now
            return False
        try:
            if _locked(handle) and self._is(handle):
                self.handle, handle = handle, -1
                _HELD.add(self)
                return True
            return False
        finally:
            if handle >= 0:
                os.close(handle)

    def _is(self, handle: int) -> bool:
        """Whether the file is still the one in the folder, which may have been removed and made again."""
        try:
            return os.path.samestat(os.fstat(handle), os.stat(self.file))
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Let others have it."""
        if self.handle is not None:
            os.close(self.handle)
            self.handle = None
            _HELD.discard(self)


def held(folder: Path) -> bool:
    """Whether a process is at work in a folder, as far as can be known."""
    lock = Lock(folder)
    if not lock.file.exists():
        return False
    try:
        if not lock.try_take():
            return True
    except (OSError, Unlockable):
        return False
    lock.release()
    return False


def _locked(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in HELD:
            return False
        raise Unlockable from None
    return True


# A process that is forked while a lock is held would keep it when this one is killed.
_HELD: set[Lock] = set()


def _forget() -> None:
    for lock in list(_HELD):
        lock.release()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
