"""Reports in a real browser with the network cut: nothing is asked for, all is drawn, printed and accessible.

`python tests/browser.py [SCENARIO...]` checks the report of every shipped scenario, or of those named, in both
languages on a wide and on a narrow screen. The tests check one report. Needs Debian's chromium and
poppler-utils, and the packages of the extra `browser`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

SCENARIOS = Path(__file__).parent.parent / "scenarios"
CHROMIUM = shutil.which("chromium")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
SCREENS = {"wide": 1280, "phone": 420, "narrow": 390}
HEIGHT = 900  # of a screen
SERIOUS = ("serious", "critical")
LEAST_INK = 0.08  # of the height of a printed page
LEAST_FILLED = 0.5  # of a printed page that others follow


def missing() -> str:
    """What this machine lacks for these checks, in words; empty when nothing."""
    lacking = [name for name in ("chromium", "pdftotext", "pdftoppm") if not shutil.which(name)]
    lacking += [name for name in ("playwright", "axe_core_python") if find_spec(name) is None]
    return f"not installed: {', '.join(lacking)}" if lacking else ""


@contextmanager
def opened(file: Path, width: int = SCREENS["wide"], script: bool = True) -> Iterator[tuple[Any, list[str]]]:
    """The page in chromium without a network, and what it asked for or complained of."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHT}, offline=True, java_script_enabled=script
        )
        page, noted = context.new_page(), list[str]()
        page.on("request", lambda request: noted.append(request.url) if not request.url.startswith("data:") else None)
        page.on("console", lambda message: noted.append(message.text))
        page.on("pageerror", lambda error: noted.append(str(error)))
        page.goto(file.as_uri())
        if script:
            page.wait_for_function("document.fonts.ready.then(() => true)")
        noted.remove(file.as_uri())
        yield page, noted
        browser.close()


def flaws(file: Path, width: int = SCREENS["wide"]) -> list[str]:
    """What is wrong with a report on a screen of some width: one line a flaw."""
    with opened(file, width) as (page, noted):
        found = [f"asks or complains: {one}" for one in noted]
        found += [f"not drawn: {one}" for one in page.evaluate(_EMPTY)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"wider than a screen of {width}")
        if not page.evaluate("[...document.fonts].every(font => font.status === 'loaded')"):
            found.append("its font is not loaded")
        found += _inaccessible(page)
        reached, wanted = _reached(page), page.evaluate(_FOCUSABLE)
        found += [] if reached == wanted else [f"{reached} of {wanted} places reached with the tab key"]
        found += [f"not opened by its key: {one}" for one in page.evaluate(_CLOSED)]
        found += [f"cut: {one}" for one in page.evaluate(_CUT)]
        found += _inaccessible(page)
    return list(dict.fromkeys(found))


def opened_by(file: Path, anchor: str, script: bool = True) -> bool:
    """Whether a link to an anchor shows what it leads to, on a page with or without its script."""
    with opened(file, script=script) as (page, _):
        page.goto(f"{file.as_uri()}#{anchor}")
        page.wait_for_timeout(200)
        box = page.locator(f"[id='{anchor}']").bounding_box()
        shown = page.evaluate(_SHOWN, anchor) if script else bool(box)
        return bool(box) and -1 <= box["y"] < HEIGHT and shown


def first_screen(file: Path) -> dict[str, float]:
    """Where the parts of the first section end on a wide screen, in pixels from its top."""
    with opened(file) as (page, _):
        return dict(page.evaluate(_ENDS))


_EMPTY = """[...document.querySelectorAll('svg')].filter(one => {
  const box = one.getBoundingClientRect();
  return box.width < 100 || box.height < 50 || !one.querySelector('path');
}).map(one => one.getAttribute('aria-label'))"""
_CLOSED = (
    """[...document.querySelectorAll('details.folded:not([open]) > summary')].map(one => one.textContent.trim())"""
)
# Words that stand outside the screen and cannot be scrolled to.
_CUT = """[...document.querySelectorAll('main *, header *')].filter(one => {
  const box = one.getBoundingClientRect();
  return !one.closest('.scroll, svg, .numbers, [aria-hidden], .first > h2') && box.width && box.right > innerWidth + 1
    && getComputedStyle(one).position !== 'absolute' && !one.closest('thead');
}).map(one => one.outerHTML.slice(0, 80))"""
_SHOWN = (
    "anchor => [...document.querySelectorAll('details.folded[open] *')].some(one => one.closest(`[id='${anchor}']`))"
)
_ENDS = """[...document.querySelectorAll('h1, .scorecard, .columns > div')].map((one, place) =>
  [one.tagName + place, one.getBoundingClientRect().bottom])"""
