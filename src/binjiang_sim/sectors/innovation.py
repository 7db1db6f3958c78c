"""Innovation: research spending, knowledge, the science facility, patents, contracts and new products."""

from dataclasses import dataclass

from ..engine import Array, auxiliary, flow, indicator, parameter, start, stock
from ..engine.functions import element, maximum, minimum, total

NAME = {"zh": "创新", "en": "Innovation"}


@dataclass(frozen=True)
class Params:
    rd_intensity: Array = parameter("1", low=0, high=1, zh="研发投入强度", en="R&D spending over GDP")
    rd_of_enterprises: Array = parameter(
        "1",
        low=0,
        high=2,
        zh="研发强度对科技企业数量的弹性",
        en="response of R&D intensity to the number of technology enterprises",
    )
    most_rd: Array = parameter("1", low=1, zh="研发强度上限", en="largest R&D intensity over that of the start")
    harder_ideas: Array = parameter(
        "1", low=0, high=3, zh="创新难度递增", en="loss of R&D productivity as knowledge grows, as an elasticity"
    )
    knowledge_loss: Array = parameter("1/year", low=0, high=1, zh="知识折旧率", en="depreciation of knowledge")
    knowledge_growth: Array = parameter(
        "1/year", low=-1, high=1, zh="期初知识增速", en="growth of knowledge at the start"
    )
    consortia_effect: Array = parameter(
        "1", low=-1, high=1, zh="创新联合体对研发效率的效应", en="effect of consortia on R&D productivity"
    )
    facility: Array = parameter(
        "1", low=0, high=1, zh="期初科学装置进度", en="progress of the science facility at the start"
    )
    facility_pace: Array = parameter(
        "1",
        low=0,
        high=2,
        zh="科学装置建设实际进度与计划之比",
        en="pace of building the facility over its plan",
        was=("facility_speed",),
    )
    completion_time: Array = parameter(
        "year", low=1, zh="收尾时间", en="shortest time in which what is left can be built"
    )
    circle_effect: Array = parameter(
        "1", low=-1, high=1, zh="生态圈对建设速度的效应", en="effect of the science circle on that speed"
    )
    maturing_time: Array = parameter("year", low=1, zh="成果转化时滞", en="delay from facility to spin-outs")
    most_spin_outs: Array = parameter(
        "enterprise/year", low=0, zh="装置建成后的年衍生企业", en="yearly spin-outs of the finished facility"
    )
    technology_contracts: Array = parameter(
        "CNY/year", low=0, zh="期初技术合同额", en="technology contracts at the start"
    )
    contracts_of_knowledge: Array = parameter(
        "1", low=0, high=3, zh="技术合同对知识的弹性", en="response of contracts to knowledge"
    )
    contracts_of_environment: Array = parameter(
        "1", low=0, high=3, zh="技术合同对营商环境的弹性", en="response of contracts to the rule of law"
    )
    new_product_ratio: Array = parameter(
        "1", low=0, zh="新产品产值与工业增加值之比", en="new-product output over industrial value added"
    )
    new_products_of_knowledge: Array = parameter(
        "1", low=0, high=3, zh="新产品对知识的弹性", en="response of new products to knowledge"
    )
    patents: Array = parameter("patent", low=0, zh="期初有效发明专利", en="valid invention patents at the start")
    patent_grants: Array = parameter(
        "patent/year", low=0, zh="期初年发明授权", en="invention patents granted a year at the start"
    )
    grants_of_protection: Array = parameter(
        "1", low=0, high=3, zh="授权对法治环境的弹性", en="response of grants to the rule of law"
    )
    patent_lapse: Array = parameter("1/year", low=0, high=1, zh="专利失效率", en="lapse rate of patents")
    least_enterprises: Array = parameter(
        "enterprise",
        low=0,
        zh="比值分母的最小企业数",
        en="smallest number of enterprises in a denominator",
        was=("least_workforce",),
    )
    least_knowledge: Array = parameter("CNY", low=0, zh="比值分母的最小知识", en="smallest knowledge in a denominator")
    least_ratio: Array = parameter("1", low=0, zh="比值下限", en="smallest ratio in a denominator")
    least_spending: Array = parameter(
        "CNY/year", low=0, zh="比值分母的最小支出", en="smallest spending in a denominator"
    )


@start("CNY", zh="期初知识存量", en="knowledge at the start")
def knowledge_stock_start(p: Params, value_added_start):
    """The stock whose growth is the starting growth, given R&D spending (perpetual inventory)."""
    return p.rd_intensity * total(value_added_start) / (p.knowledge_loss + p.knowledge_growth)


@start("1/year", zh="期初知识增速", en="growth of knowledge at the start")
def knowledge_growth_start(p: Params):
    """Growth of knowledge assumed when the run starts."""
    return p.knowledge_growth


@start("1", zh="期初科学装置进度", en="facility at the start")
def facility_progress_start(p: Params):
    """Share of the facility that stands when the run starts."""
    return p.facility


@start("1", zh="期初成果成熟度", en="maturity of the facility at the start")
def facility_maturity_start(p: Params):
    """Results lag behind building: as mature as the facility was when the run starts."""
    return p.facility


@start("patent", zh="期初有效发明专利", en="patents at the start")
def invention_patents_start(p: Params):
    """Valid invention patents when the run starts."""
    return p.patents


