"""The catalogue: every sentence a person reads, in Chinese and in English.

Each file of this folder holds the texts of one room as `TEXTS = {"key": ("中文", "English")}`;
placeholders are `str.format` fields. Nothing of ours is imported here.
"""

from __future__ import annotations

from importlib import import_module

LANGUAGES = ("zh", "en")

_ROOMS = (
    "analysis",
    "answer",
    "audit",
    "bridge",
    "brief",
    "calibration",
    "charts",
    "cli",
    "comparison",
    "documents",
    "engine",
    "excel",
    "explain",
    "facts",
    "failed",
    "findings",
    "growth",
    "indicators",
    "judgement",
    "judgement_record",
    "ledger",
    "lint",
    "literature",
    "notebook",
    "plan_table",
    "programs",
    "projection",
    "report",
    "run_findings",
    "runs",
    "scenario",
    "seek",
    "self_tests",
    "sensitivity",
    "signposts",
    "stamps",
    "stress",
    "text",
    "tree",
    "triggers",
    "usage",
)
_TEXTS: dict[str, tuple[str, str]] = {
    key: text for room in _ROOMS for key, text in import_module(f"{__name__}.{room}").TEXTS.items()
}


class Bilingual(str):
    """A text that somebody wrote in both languages; as a string, and in records, it is the English one."""

    zh: str

    def __new__(cls, zh: str, en: str) -> Bilingual:
        made = super().__new__(cls, en)
        made.zh = zh
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        return self.zh, str(self)


def in_language(text: str, language: str) -> str:
    """A text of a file in `language`; one that was written once is shown as it is in both.

    >>> in_language(Bilingual("教学虚构", "Invented for teaching"), "zh"), in_language("Survey", "zh")
    ('教学虚构', 'Survey')
    """
    return text.zh if isinstance(text, Bilingual) and language == "zh" else str(text)


def bilingual(key: str) -> Bilingual:
    """The text of `key`, which has no placeholders, in both languages."""
    return Bilingual(*texts(key))


def say(key: str, language: str, **values: object) -> str:
    """The text of `key` in `language` ("zh" or "en"), its placeholders filled with `values`.

    Raises KeyError for a key or a placeholder that does not exist: a slip in the program, not in a user's file.
    """
    return _TEXTS[key][LANGUAGES.index(language)].format(**values)


def both(key: str, **values: object) -> str:
    """The text of `key` in English and in Chinese, for what is shown to readers of either; errors as for `say`."""
    return f"{say(key, 'en', **values)} · {say(key, 'zh', **values)}"


def keys() -> tuple[str, ...]:
    """All keys of the catalogue, for the test that every text exists in both languages."""
    return tuple(_TEXTS)


def texts(key: str) -> tuple[str, str]:
    """Both texts of `key`, Chinese first, with their placeholders."""
    return _TEXTS[key]
