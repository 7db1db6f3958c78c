"""Text written by hand, which outlives the report around it."""

import pytest

from binjiang_sim.errors import ProjectionError
from binjiang_sim.report import write_report
from binjiang_sim.report.content import recommendations
from binjiang_sim.report.content.blocks import Bullets, Heading, Paragraph
from binjiang_sim.report.content.document import document
from binjiang_sim.report.render.html import rendered

TEXT = """# Talent
First keep
the talent.

- homes
- schools <script>alert(1)</script>
  and places
1. rents
<!-- not
for readers -->
先稳人才，
再引人才。
"""


def test_headings_lists_and_paragraphs_are_read_and_comments_left_out():
    assert recommendations.blocks(TEXT) == (
        Heading("Talent"),
        Paragraph("First keep the talent."),
        Bullets(("homes", "schools <script>alert(1)</script> and places", "rents")),
        Paragraph("先稳人才，再引人才。"),
    )


@pytest.mark.parametrize("text", ["", "\n \n", "<!-- nothing -->", "<!-- never closed", "\r\n\r\n"])
def test_a_file_without_words_is_no_section(text):
    assert recommendations.blocks(text) == ()


@pytest.mark.parametrize(("language", "name"), [("zh", "recommendations.zh.md"), ("en", "recommendations.md")])
def test_a_file_with_guidance_is_made_and_shows_nothing(tmp_path, language, name):
    text = recommendations.kept(tmp_path, language)
    assert (tmp_path / name).read_text("utf-8") == text
    assert "Markdown" in text
    assert recommendations.blocks(text) == ()


@pytest.mark.usefixtures("plain_reports")
def test_what_was_written_survives_the_next_report_and_stands_in_it(base, tmp_path):
    write_report(base, tmp_path, "en")
    (tmp_path / "recommendations.md").write_text("Keep & build.", "utf-8")
    written = write_report(base, tmp_path, "en")
    assert (tmp_path / "recommendations.md").read_text("utf-8") == "Keep & build."
    assert "<p>Keep &amp; build.</p>" in written.read_text("utf-8")


@pytest.mark.usefixtures("plain_reports")
def test_what_was_written_is_words_and_never_mark_up(base):
    text = rendered(document([base], "en", TEXT))
    assert text.count("<script") == 1  # that of the page itself
    assert "schools &lt;script&gt;" in text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Keep.\ncaf\xe9", "recommendations.md:2: not UTF-8 text; save the file as UTF-8"),
        (b"Keep\x07 it", "recommendations.md:1:5: holds the character U+0007, which no reader can see; take it out"),
    ],
)
def test_what_no_reader_could_see_is_refused_with_its_place(tmp_path, data, message):
    (tmp_path / "recommendations.md").write_bytes(data)
    with pytest.raises(ProjectionError) as caught:
        recommendations.kept(tmp_path, "en")
    assert str(caught.value) == f"{tmp_path}/{message}"
