"""Space: floor for work and for homes on limited land."""

from dataclasses import dataclass

from ..engine import Array, auxiliary, flow, parameter, start, stock
from ..engine.functions import element, maximum, total, where

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
    least_floor: Array = parameter("m2", low=0, zh="比值分母的最小面积", en="smallest floor in a denominator")


@start("m2", dims=("use",), zh="期初用房", en="floor space at the start")
def floor_space_start(floor_space_wanted):
    """Floor just meets what is wanted when the run starts."""
    return floor_space_wanted


@start("1/year", zh="期初拥挤增速", en="growth of crowding at the start")
def crowding_growth_start(p: Params, floor_space_start, workforce_growth_start, resident_growth_start, building_room):
    """Growth of the floor wanted for work and homes less the planned growth of floor that land allows."""
    work = element(floor_space_start, "work") * workforce_growth_start
    homes = element(floor_space_start, "housing") * resident_growth_start
    return (work + homes) / (total(floor_space_start) + p.least_floor) - p.planned_growth * building_room


@auxiliary("m2", dims=("use",), zh="用房需求", en="floor space wanted")
def floor_space_wanted(p: Params, workforce, resident_population):
    """Floor that workers and residents want."""
    return p.floor_per_worker * workforce + p.floor_per_resident * resident_population


@auxiliary("m2", zh="用房容量", en="capacity for floor space")
def floor_capacity(p: Params, talent_housing):
    """Floor that the land can carry, shared by work and housing; homes for talent are built more densely."""
    return p.land_area * p.buildable_share * p.floor_ratio * (1 + p.denser_housing * talent_housing)


@auxiliary("1", zh="剩余建设空间", en="room to build")
def building_room(p: Params, floor_space, floor_capacity):
    """Near 1 while land is left, 0 when it is full."""
    return maximum(1 - (total(floor_space) / floor_capacity) ** p.saturation, 0)


@flow("m2/year", dims=("use",), zh="新建用房", en="construction of floor space")
def floor_construction(p: Params, floor_space, floor_space_wanted, building_room, talent_housing):
    """Planned growth, missing floor with a delay, and talent housing, as far as land is left."""
    missing = where(floor_space_wanted > floor_space, floor_space_wanted - floor_space, 0)
    planned = (p.planned_growth + p.programme_growth * talent_housing) * floor_space
    return (planned + missing / p.construction_delay) * building_room


@stock("m2", dims=("use",), start="floor_space_start", zh="用房存量", en="floor space")
def floor_space(floor_construction):
    """Floor for work and for homes."""
    return floor_construction


@auxiliary("1", better="lower", zh="拥挤度", en="crowding")
def crowding(p: Params, floor_space, floor_space_wanted):
    """Floor wanted over floor there is, 1 at the start."""
    return (total(floor_space_wanted) + p.least_floor) / (total(floor_space) + p.least_floor)


@auxiliary("1", zh="住房宽裕度", en="housing headroom")
def housing_headroom(p: Params, floor_space, floor_space_wanted):
    """Homes there are over homes wanted, 1 at the start."""
    return (element(floor_space, "housing") + p.least_floor) / (element(floor_space_wanted, "housing") + p.least_floor)
