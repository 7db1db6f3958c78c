"""Texts about runs: who computes them, where they are kept, what they need of the machine."""

TEXTS: dict[str, tuple[str, str]] = {
    "run.serial": (
        "执行器出错（{reason}）；其余 {left} 块（共 {chunks} 块）改为逐块计算，已完成的不受影响",
        "the executor failed ({reason}); the {left} chunks left of {chunks} are computed one after another, finished ones are kept",
    ),
    "run.suspect": (
        "失败的抽样取值在 {low} 到 {high} 之间，其余抽样的中位数为 {median}",
        "is {low} to {high} in the failed draws, its median in the others is {median}",
    ),
    "run.memory": (
        "本次运行约需内存 {need}，可用 {free}；请减少 --workers 或缩短 end",
        "the run needs about {need} of memory and {free} are free; use fewer --workers or an earlier end",
    ),
    "run.disk": (
        "本次运行约需磁盘 {need}，{folder} 所在磁盘只剩 {free}；请腾出空间，或用 --out 换一个文件夹",
        "the run needs about {need} of disk and {folder} has {free} left; free some, or choose another folder with --out",
    ),
    "result.memory": (
        "保存所有抽样需内存 {need}，可用 {free}；请减少抽样次数，或改用分位数",
        "keeping all draws needs {need} of memory and {free} are free; run fewer draws, or ask for quantiles",
    ),
    "store.other": (
        "{folder} 属于另一次运行（{found}）；请移走它，或用 --out 换一个文件夹",
        "{folder} belongs to another run ({found}); move it away, or choose another folder with --out",
    ),
    "store.damaged": ("{file} 已损坏，将重新计算", "{file} is damaged and is computed again"),
    "store.full": (
        "无法写入 {folder}：{reason}；已完成的部分保留，腾出空间后用同一命令即可继续",
        "cannot write to {folder}: {reason}; what is done is kept, the same command goes on from there once there is room",
    ),
    "store.unwritable": (
        "无法写入 {folder}：{reason}；请换一个可写的文件夹（--out）",
        "cannot write to {folder}: {reason}; choose a folder that can be written with --out",
    ),
    "store.wait": (
        "另一个进程正在 {folder} 中做同一次运行；等它结束后再继续",
        "another process is at work on the same run in {folder}; this one goes on when it ends",
    ),
    "store.unlocked": (
        "{folder} 所在的磁盘不支持文件锁；请勿同时运行同一命令",
        "the disk of {folder} knows no file locks; do not run the same command twice at once",
    ),
    "store.kept": (
        "已完成的部分保留在 {folder}；再次运行同一命令即从该处继续",
        "what is done is kept in {folder}; the same command goes on from there",
    ),
    "save.room": (
        "全部抽样约占 {need}，{folder} 所在磁盘只剩 {free}；请减少抽样次数，或换一个磁盘",
        "all draws take about {need} and the disk of {folder} has {free} left; save fewer draws, or use another disk",
    ),
    "save.library": (
        "--save-draws 需要 h5netcdf 和 h5py；请先安装：pip install 'binjiang_sim[draws]'",
        "--save-draws needs h5netcdf and h5py; install them with: pip install 'binjiang_sim[draws]'",
    ),
    "scheduler.library": (
        "--scheduler 需要 dask；请先安装：pip install 'binjiang_sim[dask]'",
        "--scheduler needs dask; install it with: pip install 'binjiang_sim[dask]'",
    ),
    "scheduler.unreachable": (
        "{address} 处没有 Dask 调度器应答（{reason}）；请先用 dask scheduler 启动，或不写 --scheduler",
        "no scheduler answers at {address} ({reason}); start one with 'dask scheduler', or leave out --scheduler",
    ),
    "cli.workers": (
        "计算进程数（默认：大型运行用全部处理器）",
        "number of processes (default: every processor for large runs)",
    ),
    "cli.scheduler": (
        "把计算交给此地址的 Dask 调度器，例如 tcp://10.0.0.1:8786",
        "give the work to the Dask scheduler at this address, such as tcp://10.0.0.1:8786",
    ),
    "cli.save_draws": (
        "把每次抽样的全部结果另存为 netCDF 文件（单精度，压缩）",
        "save every draw of every variable as a netCDF file (single precision, compressed)",
    ),
    "cli.saved": ("所有抽样已写入 {file}", "every draw is in {file}"),
    "cli.statistics": (
        "{name}：{draws} 次抽样，{seconds:.1f} 秒，{failed} 次剔除",
        "{name}: {draws} draws in {seconds:.1f} s, {failed} left out",
    ),
    "cli.read": (
        "{name}：{draws} 次抽样的运行 {run} 已在，直接读取，未重新计算",
        "{name}: the run of {draws} draws is at hand ({run}) and was read, not computed again",
    ),
    "cli.runs": ("列出、查看或清除保存的运行", "list, show or remove runs that are kept"),
    "runs.action": ("list 列出，show 查看，clean 清除", "list them, show one, or clean: remove"),
    "runs.names": (
        "运行的名称或键，只写开头也可；clean 不写则清除未完成的",
        "names or keys of runs, or how they begin; clean without one removes what is unfinished",
    ),
    "runs.all": ("清除全部运行", "remove every run"),
    "runs.none": ("{folder} 中没有保存的运行", "no runs are kept in {folder}"),
    "runs.nothing": (
        "没有需要清除的：{folder} 中的运行都已完成（--all 清除全部）",
        "nothing to remove: every run in {folder} is complete (--all removes them too)",
    ),
    "runs.head_run": ("运行", "RUN"),
    "runs.head_scenario": ("情景", "SCENARIO"),
    "runs.head_file": ("文件", "FILE"),
    "runs.head_draws": ("抽样次数", "DRAWS"),
    "runs.head_seed": ("种子", "SEED"),
    "runs.head_kind": ("内容", "WHAT"),
    "runs.head_begun": ("开始时间", "BEGUN"),
    "runs.head_state": ("状态", "STATE"),
    "runs.head_size": ("大小", "SIZE"),
    "runs.head_inputs": ("输入哈希", "INPUTS"),
    "runs.head_equations": ("方程哈希", "EQUATIONS"),
    "runs.head_versions": ("版本", "VERSIONS"),
    "runs.head_machine": ("机器类型", "MACHINE"),
    "runs.head_result": ("结果", "RESULTS"),
    "runs.result": (
        "→ {folder}（规划目标 {targets} 个，语言 {words}）",
        "-> {folder} (targets: {targets}, language: {words})",
    ),
    "runs.head_folder": ("文件夹", "FOLDER"),
    "runs.total": ("共 {count} 次运行，{size}，保存在 {folder}", "{count} in all, {size}, in {folder}"),
    "runs.kind_all": ("全部不确定性", "all uncertainty"),
    "runs.kind_central": ("所有输入取中位数，运行一次", "once, with every input at its median"),
    "runs.kind_parameters": ("只有参数不确定，不含随机冲击", "uncertain inputs without the luck of time"),
    "runs.complete": ("完成", "complete"),
    "runs.unfinished": ("未完成", "unfinished"),
    "runs.running": ("运行中", "running"),
    "runs.took": ("{state}，用时 {seconds:.1f} 秒", "{state}, took {seconds:.1f} s"),
    "runs.removed": ("已清除 {name}（{size}）", "removed {name} ({size})"),
    "runs.busy": ("{name}：有进程正在使用，未清除", "{name}: a process is at work on it; it stays"),
    "runs.run_near": ("没有运行“{name}”；是否想写“{near}”？", "no run '{name}'; did you mean '{near}'?"),
    "runs.run_list": ("没有运行“{name}”（现有：{valid}）", "no run '{name}' (runs: {valid})"),
    "runs.several": (
        "“{name}”对应多个运行：{found}；请写得更完整",
        "'{name}' fits several runs: {found}; say more of it",
    ),
    "runs.which": ("请写明要查看哪个运行：{found}", "say which run to show: {found}"),
}
