"""Outside: what the district does not decide."""

from ..engine import driver

NAME = {"zh": "外部环境", "en": "Outside"}


@driver("1", low=-1, share=True, zh="高新区共同需求缺口", en="demand gap of all zones")
def zone_gap(path):
    """Deviation of demand from its trend that all high-tech zones share, as a fraction; 0 without shocks."""
    return path


@driver("1", low=-1, share=True, zh="需求缺口", en="demand gap")
def demand_gap(path):
    """The district's own deviation of demand from its trend; an autoregressive process, 0 without shocks."""
    return path


@driver("1", low=-1, share=True, cause="demand", zh="工业需求缺口", en="demand gap of industry")
def industry_gap(path):
    """Deviation of the demand for industry beyond that for the whole district; 0 without shocks."""
    return path


@driver("1", low=-1, share=True, cause="demand", zh="服务业需求缺口", en="demand gap of services")
def services_gap(path):
    """Deviation of the demand for services beyond that for the whole district; 0 without shocks."""
    return path


@driver("1", low=0, zh="全市收入水平指数", en="income elsewhere in the city")
def external_income(path):
    """Real income per worker in the rest of the city, 1 at the start."""
    return path


@driver("1", low=0, zh="全国高校毕业生供给指数", en="national graduate pool")
def graduate_pool(path):
    """Graduates looking for a job in the country, 1 at the start."""
    return path


@driver("1", low=0, zh="大学生引进波动", en="luck in taking in graduates")
def graduate_luck(path):
    """Chance of the year in the number of graduates who come; 1 without shocks."""
    return path


@driver("1", low=0, zh="创业波动", en="luck in founding")
def founding_luck(path):
    """Chance of the year in the number of enterprises founded; 1 without shocks."""
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


@driver("1", low=0, zh="财政收入波动", en="luck in budget revenue")
def revenue_luck(path):
    """Chance of the year in tax receipts, refunds and profits of a few large taxpayers; 1 without shocks."""
    return path


@driver("1/year", low=0, zh="科学装置建设计划", en="plan of building the science facility")
def facility_schedule(path):
    """Share of the science facility that is to be built in a year according to its plan."""
    return path


@driver("1/year", low=0, zh="资本毁损率", en="rate of losing capital")
def capital_loss(path):
    """Share of capital destroyed or moved away a year, beyond wear; 0 in normal years."""
    return path


@driver("1/year", low=0, zh="企业流失率", en="rate of losing enterprises")
def enterprise_loss(path):
    """Share of the register that closes or moves away a year, beyond ordinary exits; 0 in normal years."""
    return path


@driver("1", low=0, zh="可用土地", en="land that can be used")
def land_available(path):
    """Land that can be built on over that of the start, 1 unless land is lost or added."""
    return path


@driver("1", low=0, zh="已知增速的基期", en="base of the known period")
def known_base(path):
    """1 in the half-year with which a published half-year is compared, else 0."""
    return path


@driver("1", low=0, zh="已知时段", en="known period")
def known_period(path):
    """1 in the half-year whose growth is published already, else 0."""
    return path


@driver("1", zh="上下半年", en="half of the year")
def half_year(path):
    """+1 in the first half of a year, -1 in the second, 0 when a step is a whole year."""
    return path
