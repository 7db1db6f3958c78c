"""What XML files can hold, against a parser of XML."""

from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binjiang_sim.letters import file_stem, legal, printable, shortened


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
