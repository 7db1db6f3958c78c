"""Sentences that say what a figure comes to."""

TEXTS: dict[str, tuple[str, str]] = {
    "finding.up": ("{year}年{figure}升至约{median}", "{figure} rises to {median} by {year}"),
    "finding.up_many": ("{year}年{figure}升至约{median}", "{figure} rise to {median} by {year}"),
    "finding.likely_up": ("{year}年{figure}很可能升至约{median}", "{figure} is likely to rise to {median} by {year}"),
    "finding.likely_up_many": (
        "{year}年{figure}很可能升至约{median}",
        "{figure} are likely to rise to {median} by {year}",
    ),
    "finding.open": (
        "{year}年{figure}约{median}，比{first}年升降未定",
        "{figure} may rise or fall: {median} in {year}",
    ),
    "finding.likely_down": (
        "{year}年{figure}很可能降至约{median}",
        "{figure} is likely to fall to {median} by {year}",
    ),
    "finding.likely_down_many": (
        "{year}年{figure}很可能降至约{median}",
        "{figure} are likely to fall to {median} by {year}",
    ),
    "finding.down": ("{year}年{figure}降至约{median}", "{figure} falls to {median} by {year}"),
    "finding.down_many": ("{year}年{figure}降至约{median}", "{figure} fall to {median} by {year}"),
    "finding.same": ("{year}年{figure}保持在{median}", "{figure} stays at {median} until {year}"),
    "finding.same_many": ("{year}年{figure}保持在{median}", "{figure} stay at {median} until {year}"),
    "finding.alone": ("{year}年{figure}约{median}", "{figure}: {median} in {year}"),
    "finding.growth": ("{figure}增速", "growth of {figure}"),
    "finding.central": ("{sentence}（中心情形）", "{sentence} (central run)"),
    "finding.band": ("{sentence}（80%区间{low}至{high}）", "{sentence} (80 % band {low} to {high})"),
    "finding.target": (
        "；目标（{period}）{wanted}，达到概率{chance}",
        "; target for {period}, {wanted}: chance {chance}",
    ),
    "finding.target_met": ("；目标（{period}）{wanted}，达到", "; target for {period}, {wanted}: met"),
    "finding.target_missed": ("；目标（{period}）{wanted}，未达到", "; target for {period}, {wanted}: missed"),
}
