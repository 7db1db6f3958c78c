"""What the outcome of a command comes from besides what is typed: scenarios, package, libraries, fonts."""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from ..scenario import shipped

if TYPE_CHECKING:
    from ..scenario import Scenario

PACKAGE = Path(__file__).parents[1]
_INSTALLED = (".dist-info", ".egg-info")  # how the folder of a library ends that names its version
# Settings of the system that files are made by: those of matplotlib, the zone and the time that dates are written in.
_SETTINGS = ("MATPLOTLIBRC", "MPLBACKEND", "MPLCONFIGDIR", "SOURCE_DATE_EPOCH", "TZ", "XDG_CONFIG_HOME")
_OWN = ("model", "ledger", "posterior", "reload")  # parts of a scenario that are told otherwise, or not at all


def origins(scenarios: Iterable[Scenario]) -> str:
    """A digest of all of it, as it is now."""
    whole = [*map(_told, scenarios), _package(), sys.version, platform.machine(), *_libraries(), *_drawing()]
    return hashlib.sha256("\n".join(whole).encode(errors="surrogatepass")).hexdigest()


def marked(file: str | os.PathLike[str]) -> list[int] | None:
    """Bytes and time of a file, which tell that it was written anew; None where there is none."""
    try:
        about = os.stat(file)
    except OSError:
        return None
    return [about.st_size, about.st_mtime_ns]


def _told(scenario: Scenario) -> str:
    """All that a scenario says, names, reasons and places too, and the equations that it is run with."""
    from ..facts import published

    parts = [(one.name, getattr(scenario, one.name)) for one in fields(scenario) if one.name not in _OWN]
    facts = None if scenario.ledger is published() else scenario.ledger.facts()
    posterior = scenario.posterior and (scenario.posterior.digest, dict(scenario.posterior.head))
    return repr((scenario.model.digest, parts, facts, posterior))


def shadowed() -> bool:
    """Whether a file here takes the place of a shipped scenario, with which reports compare."""
    inside = os.path.realpath(shipped.folder())
    return any(os.path.dirname(os.path.realpath(shipped.path(name))) != inside for name in shipped.names())


def _package() -> str:
    """A digest of every file of the package, code, tables and texts, and of the shipped scenarios."""
    found = hashlib.sha256()
    for root in (PACKAGE, shipped.folder()):
        for folder, folders, names in os.walk(root):
            folders[:] = sorted(one for one in folders if one != "__pycache__")
            for name in sorted(names):
                content = Path(folder, name).read_bytes()
                found.update(f"{folder}/{name} {len(content)}\n".encode(errors="surrogatepass"))
                found.update(content)
    return found.hexdigest()


def _libraries() -> Iterator[str]:
    """The libraries at hand by version, and when each was put there."""
    for folder in sys.path:
        try:
            with os.scandir(folder or ".") as inside:
                found = sorted((one.path, one.stat().st_mtime_ns) for one in inside if one.name.endswith(_INSTALLED))
        except OSError:  # no folder
            continue
        yield from map(repr, found)


def _drawing() -> Iterator[str]:
    """The font of Chinese and what a person has set for charts."""
    from ..report.render.fonts import chinese_font

    yield from (f"{name}={os.environ.get(name)}" for name in _SETTINGS)
    home, own = Path.home(), "matplotlibrc"
    folders = [os.environ.get(name, "") for name in ("MATPLOTLIBRC", "MPLCONFIGDIR")]
    folders += [".", os.path.join(os.environ.get("XDG_CONFIG_HOME", home / ".config"), "matplotlib")]
    files = [*folders, *(os.path.join(one, own) for one in folders), home / ".matplotlib" / own, chinese_font() or ""]
    yield from (f"{one} {marked(one)}" for one in files if one and not os.path.isdir(one))
