"""What `import binjiang_sim` offers."""

import inspect

import binjiang_sim as bj

NAMES = {
    *("BinjiangError", "FactError", "ModelError", "ProjectionError", "ScenarioError"),
    *("Experiment", "Result", "Scenario", "__version__", "compare", "experiment", "load", "model", "plot"),
    *("published", "run", "search", "write"),
}


def test_the_public_names_are_exactly_these():
    assert set(bj.__all__) == NAMES


def test_the_public_rooms_are_at_hand_and_their_names_are_exactly_these():
    assert set(bj.analysis.__all__) == {
        "Bridge",
        "Debt",
        "Driver",
        "Edition",
        "Effect",
        "GrowthCauses",
        "ExplainedFigure",
        "Explanation",
        "GrowthIdentity",
        "Hindrance",
        "Indices",
        "JudgementShare",
        "Ledger",
        "Narrowing",
        "PlanChances",
        "Part",
        "SelfTest",
        "Sensitivity",
        "SensitivityRow",
        "SobolDesign",
        "TargetChance",
        "ValueOfKnowing",
        "Worth",
        "assumption_debt",
        "changed_chance",
        "changed_lines",
        "drivers",
        "effects",
        "growth_causes",
        "explain",
        "explained_figure",
        "growth_identity",
        "judgement_shares",
        "lever_costs",
        "lever_ledger",
        "plan_chances",
        "revision",
        "self_tests",
        "sensitivity",
        "sobol",
        "value_of_knowing",
        "without_reforms",
    }
    assert set(bj.calibration.__all__) == {
        "Conditioned",
        "FigureFit",
        "FullYear",
        "Gain",
        "Hindcast",
        "InputShift",
        "JudgedInterval",
        "JudgedPair",
        "JudgementRecord",
        "JudgementScore",
        "JudgementScores",
        "LaterInput",
        "Observation",
        "Pair",
        "PastYear",
        "Score",
        "Updated",
        "UpdatedChance",
        "condition",
        "first_edition",
        "full_year",
        "hindcast",
        "judgement_scores",
        "read_judgements",
        "read_observations",
        "shipped",
        "update",
        "written_observation",
    }
    assert set(bj.decision.__all__) == {
        "InputPart",
        "LeastUnusual",
        "Limit",
        "LuckPart",
        "PlanRow",
        "PlanTable",
        "Rule",
        "Signpost",
        "Signposts",
        "Sought",
        "Stress",
        "plan_table",
        "seek",
        "signposts",
        "stress",
    }
    assert set(bj.export.__all__) == {"page", "records", "text", "variables", "xmile"}
    assert set(bj.facts.__all__) == {"AuditFinding", "Fact", "Ledger", "audit", "evaluate", "published"}
    assert {"flow", "lever", "parameter", "stock", "Model", "Sector"} <= set(bj.engine.__all__)
    assert {"analysis", "calibration", "decision", "engine", "export", "facts"} <= set(dir(bj))


def test_every_public_name_has_a_docstring():
    undocumented = [name for name in bj.__all__ if name != "__version__" and not inspect.getdoc(getattr(bj, name))]
    assert undocumented == []


def test_a_model_a_scenario_and_a_result_show_themselves_in_one_line(base_scenario):
    result = bj.run(base_scenario, draws=4)
    assert repr(result) == "<Result 'Base': 4 draws, 2023-2035, seed 20240902>"
    for value in (base_scenario, bj.model(), result):
        assert "\n" not in repr(value)
        assert len(repr(value)) < 120


def test_a_result_shows_a_table_in_a_notebook(base_scenario):
    shown = bj.run(base_scenario, draws=4)._repr_html_()
    assert shown.startswith("<div>")
    assert "GDP · 地区生产总值" in shown


def test_changes_in_python_are_checked_like_a_file(base_scenario):
    more = base_scenario.with_({"levers.talent_programme": 0.8})
    assert more.hash != base_scenario.hash
    assert base_scenario.with_({}).hash == base_scenario.hash
