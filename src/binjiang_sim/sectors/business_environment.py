"""Business environment: requests and the capacity to serve them, delivered policies, barriers, and the four aspects."""

from dataclasses import dataclass

from ..engine import Array, auxiliary, flow, parameter, start, stock
from ..engine.functions import exp, log, maximum, minimum, total

NAME = {"zh": "营商环境", "en": "Business environment"}


@dataclass(frozen=True)
class Params:
    requests_per_enterprise: Array = parameter(
        "request/enterprise/year", low=0, zh="每家企业年诉求", en="yearly requests of an enterprise"
    )
    starting_load: Array = parameter("1", low=0, zh="期初服务负荷", en="service load at the start")
    capacity_growth: Array = parameter(
        "1/year", low=-1, high=1, zh="服务能力常规增速", en="ordinary growth of service capacity"
    )
    stations: Array = parameter("station", low=0, zh="期初服务站点", en="service stations at the start")
    stations_added: Array = parameter("station/year", low=0, zh="常规新增站点", en="stations added each year")
    stations_from_programme: Array = parameter(
        "station/year", low=0, zh="增值服务全力推进的新增站点", en="stations added each year at full intensity"
    )
    requests_per_station: Array = parameter(
        "request/station/year", low=0, zh="每站年受理能力", en="yearly capacity of a station"
    )
    platform_gain: Array = parameter(
        "1", low=0, high=1, zh="平台带来的能力提升", en="capacity gained when the platform reaches everybody"
    )
    service_effect: Array = parameter(
        "1", low=0, high=1, zh="增值服务对能力的即时效应", en="effect of value-added services on capacity"
    )
    backlog_time: Array = parameter("year", low=1, zh="积压办理时间", en="time to work off a backlog")
    least_requests: Array = parameter(
        "request/year", low=0, zh="比值分母的最小诉求", en="smallest number of requests in a denominator"
    )
    giving_up_rate: Array = parameter(
        "1/year", low=0, high=1, zh="放弃诉求率", en="rate at which open requests are given up"
    )
    reach: Array = parameter("1", low=0, high=1, zh="期初增值服务覆盖", en="reach of value-added services at the start")
    reach_speed: Array = parameter(
        "1/year", low=0, high=1, zh="增值服务扩散速度", en="speed at which value-added services spread"
    )
    reach_effect: Array = parameter(
        "1", low=0, high=1, zh="增值服务改革对扩散的效应", en="effect of the reform on that speed"
    )
    take_up: Array = parameter("1", low=0, high=1, zh="期初政策兑现率", en="policy take-up at the start")
    take_up_speed: Array = parameter(
        "1/year", low=0, high=1, zh="政策兑现扩散速度", en="speed at which policy take-up spreads"
    )
    take_up_effect: Array = parameter(
        "1", low=0, high=1, zh="免申直达对扩散的效应", en="effect of direct delivery on that speed"
    )
    protection: Array = parameter(
        "1", low=0, high=1, zh="期初知识产权保护覆盖", en="coverage of quick property-right protection at the start"
    )
    protection_speed: Array = parameter(
        "1/year", low=0, high=1, zh="知识产权保护扩散速度", en="speed at which protection spreads"
    )
    protection_effect: Array = parameter(
        "1", low=0, high=1, zh="数据产权改革对扩散的效应", en="effect of data property rights on that speed"
    )
    competition_effect: Array = parameter(
        "1", low=-0.9, high=1, zh="公平竞争对新设的效应", en="effect of fair competition on entry"
    )
    innovation_from_facility: Array = parameter(
        "1", low=0, high=1, zh="科学装置对创新环境的效应", en="innovation support from the facility's progress"
    )
    innovation_from_circle: Array = parameter(
        "1", low=0, high=1, zh="生态圈对创新环境的效应", en="innovation support from the science circle"
    )
    aspect_of_reach: Array = parameter(
        "1", dims=("aspect",), zh="各环境对增值服务的反应", en="response of the aspect to the reach of services"
    )
    aspect_of_load: Array = parameter(
        "1", dims=("aspect",), zh="各环境对服务负荷的反应", en="response of the aspect to service load"
    )
    aspect_of_take_up: Array = parameter(
        "1", dims=("aspect",), zh="各环境对政策兑现的反应", en="response of the aspect to policy take-up"
    )
    aspect_of_barrier: Array = parameter(
        "1", dims=("aspect",), zh="各环境对进入壁垒的反应", en="response of the aspect to entry barriers"
    )
    aspect_of_protection: Array = parameter(
        "1", dims=("aspect",), zh="各环境对产权保护的反应", en="response of the aspect to property-right protection"
    )
    aspect_of_innovation: Array = parameter(
        "1", dims=("aspect",), zh="各环境对创新支持的反应", en="response of the aspect to innovation support"
    )
    aspect_low: Array = parameter("1", low=0, dims=("aspect",), zh="环境下限", en="lowest value of an aspect")
    aspect_high: Array = parameter("1", low=0, dims=("aspect",), zh="环境上限", en="highest value of an aspect")
    aspect_weight: Array = parameter(
        "1", low=0, high=1, dims=("aspect",), zh="环境权重", en="weight of the aspect in the index", whole=True
    )


