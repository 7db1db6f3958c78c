"""The model that is run: made of the shipped sectors, once."""

from __future__ import annotations

from functools import cache

from ..engine import Model
from ..sectors import OUTLINE, SECTORS


@cache
def district_model() -> Model:
    """The model made of the shipped sectors."""
    return Model.of(*SECTORS, outline=OUTLINE)
