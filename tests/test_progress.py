"""What a run says of itself on a terminal when it is over."""

import pytest

from binjiang_sim.cli.progress import Progress
from binjiang_sim.projection import RunOptions, run


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Base: the run of 8 draws is at hand ({}) and was read, not computed again\n"),
        ("zh", "Base：8 次抽样的运行 {} 已在，直接读取，未重新计算\n"),
    ],
)
def test_a_run_that_was_read_says_so_at_the_end(base, tmp_path, capsys, language, sentence):
    short, options = base.with_({"end": 2023}), RunOptions(store=tmp_path)
    first, again = (run(short, draws=8, options=options) for _ in range(2))
    Progress("Base", True, language).end(first)
    assert capsys.readouterr().err == ""
    Progress("Base", True, language).end(again)
    assert capsys.readouterr().err == sentence.format(again.key)
    Progress("Base", False, language).end(again)
    assert capsys.readouterr().err == ""
