"""Texts of the room `report`."""

TEXTS: dict[str, tuple[str, str]] = {}
