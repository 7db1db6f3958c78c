"""Example notebooks are made from the scripts of the same name and run: `python tests/notebooks.py` rewrites them.

A script holds the cells: `# %%` starts a code cell, `# %% [markdown]` a text cell.
"""

import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

EXAMPLES = Path(__file__).parent.parent / "examples"


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


def executed(file: Path) -> nbformat.NotebookNode:
    """The notebook of a script with the outputs of a run in a real kernel, and no trace of when and where."""
    made = notebook(file.read_text(encoding="utf-8"))
    kernel = dict(made.metadata)
    NotebookClient(made, timeout=300, resources={"metadata": {"path": str(file.parent)}}).execute()
    made.metadata = kernel
    for cell in made.cells:
        cell.metadata = {}
    return made


def said(made: nbformat.NotebookNode) -> list[dict[str, str]]:
    """What a notebook shows in words, output by output, by kind: no pictures, nor number and digests of a version."""
    outputs = [output for cell in made.cells for output in cell.get("outputs", [])]
    shown = [output.get("data") or {"text/plain": output.get("text", "")} for output in outputs]
    return [{kind: _plain(text) for kind, text in one.items()} for one in shown if "image/png" not in one]


def _plain(text: str) -> str:
    text = re.sub(r"\b[0-9a-f]{16}\b", "digest", " ".join(text.split()))
    return re.sub(r"\bbinjiang_sim \d[\w.]*", "binjiang_sim version", text)


if __name__ == "__main__":
    wanted = [Path(name) for name in sys.argv[1:]] or sorted(EXAMPLES.glob("*.py"))
    for file in wanted:
        nbformat.write(executed(file), file.with_suffix(".ipynb"))
