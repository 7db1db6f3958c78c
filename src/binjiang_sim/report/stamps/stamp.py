"""The stamp of a run: what is needed to make it again and to see that it came out the same."""

from __future__ import annotations

import base64
import hashlib
import json
import shlex
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from ... import words
from ...facts import Fact
from ...projection import Outcome, Result, digest, outcomes
from ...scenario import Scenario
from ...scenario.yaml_text import change_text
from ..content import series
from ..content.outline import HEADLINE, Figure, figures

# Points of the headline figures and of what else is shown, so that a difference can be named.
POINTS = (0.1, 0.5, 0.9)
MOST_INPUTS = 1 << 25  # bytes of inputs that a stamp is believed to hold


def stamp(results: Result | Sequence[Result], language: str, shown: Sequence[Figure] = ()) -> Mapping[str, str]:
    """What one or several runs are made of, as texts by name; the first result is the reference.

    `command` makes the runs again, `hash`, `inputs` and `equations` say of what, `versions` and `machine` with what,
    `facts` how far the published figures reach. `figures` and `digest` are what came out: the headline figures and
    the figures `shown`, and a digest of all. None of them holds the time of day: equal runs have equal stamps.
    """
    several = [results] if isinstance(results, Result) else list(results)
    first = several[0].stamp
    versions = first["versions"]
    assert isinstance(versions, Mapping)
    return {
        "software": f"binjiang_sim {versions['binjiang_sim']}",
        "command": command(several, language),
        "scenario": "; ".join(one.scenario.name[language] for one in several),
        "language": language,
        "hash": " ".join(one.scenario.hash for one in several),
        "equations": " ".join(dict.fromkeys(one.model.digest for one in several)),
        "versions": ", ".join(f"{name} {number}" for name, number in versions.items()),
        "machine": str(first["machine"]),
        "facts": vintage(several[0]),
        "inputs": packed([one.scenario.text for one in several]),
        "figures": json.dumps([recorded(one, shown) for one in several], separators=(",", ":")),
        "digest": " ".join(digest(one) for one in several),
    }


def command(results: Result | Sequence[Result], language: str) -> str:
    """The command that makes the runs again; one a line where their options differ."""
    several = [results] if isinstance(results, Result) else results
    lines = []
    for options, group in groupby(several, key=lambda one: _options(one, language)):
        lines.append(shlex.join(["binjiang_sim", *(one.scenario.file for one in group), *options]))
    return "\n".join(lines)


def _options(result: Result, language: str) -> list[str]:
    scenario = result.scenario
    found = ["--central"] if result.central else ["--draws", str(scenario.draws), "--seed", str(scenario.seed)]
    found += [] if result.stamp["luck"] else ["--no-luck"]
    return [*found, *_laid_on(scenario), "--lang", language]


def _laid_on(scenario: Scenario) -> list[str]:
    """The options for what is laid on the file of a scenario: changes and documents."""
    found = []
    for path, value in scenario.changes.items():
        found += ["--set", f"{path}={change_text(value)}"]
    for kind, files in scenario.documents.items():
        found += [word for file in files for word in (f"--{kind}", file)]
    return found


def question(scenario: Scenario, words: Sequence[str], language: str) -> str:
    """The command that puts a question to a scenario: its name, then its options, as `words`."""
    name, *options = words
    return shlex.join(["binjiang_sim", name, scenario.file, *options, *_laid_on(scenario), "--lang", language])


def cite(result: Result, language: str) -> str:
    """How to cite a run: author and version of the program, scenario, hash, draws and seed."""
    versions, scenario = result.stamp["versions"], result.scenario
    assert isinstance(versions, Mapping)
    about = {"version": versions["binjiang_sim"], "name": scenario.name[language], "hash": scenario.hash}
    about |= {"draws": scenario.draws, "seed": scenario.seed, "equations": result.model.digest}
    about |= {"place": scenario.district[language]}
    return words.say("stamp.cite_central" if result.central else "stamp.cite", language, **about)


def _used(result: Result) -> list[Fact]:
    """The published figures that a run used."""
    names = result.stamp["facts"]
    assert isinstance(names, Iterable)
    return [result.scenario.ledger[str(name)] for name in names]


def latest_fact(result: Result) -> str:
    """The date of the latest published figure that a run used; empty without any."""
    return max((fact.date for fact in _used(result)), default="")


def vintage(result: Result) -> str:
    """How many published figures the run used, the date of the latest, and a digest of them."""
    used = _used(result)
    text = "\n".join(f"{fact.name} {fact.value!r} {fact.unit}" for fact in used)
    return f"{len(used)}, latest {latest_fact(result) or '-'}, {hashlib.sha256(text.encode()).hexdigest()[:16]}"


def recorded(result: Result, shown: Sequence[Figure] = ()) -> dict[str, list[float]]:
    """The 10, 50 and 90 % points of the headline figures in the planning years and of `shown` in every year.

    The names are "gdp|2030" and "value_added/industry|2030"; "target|gdp|2030" holds the chance of a target.
    """
    years = [str(year) for year in series.horizons(result)]
    every = [str(year) for year in range(result.scenario.start, result.scenario.end + 1)]
    wanted = [(one, year) for one in figures(result, HEADLINE) for year in years]
    wanted += [(one, year) for one in shown for year in every if (one, year) not in wanted]
    found = {
        reference(indicator, item, year): [result.quantile(indicator, year, q, item) for q in POINTS]
        for (indicator, item), year in wanted
        if result.defined(indicator, year)
    }
    return found | {f"target|{name}": [one.chance] for name, one in by_reference(result).items()}


def by_reference(result: Result) -> dict[str, Outcome]:
    """The outcome of each target by its name in stamps and briefs: "gdp|2030".

    Targets of the same figure and period are numbered: "gdp|2030#1", "gdp|2030#2".
    """
    outcome = {one: reference(one.target.indicator, one.target.item, one.target.period) for one in outcomes(result)}
    times, seen = Counter(outcome.values()), Counter[str]()
    found = {}
    for one, name in outcome.items():
        seen[name] += 1
        found[name if times[name] == 1 else f"{name}#{seen[name]}"] = one
    return found


def reference(indicator: str, item: str | None, period: str) -> str:
    """The name of a figure in stamps and briefs: "gdp|2030", "value_added/industry|2030"."""
    return f"{indicator}/{item}|{period}" if item else f"{indicator}|{period}"


def packed(texts: Sequence[str]) -> str:
    """The canonical texts of scenarios, squeezed into letters that every file format carries."""
    whole = json.dumps([json.loads(text) for text in texts], separators=(",", ":"), ensure_ascii=False)
    return base64.b64encode(zlib.compress(whole.encode(), 9)).decode()


def unpacked(letters: str) -> list[dict[str, object]]:
    """The inputs that `packed` wrote. Raises ValueError for anything else."""
    try:
        whole = zlib.decompressobj().decompress(base64.b64decode(letters, validate=True), MOST_INPUTS)
        found = json.loads(whole)
    except (ValueError, zlib.error, RecursionError) as error:
        raise ValueError("inputs") from error
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise ValueError("inputs")
    return found
