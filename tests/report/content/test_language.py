"""A Chinese report holds no English remnant, an English one no Chinese: every line of every document is counted."""

import io
import re
from collections.abc import Iterable
from dataclasses import replace

import openpyxl
import pytest

from binjiang_sim.analysis import explained_figure
from binjiang_sim.analysis.comparison import compare
from binjiang_sim.report.brief import brief
from binjiang_sim.report.brief.page import document as brief_document
from binjiang_sim.report.content import judgements
from binjiang_sim.report.content.attribution.document import of_tree
from binjiang_sim.report.content.blocks import (
    Bars,
    Bullets,
    Chart,
    Code,
    Document,
    Heading,
    Paragraph,
    Scorecard,
    Section,
    Table,
)
from binjiang_sim.report.content.comparison.document import document as comparison_document
from binjiang_sim.report.content.document import document
from binjiang_sim.report.render import comparison_terminal, terminal, tree_terminal
from binjiang_sim.report.render.results_workbook import workbook
from binjiang_sim.words import in_language

BOTH = pytest.mark.parametrize("language", ["zh", "en"])
CHINESE, ENGLISH_WORD = re.compile("[\u3400-\u9fff]"), re.compile("[A-Za-z]{3,}")
PERCENTAGES = re.compile(r"\d %")  # a space before the sign is English

# What is not translated: it is typed, or it is a name.
PROPER_NAMES = re.compile(
    "|".join(
        (
            r"^(?:www\.|[a-z0-9-]+\.)[\w.-]+\.\w+(?:[ /]\S.*)?$",  # an address, with what stands behind it there
            r"^doi \S+$",
            r"^(?:facts/districts/)?[\w/.-]+\.(?:yaml|csv)(?::\d+(?::\d+)?)?[）；]*$",  # a file and its line
            r"^python [\d.]+, binjiang_sim .*$",  # programs and libraries with their versions
            r"^[a-z]\w*_\w+$",  # a fact of the ledger, by the name that formulas and commands know
            r"^land_area$",
            r"^binjiang_sim .*--\w+.*$",  # a command
            r"^Bloom, Jones, Van Reenen and Webb \(2020\), Are Ideas Getting Harder to Find\?$",  # an English paper
            r"^BOFIT Weekly Review \d{4}/\d\d$",
            r"^GDP$",
            r"^[0-9a-f]{16}$",  # the hash of a scenario
            r"^CRPS$",
        )
    )
)
TITLES = re.compile("《[^》]*》")


def of_block(block) -> Iterable[str]:
    """The texts of a block, without quotations in the words of their source and what is to be typed."""
    if isinstance(block, Paragraph | Heading):
        yield block.text
    elif isinstance(block, Bullets):
        yield from block.items
    elif isinstance(block, Table):
        yield from (block.title, block.rest, *block.head)
        yield from (cell for row in block.rows for place, cell in enumerate(row) if place not in block.quoted)
    elif isinstance(block, Bars):
        yield block.title
        yield from (text for one in block.bars for text in (one.label, one.text, one.note))
    elif isinstance(block, Scorecard):
        yield from block.head
        yield from (text for one in block.rows for text in (one.name, one.wanted, one.outcome, one.chance, one.verdict))
    elif isinstance(block, Chart):
        yield from (block.title, *block.notes.values())
        yield from of_block(block.numbers) if block.numbers else ()
    else:
        assert isinstance(block, Code)


def of_section(section: Section) -> Iterable[str]:
    yield section.title
    for block in section.blocks:
        yield from of_block(block)


def of_document(shown: Document) -> Iterable[str]:
    yield from (shown.title, shown.place, shown.span, shown.footer, shown.answer)
    for section in shown.sections:
        yield from of_section(section)


def remnants(texts: Iterable[str], language: str) -> list[str]:
    """Lines of another language than they should be, but for proper names."""
    lines = (line.strip() for text in texts for line in text.splitlines())
    if language == "en":
        return [line for line in lines if CHINESE.search(TITLES.sub("", line))]
    bare = (line for line in lines if not PROPER_NAMES.search(line))
    return [line for line in bare if ENGLISH_WORD.search(line) and not CHINESE.search(line)]


