"""Example notebooks are made from the scripts of the same name: `python tests/notebooks.py` rewrites them.

A script holds the cells: `# %%` starts a code cell, `# %% [markdown]` a text cell.
"""

from pathlib import Path

import nbformat

EXAMPLES = Path(__file__).parent.parent / "examples"
MARKDOWN = "# %% [markdown]"


def cells(script: str) -> list[tuple[str, str]]:
    """Kind ("markdown" or "code") and text of every cell of a script."""
    found = []
    for part in ("\n" + script).split("\n# %%")[1:]:
        mark, _, body = part.partition("\n")
        if mark.strip() == "[markdown]":
            lines = (line.removeprefix("#").removeprefix(" ") for line in body.strip().splitlines())
            found.append(("markdown", "\n".join(lines)))
        else:
            found.append(("code", body.strip()))
    return found


def notebook(script: str) -> nbformat.NotebookNode:
    """The notebook of a script, without outputs."""
    kinds = {"markdown": nbformat.v4.new_markdown_cell, "code": nbformat.v4.new_code_cell}
    made = nbformat.v4.new_notebook(metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})
    made.cells = [kinds[kind](text) for kind, text in cells(script)]
    for number, cell in enumerate(made.cells):
        cell.id = f"cell-{number}"
    return made


if __name__ == "__main__":
    for file in sorted(EXAMPLES.glob("*.py")):
        nbformat.write(notebook(file.read_text(encoding="utf-8")), file.with_suffix(".ipynb"))
