"""What published figures say about the model, and of the year: forecasts from earlier dates, years from their parts."""

from .at_origin import LaterInput
from .hindcasts import Hindcast, first_edition, hindcast, shipped
from .scores import Gain, Pair, Score
from .year_to_date import FullYear, PastYear, full_year

__all__ = [
    "FullYear",
    "Gain",
    "Hindcast",
    "LaterInput",
    "Pair",
    "PastYear",
    "Score",
    "first_edition",
    "full_year",
    "hindcast",
    "shipped",
]
