"""The model and its scenarios in other people's formats."""

from .effective import records, text
from .equations import page, variables
from .xmile import xmile

__all__ = ["page", "records", "text", "variables", "xmile"]
