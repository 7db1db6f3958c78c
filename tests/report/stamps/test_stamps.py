"""Stamps: what they say, and how files of every kind carry them."""

import contextlib
import dataclasses
import io
import json
import math
import shlex
import tomllib
import zipfile
from pathlib import Path

import docx
import matplotlib.pyplot as plt
import openpyxl
import pypdf
import pytest
import xlsxwriter
import yaml
from PIL import Image

import binjiang_sim as bj
from binjiang_sim.cli import main
from binjiang_sim.projection import digest, run
from binjiang_sim.report import save_figure
from binjiang_sim.report.formats import STAMPS
from binjiang_sim.report.stamps import stamp as stamps
from binjiang_sim.report.stamps.files import read_stamp, stamped, write_stamped
from binjiang_sim.report.stamps.stamp import command, packed, recorded, stamp, unpacked

ROOT = Path(__file__).parents[3]
ENTRIES = {
    "command": "binjiang_sim a.yaml\nbinjiang_sim b.yaml --set 'x=\"<1&2>\"'",
    "scenario": "基准 {情景}",
    "long": "0" * 700,
}
OFFICE = [".docx", ".xlsx"]
CHARTS = [".png", ".svg", ".pdf"]


@pytest.fixture(scope="module")
def files(base, tmp_path_factory):
    """The bytes of a small unstamped file of every kind, by suffix."""
    axes = bj.plot(base, "gdp")
    found = {
        ".html": b'<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n</head><body>1</body></html>',
        ".json": b'{"a": 1}',
    }
    for suffix in CHARTS:
        made = io.BytesIO()
        axes.figure.savefig(made, format=suffix[1:])
        found[suffix] = made.getvalue()
    made = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("GDP 地区生产总值")
    document.save(made)
    found[".docx"] = made.getvalue()
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet("results")
        sheet.write_row(0, 0, ["gdp", 1, 2.5, True])
        book.set_custom_property("author's own", "kept")
    found[".xlsx"] = made.getvalue()
    return found


@pytest.mark.parametrize("suffix", STAMPS)
def test_a_file_of_every_kind_gives_back_what_was_put_in(files, suffix):
    made = stamped(files[suffix], suffix, ENTRIES)
    found = STAMPS[suffix].extract(made)
    assert {name: found[name] for name in ENTRIES} == ENTRIES
    assert found["content"] == STAMPS[suffix].essence(made) == STAMPS[suffix].essence(files[suffix])


@pytest.mark.parametrize("suffix", STAMPS)
def test_a_second_stamp_takes_the_place_of_the_first(files, suffix):
    twice = stamped(stamped(files[suffix], suffix, ENTRIES), suffix, {"command": "other", "scenario": "", "long": "1"})
    found = STAMPS[suffix].extract(twice)
    assert (found["command"], found["scenario"], found["long"]) == ("other", "", "1")


@pytest.mark.parametrize("suffix", STAMPS)
def test_a_file_without_a_stamp_has_no_entries(files, suffix):
    assert STAMPS[suffix].extract(files[suffix]) == {}


@pytest.mark.parametrize("suffix", STAMPS)
@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n\0\0\0\x05IHDR", b"%PDF-1.7\n", b"[]"]
)
def test_a_file_that_is_not_what_its_name_says_is_no_traceback(suffix, content, tmp_path):
    file = tmp_path / f"file{suffix}"
    file.write_bytes(content)
    with contextlib.suppress(ValueError):
        assert read_stamp(file).entries == {}


@pytest.mark.parametrize("suffix", OFFICE)
def test_properties_are_short_enough_for_office(files, suffix):
    with zipfile.ZipFile(io.BytesIO(stamped(files[suffix], suffix, ENTRIES))) as package:
        assert package.testzip() is None
        text = package.read("docProps/custom.xml").decode()
    assert max(len(one.split("<")[0]) for one in text.split("<vt:lpwstr>")) <= 255
    assert "binjiang_sim.long.3" in text


def test_other_programs_open_stamped_files(files):
    with Image.open(io.BytesIO(stamped(files[".png"], ".png", ENTRIES))) as picture:
        assert picture.text["binjiang_sim:scenario"] == ENTRIES["scenario"]
    book = openpyxl.load_workbook(io.BytesIO(stamped(files[".xlsx"], ".xlsx", ENTRIES)))
    assert [cell.value for cell in book["results"][1]] == ["gdp", 1, 2.5, True]
    assert {one.name: one.value for one in book.custom_doc_props.props}["author's own"] == "kept"
    document = docx.Document(io.BytesIO(stamped(files[".docx"], ".docx", ENTRIES)))
    assert document.paragraphs[0].text == "GDP 地区生产总值"
    reader = pypdf.PdfReader(io.BytesIO(stamped(files[".pdf"], ".pdf", ENTRIES)))
    assert reader.metadata["/binjiang_sim.command"] == ENTRIES["command"]


