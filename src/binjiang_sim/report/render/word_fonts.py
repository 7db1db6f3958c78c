"""Letters of official documents: a font for each role, what stands in for it, and where Word must be told of it."""

from __future__ import annotations

import re
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from . import fonts

LATIN = "Times New Roman"
FANG_SONG, XIAO_BIAO_SONG, HEI, KAI = "仿宋", "方正小标宋简体", "黑体", "楷体"
# What Word takes where a font is missing, the nearest first.
FALLBACKS = {
    FANG_SONG: "仿宋_GB2312,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC,Noto Sans SC",
    XIAO_BIAO_SONG: "FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC,Noto Sans SC",
    HEI: "SimHei,华文黑体,STHeiti,Noto Sans CJK SC,Noto Sans SC",
    KAI: "楷体_GB2312,KaiTi,华文楷体,STKaiti,Noto Serif CJK SC,Noto Sans SC",
}
_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_KEY = "B1A1A1A5-0000-4000-8000-62696E6A6961"
# Twenty-eight letters to a line of 156 mm: a quarter of a point less between them than size 3 has.
_CLOSER = '<w:spacing w:val="-5"/>'
_INDENT, NO_INDENT = (
    f'<w:ind w:firstLineChars="{letters}" w:firstLine="{twips}"/>' for letters, twips in ((200, 640), (0, 0))
)


def _off_grid(side: str, before: int = 0, after: int = 0, line: int = 0, first: str = "") -> str:
    """How a paragraph stands off the grid of lines: twips before it, after it and, where given, from line to line."""
    lines = f' w:line="{line}" w:lineRule="exact"' if line else ""
    spacing = f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'
    return f'{first}<w:snapToGrid w:val="0"/>{spacing}{NO_INDENT}<w:jc w:val="{side}"/>'


_KEPT = "<w:keepNext/>"
_DOTS = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8844"/></w:tabs>'  # to the end of the line
# Style: font, points, how it stands.
_STYLES = {
    "Normal": (FANG_SONG, 16.0, f'{_INDENT}<w:jc w:val="both"/>'),
    "Title": (XIAO_BIAO_SONG, 22.0, _off_grid("center", line=620)),
    "Subtitle": (KAI, 14.0, _off_grid("center", before=80, after=120)),
    "Heading 1": (HEI, 16.0, f'{_KEPT}{_INDENT}<w:outlineLvl w:val="0"/>'),
    "Heading 2": (KAI, 16.0, f'{_KEPT}{_INDENT}<w:outlineLvl w:val="1"/>'),
    "TOC Heading": (HEI, 16.0, f'{_KEPT}{NO_INDENT}<w:jc w:val="center"/>'),
    "toc 1": (FANG_SONG, 12.0, _off_grid("left", line=360, first=_DOTS)),
    "Report Text": (FANG_SONG, 12.0, _off_grid("both", after=40, line=360)),
    "Small Text": (FANG_SONG, 10.0, _off_grid("both", after=20, line=270)),
    "Caption": (HEI, 10.5, _off_grid("left", before=120, after=40, first=_KEPT)),
    "Note": (FANG_SONG, 9.0, _off_grid("left", before=40, after=40, line=260)),
    "Cell": (FANG_SONG, 9.0, _off_grid("left", before=20, after=20)),
    "Command": (FANG_SONG, 9.0, _off_grid("left")),
    "Picture": (FANG_SONG, 9.0, _off_grid("center", before=120, after=60)),
    "Footer": (FANG_SONG, 14.0, f'{NO_INDENT}<w:jc w:val="center"/>'),
}


def run_fonts(chinese: str = "") -> str:
    """The `w:rFonts` of a run: without a name only that its letters of doubt are Chinese."""
    if not chinese:
        return '<w:rFonts w:hint="eastAsia"/>'
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}" w:eastAsia="{chinese}"/>'


def set_fonts(file: Any) -> None:
    """Set the fonts of styles, of the theme and of what stands in for a missing one, and the languages."""
    for name, (font, size, stands) in _STYLES.items():
        _set_style(file, name, font, size, stands)
    _set_defaults(file)
    for part in file.part.package.iter_parts():
        if str(part.partname).startswith("/word/theme/"):
            part._blob = _themed(part.blob.decode()).encode()
        elif part.partname == "/word/fontTable.xml":
            part._blob = _table().encode()


