"""Texts of signposts: what to watch, and what it tells about a target."""

TEXTS: dict[str, tuple[str, str]] = {
    "signposts.draws": (
        "看信号至少需要{least}次抽样，现为{found}次",
        "signposts need at least {least} draws, not {found}",
    ),
    "signposts.first": (
        "目标在首年{year}年，此前没有可看的数字",
        "the target is in {year}, the first year, so that nothing comes before it",
    ),
}
