"""Texts of stamps and of `verify`."""

TEXTS: dict[str, tuple[str, str]] = {
    "stamp.kind": ("{file}：图只能存为 {valid}", "{file}: a chart is saved as one of {valid}"),
    "stamp.no_run": (
        "{file}：不知道这张图画的是哪次运行；请用 results= 指明",
        "{file}: it is not known which run this chart shows; name it with results=",
    ),
    "stamp.cite": (
        "binjiang_sim {version}，{place}，情景“{name}”（{hash}），{draws} 次抽样，种子 {seed}，方程 {equations}。",
        "binjiang_sim {version}, {place}, scenario '{name}' ({hash}), {draws} draws, seed {seed}, equations {equations}.",
    ),
    "stamp.cite_central": (
        "binjiang_sim {version}，{place}，情景“{name}”（{hash}），中心情形单次运行，方程 {equations}。",
        "binjiang_sim {version}, {place}, scenario '{name}' ({hash}), central run, equations {equations}.",
    ),
}
