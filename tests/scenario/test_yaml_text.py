"""A tree written as YAML is the tree that is read from it."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from binjiang_sim.scenario.yaml_text import entry
from binjiang_sim.scenario.yaml_tree import plain, read_text


@given(
    node=st.recursive(
        st.text(st.characters(exclude_categories=["Cs"])),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), inner)
        ),
        max_leaves=20,
    )
)
@settings(deadline=None)
def test_any_tree_written_is_the_tree_read(node):
    tree = read_text(json.dumps({"top": node}), lambda line, column: "", "")
    written = entry("top", tree.values["top"])
    assert plain(read_text(written, lambda line, column: "", "")) == {"top": node}
