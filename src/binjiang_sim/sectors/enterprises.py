"""Enterprises: the register, the ladder of titles, and the listed companies."""

from dataclasses import dataclass

from ..engine import Array, auxiliary, flow, parameter, start, stock
from ..engine.functions import entering, maximum, minimum, total, where

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
    displaced_share: Array = parameter(
        "1",
        low=0,
        high=1,
        zh="来自周边城区的占比",
        en="share of the reform's new enterprises drawn from neighbouring districts",
    )
    renewal_premium: Array = parameter(
        "1", low=-1, high=1, zh="新企业的生产率优势", en="productivity gained when an entrant replaces an incumbent"
    )
    renewal_fading: Array = parameter(
        "1", low=0, zh="更替优势递减", en="loss of the entrants' advantage as incumbents are replaced, as an elasticity"
    )
    most_renewal: Array = parameter(
        "1", low=1, zh="更替强度上限", en="largest entry per worker over that of the start that counts"
    )
    least_enterprises: Array = parameter(
        "enterprise", low=0, zh="比值分母的最小企业数", en="smallest number of enterprises in a denominator"
    )
    least_entry: Array = parameter(
        "enterprise/year", low=0, zh="比值分母的最小新设数", en="smallest entry in a denominator"
    )
    least_ratio: Array = parameter("1", low=0, zh="比值下限", en="smallest ratio in a denominator")
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
        "1", low=-1, high=1, zh="创新联合体对上层晋级的效应", en="effect of consortia on upper promotion"
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
    return maximum(p.entry_rate * p.register - spin_outs, 0)


@start("1", zh="期初更替增益", en="renewal at the start")
def renewal_start(p: Params):
    """One: what entrants of the past have replaced is in the start."""
    return 1 + 0 * p.renewal_premium


@start("1/year", zh="期初更替贡献", en="contribution of renewal at the start")
def renewal_growth_start(p: Params):
    """Productivity growth from entrants who replace incumbents at the starting entry rate."""
    return p.renewal_premium * p.entry_rate


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
def enterprise_entry(founding_rate, workforce_ratio, founding_climate, business_cycle, founding_luck, spin_outs):
    """Enterprises that enter the register: each worker founds as many as at the start, as far as the climate lets."""
    return founding_rate * workforce_ratio * founding_climate * business_cycle * founding_luck + spin_outs


@auxiliary("1", zh="创业强度", en="intensity of founding")
def founding_intensity(p: Params, enterprise_entry, enterprise_entry_at_start, workforce_ratio):
    """New enterprises for each worker, relative to the start; 1 where nobody works."""
    entry = (enterprise_entry + p.least_entry) / (enterprise_entry_at_start + p.least_entry)
    return where(workforce_ratio > p.least_ratio, entry / maximum(workforce_ratio, p.least_ratio), 1)


@flow(
    "enterprise/year",
    outcome=True,
    zh="自周边城区转来的新设企业",
    en="new enterprises drawn from neighbouring districts",
)
def displaced_enterprises(p: Params, enterprise_entry, entry_barrier):
    """Enterprises that lower barriers drew from nearby: no gain for the city."""
    return p.displaced_share * enterprise_entry * (1 - entry_barrier)


@flow("enterprise/year", zh="注销企业", en="exits of enterprises")
def enterprise_exit(p: Params, registered_enterprises, entry_barrier, enterprise_loss):
    """Enterprises that leave the register; competition that opens entry also speeds exit."""
    ordinary = p.exit_rate * entry_barrier**-p.exit_with_competition
    return (ordinary + enterprise_loss) * registered_enterprises


@auxiliary("1", cause="enterprises", zh="企业覆盖度", en="enterprises for the workforce")
def firm_cover(p: Params, registered_enterprises, registered_enterprises_at_start, workforce_ratio):
    """Enterprises over those that the workforce needs, as many for each worker as at the start; more add nothing."""
    register = (registered_enterprises + p.least_enterprises) / (registered_enterprises_at_start + p.least_enterprises)
    return minimum(register / maximum(workforce_ratio, p.least_ratio), 1)


