"""Years estimated from their parts, as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...calibration import FullYear
from ...calibration.year_to_date import FEWEST_YEARS, REST
from ...engine import units
from ...facts import Ledger
from ...facts.listing import indicator_label, quantity_text
from ...words import in_language, say


def lines(found: Sequence[FullYear], ledger: Ledger, language: str) -> list[str]:
    """Median and band of each figure, and below them what they rest on."""
    if not found:
        return [say("full_year.none", language)]
    return [line for one in found for line in (_line(one, ledger, language), *_reasons(one, language))]


def _line(one: FullYear, ledger: Ledger, language: str) -> str:
    fact = ledger[one.fact]
    factor, _ = units.parse(fact.unit)
    values = {
        name: quantity_text(float(f"{getattr(one, name) / factor:.4g}"), fact.unit, language)
        for name in ("so_far", "median", "low", "high")
    }
    label = indicator_label(fact, language)
    return say("full_year.line", language, label=label, year=one.year, months=one.months, fact=one.fact, **values)


def _reasons(one: FullYear, language: str) -> Iterator[str]:
    own = [past.fact for past in one.past if not past.place]
    if one.derived:
        texts = [say("full_year.derived", language, count=len(own), facts=", ".join(own))]
    else:
        texts = [say("full_year.few", language, count=len(own), least=FEWEST_YEARS)]
        given = {"path": one.source, "why": in_language(one.why, language), "points": f"{100 * REST:g}"}
        texts.append(say("full_year.share" if one.source else "full_year.growth", language, **given))
    if one.past:
        (held, count), (elsewhere, others) = one.held(own=True), one.held(own=False)
        texts.append(say("full_year.held", language, own=held, count=count, elsewhere=elsewhere, others=others))
    yield from (f"  {text}" for text in texts)
