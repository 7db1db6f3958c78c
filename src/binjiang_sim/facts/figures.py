"""The figures of a ledger by indicator, place and period."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from .ledger import Fact, Ledger

REPLACED = ("superseded", "second_source")  # reasons of a print that another one stands for
_AIMS = "target_"  # before the name of an indicator: a plan, no figure


class Figures:
    """The figures of a ledger by indicator and place, without plans and without those of no period."""

    def __init__(self, ledger: Ledger) -> None:
        dated = (fact for fact in ledger.facts() if fact.period)
        figures = [fact for fact in dated if not fact.indicator.startswith(_AIMS) and fact.bound != "stretch"]
        self.places = tuple(dict.fromkeys(fact.place for fact in figures))
        self._of: dict[tuple[str, str], list[Fact]] = {}
        for fact in figures:
            self._of.setdefault((fact.indicator, fact.place), []).append(fact)

    def __iter__(self) -> Iterator[list[Fact]]:
        """The figures of one indicator and place after another."""
        return iter(self._of.values())

    def of(self, indicator: str, place: str) -> list[Fact]:
        """The figures of an indicator at a place, in the order of the ledger."""
        return self._of.get((indicator, place), [])

    def prints(self, indicator: str, place: str, period: str) -> list[Fact]:
        """The prints of the figure of a period, the first one published first."""
        found = (fact for fact in self.of(indicator, place) if fact.period == period)
        return sorted(found, key=lambda fact: fact.known_from)

    def first(self, indicator: str, place: str, period: str) -> Fact | None:
        """The first print that is not replaced by a later one or copied from an earlier one."""
        own = (fact for fact in self.prints(indicator, place, period) if fact.reason not in REPLACED)
        return next(own, None)

    def together(self, *indicators: str) -> Iterator[tuple[tuple[Fact, ...], ...]]:
        """Each place and period that has a figure of every indicator: all combinations of their prints.

        A count of a day goes with the figures of its year.
        """
        for place in self.places:
            for period in dict.fromkeys(fact.period for fact in self.of(indicators[0], place)):
                if every := tuple(product(*(self._at(one, place, period) for one in indicators))):
                    yield every

    def _at(self, indicator: str, place: str, period: str) -> list[Fact]:
        days = (one for one in self.of(indicator, place) if len(one.period) == 10 and one.period.startswith(period))
        return self.prints(indicator, place, period) or list(days)
