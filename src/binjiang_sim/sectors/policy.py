"""Policy: the reforms announced, their delivered intensity and what they cost.

0 means that the effort of the start year goes on, 1 that all of the announcement is carried out.
"""

from dataclasses import dataclass

from ..engine import Array, flow, lever, parameter, start, stock

NAME = {"zh": "改革举措", "en": "Policy"}


@dataclass(frozen=True)
class Params:
    reform_delay: Array = parameter("year", low=1, zh="改革见效时间", en="time until a reform is in force")
    cost_value_added_services: Array = parameter(
        "CNY/year",
        low=0,
        costs="value_added_services",
        zh="增值服务全力推进的年成本",
        en="yearly cost of value-added services at full intensity",
    )
    cost_direct_policy_delivery: Array = parameter(
        "CNY/year",
        low=0,
        costs="direct_policy_delivery",
        zh="政策直达全力推进的年成本",
        en="yearly cost of direct policy delivery at full intensity",
    )
    cost_fair_competition: Array = parameter(
        "CNY/year",
        low=0,
        costs="fair_competition",
        zh="公平竞争审查全力推进的年成本",
        en="yearly cost of fair-competition review at full intensity",
    )
    cost_free_trade_zone_upgrade: Array = parameter(
        "CNY/year",
        low=0,
        costs="free_trade_zone_upgrade",
        zh="自贸试验区提升全力推进的年成本",
        en="yearly cost of the free-trade-zone upgrade at full intensity",
    )
    cost_data_element_market: Array = parameter(
        "CNY/year",
        low=0,
        costs="data_element_market",
        zh="数据要素市场全力推进的年成本",
        en="yearly cost of the data-element market at full intensity",
    )
    cost_science_circle: Array = parameter(
        "CNY/year",
        low=0,
        costs="science_circle",
        zh="科学装置创新生态圈全力推进的年成本",
        en="yearly cost of the science circle at full intensity",
    )
    cost_leading_enterprise_consortia: Array = parameter(
        "CNY/year",
        low=0,
        costs="leading_enterprise_consortia",
        zh="创新联合体全力推进的年成本",
        en="yearly cost of leading-enterprise consortia at full intensity",
    )
    cost_future_industry_fund: Array = parameter(
        "CNY/year",
        low=0,
        costs="future_industry_fund",
        zh="未来产业投入全力推进的年成本",
        en="yearly cost of the future-industry fund at full intensity",
    )
    cost_talent_programme: Array = parameter(
        "CNY/year",
        low=0,
        costs="talent_programme",
        zh="人才计划全力推进的年成本",
        en="yearly cost of the talent programme at full intensity",
    )
    cost_talent_housing: Array = parameter(
        "CNY/year",
        low=0,
        costs="talent_housing",
        zh="人才住房全力推进的年成本",
        en="yearly cost of talent housing at full intensity",
    )
    cost_school_building: Array = parameter(
        "CNY/year",
        low=0,
        costs="school_building",
        zh="学校建设全力推进的年成本",
        en="yearly cost of school building at full intensity",
    )
    cost_service_circle: Array = parameter(
        "CNY/year",
        low=0,
        costs="service_circle",
        zh="公共服务圈全力推进的年成本",
        en="yearly cost of the service circle at full intensity",
    )
    cost_culture_events: Array = parameter(
        "CNY/year",
        low=0,
        costs="culture_events",
        zh="文旅赛事全力推进的年成本",
        en="yearly cost of culture and events at full intensity",
    )


@lever("1", zh="企业增值服务", en="value-added services")
def value_added_services(path, affordable_share):
    """Enterprise service centre, stations in parks and buildings, and one platform for every request."""
    return path * affordable_share


@lever("1", zh="政策免申直达", en="direct policy delivery")
def direct_policy_delivery(path, affordable_share):
    """Support reaches the enterprises entitled to it without an application."""
    return path * affordable_share


