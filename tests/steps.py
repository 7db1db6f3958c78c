"""One world at 1, 2, 4 and 12 steps a year: python tests/steps.py [draws].

For both shipped districts it compares GDP of the first year with its published figure, the spread of yearly growth
and the chance of a target with those at two steps a year, prints a table, and fails where they differ. With 20 000
draws (the default) it takes some minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from binjiang_sim import load, run

SCENARIOS = Path(__file__).parents[1] / "scenarios"
FILES = ("sample_district.yaml", "base.yaml")
STEPS = (1, 2, 4, 12)
YEARS = ("2024", "2025", "2027", "2030", "2035")  # of growth; the first is the one after the start
TARGET = "2030"
FIRST_YEAR, SPREAD, CHANCE = 0.004, 0.07, 0.05  # the greatest differences
# A half-year that is known is no step of its own with one a year, so that the years around it spread otherwise.
WHOLE_YEARS, AROUND_KNOWN = 0.13, ("spread 2024", "spread 2025")


def measured(file: str, draws: int) -> dict[int, Mapping[str, float]]:
    """By steps a year: GDP of the first year over its fact, spreads of growth and the target against two steps."""
    base = load(SCENARIOS / file)
    gdp, growth, first = {}, {}, {}
    for steps in STEPS:
        scenario = base.with_({"steps_per_year": steps})
        central = run(scenario, central=True)
        published = central.values("reference_gdp", str(base.start - 1))
        first[steps] = float(central.values("gdp", str(base.start))[0] / published[0])
        result = run(scenario, draws=draws)
        gdp[steps] = result.values("gdp", TARGET)
        growth[steps] = [float(np.std(result.values("gdp_growth", year))) for year in YEARS]
    level = np.median(gdp[2])
    return {
        steps: {
            "first year": first[steps] - 1,
            **{f"spread {year}": one / two - 1 for year, one, two in zip(YEARS, growth[steps], growth[2], strict=True)},
            "chance": float(np.mean(gdp[steps] >= level)) - 0.5,
            "luck": float(np.corrcoef(gdp[steps], gdp[2])[0, 1]),
        }
        for steps in STEPS
    }


def apart(steps: int, found: Mapping[str, float]) -> list[str]:
    """The years whose growth spreads otherwise than at two steps a year."""
    most = {name: WHOLE_YEARS if steps == 1 and name in AROUND_KNOWN else SPREAD for name in found}
    return [name for name, value in found.items() if name.startswith("spread") and abs(value) >= most[name]]


def main(draws: int = 20_000) -> int:
    """Print the table; 1 when a difference is too great."""
    failed = False
    for file in FILES:
        for steps, found in measured(file, draws).items():
            good = abs(found["first year"]) < FIRST_YEAR and not apart(steps, found) and abs(found["chance"]) < CHANCE
            failed |= not good
            print(file, steps, *(f"{name} {value:+.4f}" for name, value in found.items()), "" if good else "FAILED")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
