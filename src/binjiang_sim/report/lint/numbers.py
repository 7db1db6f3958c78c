"""Numbers as people write them in Chinese and English, with their unit and how far they are rounded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

MULTIPLES = {
    **{
        "万亿": 1e12,
        "千亿": 1e11,
        "百亿": 1e10,
        "十亿": 1e9,
        "亿": 1e8,
        "千万": 1e7,
        "百万": 1e6,
        "十万": 1e5,
        "万": 1e4,
    },
    **{"trillion": 1e12, "billion": 1e9, "bn": 1e9, "million": 1e6, "mn": 1e6, "thousand": 1e3, "tn": 1e12, "k": 1e3},
    **{"b": 1e9, "m": 1e6, "千": 1e3},
}
_SHORT = ("b", "m", "k")  # multiples only behind money: 3 m may be metres
# What is counted or measured, and the words for it behind a number; the first that fits is taken.
_UNITS = (
    ("points", r"(?:个)?百分点|percentage[- ]points?|per ?cent(?:age)? points?|points?\b|pp\b|ppts?\b"),
    ("share", r"%|per ?cent\b|percent\b"),
    ("permille", r"‰|per mille\b"),
    ("USD", r"(?:亿)?美元|美金|USD\b|US dollars?\b|dollars?\b"),
    ("money", r"元|人民币|块钱|CNY\b|RMB\b|yuan\b|renminbi\b"),
    ("visits", r"人次|visitors?\b|visits?\b"),
    ("places", r"个?学位|座位|(?:school )?places?\b|desks?\b"),
    (
        "people",
        r"人(?!均|民)|名|位|persons?\b|people\b|residents?\b|inhabitants?\b|graduates?\b|workers?\b|employees?\b"
        r"|students?\b|children\b|managed persons?\b",
    ),
    ("enterprises", r"家|户|enterprises?\b|compan(?:y|ies)\b|firms?\b|business(?:es)?\b|SMEs?\b"),
    ("area", r"平方米|㎡|m2\b|m²|square met(?:er|re)s?\b|sq\.? ?m\b"),
    ("patents", r"件|项|patents?\b"),
    ("stations", r"个?站点|stations?\b"),
    ("requests", r"requests?\b"),
    (
        "time",
        r"年|个?月|天|周岁|周|岁|分钟|小时|秒|日|years?\b|months?\b|weeks?\b|days?\b|hours?\b|minutes?\b|seconds?\b|y\b",
    ),
    (
        "other",
        r"公里|千米|平方公里|km2?\b|公顷|亩|吨|度|倍|次|点|级|层|条|页|号|期|届|章|节|款|版"
        r"|kilomet(?:er|re)s?\b|hectares?\b|mu\b|tonnes?\b|times\b|fold\b",
    ),
    ("pieces", r"个|座|所|场|种|批|张"),
)
_UNIT = "|".join(f"(?P<{kind}>{words})" for kind, words in _UNITS)
_MULTIPLE = "|".join(sorted(MULTIPLES, key=len, reverse=True))
_MONEY_BEFORE = r"(?:(?P<before>CNY|RMB|USD|US\$|\$|¥|￥|人民币)\s?)?"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?![\d.]|,\d)|\d+)(?:\.\d+)?"
_BEHIND = rf"(?:[ -]?(?P<multiple>{_MULTIPLE})(?![a-z])余?多?)?(?:\s?(?P<unit>{_UNIT}))?"
# A hyphen behind a number or a unit stands for "to".
_SIGN = r"(?:(?<![A-Za-z0-9_%)）亿万元人家])[+-]|minus |负)"
_NUMBER = re.compile(
    rf"{_MONEY_BEFORE}(?P<sign>{_SIGN})?(?<![A-Za-z0-9_.])(?<!\d,)(?P<digits>{_DIGITS}){_BEHIND}",
    re.IGNORECASE | re.ASCII,
)
_HAN_DIGITS = {**{one: at for at, one in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000}
_HAN_LARGE = {"万": 10_000, "亿": 100_000_000}
_HAN = "零〇一二两三四五六七八九十百千万亿点"
_HAN_SHARE = re.compile(
    rf"(?P<sign>负)?百分之(?P<han>[{_HAN}]{{1,16}})|(?P<tenths>[一二三四五六七八九])成(?P<half>[一二三四五六七八九])?(?![一-龥]*功)"
)
_HAN_NUMBER = re.compile(
    rf"(?P<han>[一二两三四五六七八九十][{_HAN}]{{0,24}})(?P<unit>{_UNIT})", re.IGNORECASE | re.ASCII
)
# Characters that are one plain character each; Chinese punctuation stays as it is.
_PLAIN: dict[int, str] = {ord("０") + at: str(at) for at in range(10)}
_PLAIN |= {ord("Ａ") + at: chr(ord("A") + at) for at in range(26)} | {
    ord("ａ") + at: chr(ord("a") + at) for at in range(26)
}
_PLAIN |= {ord(one): " " for one in "\t\n\u00a0\u2007\u2009\u200a\u202f\u3000"}
_PLAIN |= {ord("％"): "%", ord("．"): ".", ord("＋"): "+", ord("－"): "-", ord("−"): "-", ord("‑"): "-", ord("＝"): "="}

_NO_WORD = re.compile(r"[!-~]{200,}")
_WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


def plain(text: str) -> str:
    """The text with full-width letters, digits and signs as usual ones; every position stays where it is.

    Rows of letters and digits without a blank that are longer than any word are blanks: nobody writes a figure so, and
    they would take long to look through.
    """
    return _NO_WORD.sub(lambda one: " " * len(one[0]), _WIDE_COMMA.sub(",", text).translate(_PLAIN))


@dataclass(frozen=True)
class Number:
    """A number of a text: where it stands, what it says, and how it was written.

    `value` is in model units (CNY, persons, a share as a fraction), `half` is half a unit of the last digit that was
    written (570,000 is written in thousands), `kind` what is counted: "" for a number without unit, "count" for a
    multiple alone, as in 26万. `multiple` is what the digits were multiplied with, `signed` says whether a sign was
    written.
    """

    start: int
    end: int
    value: float
    half: float
    kind: str
    multiple: float = 1.0
    digits: str = ""
    signed: bool = False

    def as_of(self, other: Number) -> Number:
        """The same digits in the unit of another number."""
        shift = other.multiple / self.multiple
        return replace(self, value=self.value * shift, half=self.half * shift, kind=other.kind, multiple=other.multiple)

    @property
    def rounded(self) -> float:
        """Half a unit of the last digit that is no zero, of two digits at least: what "about" leaves open."""
        figures = self.digits.replace(",", "").replace(" ", "")
        kept = figures.rstrip("0")
        zeros = 0 if "." in figures else len(figures) - max(len(kept), 2)
        return max(self.half, 0.5 * self.multiple * 10.0 ** max(zeros, 0) if self.digits and zeros > 0 else 0.0)


def numbers(text: str) -> list[Number]:
    """The numbers of a text in which letters are plain, in order; ranges share the unit at their end.

    >>> [(one.value, one.kind) for one in numbers("3,400-3,600亿元")]
    [(340000000000.0, 'money'), (360000000000.0, 'money')]
    """
    found = sorted([*_in_digits(text), *_in_words(text)], key=lambda one: one.start)
    apart: list[Number] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return _with_shared_units(text, apart)


def label_unit(text: str) -> Number | None:
    """The unit that a heading of a table names in brackets, as the number one in it; None without one."""
    for inside in reversed(re.findall(r"[(（\[［]([^()（）\[\]［］]*)[)）\]］]", text)):
        words = re.sub(r"^\s*(?:单位|unit)\s*[:：]?\s*", "", plain(inside), flags=re.IGNORECASE)
        money = re.match(r"(CNY|RMB|USD)\b\s*(.*)", words)
        words = f"{money[2]} {money[1]}".strip() if money else words.strip()
        one = next(_in_digits(f"1 {words}" if words[:1].isascii() else f"1{words}"), None)
        if one and one.kind and one.end >= len(words.split(",")[0].split("/")[0].split(" per ")[0].strip()):
            return one
    return None


def unit_behind_brackets(text: str, at: int, inside: bool) -> Number | None:
    """The unit behind brackets, of a number in them or right before them: 200 [160, 240] thousand persons."""
    closing = (_REST_OF_BRACKET if inside else _BRACKET).match(text, at)
    rest = text[closing.end() : closing.end() + 40] if closing else ""
    one = next(_in_digits(f"1{rest}"), None) if rest else None
    return one if one and one.start == 0 and one.kind else None


def _in_digits(text: str) -> Iterator[Number]:
    for match in _NUMBER.finditer(text):
        before, unit = (match["before"] or "").upper(), match["unit"] or ""
        multiple, end = (match["multiple"] or "").lower(), match.end()
        kind = next((name for name, _ in _UNITS if match[name]), "")
        if multiple in _SHORT and not before:
            multiple, kind, end = "", "", match.end("digits")
        if before:
            kind = "USD" if "$" in before or before == "USD" else "money"
        size = MULTIPLES.get(multiple, 1.0) * (1e8 if unit.startswith("亿") else 1.0)
        yield _made(
            match.start(), end, match["digits"], size, kind or ("count" if multiple else ""), match["sign"] or ""
        )


def _made(start: int, end: int, digits: str, size: float, kind: str, sign: str = "") -> Number:
    figures = digits.replace(",", "").replace(" ", "")
    decimals = len(figures.partition(".")[2])
    if kind in ("share", "points"):
        size *= 0.01
    elif kind == "permille":
        size, kind = 0.001, "share"
    value = float(Decimal(figures) * Decimal(repr(size))) if len(figures) < 40 else float("inf")
    negative = sign in ("-", "负") or sign.lower() == "minus "
    thousands = re.search(r"(?:[, ]000)+$", digits)
    half = 0.5 * size / 10.0**decimals * (10.0 ** (3 * len(thousands[0]) // 4) if thousands else 1.0)
    return Number(start, end, -value if negative else value, half, kind, size, figures, bool(sign))


def _in_words(text: str) -> Iterator[Number]:
    for match in _HAN_SHARE.finditer(text):
        if match["han"]:
            value, half = han_number(match["han"])
            yield Number(
                match.start(), match.end(), (-value if match["sign"] else value) / 100, half / 100, "share", 0.01
            )
        else:
            tenths = _HAN_DIGITS[match["tenths"]] + _HAN_DIGITS.get(match["half"] or "", 0) / 10
            yield Number(match.start(), match.end(), tenths / 10, 0.005 if match["half"] else 0.05, "share", 0.01)
    for match in _HAN_NUMBER.finditer(text):
        kind = next(name for name, _ in _UNITS if match[name])
        if kind == "points" or (len(match["han"]) > 1 and kind not in ("time", "other")):
            try:
                value, half = han_number(match["han"])
            except ValueError:
                continue
            size = 0.01 if kind in ("share", "points") else 1.0
            if text[: match.start()][-1:] not in tuple(f"第{_HAN}"):
                yield Number(match.start(), match.end(), value * size, half * size, kind, size)


def han_number(text: str) -> tuple[float, float]:
    """The number written in Chinese words, and half of the last place that is spoken.

    Raises ValueError for what is none.

    >>> han_number("三千六百亿")
    (360000000000.0, 5000000000.0)
    """
    whole, point, part = text.partition("点")
    tail = re.search("[万亿]+$", part)
    decimals = part[: tail.start()] if tail else part
    size = 1.0
    for one in tail[0] if tail else "":
        size *= _HAN_LARGE[one]
    value, last = _han_whole(whole)
    if point:
        if not decimals or any(one not in _HAN_DIGITS for one in decimals):
            raise ValueError(text)
        value += sum(_HAN_DIGITS[one] / 10**at for at, one in enumerate(decimals, 1))
        last = 10.0 ** -len(decimals)
    return value * size, 0.5 * last * size


def _han_whole(text: str) -> tuple[float, float]:
    """The value of a whole number in words and its last place."""
    total = part = 0.0
    digit: float | None = None
    last = 1.0
    for one in text:
        if one in _HAN_DIGITS:
            if digit is not None and digit != 0:
                raise ValueError(text)
            digit, last = _HAN_DIGITS[one], 1.0
        elif one in _HAN_SCALES:
            part += (1 if digit is None else digit) * _HAN_SCALES[one]
            digit, last = None, _HAN_SCALES[one]
        elif one in _HAN_LARGE:
            part += digit or 0
            if not part and not total:
                raise ValueError(text)
            total = (total + part) * _HAN_LARGE[one] if one == "亿" or not total else total + part * _HAN_LARGE[one]
            part, digit = 0.0, None
            last = max(last, 1.0) * _HAN_LARGE[one]
        else:
            raise ValueError(text)
    return total + part + (digit or 0), last


_BRACKET = re.compile(r"\s*[\[［][^\[\]［］]*[\]］]")
_REST_OF_BRACKET = re.compile(r"[^\[\]［］]*[\]］]")
_BETWEEN = re.compile(r"\s*(?:-|–|—|~|～|〜|至|到|和|to|and|,|，|、)\s*", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:-|–|—|~|～|〜|至|到|和|to|and)\s*", re.IGNORECASE)


def _with_shared_units(text: str, found: list[Number]) -> list[Number]:
    """The numbers, those without a unit in that of the number to which they lead: 3,400-3,600亿元."""
    made = list(found)
    for at in range(len(made) - 2, -1, -1):
        one, other = made[at], made[at + 1]
        between = text[one.end : other.start]
        if not other.kind or other.kind in ("time", "other") or not _BETWEEN.fullmatch(between):
            continue
        if not one.kind:
            made[at] = one.as_of(other)
        elif one.kind == "count":
            made[at] = replace(one, kind=other.kind)
        elif one.kind in ("money", "USD") and one.multiple == 1 < other.multiple and _RANGE.fullmatch(between):
            made[at : at + 2] = (
                replace(each, kind=one.kind) for each in (one.as_of(other), other)
            )  # CNY 1.5 to 8.7 bn
    return made


def is_range(text: str, one: Number, other: Number) -> bool:
    """Whether two numbers, one after the other, are the ends of a range."""
    return bool(_RANGE.fullmatch(text[one.end : other.start]))
