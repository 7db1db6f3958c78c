"""The report as one page."""

import base64
import dataclasses
import io
import re
from html import unescape
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from binjiang_sim.projection import givens
from binjiang_sim.report import write_report
from binjiang_sim.report.content import inputs, sources
from binjiang_sim.report.content.blocks import (
    Bar,
    Bars,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Scorecard,
    Section,
    Table,
    Verdict,
    charts,
)
from binjiang_sim.report.content.document import document
from binjiang_sim.report.content.headline import headline
from binjiang_sim.report.content.numbers import scale
from binjiang_sim.report.render import html, svg
from binjiang_sim.report.render.html import rendered
from binjiang_sim.report.stamps import stamp as stamps
from binjiang_sim.words import in_language, say

BOTH = pytest.mark.parametrize("language", ["zh", "en"])
VOID = {"meta", "link", "br"}


@pytest.fixture(scope="module")
def pages(base, slump):
    """The page of the base scenario in both languages, compared with the slump."""
    return {language: rendered(document([base, slump], language)) for language in ("zh", "en")}


class Reader(HTMLParser):
    """Collects tags, attributes and words, and checks that elements are closed."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.words, self.ids = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style", "title", "script"):
            self.words.append(data)


@BOTH
def test_the_page_asks_the_network_for_nothing(pages, language):
    text = pages[language]
    assert "@import" not in text
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert not re.search(r"fetch|import|XMLHttp|http|src|innerHTML|eval", script)
    targets = re.findall(r"""(?:src|href|action|data|poster|srcset)\s*=\s*["']([^"']*)""", text)
    assert targets
    assert all(target.startswith(("#", "data:")) for target in targets)
    assert all(target.startswith(("#", "data:")) for target in re.findall(r"url\(([^)]*)\)", text))


@BOTH
def test_the_page_is_well_formed_and_every_anchor_exists_once(pages, language):
    reader = Reader(pages[language])
    assert reader.open == []
    assert len(reader.ids) == len(set(reader.ids))
    links = {attrs["href"][1:] for tag, attrs in reader.tags if tag in ("a", "use")}
    assert links <= set(reader.ids)


@BOTH
def test_every_header_cell_says_what_it_heads(pages, language):
    heads = [attrs for tag, attrs in Reader(pages[language]).tags if tag == "th"]
    assert heads
    assert all(attrs.get("scope") in ("col", "row", "rowgroup") for attrs in heads)


@BOTH
def test_every_drawing_has_a_name(base, slump, pages, language):
    drawings = [attrs for tag, attrs in Reader(pages[language]).tags if tag == "svg"]
    assert len(drawings) == len(list(charts(document([base, slump], language).sections))) > 24
    assert all(attrs["aria-label"] and attrs["role"] == "img" for attrs in drawings)


@BOTH
def test_the_page_counts_every_status(base, pages, language):
    trust = pages[language].split('<section id="trust"')[1]
    table = trust[trust.index(say("page.status", language)) :]
    table = table[: table.index("<h3>")]
    shown = [int(number) for number in re.findall(r'<td class="n">(\d+)</td>', table)]
    assert shown == [count for count in inputs.counts(base).values() if count]
    assert sum(shown) == len(givens(base.scenario))
    assert str(inputs.uncertain(base)) in table


@BOTH
def test_every_headline_number_stands_on_the_page(base, pages, language):
    for line in headline(base, language):
        for cell in filter(None, line.cells):
            assert cell.text in pages[language]


@BOTH
def test_the_page_carries_what_made_it(base, slump, pages, language):
    text = unescape(pages[language])
    for value in (base.scenario.hash, base.model.digest, str(base.scenario.seed), "numpy "):
        assert value in text
    assert stamps.command([base, slump], language) in text


@BOTH
def test_every_fact_used_is_quoted_with_its_source(base, pages, language):
    text = unescape(pages[language])
    facts = sources.facts_used(base, language)
    assert tuple(fact.name for fact in facts) == base.stamp["facts"]
    for fact in facts:
        assert fact.quote in text
        assert fact.source in text


@BOTH
def test_every_assumption_stands_with_its_reason(base, pages, language):
    text = unescape(pages[language])
    wanted = [one for one in givens(base.scenario).values() if one.status in ("assumption", "literature")]
    listed = [one for _, rows in inputs.listed(base, ("assumption", "literature"), language) for one in rows]
    assert sum(len(one.values) for one in listed) == len(wanted)
    for given in wanted:
        assert in_language(given.why or given.source, language) in text


@BOTH
def test_the_embedded_font_has_every_glyph_of_the_page(pages, language):
    written = re.search(r"base64,([A-Za-z0-9+/=]+)", pages[language])
    with TTFont(io.BytesIO(base64.b64decode(written[1]))) as font:
        known = set(font.getBestCmap())
    letters = {letter for data in Reader(pages[language]).words for letter in data if letter > " "}
    assert {letter for letter in letters if ord(letter) not in known} == set()


@BOTH
def test_the_page_is_of_a_sensible_size(pages, language):
    assert len(pages[language].encode()) < 3_000_000


@pytest.mark.usefixtures("plain_reports")
def test_names_are_escaped(base):
    named = dataclasses.replace(base.scenario, name={"zh": "<b>", "en": "<script>alert(1)</script>"})
    text = rendered(document([dataclasses.replace(base, scenario=named)], "en"))
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


def test_the_held_share_is_a_share_of_draws_and_instants(base):
    shares = {clip.name: clip.share for clip in sources.clips(base, "en")}
    held = base.clipped["robot_bottleneck"] / (base.scenario.draws * (base.clock.steps + 1))
    assert shares["robot_bottleneck"] == f"{100 * held:.1f} %"


def test_the_bands_of_the_inputs_alone_are_the_results_edges(base):
    row = next(one for one in sources.two_bands(base, "en") if one.label.startswith("GDP, growth"))
    low, high = base.edges["gdp_growth", "2024"][:, 0]
    assert row.parameters == f"[{100 * low:.1f}, {100 * high:.1f}]"


def test_the_command_repeats_changes(base):
    changed = base.scenario.with_({"levers.talent_programme": "0.8"})
    command = stamps.command(dataclasses.replace(base, scenario=changed), "en")
    assert command.endswith("--set levers.talent_programme=0.8 --lang en")


@pytest.mark.usefixtures("plain_reports")
def test_the_page_of_a_central_run_has_no_bands(central):
    plan = rendered(document([central], "zh")).split('<section id="plan"')[1].split("</section>")[0]
    assert "[" not in plan[plan.index("<table") :]


@pytest.mark.usefixtures("plain_reports")
def test_a_run_of_one_year_has_a_page_with_its_headline(short):
    text = rendered(document([short], "en"))
    assert all(cell.text in text for line in headline(short, "en") for cell in filter(None, line.cells))


def test_the_report_is_written_whole_or_not_at_all(base, tmp_path, monkeypatch):
    monkeypatch.setattr(html, "rendered", lambda *_: "\udcff")
    with pytest.raises(UnicodeEncodeError):
        write_report(base, tmp_path, "en")
    assert [file.name for file in tmp_path.iterdir()] == ["recommendations.md"]


@pytest.mark.usefixtures("plain_reports")
def test_the_same_result_gives_the_same_page(base, slump):
    """That the same chart is drawn the same is tested beside the charts."""
    first, second = (rendered(document([base, slump], "en")) for _ in range(2))
    assert first == second


@BOTH
def test_parts_of_a_chart_carry_words_that_need_no_script(base, pages, language):
    fact = next(one for one in base.scenario.ledger.facts() if one.name == "gdp_growth_2021")
    found = re.findall(rf'<g id="gdp_growth-all-fact-{fact.name}"><title>([^<]*)</title>', pages[language])
    assert len(found) == 1
    assert fact.source_in(language) in unescape(found[0])


@BOTH
def test_every_fan_stands_with_its_numbers_in_words(base, pages, language):
    parts = pages[language].split('<details class="numbers">')[1:]
    middle = base.quantile("gdp", "2030", 0.5)
    own = scale([base.quantile("gdp", "2035", 0.9)], "CNY", language)
    assert any(f'<th scope="row">2030</th><td class="n">{own.number(middle)}</td>' in part for part in parts)
    assert len(parts) >= 14


CARD = Scorecard(
    ("Target", "Wanted", "Outcome", "Chance", "Verdict"),
    (
        Verdict("GDP", "5 %", "4 %", 0.25, "25 % ± 2", "open", "open"),
        Verdict("Firms", "100", "76", 0.0, "0 %", "missed", "bad"),
        Verdict("R&D", "10 %", "11 %", 1.0, "100 %", "met", "good"),
    ),
)


def answered(answer="Three targets: one is met"):
    """The page of a document with a headline, and evidence that is folded."""
    first = (Paragraph("Before"), CARD, Heading("Because"), Bullets(("one",)), Heading("How sure"), Bullets(("two",)))
    evidence = Table("Facts", ("fact", "value"), (("GDP", "1"),), anchors=("fact-gdp",))
    sections = (
        Section("answer", "In short", first),
        Section("growth", "Growth", (Heading("Kept together"), Paragraph("Words"))),
        Section("sources", "Sources", (evidence,), folded=True),
    )
    return rendered(Document("en", "Base", "Place", "2023–2035", "Footer", sections, answer))


def places(text, *parts):
    found = [text.index(part) for part in parts]
    return found == sorted(found)


def test_the_page_begins_with_its_answer_and_the_contents_come_after_the_first_section():
    text = answered()
    parts = ("Place · Base · 2023–2035", "<h1>Three targets: one is met</h1>", '<section id="answer"', "</section>")
    assert places(text, *parts, "<nav", '<section id="growth"', '<section id="sources"', "<footer>")
    nav = text[text.index("<nav") : text.index("</nav>")]
    assert re.findall(r'href="#([^"]*)">([^<]*)<', nav) == [("growth", "Growth"), ("sources", "Sources")]


def test_a_page_without_an_answer_is_headed_by_its_title():
    text = answered("")
    assert "<h1>Base</h1>" in text
    assert "Place · 2023–2035" in text
    assert 'class="columns"' not in text


def test_what_stands_below_each_heading_of_the_first_section_stands_side_by_side():
    text = answered()
    columns = text[text.index('<div class="columns">') : text.index("<nav")]
    assert columns.count("<h3>") == 2
    assert places(text, "Before", "Firms", '<div class="columns">', "Because", "How sure")
    assert text.count('class="columns"') == 1


def test_a_scorecard_has_a_bar_as_long_as_the_chance_and_a_sign_beside_each_verdict():
    text = answered()
    card = text[text.index('<table class="scorecard"') :]
    card = card[: card.index("</table>")]
    assert re.findall(r"width:([0-9.]+)%", card) == ["25.0", "0.0", "100.0"]
    said = re.findall(r'<td class="(\w+)"><span aria-hidden="true">(.)</span> (\w+)</td>', card)
    assert said == [("open", "◆", "open"), ("bad", "▼", "missed"), ("good", "▲", "met")]
    colours = re.findall(r"\.(?:good|open|bad) \{ color: (#\w+); \}", text)
    assert len(set(colours)) == 3


def test_a_row_of_a_scorecard_names_its_cells_where_a_narrow_screen_hides_the_head():
    assert re.findall(r'data-head="([^"]*)"', answered())[:3] == ["Wanted", "Outcome", "Chance"]


def test_folded_sections_are_closed_under_a_heading_and_hold_their_anchors():
    text = answered()
    fold = text[text.index('<section id="sources"') :]
    fold = fold[: fold.index("</section>")]
    assert '<details class="folded">' in fold
    assert '<summary><h2 id="sources-title">Sources</h2></summary>' in fold
    assert 'id="fact-gdp"' in fold
    assert text.count('<details class="folded">') == 1


def test_a_page_without_folded_sections_has_no_script():
    one = Document("en", "Base", "Place", "2023", "Footer", (Section("answer", "In short", (Paragraph("Words"),)),))
    assert "<script" not in rendered(one)


def test_a_drawing_tells_the_style_sheet_its_width():
    assert 'style="--inches:1"' in svg.inline(bare_chart(), "one", "One")


def test_a_name_cannot_leave_the_style_sheet():
    assert html._css_text('x"; } </style>') == "x\\22 \\3b  \\7d  \\3c \\2f style\\3e "


def test_bars_reach_from_the_left_or_from_the_middle():
    plain = Bars("", (Bar("", 0.25, ""),))
    signed = Bars("", (Bar("", 0.4, ""), Bar("", -0.2, "")), signed=True)
    assert html._placed(plain.bars[0], plain) == "left:0;width:25.0%"
    assert [html._placed(one, signed) for one in signed.bars] == ["left:50.0%;width:50.0%", "left:25.0%;width:25.0%"]


def test_signed_bars_of_no_length_stand_in_the_middle():
    bars = Bars("", (Bar("input", 0.0, "0"),), signed=True)
    assert html._placed(bars.bars[0], bars) == "left:50.0%;width:0.0%"


def test_a_drawing_under_any_name_is_markup_whose_references_find_their_parts():
    names = ['a "b"', "a 'b'", "a)b", "<b>&amp;", "60+", "60-", "人 才"]
    drawn = [svg.inline(bare_chart(), name, name) for name in names]
    ids = []
    for name, one in zip(names, drawn, strict=True):
        root = ElementTree.fromstring(one)
        own = [node.get("id") for node in root.iter() if node.get("id")]
        references = re.findall(r'url\(#([^)]*)\)|href="#([^"]*)"', one)
        assert {first or second for first, second in references} <= set(own)
        assert root.find("title").text == name
        ids += own
    assert len(set(ids)) == len(ids)


def bare_chart():
    from matplotlib.figure import Figure

    figure = Figure(figsize=(1, 1))
    figure.add_subplot().plot([0, 1], marker="o")
    return figure
