"""Talent: graduates who come, stay, mature and leave, and the workforce they are part of."""

from dataclasses import dataclass

from ..engine import Array, auxiliary, flow, indicator, parameter, start, stock
from ..engine.functions import maximum, minimum, where

NAME = {"zh": "人才", "en": "Talent"}


@dataclass(frozen=True)
class Params:
    base_inflow: Array = parameter("person/year", low=0, zh="基准引进量", en="base inflow of graduates under 35")
    programme_effect: Array = parameter("1", low=-1, high=1, zh="人才计划效应", en="effect of the talent programme")
    displaced_share: Array = parameter(
        "1",
        low=0,
        high=1,
        zh="来自周边城区的占比",
        en="share of the programme's graduates drawn from neighbouring districts",
    )
    jobs_elasticity: Array = parameter(
        "1", low=0, high=3, zh="引进与流出对岗位的弹性", en="response of arrivals and departures to open jobs"
    )
    attractiveness_elasticity: Array = parameter(
        "1", low=0, high=3, zh="引进量对吸引力的弹性", en="response of the inflow to attractiveness"
    )
    departure_elasticity: Array = parameter(
        "1", low=0, high=3, zh="流出对吸引力的弹性", en="response of departures to attractiveness"
    )
    first_half_share: Array = parameter(
        "1", low=0, high=1, zh="上半年引进占比", en="share of the first half-year in the inflow"
    )
    graduates: Array = parameter("person", low=0, zh="期初大学生存量", en="graduates at the start")
    young_share: Array = parameter("1", low=0, high=1, zh="青年占比", en="share of graduates under 35")
    graduate_growth: Array = parameter(
        "1/year", low=-1, high=1, zh="期初大学生增速", en="growth of the graduate stock at the start"
    )
    years_young: Array = parameter("year", low=1, zh="青年期年数", en="years as a young graduate")
    experienced_leaving: Array = parameter(
        "1", low=0, high=2, zh="资深与青年流出率之比", en="leaving rate of the experienced over that of the young"
    )
    other_workers: Array = parameter("person", low=0, zh="期初其他从业人员", en="other workers at the start")
    retirement_rate: Array = parameter("1/year", low=0, high=1, zh="退休率", en="retirement rate of the experienced")
    school_departures: Array = parameter(
        "1",
        low=0,
        high=3,
        zh="资深人才流出对学校的弹性(绝对值)",
        en="response of departures of the experienced to schools",
    )
    most_leaving: Array = parameter("1/year", low=0, high=1, zh="流出率上限", en="largest share that leaves in a year")
    commuter_pull: Array = parameter(
        "1", low=0, high=3, zh="通勤供给对相对收入的弹性", en="response of commuters' supply to relative income"
    )
    tightness_response: Array = parameter(
        "1", low=0, high=3, zh="用工对劳动力紧张的弹性(绝对值)", en="response of labour demand to a tight labour market"
    )
    hiring_delay: Array = parameter("year", low=1, zh="用工调整时间", en="time to adjust other workers")
    labour_demand_response: Array = parameter(
        "1", low=0, high=2, zh="用工需求对相对产出的弹性", en="response of labour demand to relative output per worker"
    )
    relative_income_low: Array = parameter("1", low=0, zh="相对收入下限", en="lowest relative income that counts")
    relative_income_high: Array = parameter("1", low=0, zh="相对收入上限", en="highest relative income that counts")
    labour_demand_crowding: Array = parameter(
        "1", low=1, high=5, zh="用工需求对拥挤的弹性(绝对值)", en="response of labour demand to crowding"
    )
    opportunity_of_jobs: Array = parameter(
        "1", low=0, high=2, zh="机会对岗位的弹性", en="response of opportunity to open jobs"
    )
    opportunity_of_founding: Array = parameter(
        "1", low=0, high=2, zh="机会对创业的弹性", en="response of opportunity to new enterprises"
    )
    weight_income: Array = parameter("1", low=0, high=1, zh="收入权重", en="weight of income in attractiveness")
    weight_opportunity: Array = parameter(
        "1", low=0, high=1, zh="机会权重", en="weight of opportunity in attractiveness"
    )
    weight_housing: Array = parameter("1", low=0, high=1, zh="住房权重", en="weight of housing in attractiveness")
    weight_schools: Array = parameter("1", low=0, high=1, zh="学校权重", en="weight of schools in attractiveness")
    weight_services: Array = parameter("1", low=0, high=1, zh="公共服务权重", en="weight of services in attractiveness")
    perception_delay: Array = parameter("year", low=1, zh="口碑时滞", en="time until attractiveness is known")
    income_per_head: Array = parameter(
        "CNY/resident/year", low=0, zh="期初人均可支配收入", en="disposable income per head at the start"
    )
    least_persons: Array = parameter(
        "person", low=0, zh="比值分母的最小人数", en="smallest number of persons in a denominator"
    )
    least_output: Array = parameter("CNY/year", low=0, zh="比值分母的最小产出", en="smallest output in a denominator")


