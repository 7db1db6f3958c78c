"""`new`: a commented scenario file to start from."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from ..errors import Fault, ScenarioError
from ..words import say
from .params import BASE
from .printing import print_json, put


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """Its name, and the scenario it extends."""
    parser.add_argument("name", metavar="NAME", help=say("cli.new_name", language))
    origin = parser.add_mutually_exclusive_group()
    origin.add_argument("--from", dest="base", metavar="FILE", help=say("cli.new_from", language, file=BASE))
    origin.add_argument("--district", metavar="DISTRICT", help=say("cli.new_district", language))


def call(arguments: argparse.Namespace, language: str) -> None:
    """Write NAME.yaml beside the file it extends; raises ScenarioError when it exists or the parent has faults.

    With `--district` it stands beside a district file and its facts, copies of the sample to be filled in.
    """
    from .. import model
    from ..export.scaffold import SCHEMA_FILE, district_files, scaffold, schema_text
    from ..report.files import write
    from ..scenario import resolve
    from ..scenario.layers import SHIPPED
    from ..scenario.yaml_text import scalar

    district = model()
    own = arguments.district
    base = None if own else arguments.base or (BASE if os.path.exists(BASE) else None)
    resolved = resolve(base, district) if base else None
    target = _target(arguments.name, base)
    files = {target.parent / name: text for name, text in district_files(own).items()} if own else {}
    place = scalar(f"{own}.yaml") if own else SHIPPED
    parent = f"extends: {scalar(beside(base, target))}" if base else f"district: {place}"
    files[target] = scaffold(target.stem, parent, resolved, district, language)
    if faults := [Fault("new.exists", {"file": file}) for file in files if os.path.lexists(file)]:
        raise ScenarioError(faults)
    for file, text in files.items():
        write(file, text, "utf-8-sig" if file.suffix == ".csv" else "utf-8")
    schema = target.parent / SCHEMA_FILE
    if not schema.exists():  # so that the editor line of the file leads somewhere, without a network
        write(schema, schema_text(district))
    if arguments.json:
        print_json({"file": str(target), "files": [str(file) for file in files]})
    else:
        put("\n".join(say("new.written", language, file=file) for file in files))


def _target(name: str, base: str | None) -> Path:
    """A name with a folder is a path; one without stands beside the file it extends."""
    file = Path(name if name.endswith((".yaml", ".yml")) else f"{name}.yaml")
    return file if os.path.dirname(name) or base is None else Path(base).parent / file


def beside(base: str, target: Path) -> str:
    """The path of a scenario as a file at `target` writes it; a shipped one by its name."""
    from ..scenario import shipped

    if shipped.is_shipped(base):
        return base
    base = shipped.meant(base)
    try:
        return Path(os.path.relpath(base, target.parent)).as_posix()
    except ValueError:  # another drive
        return Path(base).resolve().as_posix()
