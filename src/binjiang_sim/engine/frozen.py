"""Mappings that do not change, and can be hashed, pickled, copied and written as JSON like any other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn, TypeVar

from ..errors import Fault, FrozenError

Key = TypeVar("Key")
Value = TypeVar("Value")


class Frozen(dict[Key, Value]):
    """A mapping that raises FrozenError when it is to be changed."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise FrozenError([Fault("frozen.mapping")])

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)


def frozen(mapping: Mapping[Key, Value]) -> Mapping[Key, Value]:
    """A mapping as one that does not change, mappings and lists in it likewise."""
    if isinstance(mapping, Frozen):
        return mapping
    return Frozen({key: _still(one) for key, one in mapping.items()})


def _still(value: Any) -> Any:
    if isinstance(value, Mapping):
        return frozen(value)
    return tuple(map(_still, value)) if isinstance(value, list | tuple) else value
