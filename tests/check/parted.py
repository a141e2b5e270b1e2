"""Packages of shops, broken at random, whose tables lie in several files."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

from sandhi.check.example import Cell, Example
from sandhi.package import DESCRIPTOR, LEDGER
from sandhi.table import csv_text, records
from tests.check.engine.trials import stand_in, write

BRANDS = {"B1": "चाय", "B2": "कहवा", "B3": "दूध"}
SETTINGS = {
    "sandhi": {
        "tables": {
            "namings": {"role": "mention", "of": "brand_id"},
            "offers": {"role": "part", "of": "price_id"},
            "prices": {"role": "entity"},
        },
        "names": [{"table": "namings", "form": "quote", "record": "brand_id"}],
        "coverage": {"number": ["prices"], "name": ["namings"], "sentences": ["body"]},
        "no_facts_in": ["promo"],
    }
}
SCHEMA = {
    "name": "prices",
    "uniqueKeys": [["seed_id", "start", "end"], ["article", "amount"]],
    "fields": [{"name": "amount", "constraints": {"unique": True, "minimum": 0}}],
}
DIVIDED = ("seeds", "sentences", "prices", "offers", "namings")
ODD = [
    "", " ", "x", "K1", "P1", "P2", "P9", "O1", "B1", "B2", "N3", "M1", "M2", "M9", "-1", "0",
    "+5", "5", "007", "1_000", "१२", "1e3", "600.0", "601", "NaN", "True", "2024-02-30",
    "2024-6-19", "20240619", "2024-06-19", "चाय", "कहवा", "tea of 700", "tea of 600", "as P12",
    "as P99", "on 18 June 2024", "Q1", "Q2", "promo", "body", "t\u0435a", "te\u200ba", "=1",
    "tea  2", "sold by M2", "नमस्कार", "Brand B2", "Tea.", "tea from X.",
]  # fmt: skip

Rows = list[dict[str, Cell]]


def shops(root: Path, random: Random, seeds: int = 5) -> None:
    """Write a package in which little is wrong, of as many texts."""
    tables: dict[str, Rows] = {
        "sentences": [], "prices": [], "offers": [], "namings": [],
        "brands": [
            {"brand_id": key, "name": f"Brand {key}", "wikidata": f"Q{key[1:]}"} for key in BRANDS
        ],
        "shops": [{"shop_id": f"H{at}", "name": f"Corner {at}"} for at in range(1, 14)],
    }  # fmt: skip
    texts: dict[str, str] = {}

    def anchor(seed: str, quote: str, start: int = 0) -> dict[str, Cell]:
        start = texts[seed].index(quote, start)
        return {"seed_id": seed, "start": start, "end": start + len(quote), "quote": quote}

    for at in range(1, seeds + 1):
        seed, numbers = f"M{at}", (500 + 7 * at, 900 + 3 * at)
        brands = random.sample([*BRANDS], 2)
        of_seed = [
            f"{BRANDS[brand]} {number} रुपये है।"
            for brand, number in zip(brands, numbers, strict=True)
        ]
        texts[seed] = " ".join(of_seed)
        for place, sentence in enumerate(of_seed, 1):
            brand, number = brands[place - 1], numbers[place - 1]
            key = len(tables["prices"]) + 1
            tables["sentences"].append(
                {
                    "sentence_id": f"{seed}-{place}",
                    **anchor(seed, sentence),
                    "kind": "body",
                    "translation": f"It costs {number}",
                }
            )
            price = anchor(seed, f"{number} रुपये")
            own: dict[str, Cell] = {"price_id": f"P{key}", "article": f"tea {key}"}
            sold: dict[str, Cell] = {"amount": number, "sold": f"2024-06-{key:02}"}
            tables["prices"].append(own | price | sold)
            offer: dict[str, Cell] = {"offer_id": f"O{key}", "price_id": f"P{key}"}
            tables["offers"].append(offer | price)
            tables["namings"].append(
                {"naming_id": f"N{key}", **anchor(seed, BRANDS[brand]), "brand_id": brand}
            )
    example = Example(package=SETTINGS, tables=tables, texts=texts, schema=SCHEMA)
    descriptor, schemas = stand_in()
    descriptor["resources"] = [one for one in descriptor["resources"] if one["name"] != LEDGER]
    write(root, example, (descriptor, schemas))


def break_rows(root: Path, random: Random, times: int) -> None:
    """Put other cells into tables, and rows twice, elsewhere, or away."""
    names = [*DIVIDED, "brands", "shops"]
    for _ in range(times):
        change(root, random.choice(names), random.choice(BREAKS), random)


def change(
    root: Path, table: str, by: Callable[[list[list[str]], Random], object], random: Random
) -> None:
    """Change the rows of a table that lies in one file."""
    file = root / "data" / f"{table}.csv"
    names, rows, _ = records(file.read_bytes())
    by(rows, random)
    file.write_text(csv_text(names, rows), encoding="utf-8", newline="")


def _another_cell(rows: list[list[str]], random: Random) -> None:
    row = random.choice(rows)
    # The files of seeds stay, but for one time in many: nothing else would be judged.
    places = [at for at, cell in enumerate(row) if "seeds/" not in cell and len(cell) != 64]
    row[random.choice(places)] = random.choice(ODD)


def _cell_of_another(rows: list[list[str]], random: Random) -> None:
    one, other = random.choice(rows), random.choice(rows)
    place = random.randrange(len(one))
    one[place] = other[place]


def _twice(rows: list[list[str]], random: Random) -> None:
    rows.insert(random.randrange(len(rows) + 1), [*random.choice(rows)])


def _away(rows: list[list[str]], random: Random) -> None:
    if len(rows) > 2:
        del rows[random.randrange(len(rows))]


def _moved(rows: list[list[str]], random: Random) -> None:
    rows.insert(random.randrange(len(rows)), rows.pop(random.randrange(len(rows))))


BREAKS = [_another_cell] * 5 + [_cell_of_another] * 3 + [_twice, _away, _moved]


def divide(root: Path, tables: Sequence[str], ways: Callable[[int, list[str]], int]) -> None:
    """Let some tables lie in several files: ``ways`` gives the file of each row, by its number."""
    descriptor: Any = json.loads((root / DESCRIPTOR).read_text("utf-8"))
    for table in tables:
        file = root / "data" / f"{table}.csv"
        names, rows, _ = records(file.read_bytes())
        files: dict[int, list[list[str]]] = {}
        for at, row in enumerate(rows):
            files.setdefault(ways(at, row), []).append(row)
        file.unlink()
        for number, of_file in files.items():
            text = csv_text(names, of_file)
            path = root / "data" / f"{table}-{number}.csv"
            path.write_text(text, encoding="utf-8", newline="")
        resource = next(one for one in descriptor["resources"] if one["name"] == table)
        resource["path"] = f"data/{table}-*.csv"
        if table != tables[0]:
            resource["path"] = [f"data/{table}-{number}.csv" for number in sorted(files)]
    (root / DESCRIPTOR).write_text(json.dumps(descriptor, ensure_ascii=False), "utf-8")


def by_seed(place: int, ways: int) -> Callable[[int, list[str]], int]:
    """The file of a row by the number of its seed, the cell at that place: two seeds to a file."""

    def file(_: int, row: list[str]) -> int:
        digits = "".join(letter for letter in row[place] if letter in "0123456789")
        return min(int(digits or 1) // 2, ways - 1)

    return file
