"""How well numbers and expressions of time are found and read: in the seeds, and in texts held out.

    python benchmarks/hindi_quality.py [--details]

The seeds are those of version 0.9.0, frozen (tests/packages/treaty), so that a figure is comparable
whatever the dataset takes in. Their gold is that version's own: data/figures.csv, data/dates.csv,
and what data/exclusions.csv sets aside. That of the held-out texts is marked in them
(benchmarks/texts): the first line is the window of publication; {numeral|class value} marks a
number, <expression|edtf> an expression of time, without an EDTF where the text does not give one.
Marks may nest.

Something is found if a finding overlaps it: a number by its numeral, a time by its expression. Of
what is found and read, a number is right if class and value, or bounds, are those of the gold, and
a time if its EDTF is.
"""

import argparse
import csv
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import regex

from sandhi.language import Number, language

HINDI = language("hi")
ROOT = Path(__file__).parents[1]
FROZEN = ROOT / "tests" / "packages" / "treaty"
TEXTS = ROOT / "benchmarks" / "texts"


class Item(NamedTuple):
    """A stretch of a text, in code points, and what it says.

    Of gold, nothing ("") where that is open, None where it does not matter.
    """

    start: int
    end: int
    says: str | None
    is_due: bool = True  # of gold: False for what may be found and need not be


class Sample(NamedTuple):
    """A text with its gold."""

    name: str
    text: str
    published: tuple[date, date]
    numbers: list[Item]
    times: list[Item]


class Score(NamedTuple):
    """What recall, precision and the share of right readings are made of."""

    due: int = 0
    found: int = 0
    proposed: int = 0
    apt: int = 0
    read: int = 0
    right: int = 0

    def __str__(self) -> str:
        """Three shares, with the counts behind them."""
        shares = (
            ("recall", self.found, self.due),
            ("precision", self.apt, self.proposed),
            ("right", self.right, self.read),
        )
        return "  ".join(f"{name} {part / of:.3f} ({part}/{of})" for name, part, of in shares if of)


def seeds() -> Iterator[Sample]:
    """Yield the seeds with the dataset's rows as gold."""
    for seed in rows("seeds"):
        text = (FROZEN / seed["path"]).read_bytes().decode()
        first, last = (
            date.fromisoformat(seed[f"published_{end}"]) for end in ("earliest", "latest")
        )
        figures, aside, coded = (
            [row for row in rows(table) if row["seed_id"] == seed["seed_id"]]
            for table in ("figures", "exclusions", "dates")
        )
        yield Sample(
            seed["seed_id"],
            text,
            (first, last),
            # Claimants of one figure share its numeral. "All", "some" and "one-sided" hold none.
            sorted({figure(row) for row in figures})
            + [
                Item(int(row["start"]), int(row["end"]), None)
                for row in aside
                if row["kind"] == "number" and row["reason"] not in ("indefinite", "fixed")
            ],
            # What hangs on other events or on outside knowledge is not in the words to be read.
            [
                Item(
                    int(row["start"]),
                    int(row["end"]),
                    row["edtf"] if row["basis"] in ("stated", "seed_relative") else None,
                )
                for row in coded
            ]
            + [
                Item(int(row["start"]), int(row["end"]), None, is_due=False)
                for row in aside
                if row["kind"] == "date"
            ],
        )


