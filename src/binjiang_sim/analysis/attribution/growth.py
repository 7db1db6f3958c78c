"""Growth of GDP between two years by cause, in every draw: by what multiplies output, and by what makes that grow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import NoneType
from typing import TYPE_CHECKING, Any

import numpy as np

from ...engine import Equation
from ...engine.frozen import frozen
from ...engine.outline import CAUSES
from ...engine.rewriting import with_equations
from ...errors import Fault, ProjectionError, expect, unknown
from ...projection import Result
from ...projection.blocks import Job
from ...projection.experiment import experiment
from ...projection.figures import Figure, items
from ...sampling.distributions import Floats
from ...scenario import Scenario
from ...words import say
from ..coalitions import Coalitions
from .factors import Chain, Factor, chain_of
from .rewriting import scenario_of
from .sources import KNOWN, Switched

if TYPE_CHECKING:
    import pandas

GDP = "gdp"
PROXIMATE, ULTIMATE = KINDS = ("proximate", "ultimate")
DRAWS = 300  # paired between sources; the same for both kinds, so that both add up to one growth
TIMING, REST, TREND = "timing", "rest", "trend"
LITTLE = 1e-9  # of GDP: rounding


@dataclass(frozen=True, repr=False)
class GrowthCauses:
    """Growth of GDP from the `first` to the `last` year as a sum of parts, in each draw.

    `parts` (cause, draw) are fractions of the first year's GDP and add up to `growth` (draw,). `gdp` (2, draw) is that
    of both years, CNY at the prices of the first year of the run. `causes` are words of the catalogue, or names of
    variables that declare no cause; `names` says what they are called.
    """

    kind: str
    first: int
    last: int
    causes: tuple[str, ...]
    names: Mapping[str, Mapping[str, str]]
    parts: Floats
    gdp: Floats

    @property
    def growth(self) -> Floats:
        """GDP of the last year over that of the first, less one, (draw,)."""
        return np.asarray(self.gdp[1] / self.gdp[0] - 1)

    @property
    def draws(self) -> int:
        """Number of draws."""
        return int(self.gdp.shape[1])

    @property
    def years(self) -> int:
        """Years of growth."""
        return self.last - self.first

    @property
    def means(self) -> Floats:
        """The mean part of each cause, (cause,), a fraction of the first year's GDP; they add up to mean growth."""
        return np.asarray(self.parts.mean(axis=1))

    @property
    def amounts(self) -> Floats:
        """The mean part of each cause in CNY, (cause,); they add up to what mean GDP rises."""
        return np.asarray((self.parts * self.gdp[0]).mean(axis=1))

    @property
    def shares(self) -> Floats:
        """The share of each cause in mean growth, (cause,); NaN when there is none."""
        whole = float(self.growth.mean())
        return self.means / whole if whole else np.full(len(self.causes), np.nan)

    @property
    def yearly(self) -> Floats:
        """Each cause's points of the mean yearly growth rate, (cause,): shared out as the whole is."""
        per_year = (self.gdp[1] / self.gdp[0]) ** (1 / self.years) - 1
        each = np.divide(per_year, self.growth, out=np.full_like(per_year, 1 / self.years), where=self.growth != 0)
        return np.asarray((self.parts * each).mean(axis=1))

    @property
    def trend_share(self) -> float | None:
        """The share of the trend, which is growth without a named cause; None when there is no trend or no growth."""
        found = float(self.shares[self.causes.index(TREND)]) if TREND in self.causes else float("nan")
        return found if np.isfinite(found) else None

    @property
    def record(self) -> dict[str, object]:
        """Plain values for JSON: the years, mean GDP `from` and `to`, the number of draws, and a row for each cause.

        Its `share` is that of mean growth; `q10` and `q90` bound the middle 80 % of the draws, as fractions of the
        first year's GDP as `part`, its mean, is; `yearly` is in fractions a year, `amount` in the `unit`.
        """
        return {
            **{"first": self.first, "last": self.last, "unit": "CNY", "draws": self.draws},
            **{"from": float(self.gdp[0].mean()), "to": float(self.gdp[1].mean())},
            self.kind: self.rows,
            "trend_share": self.trend_share,
        }

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of `frame` as plain values."""
        low, middle, high = np.quantile(self.parts, (0.1, 0.5, 0.9), axis=1).tolist()
        columns = {
            **{"share": self.shares.tolist(), "part": self.means.tolist(), "yearly": self.yearly.tolist()},
            **{"amount": self.amounts.tolist(), "q10": low, "q50": middle, "q90": high},
        }
        return [
            {"cause": one, **self.names[one], **{name: column[row] for name, column in columns.items()}}
            for row, one in enumerate(self.causes)
        ]

    @property
    def frame(self) -> pandas.DataFrame:
        """The rows of `record` as a table: `cause`, `zh`, `en`, `share`, `part`, `yearly`, `amount`, `q10` to `q90`."""
        import pandas

        return pandas.DataFrame(self.rows)

    def __repr__(self) -> str:
        return f"<GrowthCauses {self.kind} {self.first}-{self.last}: {', '.join(self.causes)}, {self.draws} draws>"


def growth_causes(
    source: Result | Scenario,
    year: int | str,
    *,
    first: int | str | None = None,
    kind: str = PROXIMATE,
    draws: int | None = None,
) -> GrowthCauses:
    """What the growth of GDP from one year to another comes from, in every draw.

    `first` is by default the first year of the run. `kind="proximate"` splits growth among the factors that the
    equations multiply to output, by the logarithmic mean Divisia index (Ang 2004), activity by activity and half-year
    by half-year: nothing is left over but what moves within the half-years of a run of shorter steps, as "timing".

    `kind="ultimate"` shares growth out among the sources that can be switched off (`sources.SOURCES`, and all levers):
    Shapley values of its logarithm over all combinations, in the same draws. What output answers to a source belongs to
    it. A published half-year is left to the model meanwhile, and what it adds is a part of its own, as is the "rest":
    growth with everything off, from ageing, luck, and what no input switches off.

    `draws` are the first so many of the scenario, by default at most 300.

    >>> bj.analysis.growth_causes(result, 2030).frame

    Raises ProjectionError for years that the run does not have or that are not in order, an unknown kind, a model whose
    GDP is no product, and for output that is not positive in some draw.
    """
    expect("source", source, Result, Scenario)
    expect("year", year, int, str)
    expect("first", first, int, str, NoneType)
    expect("kind", kind, str)
    expect("draws", draws, int, NoneType)
    job = source.ensemble.job if isinstance(source, Result) else Job(source)
    years = str(job.scenario.start if first is None else first), str(year)
    faults = _faults(job, years)
    if kind not in KINDS:
        faults.append(unknown("growth.kind", kind, KINDS))
    if GDP not in job.model.equations:
        faults.append(Fault("growth.no_gdp"))
    if faults:
        raise ProjectionError(faults)
    count = min(DRAWS if draws is None else draws, job.scenario.draws)
    return (_proximate if kind == PROXIMATE else _ultimate)(job, years, count)


def _faults(job: Job, years: tuple[str, str]) -> list[Fault]:
    span = {"start": job.scenario.start, "end": job.scenario.end}
    known = map(str, range(span["start"], span["end"] + 1))
    wrong = sorted({*years} - {*known})
    faults = [Fault("growth.year", {"found": f"{one:.60}", **span}) for one in wrong]
    if not faults and years[0] >= years[1]:
        faults.append(Fault("growth.order", {"first": years[0], "last": years[1]}))
    return faults


def _proximate(job: Job, years: tuple[str, str], draws: int) -> GrowthCauses:
    """The parts of the factors of production."""
    chain = chain_of(job.model, GDP)
    if sum(one.variables[0] in job.model.equations for one in chain.factors) < 2:
        raise ProjectionError([Fault("growth.no_product", {"name": chain.whole})])
    gdp, values = _values(job, chain, years, draws)
    whole = values[chain.whole]
    _refuse(whole, chain.whole)
    mean = _logarithmic_mean(whole)
    parts: dict[str, Floats] = {}
    for factor in chain.factors:
        own = values[factor.equation.name]
        moved = (mean * _log_ratio(own, whole > 0, factor)).sum(axis=(0, 1)) / gdp[0]
        if factor.variables[0] in job.model.equations or moved.any():  # parameters seldom change over time
            parts[factor.name] = parts.get(factor.name, 0) + moved
    timing = gdp[1] / gdp[0] - 1 - np.sum(list(parts.values()), axis=0)
    if np.abs(timing).max() > LITTLE:
        parts[TIMING] = timing
    order = [*(one for one in CAUSES if one in parts), *(one for one in parts if one not in CAUSES)]
    return _found(job, PROXIMATE, years, {one: parts[one] for one in order}, gdp)


def _values(job: Job, chain: Chain, years: tuple[str, str], draws: int) -> tuple[Floats, dict[str, Floats]]:
    """GDP, (year, draw); and by name what it is the sum of, and its factors, by half-year: (year, half, item, draw)."""
    model = with_equations(job.model, (one.equation for one in chain.factors))
    labels, inner = job.scenario.label_keys, [one.label for one in job.figures.clock.periods if one.first == one.last]
    halves = [[one for one in inner if one[:4] == year] for year in years]
    keys = {
        name: items(model.equations[name], labels) for name in (chain.whole, *(f.equation.name for f in chain.factors))
    }
    figures: list[Figure] = [(GDP, None, year) for year in years]
    figures += [(name, item, one) for name, own in keys.items() for year in halves for one in year for item in own]
    found = _run(job, scenario_of(job, model, int(years[1])), {}, figures, draws)[0]
    values, place = {}, 2
    for name, own in keys.items():
        size = 2 * len(halves[0]) * len(own)
        values[name] = found[place : place + size].reshape(2, len(halves[0]), len(own), -1)
        place += size
    return found[:2], values


def _run(
    job: Job, scenario: Scenario, variants: Mapping[str, Sequence[float]], figures: Sequence[Figure], draws: int
) -> Floats:
    """The figures of every variant in the draws that none leaves out, (variant, figure, draw)."""
    found = experiment(
        *(scenario, variants),
        draws=draws,
        figures=figures,
        central=job.central,
        luck=job.luck,
        notice=lambda _: None,
    ).values
    good = np.isfinite(found).all(axis=(0, 1))
    if not good.any():
        raise ProjectionError([Fault("growth.no_draw")])
    return np.asarray(found[:, :, good])


def _refuse(whole: Floats, name: str) -> None:
    """Raises ProjectionError for what is negative, or nothing in one year and something in the other."""
    if not ((whole >= 0).all() and (whole.sum(axis=(1, 2)) > 0).all() and ((whole > 0)[0] == (whole > 0)[1]).all()):
        raise ProjectionError([Fault("identity.positive", {"name": name})])


def _logarithmic_mean(both: Floats) -> Floats:
    """The logarithmic mean of the values of two years, (...), 0 where both are."""
    before, after = both
    moved = np.log(np.divide(after, before, out=np.ones_like(after), where=before > 0))
    return np.asarray(np.divide(after - before, moved, out=before.copy(), where=moved != 0))


def _log_ratio(own: Floats, counts: np.ndarray, factor: Factor) -> Floats:
    """The logarithm of a factor's ratio between both years, 0 where there is no output."""
    first, last = np.broadcast_arrays(own, counts)[0]
    if not ((first > 0) & (last > 0) | ~counts[0]).all():
        raise ProjectionError([Fault("identity.positive", {"name": factor.name})])
    return np.asarray(np.log(np.divide(last, first, out=np.ones_like(last), where=counts[0])))


