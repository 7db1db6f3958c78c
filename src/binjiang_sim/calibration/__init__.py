"""What published figures say about the model: inputs conditioned on them, forecasts from earlier dates held to them."""

from .at_origin import LaterInput
from .conditioning import Conditioned, FigureFit, InputShift, condition
from .hindcasts import Hindcast, first_edition, hindcast, shipped
from .reweighting import Updated, UpdatedChance, update
from .scores import Gain, Pair, Score

__all__ = [
    "Conditioned",
    "FigureFit",
    "Gain",
    "Hindcast",
    "InputShift",
    "LaterInput",
    "Pair",
    "Score",
    "Updated",
    "UpdatedChance",
    "condition",
    "first_edition",
    "hindcast",
    "shipped",
    "update",
]
