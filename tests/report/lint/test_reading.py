"""Documents as passages with places, and files that are refused."""

import io
import zipfile

import docx
import pytest

from binjiang_sim.errors import ProjectionError
from binjiang_sim.report.lint import reading, word
from binjiang_sim.report.lint.reading import passages
from binjiang_sim.words import LANGUAGES

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def placed(file, *words):
    """The place of each word in a document."""
    found = passages(file)
    return [next(one.place(one.text.index(word)).text() for one in found if word in one.text) for word in words]


def read(file):
    return [one.text.strip() for one in passages(file)]


def test_places_in_markdown_are_line_and_column(tmp_path):
    file = tmp_path / "x.md"
    file.write_text("# One\n\nTwo **three**\nfour\n\n| a | b |\n|---|---|\n| 5 | 6 |\n", encoding="utf-8")
    assert placed(file, "One", "three", "four", "5", "6") == ["1:3", "3:7", "4:1", "8:3", "8:7"]


def test_code_addresses_and_comments_of_markdown_are_no_text(tmp_path):
    file = tmp_path / "x.md"
    file.write_text("a `1` [b](http://c/2) <!-- 3 -->\n\n```\n4\n```\n\n    5\n\n[^6]: d", encoding="utf-8")
    assert not any(letter.isdigit() for text in read(file) for letter in text)


def test_a_page_shows_neither_scripts_nor_comments_nor_what_is_hidden(tmp_path):
    file = tmp_path / "x.html"
    file.write_text(
        "<head><title>1</title></head><script>2</script><style>3</style><!-- 4 --><p hidden>5</p>"
        '<p style="display: none">6</p><svg><text>7</text></svg><p>seen &amp; <b>bo</b>ld<sup>8</sup></p>',
        encoding="utf-8",
    )
    assert read(file) == ["seen & bold"]


def test_places_on_a_page_are_those_of_its_source(tmp_path):
    file = tmp_path / "x.html"
    file.write_text("<p>a\n  b &lt; c</p>\n<table><tr><th>d</th></tr><tr><td>e</td></tr></table>", encoding="utf-8")
    assert placed(file, "a", "b", "c", "d", "e") == ["1:4", "2:3", "2:10", "3:16", "3:35"]


def test_a_cell_knows_the_head_of_its_column_its_row_and_the_title(tmp_path):
    file = tmp_path / "x.html"
    rows = "<tr><th>x</th><th>2030</th></tr><tr><th>GDP</th><td>1</td></tr>"
    file.write_text(f"<table><caption>T</caption>{rows}</table>", encoding="utf-8")
    assert next(one for one in passages(file) if one.text == "1").beside == ("2030", "GDP", "T", "x")


def test_places_in_a_word_file_are_paragraphs_and_cells(tmp_path):
    file = docx.Document()
    file.add_paragraph("one")
    table = file.add_table(2, 2)
    table.cell(1, 1).text = "two"
    file.add_paragraph("three")
    file.save(tmp_path / "x.docx")
    assert placed(tmp_path / "x.docx", "one", "two", "three") == [
        "paragraph 1",
        "table 1, row 2, column 2",
        "paragraph 2",
    ]
    place = next(one for one in passages(tmp_path / "x.docx") if one.text == "two").place(0)
    assert [place.text(language) for language in LANGUAGES] == ["表1第2行第2列", "table 1, row 2, column 2"]


def packed(parts):
    """A Word file with these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return made.getvalue()


def written(paragraphs, declared=""):
    return f"{HEAD}{declared}<w:document {SPACE}><w:body>{paragraphs}</w:body></w:document>"


def encrypted():
    data = bytearray(packed({word.DOCUMENT: written("")}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


ENTITIES = '<!DOCTYPE d [<!ENTITY a "1"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
HOSTILE = {
    "no_zip.docx": (b"no archive", "damaged, or no Word file"),
    "half.docx": (packed({word.DOCUMENT: written("")})[:80], "damaged, or no Word file"),
    "no_document.docx": (packed({"a.xml": "<a/>"}), "no Word file: there is no word/document.xml in it"),
    "no_xml.docx": (packed({word.DOCUMENT: "<w:p>"}), "damaged, or no Word file"),
    "bomb.docx": (
        packed({word.DOCUMENT: " " * (1 << 23)}),
        "packed to less than a 200th of its size, as archives that do harm are, so it is not read",
    ),
    "large.docx": (
        packed({word.DOCUMENT: " " * (word.MOST_UNPACKED + 1)}),
        "too large when unpacked (a part of more than 64 MB, or too much in all), so it is not read",
    ),
    "entities.docx": (
        packed({word.DOCUMENT: written("<w:p/>", ENTITIES)}),
        "has a document type declaration, which no Word file has, so it is not read",
    ),
    "wide.docx": (
        packed({word.DOCUMENT: written("<w:p/>", ENTITIES).replace("UTF-8", "UTF-16").encode("utf-16")}),
        "has a document type declaration, which no Word file has, so it is not read",
    ),
    "deep.docx": (
        packed({word.DOCUMENT: written("<w:p>" * 300 + "</w:p>" * 300)}),
        "elements nested more than 200 deep, so it is not read",
    ),
    "locked.docx": (
        encrypted(),
        "encrypted, or a file of an old version of Office; remove the password and save it as .docx",
    ),
    "old.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "encrypted, or a file of an old version of Office; remove the password and save it as .docx",
    ),
    "x.pdf": (
        b"%PDF",
        "files of this kind ('.pdf') are not checked (those that are: .docx, .docm, .md, .markdown, .html, .htm, .txt)",
    ),
    "tags.html": (b"<a " * 2000, "no HTML page: most of its tags do not end"),
    "long.docx": (
        packed({word.DOCUMENT: written(f"<w:p><w:r><w:t>{'ab1 ' * 300_000}</w:t></w:r></w:p>"), "x": "y"}),
        "packed to less than a 200th of its size, as archives that do harm are, so it is not read",
    ),
    "long.txt": (b"ab1 " * 300_000, "more than 1_000_000 characters of text, so it is not checked"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_no_document_or_does_harm_is_refused(name, tmp_path):
    content, reason = HOSTILE[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ProjectionError) as refused:
        passages(tmp_path / name)
    assert str(refused.value) == f"{tmp_path / name}: {reason}"


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ProjectionError) as refused:
        passages(tmp_path / "x.md")
    assert str(refused.value) == f"{tmp_path / 'x.md'}: cannot be read (No such file or directory)"


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 4)
    (tmp_path / "x.md").write_text("12345", encoding="utf-8")
    with pytest.raises(ProjectionError, match="larger than 0 MB, so it is not read"):
        passages(tmp_path / "x.md")


def test_macros_of_a_word_file_are_not_looked_at(tmp_path):
    parts = {word.DOCUMENT: written("<w:p><w:r><w:t>text</w:t></w:r></w:p>"), "word/vbaProject.bin": b"\xff" * 100}
    (tmp_path / "x.docm").write_bytes(packed(parts))
    assert read(tmp_path / "x.docm") == ["text"]


def test_deleted_words_fields_and_marks_of_notes_are_no_text(tmp_path):
    runs = (
        "<w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>1</w:delText></w:r></w:del>"
        "<w:r><w:instrText>PAGE 2</w:instrText></w:r>"
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r>'
    )
    (tmp_path / "x.docx").write_bytes(packed({word.DOCUMENT: written(f"<w:p>{runs}</w:p>")}))
    assert read(tmp_path / "x.docx") == ["kept"]
