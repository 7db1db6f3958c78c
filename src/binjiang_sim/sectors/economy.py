"""Economy: what the district produces, with what, and how the trend of its productivity slows down.

Industry above the designated size stands in for all industry: only that is published.
"""

from dataclasses import dataclass

from ..engine import Array, auxiliary, flow, indicator, parameter, start, stock
from ..engine.functions import log, maximum, total, where

NAME = {"zh": "经济", "en": "Economy"}


@dataclass(frozen=True)
class Params:
    gdp: Array = parameter("CNY/year", low=0, zh="首年地区生产总值", en="GDP of the first year")
    activity_weight: Array = parameter(
        "1", low=0, dims=("activity",), zh="各行业占比权重", en="weight of the activity in GDP"
    )
    recent_growth: Array = parameter(
        "1/year", low=-1, high=1, dims=("activity",), zh="最近公布的增速", en="latest published real growth"
    )
    recent_growth_error: Array = parameter(
        "1/year", low=-1, high=1, dims=("activity",), zh="增速起点误差", en="error of the starting growth"
    )
    reference_lag: Array = parameter(
        "year", low=0, high=1, lag=True, zh="首年均值滞后", en="time from the start to the mean of the first year's steps"
    )
    first_half_share: Array = parameter(
        "1", low=0, high=1, zh="上半年产出占比", en="share of the first half-year in output"
    )
    capital_output: Array = parameter("year", low=0, zh="资本产出比", en="capital to output ratio")
    capital_growth: Array = parameter("1/year", low=-1, high=1, zh="期初资本增速", en="growth of capital at the start")
    depreciation: Array = parameter("1/year", low=0, high=1, zh="折旧率", en="depreciation rate")
    capital_elasticity: Array = parameter("1", low=0, high=1, zh="资本产出弹性", en="output elasticity of capital")
    land_elasticity: Array = parameter("1", low=0, high=1, zh="土地份额", en="output share of land")
    graduate_elasticity: Array = parameter(
        "1", low=0, high=1, zh="大学生占比的产出弹性", en="output elasticity of the graduate share"
    )
    crowding_elasticity: Array = parameter(
        "1", low=0, high=1, zh="拥挤的产出弹性(绝对值)", en="output loss from crowding, as an elasticity"
    )
    knowledge_elasticity: Array = parameter(
        "1", low=0, high=0.25, zh="知识的产出弹性", en="output elasticity of knowledge"
    )
    environment_elasticity: Array = parameter(
        "1", low=0, high=1, zh="营商环境的产出弹性", en="output elasticity of the business environment"
    )
    trend_half_life: Array = parameter("year", low=0, zh="趋势增速半衰期", en="half-life of the trend's excess growth")
    trend_long_run: Array = parameter("1/year", low=-1, high=1, zh="长期趋势增速", en="long-run growth of the trend")
    least_workforce: Array = parameter(
        "person", low=0, zh="比值分母的最小人数", en="smallest number of persons in a denominator"
    )
    least_gdp: Array = parameter("CNY/year", low=0, zh="比值分母的最小产出", en="smallest output in a denominator")


@start("CNY/year", zh="首年地区生产总值", en="GDP of the first year")
def reference_gdp(p: Params):
    """GDP of the first calendar year, the scale that other sectors' published shares refer to."""
    return p.gdp


@start("1", dims=("activity",), zh="期初行业占比", en="share of the activity at the start")
def activity_share_start(p: Params):
    """Share of each activity in GDP when the run starts; the weights are scaled to sum to one."""
    return p.activity_weight / total(p.activity_weight)


@start("1/year", zh="期初经济增速", en="growth of GDP at the start")
def gdp_growth_start(p: Params, activity_share_start):
    """Growth of GDP implied by the latest published growth of the activities."""
    return total(activity_share_start * (p.recent_growth + p.recent_growth_error))


@start("CNY/year", dims=("activity",), zh="期初增加值", en="value added at the start")
def value_added_start(p: Params, activity_share_start, gdp_growth_start):
    """Rate of output at the first instant: the first year's steps must sum to that year's GDP."""
    return p.gdp * activity_share_start / (1 + gdp_growth_start * p.reference_lag)


@start("1", zh="劳动产出弹性", en="output elasticity of labour")
def labour_elasticity(p: Params):
    """What capital and land leave to labour under constant returns."""
    return 1 - p.capital_elasticity - p.land_elasticity


@start("CNY", zh="期初资本", en="capital at the start")
def capital_start(p: Params, value_added_start):
    """Tangible capital, from the capital to output ratio."""
    return p.capital_output * total(value_added_start)


@start("1", share=True, zh="投资率", en="investment rate")
def investment_rate(p: Params):
    """Share of output that must be invested for capital to grow at its starting rate: derived, never drawn."""
    return p.capital_output * (p.depreciation + p.capital_growth)


@start("1/year", zh="期初投入贡献", en="contribution of inputs at the start")
def input_growth_start(
    p: Params, labour_elasticity, workforce_growth_start, graduate_share_growth_start, crowding_growth_start
):
    """What capital, labour, education and crowding contribute to growth at the start, in this draw."""
    factors = p.capital_elasticity * p.capital_growth + labour_elasticity * workforce_growth_start
    quality = p.graduate_elasticity * graduate_share_growth_start - p.crowding_elasticity * crowding_growth_start
    return factors + quality