def test_saving_a_workbook_again_keeps_stamp_and_essence(files):
    made = stamped(files[".xlsx"], ".xlsx", ENTRIES)
    again = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(made)).save(again)
    assert STAMPS[".xlsx"].extract(again.getvalue()) == STAMPS[".xlsx"].extract(made)
    assert STAMPS[".xlsx"].essence(again.getvalue()) == STAMPS[".xlsx"].essence(made)


def test_pieces_of_a_long_entry_may_stand_in_any_order(files):
    made = stamped(files[".docx"], ".docx", {"long": "".join(str(number % 10) for number in range(4000))})
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    head, *properties, end = (
        parts["docProps/custom.xml"].decode().replace("</property>", "</property>\n").split("\n")[1:]
    )
    head, first = head.split("<property ", 1)
    properties = sorted([f"<property {first}", *properties])[::-1]
    parts["docProps/custom.xml"] = "".join([head, *properties, end]).encode()
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    assert STAMPS[".docx"].extract(again.getvalue()) == STAMPS[".docx"].extract(made)


@pytest.mark.parametrize(("number", "same"), [(2.5000000000001, True), (2.50001, False), (3, False)])
def test_the_last_digits_of_a_cell_are_the_programs_own(files, number, same):
    book = openpyxl.load_workbook(io.BytesIO(files[".xlsx"]))
    book["results"]["C1"] = number
    again = io.BytesIO()
    book.save(again)
    assert (STAMPS[".xlsx"].essence(again.getvalue()) == STAMPS[".xlsx"].essence(files[".xlsx"])) is same


def test_a_changed_cell_changes_the_essence(files):
    book = openpyxl.load_workbook(io.BytesIO(files[".xlsx"]))
    book["results"]["C1"] = 2.6
    again = io.BytesIO()
    book.save(again)
    assert STAMPS[".xlsx"].essence(again.getvalue()) != STAMPS[".xlsx"].essence(files[".xlsx"])


def test_line_ends_of_another_system_do_not_touch_a_page(files, tmp_path):
    made = stamped(files[".html"], ".html", ENTRIES).replace(b"\n", b"\r\n")
    file = tmp_path / "page.html"
    file.write_bytes(made)
    assert read_stamp(file).untouched


def test_equal_runs_have_equal_stamps_and_other_draws_another(base):
    again = run(base.scenario, draws=64)
    assert stamp(again, "en") == stamp(base, "en")
    other = stamp(run(base.scenario, draws=32), "en")
    differing = {name for name, text in stamp(base, "en").items() if other[name] != text}
    assert differing == {"command", "hash", "inputs", "figures", "digest"}


def test_the_figures_of_a_stamp_are_those_of_the_result(base):
    found = recorded(base, [("innovation_cost", None)])
    assert found["gdp|2030"] == [base.quantile("gdp", "2030", q) for q in (0.1, 0.5, 0.9)]
    assert found["value_added/industry|2035"][1] == base.quantile("value_added", "2035", 0.5, "industry")
    assert {f"innovation_cost|{year}" for year in range(2023, 2036)} <= set(found)
    assert json.loads(stamp(base, "en")["figures"])[0]["gdp|2030"] == found["gdp|2030"]


def test_the_digest_sees_the_last_bit_of_any_figure(base):
    summary = base.ensemble.summary
    means = summary.means.copy()
    number = base.ensemble.job.figures.numbers("ladder", "2031")[2]
    means[number] = math.nextafter(means[number], math.inf)
    found = dataclasses.replace(summary, means=means)
    changed = dataclasses.replace(base, ensemble=dataclasses.replace(base.ensemble, found=found))
    assert changed.mean("gdp", "2030") == base.mean("gdp", "2030")
    assert digest(changed) != digest(base)


def test_the_inputs_come_back(base, slump):
    found = unpacked(packed([base.scenario.text, slump.scenario.text]))
    assert found == [json.loads(base.scenario.text), json.loads(slump.scenario.text)]


@pytest.mark.parametrize("letters", ["", "no base 64", "eJw=", packed(["1"]), packed(["[[[]]]"])])
def test_what_is_no_inputs_is_a_value_error(letters):
    with pytest.raises(ValueError, match="inputs"):
        unpacked(letters)


def test_the_command_names_files_options_and_language(base, slump, central):
    file, other = base.scenario.file, slump.scenario.file
    assert command(base, "zh") == f"binjiang_sim {file} --draws 64 --seed 20240902 --lang zh"
    assert command(central, "en") == f"binjiang_sim {file} --central --lang en"
    assert command([base, slump], "en") == f"binjiang_sim {file} {other} --draws 64 --seed 20240902 --lang en"


def test_runs_with_different_options_have_a_command_each(base):
    changed = dataclasses.replace(
        base, scenario=base.scenario.with_({"levers.talent_programme": "{path: {2025: 0.4}}"})
    )
    first, second = command([base, changed], "en").splitlines()
    assert "--set" not in first
    assert shlex.split(second)[-3:] == ["levers.talent_programme={path: {2025: 0.4}}", "--lang", "en"]


