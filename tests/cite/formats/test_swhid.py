"""Identifiers of contents are those of ISO/IEC 18670, and their places those that they name."""

import pytest

from sandhi.cite import citable
from sandhi.cite.from_package import PackageSource
from sandhi.cite.swhid import LineSpan, at_characters, at_lines, content, record_lines
from sandhi.table import records
from tests.conftest import Copy


@pytest.mark.parametrize(
    ("data", "identifier"),
    [  # as Git names these blobs, and swh.model these contents
        (b"", "swh:1:cnt:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"),
        (b"hello\n", "swh:1:cnt:ce013625030ba8dba906f756967f9e9ca394464a"),
    ],
)
def test_a_content_is_named_as_git_names_it(data: bytes, identifier: str) -> None:
    assert content(data) == identifier


def test_files_of_a_package_are_named_as_the_reference_implementation_names_them(
    cricket: Copy,
) -> None:
    names = {
        "seeds/pune.txt": "swh:1:cnt:57562efb515a5c7f77e8ac8347f1b8c6d066fc3b",
        "data/scores.csv": "swh:1:cnt:ca3a7db66bcdfd908dbab9c66a958cf74bbffdef",
    }
    assert {name: content((cricket.root / name).read_bytes()) for name in names} == names


def test_bytes_are_counted_from_0_and_the_last_one_is_in() -> None:
    text = "aकल b"
    assert at_characters("x", text, 0, 1) == "x;bytes=0-0"
    assert at_characters("x", text, 1, 3) == "x;bytes=1-6"
    assert text.encode()[1 : 6 + 1].decode() == "कल"


def test_bytes_are_counted_alike_at_each_place_of_a_long_text() -> None:
    text = "aकल 🙂é" * 150
    for start in range(0, len(text), 7):
        first = len(text[:start].encode())
        assert at_characters("x", text, start, start + 1).startswith(f"x;bytes={first}-")


def test_the_bytes_of_every_passage_are_its_quote(cricket: Copy) -> None:
    source = PackageSource(cricket.package)
    rows = [citable.row(source, key) for key in source.all_keys()]
    passages = [(row.source, row.passage) for row in rows if row and row.passage and row.source]
    assert passages
    for text, passage in passages:
        identifier, _, span = passage.swhid.partition(";bytes=")
        first, last = map(int, span.split("-"))
        data = (cricket.root / text.path).read_bytes()
        assert identifier == content(data)
        assert data[first : last + 1].decode() == passage.quote


def test_a_line_stands_alone_and_several_with_the_first_and_the_last() -> None:
    assert at_lines("x", LineSpan(2, 2)) == "x;lines=2"
    assert at_lines("x", LineSpan(2, 4)) == "x;lines=2-4"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a,b\n1,2\n3,4\n", [(2, 2), (3, 3)]),
        ("a,b\n1,2\n3,4", [(2, 2), (3, 3)]),
        ('a,b\n1,"x\ny\n"\n3,4\n', [(2, 4), (5, 5)]),
        ('a,b\r\n1,"x\r\ny"\r\n3,4\r\n', [(2, 3), (4, 4)]),
        # A carriage return alone ends no line, though readers of CSV count one.
        ('a,b\n1,"x\ry"\n3,4\n', [(2, 2), (3, 3)]),
        ("a,b\n", []),
    ],
)
def test_a_record_stands_on_the_lines_that_hold_it(text: str, lines: list[LineSpan]) -> None:
    assert record_lines(text, records(text.encode()).lines) == lines


def test_a_row_is_named_by_the_lines_that_a_reader_of_the_file_sees(cricket: Copy) -> None:
    cricket.edit("sides", 0, name="India,\nthe hosts")
    source = PackageSource(cricket.package)
    data = cricket.file("sides").read_bytes()
    first, second = (citable.row(source, key) for key in ("T1", "T2"))
    assert first
    assert second
    assert first.swhid == f"{content(data)};lines=2-3"
    assert second.swhid == f"{content(data)};lines=4"
    assert data.split(b"\n")[1].startswith(b"T1,")
    assert data.split(b"\n")[3].startswith(b"T2,")
