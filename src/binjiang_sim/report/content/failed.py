"""The draws that give no number, as a table: where each failed first, and its inputs."""

from __future__ import annotations

from ...projection import Result, uncertain
from ...projection.failed_draws import listed, located
from ...words import say

FILE = "failed_draws.csv"
MOST = 1_000  # draws that are listed: each is simulated again


def rows(result: Result) -> list[dict[str, object]]:
    """The rows of the table, each by the names of its columns."""
    job, failed = result.ensemble.job, result.ensemble.failed[:MOST]
    heads = {name: f"{name} [{given.unit}]" for name, given in uncertain(result.scenario).items()}
    found: list[dict[str, object]] = []
    for inputs, (name, period) in zip(listed(job, failed), located(job, failed), strict=True):
        equation = result.model.equations[name]
        where = {"draw": inputs["draw"], "variable": name, "zh": equation.zh, "en": equation.en, "period": period}
        found.append({**where, **{head: inputs[name] for name, head in heads.items()}})
    return found


def told(result: Result, file: object, language: str) -> str:
    """How many draws failed, and the file that lists them."""
    key = "failed.listed" if result.failed <= MOST else "failed.first"
    return say(key, language, failed=result.failed, draws=result.scenario.draws, most=MOST, file=file)
