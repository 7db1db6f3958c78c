"""Economy: what the district produces, with what, for which demand, and how the trend of its productivity slows down.

Industry above the designated size stands in for all industry: only that is published.
"""

from dataclasses import dataclass

from ..engine import Array, auxiliary, flow, indicator, parameter, start, stock
from ..engine.functions import element, log, maximum, minimum, total, where

NAME = {"zh": "经济", "en": "Economy"}


@dataclass(frozen=True)
class Params:
    gdp: Array = parameter("CNY/year", low=0, zh="首年地区生产总值", en="GDP of the first year")
    level_revision: Array = parameter(
        "1", low=-1, high=1, zh="普查对总量的修订幅度", en="revision of the level of GDP at the next census"
    )
    activity_weight: Array = parameter(
        "1", low=0, dims=("activity",), zh="各行业占比权重", en="weight of the activity in GDP"
    )
    growth_latest: Array = parameter(
        "1/year",
        low=-1,
        high=1,
        zh="最近一年公布增速",
        en="published real growth of GDP, latest year",
        was=("recent_growth",),
    )
    growth_before: Array = parameter(
        "1/year",
        low=-1,
        high=1,
        zh="前一年公布增速",
        en="published real growth of GDP, the year before",
        was=("recent_growth",),
    )
    growth_earlier: Array = parameter(
        "1/year",
        low=-1,
        high=1,
        zh="再前一年公布增速",
        en="published real growth of GDP, two years before",
        was=("recent_growth",),
    )
    weight_latest: Array = parameter("1", low=0, high=1, zh="最近一年权重", en="weight of the latest year")
    weight_before: Array = parameter("1", low=0, high=1, zh="前一年权重", en="weight of the year before")
    weight_published: Array = parameter(
        "1", low=0, high=1, zh="本区公布增速的权重", en="weight of the district's own growth against the national path"
    )
    path_growth: Array = parameter(
        "1/year", low=-1, high=1, zh="全国增长路径", en="growth of the country expected for these years"
    )
    path_margin: Array = parameter(
        "1/year", low=-1, high=1, zh="高新区高出全国的增速", en="growth of high-tech zones above the country"
    )
    activity_excess: Array = parameter(
        "1/year",
        low=-1,
        high=1,
        dims=("activity",),
        zh="行业增速与总增速之差",
        en="growth of the activity less that of GDP",
        was=("recent_growth",),
    )
    growth_error: Array = parameter(
        "1/year", low=-1, high=1, zh="增速起点误差", en="error of the starting growth, common to the activities"
    )
    recent_growth_error: Array = parameter(
        "1/year",
        low=-1,
        high=1,
        dims=("activity",),
        zh="行业增速起点误差",
        en="error of the starting growth of the activity",
    )
    reference_lag: Array = parameter(
        "year",
        low=0,
        high=1,
        lag=True,
        zh="首年均值滞后",
        en="time from the start to the mean of the first year's steps",
    )
    first_half_share: Array = parameter(
        "1", low=0, high=1, zh="上半年产出占比", en="share of the first half-year in output"
    )
    capital_output: Array = parameter("year", low=0, zh="资本产出比", en="capital to output ratio")
    capital_growth: Array = parameter("1/year", low=-1, high=1, zh="期初资本增速", en="growth of capital at the start")
    depreciation: Array = parameter("1/year", low=0, high=1, zh="折旧率", en="depreciation rate")
    return_response: Array = parameter(
        "1", low=0, high=3, zh="投资对资本回报的弹性", en="response of investment to output per unit of capital"
    )
    most_invested: Array = parameter("1", low=0, high=1, zh="投资率上限", en="largest share of output that is invested")
    capital_elasticity: Array = parameter("1", low=0, high=1, zh="资本产出弹性", en="output elasticity of capital")
    floor_elasticity: Array = parameter(
        "1",
        low=0,
        high=1,
        zh="工作用房产出弹性",
        en="output elasticity of work floor",
        was=("land_elasticity", "crowding_elasticity"),
    )
    graduate_elasticity: Array = parameter(
        "1", low=0, high=1, zh="大学生占比的产出弹性", en="output elasticity of the graduate share"
    )
    firm_elasticity: Array = parameter(
        "1",
        low=0,
        high=1,
        zh="企业覆盖的产出弹性",
        en="output elasticity of the enterprises that workers need",
    )
    knowledge_elasticity: Array = parameter(
        "1", low=0, high=0.25, zh="知识的产出弹性", en="output elasticity of knowledge"
    )
    environment_elasticity: Array = parameter(
        "1", low=-1, high=1, zh="营商环境的产出弹性", en="output elasticity of the business environment"
    )
    trend_half_life: Array = parameter("year", low=0, zh="趋势增速半衰期", en="half-life of the trend's excess growth")
    trend_long_run: Array = parameter("1/year", low=-1, high=1, zh="长期趋势增速", en="long-run growth of the trend")
    is_industry: Array = parameter("1", low=0, high=1, dims=("activity",), zh="是否工业", en="whether it is industry")
    is_services: Array = parameter("1", low=0, high=1, dims=("activity",), zh="是否服务业", en="whether it is services")
    local_share: Array = parameter(
        "1", low=0, high=1, dims=("activity",), zh="本地居民消费占需求比重", en="share of demand that residents spend"
    )
    headroom: Array = parameter("1", low=0, high=1, zh="产能余量", en="output that capacity allows above normal")
    position_years: Array = parameter(
        "year", low=1, zh="市场份额调整年数", en="years in which competitors answer demand above or below normal"
    )
    known_growth: Array = parameter(
        "1", low=-1, high=1, dims=("activity",), zh="已公布半年增速", en="growth of the half-year that is known"
    )
    known_length: Array = parameter("year", low=0, high=1, zh="已公布时段长度", en="length of the period that is known")
    known_years: Array = parameter(
        "year", low=1, zh="已知偏离消退年数", en="years in which the deviation of the known period fades"
    )
    least_workforce: Array = parameter(
        "person", low=0, zh="比值分母的最小人数", en="smallest number of persons in a denominator"
    )
    least_gdp: Array = parameter("CNY/year", low=0, zh="比值分母的最小产出", en="smallest output in a denominator")
    least_floor: Array = parameter("m2", low=0, zh="比值分母的最小面积", en="smallest floor in a denominator")
    least_capital: Array = parameter("CNY", low=0, zh="比值分母的最小资本", en="smallest capital in a denominator")


