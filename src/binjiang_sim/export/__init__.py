"""The model in other people's formats."""

from .equations import page, variables

__all__ = ["page", "variables"]
