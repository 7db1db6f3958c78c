"""What a run and its result say to a question that cannot be answered."""

import pytest

import binjiang_sim as bj


@pytest.fixture(scope="module")
def small(base_scenario):
    return bj.run(base_scenario, draws=40)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"draws": 0}, "draws is 0; give a whole number from 1 to 10000000"),
        ({"draws": 2.5}, "draws is 2.5; give a whole number from 1 to 10000000"),
        ({"draws": "10"}, "draws is 10; give a whole number from 1 to 10000000"),
        ({"seed": -1}, "seed is -1; give a whole number from 0"),
        ({"seed": 1.5}, "seed is 1.5; give a whole number from 0"),
    ],
)
def test_an_impossible_run_is_refused_in_words(base_scenario, asked, said):
    with pytest.raises(bj.ProjectionError) as caught:
        bj.run(base_scenario, **asked)
    assert str(caught.value) == said


def test_a_year_may_be_a_number(small):
    assert (small.values("gdp", 2030) == small.values("gdp", "2030")).all()


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda r: r.values("gpd", "2030"), "no indicator 'gpd'; did you mean 'gdp'?"),
        (lambda r: r.defined("gpd", "2030"), "no indicator 'gpd'; did you mean 'gdp'?"),
        (lambda r: r.values("gdp", "2030-H3"), "no period '2030-H3'; did you mean '2030-H2'?"),
        (lambda r: r.values("value_added", "2030", "industri"), "value_added has no item 'industri'; did you mean 'industry'?"),
        (lambda r: r.values("gdp_growth", "2023"), "gdp_growth is not defined for 2023"),
        (lambda r: r.quantile("gdp", "2030", 2), "the quantile 2 is not between 0 and 1"),
        (lambda r: bj.plot(r, "gdp", language="fr"), "no language 'fr'; write zh or en"),
        (lambda r: bj.write(r, "nowhere", "fr"), "no language 'fr'; write zh or en"),
    ],
)  # fmt: skip
def test_a_wrong_question_gets_one_clear_line(small, ask, said):
    with pytest.raises(bj.ProjectionError) as caught:
        ask(small)
    assert str(caught.value) == said


def test_draws_that_sit_at_a_parameter_bound_are_counted(small):
    effect = "business_environment.service_effect"  # one chance in ten that the reform has no effect
    assert 0 < small.clipped[effect] < 12
    assert small.clipped["talent.graduates"] == 0


def test_the_cells_of_a_result_cannot_be_changed(small):
    with pytest.raises(ValueError, match="read-only"):
        small.ensemble.draws.all_cells[0, 0, 0] = 1


def test_a_central_run_has_a_folder_of_its_own(base_scenario, tmp_path):
    folder = bj.write(bj.run(base_scenario.with_({"targets": []}), central=True), tmp_path, formats=["csv"])
    assert folder.name.endswith("-central")


@pytest.mark.usefixtures("plain_reports")
def test_a_district_where_nobody_works_has_a_report_and_no_output(base_scenario, tmp_path):
    nobody = {f"parameters.talent.{name}": 0 for name in ("graduates", "other_workers", "base_inflow")}
    result = bj.run(base_scenario.with_({**nobody, "targets": []}), draws=4)
    assert (result.values("gdp", "2030") == 0).all()
    assert (bj.write(result, tmp_path) / "report.html").exists()
