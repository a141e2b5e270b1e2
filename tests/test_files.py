"""JSON of a package: what not every program reads alike is refused, in one line."""

import re
from pathlib import Path

import pytest

from sandhi.files import PackageError, parse_json, read_json
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": 9223372036854775808}', "the number 9223372036854775808 is beyond 64 bits"),
        ('{"a": -9223372036854775809}', "is beyond 64 bits"),
        ('{"a": ' + "1" * 5000 + "}", "is beyond 64 bits"),
        ('{"a": 1e999}', "1e999 is no number"),
        ('{"a": -1e999}', "-1e999 is no number"),
        ('{"a": NaN}', "NaN is no number"),
        ('{"a": Infinity}', "Infinity is no number"),
        ('{"a": [{"b": "x\\ud800"}]}', r"the text at /a/0/b holds \ud800"),
        ('{"a": "\\udc00\\ud800"}', r"the text at /a holds \udc00"),
        ('{"\\udfff": 1}', r"the text at / holds \udfff"),
        ('{"a": "x\\u0000"}', r"the text at /a holds \x00"),
        ('{"a": "x\\u000b"}', r"the text at /a holds \x0b"),
        ('{"a": "\\uffff"}', r"the text at /a holds \uffff"),
    ],
)
def test_what_programs_read_differently_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    with pytest.raises(PackageError) as refused:
        read_json(tmp_path, "x.json")
    line = str(refused.value)
    assert line.startswith("x.json: ")
    assert message in line
    assert "\n" not in line
    assert len(line) < 200


def test_what_all_read_alike_is_read(tmp_path: Path) -> None:
    text = '{"a": 9223372036854775807, "b": -9223372036854775808, "c": 0.1, '
    text += '"d": "\\ud83d\\ude00\\n\\t"}'
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    whole = {"a": 2**63 - 1, "b": -(2**63), "c": 0.1, "d": "\U0001f600\n\t"}
    assert read_json(tmp_path, "x.json") == whole


def test_json_that_is_nested_without_end_is_none() -> None:
    for levels in (101, 1_000, 5_000, 200_000):
        for text in ("[" * levels + "]" * levels, b'{"a":' * levels + b"1" + b"}" * levels):
            with pytest.raises(ValueError, match="nested too deeply"):
                parse_json(text)
    assert parse_json("[" * 100 + "]" * 100)


def test_nobody_else_parses_json() -> None:
    """Whoever calls the library itself forgets what it raises where JSON is nested too deeply."""
    callers = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "sandhi").rglob("*.py")
        if re.search(r"\bjson\.loads?\(", path.read_text("utf-8"))
    }
    assert callers == {"sandhi/files.py"}