def rows(table: str) -> list[dict[str, str]]:
    """Return the rows of a table of the dataset."""
    with (FROZEN / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figure(row: dict[str, str]) -> Item:
    """Return the numeral of a figure, and its value or bounds."""
    start = int(row["start"]) + row["quote"].index(row["as_written"])
    says = row["value"] or f"{row['lower']}..{row['upper']}"
    return Item(start, start + len(row["as_written"]), says)


def held_out() -> Iterator[Sample]:
    """Yield the marked texts."""
    for path in sorted(TEXTS.glob("*.txt")):
        published, marked = path.read_text(encoding="utf-8").split("\n", 1)
        first, last = map(date.fromisoformat, published.split("/"))
        text, in_text, times = unmarked(marked)
        yield Sample(path.stem, text, (first, last), in_text, times)


def unmarked(marked: str) -> tuple[str, list[Item], list[Item]]:
    """Return a marked text without its marks, and what these say of numbers and times."""
    text = ""
    opened: list[int] = []
    items: dict[str, list[Item]] = {"}": [], ">": []}
    for piece in regex.findall(r"[{<]|\|[^}>]*[}>]|[^{<|]+", marked):
        if piece in "{<":
            opened.append(len(text))
        elif piece.startswith("|"):
            items[piece[-1]].append(Item(opened.pop(), len(text), piece[1:-1]))
        else:
            text += piece
    return text, items["}"], items[">"]


def score_numbers(sample: Sample, notes: list[str]) -> Score:
    """Score the numbers of a text."""
    items = [Item(*number.as_written, reading(number)) for number in HINDI.numbers(sample.text)]
    return score(sample.text, sample.numbers, items, is_same_number, notes)


def reading(number: Number) -> str:
    """Return the class of a number, and its value or bounds."""
    lower, upper = ("" if bound is None else bound for bound in (number.lower, number.upper))
    value = f"{lower}..{upper}" if number.value is None else number.value
    return f"{number.class_} {value}"


def is_same_number(gold: str, says: str) -> bool:
    """Whether a reading is that of the gold, which names no class in the seeds."""
    class_, _, value = says.rpartition(" ")
    gold_class, _, gold_value = gold.rpartition(" ")
    if gold_class not in ("", class_):
        return False
    if ".." in value + gold_value:
        return value == gold_value
    return abs(Fraction(Decimal(value)) - Fraction(gold_value)) < Fraction(1, 10**9)


def score_times(sample: Sample, notes: list[str]) -> Score:
    """Score the expressions of time of a text."""
    items = [
        Item(time.start, time.end, time.edtf)
        for time in HINDI.dates(sample.text, published=sample.published)
    ]
    return score(sample.text, sample.times, items, str.__eq__, notes)


def score(
    text: str,
    gold: list[Item],
    proposed: list[Item],
    is_same: Callable[[str, str], bool],
    notes: list[str],
) -> Score:
    """Match each item of the gold with the proposal that fits it best, and note what differs."""
    found = read = right = 0
    for item in (item for item in gold if item.is_due):
        fits = [other for other in proposed if overlap(item, other)]
        if not fits:
            notes.append(f"missed: {text[item.start : item.end]}")
            continue
        found += 1
        best = min(fits, key=lambda fit: abs(fit.start - item.start) + abs(fit.end - item.end))
        if best.says is None or item.says is None:
            continue
        read += 1
        right += is_same(item.says, best.says)
        if not is_same(item.says, best.says):
            notes.append(f"read: {text[item.start : item.end]} as {best.says}, not {item.says}")
    amiss = [other for other in proposed if not any(overlap(item, other) for item in gold)]
    notes += [f"too much: {text[other.start : other.end]}" for other in amiss]
    due = sum(item.is_due for item in gold)
    return Score(due, found, len(proposed), len(proposed) - len(amiss), read, right)


def overlap(item: Item, other: Item) -> bool:
    """Whether two items share a character."""
    return item.start < other.end and other.start < item.end


def main() -> None:
    """Print the scores of each text and of all, and with --details what differs from the gold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--details", action="store_true", help="list what differs from the gold")
    details = parser.parse_args().details
    for title, samples in (("seeds", list(seeds())), ("held out", list(held_out()))):
        for kind, scored in (("numbers", score_numbers), ("times", score_times)):
            scores = []
            for sample in samples:
                notes: list[str] = []
                scores.append(scored(sample, notes))
                print(f"{title:9}{kind:8} {sample.name:9} {scores[-1]}")
                for note in notes if details else ():
                    print(f"{'':28}{note}")
            print(f"{title:9}{kind:8} {'all':9} {Score(*map(sum, zip(*scores, strict=True)))}")


if __name__ == "__main__":
    main()
