"""The formats of a report, chosen by name."""

import subprocess
import sys
from dataclasses import replace

import pytest
from matplotlib.figure import Figure

from binjiang_sim.analysis.comparison import compare
from binjiang_sim.errors import ProjectionError
from binjiang_sim.report import formats, writing
from binjiang_sim.report.content import blocks, document
from binjiang_sim.report.stamps.files import read_stamp
from binjiang_sim.report.writing import write


def test_names_are_read_once_each_in_either_case():
    assert formats.chosen("word, HTML,word") == ("word", "html")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("html,wrod", "no format 'wrod'; did you mean 'word'?"),
        ("png", "no format 'png' (formats: csv, html, word)"),
        ("", "no format '' (formats: csv, html, word)"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest_one(text, message):
    with pytest.raises(ProjectionError) as error:
        formats.chosen(text, ("html", "word", "csv"))
    assert error.value.text("en") == message


@pytest.mark.usefixtures("plain_reports")
def test_every_format_is_written_with_the_same_stamp(short, tmp_path, monkeypatch):
    whole = document.document([short], "zh")
    cut = replace(whole, sections=whole.sections[:2])
    monkeypatch.setattr(document, "document", lambda *_: cut)
    files = write([short], tmp_path, "zh", tuple(formats.FORMATS))
    assert {file.name for file in files} == {name for one in formats.FORMATS.values() for name in one.files}
    stamps = [read_stamp(file) for file in files if file.suffix in formats.STAMPS]
    assert all(one.untouched for one in stamps)
    entries = [{name: value for name, value in one.entries.items() if name != "content"} for one in stamps]
    assert entries[0]["hash"] == short.scenario.hash
    assert all(one == entries[0] for one in entries)


def test_only_what_is_asked_for_is_written(short, tmp_path):
    write([short], tmp_path, "en", ("csv",))
    assert sorted(file.name for file in tmp_path.glob("[!.]*")) == ["inputs.csv", "results.csv"]


def test_a_format_that_carries_no_stamp_is_written_as_it_is(short, tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "FORMATS", {"text": formats.Format(".txt", None, document=lambda shown: b"words")})
    monkeypatch.setattr(writing, "chosen", lambda *_: ("text",))
    files = write([short], tmp_path, "en", ("text",))
    files.append(writing.write_comparison(compare([short, short]), tmp_path, "en", wanted=("text",)) / "comparison.txt")
    assert [file.name for file in files] == ["report.txt", "comparison.txt"]
    assert [file.read_bytes() for file in files] == [b"words", b"words"]


def test_a_chart_is_drawn_once_for_page_and_pdf():
    drawn = []
    chart = blocks.Chart("chart", "Chart", lambda: drawn.append("chart") or Figure(figsize=(2, 1)))
    section = blocks.Section("one", "One", (chart,))
    shown = formats.Shown(lambda _: blocks.Document("en", "Plan", "Place", "2023", "End", (section,)), "en")
    for name in ("html", "pdf"):
        assert formats.FORMATS[name].document(shown)
    assert drawn == ["chart"]


def test_what_sets_a_pdf_is_loaded_when_one_is_written():
    code = "import sys, binjiang_sim.report.render.pdf; print('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
