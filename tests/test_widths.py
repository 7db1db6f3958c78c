"""What commands print fits the screen, by the columns it takes there, in both languages."""

import pytest

from binjiang_sim.cli import main
from binjiang_sim.facts.screen import width

TYPED = [
    ["list"],
    ["params", "search", "talent"],
    ["params", "show", "levers.talent_programme", "talent.base_inflow"],
    ["search", "talent"],
    ["model"],
    ["facts"],
    ["base", "talent_first", "--draws", "8"],
    ["base", "--draws", "8"],
    ["runs", "list"],
    ["qqq"],
    ["check", "base", "--set", "levers.talent=1"],
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("widths")


@pytest.mark.parametrize(
    ("typed", "columns", "language"),
    [(typed, (60, 80, 100)[place % 3], ("zh", "en")[place % 2]) for place, typed in enumerate(TYPED)]
    + [(TYPED[place], 60, language) for place, language in ((6, "en"), (7, "zh"))],
)
def test_no_line_is_wider_than_the_screen(folder, typed, columns, language, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", str(columns))
    more = ["--format", "csv"] if typed[0] == "base" else []
    main([*typed, *more, "--lang", language])
    _check_fits(capsys.readouterr(), columns)


@pytest.mark.parametrize(("columns", "language"), [(60, "zh"), (80, "en")])
def test_a_comparison_fits_the_screen(folder, columns, language, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", str(columns))
    settings = ["--draws", "8", "--set", "end=2026", "--format", "excel", "--lang", language]
    main(["compare", "base", "talent_first", *settings])
    _check_fits(capsys.readouterr(), columns)


def _check_fits(printed, columns):
    # A path is one word, and is left whole.
    lines = [line for line in (printed.out + printed.err).splitlines() if "/" not in line]
    assert lines
    assert max(map(width, lines)) <= columns


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_fits_the_screen(language, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "60")
    for typed in ([], ["run"], ["compare"], ["export-inputs"]):
        with pytest.raises(SystemExit):
            main([*typed, "--help", "--lang", language])
    assert max(map(width, capsys.readouterr().out.splitlines())) <= 60


def test_comments_of_an_effective_scenario_are_broken_and_it_loads_to_the_same(folder, monkeypatch, capsys):
    import binjiang_sim as bj

    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "60")
    assert main(["show", "base", "--lang", "en"]) == 0
    text = capsys.readouterr().out
    (folder / "shown.yaml").write_text(text, encoding="utf-8")
    assert bj.load("shown.yaml").hash == bj.load("base").hash
    assert all(width(line) <= 60 for line in text.splitlines() if line.lstrip().startswith("#") and "/" not in line)
