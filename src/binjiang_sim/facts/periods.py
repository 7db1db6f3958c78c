"""Periods of published figures: the part of a year that they cover."""

from __future__ import annotations

import re

_YEAR = re.compile(r"\d{4}")
_PART = re.compile(r"\d{4}-(?:H[12]|Q[1-4]|\d{2})")
_SPAN = re.compile(r"(\d{4})-(\d{2})/(\d{4})-(\d{2})")
_LENGTHS = {"H": 6, "Q": 3}


def year_of(period: str) -> int:
    """The year in which a period begins."""
    return int(period[:4])


def months_of(period: str) -> int | None:
    """The months that a period within one year covers; None for a day, several years, and no period.

    >>> months_of("2024-H1"), months_of("2018-01/2018-09"), months_of("2023")
    (6, 9, 12)
    """
    if _YEAR.fullmatch(period):
        return 12
    if _PART.fullmatch(period):
        return _LENGTHS.get(period[5], 1)
    span = _SPAN.fullmatch(period)
    return int(span[4]) - int(span[2]) + 1 if span and span[1] == span[3] else None


def months_to_date(period: str) -> int | None:
    """The months from January that a period covers; None for one that does not begin with a January."""
    begins_a_year = period[4:] in ("", "-H1", "-Q1", "-01") or re.fullmatch(r"-01/\d{4}-\d{2}", period[4:])
    return months_of(period) if begins_a_year else None


def moved(period: str, year: int) -> str:
    """The same part of another year: "2018-01/2018-09" in 2019 is "2019-01/2019-09"."""
    return period.replace(period[:4], f"{year:04d}")