@flow("1/year", zh="企业更替", en="renewal of enterprises")
def renewal_gain(p: Params, renewal, founding_intensity, firm_cover):
    """Entrants replace the less productive: net entry was over two thirds of productivity growth (Brandt et al. 2012).

    The direction is from there, the size is assumed. The advantage of entrants fades as incumbents are replaced, and
    enterprises that are missing are not renewed.
    """
    pace = p.entry_rate * minimum(founding_intensity, p.most_renewal) * firm_cover
    return renewal * p.renewal_premium * maximum(renewal, 1) ** -p.renewal_fading * pace


@stock("1", start="renewal_start", cause="renewal", zh="更替增益", en="gain from renewal")
def renewal(renewal_gain):
    """Productivity gained by the renewal of enterprises, 1 at the start."""
    return renewal_gain


@stock("enterprise", start="registered_enterprises_start", zh="在册企业", en="registered enterprises")
def registered_enterprises(enterprise_entry, enterprise_exit):
    """Enterprises on the register."""
    return enterprise_entry - enterprise_exit


@auxiliary("enterprise", zh="科技企业", en="technology enterprises")
def technology_enterprises(ladder):
    """Enterprises with any title of the ladder."""
    return total(ladder)


@auxiliary("1", zh="晋级动力", en="push for promotion")
def promotion_push(p: Params, knowledge_ratio, graduate_share, graduate_share_at_start):
    """Knowledge and graduates lift enterprises; 1 at the start."""
    return knowledge_ratio**p.promotion_knowledge * (graduate_share / graduate_share_at_start) ** p.promotion_talent


@flow("enterprise/year", zh="首次入梯", en="first titles")
def first_titles(p: Params, registered_enterprises, technology_enterprises, promotion_push):
    """Untitled enterprises that become provincial technology enterprises."""
    return p.first_title_rate * maximum(registered_enterprises - technology_enterprises, 0) * promotion_push


@flow("enterprise/year", dims=("stage",), zh="晋级", en="promotions")
def promotions(p: Params, ladder, promotion_push, leading_enterprise_consortia_in_force):
    """Enterprises promoted out of each stage to the next; none leave the top this way."""
    help_from_leaders = 1 + p.consortia_promotion * p.upper_stage * leading_enterprise_consortia_in_force
    return p.promotion_rate * ladder * promotion_push * help_from_leaders


@flow("enterprise/year", dims=("stage",), zh="入级", en="entries to the stage")
def title_entries(promotions, first_titles):
    """First titles enter the lowest stage, promotions from a stage enter the next."""
    return entering(promotions, first_titles)


@flow("enterprise/year", dims=("stage",), better="lower", zh="退出梯队", en="losses of title")
def title_losses(p: Params, ladder, enterprise_loss):
    """Enterprises that lose the title or close."""
    return (p.title_loss_rate + enterprise_loss) * ladder


@stock(
    "enterprise",
    dims=("stage",),
    start="ladder_stock_start",
    better="higher",
    zh="创新主体梯队",
    en="ladder of innovative enterprises",
)
def ladder(title_entries, promotions, title_losses):
    """Enterprises by highest title: provincial technology SME to technology leader."""
    return title_entries - promotions - title_losses


@flow("enterprise/year", zh="首发上市", en="initial public offerings")
def initial_public_offerings(p: Params, ladder, ipo_window):
    """Companies of the upper stages that list, when the stock exchanges let them."""
    return p.offering_rate * total(p.listing_candidate * ladder) * ipo_window


@flow("enterprise/year", zh="退市", en="delistings")
def delistings(p: Params, listed_companies, enterprise_loss):
    """Listed companies that delist or move away."""
    return (p.delisting_rate + enterprise_loss) * listed_companies


@stock("enterprise", start="listed_companies_start", better="higher", zh="上市公司", en="listed companies")
def listed_companies(initial_public_offerings, delistings):
    """Listed companies seated in the district."""
    return initial_public_offerings - delistings
