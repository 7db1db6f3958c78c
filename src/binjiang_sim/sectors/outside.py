"""Outside: what the district does not decide."""

from ..engine import driver

NAME = {"zh": "外部环境", "en": "Outside"}


@driver("1", low=-1, share=True, zh="需求缺口", en="demand gap")
def demand_gap(path):
    """Deviation of demand from its trend, as a fraction; a first-order autoregressive process, 0 without shocks."""
    return path


@driver("1", low=0, zh="全市收入水平指数", en="income elsewhere in the city")
def external_income(path):
    """Real income per worker in the rest of the city, 1 at the start."""
    return path


@driver("1", low=0, zh="全国高校毕业生供给指数", en="national graduate pool")
def graduate_pool(path):
    """Graduates looking for a job in the country, 1 at the start."""
    return path


@driver("1", low=0, zh="跨国资本环境", en="external capital")
def external_capital(path):
    """Willingness of foreign investors to invest in places like this one, 1 in normal years."""
    return path


@driver("1", low=0, zh="外资到账波动", en="lumpiness of foreign capital")
def foreign_capital_noise(path):
    """Chance of the year in which large projects pay in; 1 without shocks."""
    return path


@driver("CNY/USD", low=0, zh="汇率", en="exchange rate")
def exchange_rate(path):
    """Price of one US dollar."""
    return path


@driver("1", low=0, zh="上市窗口", en="window for initial public offerings")
def ipo_window(path):
    """How open the stock exchanges are to new listings, 1 in normal years."""
    return path


@driver("1", low=0, zh="生育趋势", en="birth trend")
def birth_trend(path):
    """Births for each young adult, 1 at the start."""
    return path


@driver("1/year", zh="价格涨幅", en="price growth")
def price_growth(path):
    """Growth of the price level that carries real figures to nominal ones."""
    return path


@driver("1", zh="上下半年", en="half of the year")
def half_year(path):
    """+1 in the first half of a year, -1 in the second, 0 when a step is a whole year."""
    return path