@start("person", zh="期初青年大学生", en="young graduates at the start")
def young_graduates_start(p: Params):
    """Share of the graduate stock that is under 35 when the run starts."""
    return p.graduates * p.young_share


@start("person", zh="期初资深大学生", en="experienced graduates at the start")
def experienced_graduates_start(p: Params):
    """Share of the graduate stock that is 35 or older when the run starts."""
    return p.graduates * (1 - p.young_share)


@start("person", zh="期初其他从业人员", en="other workers at the start")
def other_workers_start(p: Params):
    """Workers without a degree when the run starts."""
    return p.other_workers


@start("1", zh="期初口碑", en="perceived attractiveness at the start")
def perceived_attractiveness_start(attractiveness):
    """What people know when the run starts is what there is."""
    return attractiveness


@start("1/year", zh="青年流出率", en="leaving rate of young graduates")
def young_leaving_rate(p: Params, graduate_arrivals, young_graduates, experienced_graduates):
    """The rate at which the graduate stock grows at its starting rate, given arrivals, retirement and stock in this draw.

    Nobody leaves a district that starts without graduates.
    """
    lost = p.graduate_growth * (young_graduates + experienced_graduates) + p.retirement_rate * experienced_graduates
    exposed = young_graduates + p.experienced_leaving * experienced_graduates
    leaving = maximum(graduate_arrivals - lost, 0) / maximum(exposed, p.least_persons)
    return where(exposed > p.least_persons, leaving, 0)


@start("1/year", zh="期初就业增速", en="growth of the workforce at the start")
def workforce_growth_start(p: Params, young_graduates, experienced_graduates, workforce):
    """Growth of the graduates, as a share of all workers: other workers are in balance when the run starts."""
    graduates = young_graduates + experienced_graduates
    return p.graduate_growth * graduates / maximum(workforce, p.least_persons)


@start("1/year", zh="期初大学生占比增速", en="growth of the graduate share at the start")
def graduate_share_growth_start(p: Params, workforce_growth_start):
    """Graduates grow faster than the workforce by this much."""
    return p.graduate_growth - workforce_growth_start


@auxiliary("person", zh="从业人员", en="workforce")
def workforce(young_graduates, experienced_graduates, other_workers):
    """Everybody who works in the district."""
    return young_graduates + experienced_graduates + other_workers


@auxiliary("1", share=True, cause="graduates", zh="从业人员中大学生占比", en="share of graduates in the workforce")
def graduate_share(p: Params, young_graduates, experienced_graduates, workforce):
    """Graduates over all workers."""
    return (young_graduates + experienced_graduates + p.least_persons) / (workforce + p.least_persons)


@auxiliary("CNY/person/year", zh="人均产出(从业人员)", en="output per worker")
def output_per_worker(p: Params, gdp, workforce):
    """GDP over the workforce, defined and not zero when nobody works here."""
    return (gdp + p.least_output) / maximum(workforce, p.least_persons)


