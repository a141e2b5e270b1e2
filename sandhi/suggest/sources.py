"""Texts to look through: seeds of a package and files of any length, read a block at a time."""

import codecs
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import regex

from sandhi.files import PackageError, inside, reason
from sandhi.language import DEFAULT, Window
from sandhi.package import Package
from sandhi.package.opening.memory import memoized
from sandhi.regular import chunks, regular_bytes

_CHUNK = 1 << 16  # bytes read at once
BLOCK = 1 << 15  # code points in a block, at least, but for the last
_LONGEST = 8 * BLOCK  # of a block whose text has no line end
_SHARES = 4  # of the texts for each worker, so that one that is done early takes another
# The last end of a sentence; a full stop may be of an abbreviation or a numeral.
_STOP = regex.compile(r"(?r)[\p{Sentence_Terminal}--[.]]", regex.VERSION1)


class SourceText(NamedTuple):
    """A text: the name to show, its file, its key if it is a seed, when it was published.

    ``language`` is the code of its language.
    """

    name: str
    path: Path
    seed_id: str | None = None
    published: Window | None = None
    language: str = DEFAULT


def sources(
    texts: Sequence[str],
    package: Package | None,
    published: Window | None,
    code: str | None = None,
) -> list[SourceText]:
    """The texts that are named by keys of seeds or by paths; all seeds if none is named.

    ``published`` is when the texts were published that are no seeds, ``code`` their language: by
    default that of the seeds, if they have one in common, else DEFAULT. PackageError where a text
    is neither a seed nor a file.
    """
    seeds = _seeds(package) if package else {}
    spoken = {source.language for source in seeds.values()}
    code = code or (spoken.pop() if len(spoken) == 1 else DEFAULT)
    if not texts:
        return list(seeds.values())
    are_seeds = seeds.keys() >= {*texts}
    others = () if are_seeds else seeds.values()
    by_path = {source.path.resolve(): source for source in others}
    of_texts = []
    for text in texts:
        path = Path(text)
        seed = seeds.get(text) or by_path.get(path.resolve())
        if seed is None and (path.is_dir() or not path.exists()):  # a pipe will do
            raise PackageError(f"{text!r} is neither a seed of a package nor a file; name one")
        of_texts.append(seed or SourceText(text, path, None, published, code))
    return of_texts


@memoized
def seed_source(package: Package, seed: str) -> SourceText:
    """A seed as a text; whoever asks for one after another does not look through all each time."""
    return _seeds(package)[seed]


@memoized
def _seeds(package: Package) -> dict[str, SourceText]:
    columns = ["seed_id", "path", "published_earliest", "published_latest", "language"]
    by_key = {}
    names, seeds, _ = package.records("seeds")
    for cells in seeds:
        seed = dict(zip(names, cells, strict=True))
        key, path, first, last, code = (seed.get(column, "") for column in columns)
        days = _day(first or last), _day(last or first)
        window = (days[0], days[1]) if days[0] and days[1] else None
        by_key[key] = SourceText(path, inside(package.root, path), key, window, code)
    return by_key


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def shares(sources: Sequence[SourceText], workers: int) -> list[list[SourceText]]:
    """Return the texts in shares of about one size, in their order, some for each worker."""
    sizes = [source.path.stat().st_size for source in sources]
    most = max(1, sum(sizes) / (workers * _SHARES))
    of_texts: list[list[SourceText]] = []
    filled = most
    for source, size in zip(sources, sizes, strict=True):
        if filled + size / 2 > most:
            of_texts.append([])
            filled = 0
        of_texts[-1].append(source)
        filled += size
    return of_texts


class Block(NamedTuple):
    """A part of a text that holds whole lines, or at least whole sentences, and its offset."""

    offset: int
    text: str


def blocks(
    source: SourceText, read: Callable[[int], object] = lambda count: None
) -> Iterator[Block]:
    """Yield the blocks of a text, in order; ``read`` is told how many bytes each step has read.

    A seed is one block. No line end is translated and nothing is normalised. PackageError where the
    file cannot be read or is not UTF-8.
    """
    offset, buffer = 0, ""
    for piece in _decoded(source, read):
        buffer += piece
        end = _end(buffer) if len(buffer) >= BLOCK and source.seed_id is None else 0
        if end:
            yield Block(offset, buffer[:end])
            offset, buffer = offset + end, buffer[end:]
    if buffer:
        yield Block(offset, buffer)


def _end(text: str) -> int:
    """Where a block ends: after the last line end, else the last sentence, else the last blank."""
    end = text.rfind("\n") + 1
    if end or len(text) < _LONGEST:
        return end
    last = _STOP.search(text)
    return last.end() if last else text.rfind(" ") + 1 or len(text)


def _decoded(source: SourceText, read: Callable[[int], object]) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")()
    done = 0
    for data in _chunks(source):
        pending = len(decoder.getstate()[0])
        try:
            piece = decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            at = done - pending + error.start
            raise PackageError(
                f"{source.name} is not UTF-8 at byte {at}; save it as UTF-8"
            ) from None
        done += len(data)
        read(len(data))
        yield piece


def _chunks(source: SourceText) -> Iterator[bytes]:
    """The bytes of a file, a chunk at a time, and nothing at last; a seed is no pipe."""
    try:
        if source.seed_id is not None:
            yield regular_bytes(source.path)
        else:
            yield from chunks(source.path, _CHUNK)
    except OSError as error:
        raise PackageError(f"{source.name} cannot be read: {reason(error)}") from None
    yield b""
