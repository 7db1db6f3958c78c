"""Space: floor for work and for homes on limited land."""

from dataclasses import dataclass

from ..engine import Array, auxiliary, flow, parameter, start, stock
from ..engine.functions import element, maximum, minimum, total, where

NAME = {"zh": "空间", "en": "Space"}


@dataclass(frozen=True)
class Params:
    land_area: Array = parameter("m2", low=0, zh="区域面积", en="land area")
    buildable_share: Array = parameter("1", low=0, high=1, zh="可建设占比", en="share of land that can be built on")
    floor_ratio: Array = parameter("1", low=0, zh="容积率", en="floor area for each area of built land")
    denser_housing: Array = parameter(
        "1", low=0, high=1, zh="人才住房的加密效应", en="capacity gained by denser talent housing at full intensity"
    )
    floor_per_worker: Array = parameter(
        "m2/person", low=0, dims=("use",), zh="每名从业者用房", en="floor wanted for each worker"
    )
    floor_per_resident: Array = parameter(
        "m2/resident", low=0, dims=("use",), zh="每位居民用房", en="floor wanted for each resident"
    )
    planned_growth: Array = parameter(
        "1/year", low=-1, high=1, zh="常规新增用房增速", en="planned growth of floor space"
    )
    construction_delay: Array = parameter("year", low=1, zh="用房建设时间", en="time to build missing floor")
    programme_growth: Array = parameter(
        "1/year",
        low=0,
        high=1,
        dims=("use",),
        zh="人才住房全力推进的年增幅",
        en="yearly growth from talent housing at full intensity",
    )
    saturation: Array = parameter("1", low=1, zh="土地饱和陡度", en="steepness with which full land stops building")
    clearing_time: Array = parameter("year", low=1, zh="腾退时间", en="time to give up floor on lost land")
    least_construction: Array = parameter(
        "m2/year", low=0, zh="比值分母的最小新建面积", en="smallest construction in a denominator"
    )
    least_floor: Array = parameter("m2", low=0, zh="比值分母的最小面积", en="smallest floor in a denominator")


@start("m2", dims=("use",), zh="期初用房", en="floor space at the start")
def floor_space_start(p: Params, floor_space_wanted, floor_capacity):
    """Floor just meets what is wanted when the run starts, as far as the land carries it."""
    return floor_space_wanted * minimum(floor_capacity / (total(floor_space_wanted) + p.least_floor), 1)


@start("1/year", zh="期初工作用房增速", en="growth of work floor at the start")
def work_floor_growth_start(p: Params, building_room):
    """Planned growth of floor, as far as land allows."""
    return p.planned_growth * building_room


@start("1", low=0, zh="期初土地余量", en="room on the land at the start")
def land_reserve_start(p: Params, floor_space_wanted, floor_capacity):
    """Floor that the land can carry over the floor wanted, less one: inputs that leave none are refused."""
    return floor_capacity / (total(floor_space_wanted) + p.least_floor) - 1


@auxiliary("m2", dims=("use",), zh="用房需求", en="floor space wanted")
def floor_space_wanted(p: Params, workforce, resident_population):
    """Floor that workers and residents want."""
    return p.floor_per_worker * workforce + p.floor_per_resident * resident_population


@auxiliary("m2", zh="用房容量", en="capacity for floor space")
def floor_capacity(p: Params, talent_housing, land_available):
    """Floor that the land can carry, shared by work and housing; homes for talent are built more densely."""
    land = p.land_area * land_available
    return land * p.buildable_share * p.floor_ratio * (1 + p.denser_housing * talent_housing)


@auxiliary("1", zh="剩余建设空间", en="room to build")
def building_room(p: Params, floor_space, floor_capacity):
    """Near 1 while land is left, 0 when it is full."""
    full = (total(floor_space) + p.least_floor) / (floor_capacity + p.least_floor)
    return maximum(1 - full**p.saturation, 0)


@flow("m2/year", dims=("use",), zh="计划新建用房", en="planned construction of floor space")
def floor_planned(p: Params, floor_space, floor_space_wanted, building_room, talent_housing):
    """Planned growth, missing floor with a delay, and talent housing, as far as land is left."""
    missing = where(floor_space_wanted > floor_space, floor_space_wanted - floor_space, 0)
    planned = (p.planned_growth + p.programme_growth * talent_housing) * floor_space
    return (planned + missing / p.construction_delay) * building_room


@flow("m2/year", dims=("use",), zh="新建用房", en="construction of floor space")
def floor_construction(p: Params, floor_planned, floor_space, floor_capacity):
    """What is planned, but never more than land is left for."""
    left = maximum(floor_capacity - total(floor_space), 0) / p.construction_delay
    return floor_planned * minimum(left / maximum(total(floor_planned), p.least_construction), 1)


@flow("m2/year", dims=("use",), zh="用房减少", en="loss of floor space")
def floor_loss(p: Params, floor_space, floor_capacity):
    """Floor that the land no longer carries is given up within the time to build, work and homes alike."""
    over = maximum(total(floor_space) - floor_capacity, 0) / (total(floor_space) + p.least_floor)
    return floor_space * over / p.clearing_time


@stock("m2", dims=("use",), start="floor_space_start", cause="floor", zh="用房存量", en="floor space")
def floor_space(floor_construction, floor_loss):
    """Floor for work and for homes: two stocks on shared land."""
    return floor_construction - floor_loss


@auxiliary("1", better="lower", zh="拥挤度", en="crowding")
def crowding(p: Params, floor_space, floor_space_wanted):
    """Work floor wanted over work floor there is, 1 at the start; homes make no room for desks."""
    return (element(floor_space_wanted, "work") + p.least_floor) / (element(floor_space, "work") + p.least_floor)


@auxiliary("1", zh="住房宽裕度", en="housing headroom")
def housing_headroom(p: Params, floor_space, floor_space_wanted):
    """Homes there are over homes wanted, 1 at the start."""
    return (element(floor_space, "housing") + p.least_floor) / (element(floor_space_wanted, "housing") + p.least_floor)
