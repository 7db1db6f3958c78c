"""A document held against a run: the numbers in it that no figure of the run supports."""

from .check import Checked, lint

__all__ = ["Checked", "lint"]
