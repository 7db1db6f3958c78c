"""Text that comes in and goes out: encodings, letters that may not stand in it or that files cannot hold, CSV."""

import csv
import io
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from binjiang_sim import model as district
from binjiang_sim.errors import FactError, Fault, ScenarioError
from binjiang_sim.facts.ledger import COLUMNS, OWN, read
from binjiang_sim.scenario import load
from binjiang_sim.scenario.yaml_tree import read_bytes
from binjiang_sim.text import (
    TextError,
    csv_file,
    csv_rows,
    decoded,
    file_stem,
    legal,
    printable,
    shortened,
    text_file,
    unfit,
)

LETTERS = st.characters(exclude_categories=["Cs"]).filter(lambda letter: not unfit(letter))
CELLS = st.text(LETTERS, max_size=6)
SEEN = CELLS.filter(lambda cell: cell.strip() and cell.strip() == cell and "\n" not in cell)


def refused(data: bytes) -> str:
    with pytest.raises(TextError) as caught:
        csv_rows(decoded(data, "f.csv"), "f.csv", [])
    return str(caught.value)


@given(st.characters())
def test_a_letter_that_is_let_in_is_one_that_xml_holds(letter):
    if not unfit(letter):
        assert ElementTree.fromstring(f"<a>{escape(f'|{letter}|')}</a>").text == f"|{letter}|"


@pytest.mark.parametrize("code", [0x00, 0x07, 0x0C, 0x1F, 0x7F, 0x85, 0x2028, 0x202E, 0x2066, 0xD800, 0xFEFF, 0x1FFFF])
def test_what_no_reader_can_see_is_named_by_its_code_point(code):
    assert unfit(f"ab{chr(code)}") == (2, f"U+{code:04X}")


@pytest.mark.parametrize("text", ["a\tb\nc", "人才", "😀", "𠮷", "e\u0301", "\u00a0", "\u202f", "\ufffd", "\U000f0000"])
def test_rare_letters_stay(text):
    assert unfit(text) is None


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_table_is_the_same_whatever_ends_its_lines_and_encodes_its_letters(encoding, ending, tmp_path):
    file = tmp_path / "f.csv"
    file.write_bytes(f'年,v{ending}1,"a{ending}b"{ending}{ending}2,"x,""y"""{ending}'.encode(encoding))
    table = csv_file(file, faults := [])
    assert table.columns == ("年", "v")
    assert [(place.rsplit(":", 1)[1], row) for place, row in table.rows] == [
        ("2", ("1", "a\nb")),
        ("5", ("2", 'x,"y"')),
    ]
    assert not faults


@given(
    st.lists(SEEN, min_size=2, max_size=4, unique=True), st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=5)
)
def test_a_table_that_python_writes_is_read_as_pandas_reads_it(header, lines):
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([header, *(line[: len(header)] for line in lines)])
    table = csv_rows(written.getvalue(), "f.csv", [])
    frame = pd.read_csv(io.StringIO(written.getvalue()), dtype=str, keep_default_na=False, skip_blank_lines=False)
    wanted = [tuple(row) for row in frame.itertuples(index=False, name=None) if any(cell.strip() for cell in row)]
    assert [row for _, row in table.rows] == wanted


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "f.csv:1: there is nothing in it; the first line names the columns"),
        (b"\n , \n", "f.csv:1: there is nothing in it; the first line names the columns"),
        (b"v,v\n1,2\n", "f.csv:1: the column 'v' is there more than once; keep one"),
        (b"y;v\n1;2\n", "f.csv:1: the columns are separated by semicolons; save the file with commas"),
        (b"sep=;\ny;v\n", "f.csv:1: the columns are separated by semicolons; save the file with commas"),
        (b"y\tv\n1\t2\n", "f.csv:1: the columns are separated by tabs; save the file with commas"),
        ("y，v\n1，2\n".encode(), "f.csv:1: the columns are separated by full-width signs; write half-width commas"),
        ("y\tv\n1\t2\n".encode("utf-16"), "f.csv:1: the columns are separated by tabs; save the file with commas"),
        (b'v\n1\n"2\n3\n', "f.csv:3: a quote opened in this row is not closed"),
        (b'v\n"1"2\n', "f.csv:2: after a closing quote comes a comma or the end of the row; "
         "a quote inside quotes is written twice"),
        (b"v\n" + b"1" * 200_000, "f.csv:2: a cell is longer than 131_072 characters"),
        (b"v\n1\n2\x00\n", "f.csv:3:2: holds the character U+0000, which no reader can see; take it out"),
        ("v\n1\u20282\n".encode(), "f.csv:2:2: holds the character U+2028, which no reader can see; take it out"),
        (b"v\n1\x0c2\n", "f.csv:2:2: holds the character U+000C, which no reader can see; take it out"),
        ("v\n-\ufeff42\n".encode(), "f.csv:2:2: holds the character U+FEFF, which no reader can see; take it out"),
        ("年,值\n1,2\n".encode("gbk"), "f.csv:1: not UTF-8 text; it looks like GBK, save the file as UTF-8"),
        (b"v\ncaf\xe9\n", "f.csv:2: not UTF-8 text; save the file as UTF-8"),
        (b"\xff\xfea\x00\x00\xd8", "f.csv:1: not UTF-8 text; save the file as UTF-8"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_with_its_line(data, message):
    assert refused(data) == message


def test_a_row_with_missing_or_additional_cells_is_left_out_with_a_fault():
    faults: list[Fault] = []
    table = csv_rows("a,b\n1\n1,2\n1,2,3\n,,\n", "f.csv", faults)
    assert table.rows == (("f.csv:3", ("1", "2")),)
    assert [fault.text() for fault in faults] == [
        "f.csv:2: this row has 1 cells; it must have 2",
        "f.csv:4: this row has 3 cells; it must have 2",
    ]


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path):
    with pytest.raises(TextError, match=r"cannot be read: No such file"):
        text_file(tmp_path / "none.md")


