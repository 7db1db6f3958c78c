"""Memory and disk that a run would need, checked before it starts."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import Fault, ProjectionError
from ..quantiles import MOST_COARSE, MOST_COLLECTED, MOST_FINE
from .blocks import Job
from .options import RunOptions
from .passes import FILES
from .store import free_bytes

MEGABYTE = 1_000_000
MOST_KEPT = 900 * MEGABYTE  # cells of a run whose draws are all kept: ten thousand draws of the shipped district
COUNT_BYTES = 4 * (MOST_COARSE + MOST_FINE)  # of the counts of a pass
COLLECTED_BYTES = 16  # of a value that is collected with its histogram
MARGIN = 1.2


def keeps_all(job: Job, draws: int) -> bool:
    """Whether the cells of all draws are few enough to be kept in memory."""
    return draws * job.cells_per_draw * 8 <= MOST_KEPT


def check_memory(job: Job, draws: int, options: RunOptions) -> None:
    """Raises ProjectionError when the run would not fit the free memory."""
    block = 8 * job.cells_per_draw * job.block_size
    if keeps_all(job, draws):
        need = 2 * 8 * job.cells_per_draw * draws
    else:
        workers = max(options.workers, 1) if options.executor is None else 1
        need = workers * (block + COUNT_BYTES) + max(COUNT_BYTES, COLLECTED_BYTES * MOST_COLLECTED)
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
    return summary if keeps_all(job, draws) else summary + (FILES + 3) * COUNT_BYTES


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
