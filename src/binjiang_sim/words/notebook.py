"""Texts of what a notebook shows, where both languages stand side by side."""

TEXTS: dict[str, tuple[str, str]] = {
    "notebook.central": ("单次运行", "central run"),
    "notebook.bands": ("中位数 [10%, 90%]", "median [10 %, 90 %]"),
    "notebook.about": ("{draws}次抽样，种子{seed}，情景{hash}", "{draws} draws, seed {seed}, scenario {hash}"),
    "notebook.about_central": ("情景{hash}", "scenario {hash}"),
    "notebook.left_out": ("剔除{failed}次抽样", "{failed} draws left out"),
    "notebook.difference": (
        "“{other}”减“{reference}”，{period}：中位数 [10%, 90%]，高于参照的抽样占比",
        "{other} less {reference}, {period}: median [10 %, 90 %], share of draws above",
    ),
    "notebook.same": ("没有差别", "no difference"),
}