@start("request/year", zh="期初基础服务能力", en="core service capacity at the start")
def core_capacity_start(p: Params, requests, service_stations, value_added_reach):
    """Capacity beside stations and platform that gives the starting load."""
    gained = 1 + p.platform_gain * value_added_reach
    return requests / p.starting_load / gained - p.requests_per_station * service_stations


@start("station", zh="期初服务站点", en="service stations at the start")
def service_stations_start(p: Params):
    """Service stations when the run starts."""
    return p.stations


@start("request", zh="期初积压诉求", en="open requests at the start")
def open_requests_start(p: Params, requests):
    """No backlog when the run starts."""
    return 0 * requests * p.backlog_time


@start("1", zh="期初增值服务覆盖", en="reach of value-added services at the start")
def value_added_reach_start(p: Params):
    """Share of enterprises reached by value-added services when the run starts."""
    return p.reach


@start("1", zh="期初政策兑现率", en="policy take-up at the start")
def policy_take_up_start(p: Params):
    """Share of entitled enterprises that get a policy without applying when the run starts."""
    return p.take_up


@start("1", zh="期初产权保护覆盖", en="protection at the start")
def property_protection_start(p: Params):
    """Share of disputes over intellectual property settled quickly when the run starts."""
    return p.protection


@start("1/year", zh="期初营商环境增速", en="growth of the business environment at the start")
def environment_growth_start(p: Params, reach_gain, take_up_gain, protection_gain, facility_building):
    """Growth of the index at the start from services, policies, protection and the facility."""
    rules = p.aspect_of_take_up * take_up_gain + p.aspect_of_protection * protection_gain
    innovation = p.aspect_of_innovation * p.innovation_from_facility * facility_building
    return total(p.aspect_weight * (p.aspect_of_reach * reach_gain + rules + innovation))


@flow("request/year", zh="企业诉求", en="requests of enterprises")
def requests(p: Params, registered_enterprises):
    """Requests that enterprises bring to the district."""
    return registered_enterprises * p.requests_per_enterprise


@flow("request/year^2", zh="基础服务能力增长", en="growth of core service capacity")
def core_capacity_growth(p: Params, core_capacity):
    """Ordinary growth of staff and procedures."""
    return p.capacity_growth * core_capacity


@stock("request/year", start="core_capacity_start", zh="基础服务能力", en="core service capacity")
def core_capacity(core_capacity_growth):
    """Requests a year that the service centre can handle without stations and platform."""
    return core_capacity_growth


@flow("station/year", zh="新增服务站点", en="new service stations")
def new_stations(p: Params, value_added_services):
    """Stations opened in parks, buildings and communities."""
    return p.stations_added + p.stations_from_programme * value_added_services


@stock("station", start="service_stations_start", zh="企业服务站点", en="service stations")
def service_stations(new_stations):
    """Service stations near the enterprises."""
    return new_stations


@auxiliary("request/year", zh="服务能力", en="service capacity")
def service_capacity(p: Params, core_capacity, service_stations, value_added_reach, value_added_services):
    """Requests a year that centre, stations and platform can handle."""
    hands = core_capacity + p.requests_per_station * service_stations
    return hands * (1 + p.platform_gain * value_added_reach) * (1 + p.service_effect * value_added_services)


@flow("request/year", zh="办结诉求", en="requests settled")
def requests_settled(p: Params, requests, open_requests, requests_given_up, service_capacity):
    """New requests and what is not given up of the backlog are worked off as far as capacity allows."""
    return minimum(requests + open_requests / p.backlog_time - requests_given_up, service_capacity)


