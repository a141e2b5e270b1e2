"""The files of tables: what cannot be read, and what is not in canonical form, each told once."""

import hashlib
from typing import TYPE_CHECKING

import pytest

from sandhi.check.rules import files
from tests.conftest import place

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Copy

# Rule, the file's bytes from what they were, the line, and what is shown.
DEFECTS: "list[tuple[str, Callable[[bytes], bytes], int | None, str]]" = [
    ("utf-8", lambda data: data.decode().encode("utf-16"), 1, "byte 0xFF at offset 0"),
    ("utf-8", lambda data: data.replace(b"India", b"Indi\xe9"), 2, "byte 0xE9"),
    ("csv-syntax", lambda data: data.replace(b"India", b'"India'), 2, "begins on line 2"),
    ("csv-syntax", lambda data: data.replace(b"India", b'"In"dia'), 2, "begins on line 2"),
    (
        *("merge-conflict", lambda data: data.replace(b"T2", b"<<<<<<< ours\nT2")),
        *(3, "a merge left its mark '<<<<<<< ours'"),
    ),
    ("empty-file", lambda data: b"", None, "the file is empty"),
    ("empty-file", lambda data: b"\n\n", None, "the file is empty"),
    ("empty-table", lambda data: data[: data.index(b"\n") + 1], None, "no rows"),
    ("header", lambda data: data.replace(b"name", b"title", 1), 1, "missing: 'name'; not in"),
    ("header", lambda data: data.replace(b",name", b"", 1), 1, "missing: 'name'"),
    ("header", lambda data: data.replace(b"name,", b"name,name,", 1), 1, "twice: 'name'"),
    ("header", lambda data: data.replace(b"name,home", b"home,name"), 1, "in another order"),
    ("header", lambda data: data[data.index(b"\n") + 1 :], 1, "missing: 'side_id'"),
    ("ragged-row", lambda data: data.replace(b"India,true", b"India"), 2, "6 cells"),
    ("ragged-row", lambda data: data.replace(b"false", b"false,"), 3, "8 cells"),
    ("ragged-row", lambda data: data.replace(b"T2,", b"\nT2,"), 3, "0 cells"),
    ("byte-order-mark", lambda data: b"\xef\xbb\xbf" + data, 1, "EF BB BF"),
    ("line-ends", lambda data: data.replace(b"\n", b"\r\n"), 1, "CR"),
    ("line-ends", lambda data: data.replace(b"\nT2", b"\r\nT2"), 2, "CR"),
    ("line-ends", lambda data: data.replace(b"\n", b"\r"), 1, "CR"),
    ("line-ends", lambda data: data[:-1], 3, "no line end after the last line"),
    ("canonical-form", lambda data: data.replace(b"India", b'"India"'), 2, '"India",true'),
    ("canonical-form", lambda data: data.replace(b"side_id", b'"side_id"'), 1, '"side_id",seed_id'),
]


@pytest.mark.parametrize(
    ("rule", "edit", "line", "shown"),
    DEFECTS,
    ids=[f"{rule} {number}" for number, (rule, *_) in enumerate(DEFECTS)],
)
def test_a_defect_of_a_file_is_found_once_with_its_line(
    cricket: "Copy", rule: str, edit: "Callable[[bytes], bytes]", line: int | None, shown: str
) -> None:
    file = cricket.file("sides")
    before = file.read_bytes()
    file.write_bytes(edit(before))
    assert file.read_bytes() != before
    (finding,) = cricket.findings("sides")
    assert place(finding)[:5] == (rule, "sides", None, None, line)
    assert shown in finding.evidence
    assert finding.file == "data/sides.csv"


def _turned_over(data: bytes) -> bytes:
    """A table with its rows from the last to the first."""
    header, *rows = data.splitlines(keepends=True)
    return b"".join([header, *reversed(rows)])


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b"India", b'"India"'),
        lambda data: data.replace(b"name,home", b"home,name"),
        _turned_over,
    ],
    ids=["mark", "CRLF", "quotes", "columns", "rows"],
)
def test_what_a_command_mends_is_told_with_the_command(
    cricket: "Copy", edit: "Callable[[bytes], bytes]"
) -> None:
    file = cricket.file("sides")
    file.write_bytes(edit(file.read_bytes()))
    (finding,) = cricket.findings("sides")
    assert "`sandhi fmt`" in finding.mend


def test_a_missing_file_is_found(cricket: "Copy") -> None:
    cricket.file("sides").unlink()
    (finding,) = cricket.findings("sides")
    assert place(finding)[:5] == ("missing-file", "sides", None, None, None)


def test_a_folder_in_the_place_of_a_file_is_found(cricket: "Copy") -> None:
    cricket.file("sides").unlink()
    cricket.file("sides").mkdir()
    assert cricket.finding_places("sides") == {("missing-file", "sides", None, None)}


def test_each_ragged_row_is_found(cricket: "Copy") -> None:
    with cricket.file("sides").open("ab") as file:
        file.write(b"T3\nT4,\n")
    assert [(finding.rule, finding.line) for finding in cricket.findings("sides")] == [
        ("ragged-row", 4),
        ("ragged-row", 5),
    ]