_FOCUSABLE = "document.querySelectorAll('a[href], summary, [tabindex=\"0\"]').length"


def _reached(page: Any) -> int:
    """How many places the tab key leads to before it leaves the page; what is folded is opened by its key."""
    seen = 0
    while seen < 500:
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body || document.activeElement.dataset.seen"):
            break
        page.evaluate("document.activeElement.dataset.seen = 1")
        if page.evaluate("document.activeElement.matches('.folded:not([open]) > summary')"):
            page.keyboard.press("Enter")
        seen += 1
    return seen


def _inaccessible(page: Any) -> list[str]:
    from axe_core_python.sync_playwright import Axe

    # A drawing is one image to a reader: what it is made of only takes time.
    page.evaluate("document.querySelectorAll('svg > :not(title)').forEach(one => one.remove())")
    broken = Axe().run(page)["violations"]
    return [f"{one['id']}: {one['help']}" for one in broken if one["impact"] in SERIOUS]


@dataclass(frozen=True)
class Sheet:
    """A printed page: its lines of words, the share of its height that holds any ink, and how far down the last is."""

    lines: list[str]
    inked: float
    filled: float


def printed(file: Path, script: bool = True) -> list[Sheet]:
    """The pages of the report on paper."""
    with opened(file, script=script) as (page, _), tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "report.pdf"
        page.pdf(path=str(paper), prefer_css_page_size=True, print_background=True)
        text = _output("pdftotext", "-layout", str(paper), "-").decode().split("\f")[:-1]
        _output("pdftoppm", "-r", "20", "-gray", str(paper), f"{folder}/page")
        inked = [_inked(one.read_bytes()) for one in sorted(Path(folder).glob("page*.pgm"))]
    words = [[line.strip() for line in one.splitlines() if line.strip()] for one in text]
    return [Sheet(lines, *ink) for lines, ink in zip(words, inked, strict=True)]


def _output(*command: str) -> bytes:
    return subprocess.run(command, capture_output=True, check=True).stdout


def _inked(picture: bytes) -> tuple[float, float]:
    """The share of the rows of a PGM picture in which something is not white, and where the last of them is."""
    _, size, _, pixels = picture.split(b"\n", 3)
    width, height = (int(one) for one in size.split())
    rows = [pixels[row * width : (row + 1) * width] for row in range(height)]
    inked = [number for number, row in enumerate(rows, 1) if min(row) < 230]
    return len(inked) / height, max(inked, default=0) / height


def misprints(file: Path) -> list[str]:
    """What is wrong with a report on paper: half-empty pages, titles missing or at the end of one, missing numbers."""
    sheets = printed(file)
    pages = [sheet.lines for sheet in sheets]
    found = [f"page {number} is all but empty" for number, sheet in enumerate(sheets, 1) if sheet.inked < LEAST_INK]
    filled = enumerate(sheets[:-1], 1)
    found += [f"page {number} ends at {one.filled:.0%}" for number, one in filled if one.filled < LEAST_FILLED]
    titles = re.findall(r'<h2 id="[a-z]+-title">([^<]*)</h2>', file.read_text("utf-8"))
    lines = {line for page in pages for line in page}
    found += [f"not on paper: {title}" for title in titles[1:] if title not in lines]
    found += [f"ends page {number}: {page[-1]}" for number, page in enumerate(pages, 1) if page[-1] in titles]
    for number, page in enumerate(pages, 1):
        if number > 1 and not page[0].endswith(f"{number} / {len(pages)}"):
            found.append(f"page {number} has no number: {page[:1]}")
    return found


def main(names: list[str]) -> int:
    """Check the reports of scenarios; prints one line each and returns how many have flaws."""
    import binjiang_sim as bj

    if lacking := missing():
        print(lacking, file=sys.stderr)
        return 2
    wrong = 0
    for name in names or sorted(one.stem for one in SCENARIOS.glob("*.yaml")):
        results = [bj.run(bj.load(SCENARIOS / f"{one}.yaml"), draws=200) for one in dict.fromkeys((name, "base"))]
        results = results if results[0].scenario.district == results[-1].scenario.district else results[:1]
        for language in ("zh", "en"):
            with tempfile.TemporaryDirectory() as folder:
                file = bj.write(results, folder, language, ("html",)) / "report.html"
                found = [f"{screen}: {one}" for screen, width in SCREENS.items() for one in flaws(file, width)]
                found += misprints(file)
                print(f"{name} {language}: {len(printed(file))} pages, {len(found)} flaws", *found, sep="\n  ")
                wrong += bool(found)
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
