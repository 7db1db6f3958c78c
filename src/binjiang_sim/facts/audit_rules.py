"""The rules of the audit: each reads the figures of a ledger and yields what it finds, whatever the district."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, product

from binjiang_sim.engine import units
from binjiang_sim.errors import FactError

from .audit_finding import AuditFinding, Percent, Quantity, Scope, Severity, Word
from .derive import added, evaluate
from .figures import REPLACED, Figures
from .identities import Identity, level_of, of_kind, rate_of
from .intervals import Interval, interval, spanned
from .ledger import Fact, Ledger
from .periods import months_of, months_to_date, moved, year_of

# What counts as odd: assumptions about the figures of districts.
PRICES = 0.05  # change of prices within a year, up or down
RATES = 0.005  # between a printed rate and that of two levels
MONTHS = 1.5  # between the months of a label and those that an amount has the size of
STEADY = 0.15  # share by which a count changes within a year that may be a stock


def products(figures: Figures) -> Iterator[AuditFinding]:
    """A figure that is the product of two others, in one period, and is not: in no combination of their prints."""
    for one in of_kind("product"):
        for every in figures.together(one.whole, *one.parts):
            whole, first, second = every[0]
            alike = _multiplied(first, second) == whole.powers and len({*map(_basis, every[0])} - {"none"}) < 2
            if not alike or any(_is_product(one, *own) for own in every):
                continue
            shown = _as(whole, first.model_value * second.model_value)
            values = {"whole": whole, "first": first, "second": second, "product": shown}
            yield _finding("product", "error", every[0], values)


def sums(figures: Figures) -> Iterator[AuditFinding]:
    """Parts that do not add up to their whole, in no combination of their prints."""
    for one in of_kind("sum"):
        wholes = [one.whole] if one.whole != "1" else []
        for every in figures.together(*wholes, *one.parts):
            alike = all(fact.powers == every[0][0].powers for fact in every[0])
            if not alike or any(_adds_up(own, bool(wholes)) for own in every):
                continue
            parts = every[0][len(wholes) :]
            total = _as(parts[0], sum(fact.model_value for fact in parts))
            values = {"parts": parts, "sum": total, "whole": every[0][0] if wholes else Percent(1.0)}
            yield _finding("sum", "error", every[0], values)


def denominators(figures: Figures) -> Iterator[AuditFinding]:
    """A figure per head beside a count of other people: what both would give, and the people that it does imply."""
    for one in of_kind("product"):
        per_name, counted = one.parts
        others = {name for row in of_kind("definitions") if counted in row.parts for name in row.parts} - {counted}
        for place, name in product(figures.places, sorted(others)):
            for per in figures.of(per_name, place):
                year = year_of(per.period)
                near = [fact for fact in figures.of(name, place) if abs(year_of(fact.period) - year) <= 1]
                whole = _yearly(figures, one.whole, place, year)
                comparable = (whole and whole[0].powers == _numerator(per)) or not figures.of(one.whole, place)
                is_ratio = sorted(per.powers.values()) == [-1, 1] and per.value > 0
                if near and is_ratio and comparable and not near[-1].powers.keys() & per.powers:
                    yield _denominator(per, near[-1], whole)


def _denominator(per: Fact, count: Fact, whole: tuple[Fact, ...]) -> AuditFinding:
    """The finding; `whole` is the level of the year, or that of the year before and the growth since, or nothing."""
    (amount,), (right,) = _numerator(per), (name for name, power in per.powers.items() if power < 0)
    both = per.model_value * count.model_value
    values: dict[str, object] = {"per": per, "count": count, "product": _counted(both, amount)}
    if not whole:
        return _finding("denominator", "warning", (per, count), values, "alone")
    level, *growth = whole
    value = level.model_value * (1 + sum(fact.model_value for fact in growth))
    values |= {
        **{"level": level, "growth": tuple(growth), "times": f"{both / value:.1f}", "whole": _as(level, value)},
        "implied": _counted(value / per.model_value, right),
        "bound": "" if per.bound == "exact" else Word(f"audit_implied_{per.bound}"),
    }
    return _finding("denominator", "warning", (per, count, *whole), values, "carried" if growth else "")


def implied_shares(figures: Figures) -> Iterator[AuditFinding]:
    """The weight of an activity that growth rates imply, held against the published one where there is one."""
    for one in of_kind("mean"):
        first_name, second_name, part, total = one.parts
        for every in figures.together(one.whole, first_name, second_name):
            whole, first, second = every[0]
            implied = spanned(lambda w, a, b: (w - b) / (a - b), *map(interval, every[0]))
            apart = spanned(lambda a, b: a - b, interval(first), interval(second))
            if implied is None or apart is None or apart.low <= 0 <= apart.high or len({*map(_basis, every[0])}) > 1:
                continue
            own = _share(figures, part, total, whole.place, whole.period)
            before = _share(figures, part, total, whole.place, moved(whole.period, year_of(whole.period) - 1))
            published = own or before
            share = (whole.model_value - second.model_value) / (first.model_value - second.model_value)
            values = {
                **{"whole": whole, "first": first, "second": second, "share": f"{share:.3f}"},
                **{"low": f"{implied.low:.3f}", "high": f"{implied.high:.3f}", "published": published or ()},
                "ratio": f"{published[0].model_value / published[1].model_value:.3f}" if published else "",
            }
            facts = (*every[0], *(published or ()))
            if implied.high < 0 or implied.low > 1:
                yield _finding("implied_share", "warning", every[0], values, "outside")
            elif own is None:
                yield _finding("implied_share", "note", facts, values, "before" if before else "")
            elif not implied.meets(_over(*own)):
                yield _finding("implied_share", "warning", facts, values, "other")


def changes(figures: Figures) -> Iterator[AuditFinding]:
    """A published growth rate beside the change of the published levels: prices that cannot have moved so far."""
    for rate in (fact for group in figures for fact in group if fact.reason not in REPLACED):
        level = level_of(rate.indicator)
        if not level or months_of(rate.period) is None:
            continue
        now = figures.first(level, rate.place, rate.period)
        before = figures.first(level, rate.place, moved(rate.period, year_of(rate.period) - 1))
        if now is None or before is None or not _related(rate, now):
            continue
        if now.powers != before.powers or _basis(now) != _basis(before):
            continue
        change = spanned(lambda a, b: a / b - 1, interval(now), interval(before))
        if change is None or now.value <= 0 or before.value <= 0 or rate.model_value <= -1:
            continue
        facts = (before, now, rate)
        central = now.model_value / before.model_value - 1
        prices = (1 + central) / (1 + rate.model_value) - 1
        values = {"now": now, "before": before, "rate": rate, "change": Percent(central, True)}
        if not _related(now, before):
            yield _finding("scope", "note", facts, {**values, "scope": Scope(now), "earlier": Scope(before)})
        elif (_basis(rate), _basis(now)) == ("real", "nominal"):
            if abs(prices) > PRICES:
                yield _finding("price_break", "warning", facts, {**values, "prices": Percent(prices, True)})
        elif _basis(rate) == _basis(now) and not change.meets(_wider(interval(rate), RATES)):
            yield _finding("growth", "warning", facts, values)


def parts_of_years(figures: Figures) -> Iterator[AuditFinding]:
    """An amount whose share of its year is not that of the months it is labelled with."""
    for part in (fact for group in figures for fact in group if fact.bound == "exact" and fact.powers):
        months = months_to_date(part.period)
        year = figures.first(part.indicator, part.place, part.period[:4])
        if months in (None, 12) or year is None or year.bound != "exact" or not _related(part, year):
            continue
        share = part.model_value / year.model_value if year.model_value else 0.0
        may_be_stock = abs(share - 1) <= STEADY and (share != 1 or _basis(part) == "none")
        if may_be_stock or abs(12 * share - months) <= MONTHS:
            continue
        size = min((3, 6, 9, 12), key=lambda one: abs(12 * share - one))
        values = {"part": part, "year": year, "months": months, "share": Percent(share)}
        yield _finding("part_of_year", "error", (part, year), {**values, "size": Word(f"audit_size_{size}")})


def prints(figures: Figures) -> Iterator[AuditFinding]:
    """One figure, of one period, scope and price basis, printed with values that rounding and bounds do not explain."""
    for group in figures:
        same: dict[tuple[str, str, str], list[Fact]] = {}
        for fact in group:
            same.setdefault((fact.period, fact.scope, _basis(fact)), []).append(fact)
        for own in same.values():
            if _agree(own):
                continue
            standing = [fact for fact in own if fact.reason not in REPLACED]
            severity: Severity = "note" if _agree(standing) else "warning"
            yield _finding("two_prints", severity, own, {"facts": tuple(own), "apart": _apart(own)})


def sources(figures: Figures) -> Iterator[AuditFinding]:
    """One thing from two sources, of one period, with values that rounding and bounds do not explain."""
    for one in of_kind("same"):
        for pair in combinations(one.parts, 2):
            for every in figures.together(*pair):
                if not any(_agree(own) for own in every):
                    values = {"facts": every[0], "apart": _apart(every[0])}
                    yield _finding("two_sources", "warning", every[0], values)


def definitions(figures: Figures) -> Iterator[AuditFinding]:
    """Different things that are taken for one: the latest figures, of the same part of the year where there are."""
    for one, place in product(of_kind("definitions"), figures.places):
        groups = [own for name in one.parts if (own := figures.of(name, place))]
        if len(groups) < 2:
            continue
        latest = max((fact for own in groups for fact in own), key=lambda fact: fact.period)
        facts = []
        for own in groups:
            alike = [fact for fact in own if months_of(fact.period) == months_of(latest.period)]
            facts.append(max(alike or own, key=lambda fact: fact.period))
        yield _finding("two_definitions", "note", facts, {"facts": tuple(facts)})


def annual_slots(ledger: Ledger, inputs: Mapping[str, str]) -> Iterator[AuditFinding]:
    """Inputs, formulas by path, that are an amount of a part of a year and nothing else, where a yearly rate is due."""
    for path, formula in inputs.items():
        try:
            derived = evaluate(formula, ledger)
        except FactError:  # several formulas, as those of a distribution
            continue
        fact = ledger[derived.facts[0]] if derived.as_published else None
        if fact and fact.powers and derived.powers.get("year") == -1 and months_of(fact.period) not in (None, 12):
            yield _finding("annual_slot", "error", (fact,), {"path": path, "fact": fact, "formula": formula})


RULES: tuple[Callable[[Figures], Iterator[AuditFinding]], ...] = (
    *(products, sums, denominators, implied_shares, changes),
    *(parts_of_years, prints, sources, definitions),
)


def _finding(
    rule: str, severity: Severity, facts: Iterable[Fact], values: Mapping[str, object], variant: str = ""
) -> AuditFinding:
    return AuditFinding(rule, severity, tuple(fact.name for fact in facts), values, variant)


def _as(fact: Fact, value: float) -> Quantity:
    """A number in model units in the unit of a fact."""
    return Quantity(value / units.parse(fact.unit)[0], fact.unit)


def _counted(value: float, base: str) -> Quantity:
    """An amount of a base unit, in the largest unit that has a word and is not larger than it."""
    words = ((readings[0][0], word) for word, readings in units.WRITTEN.items() if readings[0][1] == base)
    multiple, word = max((one for one in words if one[0] <= abs(value)), key=lambda one: one[0], default=(1.0, base))
    return Quantity(value / multiple, word)


def _multiplied(first: Fact, second: Fact) -> dict[str, int]:
    return added(first.powers, second.powers, 1)


def _numerator(fact: Fact) -> dict[str, int]:
    return {name: power for name, power in fact.powers.items() if power > 0}


def _basis(fact: Fact) -> str:
    return fact.price_basis.split(",")[0]


def _related(first: Fact, second: Fact) -> bool:
    """Whether one scope is the other or narrows it down."""
    return first.scope.startswith(second.scope) or second.scope.startswith(first.scope)


def _wider(one: Interval, by: float) -> Interval:
    return Interval(one.low - by, one.high + by)


def _over(part: Fact, total: Fact) -> Interval:
    return spanned(lambda a, b: a / b, interval(part), interval(total)) or Interval(0, 1)


def _is_product(one: Identity, whole: Fact, first: Fact, second: Fact) -> bool:
    found = spanned(lambda a, b: a * b, interval(first), interval(second))
    return found is None or found.meets(interval(whole), one.slack)


def _adds_up(facts: tuple[Fact, ...], has_whole: bool) -> bool:
    whole = interval(facts[0]) if has_whole else Interval(1.0, 1.0)
    ends = [interval(fact) for fact in facts[has_whole:]]
    return Interval(sum(one.low for one in ends), sum(one.high for one in ends)).meets(whole)


def _agree(facts: Iterable[Fact]) -> bool:
    """Whether the prints of a figure can be the same number; other units are not compared."""
    pairs = combinations(facts, 2)
    return all(a.powers != b.powers or interval(a).meets(interval(b)) for a, b in pairs)


def _apart(facts: Iterable[Fact]) -> Percent:
    """The distance of the values, as a share of the largest."""
    values = [fact.model_value for fact in facts]
    return Percent((max(values) - min(values)) / max(map(abs, values)))


def _share(figures: Figures, part: str, total: str, place: str, period: str) -> tuple[Fact, Fact] | None:
    first, second = figures.first(part, place, period), figures.first(total, place, period)
    return (first, second) if first and second and second.value > 0 else None


def _yearly(figures: Figures, indicator: str, place: str, year: int) -> tuple[Fact, ...]:
    """The level of a year, or that of the year before and the growth since; empty without one that is positive."""
    own = figures.first(indicator, place, f"{year}")
    before, growth = figures.first(indicator, place, f"{year - 1}"), figures.first(rate_of(indicator), place, f"{year}")
    found = (own,) if own else (before, growth) if before and growth else ()
    lasting = found and found[0].value > 0 and found[-1].model_value > -1
    return found if lasting else ()
