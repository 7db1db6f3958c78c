"""Industries: pillars, the nine future tracks, and the robot chain. They cut across activities, never add to them."""

from dataclasses import dataclass

from ..engine import Array, auxiliary, flow, parameter, start, stock
from ..engine.functions import element, maximum, minimum, total

NAME = {"zh": "产业", "en": "Industries"}


@dataclass(frozen=True)
class Params:
    pillar_share: Array = parameter(
        "1", low=0, high=1, dims=("pillar",), zh="支柱产业占比", en="share of the pillar in GDP at the start"
    )
    pillar_knowledge: Array = parameter(
        "1",
        low=-1,
        high=3,
        dims=("pillar",),
        zh="支柱产业对知识的弹性",
        en="response of the pillar's share to knowledge",
    )
    future_share: Array = parameter(
        "1", low=0, high=1, zh="期初未来产业占比", en="share of future industries in GDP at the start"
    )
    track_weight: Array = parameter(
        "1", low=0, dims=("track",), zh="期初赛道权重", en="weight of the track at the start"
    )
    future_ceiling: Array = parameter(
        "1", low=0, high=1, zh="未来产业占比上限", en="ceiling of the share of future industries"
    )
    ceiling_weight: Array = parameter(
        "1", low=0, dims=("track",), zh="赛道上限权重", en="weight of the track at its ceiling"
    )
    track_speed: Array = parameter(
        "1/year", low=0, high=1, dims=("track",), zh="赛道成长速度", en="growth speed of the track"
    )
    fund_effect: Array = parameter(
        "1", low=-1, high=1, zh="未来产业投入对速度的效应", en="effect of the future-industry fund on that speed"
    )
    push_of_research: Array = parameter(
        "1", low=0, high=3, zh="赛道成长对研发强度的弹性", en="response of the tracks' growth to R&D intensity"
    )
    push_of_graduates: Array = parameter(
        "1",
        low=0,
        high=3,
        zh="赛道成长对大学生占比的弹性",
        en="response of the tracks' growth to the share of graduates",
    )
    facility_dependence: Array = parameter(
        "1", low=0, high=1, dims=("track",), zh="对科学装置的依赖", en="dependence of the track on the science facility"
    )
    chain_dependence: Array = parameter(
        "1", low=0, high=1, dims=("track",), zh="对机器人产业链的依赖", en="dependence of the track on the robot chain"
    )
    composition: Array = parameter(
        "1",
        low=0,
        high=1,
        zh="结构升级对生产率的效应",
        en="productivity gained for each unit of share that moves to future industries",
    )
    other_robots: Array = parameter("1", low=0, high=1, zh="其他机器人占比", en="share of other robots in GDP")
    segment_weight: Array = parameter(
        "1", low=0, dims=("segment",), zh="产业链环节权重", en="weight of the segment in the chain"
    )
    segment_delay: Array = parameter(
        "year", low=1, dims=("segment",), zh="环节产能建设时间", en="time to build capacity of the segment"
    )
    expected_growth: Array = parameter(
        "1/year", low=-1, high=1, zh="环节预期增速", en="growth for which segments build ahead"
    )
    chain_exponent: Array = parameter(
        "1", low=0.1, zh="环节替代参数", en="substitution parameter of the chain (1/elasticity - 1)"
    )
    least_share: Array = parameter("1", low=0, zh="比值分母的最小占比", en="smallest share in a denominator")
    least_output: Array = parameter("CNY/year", low=0, zh="比值分母的最小产出", en="smallest output in a denominator")


@start("1", dims=("track",), zh="期初赛道占比", en="shares of the tracks at the start")
def track_share_start(p: Params):
    """Share of each track in GDP when the run starts."""
    return p.future_share * p.track_weight / total(p.track_weight)


@start("1/year", zh="期初结构升级贡献", en="gain from composition at the start")
def composition_growth_start(p: Params, track_growth):
    """What the growing share of future industries adds to productivity when the run starts."""
    return p.composition * total(track_growth)


@start("CNY/year", dims=("segment",), zh="期初产业链产能", en="capacity of the robot chain at the start")
def robot_chain_start(p: Params, robot_demand):
    """Each segment can just serve demand when the run starts."""
    return robot_demand * p.segment_weight / total(p.segment_weight)


@auxiliary("1", dims=("track",), zh="赛道占比上限", en="ceilings of the tracks")
def track_ceiling(p: Params, track_share_at_start):
    """Largest share of GDP that each track can reach; at least where it started."""
    return maximum(p.future_ceiling * p.ceiling_weight / total(p.ceiling_weight), track_share_at_start)