@lever("1", zh="公平竞争审查", en="fair competition")
def fair_competition(path, affordable_share):
    """Fair-competition review of important policies, one unified market."""
    return path * affordable_share


@lever("1", zh="自贸试验区提升", en="free-trade-zone upgrade")
def free_trade_zone_upgrade(path, affordable_share):
    """Institutional opening: the free-trade zone is upgraded, digital trade gets a port."""
    return path * affordable_share


@lever("1", zh="数据要素市场", en="data-element market")
def data_element_market(path, affordable_share):
    """Standards and infrastructure for trading data, property rights in data."""
    return path * affordable_share


@lever("1", zh="大科学装置创新生态圈", en="science circle")
def science_circle(path, affordable_share):
    """An innovation circle around the large science facility: talent, capital and space in one place."""
    return path * affordable_share


@lever("1", zh="龙头企业创新联合体", en="leading-enterprise consortia")
def leading_enterprise_consortia(path, affordable_share):
    """Leading enterprises head joint research and take on the hard technical tasks."""
    return path * affordable_share


@lever("1", zh="未来产业投入机制", en="future-industry fund")
def future_industry_fund(path, affordable_share):
    """A growing public investment in strategic and future industries."""
    return path * affordable_share


@lever("1", zh="人才计划", en="talent programme")
def talent_programme(path, affordable_share):
    """Talent programmes for graduates, returnees and founders, start-up contests."""
    return path * affordable_share


@lever("1", zh="人才住房", en="talent housing")
def talent_housing(path, affordable_share):
    """Homes built for young talent."""
    return path * affordable_share


@lever("1", zh="学校建设", en="school building")
def school_building(path, affordable_share):
    """School and kindergarten places built beyond the plan that follows demand."""
    return path * affordable_share


@lever("1", zh="15分钟公共服务圈", en="service circle")
def service_circle(path, affordable_share):
    """Public services within fifteen minutes of every home, and the staff of local governance."""
    return path * affordable_share


@lever("1", zh="文旅与赛事", en="culture and events")
def culture_events(path, affordable_share):
    """Sports, shows, heritage and tourism."""
    return path * affordable_share


@start("1", zh="期初已见效程度", en="reforms in force at the start")
def in_force_start(p: Params):
    """None: the effort of the start year is in everything else."""
    return 0 * p.reform_delay / p.reform_delay


@flow("1/year", zh="自贸试验区提升见效", en="free-trade-zone upgrade coming into force")
def free_trade_zone_upgrade_adoption(p: Params, free_trade_zone_upgrade, free_trade_zone_upgrade_in_force):
    """What is delivered comes into force with a delay."""
    return (free_trade_zone_upgrade - free_trade_zone_upgrade_in_force) / p.reform_delay


@stock("1", start="in_force_start", share=True, zh="自贸试验区提升已见效程度", en="free-trade-zone upgrade in force")
def free_trade_zone_upgrade_in_force(free_trade_zone_upgrade_adoption):
    """Intensity at which the reform acts."""
    return free_trade_zone_upgrade_adoption


@flow("1/year", zh="公平竞争审查见效", en="fair competition coming into force")
def fair_competition_adoption(p: Params, fair_competition, fair_competition_in_force):
    """What is delivered comes into force with a delay."""
    return (fair_competition - fair_competition_in_force) / p.reform_delay


@stock("1", start="in_force_start", share=True, zh="公平竞争审查已见效程度", en="fair competition in force")
def fair_competition_in_force(fair_competition_adoption):
    """Intensity at which the reform acts."""
    return fair_competition_adoption


@flow("1/year", zh="龙头企业创新联合体见效", en="leading-enterprise consortia coming into force")
def leading_enterprise_consortia_adoption(
    p: Params, leading_enterprise_consortia, leading_enterprise_consortia_in_force
):
    """What is delivered comes into force with a delay."""
    return (leading_enterprise_consortia - leading_enterprise_consortia_in_force) / p.reform_delay