@start("CNY/year", zh="首年地区生产总值", en="GDP of the first year")
def reference_gdp(p: Params):
    """GDP of the first calendar year, the scale that other sectors' published shares refer to."""
    return p.gdp


@start("1", dims=("activity",), zh="期初行业占比", en="share of the activity at the start")
def activity_share_start(p: Params):
    """Share of each activity in GDP when the run starts; the weights are scaled to sum to one."""
    return p.activity_weight / total(p.activity_weight)


@start("1/year", zh="滤波后的近年增速", en="recent growth, filtered")
def filtered_growth(p: Params):
    """Mean of the last three published years, the latest with the largest weight: one year is luck as well as trend."""
    earlier = (1 - p.weight_latest - p.weight_before) * p.growth_earlier
    return p.weight_latest * p.growth_latest + p.weight_before * p.growth_before + earlier


@start("1/year", dims=("activity",), zh="期初行业增速", en="growth of the activity at the start")
def recent_growth(p: Params, filtered_growth):
    """The district's own growth drawn towards what was expected of such places, and an error that activities share."""
    expected = (1 - p.weight_published) * (p.path_growth + p.path_margin)
    common = p.weight_published * filtered_growth + expected + p.growth_error
    return common + p.activity_excess + p.recent_growth_error


@start("1/year", zh="期初经济增速", en="growth of GDP at the start")
def gdp_growth_start(activity_share_start, recent_growth):
    """Growth of GDP implied by the growth of the activities."""
    return total(activity_share_start * recent_growth)


@start("CNY/year", dims=("activity",), zh="期初增加值", en="value added at the start")
def value_added_start(p: Params, activity_share_start, gdp_growth_start):
    """Rate of output at the first instant: the first year's steps must sum to that year's GDP."""
    return p.gdp * activity_share_start / (1 + gdp_growth_start * p.reference_lag)


@start("1", zh="劳动产出弹性", en="output elasticity of labour")
def labour_elasticity(p: Params):
    """What capital and work floor leave to labour under constant returns."""
    return 1 - p.capital_elasticity - p.floor_elasticity


@start("CNY", zh="期初资本", en="capital at the start")
def capital_start(p: Params, value_added_start):
    """Tangible capital, from the capital to output ratio."""
    return p.capital_output * total(value_added_start)


@start("1", share=True, zh="期初投资率", en="investment rate at the start")
def investment_rate(p: Params):
    """Share of output that must be invested for capital to grow at its starting rate: derived, never drawn."""
    return p.capital_output * (p.depreciation + p.capital_growth)


