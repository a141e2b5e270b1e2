"""How fast numbers and expressions of time are found, beside a bare scan for words in the same run.

    python benchmarks/hindi_speed.py [--repeats N]

The seeds, repeated, are the text. Speed is the best of five runs in CPU time of one core, in
megabytes of UTF-8 a second. The peer finds runs of letters, marks and digits with ``regex``, the
least that any search for words costs. Growth is the time of a text four times as long, divided by
four times that of the shorter: 1 is linear. Memory is the peak that Python allocates beyond the
text itself.
"""

import argparse
import time
import tracemalloc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import regex

from sandhi.language import language

HINDI = language("hi")
FROZEN = Path(__file__).parents[1] / "tests" / "packages" / "treaty"
SEEDS = sorted((FROZEN / "seeds").glob("*.txt"))
PUBLISHED = (date(2024, 11, 12), date(2024, 11, 13))
WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")


def both(text: str) -> Iterator[object]:
    """Yield numbers and expressions of time in one pass, as ``sandhi suggest`` does."""
    for sentence in HINDI.sentences(text):
        yield from sentence.numbers()
        yield from sentence.dates(PUBLISHED)


Scan = Callable[[str], Iterable[object]]
SCANS: dict[str, Scan] = {
    "words alone (the peer)": WORD.finditer,
    "numbers": HINDI.numbers,
    "dates": lambda text: HINDI.dates(text, published=PUBLISHED),
    "numbers, then dates": lambda text: chain(
        HINDI.numbers(text), HINDI.dates(text, published=PUBLISHED)
    ),
    "both in one pass": both,
}


def seconds(scan: Scan, text: str) -> float:
    """Return the CPU time of the fastest of five runs."""
    times = []
    for _ in range(5):
        start = time.process_time()
        deque(scan(text), maxlen=0)
        times.append(time.process_time() - start)
    return min(times)


def peak(scan: Scan, text: str) -> int:
    """Return the most bytes that a run had allocated at one time."""
    tracemalloc.start()
    deque(scan(text), maxlen=0)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def main() -> None:
    """Print speed, ratio to the peer, growth and memory of each scan."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--repeats", type=int, default=40, help="how often the seeds are repeated")
    repeats = parser.parse_args().repeats
    seeds = "".join(path.read_text(encoding="utf-8") + "\n" for path in SEEDS)
    text, short = seeds * repeats, seeds * (repeats // 4)
    megabytes = len(text.encode()) / 1e6
    peer = seconds(SCANS["words alone (the peer)"], text)
    print(f"{megabytes:.2f} MB{'':17}  MB/s  of peer  growth  peak KB at 1/4 and whole length")
    for name, scan in SCANS.items():
        spent = seconds(scan, text)
        growth = spent / (4 * seconds(scan, short))
        peaks = "  ".join(f"{peak(scan, part) / 1e3:5.0f}" for part in (short, text))
        print(f"{name:24} {megabytes / spent:6.2f}  {peer / spent:7.3f}  {growth:6.2f}  {peaks}")


if __name__ == "__main__":
    main()
