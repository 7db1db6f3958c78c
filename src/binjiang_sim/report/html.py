"""The report: one HTML file that asks the network for nothing."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from html import unescape
from importlib import resources
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from ..errors import folded
from ..projection import Result
from ..words import say
from . import answers, fonts, inputs, sections, sources, stamps, stamps_files, targets
from .headline import compared, headline, name, periods


def write_report(results: Result | Sequence[Result], folder: str | os.PathLike[str], language: str = "en") -> Path:
    """Write the report of the first result as `folder`/report.html; the others are compared with it. Returns the file.

    Raises OSError when the folder cannot be written.
    """
    several = [results] if isinstance(results, Result) else list(results)
    content = page(several, language).encode()
    return stamps_files.write_stamped(Path(folder) / "report.html", content, stamps.stamp(several, language))


def page(results: Sequence[Result], language: str) -> str:
    """The whole page of the first result, as text; several results add a comparison."""
    shown = _content(results, language)
    # The glyphs are known only when the words are: the page is made once without the font to collect them.
    bare = _template().render(**shown, font="")
    return _template().render(**shown, font=fonts.subset("".join(sorted(set(unescape(bare))))))


def _content(results: Sequence[Result], language: str) -> dict[str, object]:
    result = results[0]
    scenario = result.scenario
    chapters = sections.chapters(result, language)
    return {
        "t": lambda key, **values: say(f"page.{key}", language, **values),
        "language": {"zh": "zh-Hans", "en": "en"}[language],
        "family": fonts.FAMILY,
        "style": Markup(_text("style.css")),
        "title": f"{scenario.name[language]} · {scenario.district[language]}",
        "name": scenario.name[language],
        "district": scenario.district[language],
        "span": f"{scenario.start}–{scenario.end}",
        "central": result.central,
        "sentences": [one for one in answers.sentences(result, language) if one],
        "warnings": [say("check.warning", language, text=one.text(language)) for one in folded(result.warnings)],
        "statuses": [(say(f"page.status_{one}", language), count) for one, count in inputs.counts(result).items()],
        "uncertain": inputs.uncertain(result),
        "periods": periods(result),
        "lines": headline(result, language),
        "note": say("report.note_central" if result.central else "report.note", language),
        "targets": targets.rows(result, language),
        "targets_head": targets.head(language),
        "targets_title": say("targets.title", language),
        "names": [name(one, language) for one in results],
        "compared": compared(results, language) if len(results) > 1 else (),
        "stamp": sources.stamp(result, language),
        "command": stamps.command(results, language),
        "chapters": chapters,
        "clips": sources.clips(result, language),
        "bands": sources.two_bands(result, language),
        "published": sources.against_published(result, language),
        "facts": sources.facts_used(result, language),
        "assumptions": inputs.listed(result, ("assumption", "literature"), language),
    }


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_text("page.html.jinja"))


def _text(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")
