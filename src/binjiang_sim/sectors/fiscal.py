"""Fiscal: what the district takes in, what reforms cost, and what is left to pay for them."""

from dataclasses import dataclass

from ..engine import Array, auxiliary, flow, parameter, start, stock
from ..engine.functions import maximum, minimum, where

NAME = {"zh": "财政", "en": "Fiscal"}


@dataclass(frozen=True)
class Params:
    revenue: Array = parameter("CNY/year", low=0, zh="首年一般公共预算收入", en="budget revenue of the first year")
    revenue_elasticity: Array = parameter(
        "1", low=0, high=3, zh="财政收入对生产总值的弹性", en="elasticity of revenue to GDP"
    )
    received_share: Array = parameter("1", low=0, high=1, zh="上级补助与收入之比", en="transfers received over revenue")
    freed_share: Array = parameter(
        "1", low=0, high=1, zh="可调剂支出占比", en="share of ordinary spending that can be freed for reforms"
    )
    upward_share: Array = parameter("1", low=0, high=1, zh="上解占比", en="share of revenue passed to higher levels")
    ordinary_spending: Array = parameter("1", low=0, high=1, zh="常规支出占生产总值比", en="ordinary spending over GDP")
    reserve: Array = parameter("CNY", zh="期初可用财力", en="fiscal reserve at the start")
    reserve_needed: Array = parameter("CNY", low=1, zh="改革足额保障所需财力", en="reserve below which reforms are cut")
    refill_time: Array = parameter("year", low=1, zh="财力补足时间", en="time to refill the reserve")
    reserve_binds: Array = parameter(
        "1", low=0, high=1, zh="财力约束开关", en="whether the reserve limits reforms (1) or not (0)"
    )
    least_share: Array = parameter("1", low=0, zh="比值分母的最小占比", en="smallest share in a denominator")
    price_unit: Array = parameter(
        "current_CNY/CNY", low=1, high=1, zh="首年价格水平", en="price level of the first year"
    )
    price_start_lag: Array = parameter(
        "year", low=0, high=1, lag=True, zh="价格基期时差", en="time from the start to the first year's mean price"
    )


@start("1", share=True, zh="财政收入占生产总值比", en="revenue over GDP")
def revenue_share(p: Params, reference_gdp):
    """Published revenue of the first year over its GDP."""
    return p.revenue / reference_gdp


@start("1", share=True, zh="其他财力占收入比", en="other receipts over revenue")
def other_receipts_share(p: Params, revenue_share):
    """What closed the account of the first year in this draw, deficit or surplus: published accounts balance."""
    own = 1 - p.upward_share + p.received_share
    return where(revenue_share > 0, p.ordinary_spending / maximum(revenue_share, p.least_share) - own, 0)


@start("CNY", zh="期初可用财力", en="reserve at the start")
def fiscal_reserve_start(p: Params):
    """Money that can be spent on reforms when the run starts."""
    return p.reserve


@start("current_CNY/CNY", zh="期初价格水平", en="price level at the start")
def price_level_start(p: Params, price_growth):
    """Such that the mean of the first year is one."""
    return p.price_unit * (1 - price_growth * p.price_start_lag)


@flow("current_CNY/CNY/year", zh="价格上涨", en="rise of prices")
def price_rise(price_level, price_growth):
    """Growth of the price level."""
    return price_level * price_growth


@stock("current_CNY/CNY", start="price_level_start", zh="价格水平", en="price level")
def price_level(price_rise):
    """Price level, 1 on average in the first year."""
    return price_rise


@flow("CNY/year", zh="税源规模", en="revenue without luck")
def revenue_base(p: Params, revenue_share, gdp_at_start, gdp_ratio):
    """Revenue that the size of the economy brings, less or more than in proportion."""
    return revenue_share * gdp_at_start * gdp_ratio**p.revenue_elasticity


@flow("CNY/year", growth=True, zh="一般公共预算收入(不变价)", en="budget revenue at constant prices")
def real_budget_revenue(revenue_base, revenue_luck):
    """Revenue at the prices of the first year: it moves with GDP and has luck of its own."""
    return revenue_base * revenue_luck


@flow("CNY/year", zh="上级补助", en="transfers received")
def transfers_received(p: Params, real_budget_revenue):
    """What city, province and state give."""
    return p.received_share * real_budget_revenue


@flow("current_CNY/year", growth=True, outcome=True, zh="一般公共预算收入", en="budget revenue")
def budget_revenue(real_budget_revenue, price_level):
    """General public budget revenue as published: at current prices."""
    return real_budget_revenue * price_level


@flow("CNY/year", zh="上解支出", en="passed to higher levels")
def upward_transfer(p: Params, real_budget_revenue):
    """Revenue that goes to city, province and state."""
    return p.upward_share * real_budget_revenue


@flow("CNY/year", zh="常规支出", en="ordinary spending")
def ordinary_spending(p: Params, gdp_at_start, gdp_ratio):
    """Schools, science, administration: what the effort of the start year costs; it grows as revenue does."""
    return p.ordinary_spending * gdp_at_start * gdp_ratio**p.revenue_elasticity


@flow("CNY/year", zh="可调剂支出", en="spending freed for reforms")
def freed_spending(p: Params, ordinary_spending, policy_cost, fiscal_reserve):
    """Ordinary spending that is moved to reforms and to a reserve that is too small, as far as it can be in a year."""
    refill = maximum(p.reserve_needed - fiscal_reserve, 0) / p.refill_time
    return minimum(p.freed_share * ordinary_spending, policy_cost + refill)


@flow("CNY/year", zh="其他财力", en="other receipts")
def other_receipts(other_receipts_share, real_budget_revenue):
    """Carry-over, bonds and fund transfers that go on closing the ordinary budget, or what is put aside."""
    return other_receipts_share * real_budget_revenue


@flow("CNY/year", zh="可支配收入", en="income at the district's disposal")
def disposable_revenue(real_budget_revenue, transfers_received, other_receipts, upward_transfer):
    """Revenue and transfers less what is passed to higher levels."""
    return real_budget_revenue + transfers_received + other_receipts - upward_transfer


@flow("CNY/year", better="lower", zh="改革成本", en="policy cost")
def policy_cost(business_environment_cost, openness_cost, innovation_cost, talent_cost, livelihood_cost):
    """What all delivered reforms cost beyond the effort of the start year."""
    return business_environment_cost + openness_cost + innovation_cost + talent_cost + livelihood_cost


@flow("CNY/year", zh="预算余地", en="budget room")
def budget_room(disposable_revenue, ordinary_spending, freed_spending, policy_cost):
    """What is left after ordinary spending, less what it frees, and reforms."""
    return disposable_revenue - ordinary_spending + freed_spending - policy_cost


@stock("CNY", start="fiscal_reserve_start", better="higher", zh="可用财力结余", en="fiscal reserve")
def fiscal_reserve(budget_room):
    """Accumulated budget room; below zero it is borrowed."""
    return budget_room


@auxiliary("1", share=True, better="higher", zh="改革保障比例", en="affordable share of reforms")
def affordable_share(p: Params, fiscal_reserve):
    """Share of the ordered reforms that the reserve can carry, none when it is spent; read from the stock."""
    return maximum(1 - p.reserve_binds * (1 - minimum(fiscal_reserve / p.reserve_needed, 1)), 0)
