"""What the district is: one file a sector, formulas and parameters only."""

from . import (
    business_environment,
    economy,
    enterprises,
    fiscal,
    industries,
    innovation,
    livelihood,
    openness,
    outside,
    policy,
    population,
    space,
    talent,
)
from .outline import OUTLINE as OUTLINE

SECTORS = (
    outside,
    policy,
    economy,
    talent,
    population,
    enterprises,
    business_environment,
    innovation,
    openness,
    industries,
    space,
    livelihood,
    fiscal,
)