@auxiliary("1", zh="赛道推动力", en="push for the tracks")
def track_push(p: Params, rd_ratio, graduate_share, graduate_share_at_start, future_industry_fund_in_force):
    """R&D, graduates and the fund speed up the future tracks; 1 at the start."""
    people = (graduate_share / graduate_share_at_start) ** p.push_of_graduates
    return rd_ratio**p.push_of_research * people * (1 + p.fund_effect * future_industry_fund_in_force)


@flow("1/year", dims=("track",), share=True, zh="赛道占比提升", en="growth of the tracks' shares")
def track_growth(p: Params, track_share, track_ceiling, robot_bottleneck, track_push, facility_maturity):
    """Logistic growth to the ceiling, slower where the robot chain is short of a segment or the facility not ready."""
    waiting = 1 - p.facility_dependence * (1 - facility_maturity)
    speed = p.track_speed * track_push * robot_bottleneck**p.chain_dependence * waiting
    return speed * track_share * (1 - track_share / maximum(track_ceiling, p.least_share))


@stock("1", dims=("track",), start="track_share_start", share=True, zh="赛道占比", en="shares of the tracks in GDP")
def track_share(track_growth):
    """Share of each future track in GDP."""
    return track_growth


@auxiliary("1", share=True, outcome=True, zh="未来产业占比", en="share of future industries")
def future_industry_share(track_share):
    """Share of the nine future tracks in GDP."""
    return total(track_share)


@auxiliary("1", cause="composition", zh="结构升级增益", en="gain from composition")
def composition_gain(p: Params, track_share, track_share_at_start):
    """Productivity gained by the shift to future industries, 1 at the start: the only channel from tracks to output."""
    return 1 + p.composition * (total(track_share) - total(track_share_at_start))


@flow("CNY/year", dims=("track",), weight="output_season", zh="未来产业赛道增加值", en="value added of the tracks")
def track_output(gdp, track_share):
    """Value added of each future track, a part of GDP."""
    return gdp * track_share


@flow(
    "CNY/year",
    dims=("pillar",),
    weight="output_season",
    outcome=True,
    zh="支柱产业增加值",
    en="value added of the pillars",
)
def pillar_output(p: Params, gdp, knowledge_ratio):
    """Value added of each pillar industry, a part of GDP; pillars and tracks overlap."""
    return p.pillar_share * gdp * knowledge_ratio**p.pillar_knowledge


@auxiliary("CNY/year", zh="机器人需求", en="demand for robots")
def robot_demand(p: Params, gdp, track_output):
    """The humanoid track and other robots, counted once."""
    return element(track_output, "humanoid_robots") + p.other_robots * gdp


@flow("CNY/year^2", dims=("segment",), zh="产业链产能建设", en="building of chain capacity")
def chain_building(p: Params, robot_demand, robot_chain):
    """Each segment builds ahead at the expected growth and closes the gap to demand with its own delay."""
    wanted = robot_demand * p.segment_weight / total(p.segment_weight)
    return p.expected_growth * robot_chain + (wanted - robot_chain) / p.segment_delay


@stock(
    "CNY/year", dims=("segment",), start="robot_chain_start", zh="机器人产业链产能", en="capacity of the robot chain"
)
def robot_chain(chain_building):
    """Capacity of chips and parts, machines, integration."""
    return chain_building


@auxiliary("1", zh="产业链能力", en="capacity of the whole chain")
def chain_capacity(p: Params, robot_chain, robot_chain_at_start):
    """Constant elasticity of substitution with little substitution: the scarcest segment rules; 1 at the start."""
    shortage = ((robot_chain + p.least_output) / (robot_chain_at_start + p.least_output)) ** -p.chain_exponent
    return total(p.segment_weight / total(p.segment_weight) * shortage) ** (-1 / p.chain_exponent)


@auxiliary("1", share=True, zh="机器人产业链满足率", en="robot bottleneck")
def robot_bottleneck(p: Params, chain_capacity, robot_demand, robot_demand_at_start):
    """Share of the demand for robots that the chain can serve: 1 means no bottleneck."""
    return minimum(chain_capacity * (robot_demand_at_start + p.least_output) / (robot_demand + p.least_output), 1)


@flow("CNY/year", weight="output_season", outcome=True, zh="机器人产业增加值", en="value added of robots")
def robot_output(robot_demand, robot_bottleneck):
    """Robots delivered, limited by the scarcest segment."""
    return robot_demand * robot_bottleneck
