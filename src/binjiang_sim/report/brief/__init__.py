"""A brief: a page of text whose every number is bound to a figure of the run."""

from .page import Brief, brief
from .shipped import sentences

__all__ = ["Brief", "brief", "sentences"]
