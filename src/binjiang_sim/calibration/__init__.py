"""What published figures say about the model: forecasts from earlier dates beside what was published later."""

from .at_origin import LaterInput
from .hindcasts import Hindcast, first_edition, hindcast, shipped
from .scores import Gain, Pair, Score

__all__ = ["Gain", "Hindcast", "LaterInput", "Pair", "Score", "first_edition", "hindcast", "shipped"]
