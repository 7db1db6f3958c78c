"""Livelihood: school places, services within reach, local governance, culture, and what people share in."""

from dataclasses import dataclass

from ..engine import Array, auxiliary, flow, parameter, start, stock
from ..engine.functions import element, maximum, minimum, total, where

NAME = {"zh": "民生", "en": "Livelihood"}


@dataclass(frozen=True)
class Params:
    preschool_enrolment: Array = parameter(
        "place/resident", low=0, dims=("level",), zh="3-5岁入园率", en="places wanted for each child of 3-5"
    )
    school_enrolment: Array = parameter(
        "place/resident", low=0, dims=("level",), zh="6-14岁入学率", en="places wanted for each child of 6-14"
    )
    coverage: Array = parameter("1", low=0, dims=("level",), zh="期初学位保障率", en="places over demand at the start")
    school_pipeline: Array = parameter("year", low=1, zh="学校建设周期", en="time to build school places")
    planning_delay: Array = parameter("year", low=1, zh="规划反应时间", en="time to plan missing places")
    forecast_years: Array = parameter("year", low=0, zh="规划前瞻年数", en="years that school planning looks ahead")
    memory_of_demand: Array = parameter(
        "year", low=1, zh="需求趋势观察年数", en="years over which planners observe demand"
    )
    places_growth: Array = parameter(
        "1/year",
        low=-1,
        high=1,
        dims=("level",),
        zh="期初学位增速",
        en="growth of places that is under way at the start",
    )
    places_retired: Array = parameter("1/year", low=0, high=1, zh="学位退出率", en="rate at which places are closed")
    programme_places: Array = parameter(
        "place/year",
        low=0,
        dims=("level",),
        zh="学校建设全力推进的年新增学位",
        en="places started each year at full intensity",
    )
    service_coverage: Array = parameter(
        "1", low=0, high=1, zh="期初15分钟公共服务圈覆盖", en="coverage of the service circle at the start"
    )
    service_speed: Array = parameter(
        "1/year", low=0, high=1, zh="公共服务圈扩展速度", en="speed at which the service circle spreads"
    )
    service_effect: Array = parameter(
        "1", low=0, high=1, zh="公共服务圈改革的效应", en="effect of the reform on that speed"
    )
    governance_growth: Array = parameter(
        "1/year", low=-1, high=1, zh="治理能力常规增速", en="ordinary growth of governance capacity"
    )
    governance_effect: Array = parameter(
        "1/year",
        low=0,
        high=1,
        zh="公共服务圈对治理能力的年增幅",
        en="yearly growth of governance capacity from the service circle",
    )
    governance_boost: Array = parameter(
        "1",
        low=0,
        high=1,
        zh="公共服务圈对治理能力的即时效应",
        en="immediate effect of the service circle on governance capacity",
    )
    least_visitors: Array = parameter(
        "visitor/year", low=0, zh="比值分母的最小人次", en="smallest number of visitors in a denominator"
    )
    visitors: Array = parameter("visitor/year", low=0, zh="期初年游客与观演人次", en="yearly visitors at the start")
    events_effect: Array = parameter(
        "1", low=-1, high=2, zh="文旅赛事对人次的效应", en="effect of culture and events on visitors"
    )
    visitors_of_income: Array = parameter(
        "1", low=0, high=3, zh="人次对收入的弹性", en="response of visitors to income"
    )
    visitor_demand: Array = parameter(
        "1", low=0, high=1, dims=("activity",), zh="人次对需求的弹性", en="response of demand to visitors"
    )
    weight_schools: Array = parameter(
        "1", low=0, high=1, zh="学校在民生指数中的权重", en="weight of schools in the livelihood index"
    )
    weight_services: Array = parameter(
        "1", low=0, high=1, zh="服务在民生指数中的权重", en="weight of services in the livelihood index"
    )
    weight_housing: Array = parameter(
        "1", low=0, high=1, zh="住房在民生指数中的权重", en="weight of housing in the livelihood index"
    )
    weight_governance: Array = parameter(
        "1", low=0, high=1, zh="治理在民生指数中的权重", en="weight of governance in the livelihood index"
    )
    weight_income: Array = parameter(
        "1", low=0, high=1, zh="收入在共富指数中的权重", en="weight of income in the common-prosperity index"
    )
    least_places: Array = parameter(
        "place", low=0, zh="比值分母的最小学位", en="smallest number of places in a denominator"
    )