@start("1/year", zh="期初投入贡献", en="contribution of inputs at the start")
def input_growth_start(
    p: Params, labour_elasticity, workforce_growth_start, graduate_share_growth_start, work_floor_growth_start
):
    """What capital, labour, its education and work floor contribute to growth at the start, in this draw."""
    factors = p.capital_elasticity * p.capital_growth + labour_elasticity * workforce_growth_start
    return factors + p.graduate_elasticity * graduate_share_growth_start + p.floor_elasticity * work_floor_growth_start


@start("1/year", zh="期初知识与环境贡献", en="contribution of knowledge, renewal and environment at the start")
def ideas_growth_start(p: Params, knowledge_growth_start, environment_growth_start, renewal_growth_start):
    """What knowledge, the business environment and the renewal of enterprises contribute to growth at the start."""
    environment = p.environment_elasticity * environment_growth_start
    return p.knowledge_elasticity * knowledge_growth_start + environment + renewal_growth_start


@start("1/year", dims=("activity",), zh="期初已解释增速", en="growth with a named cause at the start")
def named_growth_start(
    p: Params, input_growth_start, ideas_growth_start, composition_growth_start, data_gain_start, resident_growth_start
):
    """Growth that inputs, ideas, composition, opening up and residents' demand explain at the start, in this draw."""
    local = p.local_share * resident_growth_start
    return input_growth_start + ideas_growth_start + composition_growth_start + data_gain_start + local


@start("1/year", dims=("activity",), zh="期初趋势增速", en="growth of the trend at the start")
def trend_growth_start(recent_growth, named_growth_start):
    """The residual: recent growth of the activity less what its named causes contribute in this draw."""
    return recent_growth - named_growth_start


@start("1/year", dims=("activity",), zh="趋势增速归宿", en="growth to which the trend settles")
def trend_rest(p: Params, trend_growth_start):
    """The long run, but never above the start: a residual does not speed up by itself."""
    return minimum(p.trend_long_run, trend_growth_start)


@start("1", dims=("activity",), zh="期初趋势", en="trend at the start")
def trend_productivity_start(activity_share_start):
    """One for every activity."""
    return 1 + 0 * activity_share_start


@start("1", dims=("activity",), zh="期初市场份额", en="market position at the start")
def market_position_start(activity_share_start):
    """One for every activity."""
    return 1 + 0 * activity_share_start


@start("1", dims=("activity",), zh="期初已知偏离", en="revealed gap at the start")
def revealed_gap_start(activity_share_start):
    """Nothing is revealed before the run."""
    return 0 * activity_share_start


@start("CNY", dims=("activity",), zh="期初已记录产出", en="recorded output at the start")
def recorded_output_start(p: Params, value_added_start):
    """Nothing is recorded before the run."""
    return 0 * value_added_start * p.known_length


@auxiliary("1", cause="season", zh="产出季节权重", en="seasonal weight of output")
def output_season(p: Params, half_year):
    """Weight of a half-year in reported output, mean 1."""
    return 1 + (2 * p.first_half_share - 1) * half_year


@auxiliary("1", cause="labour", zh="就业规模比", en="workforce relative to the start")
def workforce_ratio(p: Params, workforce, workforce_at_start):
    """Workforce over its starting value; a district that starts without workers has no scale and stays at 0."""
    ratio = workforce / maximum(workforce_at_start, p.least_workforce)
    return where(workforce_at_start > p.least_workforce, ratio, 0)


@auxiliary("1", cause="capital", zh="资本规模比", en="capital relative to the start")
def capital_ratio(p: Params, capital, capital_at_start):
    """Capital over its starting value."""
    return (capital + p.least_capital) / (capital_at_start + p.least_capital)


@auxiliary("1", zh="要素投入指数", en="index of inputs")
def input_index(
    p: Params,
    labour_elasticity,
    capital_ratio,
    workforce_ratio,
    graduate_share,
    graduate_share_at_start,
    floor_space,
    floor_space_at_start,
    firm_cover,
):
    """Capital, labour, its education, work floor and the enterprises that use them, each relative to the start.

    Education acts through the share of graduates: external returns of 5 to 13 % for a year of city schooling
    (Liu 2007), four years of university, the labour elasticity. Floor is an input with constant returns: density
    itself is no loss, missing floor is.
    """
    factors = capital_ratio**p.capital_elasticity * workforce_ratio**labour_elasticity
    quality = (graduate_share / graduate_share_at_start) ** p.graduate_elasticity * firm_cover**p.firm_elasticity
    floor = (element(floor_space, "work") + p.least_floor) / (element(floor_space_at_start, "work") + p.least_floor)
    return factors * quality * floor**p.floor_elasticity