@start("1/year", dims=("activity",), zh="期初趋势增速", en="growth of the trend at the start")
def trend_growth_start(
    p: Params,
    input_growth_start,
    knowledge_growth_start,
    environment_growth_start,
    composition_growth_start,
    data_gain_start,
):
    """The residual: latest published growth of the activity less what its named causes contribute in this draw."""
    ideas = p.knowledge_elasticity * knowledge_growth_start + p.environment_elasticity * environment_growth_start
    named = input_growth_start + ideas + composition_growth_start + data_gain_start
    return p.recent_growth + p.recent_growth_error - named


@start("1", dims=("activity",), zh="期初趋势", en="trend at the start")
def trend_productivity_start(activity_share_start):
    """One for every activity."""
    return 1 + 0 * activity_share_start


@auxiliary("1", zh="产出季节权重", en="seasonal weight of output")
def output_season(p: Params, half_year):
    """Weight of a half-year in reported output, mean 1."""
    return 1 + (2 * p.first_half_share - 1) * half_year


@auxiliary("1", zh="就业规模比", en="workforce relative to the start")
def workforce_ratio(p: Params, workforce, workforce_at_start):
    """Workforce over its starting value; a district that starts without workers has no scale and stays at 0."""
    ratio = workforce / maximum(workforce_at_start, p.least_workforce)
    return where(workforce_at_start > p.least_workforce, ratio, 0)


@auxiliary("1", zh="要素投入指数", en="index of inputs")
def input_index(
    p: Params,
    labour_elasticity,
    capital,
    capital_at_start,
    workforce_ratio,
    graduate_share,
    graduate_share_at_start,
    crowding,
    crowding_at_start,
):
    """Capital, labour, its education and the room it has, each relative to the start.

    Education acts through the share of graduates: external returns of 5 to 13 % for a year of city schooling
    (Liu 2007), four years of university, the labour elasticity. Crowding lowers what the same inputs yield.
    """
    factors = (capital / capital_at_start) ** p.capital_elasticity * workforce_ratio**labour_elasticity
    quality = (graduate_share / graduate_share_at_start) ** p.graduate_elasticity
    return factors * quality * (crowding / crowding_at_start) ** -p.crowding_elasticity


@auxiliary("1", dims=("activity",), zh="生产率指数", en="index of productivity")
def productivity_index(
    p: Params,
    trend_productivity,
    knowledge_stock,
    knowledge_stock_at_start,
    business_environment_index,
    business_environment_index_at_start,
    composition_gain,
    foreign_spillover,
    data_gain,
):
    """Productivity of each activity relative to the start: trend, knowledge, environment and what opening up adds."""
    knowledge = (knowledge_stock / knowledge_stock_at_start) ** p.knowledge_elasticity
    environment = (business_environment_index / business_environment_index_at_start) ** p.environment_elasticity
    return trend_productivity * knowledge * environment * composition_gain * foreign_spillover * data_gain


@auxiliary("1", dims=("activity",), zh="市场需求指数", en="index of market demand")
def market_demand(demand_gap, visitor_demand, digital_trade_demand):
    """Demand relative to its trend: the cycle, visitors, digital trade."""
    return (1 + demand_gap) * visitor_demand * digital_trade_demand


@flow("CNY/year", dims=("activity",), growth=True, weight="output_season", zh="增加值", en="value added")
def value_added(value_added_start, input_index, productivity_index, market_demand):
    """Real value added of each activity at the prices of the first year."""
    return value_added_start * input_index * productivity_index * market_demand


@flow("CNY/year", growth=True, weight="output_season", better="higher", zh="地区生产总值", en="GDP")
def gdp(value_added):
    """Real gross domestic product at the prices of the first year: the sum of the activities."""
    return total(value_added)


@auxiliary("1", zh="产出规模比", en="GDP relative to the start")
def gdp_ratio(p: Params, gdp, gdp_at_start):
    """GDP over its starting value."""
    return gdp / maximum(gdp_at_start, p.least_gdp)


@flow("CNY/year", zh="投资", en="investment")
def investment(investment_rate, gdp):
    """Gross investment in tangible capital; ordinary foreign capital is part of it."""
    return investment_rate * gdp


@flow("CNY/year", zh="资本折旧", en="depreciation of capital")
def capital_depreciation(p: Params, capital):
    """Capital that wears out."""
    return p.depreciation * capital


@stock("CNY", start="capital_start", zh="资本存量", en="capital")
def capital(investment, foreign_capital_addition, capital_depreciation):
    """Tangible capital at the prices of the first year."""
    return investment + foreign_capital_addition - capital_depreciation


@flow("1/year", dims=("activity",), zh="趋势提升", en="growth of the trend")
def trend_gain(trend_productivity, trend_growth):
    """What the trend adds to productivity."""
    return trend_productivity * trend_growth


@stock("1", dims=("activity",), start="trend_productivity_start", zh="趋势生产率", en="trend productivity")
def trend_productivity(trend_gain):
    """Productivity that no named cause explains, 1 at the start."""
    return trend_gain


@flow("1/year^2", dims=("activity",), zh="趋势增速回落", en="slowing of the trend")
def trend_slowing(p: Params, trend_growth):
    """Excess growth over the long run fades with its half-life, as in every place that caught up."""
    return (trend_growth - p.trend_long_run) * log(2) / p.trend_half_life


@stock("1/year", dims=("activity",), start="trend_growth_start", zh="趋势增速", en="growth rate of the trend")
def trend_growth(trend_slowing):
    """Yearly growth of trend productivity."""
    return -trend_slowing


@indicator("CNY/resident", better="higher", zh="人均地区生产总值", en="GDP per head")
def gdp_per_head(gdp, resident_population_average):
    """GDP of the period over the mean resident population: never over the managed population."""
    return gdp / resident_population_average
