import numpy as np
import pytest

from binjiang_sim.engine.functions import labelled
from binjiang_sim.sectors import population

from .by_hand import stated

AGES = [20.0, 20.0, 40.0, 200.0, 170.0, 50.0]


def test_residents_follow_from_gdp_per_head_taken_back_to_the_start():
    p = stated(
        population, gdp_per_head=460_000, per_head_margin=1.01, resident_growth=0.02, start_to_middle=0.5,
        age_share=[0.04, 0.04, 0.08, 0.38, 0.35, 0.11],
    )  # fmt: skip
    # 249.1 bn / 464 600 = 536 160 in the middle of 2023, / 1.01 half a year earlier = 530 852; 38 % are 15 to 34
    found = population.residents_start(p, 249.1e9)
    assert found.sum() == pytest.approx(530_852, abs=1)
    assert found[3] == pytest.approx(201_724, abs=1)
    assert population.resident_growth_start(p) == 0.02


def test_births_come_from_those_of_15_to_34():
    # 2.5 % x 200 x 0.96
    assert population.births(stated(population, birth_rate=0.025), {"15-34": 200.0}, 0.96) == pytest.approx(4.8)


def test_what_ages_out_of_a_group_enters_the_next():
    rates = [0.5, 0.25, 0.1, 0.05, 0.04, 0.0]
    out = population.ageing(stated(population, ageing_rate=rates), np.array(AGES))
    assert out == pytest.approx([10, 5, 4, 10, 6.8, 0])
    entries = population.age_entries(out, 4.8)
    assert entries == pytest.approx([4.8, 10, 5, 4, 10, 6.8])
    assert entries.sum() - out.sum() == pytest.approx(4.8)  # ageing moves people, only births add any


def test_deaths_are_by_age():
    found = population.deaths(stated(population, death_rate=[0, 0, 0, 0, 0.01, 0.02]), np.array(AGES))
    assert found == pytest.approx([0, 0, 0, 0, 1.7, 1])


def test_arriving_graduates_bring_families_in_their_age_structure_as_far_as_there_are_homes():
    p = stated(
        population, settling_share=0.5, family_size=1.4, migrant_age_share=[1, 0, 0, 7, 2, 0], homes_elasticity=0.5
    )
    # 1 000 graduates: 700 people, a tenth infants, seven tenths young; nine tenths of them where homes are short
    assert population.in_migration(p, 1000, 1.0) == pytest.approx([70, 0, 0, 490, 140, 0])
    assert population.in_migration(p, 1000, 0.81) == pytest.approx([63, 0, 0, 441, 126, 0])


def test_leaving_graduates_take_their_families_from_the_groups_where_they_are():
    p = stated(population, settling_share=0.5, family_size=1.4, migrant_age_share=[1, 0, 0, 1, 1, 0], least_residents=0)
    # 60 + 40 leave, 70 people go, from groups of 20, 200 and 170 out of 390
    found = population.out_migration(p, 60, 40, np.array(AGES))
    assert found == pytest.approx([70 * 20 / 390, 0, 0, 70 * 200 / 390, 70 * 170 / 390, 0])
    assert found.sum() == pytest.approx(70)


def test_other_migration_is_a_rate_of_residents():
    assert population.other_migration(stated(population, other_migration_rate=-0.01), 500.0) == -5


def test_residents_change_by_ageing_deaths_and_moves():
    assert population.residents(10, 8, 1, 5, 3, -0.5) == 2.5


def test_residents_work_as_at_the_start_and_commuters_are_the_rest_of_the_workforce():
    ages = labelled(AGES, ("0-2", "3-5", "6-14", "15-34", "35-59", "60+"))
    p = stated(population, commuting_share=0.6, least_residents=0)
    # 40 % of 740 workers live here, among 200 + 170 of working age
    rate = population.local_work_rate(p, 740.0, ages)
    assert rate == pytest.approx(0.8)
    assert population.resident_workers(rate, ages) == pytest.approx(296)
    assert population.in_commuters(740.0, 296.0) == 444
    assert population.in_commuters(200.0, 296.0) == 0


def test_everybody_the_district_manages_is_a_resident_or_a_commuter():
    assert population.resident_population(AGES) == 500
    p = stated(population, managed_per_resident=1, managed_per_commuter=1)
    assert population.managed_population(p, 536_000, 374_000) == 910_000
