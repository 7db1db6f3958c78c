"""A plan that was found as a scenario file."""

from __future__ import annotations

from collections.abc import Mapping

from ..scenario.resolved import moment
from ..scenario.yaml_text import scalar
from .sought import ALREADY, Sought


def plan_text(found: Sought, extends: str, names: Mapping[str, str], comments: Mapping[str, str]) -> str:
    """The text of a file that extends another by the levers that were found; names and comments by language."""
    plans = found.plans
    lines = [f"# {one}" for comment in comments.values() for one in comment.splitlines()]
    name = f"{{zh: {scalar(names['zh'])}, en: {scalar(names['en'])}}}"
    lines += ["schema: 1", f"name: {name}", f"extends: {scalar(extends)}"]
    moved = [one for one in found.levers if found.status != ALREADY and plans.changes(one)]
    lines += ["levers:"] if moved else []
    for one in moved:
        path = plans.points(one.lever, one.size, one.start)
        points = ", ".join(f"{moment(time)}: {value:.6g}" for time, value in path)
        lines.append(f"  {one.lever}: {{path: {{{points}}}, after: hold}}")
    return "\n".join(lines) + "\n"
