"""What published figures say about the model: inputs conditioned on them, forecasts from earlier dates, part years."""

from ..scenario.judgement_record import JudgedInterval, JudgementRecord, read_judgements
from ..scenario.observations import Observation, read_observations, written_observation
from .at_origin import LaterInput
from .conditioning import Conditioned, FigureFit, InputShift, condition
from .hindcasts import Hindcast, first_edition, hindcast, shipped
from .judgement_scoring import JudgedPair, JudgementScore, JudgementScores, judgement_scores
from .reweighting import Updated, UpdatedChance, update
from .scores import Gain, Pair, Score
from .year_to_date import FullYear, PastYear, full_year

__all__ = [
    "Conditioned",
    "FigureFit",
    "FullYear",
    "Gain",
    "Hindcast",
    "InputShift",
    "JudgedInterval",
    "JudgedPair",
    "JudgementRecord",
    "JudgementScore",
    "JudgementScores",
    "LaterInput",
    "Observation",
    "Pair",
    "PastYear",
    "Score",
    "Updated",
    "UpdatedChance",
    "condition",
    "first_edition",
    "full_year",
    "hindcast",
    "judgement_scores",
    "read_judgements",
    "read_observations",
    "shipped",
    "update",
    "written_observation",
]
