"""Enterprises: the register, the ladder of titles, and the listed companies."""

from dataclasses import dataclass

from ..engine import Array, auxiliary, flow, parameter, start, stock
from ..engine.functions import entering, total

NAME = {"zh": "企业", "en": "Enterprises"}


@dataclass(frozen=True)
class Params:
    register: Array = parameter("enterprise", low=0, zh="期初在册企业", en="registered enterprises at the start")
    entry_rate: Array = parameter("1/year", low=0, high=1, zh="期初新设率", en="entry rate at the start")
    exit_rate: Array = parameter("1/year", low=0, high=1, zh="注销率", en="exit rate")
    exit_with_competition: Array = parameter(
        "1", low=0, high=1, zh="竞争的退出与进入效应之比", en="effect of competition on exit over its effect on entry"
    )
    environment_elasticity: Array = parameter(
        "1", low=0, high=3, zh="新设对营商环境的弹性", en="response of entry to the business environment"
    )
    crowding_elasticity: Array = parameter(
        "1", low=0, high=3, zh="新设对拥挤的弹性(绝对值)", en="response of entry to crowding"
    )
    ladder_start: Array = parameter(
        "enterprise", low=0, dims=("stage",), zh="期初梯队企业", en="enterprises on the ladder at the start"
    )
    first_title_rate: Array = parameter(
        "1/year", low=0, high=1, zh="首次入梯率", en="rate at which untitled enterprises win the first title"
    )
    promotion_rate: Array = parameter(
        "1/year", low=0, high=1, dims=("stage",), zh="晋级率", en="rate of promotion out of the stage"
    )
    title_loss_rate: Array = parameter(
        "1/year", low=0, high=1, dims=("stage",), zh="退出梯队率", en="rate of losing the title"
    )
    upper_stage: Array = parameter(
        "1", low=0, high=1, dims=("stage",), zh="是否属上层晋级", en="whether consortia help promotion out of the stage"
    )
    promotion_knowledge: Array = parameter(
        "1", low=0, high=3, zh="晋级对知识的弹性", en="response of promotion to knowledge"
    )
    promotion_talent: Array = parameter(
        "1", low=0, high=3, zh="晋级对大学生占比的弹性", en="response of promotion to the share of graduates"
    )
    consortia_promotion: Array = parameter(
        "1", low=0, high=1, zh="创新联合体对上层晋级的效应", en="effect of consortia on upper promotion"
    )
    listed: Array = parameter("enterprise", low=0, zh="期初上市公司", en="listed companies at the start")
    offering_rate: Array = parameter(
        "1/year", low=0, high=1, zh="上层企业上市率", en="rate of initial public offerings of the upper stages"
    )
    listing_candidate: Array = parameter(
        "1", low=0, high=1, dims=("stage",), zh="是否上市后备", en="whether the stage is a candidate for listing"
    )
    delisting_rate: Array = parameter("1/year", low=0, high=1, zh="退市率", en="delisting rate")


@start("enterprise", zh="期初在册企业", en="register at the start")
def registered_enterprises_start(p: Params):
    """Enterprises on the register when the run starts."""
    return p.register


@start("enterprise", dims=("stage",), zh="期初梯队", en="ladder at the start")
def ladder_stock_start(p: Params):
    """Enterprises at each stage when the run starts, each counted at its highest title."""
    return p.ladder_start


@start("enterprise", zh="期初上市公司", en="listed companies at the start")
def listed_companies_start(p: Params):
    """Listed companies when the run starts."""
    return p.listed


@start("enterprise/year", zh="期初创业", en="founding at the start")
def founding_rate(p: Params, spin_outs):
    """New enterprises a year, spin-outs left out, that give the starting entry rate in this draw."""
    return p.entry_rate * p.register - spin_outs


@auxiliary("1", zh="创业环境", en="climate for founding")
def founding_climate(
    p: Params,
    business_environment_index,
    business_environment_index_at_start,
    crowding,
    crowding_at_start,
    entry_barrier,
):
    """A good environment and low barriers draw founders, crowding turns them away; 1 at the start."""
    environment = (business_environment_index / business_environment_index_at_start) ** p.environment_elasticity
    return environment * (crowding / crowding_at_start) ** -p.crowding_elasticity / entry_barrier


