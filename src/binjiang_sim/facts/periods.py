"""Periods of published figures: the part of a year that they cover."""

from __future__ import annotations

import re

from binjiang_sim.words import say

_YEAR = re.compile(r"\d{4}")
_PART = re.compile(r"\d{4}-(?:H[12]|Q[1-4]|\d{2})")
_SPAN = re.compile(r"(\d{4})-(\d{2})/(\d{4})-(\d{2})")
_LENGTHS = {"H": 6, "Q": 3}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_YEARS = re.compile(r"(\d{4})/(\d{4})")
_END = ("12", "31")


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


def period_text(period: str, language: str) -> str:
    """A period in words; a year alone, and what is no period, as it is.

    >>> period_text("2018-01/2018-09", "zh"), period_text("2023-H1", "en"), period_text("2023", "zh")
    ('2018年1—9月', 'first half of 2023', '2023')
    """
    if span := _YEARS.fullmatch(period):
        return say("facts_period_years", language, first=span[1], last=span[2])
    if span := _SPAN.fullmatch(period):
        first, last = (say(f"facts_month_{span[month]}", language) for month in (2, 4))
        if span[1] == span[3]:
            return say("facts_period_months", language, year=span[1], first=first.removesuffix("月"), last=last)
        ends = (period_text(end, language) for end in period.split("/"))
        return say("facts_period_from_to", language, **dict(zip(("first", "last"), ends, strict=True)))
    if day := _DAY.fullmatch(period):
        if day.groups()[1:] == _END:
            return say("facts_period_end", language, year=day[1])
        month = say(f"facts_month_{day[2]}", language)
        return say("facts_period_day", language, year=day[1], month=month, day=int(day[3]))
    if _PART.fullmatch(period):
        year, _, part = period.partition("-")
        if part.isdigit():
            return say("facts_period_month", language, year=year, month=say(f"facts_month_{part}", language))
        return say(f"facts_period_{part}", language, year=year)
    return period


def instant_text(moment: str, language: str) -> str:
    """When something begins, "2024-H2": "2024年下半年", "mid-2024"."""
    year, _, part = moment.partition("-")
    return say("facts_instant_H2", language, year=year) if part == "H2" else time_text(moment, language)


def time_text(period: str, language: str) -> str:
    """A period as it stands within a sentence: "2030年" for a year alone in Chinese."""
    if _YEAR.fullmatch(period):
        return say("facts_period_year", language, year=period)
    return period_text(period, language)
