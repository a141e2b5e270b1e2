"""Changes to the files of a package, shown as a unified diff."""

from collections.abc import Iterable, Iterator
from difflib import unified_diff

from sandhi.printing import visible
from sandhi.writing.changes import Change as Change
from sandhi.writing.changes import write as write


def diff(changes: Iterable[Change]) -> Iterator[str]:
    """Yield the lines of a unified diff; of a file that is new, its name and size."""
    for path, before, after in changes:
        if before is None:
            yield f"+++ {path} (new, {len(after):,} bytes)"
        else:
            lines = unified_diff(_lines(before), _lines(after), path, path, n=0, lineterm="")
            yield from map(visible, lines)


def _lines(data: bytes) -> list[str]:
    *lines, last = data.decode("utf-8").split("\n")
    return [*lines, f"{last} (no line end)"] if last else lines
