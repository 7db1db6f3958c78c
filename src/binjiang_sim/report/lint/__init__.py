"""A document held against a run: the numbers in it that no figure of the run supports."""

from .check import lint
from .checked import Checked

__all__ = ["Checked", "lint"]
