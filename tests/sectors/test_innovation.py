import numpy as np
import pytest

from binjiang_sim.sectors import innovation

from .by_hand import since, stated


def test_the_knowledge_stock_starts_where_it_grows_at_the_starting_rate():
    p = stated(innovation, rd_intensity=0.1, knowledge_loss=0.15, knowledge_growth=0.05)
    # 25 bn a year / (15 % + 5 %) = 125 bn, which loses 18.75 and grows by 6.25 bn, 5 %
    assert innovation.knowledge_stock_start(p, np.array([100.0, 150.0])) == pytest.approx(125)
    assert innovation.knowledge_depreciation(p, 125.0) == pytest.approx(18.75)
    assert innovation.knowledge_stock(25.0, 18.75) / 125 == pytest.approx(0.05)
    assert innovation.knowledge_growth_start(p) == 0.05


def test_research_is_a_tenth_of_gdp_and_more_with_technology_enterprises_up_to_a_limit():
    p = stated(innovation, rd_intensity=0.1, rd_of_enterprises=0.5, least_enterprises=0, most_rd=1.5)
    assert innovation.rd_spending(p, 250e9, *since(11_016, 7_650)) == pytest.approx(30e9)  # 25 bn x 1.44^0.5
    assert innovation.rd_spending(p, 250e9, *since(76_500, 7_650)) == pytest.approx(37.5e9)
    assert innovation.rd_spending(p, 250e9, *since(0, 7_650)) == 0
    assert innovation.rd_intensity(30e9, 250e9) == pytest.approx(0.12)
    p = stated(innovation, least_spending=0, least_ratio=1e-9)
    assert innovation.rd_ratio(p, *since(33e9, 25e9), 1.1) == pytest.approx(1.2)


def test_consortia_turn_research_into_more_knowledge_and_ideas_get_harder_to_find():
    p = stated(innovation, consortia_effect=0.1, harder_ideas=0.5, least_knowledge=0)
    assert innovation.knowledge_ratio(p, *since(180, 125)) == pytest.approx(1.44)
    # 25 x 1.05 / 1.2
    assert innovation.knowledge_creation(p, 25.0, 1.44, 0.5) == pytest.approx(21.875)
    assert innovation.knowledge_ratio(stated(innovation, least_knowledge=1), *since(0, 0)) == 1


def test_the_facility_is_built_by_its_plan_and_never_beyond_completion():
    p = stated(innovation, facility=0.05, facility_pace=0.8, circle_effect=0.25, completion_time=1)
    assert innovation.facility_progress_start(p) == innovation.facility_maturity_start(p) == 0.05
    # 0.25 a year x 0.8 x 1.25
    assert innovation.facility_building(p, 0.25, 0.3, 1.0) == pytest.approx(0.25)
    assert innovation.facility_building(p, 0.25, 0.9, 1.0) == pytest.approx(0.1)
    assert innovation.facility_building(p, 0.0, 0.3, 1.0) == 0
    assert innovation.facility_progress(0.25) == 0.25


def test_spin_outs_follow_the_facility_with_a_delay():
    p = stated(innovation, maturing_time=3, most_spin_outs=30)
    assert innovation.facility_maturing(p, 0.6, 0.3) == pytest.approx(0.1)
    assert innovation.facility_maturity(0.1) == 0.1
    assert innovation.spin_outs(p, 0.4) == pytest.approx(12)


def test_contracts_follow_knowledge_and_the_rule_of_law():
    p = stated(innovation, technology_contracts=37e9, contracts_of_knowledge=1, contracts_of_environment=0.5)
    # 37 bn x 1.2 x 1.21^0.5
    found = innovation.technology_contracts(p, 1.2, {"rule_of_law": 1.21})
    assert found == pytest.approx(48.84e9)


def test_new_products_are_a_multiple_of_industry():
    p = stated(innovation, new_product_ratio=1.8, new_products_of_knowledge=0.5)
    found = innovation.new_product_output(p, {"industry": 84.0}, 1.44)
    assert found == pytest.approx(84 * 1.8 * 1.2)


def test_patents_are_granted_for_research_and_lapse():
    p = stated(
        innovation, patents=31_400, patent_grants=5_000, grants_of_protection=0.5, patent_lapse=0.06, least_spending=1
    )
    assert innovation.invention_patents_start(p) == 31_400
    # 5 000 x 27.5 / 25 x 1.21^0.5
    found = innovation.patent_grants(p, *since(27.5e9, 25e9), {"rule_of_law": 1.21})
    assert found == pytest.approx(6_050)
    assert innovation.patent_grants(p, *since(0, 25e9), {"rule_of_law": 1.21}) == 0
    assert innovation.patent_grants(p, *since(0, 0), {"rule_of_law": 1.21}) == 0
    assert innovation.patent_lapses(p, 31_400) == pytest.approx(1_884)
    assert innovation.invention_patents(6_050, 1_884) == 4_166
