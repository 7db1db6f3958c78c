"""The results page in both languages, written from one measurement: its figures cannot drift from it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from binjiang_sim.report import files
from binjiang_sim.words import LANGUAGES

from .reasons import REASONS
from .targets import TARGETS

_WORDS = {
    "en": {
        "title": "How fast it is",
        "other": "[中文](benchmarks.zh.md)",
        "intro": (
            "Written by `python -m benchmarks --write docs`, which measures every row on the shipped district: both "
            "sides of a ratio run in turn in one process, medians are compared. Absolute times move on a shared "
            "machine; trust the ratios. Whole commands are processes of their own, with bytecode at hand; their "
            "yardstick, `benchmarks/plain.py`, loads the same libraries, runs the same draws through the compiled "
            "program alone and draws as many plain charts. PySD, EMA Workbench and SALib come with "
            "`pip install -e '.[benchmark]'`, the rows against C need gcc."
        ),
        "machine": "Measured on",
        "head": "| measure | value | gate | stretch | holds | note |",
        "holds": {True: "yes", False: "**no**", None: "–"},
        "gaps": "What misses its gate or was not measured",
        "none": "Nothing: every row was measured and holds.",
    },
    "zh": {
        "title": "快到什么程度",
        "other": "[English](benchmarks.md)",
        "intro": (
            "本页由 `python -m benchmarks --write docs` 写成。每一行都在随附的区上实测：比值的两边在同一进程里轮流运行,"
            "取中位数相比。机器忙闲会影响绝对时间，请以比值为准。整条命令各自在单独的进程里测，字节码已经生成；"
            "与之相比的 `benchmarks/plain.py` 载入同样的程序库，只用编译好的方程运行同样多的抽样，再画同样多的普通图。"
            "PySD、EMA Workbench 和 SALib 用 "
            "`pip install -e '.[benchmark]'` 安装，与 C 的比较需要 gcc。"
        ),
        "machine": "测试机器",
        "head": "| 指标（英文为表中原名） | 数值 | 门槛 | 目标 | 达标 | 说明 |",
        "holds": {True: "是", False: "**否**", None: "–"},
        "gaps": "未达门槛或未测的行",
        "none": "没有：各行均已实测并达标。",
    },
}


def write(whole: Mapping[str, Any], folder: str) -> None:
    """Write benchmarks.md, benchmarks.zh.md and the figures behind them into a folder."""
    files.write(Path(folder) / "benchmarks.json", json.dumps(whole, ensure_ascii=False, indent=1) + "\n")
    for language, name in (("en", "benchmarks.md"), ("zh", "benchmarks.zh.md")):
        files.write(Path(folder) / name, text(whole, language))


def text(whole: Mapping[str, Any], language: str) -> str:
    """The page in one language."""
    words: Any = _WORDS[language]
    lines = [f"# {words['title']}", "", words["other"], "", words["intro"], ""]
    lines += [f"{words['machine']}: {', '.join(f'{name} {value}' for name, value in whole['machine'].items())}.", ""]
    lines += [words["head"], "| --- | ---: | ---: | ---: | --- | --- |"]
    for row in whole["rows"]:
        cells = [row["measure"], *(_number(row[name]) for name in ("value", "gate", "stretch"))]
        lines.append(f"| {' | '.join([*cells, words['holds'][row['holds']], row['note']])} |")
    missed = [row for row in whole["rows"] if row["holds"] is False or row["value"] is None]
    lines += ["", f"## {words['gaps']}", ""]
    lines += [_gap(row, language) for row in missed] or [words["none"]]
    return "\n".join(lines) + "\n"


def _gap(row: Mapping[str, Any], language: str) -> str:
    """A row that misses, with what profiles show of it."""
    key = next((one.key for one in TARGETS if one.measure == row["measure"]), "")
    known = REASONS.get(key) if row["value"] is not None else None
    reason = f" {known[LANGUAGES.index(language)]}" if known else ""
    return f"- {row['measure']}: {_number(row['value'])}. {row['note']}{'.' if reason else ''}{reason}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.4g}"
