"""How well names are found: known ones in the seeds, unknown ones there and in texts held out.

    python -m benchmarks.suggest_quality [--details]

The seeds and their rows are those of version 0.9.0, frozen (tests/packages/treaty).

Known names: the gold is the dataset's own. A mention is due if data/actor_mentions.csv codes it as
a name, an adjective or a metonym. What is proposed is apt if a row of that table codes it at that
very place (a title too), or data/places.csv or data/exclusions.csv says that the name stands there
for a place, or outside of the article; `strictly` counts those as wrong. Once the names are those
of the whole dataset, so of those very mentions; once, for each seed, those of the other four alone.

Unknown names: no name is known. In the seeds a proposal is right if it is the place of a mention,
and an actor is found if one of its mentions is. In texts held out (benchmarks/names), [brackets]
mark who is named; a proposal is right if it is marked just so, and near if it overlaps a mark. They
were written after the code was frozen, and nothing was changed for them since.

Numbers and expressions of time: see hindi_quality.py.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import regex

from sandhi.language import language
from sandhi.package import Package
from sandhi.suggest.known import lexicon
from sandhi.suggest.names import Lexicon, NamedRecord
from sandhi.suggest.unknown_names import unknown_names
from tests.harness import frozen

ROOT = Path(__file__).parents[1]
TEXTS = ROOT / "benchmarks" / "names"

Place = tuple[str, int, int]


class Share(NamedTuple):
    """A part of a whole."""

    part: int
    whole: int

    def __str__(self) -> str:
        return f"{self.part / max(self.whole, 1):.3f} ({self.part}/{self.whole})"


def share(of: Iterable[Place], among: Iterable[Place]) -> Share:
    """Return how many of some places are among others."""
    places = {*of}
    return Share(len(places & {*among}), len(places))


def coded(package: Package, table: str, **where: list[str]) -> set[Place]:
    """Return the places that rows of a table code, of those alone that have certain cells."""
    rows = package.table(table)
    for column, values in where.items():
        rows = rows[rows[column].isin(values)]
    return {*rows[["seed_id", "start", "end"]].itertuples(index=False, name=None)}


def known_names(package: Package) -> None:
    """Print how well known names are found in the seeds."""
    due = coded(package, "actor_mentions", form=["name", "adjective", "metonym"])
    apt = coded(package, "actor_mentions")
    other = coded(package, "places") | coded(
        package, "exclusions", kind=["name"], reason=["place", "outside"]
    )
    whole = lexicon(package)
    all_known = {
        (seed, mention.start, mention.end)
        for seed, text in package.texts.items()
        for mention in whole.mentions(text)
    }
    print("known names, seeds      recall", share(due, all_known), end="  ")
    print("precision", share(all_known, apt | other), " strictly", share(all_known, apt))
    met = {
        (seed, mention.start, mention.end)
        for seed, text in package.texts.items()
        for mention in names_of_others(package, seed).mentions(text)
    }
    print("names of other seeds    recall", share(due, met), end="  ")
    print("precision", share(met, apt | other), " strictly", share(met, apt))


def names_of_others(package: Package, seed: str) -> Lexicon:
    """Return the names that the other seeds give."""
    rows = package.table("actor_mentions").query("seed_id != @seed and form != 'title'")
    forms = rows[["quote", "actor_id"]].itertuples(index=False, name=None)
    return Lexicon((quote, NamedRecord("actor_id", actor)) for quote, actor in forms)


def proposed(text: str) -> list[tuple[int, int]]:
    """Return where names are proposed in a text if none is known."""
    signs = [sign for one in language("hi").sentences(text) for sign in one.name_signs()]
    return [(name.start, name.end) for name in unknown_names(text, signs, [])]


def unknown_in_seeds(package: Package, notes: list[str]) -> None:
    """Print how well names are proposed in the seeds if none is known."""
    gold = coded(package, "actor_mentions")
    places = {(seed, *place) for seed, text in package.texts.items() for place in proposed(text)}
    notes += [
        f"seeds, too much: {package.texts[seed][start:end]}"
        for seed, start, end in sorted(places - gold)
    ]
    mentions = package.table("actor_mentions")
    rows = mentions[["seed_id", "start", "end"]].itertuples(index=False, name=None)
    met = mentions.loc[[row in places for row in rows], "actor_id"].nunique()
    print("unknown names, seeds    precision", share(places, gold), end="  ")
    print("actors found", Share(met, mentions["actor_id"].nunique()))


def unknown_held_out(notes: list[str]) -> None:
    """Print how well names are proposed in the texts held out."""
    gold: set[Place] = set()
    places: set[Place] = set()
    for path in sorted(TEXTS.glob("*.txt")):
        text, marked = unmarked(path.read_text(encoding="utf-8"))
        here = {(path.stem, start, end) for start, end in marked}
        there = {(path.stem, start, end) for start, end in proposed(text)}
        notes += [f"{path.stem}, missed: {text[a:b]}" for _, a, b in sorted(here - there)]
        notes += [f"{path.stem}, too much: {text[a:b]}" for _, a, b in sorted(there - here)]
        gold |= here
        places |= there
    print("unknown names, held out recall", share(gold, places), end="  ")
    print("precision", share(places, gold), " near: recall", near(gold, places), end="  ")
    print("precision", near(places, gold))


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a marked text without its brackets, and the places that they mark."""
    text, places = "", []
    for piece in regex.findall(r"\[[^\]]*\]|[^\[]+", marked):
        if piece.startswith("["):
            places.append((len(text), len(text) + len(piece) - 2))
        text += piece.strip("[]")
    return text, places


def near(of: set[Place], among: set[Place]) -> Share:
    """Return how many of some places share a character with one of others."""
    overlapping = [
        place
        for place in of
        if any(place[0] == o[0] and place[1] < o[2] and o[1] < place[2] for o in among)
    ]
    return Share(len(overlapping), len(of))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the shares, and on request what was missed or proposed in vain."""
    parser = argparse.ArgumentParser(description="How well names are found.")
    parser.add_argument("--details", action="store_true", help="print what differs from the gold")
    options = parser.parse_args(arguments)
    package = Package.open(frozen.folder())
    notes: list[str] = []
    known_names(package)
    unknown_in_seeds(package, notes)
    unknown_held_out(notes)
    if options.details:
        print(*notes, sep="\n")


if __name__ == "__main__":
    main()