def test_the_canonical_form_of_the_first_line_that_differs_is_shown(cricket: "Copy") -> None:
    data = cricket.file("sides").read_bytes()
    cricket.file("sides").write_bytes(data.replace(b"Sri Lanka", b'"Sri Lanka"'))
    (finding,) = cricket.findings("sides")
    assert '"Sri Lanka",false' in finding.evidence
    assert "Write …" in finding.message
    assert "Sri Lanka,false" in finding.message


def test_quotation_marks_that_are_needed_are_canonical(cricket: "Copy") -> None:
    cricket.edit("sides", 0, name='"India", or Bharat')
    assert cricket.finding_places("sides") == set()


def test_with_a_byte_order_mark_the_rest_is_still_checked(cricket: "Copy") -> None:
    cricket.edit("sides", 0, home="yes")
    data = cricket.file("sides").read_bytes()
    cricket.file("sides").write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert {rule for rule, *_ in cricket.finding_places("sides")} == {
        "byte-order-mark",
        "line-ends",
        "type",
    }


def test_rules_that_need_a_table_that_cannot_be_read_are_not_run_and_the_report_says_so(
    cricket: "Copy",
) -> None:
    cricket.file("sides").write_bytes(b"")
    report = cricket.report()
    assert [finding.rule for finding in report.findings] == ["empty-file"]
    # Rules on the package as a whole are not put to it without one of its tables.
    assert {skipped.table for skipped in report.skipped} == {"", "sides"}
    assert {skipped.why for skipped in report.skipped} == {"data/sides.csv cannot be read"}
    assert "quotes-are-the-text" in {skipped.rule for skipped in report.skipped}
    assert ("scores", "runs-are-in-the-quote") in report.ran
    assert report.rows == 10


def test_a_table_that_cannot_be_read_is_told_whichever_table_is_asked_for(cricket: "Copy") -> None:
    cricket.file("sentences").write_bytes(b"")
    assert {(finding.rule, finding.table) for finding in cricket.findings("sides")} == {
        ("empty-file", "sentences")
    }
    skipped = cricket.report("sides").skipped
    assert {(rule.rule, rule.table) for rule in skipped} == {
        ("facts-stand-in-coded-sentences", "sides"),
        # What our words say is looked for in every table.
        ("keys-in-words-are-there", "sides"),
        ("numbers-in-words-are-borne-out", "sides"),
        ("days-in-words-are-known", "sides"),
    }


def test_without_the_table_of_seeds_no_anchor_is_checked(cricket: "Copy") -> None:
    cricket.file("seeds").write_bytes(b"")
    assert [finding.rule for finding in cricket.findings("sides")] == ["empty-file"]
    skipped = {rule.rule: rule.why for rule in cricket.report("sides").skipped}
    assert skipped["quotes-are-the-text"] == "data/seeds.csv cannot be read"


def test_no_rule_is_said_to_have_seen_a_table_without_rows(cricket: "Copy") -> None:
    data = cricket.file("scores").read_bytes()
    cricket.file("scores").write_bytes(data[: data.index(b"\n") + 1])
    report = cricket.report("scores")
    assert [finding.rule for finding in report.findings] == ["empty-table"]
    assert {skipped.why for skipped in report.skipped} == {"data/scores.csv has no rows"}
    assert ("scores", "runs-are-in-the-quote") not in report.ran


def test_size_and_digest_of_a_file_are_compared_with_it(cricket: "Copy") -> None:
    """Each table has its file's digest of another kind."""
    data = {table: cricket.file(table).read_bytes() for table in cricket.package.schemas}
    digests = {
        table: (name, hashlib.new(name, content, usedforsecurity=False).hexdigest())
        for (table, content), name in zip(
            data.items(), ["md5", "sha1", "sha256", "sha512"], strict=True
        )
    }

    def describe(more: int, stated: "Callable[[str], str]") -> None:
        own = {
            table: {"bytes": len(data[table]) + more, "hash": f"{name}:{stated(digest)}"}
            for table, (name, digest) in digests.items()
        }
        cricket.describe(
            "datapackage.json",
            lambda package: [one.update(own[one["name"]]) for one in package["resources"]],
        )

    describe(0, str.upper)
    assert cricket.finding_places() == set()
    describe(1, lambda digest: "00")
    findings = [finding for finding in cricket.findings() if finding.rule == "file-is-as-described"]
    for table, (name, digest) in digests.items():
        size, hashed = (finding for finding in findings if finding.table == table)
        assert size.evidence == f"{len(data[table])} bytes"
        assert hashed.evidence == f"{name} {digest}"
        assert f"{name}:{digest}" in hashed.message


def test_each_rule_of_files_has_its_defect() -> None:
    others = {"missing-file", "file-is-as-described", "parquet-syntax"}  # in tests of their own
    assert {rule for rule, *_ in DEFECTS} | others == {rule.id for rule in files.RULES}
