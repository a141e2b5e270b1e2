"""What can be cited of a dataset: one of its rows, a table, a search, and all of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, urlencode

import regex
from rapidfuzz import process
from rapidfuzz.distance import OSA

from sandhi.cite.digest import digest
from sandhi.cite.record import Citable, Dataset, Passage, Row, record_path
from sandhi.cite.source import Source

CONTEXT = 32  # code points of a prefix or suffix, at the most
NEAR = 3  # keys that are named in place of one that is not there, at the most

_CLUSTER = regex.compile(r"\X")


def row(source: Source, key: str) -> Citable | None:
    """Return the row with that key, to be cited; None where there is none."""
    found = source.find(key)
    if found is None:
        return None
    return Citable(
        dataset=source.dataset,
        title=found.label,
        path=record_path(key),
        table=found.table,
        key=key,
        values=found.values,
        digest=digest(found.values),
        passage=_passage(source, found.values),
    )


def table(source: Source, name: str) -> Citable | None:
    """Return a table, to be cited; None where there is none of that name."""
    title = source.title(name)
    if title is None:
        return None
    return Citable(source.dataset, title, f"/sandhi/{quote(name)}", table=name)


def search(dataset: Dataset, query: str) -> Citable:
    """Return what a search finds, to be cited; the version of the dataset says in what."""
    return Citable(dataset, f"Search for “{query}”", f"/search?{urlencode({'q': query})}")


def whole(dataset: Dataset) -> Citable:
    """Return the dataset itself, to be cited."""
    return Citable(dataset, dataset.title, "/")


def near(name: str, known: Iterable[str]) -> list[str]:
    """Return the known names most like one that is not, the likest first: at most ``NEAR``.

    Capitals make no difference.
    """
    found = process.extract(
        name.casefold(),
        {one: one.casefold() for one in known},
        scorer=OSA.distance,
        score_cutoff=len(name) // 2,  # edits between two names that are still alike
        limit=NEAR,
    )
    return [one for _, _, one in found]


def _passage(source: Source, values: Row) -> Passage | None:
    """The passage of an anchored row; None for any other, and where it lies in no seed."""
    match [values.get(part) for part in ("seed_id", "start", "end", "quote")]:
        case [str(seed_id), int(start), int(end), str(passage)]:
            seed = source.seed(seed_id)
        case _:
            return None
    if seed is None or not 0 <= start < end <= len(seed.text):
        return None
    prefix, suffix = around(seed.text, start, end)
    sentences = source.sentences(seed_id, start, end)
    bounds = [int(sentence[side] or 0) for sentence in sentences for side in ("start", "end")]
    translations = (str(sentence.get("translation") or "") for sentence in sentences)
    return Passage(
        seed_id=seed_id,
        path=str(seed.values["path"]),
        sha256=str(seed.values["sha256"]),
        language=str(seed.values.get("language") or ""),
        start=start,
        end=end,
        quote=passage,
        prefix=prefix,
        suffix=suffix,
        fragment=fragment(seed.text, start, end),
        sentence=seed.text[min(bounds) : max(bounds)] if bounds else "",
        translation=" ".join(filter(None, translations)),
    )


def fragment(text: str, start: int, end: int) -> str:
    """Return a span of a text as an RFC 5147 fragment, for which CR LF counts as one character."""
    positions = (place - text.count("\r\n", 0, place) for place in (start, end))
    return "char={},{}".format(*positions)


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a span, at most CONTEXT, in whole grapheme clusters."""
    edges = _edges(text)
    first = edges[bisect_left(edges, max(start - CONTEXT, 0))]
    last = edges[bisect_right(edges, end + CONTEXT) - 1]
    return text[first:start], text[end:last]


@lru_cache(maxsize=32)
def _edges(text: str) -> list[int]:
    """Where the grapheme clusters of a text begin, and where it ends."""
    return [*(cluster.start() for cluster in _CLUSTER.finditer(text)), len(text)]
