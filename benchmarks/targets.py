"""The table of targets: what is measured, the gate every version has to hold, and the figure to stretch for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """A row of the table. `measure` is what is told of it; `more` says that a larger value is better.

    `gate` and `stretch` are bounds of the value; a gate with `ceiling` holds between the two.
    """

    key: str
    measure: str
    gate: float | None
    stretch: float | None
    more: bool = False
    ceiling: float | None = None

    def holds(self, value: float, gate: float | None) -> bool | None:
        """Whether a value is within the gate; None without one."""
        if gate is None:
            return None
        if self.ceiling is not None:
            return gate <= value <= self.ceiling
        return value >= gate if self.more else value <= gate


TARGETS = (
    Target("ensemble", "whole ensemble / bare compiled step in a loop (speed)", 0.80, 0.95, more=True),
    Target("passes", "a draw of more than are kept, with quantiles / the bare compiled step (time)", 8.0, 6.0),
    Target("c_vector", "compiled program / vectorised C of the same instructions (speed)", 0.50, 0.75, more=True),
    Target("c_plain", "compiled program / plain C -O3 (speed)", 1.5, 2.5, more=True),
    Target("naive_last", "compiled program / naive numpy, a few figures kept (speed)", 1.4, 1.8, more=True),
    Target("naive_all", "compiled program / naive numpy, all figures kept (speed)", None, None, more=True),
    Target("pysd", "compiled program / PySD, per draw (speed)", 5000, 9000, more=True),
    Target("ema", "compiled program / EMA Workbench, sequential (speed)", 150, 300, more=True),
    Target("experiment", "experiment of many variants / one run of as many draws (speed)", 0.85, 0.95, more=True),
    Target("ledger", "exact lever ledger, 13 levers, 256 draws / as many bare compiled steps (time)", 1.3, 1.1),
    Target("seek", "goal seek over 13 levers, 1,000 draws / its plans through the bare compiled step (time)", 1.3, 1.1),
    Target("scaling", "scaling exponent of time, 1e4 to 3e6 draws", 0.97, None, ceiling=1.03),
    Target("one_run", "one run / hand-written float loop (time)", 2.0, 1.2),
    Target("one_run_pysd", "one run / PySD (time)", 1 / 100, 1 / 200),
    Target("quantiles", "five quantiles of every row / simulating (time)", 2.5, 1.8),
    Target("sampling_uniform", "sampling, uniform inputs / simulating (time)", 0.20, 0.12),
    Target("sampling_normal", "sampling, Sobol points to normal inputs / simulating (time)", 0.50, 0.35),
    Target("sobol", "Sobol indices, 30 outputs, 100 resamples / simulating the design (time)", 1.5, 0.75),
    Target("sobol_salib", "Sobol indices / SALib (speed)", 75, 150, more=True),
    Target("posterior", "posterior of some figures / as many runs to the same date (time)", 1.3, 1.1),
    Target("memory_growth", "peak memory, 3e6 / 1e6 draws", 1.05, None),
    Target("memory", "peak memory at 1e7 draws (MB)", 500, 250),
    Target("command_memory", "peak memory of the command at 1e6 draws, with JSON and report (MB)", 600, None),
    Target("command_time", "the command at 1e6 draws, with JSON and report / the bare run (time)", 1.5, None),
    Target("comparison_time", "comparison of two at 1e6 draws, with its page / two bare runs (time)", 1.5, None),
    Target("processes", "two processes / one, 1e7 draws (speed)", 1.5, 1.9, more=True),
    Target("import", "import of the package / import numpy (time)", 1.6, 1.25),
    Target("check", "check of a good file / a process that imports numpy, yaml, pydantic (time)", 2.5, None),
    Target("command", "whole command line, base scenario to report / bare python (time)", None, None),
    Target("report", "report of 7 scenarios / as many plain charts and one font (time)", 2.0, None),
    Target("pdf", "report as PDF / as page, charts included (time)", 1.5, None),
)
