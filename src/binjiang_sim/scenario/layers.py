"""The files of a scenario, from the district up, and the changes laid over them: read, located, not yet understood."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from .. import facts
from ..errors import BinjiangError, Fault, ScenarioError, nearest, unknown
from ..facts import Ledger
from ..facts.ledger import read
from ..text import decoded, unfit
from ..text import read_bytes as read_whole
from . import shipped
from .documents import KINDS, Documents
from .grammar import attempt
from .yaml_text import change_text
from .yaml_tree import Items, Node, Scalar, Table, read_bytes, read_file, read_text

SHIPPED = "binjiang"  # the district that the package is made for, by the name of its file
PACKAGED = "facts/districts/"  # how a packaged district file is named in messages
MOST_FILES = 32  # in a chain of `extends`
_HEAD = ("schema", "extends")  # what every district file says for itself
# How many keys deep a district file is laid over the one that it extends: parameters by sector and name. Deeper, and
# elsewhere, what it says takes the place of the whole.
_MERGED = {"dimensions": 2, "parameters": 2, "levers": 1, "drivers": 1}
# They say which files are read, so no change over the files can set them.
_FIXED = ("schema", "extends", "district", "plan")
_EMPTY = Table({}, {}, "")
NO_FACTS = Ledger(())
PLAN_ROLE = "plan"  # the role of the document of targets that a scenario names


@dataclass(frozen=True)
class Layer:
    """One file, or the changes over all files: its tree, and the same as an instance of its model in `schema`.

    The skeleton of a file with faults lacks the faulty sections; that of a district file is None.
    `role` is "district", "parent" (a file that another one extends), "scenario", the kind of a document in `schema`,
    "plan" (the targets that a scenario names), or "change". `ledger` holds the facts that a district's formulas may
    name.
    """

    file: str
    tree: Table
    skeleton: Any
    role: str
    ledger: Ledger = NO_FACTS

    @property
    def is_district(self) -> bool:
        """Whether this is the district file, which has to say all of everything."""
        return self.role == "district"

    @property
    def adds(self) -> bool:
        """Whether its lists are added to those before, instead of taking their place."""
        return self.role in (*KINDS, PLAN_ROLE)

    def section(self, *names: str) -> Table:
        """The mapping under these keys; empty when the file has none."""
        node: Node = self.tree
        for name in names:
            node = node.values.get(name, _EMPTY) if isinstance(node, Table) else _EMPTY
        return node if isinstance(node, Table) else _EMPTY


def read_layers(file: str, changes: Mapping[str, object], documents: Documents, faults: list[Fault]) -> list[Layer]:
    """District first, then the chain of scenario files, the documents laid on them, the changes last.

    What cannot be read is left out.
    """
    from . import schema  # brings pydantic, which a bare import of the package must not pay for

    tree = _changes_tree(changes, faults)
    chain = _chain(shipped.path(file), "", (), faults)
    if chain and not chain[-1].is_district:
        chain[-1] = replace(chain[-1], role="scenario")
    last = Layer("", tree, schema.skeleton(schema.Changes, tree, faults), "change")
    return [*_with_plan(chain, faults), *_laid(documents, faults), last]


def _with_plan(chain: list[Layer], faults: list[Fault]) -> list[Layer]:
    """The chain with the document of targets that the last file to name a `plan` names, behind that file."""
    from . import schema

    at = next((place for place in reversed(range(len(chain))) if "plan" in chain[place].tree.values), None)
    named = chain[at].tree.values["plan"] if at is not None else None
    if at is None or not isinstance(named, Scalar) or not named.text:
        return chain  # the skeleton has reported it
    file = beside(named.text, chain[at].file)
    tree = attempt(faults, _read, file, named.place)
    plan = [] if tree is None else [Layer(file, tree, schema.skeleton(schema.TargetsFile, tree, faults), PLAN_ROLE)]
    return [*chain[: at + 1], *plan, *chain[at + 1 :]]


def _laid(documents: Documents, faults: list[Fault]) -> Iterator[Layer]:
    """The documents, in the order they are laid."""
    from . import schema

    for kind in KINDS:
        for name in documents.get(kind, ()):
            file = shipped.path(name, shipped.DOCUMENTS)
            tree = attempt(faults, _read, file, "")
            if tree is not None:
                yield Layer(file, tree, schema.skeleton(schema.DOCUMENTS[kind], tree, faults), kind)


def _chain(file: str, origin: str, seen: tuple[str, ...], faults: list[Fault]) -> list[Layer]:
    """The layers of a scenario file; `origin` is the place that names it, `seen` the files that lead to it."""
    from . import schema

    try:
        real = os.path.realpath(file)
    except ValueError:  # a character that no file name can hold
        faults.append(Fault("scenario.file", {"file": ascii(file)}, origin))
        return []
    if real in seen or len(seen) == MOST_FILES:
        faults.append(Fault("scenario.cycle", {"file": file, "most": MOST_FILES}, origin))
        return []
    tree = attempt(faults, _read, file, origin)
    if tree is None:
        return []
    layer = Layer(file, tree, schema.skeleton(schema.ScenarioFile, tree, faults), "parent")
    parents = [(name, node) for name in ("extends", "district") if (node := tree.values.get(name))]
    if len(parents) != 1:
        faults.append(_parents_fault(tree))
        return [layer]
    ((kind, parent),) = parents
    if not isinstance(parent, Scalar) or not parent.text:
        return [layer]  # the skeleton has reported it
    if kind == "extends":
        named = shipped.parent(parent.text, beside(parent.text, file), file)
        if parent.text in _shipped() and not os.path.lexists(named):
            faults.append(Fault("scenario.is_district", {}, parent.place))
            return [layer]
        return [*_chain(named, parent.place, (*seen, real), faults), layer]
    files = attempt(faults, _district_files, parent, file)
    return [_district(files, faults), layer] if files else [layer]


def _parents_fault(tree: Table) -> Fault:
    if "extends" in tree.values:
        return Fault("scenario.two_parents", {}, tree.places["district"])
    return Fault("scenario.is_district" if "dimensions" in tree.values else "scenario.no_parent", {}, tree.place)


def _district_files(named: Scalar, file: str) -> list[tuple[str, Table]]:
    """Name and tree of the district that `file` names, and of those that it extends in turn.

    Raises ScenarioError when one of them cannot be read, or leads back to itself.
    """
    found, seen = [_district_tree(named, "district", file)], set()
    while True:
        name, tree = found[-1]
        seen.add(os.path.realpath(name))
        parent = tree.values.get("extends")
        if parent is None:
            return found
        if not isinstance(parent, Scalar) or not parent.text:
            key = "shape.empty" if isinstance(parent, Scalar) else "shape.text"
            raise ScenarioError([Fault(key, {"path": "extends"}, parent.place)])
        found.append(_district_tree(parent, "extends", name))
        if os.path.realpath(found[-1][0]) in seen or len(found) > MOST_FILES:
            raise ScenarioError([Fault("scenario.cycle", {"file": parent.text, "most": MOST_FILES}, parent.place)])


def _district(files: list[tuple[str, Table]], faults: list[Fault]) -> Layer:
    """The layer of the first of these files, laid over those that it extends."""
    from . import schema

    (file, own), *parents = files
    whole = _EMPTY
    for name, tree in reversed(parents):
        head = {key: node for key, node in tree.values.items() if key in _HEAD}
        schema.skeleton(schema.DistrictHead, replace(tree, values=head), faults)
        rest = replace(tree, values={key: node for key, node in tree.values.items() if key not in _HEAD})
        whole = _laid_over(whole, rest if name.startswith(PACKAGED) else located(rest, name))
    whole = _laid_over(whole, own)
    skeleton = schema.skeleton(schema.DistrictFile, whole, faults)
    named, owner = next(((tree.values["ledger"], name) for name, tree in files if "ledger" in tree.values), (None, ""))
    ledger = attempt(faults, _ledger, named, owner) if isinstance(named, Scalar) else None
    return Layer(file, whole, skeleton, "district", ledger or NO_FACTS)


def _laid_over(under: Table, over: Table) -> Table:
    """Both in one; see `_MERGED`."""
    values = {key: _merged(under.values.get(key), node, _MERGED.get(key, 0)) for key, node in over.values.items()}
    return Table({**under.values, **values}, {**under.places, **over.places}, over.place)


def _merged(under: Node | None, over: Node, depth: int) -> Node:
    """`over`, with what only `under` has, so many keys deep."""
    if not depth or not isinstance(under, Table) or not isinstance(over, Table):
        return over
    values = {key: _merged(under.values.get(key), node, depth - 1) for key, node in over.values.items()}
    return Table({**under.values, **values}, {**under.places, **over.places}, over.place)


def located(node: Node, file: str) -> Any:
    """The node with the tables that it names beside its file under their full names, to be found from anywhere."""
    if isinstance(node, Items):
        return replace(node, items=tuple(located(one, file) for one in node.items))
    if isinstance(node, Scalar):
        return node
    values = {key: located(value, file) for key, value in node.values.items()}
    column = values.get("empirical")
    if isinstance(column, Table) and isinstance(named := column.values.get("file"), Scalar):
        full = os.path.abspath(os.path.join(os.path.dirname(file), named.text))
        values["empirical"] = replace(column, values={**column.values, "file": replace(named, text=full)})
    return replace(node, values=values)


def _district_tree(named: Scalar, key: str, file: str) -> tuple[str, Table]:
    """Name and tree of a district: a file beside this one when the name ends in .yaml, else a packaged one."""
    if named.text.endswith((".yaml", ".yml")):
        name = beside(named.text, file)
        return name, _read(name, named.place)
    known = _shipped()
    if named.text not in known:
        raise ScenarioError([unknown("scenario.district", named.text, known, named.place, path=key)])
    return f"{PACKAGED}{named.text}.yaml", packaged(named.text)


def _shipped() -> list[str]:
    return [one.name.removesuffix(".yaml") for one in _districts().iterdir() if one.name.endswith(".yaml")]


@cache
def packaged(name: str) -> Table:
    """The tree of a shipped district file."""
    return read_bytes((_districts() / f"{name}.yaml").read_bytes(), f"{PACKAGED}{name}.yaml")


def _districts() -> Traversable:
    return resources.files("binjiang_sim.facts") / "districts"


def _ledger(named: Scalar, district: str) -> Ledger:
    """The facts of a district: those shipped as published, or a CSV file beside the district file."""
    if named.text == "published":
        return facts.published()
    shipped = district.startswith(PACKAGED)
    file = named.text if shipped else beside(named.text, district)
    known = (_districts() / named.text).is_file() if shipped else os.path.isfile(file)
    if not known:
        raise ScenarioError([Fault("scenario.ledger", {"file": named.text}, named.place)])
    try:
        return read(decoded((_districts() / file).read_bytes() if shipped else read_whole(file), file), named.text)
    except BinjiangError as error:
        raise ScenarioError(error.faults) from None


def _read(file: str, origin: str) -> Table:
    if os.path.isdir(file):
        found = sorted(name for name in _listed(file) if name.endswith((".yaml", ".yml")))
        values = {"file": file, "found": ", ".join(found)}
        raise ScenarioError([Fault("scenario.folder" if found else "scenario.folder_empty", values, origin)])
    if os.path.lexists(file):
        return read_file(file)
    near = _near(file)
    key = "scenario.file_near" if near else "scenario.file"
    raise ScenarioError([Fault(key, {"file": file, "near": near}, origin)])


def _near(file: str) -> str:
    """The file that was most likely meant by the name of one that is not there; empty when none is near.

    Slashes may be those of another system, the folder of the scenarios may be left out, or the file is a shipped one.
    """
    slashed = file.replace("\\", "/")
    folder, name = os.path.split(slashed)
    if slashed != file and os.path.lexists(slashed):
        return slashed
    if near := nearest(name, _listed(folder or ".")):
        return os.path.join(folder, near)
    elsewhere = os.path.join(folder, "scenarios", name)
    if os.path.isfile(elsewhere):
        return elsewhere
    return nearest(os.path.splitext(name)[0], shipped.names()) or ""


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except (OSError, ValueError):
        return []


def beside(name: str, file: str) -> str:
    """The path of a file that is named inside another one."""
    return os.path.normpath(os.path.join(os.path.dirname(file), name))


def _changes_tree(changes: Mapping[str, object], faults: list[Fault]) -> Table:
    tree = _EMPTY
    for path, value in changes.items():
        tree = attempt(faults, _changed, tree, path, change_text(value)) or tree
    return tree


def _changed(tree: Table, path: str, text: str) -> Table:
    """The tree of changes with one more in it."""
    place = f"--set {path}"
    names = path.split(".", 8)
    if names[0] in _FIXED:
        raise ScenarioError([Fault("scenario.fixed", {"path": path}, place)])
    if bad := unfit(path):
        raise ScenarioError([Fault("text.unfit", {"code": bad[1]}, ascii(place)[1:-1])])
    node = read_text(text, lambda line, column: place, place)
    return _put(tree, names, node, place)


def _put(table: Table, names: list[str], node: Node, place: str) -> Table:
    name, *rest = names
    old = table.values.get(name)
    if old is not None and not (rest and isinstance(old, Table)):
        raise ScenarioError([Fault("yaml.twice", {"name": name, "first": table.places[name]}, place)])
    new = _put(old if isinstance(old, Table) else _EMPTY, rest, node, place) if rest else node
    return Table({**table.values, name: new}, {**table.places, name: place}, place)
