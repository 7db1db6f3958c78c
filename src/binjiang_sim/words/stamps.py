"""Texts of stamps and of `verify`."""

TEXTS: dict[str, tuple[str, str]] = {
    "stamp.kind": ("{file}：图只能存为 {valid}", "{file}: a chart is saved as one of {valid}"),
    "stamp.no_run": (
        "{file}：不知道这张图画的是哪次运行；请用 results= 指明",
        "{file}: it is not known which run this chart shows; name it with results=",
    ),
    "stamp.cite": (
        "binjiang_sim {version}，{place}，情景“{name}”（{hash}），{draws}次抽样，种子{seed}，方程{equations}。",
        "binjiang_sim {version}, {place}, scenario '{name}' ({hash}), {draws} draws, seed {seed}, equations {equations}.",
    ),
    "stamp.cite_central": (
        "binjiang_sim {version}，{place}，情景“{name}”（{hash}），中心情形单次运行，方程{equations}。",
        "binjiang_sim {version}, {place}, scenario '{name}' ({hash}), central run, equations {equations}.",
    ),
    "cli.verify": (
        "重新运行带印记的文件，看结果是否一致",
        "make the runs of stamped files again and say whether they come out the same",
    ),
    "cli.stamped_file": ("图、报告、表格或运行清单", "charts, reports, tables or manifests"),
    "cli.no_luck": (
        "不计随机波动，只保留输入的不确定性",
        "leave out chance over time, so that only the inputs are uncertain",
    ),
    "verify.same": ("{file}：一致，每个数字逐位相同", "{file}: same, every figure to the last bit"),
    "verify.close": (
        "{file}：一致，主要数字相差不到十亿分之一（{part} 不同：印记为 {then}，现在为 {today}）",
        "{file}: same, headline figures to nine digits ({part} differs: {then} when stamped, {today} now)",
    ),
    "verify.version": (
        "{file}：输入相同，版本不同（{part}：印记为 {then}，现在为 {today}）；最先不同的数字是 {name}：印记为 {stamped}，现在为 {now}",
        "{file}: same inputs, other version ({part}: {then} when stamped, {today} now); first figure to differ: {name}, {stamped} when stamped, {now} now",
    ),
    "verify.equations": (
        "{file}：输入相同，版本不同（方程校验码印记为 {then}，现在为 {today}）；主要数字一致，其他数字有出入",
        "{file}: same inputs, other version (equations {then} when stamped, {today} now); headline figures agree, others do not",
    ),
    "verify.input": (
        "{file}：无法重现；最先不同的输入是 {name}：印记为 {stamped}，现在为 {now}",
        "{file}: cannot reproduce; first input to differ: {name}, {stamped} when stamped, {now} now",
    ),
    "verify.version_input": (
        "{file}：版本不同（{part}：印记为 {then}，现在为 {today}），输入也不同；最先不同的输入是 {name}：印记为 {stamped}，现在为 {now}",
        "{file}: other version ({part}: {then} when stamped, {today} now) and other inputs; first input to differ: {name}, {stamped} when stamped, {now} now",
    ),
    "verify.version_rows": (
        "{file}：输入相同，版本不同（{part}：印记为 {then}，现在为 {today}）；表格原有 {stamped} 行，现为 {now} 行",
        "{file}: same inputs, other version ({part}: {then} when stamped, {today} now); the table has {stamped} rows, it would have {now} now",
    ),
    "verify.figure": (
        "{file}：无法重现；最先不同的数字是 {name}：印记为 {stamped}，现在为 {now}",
        "{file}: cannot reproduce; first figure to differ: {name}, {stamped} when stamped, {now} now",
    ),
    "verify.beyond": (
        "{file}：无法重现；主要数字一致，但全部数字的校验码印记为 {stamped}，现在为 {now}",
        "{file}: cannot reproduce; headline figures agree, but the digest of all figures was {stamped} when stamped and is {now} now",
    ),
    "verify.cell": (
        "{file}：运行可以重现，但表格被改动过；最先不同的是 {name}：表中为 {stamped}，应为 {now}",
        "{file}: the run can be reproduced, but the table was changed; first to differ: {name}, {stamped} in the table, {now} in the run",
    ),
    "verify.touched": (
        "{file}：运行可以重现，但文件在生成之后被改动过",
        "{file}: the run can be reproduced, but the file was changed after it was made",
    ),
    "verify.no_file": ("{file}：没有这个文件", "{file}: no such file"),
    "verify.kind": (
        "{file}：这类文件不带印记（带印记的有：{valid}）",
        "{file}: files of this kind carry no stamp (those that do: {valid})",
    ),
    "verify.no_manifest": (
        "{file}：旁边没有 {manifest}，不知道它出自哪次运行",
        "{file}: no {manifest} beside it, so its run is not known",
    ),
    "verify.unreadable": ("{file}：内容损坏，或不是 {kind} 文件", "{file}: damaged, or no {kind} file"),
    "verify.closed": ("{file}：无法读取（{reason}）", "{file}: cannot be read ({reason})"),
    "verify.no_stamp": ("{file}：没有印记", "{file}: carries no stamp"),
    "verify.damaged": ("{file}：印记不完整或损坏（{entry}）", "{file}: the stamp is incomplete or damaged ({entry})"),
    "verify.gone": (
        "{file}：找不到“{scenario}”；请在当时的文件夹中运行（命令：{command}）",
        "{file}: '{scenario}' is not here; run this where the command was run ({command})",
    ),
    "verify.faults_equations": (
        "{file}：当时用的是别的方程（自建模型，或另一版本），这里没有，因而不能重新运行；用现有方程运行，问题 {count} 处，第一处：{fault}",
        "{file}: it was made with other equations (a model of one's own, or another version), which are not here, so it cannot be run again; with those of this version, faults: {count}, the first: {fault}",
    ),
    "verify.faults": (
        "{file}：情景已不能运行；问题 {count} 处，第一处：{fault}",
        "{file}: the scenario can no longer be run; faults: {count}, the first: {fault}",
    ),
}
