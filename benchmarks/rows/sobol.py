"""Sobol indices against simulating their design, and against SALib on the same values."""

from __future__ import annotations

from functools import cache

import numpy as np

from binjiang_sim import Scenario
from binjiang_sim.analysis.indices.designs import simulated, uncertain_inputs
from binjiang_sim.analysis.indices.sobol import SobolDesign
from binjiang_sim.sampling.distributions import Floats

from .. import district
from ..measuring import Measured, Options, SkippedError, in_turn

OUTPUTS, RESAMPLES = 30, 100
NAMES = ("gdp", "gdp_growth", "young_graduates", "registered_enterprises", "listed_companies", "managed_population")
YEARS = ("2025", "2027", "2029", "2031", "2033")
FIGURES = [(name, year, None) for name in NAMES for year in YEARS]
SALIB_OUTPUTS = 3  # it takes one output after another, so that a few tell of all


@cache
def _scenario() -> Scenario:
    """The base scenario with independent inputs, as the indices need them."""
    return district.base().with_({"correlations": []})


def _design(options: Options) -> SobolDesign:
    return SobolDesign(uncertain_inputs(_scenario()), options.size(256, 16), 1)


def design(options: Options) -> Measured:
    """All indices with their errors against simulating the rows."""
    own = _design(options)
    values = simulated(_scenario(), own, FIGURES)
    mine, simulating = in_turn(
        lambda: own.indices(values, RESAMPLES),
        lambda: simulated(_scenario(), own, FIGURES),
        options.size(3, 1),
    )
    about = f"{own.size:,} rows of {len(own.inputs)} inputs, {len(FIGURES)} outputs"
    return Measured(mine / simulating, f"{about}: {mine:.3g} s against {simulating:.3g} s")


def salib(options: Options) -> Measured:
    """The same indices from SALib, which must be equal."""
    try:
        from SALib.analyze import sobol as analyzer
    except ImportError:
        raise SkippedError("SALib is not installed: pip install -e '.[benchmark]'") from None
    own = _design(options)
    values = simulated(_scenario(), own, FIGURES)
    inputs = list(own.inputs)
    problem = {"num_vars": len(inputs), "names": inputs, "bounds": [[0, 1]] * len(inputs)}

    def theirs() -> list[Floats]:
        return [
            analyzer.analyze(problem, one, calc_second_order=False, num_resamples=RESAMPLES, seed=1)["S1"]
            for one in values.T[:SALIB_OUTPUTS]
        ]

    np.testing.assert_allclose(own.indices(values, 2).first[:, :SALIB_OUTPUTS].T, theirs(), atol=1e-9)
    mine, other = in_turn(lambda: own.indices(values, RESAMPLES), theirs, options.size(3, 1))
    whole = other * len(FIGURES) / SALIB_OUTPUTS
    return Measured(whole / mine, f"SALib: {whole:.3g} s for {len(FIGURES)} outputs, from {SALIB_OUTPUTS} of them")


ROWS = {"sobol": design, "sobol_salib": salib}
