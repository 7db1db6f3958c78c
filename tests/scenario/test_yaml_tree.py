from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from binjiang_sim.errors import ScenarioError
from binjiang_sim.scenario import yaml_tree
from binjiang_sim.scenario.yaml_tree import Items, Scalar, Table, plain, read_bytes, read_file


def refused(data: bytes) -> str:
    with pytest.raises(ScenarioError) as caught:
        read_bytes(data, "f")
    return str(caught.value)


def test_every_key_and_value_knows_its_line_and_column() -> None:
    tree = read_bytes("a: 1\nb:\n  - 人才\n  - {c: x}\n".encode(), "f")
    assert tree.places == {"a": "f:1:1", "b": "f:2:1"}
    assert tree.values["a"] == Scalar("1", "f:1:4")
    items = tree.values["b"]
    assert isinstance(items, Items)
    assert items.items[0] == Scalar("人才", "f:3:5")
    assert items.items[1] == Table({"c": Scalar("x", "f:4:9")}, {"c": "f:4:6"}, "f:4:5")


def test_scalars_stay_text_and_quotes_are_remembered() -> None:
    tree = read_bytes(b"a: yes\nb: 1e9\nc: 2024-12-31\nd: 'no'\ne: 0o17\nf: ~\n", "f")
    assert plain(tree) == {"a": "yes", "b": "1e9", "c": "2024-12-31", "d": "no", "e": "0o17", "f": "~"}
    assert [name for name, node in tree.values.items() if isinstance(node, Scalar) and node.quoted] == ["d"]


def test_a_byte_order_mark_is_accepted() -> None:
    assert read_bytes(b"\xef\xbb\xbfa: 1\n", "f").places == {"a": "f:1:1"}


def test_a_file_above_the_size_limit_is_refused() -> None:
    assert refused(b"a: " + b"x" * 1_000_000) == "f: the file is larger than 1_000_000 bytes"


def test_more_values_than_any_scenario_needs_are_refused_where_the_limit_is_passed() -> None:
    assert refused(b"a: [" + b"1," * 30_000 + b"]") == "f:1:39999: more than 20000 values"


def test_a_million_open_brackets_are_refused_at_the_level_limit() -> None:
    assert refused(b"[" * 1_000_000) == "f:1:34: nested more than 32 levels deep"


def test_faults_before_a_syntax_error_are_reported_with_it() -> None:
    assert refused(b"a: 1\na: 2\nb: 'x\n").splitlines() == [
        "f:2:1: key 'a' is given twice, first at f:1:1",
        "f:3:4: the quote opened here is not closed",
    ]


def test_a_folder_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as caught:
        read_file(str(tmp_path))
    assert str(caught.value) == f"{tmp_path}: cannot be read: Is a directory"


def test_an_unusual_syntax_error_keeps_the_words_of_the_parser() -> None:
    assert refused(b"%FOO\na: 1\n") == "f:1:5: not valid YAML: found unknown directive name"


@pytest.mark.parametrize("text", ["a: 1\nb: [x, {c: 2}]\n", "a:\n\tb: 1\n", "a: [1\n", "a: b: c\n", "x: &a 1\n"])
def test_the_slow_parser_gives_the_same_tree_or_refuses_too(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def outcome() -> object:
        try:
            return read_bytes(text.encode(), "f")
        except ScenarioError as error:
            return len(error.faults)

    fast = outcome()
    monkeypatch.setattr(yaml_tree, "_LOADER", yaml.SafeLoader)
    assert outcome() == fast


@settings(max_examples=300)
@given(st.binary(max_size=200) | st.text("ab:-[]{},&*!|>'\"%@#?\n\t \ufeff：", max_size=60).map(str.encode))
def test_any_bytes_are_a_tree_or_a_scenario_error(data: bytes) -> None:
    try:
        assert isinstance(read_bytes(data, "f"), Table)
    except ScenarioError as error:
        assert all(error.text(language) for language in ("en", "zh"))  # noqa: PT017
