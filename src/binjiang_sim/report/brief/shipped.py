"""The text of a brief that is shipped: what a run answers, its targets, what it is against others, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from ...analysis.names import ends
from ...projection import Result
from ...words import LANGUAGES, texts
from ..content import series
from ..stamps.stamp import by_reference
from .slots import ROUNDING, Run, bound, made_together
from .template import Piece, Slot, pieces

_EMPTY: Mapping[str, str] = {}


def sentences(result: Result, language: str) -> dict[str, list[str]]:
    """What a run answers, in sentences for each page: output and growth, people, schools, and the money for reforms."""
    run = Run(result, language, lambda _: result)  # no answer names another run
    answers = _answers(result, language)
    found = [pieces(text, "", []) for _, text in answers]
    told: dict[str, list[str]] = {}
    with made_together(chain.from_iterable(found), run):
        for (page, _), parts in zip(answers, found, strict=True):
            text = "".join(bound(one, run).text if isinstance(one, Slot) else one for one in parts)
            told.setdefault(page, []).append(text)
    return told


def shipped(results: Sequence[Result], language: str) -> list[Piece]:
    """The shipped text: its title, the answers, targets and comparisons of this run, and what it rests on."""
    result = results[0]
    parts = [_text("brief.title", language), *(text for _, text in _answers(result, language))]
    if targets := "\n".join(_targets(result, language)):
        parts += [_text("brief.targets", language), targets]
    if len(results) > 1:
        parts.append(_text("brief.compared", language))
        parts += _comparisons(results, language)
    parts += [_text("brief.basis_head", language), _text(_kind("brief.basis", result), language)]
    return pieces("\n\n".join(parts), "", [])


def _answers(result: Result, language: str) -> list[tuple[str, str]]:
    """The sentences, each with the page of the report that it belongs to."""
    first, horizons = str(result.scenario.start), series.horizons(result)
    keys = []
    if int(first) < horizons[-1] and result.least("gdp", first) > 0:
        keys.append(("growth", "brief.output" if len(horizons) > 1 else "brief.output_once"))
    if int(first) + 1 < result.scenario.end and result.defined("gdp_growth", str(int(first) + 1)):
        keys.append(("growth", _kind("brief.growth", result)))
    keys += [("people", "brief.people"), ("livelihood", _kind("brief.schools", result))]
    kept = result.central and _paid(result)
    keys.append(("reforms", "brief.money_kept" if kept else _kind("brief.money", result)))
    return [(page, _text(key, language)) for page, key in keys]


def _paid(result: Result) -> bool:
    """Whether a single run can pay for all its reforms, but for rounding."""
    years = range(result.scenario.start, result.scenario.end + 1)
    return all(result.quantile("affordable_share", str(year), 0.5) > 1 - ROUNDING for year in years)


def _targets(result: Result, language: str) -> Iterator[str]:
    for name, one in by_reference(result).items():
        names = {"TARGET": name, "FIGURE": name.partition("|")[0], "PERIOD": one.target.period}
        key = "brief.target_span" if one.target.over else "brief.target_line"
        yield _text(_kind(key, result), language, names)


def _comparisons(results: Sequence[Result], language: str) -> Iterator[str]:
    marks = ends([one.scenario.file for one in results])
    for one, mark in zip(results[1:], marks[1:], strict=True):
        key = "brief.alike" if one.scenario.hash == results[0].scenario.hash else "brief.against"
        yield _text(key, language, {"OTHER": mark or Path(one.scenario.file).stem})


def _kind(key: str, result: Result) -> str:
    """A single run has no bands and no chances, so it is told in other words."""
    return f"{key}_central" if result.central else key


def _text(key: str, language: str, names: Mapping[str, str] = _EMPTY) -> str:
    text = texts(key)[LANGUAGES.index(language)]
    for name, value in names.items():
        text = text.replace(name, value)
    return text
