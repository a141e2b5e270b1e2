"""Ask a built database every query of ``queries.tsv`` and say how well the answers are ranked.

    .venv/bin/python -m benchmarks.search [--details] [DATABASE]

*MRR* is the mean, over the queries, of one over the rank of the first hit that is among those of
the column ``first``; 0 where none of them is among the first twenty. *Recall at 5* is the mean
share of what should stand among the first five hits that does: one of ``first``, and each of
``also``. What is folded into a hit has its rank.
"""

import argparse
import asyncio
import csv
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import mean, median
from typing import NamedTuple

from sandhi.publish.sqlite.reading import Reader
from sandhi.retrieval import SearchRequest
from sandhi.site.app import open_site
from sandhi.site.elements.values.asked_times import timed_request
from sandhi.site.pages.search.guide import site_guide
from sandhi.site.store import Store
from sandhi.site.store.contents import read_contents

QUERIES = Path(__file__).with_name("queries.tsv")
FIRST = 5
Found = Sequence[frozenset[str]]  # by rank: a hit, and what is folded into it


class Judged(NamedTuple):
    """A query, with what should come first, and what else among the first five."""

    query: str
    user: str
    kind: str
    part: str
    first: frozenset[str]
    also: frozenset[str]

    def reciprocal_rank(self, found: Found) -> float:
        """One over the rank of the first hit that should lead; 0 where there is none."""
        ranks = (rank for rank, hit in enumerate(found, 1) if hit & self.first)
        return 1 / next(ranks, float("inf"))

    def recall(self, found: Found) -> float:
        """Which share of what should be among the first five is."""
        shown = frozenset[str]().union(*found[:FIRST])
        return (bool(shown & self.first) + len(shown & self.also)) / (1 + len(self.also))


class Score(NamedTuple):
    """How one query was answered, in how many seconds."""

    judged: Judged
    reciprocal_rank: float
    recall: float
    seconds: float


def queries() -> list[Judged]:
    """The queries, in the order of their file."""
    with QUERIES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Judged(query, user, kind, part, frozenset(first.split()), frozenset(also.split()))
        for query, user, kind, part, first, also, *_ in rows[1:]
    ]


def scores(ask: Callable[[str], Found]) -> list[Score]:
    """Ask every query, and judge what is found."""
    of_queries = []
    for judged in queries():
        begin = time.perf_counter()
        found = ask(judged.query)
        seconds = time.perf_counter() - begin
        of_queries.append(
            Score(judged, judged.reciprocal_rank(found), judged.recall(found), seconds)
        )
    return of_queries


def line(name: str, of_queries: Iterable[Score]) -> str:
    """One line of the table."""
    some = [*of_queries]
    rank, recall = mean(one.reciprocal_rank for one in some), mean(one.recall for one in some)
    return f"| {name} | {len(some)} | {rank:.3f} | {recall:.3f} |"


def report(of_queries: Sequence[Score]) -> str:
    """The table: by part, and of each part by kind and by user."""
    lines = ["| queries | | MRR | recall at 5 |", "|---|--:|--:|--:|"]
    for part in ("tuned", "held-out"):
        own = [one for one in of_queries if one.judged.part == part]
        lines.append(line(f"**{part}**", own))
        for column in ("kind", "user"):
            groups = defaultdict(list)
            for one in own:
                groups[getattr(one.judged, column)].append(one)
            lines += [line(f"{part}, {name}", some) for name, some in groups.items()]
    lines.append(line("**all**", of_queries))
    times = sorted(one.seconds for one in of_queries)
    lines.append(f"\n{median(times) * 1000:.0f} ms in the middle, {times[-1] * 1000:.0f} at most.")
    return "\n".join(lines)


@contextmanager
def asking(database: Path) -> Iterator[Callable[[str], Found]]:
    """Ask a built database as its site does."""
    served = open_site(database)
    asyncio.run(served.invoke_startup())
    guide = site_guide(served)
    with closing(Reader.open(database, searches=True)) as reader:
        store = Store(reader.connection, read_contents(database))

        def ask(query: str) -> Found:
            search, times = timed_request(store, SearchRequest(query))
            hits = store.index.results(search, guide, times=times).hits
            return [frozenset(member.name for member in hit.members) for hit in hits]

        yield ask


def main() -> None:
    """Print the table; with --details also what was found for queries of the tuned part."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("database", type=Path, nargs="?", default=Path("build/sandhi.db"))
    parser.add_argument("--details", action="store_true", help="misses of the tuned part too")
    given = parser.parse_args()
    with asking(given.database) as ask:
        of_queries = scores(ask)
        for one in of_queries:
            missed = min(one.reciprocal_rank, one.recall) < 1
            if given.details and missed and one.judged.part == "tuned":
                found = [" ".join(sorted(hit)) for hit in ask(one.judged.query)[:FIRST]]
                print(f"{one.judged.query}: {', '.join(found) or 'nothing'}")
    print(report(of_queries))


if __name__ == "__main__":
    main()