@start("place", dims=("level",), zh="期初学位", en="school places at the start")
def school_places_start(p: Params, school_demand):
    """Places that give the starting coverage."""
    return p.coverage * school_demand


@start("place", dims=("level",), zh="期初在建学位", en="places being built at the start")
def places_in_building_start(p: Params, school_places_start):
    """Enough in building to replace the places that close and to grow as planned when the run starts."""
    return (p.places_retired + p.places_growth) * school_places_start * p.school_pipeline


@start("place", dims=("level",), zh="期初观察到的需求", en="observed demand at the start")
def observed_demand_start(school_demand):
    """Planners know the demand of the start."""
    return school_demand


@start("1", zh="期初公共服务圈覆盖", en="service circle at the start")
def service_circle_coverage_start(p: Params):
    """Share of residents inside the service circle when the run starts."""
    return p.service_coverage


@start("managed_person", zh="期初治理能力", en="governance capacity at the start")
def governance_staff_start(managed_population):
    """Local governance can just carry the managed population when the run starts."""
    return managed_population


@auxiliary("place", dims=("level",), zh="学位需求", en="demand for school places")
def school_demand(p: Params, residents):
    """Places wanted by the children who live here."""
    return p.preschool_enrolment * element(residents, "3-5") + p.school_enrolment * element(residents, "6-14")


@flow("place/year", dims=("level",), zh="观察需求更新", en="update of observed demand")
def demand_observation(p: Params, school_demand, observed_demand):
    """Planners observe demand with a delay."""
    return (school_demand - observed_demand) / p.memory_of_demand


@stock("place", dims=("level",), start="observed_demand_start", zh="观察到的学位需求", en="observed demand for places")
def observed_demand(demand_observation):
    """Demand smoothed over the years that planners look back."""
    return demand_observation


@auxiliary("place", dims=("level",), zh="规划学位", en="planned places")
def planned_places(p: Params, school_demand, observed_demand):
    """Demand carried forward along its observed trend."""
    trend = (school_demand - observed_demand) / p.memory_of_demand
    return maximum(school_demand + trend * p.forecast_years, 0)


@flow("place/year", dims=("level",), zh="学位开工", en="places started")
def places_started(p: Params, planned_places, school_places, places_in_building, school_building):
    """Missing and closing places are started with a delay; the programme starts more."""
    missing = planned_places - school_places - places_in_building + p.places_retired * school_places * p.school_pipeline
    ordinary = p.places_retired * school_places + missing / p.planning_delay
    return where(ordinary > 0, ordinary, 0) + p.programme_places * school_building


@flow("place/year", dims=("level",), zh="学位建成", en="places completed")
def places_completed(p: Params, places_in_building):
    """Places that open after the time it takes to build them."""
    return places_in_building / p.school_pipeline


@stock("place", dims=("level",), start="places_in_building_start", zh="在建学位", en="places being built")
def places_in_building(places_started, places_completed):
    """School places under construction."""
    return places_started - places_completed


@flow("place/year", dims=("level",), zh="学位退出", en="places closed")
def places_closed(p: Params, school_places):
    """Places that are closed or rebuilt."""
    return p.places_retired * school_places


@stock("place", dims=("level",), start="school_places_start", zh="学位", en="school places")
def school_places(places_completed, places_closed):
    """Places in kindergartens and in compulsory schools."""
    return places_completed - places_closed


@auxiliary("1", dims=("level",), share=True, outcome=True, better="higher", zh="学位保障率", en="school coverage")
def school_coverage(p: Params, school_places, school_demand):
    """Places over places wanted."""
    return (school_places + p.least_places) / (school_demand + p.least_places)


