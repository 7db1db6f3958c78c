"""Texts of the room `text`."""

TEXTS: dict[str, tuple[str, str]] = {
    "yaml.unreadable": ("无法读取：{reason}", "cannot be read: {reason}"),
    "yaml.large": ("文件超过 {most} 字节", "the file is larger than {most} bytes"),
    "yaml.not_utf8": ("不是 UTF-8 文本；请另存为 UTF-8", "not UTF-8 text; save the file as UTF-8"),
    "yaml.gbk": (
        "不是 UTF-8 文本，看起来是 GBK；请另存为 UTF-8",
        "not UTF-8 text; it looks like GBK, save the file as UTF-8",
    ),
    "yaml.binary": ("不允许字符 {code}；这是文本文件吗？", "character {code} is not allowed; is this a text file?"),
    "text.unfit": (
        "含有不能显示的字符 {code}；请删去",
        "holds the character {code}, which no reader can see; take it out",
    ),
    "csv.empty": ("没有内容；第一行应为列名", "there is nothing in it; the first line names the columns"),
    "csv.semicolon": (
        "各列以分号分隔；请另存为以逗号分隔的 CSV",
        "the columns are separated by semicolons; save the file with commas",
    ),
    "csv.tab": (
        "各列以制表符分隔；请另存为以逗号分隔的 CSV",
        "the columns are separated by tabs; save the file with commas",
    ),
    "csv.bar": (
        "各列以竖线分隔；请另存为以逗号分隔的 CSV",
        "the columns are separated by vertical bars; save the file with commas",
    ),
    "csv.full_width": (
        "各列以全角标点分隔；请改用半角逗号",
        "the columns are separated by full-width signs; write half-width commas",
    ),
    "csv.twice": ("列“{name}”出现了不止一次；请只留一列", "the column '{name}' is there more than once; keep one"),
    "csv.cells": (
        "这一行有 {found} 个单元格，应有 {wanted} 个",
        "this row has {found} cells; it must have {wanted}",
    ),
    "csv.large": ("有单元格超过 {most} 个字符", "a cell is longer than {most} characters"),
    "csv.quote": ("这一行的引号没有闭合", "a quote opened in this row is not closed"),
    "csv.after_quote": (
        "引号闭合后应为逗号或行尾；引号内的引号须写两遍",
        "after a closing quote comes a comma or the end of the row; a quote inside quotes is written twice",
    ),
}
