"""`runs`: the runs that are kept, listed, shown or removed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ..errors import Fault, ScenarioError, unknown
from ..words import say
from .printing import print_json
from .running import RUNS

Kept = dict[str, tuple[Path, dict[str, Any]]]
SHOWN = ("key", "scenario", "file", "hash", "equations", "seed", "draws", "central", "luck", "versions", "machine")


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """What to do, with which runs, of which folder."""
    parser.add_argument("action", choices=("list", "show", "clean"), help=say("runs.action", language))
    parser.add_argument("names", nargs="*", metavar="RUN", help=say("runs.names", language))
    parser.add_argument("--all", action="store_true", help=say("runs.all", language))
    parser.add_argument("--out", metavar="DIR", default="results", help=say("cli.out", language))


def call(arguments: argparse.Namespace, language: str) -> None:
    """Do it. Raises ScenarioError for a run that is not there."""
    from ..projection import store

    kept = {path.name: (path, about) for path, about in store.runs(Path(arguments.out) / RUNS)}
    chosen = _chosen(kept, arguments)
    if arguments.action == "clean":
        for name, (path, _) in chosen.items():
            size = store.size(path)
            store.delete(path)
            print(say("runs.removed", language, name=name, size=_size(size)))
    elif arguments.json:
        print_json([{"name": name, "bytes": store.size(path), **about} for name, (path, about) in chosen.items()])
    elif arguments.action == "show":
        for name, (_, about) in chosen.items():
            print("\n".join([name, *(f"  {key}: {_plain(about.get(key), language)}" for key in SHOWN)]))
    else:
        lines = [_line(name, *one, language) for name, one in chosen.items()]
        print("\n".join(lines) or say("runs.none", language, folder=Path(arguments.out) / RUNS))


def _chosen(kept: Kept, arguments: argparse.Namespace) -> Kept:
    """The runs that are named by folder, key or the beginning of it; without names what the action means by none."""
    if arguments.names:
        found = {one: [n for n in kept if n == one or n.rpartition("-")[2].startswith(one)] for one in arguments.names}
        faults = [unknown("runs.run", one, kept) for one, names in found.items() if not names]
        if faults:
            raise ScenarioError(faults)
        return {name: kept[name] for names in found.values() for name in names}
    if arguments.action == "show":
        raise ScenarioError([Fault("runs.which")])
    everything = arguments.action == "list" or arguments.all
    return {name: one for name, one in kept.items() if everything or not one[1].get("complete")}


def _line(name: str, path: Path, about: dict[str, Any], language: str) -> str:
    from ..projection import store

    state = say("runs.complete" if about.get("complete") else "runs.unfinished", language)
    values = {key: about.get(key, "?") for key in ("draws", "seed", "begun")}
    return say("runs.line", language, name=name, state=state, size=_size(store.size(path)), **values)


def _plain(value: object, language: str) -> str:
    if isinstance(value, dict):
        return str(value[language]) if language in value else ", ".join(f"{key} {one}" for key, one in value.items())
    return str(value)


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB"