def test_a_file_of_targets_is_part_of_the_command(tmp_path, base):
    targets = tmp_path / "targets.yaml"
    targets.write_text(
        "schema: 1\ntargets:\n  - {indicator: gdp, year: 2030, at_least: 3000亿 CNY, prices: 2023, kind: expected, source: a plan}\n",
        encoding="utf-8",
    )
    assert (
        main(
            [
                base.scenario.file,
                "--draws",
                "8",
                "--quiet",
                "--targets",
                str(targets),
                "--format",
                "csv",
                "--out",
                str(tmp_path),
            ]
        )
        == 0
    )
    (manifest,) = tmp_path.glob("*/manifest.json")
    found = read_stamp(manifest).entries
    assert f"--targets {targets}" in found["command"]
    assert "target|gdp|2030" in json.loads(found["figures"])[0]


@pytest.mark.parametrize("suffix", CHARTS)
def test_a_chart_of_plot_is_saved_with_the_stamp_of_its_run(base, suffix, tmp_path):
    axes = bj.plot(base, "innovation_cost", language="zh")
    file = save_figure(axes, tmp_path / f"chart{suffix}")
    found = read_stamp(file)
    assert found.untouched
    assert found.entries["command"].endswith("--lang zh")
    assert "innovation_cost|2027" in json.loads(found.entries["figures"])[0]
    first = file.read_bytes()
    again = save_figure(bj.plot(base, "innovation_cost", language="zh"), file)
    assert again.read_bytes() == first


def test_words_of_a_persons_own_are_told_in_the_stamp_and_drawn_again(base, tmp_path):
    first, again = (
        save_figure(bj.plot(base, "gdp", title="Mine", source=""), tmp_path / name) for name in ("1.png", "2.png")
    )
    entries = read_stamp(first).entries
    assert (entries["own_title"], entries["own_source"]) == ("Mine", "")
    assert first.read_bytes() == again.read_bytes()
    assert "own_title" not in read_stamp(save_figure(bj.plot(base, "gdp"), tmp_path / "3.png")).entries


def test_a_chart_of_two_runs_names_both(base, slump, tmp_path):
    axes = bj.plot(base, "gdp")
    bj.plot(slump, "gdp", ax=axes)
    entries = read_stamp(save_figure(axes, tmp_path / "two.png")).entries
    assert entries["hash"] == f"{base.scenario.hash} {slump.scenario.hash}"
    assert base.scenario.file in entries["command"]
    assert slump.scenario.file in entries["command"]


def test_a_chart_of_no_run_and_another_kind_of_file_are_refused(base, tmp_path):
    axes = plt.figure().add_subplot()
    with pytest.raises(bj.ProjectionError, match=r"chart.png: it is not known which run this chart shows"):
        save_figure(axes, tmp_path / "chart.png")
    with pytest.raises(bj.ProjectionError, match=r"chart.gif: a chart is saved as one of .png, .svg, .pdf"):
        save_figure(axes, tmp_path / "chart.gif", base)
    plt.close(axes.figure)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("plain_reports")
def test_a_report_and_a_manifest_are_stamped_and_a_table_has_the_stamp_of_its_manifest(base, tmp_path):
    folder = bj.write(base, tmp_path)
    page, manifest, table = (read_stamp(folder / name) for name in ("report.html", "manifest.json", "results.csv"))
    assert page.entries.keys() == manifest.entries.keys()
    assert {name: page.entries[name] for name in stamp(base, "en")} == dict(stamp(base, "en"))
    assert manifest == table
    assert page.untouched
    assert manifest.untouched


def test_writing_leaves_no_other_file(base, tmp_path):
    write_stamped(tmp_path / "a.json", b"{}", stamp(base, "en"))
    assert [one.name for one in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "binjiang_sim {version}, Hangzhou High-tech Zone (Binjiang), scenario 'Base' ({hash}), 64 draws, seed 20240902, equations {equations}."),
        ("zh", "binjiang_sim {version}，杭州高新区（滨江），情景“基准情景”（{hash}），64次抽样，种子20240902，方程{equations}。"),
    ],
)  # fmt: skip
def test_a_run_says_how_to_cite_it(base, language, text):
    about = {"version": bj.__version__, "hash": base.scenario.hash, "equations": base.model.digest}
    assert stamps.cite(base, language) == text.format(**about)


def test_the_citation_file_names_this_version():
    found = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert found["cff-version"] == "1.2.0"
    assert {"title", "message", "authors"} <= set(found)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (found["title"], found["version"]) == (project["name"], project["version"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("suffix", OFFICE)
def test_properties_with_a_document_type_declaration_are_not_read(files, suffix, encoding):
    made = io.BytesIO(stamped(files[suffix], suffix, ENTRIES))
    with zipfile.ZipFile(made) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    own = parts["docProps/custom.xml"].decode().replace("UTF-8", encoding)
    head, end, rest = own.partition("?>")
    parts["docProps/custom.xml"] = f'{head}{end}<!DOCTYPE d [<!ENTITY a "1">]>{rest}'.encode(encoding)
    with zipfile.ZipFile(made := io.BytesIO(), "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    with pytest.raises(ValueError, match="no Office document"):
        STAMPS[suffix].extract(made.getvalue())
