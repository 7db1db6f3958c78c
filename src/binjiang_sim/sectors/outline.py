"""The main figures of the district: in which order they stand, on which page of the report, and where else.

A row is a figure: its rank in the headline table (0: not there), and the places of `engine.outline` that show it.
"""

from ..engine.outline import MainFigure


def _page(page: str, *figures: tuple[str, int, str]) -> tuple[MainFigure, ...]:
    """Figures of a page, each "name" or "name/item/item", rank, and places."""
    rows = ((name.split("/"), rank, tuple(shown.split())) for name, rank, shown in figures)
    return tuple(MainFigure(name, page, shown, rank, tuple(items)) for (name, *items), rank, shown in rows)


OUTLINE = (
    *_page(
        "growth",
        ("gdp", 1, "fan panel heat workbook notebook drivers effects bands plans prices"),
        ("gdp_growth", 3, "fan panel heat workbook notebook drivers effects bands plans"),
        ("value_added_growth/industry/services", 4, "fan"),
        ("value_added/industry/services", 5, ""),
        ("gdp_per_head", 2, "fan heat workbook notebook plans"),
        ("revised_gdp", 2, ""),
    ),
    *_page(
        "people",
        ("graduate_inflow", 6, "fan panel heat workbook notebook effects bands plans prices"),
        ("displaced_graduates", 0, "effects"),
        ("young_graduates", 0, "plans"),
        ("retention", 0, "plans"),
        ("resident_population", 7, "fan heat workbook notebook effects plans"),
        ("managed_population", 8, "fan heat plans"),
    ),
    *_page(
        "enterprises",
        ("registered_enterprises", 9, "fan panel heat workbook notebook effects plans prices"),
        ("enterprise_entry", 0, "plans"),
        ("displaced_enterprises", 0, "effects"),
        ("ladder", 10, "plans"),
        ("listed_companies", 11, "fan heat workbook notebook effects plans prices"),
        ("business_environment_index", 0, "plans"),
    ),
    *_page(
        "innovation",
        ("rd_spending", 12, "fan heat notebook plans"),
        ("rd_intensity", 0, "plans"),
        ("invention_patents", 0, "plans"),
        ("technology_contracts", 0, "plans"),
        ("fdi_inflow", 13, "fan heat bands plans"),
        ("future_industry_share", 0, "fan effects plans"),
        ("robot_output", 0, "plans"),
        ("digital_trade", 0, "plans"),
    ),
    *_page(
        "livelihood",
        ("school_coverage", 14, "fan plans"),
        ("school_coverage/compulsory", 0, "heat effects"),
        ("school_places", 0, "prices"),
        ("service_circle_coverage", 0, "plans"),
        ("livelihood_index", 0, "fan panel heat plans"),
        ("common_prosperity_index", 0, "plans"),
        ("income_per_head", 0, "plans"),
        ("crowding", 0, "plans"),
    ),
    *_page(
        "reforms",
        ("policy_cost", 15, "heat notebook effects"),
        ("fiscal_reserve", 0, "panel heat workbook effects plans"),
        ("affordable_share", 0, "plans"),
    ),
)
