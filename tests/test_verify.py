"""`verify`: stamped files, whole and tampered with."""

import dataclasses
import json
import shutil
import zipfile
from pathlib import Path

import docx
import pytest

import binjiang_sim as bj
from binjiang_sim.cli import main, verify
from binjiang_sim.engine import Sector, auxiliary, indicator, parameter
from binjiang_sim.projection import running
from binjiang_sim.report import save_figure
from binjiang_sim.report.formats import STAMPS, VERIFIED
from binjiang_sim.report.stamps.files import read_stamp, stamped, write_stamped
from binjiang_sim.report.stamps.stamp import packed, unpacked
from binjiang_sim.report.stamps.verify import judged
from binjiang_sim.report.writing import write_folders

SCENARIOS = Path(__file__).parent.parent / "scenarios"
DRAWS = 8


@pytest.fixture(autouse=True)
def english(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "C.UTF-8")


@pytest.fixture(scope="module")
def place(tmp_path_factory, plain):
    """A folder with scenarios, and in it the results of a run in a folder of its own."""
    folder = tmp_path_factory.mktemp("work")
    shutil.copytree(SCENARIOS, folder / "scenarios")
    with pytest.MonkeyPatch.context() as patch, plain():
        patch.chdir(folder)
        assert main(["scenarios/base.yaml", "--draws", str(DRAWS), "--format", "html,csv,pdf", "--quiet"]) == 0
    return folder


@pytest.fixture(scope="module")
def written(place):
    """The folder of the run."""
    return next((place / "results").glob("*-*"))


