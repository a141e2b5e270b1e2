"""What became of a row that was cited: by its key and its digest, out of the ledger."""

import pytest

from sandhi.files import PackageError
from sandhi.ledger.edition import NOTHING, Edition, EditionColumn, TableEdition
from sandhi.ledger.entries import Ledger, LedgerEntry, entry_of_row, entry_of_table
from sandhi.release.verdict import Fate, judge, normal_digest, successors

COLUMNS = (EditionColumn("price_id", "string"), EditionColumn("amount", "number"))


def prices(**amounts: str) -> TableEdition:
    return TableEdition(COLUMNS, {key: (key, amount) for key, amount in amounts.items()})


FIRST = prices(P1="12.50", P2="3", P3="4", P4="5")
TOLD = [
    entry_of_table("1.0.0", "added", "prices", FIRST),
    *(entry_of_row("1.0.0", "added", "prices", FIRST, key) for key in FIRST.rows),
]


def later(version: str, event: str, key: str, *into: str, **amounts: str) -> LedgerEntry:
    if amounts:
        return entry_of_row(version, event, "prices", prices(**amounts), key)
    last = next(one for one in TOLD if one.key == key)
    return last._replace(version=version, event=event, successors=into, reason="why")


LEDGER = Ledger(
    [
        *TOLD,
        later("1.0.1", "changed", "P1", P1="12.75"),
        later("1.0.2", "changed", "P1", P1="12.5"),
        later("2.0.0", "merged", "P2", "P3"),
        later("3.0.0", "split", "P3", "P1", "P4"),
        later("4.0.0", "withdrawn", "P4"),
    ]
)
NOW = Edition("4.0.0", {"prices": prices(P1="12.5", P5="6")})


@pytest.mark.parametrize(
    ("key", "digest", "fate", "version", "stands"),
    [
        ("P1", FIRST.digest("P1"), Fate.UNCHANGED, "", ()),
        ("P1", prices(P1="12.75").digest("P1"), Fate.CHANGED, "1.0.2", ()),
        ("P1", FIRST.digest("P2"), Fate.OTHER, "", ()),
        ("P2", FIRST.digest("P2"), Fate.MERGED, "2.0.0", ("P1",)),
        ("P2", FIRST.digest("P1"), Fate.MERGED, "2.0.0", ("P1",)),
        ("P3", FIRST.digest("P3"), Fate.SPLIT, "3.0.0", ("P1",)),
        ("P4", FIRST.digest("P4"), Fate.WITHDRAWN, "4.0.0", ()),
        ("P5", NOW.tables["prices"].digest("P5"), Fate.UNCHANGED, "", ()),
        ("P5", FIRST.digest("P1"), Fate.OTHER, "", ()),
        ("P6", FIRST.digest("P1"), Fate.UNKNOWN, "", ()),
    ],
)
def test_the_fate_of_a_row_is_told(
    key: str, digest: str, fate: Fate, version: str, stands: tuple[str, ...]
) -> None:
    verdict = judge(LEDGER, NOW, key, digest)
    assert (verdict.fate, verdict.version, verdict.successors) == (fate, version, stands)


def test_what_has_changed_is_told_cell_by_cell() -> None:
    verdict = judge(LEDGER, NOW, "P1", prices(P1="12.75").digest("P1"))
    assert verdict.lines() == ["P1 was changed in 1.0.2.", "  amount: 12.75 → 12.5"]
    assert verdict.as_json()["columns"] == {"amount": {"before": "12.75", "after": "12.5"}}


def test_without_a_ledger_the_row_itself_tells() -> None:
    edition = Edition("", {"prices": FIRST})
    assert judge(Ledger(), edition, "P1", FIRST.digest("P1")).fate is Fate.UNCHANGED
    assert judge(Ledger(), edition, "P1", FIRST.digest("P2")).fate is Fate.OTHER
    assert judge(Ledger(), NOTHING, "P1", FIRST.digest("P1")).fate is Fate.UNKNOWN


def test_a_circle_of_successors_ends() -> None:
    one, other = later("2.0.0", "merged", "P2", "P3"), later("2.0.0", "merged", "P3", "P2")
    assert successors(Ledger([*TOLD, one, other]), one) == ()


@pytest.mark.parametrize("text", ["", "abc", "sha256:", "g" * 64, "a" * 63])
def test_what_is_no_digest_is_refused(text: str) -> None:
    with pytest.raises(PackageError, match="is no SHA-256"):
        normal_digest(text)


def test_a_digest_is_taken_as_citations_write_it() -> None:
    assert normal_digest(f"sha256:{'AB' * 32}") == "ab" * 32