@flow("CNY/year", growth=True, weight="output_season", zh="研发投入", en="R&D spending")
def rd_spending(p: Params, gdp, technology_enterprises, technology_enterprises_at_start):
    """R&D spending of the whole society, about a tenth of GDP, more with more technology enterprises, up to a limit."""
    start = technology_enterprises_at_start + p.least_enterprises
    more = ((technology_enterprises + p.least_enterprises) / start) ** p.rd_of_enterprises
    return p.rd_intensity * gdp * minimum(more, p.most_rd)


@auxiliary("1", zh="研发强度比", en="R&D intensity relative to the start")
def rd_ratio(p: Params, rd_spending, rd_spending_at_start, gdp_ratio):
    """R&D over GDP, relative to the start."""
    spending = (rd_spending + p.least_spending) / (rd_spending_at_start + p.least_spending)
    return spending / maximum(gdp_ratio, p.least_ratio)


@flow("CNY/year", zh="知识形成", en="creation of knowledge")
def knowledge_creation(p: Params, rd_spending, knowledge_ratio, leading_enterprise_consortia_in_force):
    """R&D spending turned into knowledge, more of it in consortia; ideas get harder to find (Bloom et al. 2020)."""
    return (
        rd_spending
        * (1 + p.consortia_effect * leading_enterprise_consortia_in_force)
        * knowledge_ratio**-p.harder_ideas
    )


@flow("CNY/year", zh="知识折旧", en="loss of knowledge")
def knowledge_depreciation(p: Params, knowledge_stock):
    """Knowledge that becomes obsolete."""
    return p.knowledge_loss * knowledge_stock


@stock("CNY", start="knowledge_stock_start", better="higher", zh="知识存量", en="knowledge stock")
def knowledge_stock(knowledge_creation, knowledge_depreciation):
    """Accumulated R&D (perpetual inventory)."""
    return knowledge_creation - knowledge_depreciation


@auxiliary("1", cause="knowledge", zh="知识规模比", en="knowledge relative to the start")
def knowledge_ratio(p: Params, knowledge_stock, knowledge_stock_at_start):
    """Knowledge over its starting value; a district that starts without research stays at 1 until it begins."""
    return (knowledge_stock + p.least_knowledge) / (knowledge_stock_at_start + p.least_knowledge)


@flow("1/year", zh="科学装置推进", en="progress of building")
def facility_building(p: Params, facility_schedule, facility_progress, science_circle):
    """The facility is built as planned, slower than the plan as most are, faster with the science circle."""
    planned = facility_schedule * p.facility_pace * (1 + p.circle_effect * science_circle)
    return minimum(planned, (1 - facility_progress) / p.completion_time)


@stock("1", start="facility_progress_start", share=True, zh="大科学装置进度", en="progress of the science facility")
def facility_progress(facility_building):
    """Share of the science facility that stands."""
    return facility_building


@flow("1/year", zh="成果成熟", en="maturing of results")
def facility_maturing(p: Params, facility_progress, facility_maturity):
    """Results follow the facility with a delay."""
    return (facility_progress - facility_maturity) / p.maturing_time


@stock("1", start="facility_maturity_start", zh="装置成果成熟度", en="maturity of the facility's results")
def facility_maturity(facility_maturing):
    """How far results of the facility are ready for use."""
    return facility_maturing


@flow("enterprise/year", zh="装置衍生企业", en="spin-outs of the facility")
def spin_outs(p: Params, facility_maturity):
    """Enterprises founded on results of the science facility."""
    return p.most_spin_outs * facility_maturity


@flow("CNY/year", growth=True, outcome=True, zh="技术合同成交额", en="technology contracts")
def technology_contracts(p: Params, knowledge_ratio, environment):
    """Technology traded under contract: more with more knowledge and a better rule of law."""
    law = element(environment, "rule_of_law") ** p.contracts_of_environment
    return p.technology_contracts * knowledge_ratio**p.contracts_of_knowledge * law


@flow("CNY/year", growth=True, weight="output_season", outcome=True, zh="新产品产值", en="new-product output")
def new_product_output(p: Params, value_added, knowledge_ratio):
    """Output of new products of industry."""
    return p.new_product_ratio * element(value_added, "industry") * knowledge_ratio**p.new_products_of_knowledge


@flow("patent/year", zh="发明专利授权", en="invention patents granted")
def patent_grants(p: Params, rd_spending, rd_spending_at_start, environment):
    """Grants follow R&D spending and the protection of property rights."""
    law = element(environment, "rule_of_law") ** p.grants_of_protection
    return p.patent_grants * rd_spending / maximum(rd_spending_at_start, p.least_spending) * law


@flow("patent/year", zh="专利失效", en="lapse of patents")
def patent_lapses(p: Params, invention_patents):
    """Patents that expire or are given up."""
    return p.patent_lapse * invention_patents


@stock("patent", start="invention_patents_start", better="higher", zh="有效发明专利", en="valid invention patents")
def invention_patents(patent_grants, patent_lapses):
    """Invention patents in force."""
    return patent_grants - patent_lapses


@indicator("1", share=True, zh="研发投入强度", en="R&D intensity")
def rd_intensity(rd_spending, gdp):
    """R&D spending over GDP."""
    return rd_spending / gdp
