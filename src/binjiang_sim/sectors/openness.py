"""Openness: foreign capital, the market for data, digital trade."""

from dataclasses import dataclass

from ..engine import Array, auxiliary, flow, parameter, start, stock
from ..engine.functions import maximum

NAME = {"zh": "开放", "en": "Openness"}


@dataclass(frozen=True)
class Params:
    base_fdi: Array = parameter("USD/year", low=0, zh="常年实际利用外资", en="foreign capital in an ordinary year")
    first_half_share: Array = parameter(
        "1", low=0, high=1, zh="上半年外资占比", en="share of the first half-year in foreign capital"
    )
    fdi_environment: Array = parameter(
        "1", low=0, high=3, zh="外资对营商环境的弹性", en="response of foreign capital to the business environment"
    )
    zone_effect: Array = parameter(
        "1", low=-1, high=1, zh="自贸区提升对外资的效应", en="effect of the free-trade-zone upgrade on foreign capital"
    )
    fdi_growth: Array = parameter(
        "1/year", low=-1, high=1, zh="期初外资存量增速", en="growth of the foreign capital stock at the start"
    )
    fdi_loss: Array = parameter(
        "1/year", low=0, high=1, zh="外资存量减损率", en="loss rate of the foreign capital stock"
    )
    additional_share: Array = parameter(
        "1", low=0, high=1, zh="外资偏离形成的新增资本占比", en="share of unusual foreign capital that adds to capital"
    )
    most_withdrawn: Array = parameter(
        "1/year",
        low=0,
        high=1,
        zh="资本最快撤出率",
        en="largest share of capital that missing foreign capital takes away a year",
    )
    spillover_elasticity: Array = parameter(
        "1", low=-1, high=1, zh="外资溢出弹性", en="productivity spill-over of foreign capital"
    )
    least_fdi: Array = parameter("USD", low=0, zh="比值分母的最小外资", en="smallest foreign capital in a denominator")
    least_share: Array = parameter("1", low=0, zh="比值分母的最小占比", en="smallest share in a denominator")
    data_market: Array = parameter(
        "1", low=0, high=1, zh="期初数据要素市场渗透率", en="penetration of the data market at the start"
    )
    data_speed: Array = parameter(
        "1/year", low=0, high=1, zh="数据要素市场扩散速度", en="speed at which the data market spreads"
    )
    data_effect: Array = parameter(
        "1", low=0, high=1, zh="数据要素改革对扩散的效应", en="effect of the reform on that speed"
    )
    data_gain: Array = parameter(
        "1",
        low=-1,
        high=1,
        dims=("activity",),
        zh="数据市场对生产率的最大贡献",
        en="most that the data market adds to productivity",
    )
    least_trade: Array = parameter("CNY/year", low=0, zh="比值分母的最小贸易额", en="smallest trade in a denominator")
    digital_trade: Array = parameter("CNY/year", low=0, zh="期初数字贸易额", en="digital trade at the start")
    trade_of_data: Array = parameter(
        "1", low=0, high=3, zh="数字贸易对数据市场的弹性", en="response of digital trade to the data market"
    )
    trade_of_income: Array = parameter(
        "1", low=0, high=3, zh="数字贸易对外部收入的弹性", en="response of digital trade to income elsewhere"
    )
    trade_of_zone: Array = parameter(
        "1",
        low=-1,
        high=1,
        zh="自贸区提升对数字贸易的效应",
        en="effect of the free-trade-zone upgrade on digital trade",
    )
    trade_demand: Array = parameter(
        "1", low=0, high=1, dims=("activity",), zh="数字贸易对需求的弹性", en="response of demand to digital trade"
    )


@start("USD", prices="current", zh="期初外资存量", en="foreign capital stock at the start")
def fdi_stock_start(p: Params):
    """The stock whose growth is the starting growth under an ordinary inflow."""
    return p.base_fdi / (p.fdi_loss + p.fdi_growth)


@start("1", zh="期初数据要素市场渗透率", en="data market at the start")
def data_market_start(p: Params):
    """Share of enterprises that trade data when the run starts."""
    return p.data_market


@start("1/year", dims=("activity",), zh="期初数据要素贡献", en="gain from the data market at the start")
def data_gain_start(p: Params, data_market, data_market_growth):
    """What the spreading data market adds to productivity, and through digital trade to demand, at the start."""
    return p.data_gain * data_market_growth + p.trade_demand * p.trade_of_data * data_market_growth / maximum(
        data_market, p.least_share
    )


