"""Writes both pages: `python -m docs.review`."""

from pathlib import Path

import binjiang_sim as bj
from binjiang_sim.report.files import write

from .pages import page, review
from .words import PAGES

found = review(bj.load("base"))
for language, name in PAGES.items():
    write(Path(__file__).parent.parent / name, page(found, language))
