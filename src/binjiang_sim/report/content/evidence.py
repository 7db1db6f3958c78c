"""The sections that say how far a run can be trusted, and on what it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...analysis import Effect, effects, without_reforms
from ...analysis.published import observations, scored
from ...projection import Proportion, Result, givens
from ...projection.proportions import rows_of
from ...words import say
from ..stamps.stamp import cite, command
from . import chapters, inputs, outline, series, sources
from .blocks import Bar, Bars, Block, Bullets, Code, Heading, Paragraph, Section, Table
from .drivers import driven, driver_bars
from .hindcast import in_report
from .numbers import scale, signed

PRINTED = 30  # assumptions on paper


def evidence(results: Sequence[Result], language: str) -> tuple[Section, ...]:
    """What the answers stand on: how far they can be trusted, how they were made, sources and assumptions."""
    result = results[0]
    parts = trust(result, language), method(results, language), facts(result, language), assumptions(result, language)
    return tuple(replace(one, folded=True) for one in parts)


def reasons(result: Result, language: str) -> tuple[Block, ...]:
    """What drives the run: its reforms against none of them, and its strongest inputs for two figures."""
    year = str(series.horizons(result)[-1])
    blocks: list[Block] = [*_reform_effects(result, year, language)]
    if result.defined("gdp_growth", year):
        blocks += chapters.on_page(result, "because", language)
    for indicator in (one.name for one in result.model.main_figures("drivers")):
        found = driven(result, indicator, year)
        if found:
            blocks.append(driver_bars(result, found, indicator, year, language))
    about = "document.drivers_about" if isinstance(blocks[-1], Bars) else "document.drivers_none"
    blocks.append(Paragraph(say(about, language), "note"))
    return tuple(blocks)


def _reform_effects(result: Result, year: str, language: str) -> tuple[Block, ...]:
    without = without_reforms(result, outline.figures(result, "effects"), year)
    if without is None:
        return (Paragraph(say("document.no_reforms", language)),)
    found = effects(result, without)
    rows = tuple(_effect(result, one, language) for one in found)
    if not rows:
        return ()
    draws = without.values.shape[-1]
    heads = ("figure", "difference", "range", "more")
    central = result.central
    head = tuple(say(f"document.effect_{one}", language, year=year) for one in heads[: 2 if central else 4])
    title = say("document.effects", language)
    key = "document.effects_central" if central else "document.effects_about"
    about = say(key, language, draws=draws)
    if left_out := draws - found[0].draws:
        about += say("document.effects_left_out", language, count=left_out)
    return (
        Paragraph(about),
        Table(title, head, tuple(row[: len(head)] for row in rows), frozenset(range(1, len(head)))),
    )


def _effect(result: Result, one: Effect, language: str) -> tuple[str, ...]:
    unit = "%" if one.relative else series.unit_of(result, one.indicator)
    own = scale((one.low, one.median, one.high), unit, language)
    low, median, high = (signed(own.number(value)) for value in (one.low, one.median, one.high))
    points = unit == "%" and not one.relative
    tail = say("document.points", language) if points else own.after
    more = Proportion(round(one.more * one.draws), one.draws, rows_of(result.scenario)).text(language)
    name = series.full_name(result, one.indicator, one.item, language)
    spread = say("document.to", language, low=low, high=high)
    return name, f"{own.before}{median}{tail}", f"{own.before}{spread}{tail}", more


def trust(result: Result, language: str) -> Section:
    """Against what was published, the two kinds of band, forecasts from earlier dates, and what a bound held."""
    blocks: list[Block] = [Bullets(_known(result, language)), *_statuses(result, language)]
    blocks += [Heading(_page("check", language)), Paragraph(_page("check_about", language))]
    blocks.append(_published(result, language))
    bands = "bands_central" if result.central else "bands_about"
    of_first = series.of_first(result, result.ensemble.edge_draws, language)
    blocks += [Heading(_page("bands", language)), Paragraph(_page(bands, language) + of_first)]
    if rows := sources.two_bands(result, language):
        head = _heads(("figure", "period", "median", "band_forecast", "band_parameters"), language)
        cells = tuple((row.label, row.period, row.median, row.forecast, row.parameters) for row in rows)
        blocks.append(Table(_page("bands", language), head, cells, frozenset((2, 3, 4))))
    blocks += in_report(result, language)
    blocks += [Heading(_page("bounds", language)), Paragraph(_page("bounds_about", language))]
    held = tuple((f"{clip.label} ({clip.name})", clip.share) for clip in sources.clips(result, language))
    blocks.append(Table(_page("bounds", language), _heads(("variable", "share_held"), language), held, frozenset((1,))))
    return Section("trust", say("document.trust", language), tuple(blocks))


def _known(result: Result, language: str) -> tuple[str, ...]:
    """How many inputs are assumed, what luck adds, and how published figures lie."""
    found = [part(result, language) for part in (_assumed, _luck, _scored)]
    return (*(one for one in found if one), say("document.outside", language))


def _assumed(result: Result, language: str) -> str:
    whole = {"assumed": inputs.counts(result)["assumption"], "all": len(givens(result.scenario))}
    return say("document.assumed", language, **whole)


def _luck(result: Result, language: str) -> str:
    """How much narrower the band of growth would be without the luck of time."""
    year = str(series.horizons(result)[0])
    if result.central or not result.defined("gdp_growth", year):
        return ""
    low, high = (result.quantile("gdp_growth", year, q) for q in (0.1, 0.9))
    bottom, top = (float(edge) for edge in result.edges["gdp_growth", year][:, 0])
    own = scale([high - low, top - bottom], "%", language)
    return say("document.luck", language, year=year, whole=own.number(high - low), inputs=own.number(top - bottom))


def _scored(result: Result, language: str) -> str:
    inside, count = scored(result)
    if result.central or not observations(result):
        return ""
    return say("document.scored", language, inside=inside, count=count) if count else say("document.unscored", language)


def _statuses(result: Result, language: str) -> tuple[Block, ...]:
    counted = {status: count for status, count in inputs.counts(result).items() if count}
    whole = sum(counted.values())
    bars = tuple(
        Bar(say(f"page.status_{status}", language), count / whole, str(count)) for status, count in counted.items()
    )
    return (
        Bars(say("page.status", language), bars),
        Paragraph(say("page.uncertain", language, count=inputs.uncertain(result)), "note"),
    )


def _published(result: Result, language: str) -> Table:
    band = () if result.central else ("where",)  # without a band nothing is inside or outside
    head = _heads(("figure", "period", "published", "run", *band, "use"), language)
    rows = tuple(
        (row.label, row.period, row.published, row.run, *([row.inside] if band else []), row.use)
        for row in sources.against_published(result, language)
    )
    return Table(_page("check", language), head, rows, frozenset((2, 3)))


def method(results: Sequence[Result], language: str) -> Section:
    """What the model is, is not and how sure it is, in words ready to be used; and what made the run."""
    result = results[0]
    equations = len(result.model.equations)
    place, start = result.scenario.district[language], result.scenario.start
    values = {"equations": equations, "place": place, "start": start, "draws": result.scenario.draws}
    if result.central:
        sure = say("document.method_sure_central", language)
    else:
        sure = say("document.method_sure", language, **values)
    texts = (say("document.method_is", language, **values), say("document.method_not", language), sure)
    head = _heads(("made_what", "value"), language)
    stamp = Table(_page("made", language), head, tuple(sources.stamp(result, language)))
    blocks: tuple[Block, ...] = (
        *(Paragraph(one) for one in texts),
        Heading(_page("made", language)),
        stamp,
        Heading(_page("reproduce", language)),
        Code(command(results, language)),
        Paragraph(cite(result, language), "note"),
    )
    return Section("method", say("document.method", language), blocks)


def facts(result: Result, language: str) -> Section:
    """Every published figure the run used, in the words of its source."""
    used = sources.facts_used(result, language)
    head = _heads(("fact", "value", "period", "quote", "source"), language)
    origins = ("\n".join(filter(None, (one.source, one.address))) for one in used)
    rows = tuple(
        (f"{one.label}\n{one.name}", one.value, one.period, one.quote, origin)
        for one, origin in zip(used, origins, strict=True)
    )
    anchors = tuple(f"fact-{one.name}" for one in used)
    title = _page("sources", language)
    table = Table(title, head, rows, kind="words", anchors=anchors)
    return Section("sources", title, (Paragraph(_page("sources_about", language, count=len(used))), table))


def assumptions(result: Result, language: str) -> Section:
    """Every number that nobody published, with its range and the reason for it; what matters most comes first."""
    strong = _strongest(result)
    groups: list[tuple[str, list[inputs.Input]]] = [(say("document.strongest", language), [])]
    for section, listed in inputs.listed(result, ("assumption", "literature"), language):
        groups[0][1].extend(one for one in listed if one.path in strong)
        groups.append((section, [one for one in listed if one.path not in strong]))
    rows: list[tuple[str, ...]] = []
    for section, found in groups:
        if found:
            rows.append((section,))
        rows += [_assumption(one, language) for one in found]
    title = _page("assumptions", language)
    head = _heads(("number", "value", "status_kind", "reason"), language)
    rest = say("document.rest_of_inputs", language, count=len(rows) - PRINTED)
    table = Table(title, head, tuple(rows), kind="words", english=frozenset((3,)), on_paper=PRINTED, rest=rest)
    return Section("assumptions", title, (Paragraph(_page("assumptions_about", language)), table))


def _assumption(one: inputs.Input, language: str) -> tuple[str, ...]:
    values = "\n".join(" ".join(filter(None, pair)) for pair in one.values)
    return one.label, values, _page(f"status_{one.status}", language), one.reason


def _strongest(result: Result) -> set[str]:
    """The paths of the inputs that move the main figures most."""
    year = str(series.horizons(result)[-1])
    names = (one.name for one in result.model.main_figures("drivers"))
    return {one.path for name in names for one in driven(result, name, year)}


def _page(key: str, language: str, **values: object) -> str:
    return say(f"page.{key}", language, **values)


def _heads(keys: tuple[str, ...], language: str) -> tuple[str, ...]:
    return tuple(_page(key, language) for key in keys)