@auxiliary("1", zh="知识与环境增益", en="gain from knowledge and environment")
def ideas_gain(p: Params, knowledge_ratio, business_environment_index, business_environment_index_at_start):
    """Productivity from the knowledge stock and the business environment, 1 at the start."""
    environment = (business_environment_index / business_environment_index_at_start) ** p.environment_elasticity
    return knowledge_ratio**p.knowledge_elasticity * environment


@auxiliary("1", dims=("activity",), zh="生产率指数", en="index of productivity")
def productivity_index(trend_productivity, ideas_gain, renewal, composition_gain, foreign_spillover, data_gain):
    """Productivity of each activity relative to the start: trend, ideas, renewal of enterprises, what opening adds."""
    return trend_productivity * ideas_gain * renewal * composition_gain * foreign_spillover * data_gain


@flow("CNY/year", dims=("activity",), zh="正常产出", en="output at normal demand")
def potential_output(value_added_start, input_index, productivity_index):
    """What inputs and productivity yield when demand is normal."""
    return value_added_start * input_index * productivity_index


@auxiliary("1", cause="demand", zh="景气", en="business cycle")
def business_cycle(zone_gap, demand_gap):
    """Demand relative to its trend: luck common to all zones, and the district's own."""
    return maximum(1 + zone_gap + demand_gap, 0)


@auxiliary("1", dims=("activity",), cause="residents", zh="本地消费需求", en="demand of residents")
def local_demand(p: Params, resident_population, resident_population_at_start):
    """Part of the demand follows the number of residents, 1 at the start."""
    return (resident_population / resident_population_at_start) ** p.local_share


@auxiliary("1", dims=("activity",), zh="外部需求", en="demand from outside")
def outside_demand(p: Params, business_cycle, industry_gap, services_gap, visitor_demand, digital_trade_demand):
    """The cycle, the luck of each activity, visitors and digital trade."""
    own = 1 + p.is_industry * industry_gap + p.is_services * services_gap
    return business_cycle * maximum(own, 0) * visitor_demand * digital_trade_demand


@auxiliary("1", dims=("activity",), zh="抽取的需求", en="demand as drawn")
def drawn_demand(outside_demand, local_demand, market_position):
    """Demand relative to normal: outside demand, residents, the market position."""
    return outside_demand * local_demand * market_position


@auxiliary("1", dims=("activity",), zh="市场需求指数", en="index of market demand")
def market_demand(drawn_demand, revealed_gap):
    """Demand relative to normal, with what a known period revealed."""
    return drawn_demand * maximum(1 + revealed_gap, 0)


@flow("1/year", dims=("activity",), zh="市场份额调整", en="change of the market position")
def position_change(p: Params, market_demand, market_position):
    """Competitors enter where demand stays above normal and leave where it stays below."""
    return (1 - market_demand) * market_position / p.position_years


@stock("1", dims=("activity",), start="market_position_start", cause="position", zh="市场份额", en="market position")
def market_position(position_change):
    """What the district keeps of its demand against competitors, 1 at the start."""
    return position_change


@auxiliary("1", dims=("activity",), cause="capacity", zh="产能利用率", en="utilisation")
def utilisation(p: Params, market_demand):
    """Output over normal output: demand, as far as capacity goes."""
    return minimum(market_demand, 1 + p.headroom)


@flow("CNY/year", dims=("activity",), zh="已知产出", en="output that is known")
def known_output(p: Params, recorded_output):
    """What the published growth of a half-year says, given the recorded output of the same half-year before."""
    return recorded_output / p.known_length * (1 + p.known_growth)


@auxiliary("1", dims=("activity",), share=True, cause="known", zh="已知时段占比", en="share of the time that is known")
def known_share(recorded_output, known_period):
    """Share of the step in which output is published already; nothing is without a record of the year before."""
    return where(recorded_output > 0, known_period, 0)


@flow("CNY/year", dims=("activity",), growth=True, weight="output_season", zh="增加值", en="value added")
def value_added(potential_output, utilisation, known_share, known_output):
    """Real value added of each activity at the prices of the first year; in a known period what was published."""
    return (1 - known_share) * potential_output * utilisation + known_share * known_output


