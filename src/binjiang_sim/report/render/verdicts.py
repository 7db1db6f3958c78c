"""The verdict on a target as a sign and a colour: whoever sees no colours reads the sign."""

from __future__ import annotations

SIGNS = {"good": "▲", "open": "◆", "bad": "▼"}
COLOURS = {"good": "#1a7f37", "open": "#8a5a00", "bad": "#b3261e"}
