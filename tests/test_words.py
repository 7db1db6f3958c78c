"""The catalogue of texts: both languages, the same placeholders, nothing unused."""

import ast
import re
import string
from pathlib import Path

import pytest

import binjiang_sim
from binjiang_sim import words

SOURCE = Path(binjiang_sim.__file__).parent
CHINESE = re.compile("[\u3400-\u9fff]")
NO_WORD = re.compile(r"(\{\w*\}|[\W\d_])+")  # numbers, marks and placeholders read alike in both languages
CODE = re.compile(r"`[^`]*`|\[[^\[\]]*\]|\{\{[^{}]*\}\}|“键: 值”")
KEYS = words.keys()
ANYTHING = r"\S+"  # what may stand in the braces of an f-string


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def written_keys():
    """Patterns of every text in src that could be a key: names in braces of an f-string stand for anything."""
    for file in SOURCE.rglob("*.py"):
        if file.parent.name == "words":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = (re.escape(one.value) if isinstance(one, ast.Constant) else ANYTHING for one in node.values)
                yield "".join(parts)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.escape(node.value)


def failing(holds):
    """The keys whose Chinese and English texts do not hold to a rule."""
    return [key for key in KEYS if not holds(*words.texts(key))]


def test_every_text_has_a_chinese_side():
    assert failing(lambda chinese, english: CHINESE.search(chinese) or NO_WORD.fullmatch(chinese)) == []


def test_every_text_has_an_english_side_without_chinese_in_it():
    assert failing(lambda chinese, english: english.strip() and not CHINESE.search(english)) == []


def test_chinese_texts_have_chinese_marks_beside_their_letters():
    mixed = re.compile("[\u3400-\u9fff”）》][,:;?!()]|[,:;?!()][\u3400-\u9fff“（《]")
    assert failing(lambda chinese, english: not mixed.search(CODE.sub("", chinese))) == []


def test_both_sides_of_every_text_take_their_own_placeholders_from_the_same_values():
    def own(text):
        # `zh` and `en` are the name of a parameter in the language of the text, x_zh and x_en are words for x in it
        return {re.sub("_(zh|en)$", "", name) for name in placeholders(text) - {"zh", "en"}}

    assert failing(lambda chinese, english: own(chinese) == own(english)) == []


def test_every_text_is_used_somewhere():
    # `errors.unknown` adds _near or _list to a key. A pattern without a fixed word would match everything.
    fixed = {pattern for pattern in written_keys() if re.search("[a-z]{3}", pattern.replace(ANYTHING, ""))}
    used = re.compile("|".join(f"(?:{pattern})" for pattern in sorted(fixed)))
    assert [key for key in KEYS if not (used.fullmatch(key) or used.fullmatch(re.sub("_(near|list)$", "", key)))] == []


def test_no_key_stands_in_two_rooms():
    rooms = [getattr(words, path.stem).TEXTS for path in (SOURCE / "words").glob("[a-z]*.py")]
    assert sum(len(texts) for texts in rooms) == len(words.keys())


def test_a_text_is_filled_in_both_languages():
    assert words.say("model.clash", "zh", name="gdp") == "“gdp”被定义了不止一次"
    assert words.say("model.clash", "en", name="gdp") == "'gdp' is defined more than once"


def test_a_key_that_does_not_exist_is_a_slip_of_the_program():
    with pytest.raises(KeyError):
        words.say("model.no_such_text", "en")


def test_every_file_of_texts_is_in_the_catalogue():
    files = {file.stem for file in Path(words.__file__).parent.glob("*.py")} - {"__init__"}
    assert set(words._ROOMS) == files