@flow("CNY/year", dims=("activity",), zh="记录产出", en="recording of output")
def output_recording(value_added, known_base):
    """Output of the half-year that a known period is compared with."""
    return value_added * known_base


@stock("CNY", dims=("activity",), start="recorded_output_start", zh="已记录产出", en="recorded output")
def recorded_output(output_recording):
    """Output of the half-year on which known growth builds."""
    return output_recording


@flow("1/year", dims=("activity",), zh="偏离显现", en="revealing of the gap")
def gap_revealing(p: Params, known_share, known_output, potential_output, drawn_demand):
    """What the known period shows of this draw's demand: published output over what was drawn, at most twice it."""
    expected = maximum(potential_output * drawn_demand, p.least_gdp)
    return known_share / p.known_length * minimum(known_output / expected - 1, 1)


@flow("1/year", dims=("activity",), zh="偏离消退", en="fading of the gap")
def gap_fading(p: Params, revealed_gap, known_share):
    """The deviation fades like any luck, once the known period is over."""
    return (1 - known_share) * revealed_gap / p.known_years


@stock("1", dims=("activity",), start="revealed_gap_start", cause="known", zh="已知偏离", en="revealed gap")
def revealed_gap(gap_revealing, gap_fading):
    """Deviation of demand that a known period revealed, beyond the luck drawn."""
    return gap_revealing - gap_fading


@flow("CNY/year", growth=True, weight="output_season", better="higher", zh="地区生产总值", en="GDP")
def gdp(value_added):
    """Real gross domestic product at the prices of the first year: the sum of the activities."""
    return total(value_added)


@flow("CNY/year", weight="output_season", outcome=True, zh="普查修订后生产总值", en="GDP after the census revision")
def revised_gdp(p: Params, gdp):
    """GDP on the level to which the next economic census may revise it; growth is the same."""
    return gdp * (1 + p.level_revision)


@auxiliary("1", zh="产出规模比", en="GDP relative to the start")
def gdp_ratio(p: Params, gdp, gdp_at_start):
    """GDP over its starting value."""
    return (gdp + p.least_gdp) / (gdp_at_start + p.least_gdp)


@flow("CNY/year", zh="投资", en="investment")
def investment(p: Params, investment_rate, gdp, gdp_ratio, capital_ratio):
    """Gross investment in tangible capital: more where a unit of capital yields more than at the start, up to a limit.

    The direction is that of the response to the user cost (Zhang, Chen and He 2017; Chen et al. 2023).
    """
    wanted = investment_rate * (gdp_ratio / capital_ratio) ** p.return_response
    return gdp * minimum(wanted, p.most_invested)


@flow("CNY/year", zh="资本折旧", en="depreciation of capital")
def capital_depreciation(p: Params, capital):
    """Capital that wears out."""
    return p.depreciation * capital


@flow("CNY/year", zh="资本毁损", en="destruction of capital")
def capital_destruction(capital, capital_loss):
    """Capital that is destroyed or moved away."""
    return capital * capital_loss


@stock("CNY", start="capital_start", zh="资本存量", en="capital")
def capital(investment, foreign_capital_addition, capital_depreciation, capital_destruction):
    """Tangible capital at the prices of the first year."""
    return investment + foreign_capital_addition - capital_depreciation - capital_destruction


@flow("1/year", dims=("activity",), zh="趋势提升", en="growth of the trend")
def trend_gain(trend_productivity, trend_growth):
    """What the trend adds to productivity."""
    return trend_productivity * trend_growth


@stock(
    "1", dims=("activity",), start="trend_productivity_start", cause="trend", zh="趋势生产率", en="trend productivity"
)
def trend_productivity(trend_gain):
    """Productivity that no named cause explains, 1 at the start."""
    return trend_gain


@flow("1/year^2", dims=("activity",), zh="趋势增速回落", en="slowing of the trend")
def trend_slowing(p: Params, trend_growth, trend_rest):
    """Excess growth fades with its half-life: growth of one decade tells little of the next (Pritchett and Summers 2014)."""
    return (trend_growth - trend_rest) * log(2) / p.trend_half_life


@stock("1/year", dims=("activity",), start="trend_growth_start", zh="趋势增速", en="growth rate of the trend")
def trend_growth(trend_slowing):
    """Yearly growth of trend productivity."""
    return -trend_slowing


@indicator("CNY/resident", better="higher", zh="人均地区生产总值", en="GDP per head")
def gdp_per_head(gdp, resident_population_average):
    """GDP of the period over the mean resident population: never over the managed population."""
    return gdp / resident_population_average
