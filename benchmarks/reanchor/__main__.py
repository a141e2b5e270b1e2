"""10,000 random corrections of the seeds: wrong anchors, and the share that moves by itself.

Run from the package's folder: ``python -m benchmarks.reanchor [--corrections N] [--seed N]``.
Beside the alignment stand what a search for the quote alone would do, where it stands once, and a
fuzzy matcher (rapidfuzz), which takes the passage most like it around the old place. An anchor is
wrong where the passage is whole in the new text and it is put elsewhere. Where the passage is whole
no longer, putting it somewhere is a guess: a person may find it right, and is not asked. Exit code
1 where the alignment put one wrong.
"""

import argparse
from collections import Counter
from pathlib import Path
from random import Random
from time import perf_counter

from rapidfuzz import fuzz

from benchmarks.reanchor.corrections import KINDS, characters, corrected, true_place
from sandhi.curate.correction.realign import GONE, align, new_start
from sandhi.package import Package

_ANCHORS = 20  # of each corrected text, drawn at random
_FUZZY = 90  # the likeness from which on a fuzzy matcher takes a passage
_AROUND = 400  # characters on either side of the old place in which it looks


def _aligned(old: str, new: str, spans: list[tuple[int, int]]) -> list[int | None]:
    alignment = align(old, new)
    starts = [new_start(alignment, *span) for span in spans]
    return [None if start == GONE else start for start in starts]


def _searched(old: str, new: str, spans: list[tuple[int, int]]) -> list[int | None]:
    """The only place at which the quote stands."""
    found: list[int | None] = []
    for start, end in spans:
        quote = old[start:end]
        place = new.find(quote)
        found.append(place if 0 <= place == new.rfind(quote) else None)
    return found


def _fuzzy(old: str, new: str, spans: list[tuple[int, int]]) -> list[int | None]:
    found: list[int | None] = []
    for start, end in spans:
        begin = max(start - _AROUND, 0)
        hit = fuzz.partial_ratio_alignment(
            old[start:end], new[begin : end + _AROUND], score_cutoff=_FUZZY
        )
        found.append(begin + hit.dest_start if hit else None)
    return found


WAYS = {"sandhi": _aligned, "the quote, where it stands once": _searched, "rapidfuzz": _fuzzy}


def main() -> None:
    """Correct, move, compare, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corrections", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    random = Random(given.seed)
    package = Package.open(Path.cwd())
    anchors = _anchors(package)
    counts = {way: Counter[str]() for way in WAYS}
    seconds = dict.fromkeys(WAYS, 0.0)
    for number in range(given.corrections):
        seed = random.choice([*anchors])
        old = package.texts[seed]
        text = characters(old)
        for _ in range(random.choice((1, 1, 2, 4))):
            text = corrected(text, KINDS[number % len(KINDS)], random)
        new = "".join(one.letter for one in text)
        spans = random.sample(anchors[seed], min(_ANCHORS, len(anchors[seed])))
        truths = [true_place(text, *span) for span in spans]
        for way, move in WAYS.items():
            began = perf_counter()
            places = move(old, new, spans)
            seconds[way] += perf_counter() - began
            for truth, place in zip(truths, places, strict=True):
                counts[way][_verdict(truth, place)] += 1
    print(f"{given.corrections:,} corrections, seed {given.seed}\n")
    print("| way | right by itself | wrong place | a guess | left to a person | ms |")
    print("|---|--:|--:|--:|--:|--:|")
    for way, count in counts.items():
        total = count.total()
        shares = " | ".join(
            (
                f"{count['right'] / total:.2%}",
                f"{count['elsewhere']:,}",
                f"{count['broken']:,}",
                f"{count['left'] / total:.2%}",
                f"{1000 * seconds[way] / given.corrections:.1f}",
            )
        )
        print(f"| {way} | {shares} |")
    if counts["sandhi"]["elsewhere"] or counts["sandhi"]["broken"]:
        raise SystemExit(1)


def _anchors(package: Package) -> dict[str, list[tuple[int, int]]]:
    """The anchors of all tables, by seed."""
    anchors: dict[str, list[tuple[int, int]]] = {}
    for table, schema in package.schemas.items():
        if schema.anchored:
            rows = package.table(table)[["seed_id", "start", "end"]].dropna()
            for seed, start, end in rows.itertuples(index=False, name=None):
                anchors.setdefault(seed, []).append((int(start), int(end)))
    return anchors


def _verdict(truth: tuple[int, int] | None, place: int | None) -> str:
    if place is None:
        return "left"
    if truth is None:
        return "broken"
    return "right" if place == truth[0] else "elsewhere"


if __name__ == "__main__":
    main()
