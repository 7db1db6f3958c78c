"""Population: residents by age, commuters, and everybody the district has to manage."""

from dataclasses import dataclass

from ..engine import Array, auxiliary, flow, parameter, start, stock
from ..engine.functions import element, entering, maximum, total

NAME = {"zh": "人口", "en": "Population"}


@dataclass(frozen=True)
class Params:
    gdp_per_head: Array = parameter(
        "CNY/resident/year", low=0, zh="首年人均地区生产总值", en="published GDP per head of the first year"
    )
    per_head_margin: Array = parameter(
        "1", low=1, zh="公布下限之上的幅度", en="true GDP per head over the published lower bound"
    )
    resident_growth: Array = parameter(
        "1/year", low=-1, high=1, zh="首年常住人口增速", en="growth of residents in the first year"
    )
    start_to_middle: Array = parameter(
        "year", low=0, high=1, zh="期初至首年年中", en="time from the start to the middle of the first year"
    )
    age_share: Array = parameter(
        "1", low=0, high=1, dims=("age",), zh="年龄占比", en="share of the age group", whole=True
    )
    ageing_rate: Array = parameter(
        "1/year",
        low=0,
        high=1,
        dims=("age",),
        zh="升龄率",
        en="share of the age group that leaves it by ageing each year",
    )
    birth_rate: Array = parameter("1/year", low=0, high=1, zh="青年生育率", en="births for each resident of 15-34")
    death_rate: Array = parameter("1/year", low=0, high=1, dims=("age",), zh="死亡率", en="death rate")
    settling_share: Array = parameter(
        "1", low=0, high=1, zh="就业者落户居住占比", en="share of arriving graduates who also live here"
    )
    family_size: Array = parameter(
        "resident/person", low=1, zh="随迁系数", en="residents who move with each graduate, the graduate included"
    )
    migrant_age_share: Array = parameter(
        "1", low=0, high=1, dims=("age",), zh="迁移年龄构成", en="age structure of migrants", whole=True
    )
    other_migration_rate: Array = parameter(
        "1/year", low=-1, high=1, zh="其他净迁移率", en="net migration for other reasons, for each resident"
    )
    homes_elasticity: Array = parameter(
        "1", low=0, high=3, zh="落户对住房的弹性", en="response of settling to homes", was=("commuting_elasticity",)
    )
    commuting_share: Array = parameter(
        "1", low=0, high=1, zh="期初通勤占比", en="share of workers who commute in at the start"
    )
    managed_per_resident: Array = parameter(
        "managed_person/resident", low=0, zh="每位常住者计入管理人口", en="managed persons for each resident"
    )
    managed_per_commuter: Array = parameter(
        "managed_person/person", low=0, zh="每位通勤者计入管理人口", en="managed persons for each commuter"
    )
    least_residents: Array = parameter(
        "resident", low=0, zh="比值分母的最小人数", en="smallest number of residents in a denominator"
    )


@start("resident", dims=("age",), zh="期初常住人口", en="residents at the start")
def residents_start(p: Params, reference_gdp):
    """Residents that the published GDP per head implies, taken back from the middle of the first year to the start."""
    mean = reference_gdp / (p.gdp_per_head * p.per_head_margin)
    return mean / (1 + p.resident_growth * p.start_to_middle) * p.age_share / total(p.age_share)


@start("1/year", zh="期初常住人口增速", en="growth of residents at the start")
def resident_growth_start(p: Params):
    """Growth of residents assumed for the first year."""
    return p.resident_growth


@start("person/resident", zh="居民就业比例", en="share of residents of working age who work here")
def local_work_rate(p: Params, workforce, residents):
    """What commuters leave to residents when the run starts, over the residents of working age."""
    working_age = element(residents, "15-34") + element(residents, "35-59")
    return (1 - p.commuting_share) * workforce / (working_age + p.least_residents)


@flow("resident/year", zh="出生", en="births")
def births(p: Params, residents, birth_trend):
    """Children born to residents of 15 to 34."""
    return p.birth_rate * element(residents, "15-34") * birth_trend


@flow("resident/year", dims=("age",), zh="升出本年龄组", en="ageing out of the group")
def ageing(p: Params, residents):
    """Residents who grow out of their age group."""
    return p.ageing_rate * residents


@flow("resident/year", dims=("age",), zh="升入本年龄组", en="ageing into the group")
def age_entries(ageing, births):
    """Births enter the first group, those who outgrow a group enter the next."""
    return entering(ageing, births)


@flow("resident/year", dims=("age",), zh="死亡", en="deaths")
def deaths(p: Params, residents):
    """Residents who die."""
    return p.death_rate * residents


@flow("resident/year", dims=("age",), zh="人才迁入", en="in-migration with graduates")
def in_migration(p: Params, graduate_inflow, housing_headroom):
    """Arriving graduates who also find a home here, with their families."""
    people = graduate_inflow * p.settling_share * p.family_size * housing_headroom**p.homes_elasticity
    return people * p.migrant_age_share / total(p.migrant_age_share)


@flow("resident/year", dims=("age",), zh="人才迁出", en="out-migration with graduates")
def out_migration(p: Params, graduate_departures, experienced_departures, residents):
    """Leaving graduates who lived here, with their families, from the groups where they are; the retired stay."""
    people = (graduate_departures + experienced_departures) * p.settling_share * p.family_size
    exposed = p.migrant_age_share * residents
    return people * exposed / (total(exposed) + p.least_residents)


@flow("resident/year", dims=("age",), zh="其他净迁移", en="other net migration")
def other_migration(p: Params, residents):
    """Net migration for reasons other than graduate jobs."""
    return p.other_migration_rate * residents


@stock("resident", dims=("age",), start="residents_start", zh="常住人口(年龄)", en="residents by age")
def residents(age_entries, ageing, deaths, in_migration, out_migration, other_migration):
    """People who live in the district, by age group."""
    return age_entries - ageing - deaths + in_migration - out_migration + other_migration


@auxiliary("resident", zh="常住人口", en="residents")
def resident_population(residents):
    """Everybody who lives in the district."""
    return total(residents)


@auxiliary("person", zh="本地就业居民", en="residents who work here")
def resident_workers(local_work_rate, residents):
    """Residents of working age who work in the district, as many of them as at the start."""
    return local_work_rate * (element(residents, "15-34") + element(residents, "35-59"))


@auxiliary("person", zh="通勤流入人口", en="commuters into the district")
def in_commuters(workforce, resident_workers):
    """Workers who live elsewhere: what residents leave of the workforce, never less than nobody."""
    return maximum(workforce - resident_workers, 0)


@auxiliary("managed_person", zh="管理人口", en="managed population")
def managed_population(p: Params, resident_population, in_commuters):
    """Residents and commuters: everybody the district serves on a working day."""
    return resident_population * p.managed_per_resident + in_commuters * p.managed_per_commuter
