"""The model and its scenarios in other people's formats."""

from .effective import records, text
from .equations import page, variables

__all__ = ["page", "records", "text", "variables"]