@pytest.mark.parametrize("columns", [COLUMNS, OWN])
def test_the_ledger_of_facts_is_read_with_the_same_care(columns):
    with pytest.raises(FactError, match=r"^my.csv:2: a quote opened in this row is not closed$"):
        read(f'{",".join(columns)}\r"gdp', "my.csv")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('a: "x \\x07 y"', "f:1:4: holds the character U+0007, which no reader can see; take it out"),
        ('"a\\u202E": 1', "f:1:1: holds the character U+202E, which no reader can see; take it out"),
        ('a: ["\\uFFFF"]', "f:1:5: holds the character U+FFFF, which no reader can see; take it out"),
        ('"a\\nb": 1', "f:1:1: a key is one line without tabs"),
        ("a: 1\rb: \x07", "f:2:4: character U+0007 is not allowed; is this a text file?"),
    ],
)
def test_letters_written_as_escapes_are_refused_where_they_stand(text, message):
    with pytest.raises(ScenarioError) as caught:
        read_bytes(text.encode(), "f")
    assert str(caught.value) == message


def test_a_scenario_of_another_unicode_encoding_is_read():
    assert read_bytes("a: 人才\n".encode("utf-16"), "f") == read_bytes("a: 人才\n".encode(), "f")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": '"a\\tb"'}, "--set name.zh: a name is one line without tabs"),
        ({"name": '{zh: "中\\n文", en: x}'}, "--set name.zh: a name is one line without tabs"),
        ({"name": "a\x07"}, "--set name: character U+0007 is not allowed; is this a text file?"),
        (
            {"levers.\udcff": 1},
            "--set levers.\\udcff: holds the character U+DCFF, which no reader can see; take it out",
        ),
    ],
)
def test_changes_are_text_like_that_of_a_file(change, message):
    with pytest.raises(ScenarioError) as caught:
        load(Path(__file__).parent.parent / "scenarios" / "base.yaml", district(), change)
    assert message in str(caught.value).splitlines()


def test_a_column_of_numbers_may_have_the_lines_of_an_old_mac(tmp_path):
    (tmp_path / "old.csv").write_bytes(b'y,v\r1,"10,000"\r2,2\xe4\xb8\x87\r')
    column = f"{{empirical: {{file: {tmp_path}/old.csv, column: v}}}}"
    base = Path(__file__).parent.parent / "scenarios" / "sample_district.yaml"
    given = load(base, district(), {"parameters.talent.graduates": column}).parameters["talent.graduates"]
    assert given.value.numbers == (10_000.0, 20_000.0)


@given(st.text(st.characters(codec=None)))
def test_any_text_can_stand_in_a_file(text):
    written = f"<a>{escape(legal(text))}</a>".encode()
    kept = text.replace("\r\n", "\n").replace("\r", "\n")  # as every reader of XML has them
    assert ElementTree.fromstring(written).text in (legal(kept) or None, kept or None)


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x0b", "\x1f", "\ud83d", "\ufffe", "\uffff"])
def test_a_letter_that_no_file_may_hold_is_a_mark_that_is_seen(letter):
    assert legal(f"a{letter}b") == "a\ufffdb"


def test_all_other_letters_stay():
    text = "\t\n 人才 𠮷 🚀 é & < \x85 \u2028"
    assert legal(text) == text


def test_a_long_text_ends_in_an_ellipsis():
    assert shortened("abcdef", 6) == "abcdef"
    assert shortened("abcdefg", 6) == "abcde…"


def test_a_terminal_is_told_nothing_to_do():
    assert printable("a\x1b[31mb\x9b0m\rc\td\n人") == "a\ufffd[31mb\ufffd0m\ufffdc\td\n人"


def test_a_long_name_leaves_room_for_an_ending_and_is_not_cut_within_a_letter():
    assert file_stem("plan") == "plan"
    assert file_stem("长" * 100) == "长" * 66
