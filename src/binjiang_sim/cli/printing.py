"""What commands print alike."""

from __future__ import annotations

import json


def print_json(value: object) -> None:
    """One line of JSON, Chinese as it is."""
    print(json.dumps(value, ensure_ascii=False, allow_nan=False))
