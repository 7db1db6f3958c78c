"""`runs`: the runs that are kept, listed, shown or removed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from ..errors import Fault, ScenarioError, unknown
from ..facts.screen import aligned
from ..words import say
from .printing import print_json
from .running import RUNS

Kept = dict[str, tuple[Path, dict[str, Any]]]
SOME_LEFT = 1
HEADS = ("run", "scenario", "draws", "seed", "begun", "state", "size")
RIGHT = (2, 3, 6)  # columns of numbers
UNITS = ((1e9, "GB"), (1e6, "MB"), (1e3, "kB"))


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """What to do, with which runs, of which folder."""
    parser.add_argument("action", choices=("list", "show", "clean"), help=say("runs.action", language))
    parser.add_argument("names", nargs="*", metavar="RUN", help=say("runs.names", language))
    parser.add_argument("--all", action="store_true", help=say("runs.all", language))
    parser.add_argument("--out", metavar="DIR", default="results", help=say("cli.out", language))


def call(arguments: argparse.Namespace, language: str) -> int:
    """Do it; 1 when a run stays because a process is at work on it. Raises ScenarioError for one that is not there."""
    from ..projection import store

    folder = Path(arguments.out) / RUNS
    found = sorted(store.runs(folder), key=lambda one: str(one[1].get("begun")), reverse=True)
    kept = {path.name: (path, about) for path, about in found}
    chosen = _chosen(kept, arguments, folder)
    if arguments.action == "clean":
        return _clean(chosen, bool(kept), arguments, language)
    if arguments.json:
        print_json([_record(*one) for one in chosen.values()])
    elif arguments.action == "show":
        print("\n\n".join(_about(*one, language) for one in chosen.values()))
    elif chosen:
        print(_table(chosen, folder, language))
    else:
        print(say("runs.none", language, folder=folder))
    return 0


def _chosen(kept: Kept, arguments: argparse.Namespace, folder: Path) -> Kept:
    """The runs that are named; without names what the action means by none.

    Raises ScenarioError for names that fit no run, or several where one is meant.
    """
    if arguments.names:
        found = {name: _fitting(name, kept) for name in arguments.names}
        faults = [_unknown(name, kept, folder) for name, fitting in found.items() if not fitting]
        for name, fitting in found.items():
            if len(fitting) > 1 and arguments.action != "list":
                faults.append(Fault("runs.several", {"name": name, "found": ", ".join(fitting)}))
        if faults:
            raise ScenarioError(faults)
        return {name: kept[name] for fitting in found.values() for name in fitting}
    if arguments.action == "show":
        names = ", ".join(kept)
        raise ScenarioError([Fault("runs.which", {"found": names}) if kept else Fault("runs.none", {"folder": folder})])
    everything = arguments.action == "list" or arguments.all
    return {name: one for name, one in kept.items() if everything or not one[1].get("complete")}


def _fitting(name: str, kept: Kept) -> list[str]:
    """The run of this name, else those whose name or key begins so. A folder's path is as good as its name."""
    name = Path(name).name
    return [name] if name in kept else [one for one in kept if any(part.startswith(name) for part in _names(one))]


def _names(name: str) -> tuple[str, str]:
    return name, name.rpartition("-")[2]


def _unknown(name: str, kept: Kept, folder: Path) -> Fault:
    if not kept:
        return Fault("runs.none", {"folder": folder})
    return unknown("runs.run", name, [part for one in kept for part in _names(one)] if "-" not in name else kept)


def _clean(chosen: Kept, some: bool, arguments: argparse.Namespace, language: str) -> int:
    from ..projection import store

    sizes = {name: store.size(path) for name, (path, _) in chosen.items()}
    left = [name for name, (path, _) in chosen.items() if not store.delete(path)]
    removed = {name: size for name, size in sizes.items() if name not in left}
    if arguments.json:
        print_json([{"name": name, "bytes": size} for name, size in removed.items()])
    else:
        for name, size in removed.items():
            print(say("runs.removed", language, name=name, size=_size(size)))
        if not chosen:
            print(say("runs.nothing" if some else "runs.none", language, folder=Path(arguments.out) / RUNS))
    for name in left:
        print(say("runs.busy", language, name=name), file=sys.stderr)
    return SOME_LEFT if left else 0


def _table(chosen: Kept, folder: Path, language: str) -> str:
    from ..projection import store

    rows = [tuple(say(f"runs.head_{head}", language) for head in HEADS)]
    sizes = {name: store.size(path) for name, (path, _) in chosen.items()}
    for name, (path, about) in chosen.items():
        draws = f"{about['draws']:,}" if "draws" in about else "?"
        state = say(f"runs.{store.state(path, about)}", language)
        title = about.get("scenario", {}).get(language, "?")
        rows.append((name, title, draws, str(about.get("seed", "?")), _time(about), state, _size(sizes[name])))
    total = say("runs.total", language, count=len(chosen), size=_size(sum(sizes.values())), folder=folder)
    return "\n".join([*aligned(rows, RIGHT), "", total])


def _about(path: Path, about: dict[str, Any], language: str) -> str:
    """Everything about one run, a line each."""
    from ..projection import store

    state = say(f"runs.{store.state(path, about)}", language)
    if about.get("complete") and "seconds" in about:
        state = say("runs.took", language, state=state, seconds=about["seconds"])
    kind = "central" if about.get("central") else "all" if about.get("luck", True) else "parameters"
    values: dict[str, object] = {
        "scenario": about.get("scenario", {}).get(language, "?"),
        "file": about.get("file", "?"),
        "draws": f"{about['draws']:,}" if "draws" in about else "?",
        "seed": about.get("seed", "?"),
        "kind": say(f"runs.kind_{kind}", language),
        "state": state,
        "begun": _time(about),
        "size": _size(store.size(path)),
        "inputs": about.get("hash", "?"),
        "equations": about.get("equations", "?"),
        "versions": ", ".join(f"{key} {one}" for key, one in about.get("versions", {}).items()),
        "machine": about.get("machine", "?"),
        "folder": path,
    }
    lines = aligned([(f"  {say(f'runs.head_{key}', language)}", str(value)) for key, value in values.items()])
    return "\n".join([path.name, *lines])


def _record(path: Path, about: dict[str, Any]) -> dict[str, object]:
    from ..projection import store

    return {"name": path.name, "bytes": store.size(path), "state": store.state(path, about), **about}


def _time(about: dict[str, Any]) -> str:
    """To the minute."""
    return str(about.get("begun", "?"))[:16].replace("T", " ")


def _size(count: int) -> str:
    for unit, name in UNITS:
        if count >= unit:
            return f"{count / unit:.1f} {name}"
    return f"{count} B"