@auxiliary("1", zh="相对收入", en="relative income")
def relative_income(
    p: Params, output_per_worker, output_per_worker_at_start, external_income, external_income_at_start
):
    """Output per worker relative to the city's income, 1 at the start; beyond the bounds nobody looks."""
    ratio = output_per_worker / output_per_worker_at_start * external_income_at_start / external_income
    return minimum(maximum(ratio, p.relative_income_low), p.relative_income_high)


@auxiliary("CNY/resident/year", better="higher", zh="人均可支配收入", en="income per head")
def income_per_head(p: Params, output_per_worker, output_per_worker_at_start):
    """Real disposable income per resident, moving with output per worker."""
    return p.income_per_head * output_per_worker / output_per_worker_at_start


@auxiliary("person", zh="可得劳动力", en="supply of labour")
def labour_supply(p: Params, resident_workers, in_commuters_at_start, relative_income):
    """Residents who work, and commuters who come as far as the district pays more than elsewhere."""
    return resident_workers + in_commuters_at_start * relative_income**p.commuter_pull


@auxiliary("1", zh="劳动力紧张度", en="tightness of the labour market")
def labour_tightness(p: Params, workforce, workforce_at_start, labour_supply, labour_supply_at_start):
    """Workers over the supply of labour, 1 at the start."""
    now = (workforce + p.least_persons) / (labour_supply + p.least_persons)
    return now * (labour_supply_at_start + p.least_persons) / (workforce_at_start + p.least_persons)


@auxiliary("1", zh="用工缺位", en="shortage of desks")
def desk_shortage(crowding, crowding_at_start):
    """Work floor missing for more workers, 1 unless floor is scarcer than at the start: empty floor hires nobody."""
    return maximum(crowding / crowding_at_start, 1)


@auxiliary("person", zh="期望用工", en="desired workforce")
def desired_workforce(p: Params, workforce, relative_income, desk_shortage, labour_tightness):
    """Enterprises want more workers while one yields more here than elsewhere, and there are desks and people."""
    wanted = workforce * relative_income**p.labour_demand_response
    return wanted * desk_shortage**-p.labour_demand_crowding * labour_tightness**-p.tightness_response


@auxiliary("1", zh="岗位充裕度", en="open jobs")
def open_jobs(p: Params, desired_workforce, workforce):
    """Workers wanted over workers there are."""
    return (desired_workforce + p.least_persons) / (workforce + p.least_persons)


@auxiliary("1", zh="发展机会", en="opportunity")
def opportunity(p: Params, open_jobs, founding_intensity):
    """Open jobs and new enterprises, 1 at the start."""
    return open_jobs**p.opportunity_of_jobs * founding_intensity**p.opportunity_of_founding


@auxiliary("1", zh="城区吸引力", en="attractiveness")
def attractiveness(p: Params, relative_income, opportunity, housing_headroom, school_adequacy, service_adequacy):
    """Weighted geometric mean of income, opportunity, housing, schools and services, 1 at the start."""
    work = relative_income**p.weight_income * opportunity**p.weight_opportunity
    home = housing_headroom**p.weight_housing * school_adequacy**p.weight_schools
    return work * home * service_adequacy**p.weight_services


@flow("1/year", zh="口碑调整", en="change of perception")
def perception_change(p: Params, attractiveness, perceived_attractiveness):
    """Word gets round with a first-order delay."""
    return (attractiveness - perceived_attractiveness) / p.perception_delay


@stock("1", start="perceived_attractiveness_start", zh="城区口碑", en="perceived attractiveness")
def perceived_attractiveness(perception_change):
    """What people elsewhere believe about the district."""
    return perception_change


@auxiliary("1", zh="引进季节权重", en="seasonal weight of the inflow")
def half_year_weight(p: Params, half_year):
    """Weight of a half-year in the inflow of graduates, mean 1."""
    return 1 + (2 * p.first_half_share - 1) * half_year


