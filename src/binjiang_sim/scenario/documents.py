"""What is laid on a scenario when it is read: documents of three kinds, and single changes."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from ..errors import expect

KINDS = ("uncertainty", "shocks", "targets")  # in the order they are laid
Files: TypeAlias = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]
Documents: TypeAlias = Mapping[str, Sequence[str]]

NO_CHANGES: Mapping[str, object] = MappingProxyType({})
NO_DOCUMENTS: Documents = MappingProxyType({})


def by_kind(uncertainty: Files = (), shocks: Files = (), targets: Files = ()) -> Documents:
    """The names of the files by kind; one name or several for each."""
    given = tuple(zip(KINDS, (uncertainty, shocks, targets), strict=True))
    for kind, one in given:
        expect(kind, one, str, os.PathLike, list, tuple)
    return {kind: tuple(map(os.fsdecode, [one] if isinstance(one, str | os.PathLike) else one)) for kind, one in given}
