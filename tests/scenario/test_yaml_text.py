"""A tree written as YAML is the tree that is read from it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from binjiang_sim.scenario.yaml_text import entry
from binjiang_sim.scenario.yaml_tree import Items, Scalar, Table, plain, read_text
from binjiang_sim.text import unfit

LETTERS = st.characters(exclude_categories=["Cs"]).filter(lambda letter: not unfit(letter))
TEXTS = st.text(LETTERS)
NODES = st.recursive(
    TEXTS.map(lambda text: Scalar(text, "")),
    lambda inner: (
        st.lists(inner).map(lambda found: Items(tuple(found), ""))
        | st.dictionaries(st.text(LETTERS.filter(lambda letter: letter not in "\n\t"), max_size=20), inner).map(
            lambda found: Table(found, {}, "")
        )
    ),
    max_leaves=20,
)


@given(node=NODES)
@settings(deadline=None)
def test_any_tree_written_is_the_tree_read(node):
    written = entry("top", node)
    assert plain(read_text(written, lambda line, column: "", "")) == {"top": plain(node)}


def test_what_does_not_fit_on_a_line_stands_on_several():
    node = Table(
        {"why": Scalar("w" * 60, ""), "source": Scalar("a: b", ""), "unit": Scalar("m2/person " * 2 + "x", "")}, {}, ""
    )
    assert entry("key", node) == f'key:\n  why: {"w" * 60}\n  source: "a: b"\n  unit: m2/person m2/person x\n'