@BOTH
def test_a_report_of_several_scenarios_is_in_one_language(base, slump, language):
    assert remnants(of_document(document([base, slump], language)), language) == []


@BOTH
def test_a_report_of_a_single_run_is_in_one_language(central, language):
    assert remnants(of_document(document([central], language)), language) == []


@BOTH
def test_a_report_of_an_invented_district_is_in_one_language(sample, language):
    assert remnants(of_document(document([sample], language)), language) == []


@BOTH
def test_a_report_with_judgements_and_shocks_left_to_chance_is_in_one_language(base, language):
    from binjiang_sim.projection import run

    laid = base.scenario.with_(
        {
            "judgements": "[{indicator: graduate_inflow, author: 甲/A, multiply: {path: {2025: 1.1}}, "
            "why: {zh: 校园招聘扩大。, en: More recruiting.}}]"
        },
        shocks="possible_slumps",
    )
    result = run(laid, draws=16)
    texts = [*of_document(document([result], language)), *judgements.sentences(result, language)]
    assert [line for line in remnants(texts, language) if "甲" not in line] == []


@BOTH
def test_a_comparison_is_in_one_language(base, slump, language):
    found = compare([base, slump])
    assert remnants(of_document(comparison_document(found, language)), language) == []
    assert remnants([comparison_terminal.text(found, language, everything=True)], language) == []


@BOTH
def test_a_brief_is_in_one_language(base, slump, language):
    assert remnants(of_document(brief_document(brief([base, slump], language), base)), language) == []


@BOTH
def test_what_a_terminal_shows_is_in_one_language(base, slump, language):
    assert remnants([terminal.headline_text([base, slump], language)], language) == []


@BOTH
def test_a_figure_taken_apart_is_in_one_language(base, language):
    found = explained_figure(base.scenario, "gdp", 2030)
    texts = [text for block in of_tree(found, language) for text in of_block(block)]
    assert remnants([*texts, *tree_terminal.lines(found, language)], language) == []


def test_chinese_texts_have_chinese_marks_beside_their_letters(base, slump):
    texts = [
        *of_document(document([base, slump], "zh")),
        *of_document(comparison_document(compare([base, slump]), "zh")),
    ]
    mixed = re.compile(r"[\u3400-\u9fff][,:;?!()]|[,:;?!()][\u3400-\u9fff]")
    assert [
        line for text in texts for line in text.splitlines() if mixed.search(line) or PERCENTAGES.search(line)
    ] == []


@pytest.mark.parametrize(
    ("language", "line"),
    [("zh", "Half a year."), ("zh", "as leading economies grow"), ("en", "半年。"), ("en", "Plan report: 力争10%")],
)
def test_a_remnant_is_found_wherever_it_stands(base, language, line):
    shown = document([base], language)
    before = len(remnants(of_document(shown), language))
    *others, last = shown.sections
    table = next(one for one in last.blocks if isinstance(one, Table))
    head, *rest = (row for row in table.rows if len(row) == len(table.head))
    spoilt = replace(last, blocks=(replace(table, rows=((*head[:-1], line), *rest)),))
    assert remnants(of_document(replace(shown, sections=(*others, spoilt))), language) == [line]
    assert before == 0


def test_every_reason_and_source_of_the_shipped_district_is_in_both_languages(base):
    from binjiang_sim.projection import givens

    found = [text for one in givens(base.scenario).values() for text in (one.why, one.source) if text]
    assert remnants([in_language(text, "zh") for text in found], "zh") == []
    assert remnants([in_language(text, "en") for text in found], "en") == []


def test_every_fact_has_a_scope_and_a_source_in_chinese(base):
    facts = base.scenario.ledger.facts()
    assert [one.name for one in facts if not CHINESE.search(one.scope_zh)] == []
    assert remnants([one.source_in("zh") for one in facts], "zh") == []
    assert remnants([text for one in facts for text in (one.source_in("en"), one.scope_in("en"))], "en") == []


@BOTH
def test_the_sheets_of_a_workbook_are_named_in_the_language(base, language):
    book = openpyxl.load_workbook(io.BytesIO(workbook([base], document([base], language))))
    assert remnants(book.sheetnames, language) == []
