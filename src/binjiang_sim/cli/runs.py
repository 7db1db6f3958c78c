"""`runs`: the runs that are kept, listed, shown or removed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ..errors import Fault, ScenarioError, unknown
from ..facts.screen import aligned, columns, fitted
from ..words import say
from .printing import print_json, put, tell
from .running import RUNS

Kept = dict[str, tuple[Path, dict[str, Any]]]
Written = dict[str, list[tuple[Path, dict[str, Any]]]]  # folders of results by the key of their run
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
    from ..report.writing import results_of

    folder = Path(arguments.out) / RUNS
    found = sorted(store.runs(folder), key=lambda one: str(one[1].get("begun")), reverse=True)
    kept = {path.name: (path, about) for path, about in found}
    chosen = _chosen(kept, arguments, folder)
    if arguments.action == "clean":
        return _clean(chosen, bool(kept), arguments, language)
    if arguments.json:
        results = results_of(arguments.out)
        print_json([_record(*one, results) for one in chosen.values()])
    elif arguments.action == "show":
        results = results_of(arguments.out)
        put("\n\n".join(_about(*one, results, language) for one in chosen.values()))
    elif chosen:
        put(_table(chosen, folder, results_of(arguments.out), language))
    else:
        put(say("runs.none", language, folder=folder))
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
            put(say("runs.removed", language, name=name, size=_size(size)))
        if not chosen:
            put(say("runs.nothing" if some else "runs.none", language, folder=Path(arguments.out) / RUNS))
    for name in left:
        tell(say("runs.busy", language, name=name))
    return SOME_LEFT if left else 0


def _table(chosen: Kept, folder: Path, results: Written, language: str) -> str:
    from ..projection import store

    rows = [tuple(say(f"runs.head_{head}", language) for head in HEADS)]
    sizes = {name: store.size(path) for name, (path, _) in chosen.items()}
    titles = _titles(chosen, language)
    for name, (path, about) in chosen.items():
        draws = f"{about['draws']:,}" if "draws" in about else "?"
        state = say(f"runs.{store.state(path, about)}", language)
        rows.append((name, titles[name], draws, str(about.get("seed", "?")), _time(about), state, _size(sizes[name])))
    total = say("runs.total", language, count=len(chosen), size=_size(sum(sizes.values())), folder=folder)
    head, *lines = fitted(rows, RIGHT, columns())
    with_results = [
        one
        for own, (_, about) in zip(lines, chosen.values(), strict=True)
        for one in (*own, *(f"  {text}" for text in _written(about, results, language)))
    ]
    return "\n".join([*head, *with_results, "", total])


def _titles(chosen: Kept, language: str) -> dict[str, str]:
    """The names of the scenarios by run, with their files where several files have one name."""
    files: dict[str, set[str]] = {}
    own = {name: str(about.get("scenario", {}).get(language, "?")) for name, (_, about) in chosen.items()}
    for name, (_, about) in chosen.items():
        files.setdefault(own[name], set()).add(str(about.get("file", "?")))
    return {
        name: title if len(files[title]) == 1 else f"{title} ({chosen[name][1].get('file', '?')})"
        for name, title in own.items()
    }


def _written(about: dict[str, Any], results: Written, language: str) -> list[str]:
    """The folders of results that were written from a run, and what tells them apart."""
    return [
        say("runs.result", language, folder=path.name, targets=len(one["targets"]), words=one["language"])
        for path, one in _own(about, results)
    ]


def _own(about: dict[str, Any], results: Written) -> list[tuple[Path, dict[str, Any]]]:
    """The results of a run; another file with the same inputs has a run of the same key."""
    return [one for one in results.get(str(about.get("key")), ()) if one[1]["file"] == about.get("file")]


def _about(path: Path, about: dict[str, Any], results: Written, language: str) -> str:
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
    rows = [(say(f"runs.head_{key}", language), str(value)) for key, value in values.items()]
    rows += [(say("runs.head_result", language), text) for text in _written(about, results, language)]
    lines = [f"  {line}" for line in aligned(rows)]
    return "\n".join([path.name, *lines])


def _record(path: Path, about: dict[str, Any], results: Written) -> dict[str, object]:
    from ..projection import store

    written = [
        {"folder": str(folder), "language": one["language"], "targets": one["targets"]}
        for folder, one in _own(about, results)
    ]
    own = {"name": path.name, "bytes": store.size(path), "state": store.state(path, about), "results": written}
    return {**own, **about}


def _time(about: dict[str, Any]) -> str:
    """To the minute."""
    return str(about.get("begun", "?"))[:16].replace("T", " ")


def _size(count: int) -> str:
    for unit, name in UNITS:
        if count >= unit:
            return f"{count / unit:.1f} {name}"
    return f"{count} B"