@auxiliary("USD/year", prices="current", zh="常年外资流入", en="ordinary inflow of foreign capital")
def ordinary_fdi(p: Params, half_year):
    """Inflow of an ordinary year, spread over the halves of the year."""
    return p.base_fdi * (1 + (2 * p.first_half_share - 1) * half_year)


@flow("USD/year", growth=True, prices="current", zh="实际利用外资", en="foreign capital actually used")
def fdi_inflow(
    p: Params,
    ordinary_fdi,
    external_capital,
    foreign_capital_noise,
    business_environment_index,
    business_environment_index_at_start,
    free_trade_zone_upgrade_in_force,
):
    """Foreign capital paid in: outside mood, luck of the year, environment and the free-trade zone."""
    environment = (business_environment_index / business_environment_index_at_start) ** p.fdi_environment
    policy = 1 + p.zone_effect * free_trade_zone_upgrade_in_force
    return ordinary_fdi * external_capital * foreign_capital_noise * environment * policy


@flow("USD/year", prices="current", zh="外资减损", en="loss of foreign capital")
def fdi_losses(p: Params, fdi_stock):
    """Withdrawals and depreciation of the foreign capital stock."""
    return p.fdi_loss * fdi_stock


@stock("USD", start="fdi_stock_start", prices="current", zh="外资存量", en="foreign capital stock")
def fdi_stock(fdi_inflow, fdi_losses):
    """Foreign capital at work in the district."""
    return fdi_inflow - fdi_losses


@flow("CNY/year", zh="外资新增资本", en="capital added by unusual foreign capital")
def foreign_capital_addition(p: Params, fdi_inflow, ordinary_fdi, exchange_rate, capital):
    """Ordinary foreign capital is inside the investment rate; only the deviation adds, or takes away what there is."""
    deviation = p.additional_share * (fdi_inflow - ordinary_fdi) * exchange_rate
    return maximum(deviation, -p.most_withdrawn * capital)


@auxiliary("1", cause="foreign", zh="外资溢出", en="spill-over of foreign capital")
def foreign_spillover(p: Params, fdi_stock, fdi_stock_at_start):
    """Productivity that comes with foreign capital; the evidence allows none (Gunby, Jin and Reed 2017)."""
    return ((fdi_stock + p.least_fdi) / (fdi_stock_at_start + p.least_fdi)) ** p.spillover_elasticity


@flow("1/year", share=True, zh="数据要素市场扩散", en="spread of the data market")
def data_market_growth(p: Params, data_market, data_element_market):
    """Logistic spread, faster with the reform."""
    return p.data_speed * (1 + p.data_effect * data_element_market) * data_market * (1 - data_market)


@stock("1", start="data_market_start", share=True, zh="数据要素市场渗透率", en="penetration of the data market")
def data_market(data_market_growth):
    """Share of enterprises that trade data."""
    return data_market_growth


@auxiliary("1", dims=("activity",), cause="data", zh="数据要素的生产率贡献", en="productivity from the data market")
def data_gain(p: Params, data_market, data_market_at_start):
    """Productivity of services rises with the data market, 1 at the start."""
    return 1 + p.data_gain * (data_market - data_market_at_start)


@flow("CNY/year", growth=True, zh="数字贸易额", en="digital trade")
def digital_trade(
    p: Params,
    data_market,
    data_market_at_start,
    external_income,
    external_income_at_start,
    free_trade_zone_upgrade_in_force,
):
    """Trade delivered by network: data market, demand elsewhere, the free-trade zone."""
    data = ((data_market + p.least_share) / (data_market_at_start + p.least_share)) ** p.trade_of_data
    outside = (external_income / external_income_at_start) ** p.trade_of_income
    return p.digital_trade * data * outside * (1 + p.trade_of_zone * free_trade_zone_upgrade_in_force)


@auxiliary("1", dims=("activity",), cause="demand", zh="数字贸易带来的需求", en="demand from digital trade")
def digital_trade_demand(p: Params, digital_trade, digital_trade_at_start, external_income, external_income_at_start):
    """Digital trade that outgrows the city's income is demand for services, 1 at the start."""
    relative = (
        (digital_trade + p.least_trade)
        / (digital_trade_at_start + p.least_trade)
        * (external_income_at_start / external_income) ** p.trade_of_income
    )
    return relative**p.trade_demand