@pytest.fixture(scope="module")
def result(place):
    """The run itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        return bj.run(bj.load("scenarios/base.yaml"), draws=DRAWS)


@pytest.fixture
def copy(written, tmp_path):
    """A copy of a file of the run, with its manifest, to be tampered with."""

    def make(name):
        shutil.copy(written / "manifest.json", tmp_path)
        return Path(shutil.copy(written / name, tmp_path))

    return make


@pytest.fixture
def restamped(written, result, tmp_path):
    """The verdict on a manifest whose stamp was changed, the file otherwise in order."""

    def make(**changed):
        file = tmp_path / "manifest.json"
        record = json.loads((written / "manifest.json").read_text(encoding="utf-8"))
        write_stamped(file, json.dumps(record).encode(), {**record["stamp"], **changed})
        return judged(file, read_stamp(file), [result])

    return make


def changed_figure(written, name, place, factor):
    figures = json.loads(read_stamp(written / "manifest.json").entries["figures"])
    figures[0][name][place] *= factor
    return json.dumps(figures)


def test_every_file_of_a_run_is_the_same(place, written, monkeypatch, capsys):
    monkeypatch.chdir(place)
    names = ["report.html", "report.pdf", "manifest.json", "results.csv", "inputs.csv"]
    assert main(["verify", *(str(written / name) for name in names)]) == 0
    assert capsys.readouterr().out == "".join(
        f"{written / name}: same, every figure to the last bit\n" for name in names
    )


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_chart_with_changes_and_without_luck_is_the_same(place, suffix, monkeypatch, capsys):
    monkeypatch.chdir(place)
    changed = bj.load("scenarios/base.yaml", {"levers.talent_programme": 0.8})
    from binjiang_sim.projection import run

    file = save_figure(bj.plot(run(changed, draws=4, luck=False), "graduate_inflow"), f"chart{suffix}")
    assert "--no-luck" in read_stamp(file).entries["command"]
    assert main(["verify", str(file), "--lang", "zh"]) == 0
    assert capsys.readouterr().out == f"chart{suffix}：一致，每个数字逐位相同\n"


def test_scenarios_are_found_from_the_folder_of_the_file(written, monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["verify", str(written / "manifest.json")]) == 0


def test_one_run_serves_all_files_of_a_folder(place, written, monkeypatch, capsys):
    monkeypatch.chdir(place)
    runs = []
    real = verify.run_scenarios
    monkeypatch.setattr(verify, "run_scenarios", lambda *given: runs.append(1) or real(*given))
    main(["verify", str(written / "manifest.json"), str(written / "results.csv")])
    assert len(runs) == 1


def test_a_changed_figure_of_the_stamp_is_named_as_it_was_and_as_it_is(written, result, restamped):
    found = restamped(figures=changed_figure(written, "gdp|2030", 1, 1.000001))
    assert (found.answer, found.key) == ("not reproduced", "verify.figure")
    assert found.difference.name == "gdp|2030|median"
    assert found.difference.now == repr(result.quantile("gdp", "2030", 0.5))
    assert float(found.difference.stamped) == result.quantile("gdp", "2030", 0.5) * 1.000001


@pytest.mark.parametrize(("factor", "answer"), [(1 + 5e-10, "same"), (1 + 2e-9, "other version")])
def test_another_machine_may_differ_in_the_tenth_digit_and_no_earlier(written, restamped, factor, answer):
    figures = changed_figure(written, "gdp|2030", 1, factor)
    found = restamped(figures=figures, digest="0" * 16, machine="arm64")
    assert found.answer == answer


def test_another_version_with_other_figures_is_said_to_be_one(written, restamped):
    found = restamped(figures=changed_figure(written, "gdp|2030", 2, 1.1), equations="0" * 16, digest="0" * 16)
    assert (found.answer, found.difference.name) == ("other version", "gdp|2030|high")
    assert found.values["part"] == "equations"


def test_other_equations_that_change_no_headline_figure_are_another_version(restamped):
    assert restamped(equations="0" * 16, digest="0" * 16).key == "verify.equations"
    assert restamped(equations="0" * 16).key == "verify.same"


def test_a_digest_that_differs_with_nothing_to_explain_it_is_not_reproduced(restamped):
    assert restamped(digest="0" * 16).key == "verify.beyond"


def test_a_figure_left_out_of_the_stamp_is_missed(written, restamped):
    figures = json.loads(read_stamp(written / "manifest.json").entries["figures"])
    del figures[0]["gdp|2035"]
    assert restamped(figures=json.dumps(figures)).difference.name == "gdp|2035"


def test_a_figure_that_no_longer_exists_is_named(written, restamped):
    figures = json.loads(read_stamp(written / "manifest.json").entries["figures"])
    figures[0] = {"happiness|2030": [1, 2, 3], **figures[0]}
    found = restamped(figures=json.dumps(figures))
    assert (found.difference.name, found.difference.now) == ("happiness|2030", "-")


def test_the_first_input_that_differs_is_named(result, restamped):
    inputs = json.loads(result.scenario.text)
    inputs["levers"]["school_building"]["points"][1][1] = 0.9
    found = restamped(inputs=packed([json.dumps(inputs)]))
    assert (found.key, found.difference.name) == ("verify.input", "levers.school_building.points")
    assert (found.difference.stamped, found.difference.now) == (
        "[[2024.5, 0.3], [2025.0, 0.9]]",
        "[[2024.5, 0.3], [2025.0, 0.5]]",
    )


def test_a_scenario_that_was_edited_since_is_found(place, written, monkeypatch, tmp_path, capsys):
    shutil.copytree(SCENARIOS, tmp_path / "scenarios")
    base = tmp_path / "scenarios" / "base.yaml"
    base.write_text(
        base.read_text(encoding="utf-8").replace(
            "fair_competition: {path: {2024-H2: 0.3", "fair_competition: {path: {2024-H2: 0.2"
        ),
        encoding="utf-8",
    )
    file = Path(shutil.copy(written / "report.html", tmp_path))
    monkeypatch.chdir(tmp_path)
    assert main(["verify", str(file)]) == 1
    assert (
        capsys.readouterr().out
        == f"{file}: cannot reproduce; first input to differ: levers.fair_competition.points, [[2024.5, 0.3], [2025.0, 0.5]] when stamped, [[2024.5, 0.2], [2025.0, 0.5]] now\n"
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_changed_cell_of_a_table_is_named(result, copy, language):
    file = copy("results.csv")
    value = next(row for row in result.rows if (row.indicator, row.period) == ("gdp", "2030")).quantiles[0.5]
    file.write_text(file.read_text(encoding="utf-8").replace(repr(value), repr(value * 1.01), 1), encoding="utf-8")
    found = judged(file, read_stamp(file), [result])
    assert (found.answer, found.difference.name) == ("changed", "gdp|2030|q50")
    text = verify._text("results.csv", found, language)
    assert text.endswith(
        {
            "en": f"gdp|2030|q50, {value * 1.01} in the table, {value} in the run",
            "zh": f"最先不同的是 gdp|2030|q50：表中为 {value * 1.01}，应为 {value}",
        }[language]
    )


def test_a_row_that_is_gone_from_a_table_is_missed(result, copy):
    file = copy("inputs.csv")
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(lines[:-1]), encoding="utf-8")
    found = judged(file, read_stamp(file), [result])
    assert (found.answer, int(found.difference.now) - int(found.difference.stamped)) == ("changed", 1)


def test_a_page_that_was_edited_is_found_though_its_run_can_be_reproduced(copy, result):
    file = copy("report.html")
    file.write_text(file.read_text(encoding="utf-8").replace("<h1>", "<h1>Not ", 1), encoding="utf-8")
    assert judged(file, read_stamp(file), [result]).key == "verify.touched"


def test_a_word_file_is_read(result, written, tmp_path):
    document = docx.Document()
    document.add_paragraph("GDP")
    document.save(tmp_path / "plain.docx")
    entries = dict(read_stamp(written / "manifest.json").entries)
    file = write_stamped(tmp_path / "report.docx", (tmp_path / "plain.docx").read_bytes(), entries)
    assert judged(file, read_stamp(file), [result]).answer == "same"
    edited = docx.Document(file)
    edited.paragraphs[0].runs[0].text = "GDP 9"
    edited.save(file)
    assert judged(file, read_stamp(file), [result]).answer == "changed"


def corrupted(name, text):
    return lambda file: file.write_bytes(stamped(file.read_bytes(), ".json", {**read_stamp(file).entries, name: text}))


def without(name):
    def change(file):
        entries = {key: text for key, text in read_stamp(file).entries.items() if key != name}
        file.write_bytes(STAMPS[".json"].insert(file.read_bytes(), entries))

    return change


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda file: file.unlink(), "no such file"),
        (lambda file: file.write_text("{", encoding="utf-8"), "damaged, or no .json file"),
        (lambda file: file.write_text("{}", encoding="utf-8"), "carries no stamp"),
        (without("digest"), "the stamp is incomplete or damaged (digest)"),
        (corrupted("command", "rm -rf /"), "the stamp is incomplete or damaged (command)"),
        (corrupted("command", "binjiang_sim a.yaml; touch x"), "'a.yaml;' is not here; run this where the command was run (binjiang_sim a.yaml; touch x)"),
        (corrupted("command", "binjiang_sim 'a.yaml"), "the stamp is incomplete or damaged (command)"),
        (corrupted("command", "binjiang_sim facts --help"), "the stamp is incomplete or damaged (command)"),
        (corrupted("command", ""), "the stamp is incomplete or damaged (command)"),
        (corrupted("command", "binjiang_sim gone.yaml --lang en"), "'gone.yaml' is not here; run this where the command was run (binjiang_sim gone.yaml --lang en)"),
        (corrupted("command", "binjiang_sim scenarios/base.yaml --draws 0"), "the scenario can no longer be run; faults: 1, the first: draws is 0"),
        (corrupted("inputs", "x"), "the stamp is incomplete or damaged (inputs)"),
        (corrupted("figures", "[{\"gdp|2030\": 1}]"), "the stamp is incomplete or damaged (figures)"),
    ],
)  # fmt: skip
def test_what_cannot_be_verified_is_one_clear_line_and_exit_code_two(change, message, copy, place, monkeypatch, capsys):
    file = copy("manifest.json")
    change(file)
    monkeypatch.chdir(place)
    assert main(["verify", str(file)]) == 2
    printed = capsys.readouterr()
    assert printed.out.startswith(f"{file}: {message}")
    assert len(printed.out.splitlines()) == 1
    assert printed.err == ""


def test_a_file_that_may_not_be_read_is_said_to_be_one(copy, monkeypatch, capsys):
    file = copy("manifest.json")

    def closed(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", closed)
    assert main(["verify", str(file)]) == 2
    assert capsys.readouterr().out == f"{file}: cannot be read (Permission denied)\n"


def test_other_files_and_tables_alone_cannot_be_verified(copy, tmp_path, capsys):
    table, text = copy("results.csv"), tmp_path / "notes.txt"
    text.write_text("", encoding="utf-8")
    (tmp_path / "manifest.json").unlink()
    assert main(["verify", str(table), str(text), "--lang", "zh"]) == 2
    first, second = capsys.readouterr().out.splitlines()
    assert first == f"{table}：旁边没有 manifest.json，不知道它出自哪次运行"
    assert second == f"{text}：这类文件不带印记（带印记的有：{', '.join(VERIFIED)}）"


def test_answers_as_json_say_which_figure_and_the_worst_is_the_exit_code(place, written, copy, monkeypatch, capsys):
    file = copy("manifest.json")
    corrupted("figures", changed_figure(written, "gdp|2030", 0, 2))(file)
    monkeypatch.chdir(place)
    assert main(["verify", "--json", str(written / "manifest.json"), str(file), "gone.png"]) == 2
    same, tampered, gone = json.loads(capsys.readouterr().out)
    assert (same["answer"], same["code"], same["difference"]) == ("same", 0, None)
    assert (tampered["answer"], tampered["code"], tampered["difference"]["name"]) == (
        "not reproduced",
        1,
        "gdp|2030|low",
    )
    assert (gone["answer"], gone["code"]) == ("cannot verify", 2)


def test_inputs_of_a_stamp_are_those_of_the_scenario(written, result):
    assert unpacked(read_stamp(written / "report.html").entries["inputs"]) == [json.loads(result.scenario.text)]


def test_a_workbook_of_a_run_is_the_same_until_a_cell_is_changed(place, monkeypatch, capsys):
    monkeypatch.chdir(place)
    assert (
        main(
            ["scenarios/base.yaml", "--set", "end=2024", "--central", "--quiet", "--format", "excel", "--out", "books"]
        )
        == 0
    )
    (file,) = place.glob("books/*/results.xlsx")
    assert main(["verify", str(file)]) == 0
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = next(name for name in parts if name.startswith("xl/worksheets/") and b"<v>0." in parts[name])
    parts[sheet] = parts[sheet].replace(b"<v>0.", b"<v>1.", 1)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    capsys.readouterr()
    assert main(["verify", str(file)]) == 1
    assert capsys.readouterr().out == f"{file}: the run can be reproduced, but the file was changed after it was made\n"


# Files of another version


@indicator("1", share=True, better="higher", zh="青年人才留存率", en="retention of young graduates")
def retention(graduate_departures, young_graduates_average):
    """Of the young graduates at their most."""
    return 1 - graduate_departures / (2 * young_graduates_average)


@auxiliary("CNY/year", zh="两倍的地区生产总值", en="GDP twice")
def gdp_twice(gdp):
    """A variable that nothing reads."""
    return 2 * gdp


@dataclasses.dataclass(frozen=True)
class Weight:
    weight: object = parameter("1", zh="权重", en="weight")


@auxiliary("CNY/year", zh="加权的地区生产总值", en="GDP weighted")
def gdp_weighted(p, gdp):
    """A variable with a parameter of its own."""
    return p.weight * gdp


REPLACED = bj.model().replace(retention)
LONGER = bj.model().with_sectors(Sector.made("own", gdp_twice, zh="自", en="Own"))
WITH_PARAMETER = bj.model().with_sectors(Sector.made("own", gdp_weighted, zh="自", en="Own", params=Weight))


def other_version(patch):
    patch.setattr(running, "_version", lambda name: "9.9.9" if name == "binjiang_sim" else "1")


def run_of(model):
    return bj.run(bj.load("scenarios/base.yaml", model=model), draws=DRAWS, model=model)


def verdict(file, result):
    found = judged(file, read_stamp(file), [result])
    return found, verify._text(file.name, found, "en")


def test_a_table_of_an_equation_that_changed_off_the_headline_is_of_another_version(place, copy, monkeypatch):
    monkeypatch.chdir(place)
    found, text = verdict(copy("results.csv"), run_of(REPLACED))
    assert (found.answer, found.key) == ("other version", "verify.version")
    assert found.difference.name.startswith("retention|")
    assert text.startswith(
        f"results.csv: same inputs, other version (equations: {bj.model().digest} when stamped, {REPLACED.digest} now)"
    )


def test_a_table_without_a_variable_of_today_is_of_another_version(place, copy, monkeypatch):
    monkeypatch.chdir(place)
    found, text = verdict(copy("results.csv"), run_of(LONGER))
    assert (found.answer, found.key) == ("other version", "verify.version_rows")
    assert int(found.difference.stamped) < int(found.difference.now)
    assert text.endswith(f"the table has {found.difference.stamped} rows, it would have {found.difference.now} now")


def test_a_table_with_a_variable_that_is_gone_is_of_another_version(place, result, tmp_path, monkeypatch):
    monkeypatch.chdir(place)
    (folder,) = write_folders([run_of(LONGER)], tmp_path, "en", ["csv"])
    found, _ = verdict(folder / "results.csv", result)
    assert (found.answer, found.key) == ("other version", "verify.version_rows")


def test_a_cell_added_to_a_row_of_a_table_is_found(result, copy):
    file = copy("results.csv")
    lines = file.read_text(encoding="utf-8").split("\n")
    file.write_text("\n".join([lines[0], f"{lines[1]},9", *lines[2:]]), encoding="utf-8")
    found = judged(file, read_stamp(file), [result])
    assert (found.answer, int(found.difference.now) - int(found.difference.stamped)) == ("changed", 1)


def test_a_table_of_another_package_version_with_another_word_is_of_another_version(place, copy, monkeypatch):
    monkeypatch.chdir(place)
    file = copy("results.csv")
    file.write_text(file.read_text(encoding="utf-8").replace("地区生产总值", "生产总值"), encoding="utf-8")
    other_version(monkeypatch)
    found, text = verdict(file, run_of(bj.model()))
    assert (found.answer, found.values["part"]) == ("other version", "software")
    assert "binjiang_sim 9.9.9 now" in text


def test_a_number_written_into_a_table_is_found_by_a_version_that_gives_the_same_bits(place, result, copy, monkeypatch):
    monkeypatch.chdir(place)
    file = copy("results.csv")
    value = next(row for row in result.rows if (row.indicator, row.period) == ("gdp", "2030")).quantiles[0.5]
    file.write_text(file.read_text(encoding="utf-8").replace(repr(value), repr(value * 1.01), 1), encoding="utf-8")
    other_version(monkeypatch)
    found, _ = verdict(file, run_of(bj.model()))
    assert (found.answer, found.difference.name) == ("changed", "gdp|2030|q50")


def child(folder, text):
    """A scenario in a district that extends the sample district and says this besides."""
    (folder / "child.yaml").write_text(f"schema: 1\nname: Child\nextends: sample\n{text}", encoding="utf-8")
    file = folder / "plan.yaml"
    file.write_text("schema: 1\nname: Plan\ndistrict: child.yaml\nend: 2023\n", encoding="utf-8")
    return file


def result_of(file, model):
    return bj.run(bj.load(file, model=model), model=model, central=True)


@pytest.fixture
def kept(tmp_path):
    """The manifest of a run in a district of one's own."""
    (folder,) = write_folders([result_of(child(tmp_path, ""), bj.model())], tmp_path, "en", ["csv"])
    return folder / "manifest.json"


