"""The page in both languages from what was measured."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import binjiang_sim as bj
from binjiang_sim.analysis.track_record import track_record
from binjiang_sim.projection import Proportion
from binjiang_sim.words import say

from . import measures
from .measures import DOMINANCE_YEARS, DRAWS, Gain, Shares, Values
from .questions import EXTREMES, KNOCK_OUTS, LOOPS, SOURCES, Question
from .words import EVALUATIONS, FACTORS, WORDS

FIRST = Path(__file__).with_name("first_edition.csv")
NONE = "–"
LITTLE = 0.05  # of a response: a loop that makes up all but this makes it up
Row = tuple[str, ...]


@dataclass(frozen=True)
class Review:
    """All that the page shows, measured once for both languages."""

    base: bj.Scenario
    first: dict[str, float]
    extremes: dict[str, float]
    sources: Shares
    without_renewal: Shares
    named: float
    factors: dict[str, float]
    knocked_out: list[tuple[Question, Values]]
    responses: dict[str, tuple[float, float]]
    dominance: dict[str, tuple[float, ...]]
    gains: list[Gain]
    packages: list[tuple[bj.Scenario, Values, int]]


def first_edition() -> dict[str, float]:
    """What the equations of the first edition gave to the same questions, by name."""
    return {row["key"]: float(row["value"]) for row in csv.DictReader(FIRST.read_text("utf-8").splitlines())}


def review(base: bj.Scenario) -> Review:
    """Measure all of it, in a few minutes."""
    reforms = Question("reforms", "reforms", "各项改革", measures.idle(base))
    left = [one for one in SOURCES if one.key != "renewal"]
    steady = measures.changed(base, next(one for one in KNOCK_OUTS if one.key == "renewal").changes)
    return Review(
        base=base,
        first=first_edition(),
        extremes={one.key: measures.answer(base, one) for one in EXTREMES},
        sources=measures.shares_by_source(base, SOURCES),
        without_renewal=measures.shares_by_source(steady, left),
        named=measures.named_above_observed(base),
        factors=measures.shares_by_factor(base),
        knocked_out=measures.knocked_out(base, (reforms, *KNOCK_OUTS)),
        responses={one.key: measures.response(base, one) for one in LOOPS},
        dominance=measures.dominance(base, LOOPS),
        gains=measures.gains(base),
        packages=measures.packages(base),
    )


def page(found: Review, language: str) -> str:
    """The page in a language, Markdown."""
    words = WORDS[language]
    sections = (
        words["head"].format(draws=DRAWS, digest=found.base.model.digest),
        words["extremes"],
        table(words["extremes_head"], _extremes(found, language)),
        words["sources"],
        table(words["sources_head"], _sources(found, language)),
        words["named"].format(share=f"{found.named:.0%}"),
        words["factors"],
        table(words["factors_head"], _factors(found, language)),
        words["knock"],
        table(words["knock_head"], _knocked_out(found, language)),
        words["loops"],
        table(words["loops_head"], _loops(found, language)),
        words["dominance"],
        table((words["dominance_head"], *DOMINANCE_YEARS), _dominance(found, language)),
        "\n".join(f"- {line}" for line in leading(found, language)),
        words["levers"],
        table(words["levers_head"], _gains(found, language), texts=1),
        words["packages"],
        table(words["packages_head"], _packages(found, language)),
        _before(found.base, language),
        words["weak"],
    )
    return "\n\n".join(sections) + "\n"


def table(head: Row, rows: Iterable[Row], texts: int = 0) -> str:
    """Rows in Markdown, numbers to the right; the last columns may be texts."""
    rules = ("---", *("---:" for _ in head[1 : len(head) - texts]), *("---" for _ in range(texts)))
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rules, *rows))


def percent(value: float | None) -> str:
    """A change in per cent with its sign; a dash for none."""
    return NONE if value is None else f"{round(100 * value, 1) + 0.0:+.1f} %"


def share(value: float | None) -> str:
    """A share in whole per cent; a dash for none."""
    return NONE if value is None else f"{round(100 * value)} %"


def leading(found: Review, language: str) -> list[str]:
    """In words which loops move GDP most in each year."""
    words = WORDS[language]
    names = {one.key: getattr(one, language) for one in LOOPS}
    lines = []
    for place, year in enumerate(DOMINANCE_YEARS):
        first, second = sorted(found.dominance, key=lambda key: -abs(found.dominance[key][place]))[:2]
        does = [_does(found.dominance[key][place], words) for key in (first, second)]
        own = {"first": names[first], "second": names[second], "first_does": does[0], "second_does": does[1]}
        lines.append(words["leads"].format(year=year, **own))
    return lines


def _does(value: float, words: Mapping[str, Any]) -> str:
    return words["up" if value > 0 else "back"].format(value=f"{100 * abs(value):.1f} %")


def _extremes(found: Review, language: str) -> list[Row]:
    now, first = found.extremes, found.first
    return [(getattr(one, language), percent(first.get(one.key)), percent(now[one.key])) for one in EXTREMES]


def _sources(found: Review, language: str) -> list[Row]:
    words = WORDS[language]
    names = {
        "trend": words["trend"],
        **{one.key: getattr(one, language) for one in SOURCES},
        "reforms": words["reforms"],
    }
    now, without = found.sources.of_source, found.without_renewal.of_source
    ordered = sorted(names, key=lambda key: -now[key])
    rows = [
        (names[key], share(found.first.get(f"source_{key}")), share(now[key]), share(without.get(key)))
        for key in ordered
    ]
    rest = found.first["source_rest"], found.sources.rest, found.without_renewal.rest
    return [*rows, (words["rest"], *map(share, rest))]


def _factors(found: Review, language: str) -> list[Row]:
    place = {"en": 1, "zh": 2}[language]
    ordered = sorted(FACTORS, key=lambda row: -found.factors[row[0]])
    return [(row[place], share(found.factors[row[0]])) for row in ordered]


def _knocked_out(found: Review, language: str) -> list[Row]:
    return [(getattr(one, language), *_spread(own, language)) for one, own in found.knocked_out]


def _spread(own: Values, language: str) -> tuple[str, str]:
    low, median, high = (percent(float(point)) for point in np.quantile(own, (0.1, 0.5, 0.9)))
    return median, say("document.to", language, low=low, high=high)


def _loops(found: Review, language: str) -> list[Row]:
    equations, rows = found.base.model.equations, []
    for one in LOOPS:
        closed, opened = found.responses[one.key]
        before = [percent(found.first.get(f"{state}_{one.key}")) for state in ("closed", "open")]
        changed = percent(closed / opened - 1) if abs(opened) > LITTLE * abs(closed) else WORDS[language]["all"]
        figure = getattr(equations[one.figure[0]], language)
        earlier = NONE if NONE in before else ", ".join(before)
        rows.append((getattr(one, language), figure, earlier, percent(closed), percent(opened), changed))
    return rows


def _dominance(found: Review, language: str) -> list[Row]:
    return [(getattr(one, language), *map(percent, found.dominance[one.key])) for one in LOOPS]


def _gains(found: Review, language: str) -> list[Row]:
    equations, rows = found.base.model.equations, []
    for one in found.gains:
        low, median, high = np.quantile(one.of_cost, (0.1, 0.5, 0.9))
        net = NONE if one.net is None else f"{np.median(one.net):.1f}"
        chance = Proportion(int((one.of_cost > 0).sum()), len(one.of_cost)).text(language)
        names = (
            getattr(equations[one.lever], language),
            f"{median:.1f}",
            say("document.to", language, low=f"{low:.1f}", high=f"{high:.1f}"),
        )
        rows.append((*names, net, chance, evaluation(found.base, one.lever, language)))
    return rows


def evaluation(base: bj.Scenario, lever: str, language: str) -> str:
    """What evaluations of policies like a lever found, with the figures of the ledger."""
    facts, en, zh = EVALUATIONS[lever]
    return {"en": en, "zh": zh}[language].format(*(f"{base.ledger[one].value:g}" for one in facts))


def _packages(found: Review, language: str) -> list[Row]:
    rows = []
    for one, own, best in found.packages:
        rows.append((one.name[language], *_spread(own, language), Proportion(best, len(own)).text(language)))
    return rows


def _before(base: bj.Scenario, language: str) -> str:
    past = track_record(base.ledger)
    pooled = {
        one.rule: one
        for one in bj.calibration.shipped().scores
        if one.indicator == "gdp_growth" and one.horizon is None
    }
    naive = min(
        (one for name, one in pooled.items() if name not in ("model", "first_edition")), key=lambda one: one.crps
    )
    model, first, years = pooled["model"], pooled["first_edition"], sorted(one.target.period[:4] for one in past)
    return WORDS[language]["before"].format(
        crps=100 * model.crps,
        inside=model.coverage80,
        crps1=100 * first.crps,
        inside1=first.coverage80,
        crps0=100 * naive.crps,
        rule=say(f"hindcast.rule_{naive.rule}", language),
        met=sum(one.met for one in past),
        of=len(past),
        first=years[0],
        last=years[-1],
    )
