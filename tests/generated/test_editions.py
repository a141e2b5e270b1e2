"""A package with all that is sound at the edges: it passes the check, and every edition has it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandhi.check.run import Report, check
from sandhi.package import Package
from sandhi.publish.publication import publish
from sandhi.publish.rules import RULES
from tests.generated import odd
from tests.generated.editions import curated, differing
from tests.generated.made import Made, described, with_texts

NUMBERS = [
    *"0 -1 0.1 1.10 -0.5 0.30000000000000004 3.141592653589793 1e".split()[:-1],
    *"9007199254740992 10000000000000000 9000000000000000000 100000000000000000000".split(),
    *"-9007199254740994 0.00000000000000000001 -0.0".split(),
    "1" + "0" * 300,
]
INTEGERS = "0 -1 9007199254740993 999999999999999999 -999999999999999999".split()
INTEGERS += ["123456789012345678", "1234567890123456"]
DAYS = "0001-01-01 0999-12-31 1582-10-10 1900-02-28 1900-03-01 2024-02-29 9999-12-31".split()
VERBATIM = [text for text in odd.VALUES["string"] if "\0" not in text]
BEYOND = ["9" * 30, "0.1234567890123456789", "9007199254740993", "1" + "0" * 309]


def of_values(**columns: list[str]) -> Made:
    """A package of one table, whose columns hold these values, verbatim where they are text."""
    types = {"whole": "integer", "number": "number", "day": "date", "words": "string"}
    names = [*columns]
    length = max(map(len, columns.values()))
    rows = [
        [f"K{at:04}", *((columns[name] + [""] * length)[at] for name in names)]
        for at in range(length)
    ]
    return described("things", {name: types[name] for name in names}, rows, verbatim=["words"])


@pytest.fixture
def root() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "package"


def checked(made: Made, root: Path) -> Report:
    made.write(root)
    return check(root, rules_on_the_whole=RULES)


def test_every_edition_has_every_value_or_says_what_it_has_not(root: Path) -> None:
    made = of_values(whole=INTEGERS, number=NUMBERS, day=DAYS, words=VERBATIM)
    assert checked(made, root).errors == []
    publish(Package.open(root))
    assert [*differing(Package.open(root), root / "build" / "downloads")] == []
    assert len(curated(Package.open(root), "things")[1]) == len(VERBATIM)


@pytest.mark.parametrize("number", BEYOND)
def test_a_number_that_would_be_rounded_is_found(root: Path, number: str) -> None:
    errors = checked(of_values(number=["1", number]), root).errors
    assert [(one.rule, one.key) for one in errors] == [("numbers-are-held", "K0001")]


@pytest.mark.parametrize("text", ["-5 degrees.", "=1+1 they say.", "@home it is.", "+91 is it."])
def test_a_sentence_that_begins_like_a_formula_can_be_quoted(root: Path, text: str) -> None:
    made = with_texts({"M1": text}, {"M1": "en"})
    assert checked(made, root).errors == []
    publish(Package.open(root))
    assert [*differing(Package.open(root), root / "build" / "downloads")] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [("a\0b.", "U+0000 at character 1"), ("\ufeffa b.", "U+FEFF at character 0")],
)
def test_a_text_that_is_not_text_alone_is_found(root: Path, text: str, told: str) -> None:
    errors = checked(with_texts({"M1": text}, {"M1": "en"}), root).errors
    assert ("seeds-hold-text-alone", told) in {(one.rule, one.evidence) for one in errors}