def _ultimate(job: Job, years: tuple[str, str], draws: int) -> GrowthCauses:
    """The parts of the sources that can be switched off."""
    switched = Switched(job.model)
    sources = switched.sources
    if not sources:
        raise ProjectionError([Fault("growth.no_source")])
    coalitions = Coalitions.of(len(sources))
    on = {one: [*own.astype(float).tolist(), 1.0] for one, own in zip(sources, coalitions.members.T, strict=True)}
    if KNOWN in switched.off:
        on[KNOWN] = [0.0] * len(coalitions.members) + [1.0]
    paths = switched.switches
    scenario = scenario_of(job, switched.model, int(years[1]), [paths[one] for one in on])
    variants = {f"parameters.{paths[one]}": values for one, values in on.items()}
    values = _run(job, scenario, variants, [(GDP, None, year) for year in years], draws)
    if not (values > 0).all():
        raise ProjectionError([Fault("identity.positive", {"name": GDP})])
    logs = np.log(values[:, 1] / values[:, 0])
    parts = dict(zip(sources, coalitions.shares(logs[:-1]), strict=True))
    if KNOWN in on:
        parts[KNOWN] = logs[-1] - logs[-2]
    parts[REST] = logs[0]
    gdp = values[-1]
    moved = gdp[1] / gdp[0]
    scale = np.divide(moved - 1, np.log(moved), out=np.ones_like(moved), where=moved != 1)
    return _found(job, ULTIMATE, years, {one: scale * part for one, part in parts.items()}, gdp)


def _found(job: Job, kind: str, years: tuple[str, str], parts: Mapping[str, Floats], gdp: Floats) -> GrowthCauses:
    names = {one: frozen(_names(job, kind, one)) for one in parts}
    first, last = map(int, years)
    return GrowthCauses(kind, first, last, tuple(parts), frozen(names), np.array(list(parts.values())), gdp)


def _names(job: Job, kind: str, cause: str) -> dict[str, str]:
    """What a cause is called in both languages."""
    equations: Mapping[str, Equation] = job.model.equations
    known = (TIMING, *CAUSES) if kind == PROXIMATE else None
    if known is None or cause in known:
        return {language: say(f"growth.{kind}_{cause}", language) for language in ("zh", "en")}
    variables = [equations[one] if one in equations else job.model.parameters[one] for one in cause.split("*")]
    return {language: "×".join(getattr(one, language) for one in variables) for language in ("zh", "en")}