@stock(
    "1",
    start="in_force_start",
    share=True,
    zh="龙头企业创新联合体已见效程度",
    en="leading-enterprise consortia in force",
)
def leading_enterprise_consortia_in_force(leading_enterprise_consortia_adoption):
    """Intensity at which the reform acts."""
    return leading_enterprise_consortia_adoption


@flow("1/year", zh="未来产业投入机制见效", en="future-industry fund coming into force")
def future_industry_fund_adoption(p: Params, future_industry_fund, future_industry_fund_in_force):
    """What is delivered comes into force with a delay."""
    return (future_industry_fund - future_industry_fund_in_force) / p.reform_delay


@stock("1", start="in_force_start", share=True, zh="未来产业投入机制已见效程度", en="future-industry fund in force")
def future_industry_fund_in_force(future_industry_fund_adoption):
    """Intensity at which the reform acts."""
    return future_industry_fund_adoption


@flow("1/year", zh="人才计划见效", en="talent programme coming into force")
def talent_programme_adoption(p: Params, talent_programme, talent_programme_in_force):
    """What is delivered comes into force with a delay."""
    return (talent_programme - talent_programme_in_force) / p.reform_delay


@stock("1", start="in_force_start", share=True, zh="人才计划已见效程度", en="talent programme in force")
def talent_programme_in_force(talent_programme_adoption):
    """Intensity at which the reform acts."""
    return talent_programme_adoption


@flow("1/year", zh="文旅与赛事见效", en="culture and events coming into force")
def culture_events_adoption(p: Params, culture_events, culture_events_in_force):
    """What is delivered comes into force with a delay."""
    return (culture_events - culture_events_in_force) / p.reform_delay


@stock("1", start="in_force_start", share=True, zh="文旅与赛事已见效程度", en="culture and events in force")
def culture_events_in_force(culture_events_adoption):
    """Intensity at which the reform acts."""
    return culture_events_adoption


@flow("CNY/year", zh="营商环境改革成本", en="cost of business-environment reforms")
def business_environment_cost(p: Params, value_added_services, direct_policy_delivery, fair_competition):
    """What the delivered reforms of the business environment cost."""
    services = p.cost_value_added_services * value_added_services
    delivery = p.cost_direct_policy_delivery * direct_policy_delivery
    return services + delivery + p.cost_fair_competition * fair_competition


@flow("CNY/year", zh="开放改革成本", en="cost of opening-up reforms")
def openness_cost(p: Params, free_trade_zone_upgrade, data_element_market):
    """What the delivered opening-up reforms cost."""
    return p.cost_free_trade_zone_upgrade * free_trade_zone_upgrade + p.cost_data_element_market * data_element_market


@flow("CNY/year", zh="创新与产业改革成本", en="cost of innovation and industry reforms")
def innovation_cost(p: Params, science_circle, leading_enterprise_consortia, future_industry_fund):
    """What the delivered innovation and industry reforms cost."""
    circle = p.cost_science_circle * science_circle
    consortia = p.cost_leading_enterprise_consortia * leading_enterprise_consortia
    return circle + consortia + p.cost_future_industry_fund * future_industry_fund


@flow("CNY/year", zh="人才改革成本", en="cost of talent reforms")
def talent_cost(p: Params, talent_programme, talent_housing):
    """What the delivered talent programmes and homes cost."""
    return p.cost_talent_programme * talent_programme + p.cost_talent_housing * talent_housing


@flow("CNY/year", zh="民生改革成本", en="cost of livelihood reforms")
def livelihood_cost(p: Params, school_building, service_circle, culture_events):
    """What the delivered schools, services and events cost."""
    schools = p.cost_school_building * school_building
    circle = p.cost_service_circle * service_circle
    return schools + circle + p.cost_culture_events * culture_events