def embed(file: Any) -> None:
    """Put the glyphs of each font's words into the file under its name, for machines that have no such font.

    Word prefers a font of the machine. What is put in is Noto Sans SC, whose licence allows it.
    """
    package = file.part.package
    table = next(part for part in package.iter_parts() if part.partname == "/word/fontTable.xml")
    written = table.blob.decode()
    for number, (family, words) in enumerate(_words(file).items(), 1):
        if font := fonts.cut(words, family=family):
            part = Part(PackURI(f"/word/fonts/font{number}.odttf"), _FONT_TYPE, _hidden(font), package)
            link = f'<w:embedRegular r:id="{table.relate_to(part, RELATIONSHIP_TYPE.FONT)}" w:fontKey="{{{_KEY}}}"/>'
            head, tail = written.split(f'w:name="{family}">', 1)
            written = f'{head}w:name="{family}">{tail.replace("</w:font>", f"{link}</w:font>", 1)}'
    table._blob = written.encode()
    for place, name in enumerate(("embedTrueTypeFonts", "saveSubsetFonts")):
        file.settings.element.insert(place + 1, parse_xml(f"<w:{name} {nsdecls('w')}/>"))


def _words(file: Any) -> dict[str, str]:
    """The words of every Chinese font, by the styles of their paragraphs."""
    found: dict[str, str] = {}
    names = {style.style_id: style.name for style in file.styles}
    for paragraph in file.element.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = names[style.get(qn("w:val"))] if style is not None else "Normal"
        font = _STYLES[name][0]
        found[font] = found.get(font, "") + "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
    return found


def _hidden(font: bytes) -> bytes:
    """A font as Office keeps it: its first 32 bytes mixed with a key that stands beside it."""
    key = bytes.fromhex(_KEY.replace("-", ""))[::-1]
    head = bytes(one ^ key[place % 16] for place, one in enumerate(font[:32]))
    return head + font[32:]


def _set_style(file: Any, name: str, font: str, size: float, stands: str) -> None:
    styles = file.styles
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if name != "Normal":
        style.base_style = styles["Normal"]
    style.font.size = Pt(size)
    element = style.element
    for tag in ("w:rPr", "w:pPr"):
        found = element.find(qn(tag))
        if found is not None:
            element.remove(found)
    points = f'<w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/>'
    element.append(parse_xml(f"<w:pPr {nsdecls('w')}>{stands}</w:pPr>"))
    closer = _CLOSER if name == "Normal" else '<w:spacing w:val="0"/>'
    element.append(parse_xml(f"<w:rPr {nsdecls('w')}>{run_fonts(font)}{closer}{points}</w:rPr>"))


def _set_defaults(file: Any) -> None:
    """Fonts and languages of what has no style."""
    defaults = file.styles.element.find(qn("w:docDefaults"))
    # Numbers and Latin words are no Chinese: as such they would be broken anywhere, "13" and "20" of 1320.
    languages = '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    run = parse_xml(f"<w:rPrDefault {nsdecls('w')}><w:rPr>{run_fonts(FANG_SONG)}{languages}</w:rPr></w:rPrDefault>")
    defaults.replace(defaults.find(qn("w:rPrDefault")), run)
    spacing = defaults.find(qn("w:pPrDefault"))
    if spacing is not None:  # the template parts paragraphs, official documents do not
        defaults.remove(spacing)
    settings = file.settings.element
    for found in settings.findall(qn("w:themeFontLang")):
        found.set(qn("w:val"), "en-GB")
        found.set(qn("w:eastAsia"), "zh-CN")


def _themed(theme: str) -> str:
    """The theme with Chinese fonts where the template has none or Japanese ones."""
    theme = re.sub(r'<a:ea typeface="[^"]*"', f'<a:ea typeface="{FANG_SONG}"', theme)
    theme = re.sub(r'(script="Jpan" typeface=)"[^"]*"', rf'\1"{FANG_SONG}"', theme)
    return re.sub(r'(script="Hans" typeface=)"[^"]*"', rf'\1"{FANG_SONG}"', theme)


def _table() -> str:
    chinese = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name, others in FALLBACKS.items()
    )
    latin = f'<w:font w:name="{LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<w:fonts {nsdecls('w', 'r')}>{chinese}{latin}</w:fonts>"
