"""How fast everything that could be coded is found, beside a bare scan for words in the same run.

    python benchmarks/suggest_speed.py [--megabytes N]

The seeds, repeated, are the text, in a file; they hold more names than most news. Every kind of
candidate is found, with the names of this package, and written as a line of JSON. Speed is the best
of five runs in CPU time of one core, in megabytes of UTF-8 a second; the peer finds runs of
letters, marks and digits with ``regex``, the least that a search for words costs. Growth is the
time of a file four times as long, divided by four times that of the shorter: 1 is linear. Memory is
the most that Python has allocated at one time, for each of the two.

Words that were met before are remembered, and a text repeated has no others; so speed is told once
more for a text in which every twentieth word is made up and stands nowhere else. That share is a
guess at how many words of news a reader of some megabytes has not met before.
"""

import argparse
import gc
import time
import tracemalloc
from collections import deque
from collections.abc import Callable
from datetime import date
from itertools import islice, product
from pathlib import Path
from tempfile import TemporaryDirectory

import regex

from sandhi.package import Package
from sandhi.suggest.candidates import KINDS
from sandhi.suggest.output import as_json_line
from sandhi.suggest.sources import SourceText, blocks
from sandhi.suggest.suggestions import suggestions

ROOT = Path(__file__).parents[1]
PUBLISHED = (date(2024, 11, 12), date(2024, 11, 13))
WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")


LETTERS = "कगचजटडतदनपबमयरलवसह"
NEW = 20  # one word in so many is new


def written(file: Path, texts: str, megabytes: float, *, new: bool = False) -> SourceText:
    """Write a file of about so many megabytes, and name it as a text to look through."""
    times = max(1, round(megabytes * 1e6 / len(texts.encode())))
    words = (texts * times).split(" ")
    if new:
        made_up = map("".join, product(LETTERS, repeat=5))
        words[::NEW] = islice(made_up, len(words[::NEW]))
    file.write_text(" ".join(words), encoding="utf-8", newline="")
    return SourceText(file.name, file, published=PUBLISHED)


def scan(source: SourceText) -> None:
    """Find the words of a file: the peer."""
    for block in blocks(source):
        deque(WORD.finditer(block.text), maxlen=0)


def seconds(run: Callable[[], object]) -> float:
    """Return the CPU time of the fastest of five runs."""
    times = []
    for _ in range(5):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def peak(run: Callable[[], object]) -> int:
    """Return the most bytes that a run had allocated at one time."""
    tracemalloc.start()
    run()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def main() -> None:
    """Print speed, growth and memory."""
    parser = argparse.ArgumentParser(description="How fast candidates are found.")
    parser.add_argument("--megabytes", type=float, default=2.0, help="of the shorter file")
    megabytes: float = parser.parse_args().megabytes
    package = Package.open(ROOT)
    gc.disable()  # as the command does
    texts = "\n".join(package.texts.values()) + "\n"

    def suggest(source: SourceText) -> None:
        deque(map(as_json_line, suggestions([source], KINDS, package)), maxlen=0)

    with TemporaryDirectory() as folder:
        short = written(Path(folder) / "short.txt", texts, megabytes)
        newer = written(Path(folder) / "newer.txt", texts, megabytes, new=True)
        long = written(Path(folder) / "long.txt", texts, 4 * megabytes)
        size = short.path.stat().st_size / 1e6
        peer = seconds(lambda: scan(short))
        whole, fourfold = seconds(lambda: suggest(short)), seconds(lambda: suggest(long))
        print(f"words alone (the peer)  {size / peer:6.1f} MB/s")
        print(f"suggest, all kinds      {size / whole:6.1f} MB/s", end="")
        print(f"  {whole / peer:.0f} times as long as the peer")
        of_new = newer.path.stat().st_size / 1e6 / seconds(lambda: suggest(newer))
        print(f"with new words          {of_new:6.1f} MB/s")
        print(f"growth                  {fourfold / (4 * whole):6.2f}")
        most = peak(lambda: suggest(short)) / 1e6, peak(lambda: suggest(long)) / 1e6
        print(f"memory                  {most[0]:6.1f} MB, for four times as much {most[1]:.1f} MB")


if __name__ == "__main__":
    main()
