"""Wrong usage and help, in the words of the reader's language."""

import pytest

from binjiang_sim.cli import COMMANDS, main
from binjiang_sim.words import LANGUAGES

WRONG = [
    (["check"], "缺少 FILE", "the following arguments are required: FILE"),
    (["params", "show"], "缺少 TEXT", "the following arguments are required: TEXT"),
    (["params"], "缺少 action、TEXT", "the following arguments are required: action, TEXT"),
    (
        ["params", "find", "x"],
        "action：“find”不在可选值之内（可选：search、show）",
        "argument action: invalid choice: 'find' (choose from 'search', 'show')",
    ),
    (["run", "a.yaml", "--draws", "x"], "--draws：“x”不是整数", "argument --draws: invalid int value: 'x'"),
    (["run", "a.yaml", "--draws"], "--draws：后面需要一个值", "argument --draws: expected one argument"),
    (
        ["run", "a.yaml", "--workers", "0"],
        "--workers：“0”不是 1 或更大的整数",
        "argument --workers: '0' is not a whole number from 1 on",
    ),
    (
        ["run", "a.yaml", "--quiet=1"],
        "--quiet：后面不带值，却给了“1”",
        "argument --quiet: ignored explicit argument '1'",
    ),
    (
        ["new", "x", "--from", "a", "--district", "b"],
        "--district：不能与 --from 同时使用",
        "argument --district: not allowed with argument --from",
    ),
]


def refused(typed, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(typed)
    assert stopped.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    return printed.err.splitlines()


@pytest.mark.parametrize(("typed", "chinese", "english"), WRONG)
def test_wrong_usage_is_told_in_both_languages(typed, chinese, english, capsys):
    first, *_, last = refused([*typed, "--lang", "zh"], capsys)
    assert first.startswith(f"用法：binjiang_sim {typed[0]} [-h]")
    assert last == f"binjiang_sim {typed[0]}：用法有误：{chinese}"
    first, *_, last = refused([*typed, "--lang", "en"], capsys)
    assert first.startswith(f"usage: binjiang_sim {typed[0]} [-h]")
    assert last.replace("search, show", "'search', 'show'") == f"binjiang_sim {typed[0]}: error: {english}"


def test_an_option_that_there_is_not_is_told_in_both_languages(capsys):
    first, *_, last = refused(["a.yaml", "--lang", "zh", "--drws", "8"], capsys)
    assert first.startswith("用法：binjiang_sim run [-h]")
    assert last == "binjiang_sim run：用法有误：没有这样的选项或参数：--drws 8；是否想写 --draws？"
    first, *_, last = refused(["a.yaml", "--lang", "en", "--drws=8"], capsys)
    assert first.startswith("usage: binjiang_sim run [-h]")
    assert last == "binjiang_sim run: error: no such option or argument: --drws=8; did you mean --draws?"


def test_an_argument_too_many_is_told_in_both_languages(capsys):
    *_, last = refused(["schema", "a.yaml", "--lang", "zh"], capsys)
    assert last == "binjiang_sim schema：用法有误：没有这样的选项或参数：a.yaml"
    *_, last = refused(["schema", "a.yaml", "--lang", "en"], capsys)
    assert last == "binjiang_sim schema: error: no such option or argument: a.yaml"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", ["用法：binjiang_sim", "\n参数:\n", "\n选项:\n", "显示本说明"]),
        ("en", ["usage: binjiang_sim", "\narguments:\n", "\noptions:\n", "show this help"]),
    ],
)
def test_help_is_in_one_language(language, said, capsys):
    for typed in (["-h"], ["runs", "-h"]):
        with pytest.raises(SystemExit) as stopped:
            main(["--lang", language, *typed])
        assert stopped.value.code == 0
        shown = capsys.readouterr().out
        assert all(words in shown for words in said)
        other = ("usage:", "options:", "show this") if language == "zh" else ("用法", "选项", "参数")
        assert not any(words in shown for words in other)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command, language, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help", "--lang", language])
    assert stopped.value.code == 0
    assert f"binjiang_sim {command} [-h]" in capsys.readouterr().out