OWN_WEIGHT = "parameters: {own: {weight: {value: 2, status: assumption, why: A test.}}}\n"
OTHER_SHARE = "parameters: {talent: {young_share: {value: 0.3, status: assumption, why: A test.}}}\n"


def test_a_file_without_a_parameter_of_today_is_of_another_version_and_of_other_inputs(kept, tmp_path):
    found, text = verdict(kept, result_of(child(tmp_path, OWN_WEIGHT), WITH_PARAMETER))
    assert (found.answer, found.difference.name) == ("other version", "parameters.own.weight")
    assert text == (
        f"manifest.json: other version (equations: {bj.model().digest} when stamped, {WITH_PARAMETER.digest} now)"
        " and other inputs; first input to differ: parameters.own.weight, - when stamped, 2.0 now"
    )


def test_a_value_that_another_version_of_the_package_ships_is_told_as_such(kept, tmp_path, monkeypatch):
    other_version(monkeypatch)
    found, text = verdict(kept, result_of(child(tmp_path, OTHER_SHARE), bj.model()))
    assert (found.answer, found.difference.name) == ("other version", "parameters.talent.young_share")
    assert text.startswith("manifest.json: other version (software: binjiang_sim ")
    assert "same inputs" not in text


def test_a_value_that_changed_in_the_same_version_cannot_be_reproduced(kept, tmp_path):
    found, _ = verdict(kept, result_of(child(tmp_path, OTHER_SHARE), bj.model()))
    assert (found.answer, found.key) == ("not reproduced", "verify.input")
