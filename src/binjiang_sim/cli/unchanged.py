"""A command typed again: what it said and wrote stands while all that it came from, and all that it wrote, is the same.

An account of each command is kept in a hidden folder of its results. Where there is any doubt the command runs again.
"""

from __future__ import annotations

import argparse
import glob
import hashlib
import json
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..facts import screen
from ..words import LANGUAGES, say
from .origins import marked, origins
from .printing import print_text, tell

if TYPE_CHECKING:
    from ..projection import Result
    from ..scenario import Scenario

ACCOUNTS, ANSWERS = ".unchanged", "answers"  # in the folder of results
_SAY: Mapping[str, Callable[[str], None]] = MappingProxyType({"told": tell, "table": print_text, "json": print})


@dataclass
class Account:
    """What a command says, said at once and noted in order, each with its kind, and its exit code.

    "told" is a line on standard error, "table" and "json" stand on standard output, "file" is a file that was written.
    `doubtful` says that something else was said, which is not noted.
    """

    language: str
    said: list[tuple[str, str]] = field(default_factory=list)
    code: int = 0
    doubtful: bool = False

    def tell(self, text: str) -> None:
        """Say a line on standard error."""
        self._say("told", text)

    def answer(self, text: str, kind: str) -> None:
        """Print the table, or a line of JSON."""
        self._say(kind, text)

    def wrote(self, file: Path) -> None:
        """Name a file that was written."""
        self.said.append(("file", str(file)))
        tell(say("cli.report", self.language, file=file))

    def _say(self, kind: str, text: str) -> None:
        self.said.append((kind, text))
        _SAY[kind](text)

    def again(self) -> None:
        """Say all of it once more; the files are unchanged."""
        for kind, text in self.said:
            if kind == "file":
                tell(say("cli.unchanged", self.language, file=text))
            else:
                _SAY[kind](text)

    @contextmanager
    def hearing(self) -> Iterator[None]:
        """Doubt the account when Python is made to warn meanwhile."""
        with warnings.catch_warnings():
            shown = warnings.showwarning

            def hear(*about: Any, **more: Any) -> None:
                self.doubtful = True
                shown(*about, **more)

            warnings.showwarning = hear
            yield


class Typed:
    """A command as it is typed, with its folder of results and the scenarios that were read for it."""

    def __init__(self, words: argparse.Namespace, folder: str, scenarios: Sequence[Scenario], language: str) -> None:
        self.folder, self.scenarios, self.language = Path(folder), scenarios, language
        typed = {name: one for name, one in vars(words).items() if name != "command"}
        key = json.dumps([typed, language, screen.columns()], sort_keys=True)
        self.file = self.folder / ACCOUNTS / f"{_digest(key.encode())[:16]}.json"
        self.origins, self.answers = origins(scenarios), self._answers()

    def kept(self) -> Account | None:
        """The account of the same command, if all of it still holds."""
        try:
            found = json.loads(self.file.read_bytes())
            content = json.loads(found["content"])
            if found["digest"] != _digest(found["content"].encode()) or not self._holds(content):
                return None
            return Account(self.language, [(kind, text) for kind, text in content["said"]], int(content["code"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _holds(self, content: dict[str, Any]) -> bool:
        """Whether nothing that an account names has changed since."""
        return (
            (content["origins"], content["answers"]) == (self.origins, self.answers)
            and all(_digest_of(self.folder / name) == was for name, was in content["files"].items())
            and all(marked(self.folder / name) == was for name, was in content["runs"].items())
            and all(self._lent(stem, content["own"]) == was for stem, was in content["lent"].items())
        )

    def _answers(self) -> dict[str, str | None]:
        """What longer commands stored for reports."""
        return {self._name(one): _digest_of(one) for one in sorted(self.folder.glob(f"{ANSWERS}/*"))}

    def _lent(self, stem: str, own: Sequence[str]) -> dict[str, list[object]]:
        """Texts written by hand beside the `own` folders, which may be copied into these, and whose they are."""
        found = sorted(self.folder.glob(f"{glob.escape(stem)}-*/recommendations*.md"))
        return {self._name(one): [marked(one), _scenario_of(one.parent)] for one in found if one.parent.name not in own}

    def _name(self, file: Path) -> str:
        return file.relative_to(self.folder).as_posix()

    @contextmanager
    def noting(self, account: Account, results: Sequence[Result], formats: Sequence[str]) -> Iterator[None]:
        """Keep the account of what is written meanwhile, unless something it comes from changes in this time."""
        from ..report.content import recommendations
        from ..report.files import write
        from ..report.writing import as_written, folder_of, stem_of

        folders = [folder_of(one, self.folder, self.language) for one in results]
        texts = {recommendations.path(one, words): words for one in folders for words in LANGUAGES}
        before = {file: _digest_of(file) for file in texts}
        own = [one.name for one in folders]
        lent = {stem: self._lent(stem, own) for stem in map(stem_of, self.scenarios)}
        yield
        after = {file: _digest_of(file) for file in texts}
        made = {file: _digest(say("document.guidance", words).encode()) for file, words in texts.items()}
        # A text that is new may have been changed since it was read, unless it is one whose words are known.
        settled = all(now in (before[file], made[file]) for file, now in after.items())
        files = as_written(results, self.folder, self.language, formats)
        same = (origins(self.scenarios), self._answers()) == (self.origins, self.answers)
        if account.doubtful or not settled or files is None or not same:
            return
        content = {
            "origins": self.origins,
            "answers": self.answers,
            "files": {self._name(one): _digest_of(one) for one in (*after, *files)},
            "runs": {self._name(one): marked(one) for one in _stored(results)},
            "own": own,
            "lent": lent,
            "said": account.said,
            "code": account.code,
        }
        text = json.dumps(content)
        with suppress(OSError):  # the command runs again
            write(self.file, json.dumps({"content": text, "digest": _digest(text.encode())}))


def _stored(results: Sequence[Result]) -> Iterator[Path]:
    """The files of the runs that are kept."""
    folders = (one.ensemble.folder for one in results)
    return (file for folder in folders if folder for file in sorted(folder.path.glob("[!.]*")))


def _scenario_of(folder: Path) -> object:
    """The scenario file that a folder of results is of, as it says."""
    try:
        return json.loads((folder / "manifest.json").read_bytes())["file"]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _digest_of(file: Path) -> str | None:
    """The digest of a file; None where there is none that can be read."""
    try:
        return _digest(file.read_bytes())
    except OSError:
        return None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
