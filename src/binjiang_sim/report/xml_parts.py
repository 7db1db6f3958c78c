"""The XML in files from outside as trees: no document type declaration in any encoding, and nothing nested deep."""

from __future__ import annotations

from xml.etree import ElementTree

DEEPEST = 200  # elements in elements


class DeclaredError(ValueError):
    """A document type declaration, with which entities would come."""


class DeepError(ValueError):
    """Elements nested more than DEEPEST deep."""


class _Builder(ElementTree.TreeBuilder):
    """Builds a tree, but of no document with a type declaration and none that is too deep."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> ElementTree.Element:
        self.depth += 1
        if self.depth > DEEPEST:
            raise DeepError
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ElementTree.Element:
        self.depth -= 1
        return super().end(tag)

    def doctype(self, name: str, pubid: str, system: str, /) -> None:
        raise DeclaredError


def tree(data: bytes) -> ElementTree.Element:
    """The root of a part.

    Raises DeclaredError and DeepError, and ValueError for what is no XML; all are kinds of ValueError.
    """
    try:
        return ElementTree.fromstring(data, ElementTree.XMLParser(target=_Builder()))
    except (ElementTree.ParseError, LookupError) as error:  # an encoding that is not known is a LookupError
        raise ValueError("no XML") from error
