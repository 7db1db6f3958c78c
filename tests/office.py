"""Files of Word and Excel opened and saved again by LibreOffice: they must verify, and give the same scenario.

    python tests/office.py                    # the files of some scenarios, through the command line
    python tests/office.py --fixtures         # write tests/report/stamps/saved_again anew

Needs Debian's libreoffice-writer and libreoffice-calc. An AssertionError ends the command with 1. The tests read the
small files of saved_again.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest import mock

import xlsxwriter
from pypdf import PdfReader

from binjiang_sim.report.content.blocks import (
    Bar,
    Bars,
    Bullets,
    Document,
    Paragraph,
    Scorecard,
    Section,
    Table,
    Verdict,
)
from binjiang_sim.report.render import word_fonts
from binjiang_sim.report.render.cells import write_words
from binjiang_sim.report.render.word import word
from binjiang_sim.report.stamps.files import stamped

SCENARIOS = Path(__file__).parent.parent / "scenarios"
SAVED_AGAIN = Path(__file__).parent / "report" / "stamps" / "saved_again"
NAMES = ("base", "sample_district", "external_slump")
ENTRIES = {"command": "binjiang_sim a.yaml\nbinjiang_sim b.yaml", "scenario": '基准 <&> "x"  y', "long": "0123" * 180}
NUMBERS = (0, 1, -2.5, 0.07, 1 / 3, 29999999.99999999, 75000000.00000001, 123456789.12345679, 1e-7, 6.02e23, 2.0**53)
WORDS = ("=1+1", "+1", "@x", "007", "1e5", " 12 ", "two\nlines", "_x0041_", "<b>&amp;</b>", "TRUE", "12 %", "人才 🚀")
CARD = Scorecard(("a", "b", "c", "d", "e"), (Verdict("GDP", "5 %", "4 %", 0.25, "25 % ± 2", "open", "open"),))


def small_files() -> dict[str, bytes]:
    """A small stamped file of each kind, by its name, with what other programs treat in ways of their own."""
    made = {"report.docx": _document(), "results.xlsx": _workbook()}
    return {name: stamped(content, Path(name).suffix, ENTRIES) for name, content in made.items()}


def _document() -> bytes:
    bars = Bars("Bars", (Bar("one", 0.5, "50 %", ""), Bar("two", -0.25, "-25 %", "note")), signed=True)
    table = Table("Table", ("a", "b"), (("x", "1\n2"), ("group",), ("", " ")), numbers=frozenset({1}))
    words = (Paragraph("GDP  地区生产总值 "), Paragraph(""), Paragraph("a\tb", "note"), Bullets(("1",)), bars, table)
    with mock.patch.object(word_fonts, "embed"):  # other programs put whole fonts in the place of ours
        return word(Document("en", "Title", "Place", "2023–2035", "Footer", (Section("answer", "One", words),)), {})


def _workbook() -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet, share = book.add_worksheet("数字 numbers"), book.add_format({"num_format": "0.0%"})
        for row, number in enumerate(NUMBERS):
            sheet.write_number(row, 0, number)
            sheet.write_number(row, 1, number, share)
        for row, text in enumerate(WORDS):
            write_words(sheet, row, 2, text)
        sheet.write_boolean(0, 3, True)
        sheet.write_blank(1, 3, None, share)
    return made.getvalue()


def saved_again(files: list[Path], folder: Path) -> list[Path]:
    """The files as LibreOffice saves them, in a folder."""
    return [_converted(file, folder, file.suffix) for file in files]


def pages(file: Path, folder: Path) -> int:
    """The number of pages that LibreOffice prints a file on."""
    return len(PdfReader(_converted(file, folder, ".pdf")).pages)


def _converted(file: Path, folder: Path, suffix: str) -> Path:
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    words = ["soffice", profile, "--headless", "--convert-to", suffix[1:], "--outdir", folder, file]
    subprocess.run(words, check=True, capture_output=True, timeout=180)
    shutil.rmtree(folder / "profile", ignore_errors=True)
    return folder / file.with_suffix(suffix).name


def write_fixtures() -> None:
    """The small files as LibreOffice saves them, for the tests."""
    SAVED_AGAIN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in small_files()]
        for file, content in zip(files, small_files().values(), strict=True):
            file.write_bytes(content)
        saved_again(files, SAVED_AGAIN)


def command(*words: object) -> str:
    """What a command of the package prints; it must end with 0."""
    made = subprocess.run([sys.executable, "-m", "binjiang_sim", *map(str, words)], capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    return made.stdout + made.stderr


def check(folder: Path) -> None:
    """Reports, tables, a comparison and workbooks of inputs of some scenarios, saved again."""
    shutil.copytree(SCENARIOS, folder, dirs_exist_ok=True)
    named = [folder / f"{name}.yaml" for name in NAMES]
    settings = ("--draws", 50, "--set", "end=2026", "--format", "word,excel", "--quiet", "--out")
    for file in named:
        command(file, *settings, folder / "out")
    command("compare", named[0], named[2], *settings, folder / "out")
    for file in [*folder.glob("out/*/*.docx"), *folder.glob("out/*/*.xlsx")]:
        (again,) = saved_again([file], file.parent / "again")
        told = command("verify", again)
        assert ": same" in told, told
        print(told.strip())
    for file in named:
        book = file.with_suffix(".xlsx")
        command("export-inputs", file, book)
        (again,) = saved_again([book], folder / "again")
        back = folder / f"{file.stem}_back.yaml"
        told = command("import-inputs", again, "--from", file, "--out", back, "--lang", "en")
        assert " 0 values changed" in told, told
        print(told.strip())


if __name__ == "__main__":
    if not shutil.which("soffice"):
        sys.exit("not installed: libreoffice-writer, libreoffice-calc")
    if "--fixtures" in sys.argv[1:]:
        write_fixtures()
    else:
        with tempfile.TemporaryDirectory() as place:
            check(Path(place))
