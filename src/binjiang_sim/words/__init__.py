"""The catalogue: every sentence a person reads, in Chinese and in English.

Each file of this folder holds the texts of one room as `TEXTS = {"key": ("中文", "English")}`;
placeholders are `str.format` fields. Nothing of ours is imported here.
"""

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