@auxiliary("person/year", zh="大学生到来(年化)", en="graduate arrivals, yearly rate")
def graduate_arrivals(p: Params, perceived_attractiveness, graduate_pool, open_jobs, talent_programme_in_force):
    """Graduates under 35 who would come in a whole year: what is known of the district, and jobs, up and down."""
    pull = perceived_attractiveness**p.attractiveness_elasticity * open_jobs**p.jobs_elasticity
    return p.base_inflow * pull * graduate_pool * (1 + p.programme_effect * talent_programme_in_force)


@flow("person/year", growth=True, zh="引进35周岁以下大学生", en="graduates under 35 taken in")
def graduate_inflow(graduate_arrivals, half_year_weight, graduate_luck):
    """University graduates under 35 who take a job in the district (gross)."""
    return graduate_arrivals * half_year_weight * graduate_luck


@flow("person/year", outcome=True, zh="自周边城区转来的大学生", en="graduates drawn from neighbouring districts")
def displaced_graduates(p: Params, graduate_inflow, talent_programme_in_force):
    """Graduates of the talent programme who would otherwise work nearby: no gain for the city."""
    gained = p.programme_effect * talent_programme_in_force
    return p.displaced_share * graduate_inflow * gained / (1 + gained)


@auxiliary("1", zh="流出压力", en="pressure to leave")
def departure_pressure(p: Params, perceived_attractiveness, open_jobs):
    """People leave more when the district is known to have become less attractive, and when jobs go."""
    return perceived_attractiveness**-p.departure_elasticity * maximum(1 / open_jobs, 1) ** p.jobs_elasticity


@flow("person/year", zh="青年大学生流出", en="departures of young graduates")
def graduate_departures(p: Params, young_graduates, young_leaving_rate, departure_pressure):
    """Graduates under 35 who leave the district's workforce."""
    return young_graduates * minimum(young_leaving_rate * departure_pressure, p.most_leaving)


@flow("person/year", zh="资深大学生流出", en="departures of experienced graduates")
def experienced_departures(p: Params, experienced_graduates, young_leaving_rate, departure_pressure, school_adequacy):
    """Graduates over 35 who leave the district, more of them where schools are short."""
    leaving = young_leaving_rate * p.experienced_leaving * departure_pressure * school_adequacy**-p.school_departures
    return experienced_graduates * minimum(leaving, p.most_leaving)


@flow("person/year", zh="资深大学生退休", en="retirement of experienced graduates")
def graduate_retirement(p: Params, experienced_graduates):
    """Graduates who retire: they stop working and mostly stay where they live."""
    return p.retirement_rate * experienced_graduates


@flow("person/year", zh="青年转为资深", en="young graduates becoming experienced")
def graduate_maturing(p: Params, young_graduates):
    """Graduates who pass 35."""
    return young_graduates / p.years_young


@stock("person", start="young_graduates_start", zh="青年人才存量", en="young graduates")
def young_graduates(graduate_inflow, graduate_departures, graduate_maturing):
    """Graduates under 35 working in the district."""
    return graduate_inflow - graduate_departures - graduate_maturing


@stock("person", start="experienced_graduates_start", zh="资深人才存量", en="experienced graduates")
def experienced_graduates(graduate_maturing, experienced_departures, graduate_retirement):
    """Graduates of 35 and over working in the district."""
    return graduate_maturing - experienced_departures - graduate_retirement


@flow("person/year", zh="其他用工净增", en="net hiring of other workers")
def other_hiring(p: Params, other_workers, open_jobs):
    """Other workers follow labour demand with a delay."""
    return (open_jobs - 1) * other_workers / p.hiring_delay


@stock("person", start="other_workers_start", zh="其他从业人员", en="other workers")
def other_workers(other_hiring):
    """Workers without a degree."""
    return other_hiring


@indicator("1", share=True, better="higher", zh="青年人才留存率", en="retention of young graduates")
def retention(graduate_departures, young_graduates_average):
    """Share of young graduates who did not leave during the period."""
    return 1 - graduate_departures / young_graduates_average
