"""Where the rows of a program lie in memory, and how numpy is to read them.

A processor takes a read for a read of what it has just written when the last twelve bits of both addresses are the
same, and waits. So rows begin at cache lines, each at another place of its page than those before it.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

import numpy as np

from ..engine.cells import Floats

LINE, PAGE = 8, 512  # numbers in a cache line and in a page
STAGGER = 5 * LINE

Shape = tuple[int, ...]


def stride(draws: int) -> int:
    """How many numbers apart the rows of a table for this many draws should be."""
    lines = -(-draws // LINE) * LINE
    return lines if lines % PAGE else lines + STAGGER


def carved(shapes: Mapping[str, Shape], width: int) -> dict[str, Floats]:
    """Arrays by name out of one piece of memory, of these shapes and with rows of this many draws."""
    sizes = {name: math.prod(shape) * width for name, shape in shapes.items()}
    memory = np.empty(sum(sizes.values()) + (STAGGER + LINE) * (len(sizes) + 1))
    place = -memory.ctypes.data // memory.itemsize % LINE
    arrays = {}
    for name, size in sizes.items():
        arrays[name] = memory[place : place + size].reshape(*shapes[name], width)
        place += -(-size // LINE) * LINE + STAGGER
    return arrays


@contextmanager
def narrow_buffers(width: int) -> Iterator[None]:
    """For work on rows of this many draws: longer buffers numpy fills with copies of what is broadcast."""
    before = np.setbufsize(max(width // 16 * 16, 16))
    try:
        yield
    finally:
        np.setbufsize(before)


def return_memory() -> None:
    """Give what was freed back to the system, which glibc does not do by itself between other allocations."""
    with suppress(OSError, AttributeError):  # another C library
        ctypes.CDLL(None).malloc_trim(0)
