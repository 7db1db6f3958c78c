"""What a run would need of the machine, told before it starts."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import Fault, ProjectionError
from .blocks import Job
from .means import Means
from .narrowing import MOST_COARSE, MOST_FINE, MOST_KEPT
from .passes import FILES
from .store import free_bytes

MEGABYTE = 1_000_000
WHOLE = 900 * MEGABYTE  # cells of a run that are kept whole: ten thousand draws of the shipped district
COUNTERS = 4 * (MOST_COARSE + MOST_FINE)  # bytes of the counters of a pass
KEPT = 16  # bytes of a value that is kept with its place
MARGIN = 1.2


def whole(job: Job, draws: int) -> bool:
    """Whether all cells of a run are small enough to be kept."""
    return draws * job.cells_per_draw * 8 <= WHOLE


def check_memory(job: Job, draws: int, means: Means) -> None:
    """Raises ProjectionError when the run would not fit the free memory."""
    sheet = 8 * job.cells_per_draw * job.sheet
    if whole(job, draws):
        need = 2 * 8 * job.cells_per_draw * draws
    else:
        workers = max(means.workers, 1) if means.executor is None else 1
        need = workers * (sheet + COUNTERS) + max(COUNTERS, KEPT * MOST_KEPT)
    refuse_memory(need, "run.memory", job.scenario.file)


def refuse_memory(need: float, key: str, place: str = "") -> None:
    """Raises ProjectionError when `need` bytes are not free."""
    free = free_memory()
    if free is not None and need * MARGIN > free:
        raise ProjectionError([Fault(key, {"need": megabytes(need), "free": megabytes(free)}, place)])


def check_disk(need: float, folder: Path, key: str) -> None:
    """Raises ProjectionError when a disk has no room for `need` bytes."""
    free = free_bytes(folder)
    if need * MARGIN > free:
        values = {"need": megabytes(need), "free": megabytes(free), "folder": folder}
        raise ProjectionError([Fault(key, values)])


def store_bytes(job: Job, draws: int) -> float:
    """What a store holds at most while a run is under way: chunks, what they add up to, and the passes before."""
    summary = 8 * 16 * job.figures.size
    return summary if whole(job, draws) else summary + (FILES + 3) * COUNTERS


def free_memory() -> int | None:
    """Bytes of memory that can still be had; None where the system does not tell."""
    try:
        with open("/proc/meminfo", encoding="ascii") as file:
            lines = dict(line.split(":", 1) for line in file)
        return int(lines["MemAvailable"].split()[0]) * 1024
    except (OSError, KeyError, ValueError):
        pass
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return None


def megabytes(count: float) -> str:
    """Bytes as text: "1,234 MB"."""
    return f"{count / MEGABYTE:,.0f} MB"