@auxiliary("1", better="higher", zh="学位充足度", en="adequacy of schools")
def school_adequacy(p: Params, school_places, school_places_at_start, school_demand, school_demand_at_start):
    """Share of all wanted places that there are, relative to the start: a surplus of one level helps no other."""
    now = (total(minimum(school_places, school_demand)) + p.least_places) / (total(school_demand) + p.least_places)
    met = total(minimum(school_places_at_start, school_demand_at_start)) + p.least_places
    return now / met * (total(school_demand_at_start) + p.least_places)


@flow("1/year", zh="公共服务圈扩展", en="spread of the service circle")
def service_circle_gain(p: Params, service_circle_coverage, service_circle):
    """Logistic spread, faster with the reform."""
    speed = p.service_speed * (1 + p.service_effect * service_circle)
    return speed * service_circle_coverage * (1 - service_circle_coverage)


@stock(
    "1",
    start="service_circle_coverage_start",
    share=True,
    better="higher",
    zh="15分钟公共服务圈覆盖率",
    en="coverage of the service circle",
)
def service_circle_coverage(service_circle_gain):
    """Share of residents with public services within fifteen minutes."""
    return service_circle_gain


@auxiliary("1", better="higher", zh="公共服务充足度", en="adequacy of services")
def service_adequacy(service_circle_coverage, service_circle_coverage_at_start):
    """Coverage of the service circle relative to the start."""
    return service_circle_coverage / service_circle_coverage_at_start


@flow("managed_person/year", zh="治理能力增长", en="growth of governance capacity")
def governance_growth(p: Params, governance_staff, service_circle):
    """Ordinary growth, more with the service circle."""
    return (p.governance_growth + p.governance_effect * service_circle) * governance_staff


@stock("managed_person", start="governance_staff_start", zh="治理力量", en="governance staff")
def governance_staff(governance_growth):
    """Managed persons that the staff of local governance can carry."""
    return governance_growth


@auxiliary("managed_person", zh="治理能力", en="governance capacity")
def governance_capacity(p: Params, governance_staff, service_circle):
    """Managed persons that staff, working together in the service circle, can carry."""
    return governance_staff * (1 + p.governance_boost * service_circle)


@auxiliary("1", better="lower", zh="治理负荷", en="governance load")
def governance_load(managed_population, governance_capacity):
    """Managed population over governance capacity."""
    return managed_population / governance_capacity


@flow("visitor/year", zh="文旅与观演人次", en="visitors")
def visitors(p: Params, external_income, external_income_at_start, culture_events_in_force):
    """Visitors of events, heritage and sights."""
    income = (external_income / external_income_at_start) ** p.visitors_of_income
    return p.visitors * income * (1 + p.events_effect * culture_events_in_force)


@auxiliary("1", dims=("activity",), cause="demand", zh="文旅带来的需求", en="demand from visitors")
def visitor_demand(p: Params, visitors, visitors_at_start, external_income, external_income_at_start):
    """Visitors beyond what the city's income brings are demand for services, 1 at the start."""
    now = (visitors + p.least_visitors) / (visitors_at_start + p.least_visitors)
    relative = now * (external_income_at_start / external_income) ** p.visitors_of_income
    return relative**p.visitor_demand


@auxiliary("1", better="higher", zh="民生指数", en="livelihood index")
def livelihood_index(
    p: Params, school_adequacy, service_adequacy, housing_headroom, governance_load, governance_load_at_start
):
    """Weighted geometric mean of schools, services, housing and governance, 1 at the start."""
    services = school_adequacy**p.weight_schools * service_adequacy**p.weight_services
    return (
        services
        * housing_headroom**p.weight_housing
        * (governance_load_at_start / governance_load) ** p.weight_governance
    )


@auxiliary("1", outcome=True, better="higher", zh="共同富裕指数", en="common-prosperity index")
def common_prosperity_index(p: Params, income_per_head, income_per_head_at_start, livelihood_index):
    """Income of residents and the services they share, 1 at the start; no figure on inequality is published."""
    income = (income_per_head / income_per_head_at_start) ** p.weight_income
    return income * livelihood_index ** (1 - p.weight_income)
