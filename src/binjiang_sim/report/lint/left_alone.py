"""What looks like a figure and is none: dates, numbers of sections and documents, names, levels of bands and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_YEAR = r"(?:19|20|21)\d\d"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_SHARE = r"\d+(?:\.\d+)?\s?(?:%|per ?cent)"
_POINT = r"(?:2\.5|5|10|25|50|75|80|90|95|97\.5)\s?%"
UNIT_BEHIND = (
    r"(?:\s?[亿万元人家户个件项名次平]|\s?[%‰]"
    r"|\s(?:bn|million|billion|thousand|persons?|people|residents|enterprises|yuan|companies|firms|draws|places)\b)"
)
# Reasons, each with what is left alone for it; the first that holds a number gives the reason.
_PATTERNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "address",
        (
            r"(?:https?://|www\.)[^\s<>\"'，。；）)]+",
            r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
            r"\b[\w-]+(?:\.[\w-]+)*\.(?:cn|com|org|net|gov|edu|yaml|csv|html|md|docx|json|py)\b(?:/[^\s，。；）)]*)?",
        ),
    ),
    (
        "document",
        (
            r"[〔\[［(（]\s*\d{4}\s*[〕\]］)）]\s*(?:第\s*)?\d+\s*号",
            r"第?\s*\d+\s*号(?:文|令|公告|文件)?",
            r"\bNo\.\s?\d+|№\s?\d+",
        ),
    ),
    ("hash", (r"\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{8,}\b",)),
    ("version", (r"\bv?\d+\.\d+\.\d+[\w.-]*", r"(?:版本|version|edition|python)\s?v?\d+(?:\.\d+)*")),
    (
        "level",
        (
            rf"{_SHARE}\s*(?:的)?(?:置信|可信|预测|百分位|概率)?(?:区间|水平|分位数?点?|置信度|把握)",
            rf"(?:置信度|置信水平|显著性水平)\s*(?:为|是|取)?\s*{_SHARE}",
            rf"{_SHARE}[\s-]+(?:[a-z]+[\s-]+)?(?:bands?|intervals?|confiden\w+|credib\w+|quantiles?|percentiles?)\b",
            rf"{_SHARE} points?\b(?! (?:higher|lower|more|less|above|below))",
            rf"{_SHARE}\s*(?:与|和|至|到|and|to|,|，|、)\s*(?={_SHARE}\s*(?:分位|points\b|percentiles|quantiles))",
            rf"[\[［(（]\s*{_POINT}(?:\s*[,，]\s*{_POINT})?\s*[\]］)）]",
            r"\d+(?:st|nd|rd|th)(?: (?:and|to) \d+(?:st|nd|rd|th))?[\s-](?:percentiles?|quantiles?)",
        ),
    ),
    (
        "date",
        (
            rf"{_YEAR}\s?年\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?[日号])?",
            rf"{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)",
            rf"{_YEAR}-(?:0[1-9]|1[0-2])(?!\d)",
            r"\d{1,2}\s?月\s?\d{1,2}\s?[日号]",
            r"\d{1,2}(?:\s?[-–至到]\s?\d{1,2})?\s?月(?:份|底|末|初)?",
            rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}\b(?:,?\s+{_YEAR})?",
            rf"\b{_MONTH}\.?\s+{_DAY}\b(?:,?\s+{_YEAR})?",
            rf"\b{_MONTH}\.?\s+{_YEAR}",
            r"(?<!\d)\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?!\d)",
        ),
    ),
    (
        "year",
        (
            rf"{_YEAR}\s?[-/]\s?(?:H[12]|Q[1-4])|(?:H[12]|Q[1-4])\s?(?:of\s)?{_YEAR}",
            rf"(?<![\d.,]){_YEAR}\s?[-–—~～至到/]\s?(?:{_YEAR}|\d\d)(?!\d|{UNIT_BEHIND})\s?年?",
            rf"(?<![\d.,]){_YEAR}\s?年",
            rf"(?<![\d.,$¥])(?<!CNY )(?<!USD )(?<!RMB ){_YEAR}s?(?![\d]|[.,]\d|{UNIT_BEHIND})",
            r"(?<!\d)\d\d\s?年代|十[二三四五六]五",
        ),
    ),
    (
        "phone",
        (
            r"(?<!\d)(?:\+?\d{2}[\s-])?0\d{2,3}[\s-]\d{7,8}(?!\d)",
            r"(?<!\d)1[3-9]\d{9}(?!\d)",
            r"(?:电话|热线|tel\.?|phone)\s?[:：]?\s?[+\d][\d\s-]{4,}",
        ),
    ),
    ("note", (r"\[\d{1,3}\]", r"[①-⒇]", r"[¹²³⁰⁴-⁹]+")),
    (
        "section",
        (
            r"(?:第|图|表|附件|附录|专栏|注)\s?\d+(?:[-.]\d+)*\s?(?:页|章|节|条|款|部分)?(?![亿万元人家%])|\d+\s?(?:页|章|节)",
            r"\b(?:figures?|fig\.|tables?|chapters?|sections?|sec\.|pages?|pp?\.|appendix|annex|box|notes?|steps?|part"
            r"|article|art\.)\s?\d+(?:[-–.]\d+)*",
            r"^\s*[(（]?\d{1,2}(?:\.\d{1,2})*[)）.、](?!\d)",
            r"^\s*\d{1,2}(?:\.\d{1,2}){1,3}(?=\s+(?-i:[A-Z\u4e00-\u9fff]))",
            r"^\s*\d{1,2}(?=\s+(?-i:[A-Z\u4e00-\u9fff]))(?!\s*(?:[亿万元人家个户件]|bn|million|CNY|USD))",
            r"^\s*[-–—]\s*\d{1,4}\s*[-–—]\s*$",
        ),
    ),
    (
        "ordinal",
        (
            r"\b\d+(?:st|nd|rd|th)\b",
            r"第[零〇一二两三四五六七八九十百千]+",
            r"(?:\btop|\branks?|\branked|排名|位列|名列|居全[国省市]|前)\s?\d+(?:\s?(?:名|位|强))?(?![\d.]*\s?[亿万%年季个])",
        ),
    ),
    (
        "name",
        (
            r"\b\d{1,4}(?-i:[A-Z])\b",
            r"\b[A-Za-z]+[-–]?\d+\b",
            r"(?<![\d.])\d\+\d(?![\d.])",
            r"[“\"'‘]\d+[”\"'’]",
            r"\b24/7\b|\b(?:one|two|three|four) (?:in|of|out of) \d+",
        ),
    ),
    (
        "age",
        (
            r"\d+\s?(?:(?:至|到|-|–)\s?\d+\s?)?(?:周岁|岁)(?:以[上下])?",
            r"\b(?:aged?|under|over) \d\d(?: (?:to \d+|and over))?"
            r"(?![\d.,]*\d|\s?(?:%|bn|million|per ?cent|thousand|points))",
        ),
    ),
)
_COMPILED = tuple((reason, re.compile("|".join(patterns), re.IGNORECASE | re.ASCII)) for reason, patterns in _PATTERNS)


@dataclass(frozen=True)
class Left:
    """A part of a text that is left alone, and why."""

    start: int
    end: int
    reason: str


def left_alone(text: str) -> list[Left]:
    """The parts of a text, its letters plain, in which no figure of a run is looked for."""
    return list(_found(text))


def _found(text: str) -> Iterator[Left]:
    for reason, pattern in _COMPILED:
        for match in pattern.finditer(text):
            yield Left(match.start(), match.end(), reason)
