"""Texts of the room `analysis`."""

TEXTS = {
    "sobol.base": (
        "Sobol 设计的基点数应为 2 的整数次幂（至少 2），现为 {found}",
        "the base of a Sobol design must be a power of two, at least 2; found {found}",
    ),
    "sobol.correlated": (
        "输入之间设有相关，Sobol 指数要求输入相互独立；请去掉 correlations 后再算",
        "inputs are correlated; Sobol indices need independent inputs: leave `correlations` out",
    ),
    "sobol.certain": (
        "没有一个输入带有分布，没有方差可分解",
        "no input has a distribution, so there is no variance to share out",
    ),
}