@flow("request/year", better="lower", zh="放弃诉求", en="requests given up")
def requests_given_up(p: Params, open_requests):
    """Open requests that nobody pursues any more."""
    return p.giving_up_rate * open_requests


@stock("request", start="open_requests_start", better="lower", zh="积压诉求", en="open requests")
def open_requests(requests, requests_settled, requests_given_up):
    """Requests that could not be settled when they came."""
    return requests - requests_settled - requests_given_up


@auxiliary("1", better="lower", zh="服务负荷", en="service load")
def service_load(p: Params, requests, open_requests, service_capacity):
    """What is asked, backlog included, over what can be handled."""
    return (requests + open_requests / p.backlog_time + p.least_requests) / (service_capacity + p.least_requests)


@flow("1/year", zh="增值服务扩散", en="spread of value-added services")
def reach_gain(p: Params, value_added_reach, value_added_services):
    """Logistic spread, faster with the reform."""
    speed = p.reach_speed * (1 + p.reach_effect * value_added_services)
    return speed * value_added_reach * (1 - value_added_reach)


@stock("1", start="value_added_reach_start", share=True, zh="增值服务覆盖率", en="reach of value-added services")
def value_added_reach(reach_gain):
    """Share of enterprises that value-added services reach."""
    return reach_gain


@flow("1/year", zh="政策兑现扩散", en="spread of policy take-up")
def take_up_gain(p: Params, policy_take_up, direct_policy_delivery):
    """Logistic spread, faster when policies come without an application."""
    return p.take_up_speed * (1 + p.take_up_effect * direct_policy_delivery) * policy_take_up * (1 - policy_take_up)


@stock("1", start="policy_take_up_start", share=True, better="higher", zh="政策兑现率", en="policy take-up")
def policy_take_up(take_up_gain):
    """Share of entitled enterprises that get what the policies promise."""
    return take_up_gain


@flow("1/year", zh="产权保护扩散", en="spread of property-right protection")
def protection_gain(p: Params, property_protection, data_element_market):
    """Logistic spread, faster with property rights in data."""
    speed = p.protection_speed * (1 + p.protection_effect * data_element_market)
    return speed * property_protection * (1 - property_protection)


@stock(
    "1",
    start="property_protection_start",
    share=True,
    better="higher",
    zh="知识产权快保护覆盖率",
    en="property-right protection",
)
def property_protection(protection_gain):
    """Share of disputes over intellectual property and data that are settled quickly."""
    return protection_gain


@auxiliary("1", better="lower", zh="市场进入壁垒", en="entry barrier")
def entry_barrier(p: Params, fair_competition_in_force):
    """Barriers to new enterprises, 1 at the start; entry rises by the effect of the reform."""
    return 1 / (1 + p.competition_effect * fair_competition_in_force)


@auxiliary("1", zh="创新支持", en="support of innovation")
def innovation_support(p: Params, facility_progress, facility_progress_at_start, science_circle):
    """What the science facility and its circle add to the innovation environment, 0 at the start."""
    progress = facility_progress - facility_progress_at_start
    return p.innovation_from_facility * progress + p.innovation_from_circle * science_circle


@auxiliary("1", dims=("aspect",), zh="营商环境分项", en="aspects of the business environment")
def environment(
    p: Params,
    value_added_reach,
    value_added_reach_at_start,
    service_load,
    service_load_at_start,
    policy_take_up,
    policy_take_up_at_start,
    entry_barrier,
    property_protection,
    property_protection_at_start,
    innovation_support,
):
    """Government service, market, rule of law, innovation: each 1 at the start, moved by what belongs to it."""
    served = (
        p.aspect_of_reach * (value_added_reach - value_added_reach_at_start)
        - p.aspect_of_load * (service_load - service_load_at_start) / service_load_at_start
    )
    rules = p.aspect_of_take_up * (policy_take_up - policy_take_up_at_start) + p.aspect_of_barrier * (1 - entry_barrier)
    support = (
        p.aspect_of_protection * (property_protection - property_protection_at_start)
        + p.aspect_of_innovation * innovation_support
    )
    return minimum(maximum(1 + served + rules + support, p.aspect_low), p.aspect_high)


@auxiliary("1", better="higher", cause="environment", zh="营商环境指数", en="business environment index")
def business_environment_index(p: Params, environment):
    """Weighted geometric mean of the four aspects."""
    return exp(total(p.aspect_weight * log(environment)))