@flow("enterprise/year", growth=True, zh="新设企业", en="new enterprises")
def enterprise_entry(founding_rate, workforce_ratio, founding_climate, demand_gap, spin_outs):
    """Enterprises that enter the register: each worker founds as many as at the start, as far as the climate lets."""
    return founding_rate * workforce_ratio * founding_climate * (1 + demand_gap) + spin_outs


@flow("enterprise/year", zh="注销企业", en="exits of enterprises")
def enterprise_exit(p: Params, registered_enterprises, entry_barrier):
    """Enterprises that leave the register; competition that opens entry also speeds exit."""
    return p.exit_rate * registered_enterprises * entry_barrier**-p.exit_with_competition


@stock("enterprise", start="registered_enterprises_start", zh="在册企业", en="registered enterprises")
def registered_enterprises(enterprise_entry, enterprise_exit):
    """Enterprises on the register."""
    return enterprise_entry - enterprise_exit


@auxiliary("enterprise", zh="科技企业", en="technology enterprises")
def technology_enterprises(ladder):
    """Enterprises with any title of the ladder."""
    return total(ladder)


@auxiliary("1", zh="晋级动力", en="push for promotion")
def promotion_push(p: Params, knowledge_stock, knowledge_stock_at_start, graduate_share, graduate_share_at_start):
    """Knowledge and graduates lift enterprises; 1 at the start."""
    knowledge = (knowledge_stock / knowledge_stock_at_start) ** p.promotion_knowledge
    return knowledge * (graduate_share / graduate_share_at_start) ** p.promotion_talent


@flow("enterprise/year", zh="首次入梯", en="first titles")
def first_titles(p: Params, registered_enterprises, technology_enterprises, promotion_push):
    """Untitled enterprises that become provincial technology enterprises."""
    return p.first_title_rate * (registered_enterprises - technology_enterprises) * promotion_push


@flow("enterprise/year", dims=("stage",), zh="晋级", en="promotions")
def promotions(p: Params, ladder, promotion_push, leading_enterprise_consortia):
    """Enterprises promoted out of each stage to the next; none leave the top this way."""
    help_from_leaders = 1 + p.consortia_promotion * p.upper_stage * leading_enterprise_consortia
    return p.promotion_rate * ladder * promotion_push * help_from_leaders


@flow("enterprise/year", dims=("stage",), zh="入级", en="entries to the stage")
def title_entries(promotions, first_titles):
    """First titles enter the lowest stage, promotions from a stage enter the next."""
    return entering(promotions, first_titles)


@flow("enterprise/year", dims=("stage",), better="lower", zh="退出梯队", en="losses of title")
def title_losses(p: Params, ladder):
    """Enterprises that lose the title or close."""
    return p.title_loss_rate * ladder


@stock(
    "enterprise", dims=("stage",), start="ladder_stock_start", better="higher", zh="创新主体梯队", en="ladder of innovative enterprises"
)
def ladder(title_entries, promotions, title_losses):
    """Enterprises by highest title: provincial technology SME to technology leader."""
    return title_entries - promotions - title_losses


@flow("enterprise/year", zh="首发上市", en="initial public offerings")
def initial_public_offerings(p: Params, ladder, ipo_window):
    """Companies of the upper stages that list, when the stock exchanges let them."""
    return p.offering_rate * total(p.listing_candidate * ladder) * ipo_window


@flow("enterprise/year", zh="退市", en="delistings")
def delistings(p: Params, listed_companies):
    """Listed companies that delist or move away."""
    return p.delisting_rate * listed_companies


@stock("enterprise", start="listed_companies_start", better="higher", zh="上市公司", en="listed companies")
def listed_companies(initial_public_offerings, delistings):
    """Listed companies seated in the district."""
    return initial_public_offerings - delistings
