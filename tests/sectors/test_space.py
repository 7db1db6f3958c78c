import numpy as np
import pytest

from binjiang_sim.engine.functions import labelled
from binjiang_sim.sectors import space

from .by_hand import stated

USES = ("work", "housing")
FLOOR = labelled([15e6, 20e6], USES)


def test_workers_and_residents_want_floor_and_start_with_it_as_far_as_the_land_carries_it():
    p = stated(space, floor_per_worker=[30, 0], floor_per_resident=[0, 38], least_floor=0)
    # 510 000 x 30 and 536 000 x 38
    wanted = space.floor_space_wanted(p, 510_000, 536_000)
    assert wanted.tolist() == [15.3e6, 20.368e6]
    assert space.floor_space_start(p, wanted, 58e6).tolist() == wanted.tolist()
    assert space.floor_space_start(p, wanted, 17.834e6) == pytest.approx(wanted / 2)
    assert space.land_reserve_start(p, wanted, 71.336e6) == pytest.approx(1)
    assert space.land_reserve_start(p, wanted, 17.834e6) == pytest.approx(-0.5)


def test_land_carries_floor_and_a_little_more_for_talent_homes():
    p = stated(space, land_area=72.2e6, buildable_share=0.45, floor_ratio=1.8, denser_housing=0.05)
    # 72.2 km2 x 0.45 x 1.8 = 58.482 million m2
    assert space.floor_capacity(p, 0.0, 1.0) == pytest.approx(58.482e6)
    assert space.floor_capacity(p, 1.0, 1.0) == pytest.approx(61.4061e6)
    assert space.floor_capacity(p, 0.0, 0.5) == pytest.approx(29.241e6)


def test_room_to_build_shrinks_as_land_fills():
    p = stated(space, saturation=2, least_floor=0)
    # 1 - (35 / 70)^2
    assert space.building_room(p, FLOOR, 70e6) == pytest.approx(0.75)
    assert space.building_room(p, FLOOR, 30e6) == 0


def test_construction_follows_plan_and_missing_floor_as_far_as_there_is_room():
    p = stated(space, planned_growth=0.01, programme_growth=[0, 0.02], construction_delay=3)
    # work: 1 % of 15 = 0.15 and a third of 0.9 missing = 0.30; homes: 2 % of 20 = 0.40, none missing; x 0.5
    found = space.floor_planned(p, FLOOR, np.array([15.9e6, 19e6]), 0.5, 0.5)
    assert found == pytest.approx([0.225e6, 0.2e6])


def test_what_is_built_never_exceeds_the_land_and_floor_on_lost_land_is_given_up():
    p = stated(space, construction_delay=2, clearing_time=2, least_construction=1, least_floor=0)
    planned = np.array([0.3e6, 0.1e6])
    assert space.floor_construction(p, planned, FLOOR, 50e6) == pytest.approx(planned)
    # 0.4 million m2 of land left, a half of it a year
    assert space.floor_construction(p, planned, FLOOR, 35.4e6) == pytest.approx(planned / 2)
    assert space.floor_construction(p, planned, FLOOR, 30e6).tolist() == [0, 0]
    assert space.floor_loss(p, FLOOR, 50e6).tolist() == [0, 0]
    # 7 of 35 million m2 too many, a fifth of each, half of it a year
    assert space.floor_loss(p, FLOOR, 28e6) == pytest.approx([1.5e6, 2e6])
    assert space.floor_space(2.0, 0.5) == 1.5


def test_crowding_is_of_work_floor_and_headroom_of_homes():
    p = stated(space, least_floor=0)
    wanted = labelled([18.0e6, 25e6], USES)
    assert space.crowding(p, FLOOR, wanted) == pytest.approx(1.2)
    assert space.housing_headroom(p, FLOOR, wanted) == pytest.approx(0.8)
    more_homes = labelled([15e6, 30e6], USES)
    assert space.crowding(p, more_homes, wanted) == pytest.approx(1.2)  # homes make no room for desks


def test_ratios_stay_defined_without_floor():
    p = stated(space, least_floor=1)
    none = labelled([0, 0], USES)
    assert space.crowding(p, none, none) == space.housing_headroom(p, none, none) == 1


def test_work_floor_grows_by_the_plan_at_the_start():
    assert space.work_floor_growth_start(stated(space, planned_growth=0.01), 0.5) == pytest.approx(0.005)
