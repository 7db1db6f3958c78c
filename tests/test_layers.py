"""The rooms of the package, and what each may import."""

import ast
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import binjiang_sim

SOURCE = Path(binjiang_sim.__file__).parent
FILES = sorted(SOURCE.rglob("*.py"))

# Imports run one way: a room imports rooms further up, never one below.
OURS = {
    "words": set(),
    "errors": {"words"},
    # How bytes become text, and what files can hold, for every room that reads or writes them.
    "text": {"errors"},
    # A unit that reports cannot print is refused when a model is made.
    "engine": {"errors", "words"},
    "programs": {"errors", "engine"},
    "sectors": {"engine"},
    # The listing of the ledger is text for people, in two languages.
    "facts": {"errors", "text", "engine.units", "words"},
    # Files may call things by the names that are printed.
    "scenario": {"errors", "text", "words", "engine", "facts"},
    "sampling": {"errors", "engine", "facts", "scenario"},
    # It could be published alone.
    "quantiles": set(),
    # What a notebook shows of a result or a comparison is in two languages.
    "projection": {
        *("errors", "text", "words", "engine", "programs", "facts", "scenario", "sectors"),
        *("sampling", "quantiles"),
    },
    "calibration": {"errors", "engine", "facts", "scenario", "sampling", "projection"},
    "analysis": {"errors", "words", "engine", "programs", "facts", "scenario", "sampling", "projection"},
    "decision": {
        *("errors", "words", "engine", "facts", "scenario", "sampling", "projection"),
        *("calibration", "analysis"),
    },
    # The pages that export writes are read in two languages, so it needs the catalogue as the report does.
    "export": {"errors", "text", "words", "engine", "programs", "facts", "scenario", "sampling", "projection"},
    "report": {
        *("errors", "text", "words", "engine", "facts", "scenario", "sampling", "projection"),
        *("calibration", "analysis", "decision"),
    },
}
NUMPY_ROOMS = {
    *(
        "engine",
        "programs",
        "sampling",
        "quantiles",
        "projection",
        "calibration",
        "analysis",
        "decision",
        "export",
        "report",
    )
}
HOMES = {
    "numpy": NUMPY_ROOMS | {"cli"},
    "yaml": {"scenario"},
    "pydantic": {"scenario"},
    "pydantic_core": {"scenario"},
    "scipy": {"sampling", "calibration", "analysis", "decision"},
    "xarray": {"projection"},
    "pandas": {"projection", "calibration", "analysis", "decision"},
    "h5netcdf": {"projection"},
    "h5py": {"projection"},
    "SALib": {"analysis"},
    "scoringrules": {"calibration"},
    "matplotlib": {"report"},
    "pypdf": {"report"},
    "jinja2": {"report"},
    "markupsafe": {"report"},
    "fontTools": {"report"},
    "zhplot": {"report"},
    "xlsxwriter": {"report"},
    "docx": {"report"},
    "typst": {"report"},
    # An edited workbook is another way to write a scenario, so it is read and checked where scenarios are.
    "openpyxl": {"scenario"},
    "argparse": {"cli"},
    "tqdm": {"cli"},
}
# The package's face and its command line see every room.
FREE = {"__init__", "__main__", "cli"}


def imports():
    """(file, room, dotted name imported) for every import anywhere in the package, under TYPE_CHECKING too."""
    for file in FILES:
        parts = file.relative_to(SOURCE).with_suffix("").parts
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = _imported(node, ("binjiang_sim", *parts))
            else:
                continue
            yield from ((f"{'/'.join(parts)}:{node.lineno}", parts[0], name) for name in names)


def _imported(node, place):
    """Every name of a `from ... import ...`, absolute: `from ..engine import units` is binjiang_sim.engine.units."""
    above = list(place[: len(place) - node.level]) if node.level else []
    return [".".join([*above, *([node.module] if node.module else []), alias.name]) for alias in node.names]


@cache
def every_import():
    """What `imports` finds, read once and not before a test asks for it."""
    return tuple(imports())


def test_every_room_is_in_the_table():
    rooms = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert rooms - FREE - set(OURS) == set()


def test_the_table_runs_one_way():
    rooms = list(OURS)
    for room, allowed in OURS.items():
        assert {one.split(".")[0] for one in allowed} <= set(rooms[: rooms.index(room)])


def test_a_room_imports_only_the_rooms_it_may():
    wrong = []
    for place, room, name in every_import():
        package, _, inside = name.partition(".")
        if room in OURS and package == "binjiang_sim" and inside.split(".")[0] != room:
            allowed = any(inside == one or inside.startswith(f"{one}.") for one in OURS[room])
            wrong += [] if allowed else [f"{place} imports {inside}"]
    assert wrong == []


def test_a_library_is_imported_only_where_it_is_at_home():
    homes = ((place, room, name, HOMES.get(name.split(".")[0])) for place, room, name in every_import())
    assert [f"{place} imports {name}" for place, room, name, home in homes if home and room not in home] == []


def test_every_other_import_is_of_the_standard_library_or_in_the_table():
    known = {*sys.stdlib_module_names, *HOMES, "binjiang_sim"}
    assert [f"{place} imports {name}" for place, _, name in every_import() if name.split(".")[0] not in known] == []


def edges():
    """(file, file that it imports) for every import of ours: inside functions and under TYPE_CHECKING count too."""
    files = {_file(file.relative_to(SOURCE).with_suffix("").parts) for file in FILES}
    for place, _, name in every_import():
        package, _, wanted = name.partition(".")
        if package == "binjiang_sim":
            while wanted and wanted not in files:  # the name of a thing in a file
                wanted = wanted.rpartition(".")[0]
            own = _file(place.partition(":")[0].split("/"))
            if wanted and wanted != own:
                yield own, wanted


def _file(parts):
    return ".".join(part for part in parts if part != "__init__")


def test_no_file_imports_itself_through_others():
    graph = {}
    for own, wanted in edges():
        graph.setdefault(own, set()).add(wanted)
    assert len(graph) > 100
    TopologicalSorter(graph).prepare()


def test_what_is_said_does_not_know_what_it_is_written_as():
    wrong = [(own, wanted) for own, wanted in edges() if own.startswith("report.content")]
    assert [pair for pair in wrong if pair[1].startswith(("report.render", "report.formats", "report.writing"))] == []


def test_equations_are_read_in_one_place():
    """The others that import `ast` read formulas on published facts, which are text in a district file."""
    readers = {place.partition(":")[0] for place, _, name in every_import() if name.split(".")[0] == "ast"}
    assert readers == {"engine/reading", "facts/derive", "projection/formula_checks"}


def test_nothing_is_passed_behind_the_back_of_a_call():
    assert [place for place, _, name in every_import() if name.split(".")[0] == "contextvars"] == []
