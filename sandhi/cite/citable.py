"""What can be cited of a dataset: a row, a passage, a table, a search, and all of it."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

import regex

from sandhi.cite.digest import digest
from sandhi.cite.record import Citable, Passage, QuotedText, Row, passage_path, record_path
from sandhi.cite.results import OrderedResult, Question
from sandhi.cite.source import TEXTS, CitedRow, Seed, Source
from sandhi.cite.swhid import at_characters, at_lines, content
from sandhi.package import Role
from sandhi.package.article_words import with_names
from sandhi.package.labels import DAYS, shortened
from sandhi.package.settings import VERBATIM

CONTEXT = 32  # code points of a prefix or suffix, at the most
NEAR = 3  # keys that are named in place of one that is not there, at the most

_OPENING = 400  # code points of a text that are looked at for how it begins, and
_WORDS = 60  # of what is told of that

_OF_SEEDS = ("seed_id", "path", "sha256", "language", "headline", "publisher", "credit", *DAYS)
_KEY = regex.compile(r"(?=\w*[0-9])(?=\w*\p{L})[\w-]+")  # of letters and figures
_CLUSTER = regex.compile(r"\X")
_CR_LF = regex.compile(r"\r\n")


def row(source: Source, key: str) -> Citable | None:
    """Return the row with that key, to be cited; None where there is none."""
    stored = source.find(key)
    return stored_row(source, key, stored) if stored else None


def stored_row(source: Source, key: str, stored: CitedRow, *, in_sentences: bool = True) -> Citable:
    """Return a row that is at hand, to be cited; its passage with its sentence, if that is told."""
    role = source.role(stored.table)
    seed = source.seed(key if role is Role.SOURCE else str(stored.values.get("seed_id") or ""))
    text = source_text(seed) if seed else None
    passage = None
    if seed and text:
        passage = _passage(source, seed, text, stored.values, in_sentences=in_sentences)
    file = source.csv(stored.table)
    return Citable(
        dataset=source.dataset,
        title=_title(text)
        if text and role is Role.SOURCE
        else _with_article_names(source, stored.label),
        path=record_path(key),
        table=stored.table,
        key=key,
        values=stored.values,
        digest=digest(stored.values),
        swhid=at_lines(file, stored.lines) if file and stored.lines else file,
        source=text if passage or role is Role.SOURCE else None,
        passage=passage,
        verbatim=role in VERBATIM,
        elsewhere=source.elsewhere(stored.table, stored.values) if role is Role.SOURCE else "",
    )


def words(source: Source, key: str, start: int, end: int) -> Citable | None:
    """Return a passage of a text, coded or not, to be cited; None where there is no such passage.

    ``start`` and ``end`` are code points of the text with that key.
    """
    seed = source.seed(key)
    text = source_text(seed) if seed else None
    if seed is None or text is None:
        return None
    quoted = seed.text[start:end]
    values: Row = {"start": start, "end": end, "quote": quoted}
    passage = _passage(source, seed, text, values)
    if passage is None or not quoted.strip():
        return None
    return Citable(
        source.dataset,
        shortened(quoted),
        passage_path(key, start, end),
        source=text,
        passage=passage,
        verbatim=True,
    )


def table(source: Source, name: str) -> Citable | None:
    """Return a table, to be cited; None where there is none of that name."""
    title = source.title(name)
    if title is None:
        return None
    return Citable(
        source.dataset,
        title,
        f"/sandhi/{quote(name)}",
        table=name,
        swhid=source.csv(name),
        verbatim=source.role(name) in VERBATIM,
    )


def result(source: Source, answer: OrderedResult) -> Citable:
    """Return what a search, a filter, a worked question or SQL brings, to be cited."""
    question = answer.question
    return Citable(
        source.dataset,
        _title_of_result(source, question),
        question.path,
        table=question.table,
        verbatim=bool(question.table) and source.role(question.table) in VERBATIM,
        result=answer,
        edition=whole(source).digest,
    )


def _title_of_result(source: Source, question: Question) -> str:
    if question.table:
        title = source.title(question.table)
        if title is None:
            title = source.question(question.table) or question.table
            return f"{title} [{question.terms}]" if question.terms else title
        return f"{title}, where {question.terms}" if question.terms else title
    if question.sql:
        return f"Answer to “{shortened(' '.join(question.sql.split()), _WORDS)}”"
    words = dict(question.pairs).get("q", "")
    return f"Search for “{words}”" if words else f"Search: {question.terms}"


def whole(source: Source) -> Citable:
    """Return the dataset itself, to be cited.

    Its digest is that of one object that gives, for each table, the identifier of its CSV. Among
    them is the table of the texts, with the hash of each.
    """
    dataset = source.dataset
    files = {name: source.csv(name) for name in source.tables}
    return Citable(dataset, dataset.title, "/", digest=digest(files))


def near(name: str, names: Iterable[str]) -> list[str]:
    """Return the known names most like one that is not, the likest first: at most ``NEAR``.

    Capitals make no difference.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    matches = process.extract(
        name.casefold(),
        {one: one.casefold() for one in names},
        scorer=OSA.distance,
        score_cutoff=len(name) // 2,  # edits between two names that are still alike
        limit=NEAR,
    )
    return [one for _, _, one in matches]


def source_text(seed: Seed) -> QuotedText:
    """Return a seed as citations name it; what it does not say of itself is empty."""
    opening = shortened(seed.text[seed.begins : seed.begins + _OPENING], _WORDS)
    return _quoted_text(
        seed.text, opening, *[str(seed.values.get(name) or "") for name in _OF_SEEDS]
    )


@lru_cache(maxsize=TEXTS)  # most texts have many rows
def _quoted_text(text: str, opening: str, *cells: str) -> QuotedText:
    """A text with the cells of its row that citations name."""
    seed_id, path, sha256, language, headline, publisher, credit, first, last = cells
    return QuotedText(
        seed_id=seed_id,
        path=path,
        sha256=sha256,
        swhid=content(text.encode("utf-8")),
        language=language,
        headline=headline,
        opening=opening,
        publisher=publisher,
        credit=credit,
        first=first,
        last=last,
    )


def _title(text: QuotedText) -> str:
    """What a text is called: by its headline, or else, in brackets, by how it begins."""
    begins = text.opening.replace("“", "‘").replace("”", "’")
    return text.headline or f"[Article without headline that begins “{begins}”]"


def _with_article_names(source: Source, label: str) -> str:
    """What a row is called, with what articles are called where people wrote their keys."""
    rows = {word: source.find(word) for word in dict.fromkeys(_KEY.findall(label))}
    names = {
        key: row.label for key, row in rows.items() if row and source.role(row.table) is Role.SOURCE
    }
    return with_names(label, names)


def _passage(
    source: Source, seed: Seed, text: QuotedText, values: Row, *, in_sentences: bool = True
) -> Passage | None:
    """The passage of an anchored row; None for any other, and where it lies in no seed."""
    match [values.get(part) for part in ("start", "end", "quote")]:
        case [int(start), int(end), str(passage)] if 0 <= start < end <= len(seed.text):
            prefix, suffix = around(seed.text, start, end)
        case _:
            return None
    sentences = source.sentences(text.seed_id, start, end) if in_sentences else []
    bounds = [int(sentence[side] or 0) for sentence in sentences for side in ("start", "end")]
    translations = (str(sentence.get("translation") or "") for sentence in sentences)
    return Passage(
        start=start,
        end=end,
        quote=passage,
        prefix=prefix,
        suffix=suffix,
        fragment=fragment(seed.text, start, end),
        swhid=at_characters(text.swhid, seed.text, start, end),
        sentence=seed.text[min(bounds) : max(bounds)] if bounds else "",
        translation=" ".join(filter(None, translations)),
    )


def fragment(text: str, start: int, end: int) -> str:
    """Return a span of a text as an RFC 5147 fragment, for which CR LF counts as one character."""
    ends = _line_ends(text)
    positions = (place - bisect_right(ends, place) for place in (start, end))
    return "char={},{}".format(*positions)


@lru_cache(maxsize=TEXTS)
def _line_ends(text: str) -> list[int]:
    """Where each CR LF of a text ends."""
    return [end.end() for end in _CR_LF.finditer(text)]


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a span, at most CONTEXT, in whole grapheme clusters."""
    return surroundings(text, _edges(text), start, end)


def surroundings(text: str, edges: bytes, start: int, end: int) -> tuple[str, str]:
    """Return the same, of a text whose ``cluster_edges`` are at hand."""
    first = edges.find(b"\1", max(start - CONTEXT, 0), start + 1)
    last = edges.rfind(b"\1", end, end + CONTEXT + 1)
    before = text[first:start] if first >= 0 else ""
    return before, text[end:last] if last >= 0 else ""


def cluster_edges(text: str) -> bytes:
    """Return a byte for each offset of a text, 1 where a grapheme cluster begins, or the text ends.

    ``sandhi.text.cluster_boundaries`` says the same, but takes a library that is slow to load.
    """
    edges = bytearray(len(text) + 1)
    for cluster in _CLUSTER.finditer(text):
        edges[cluster.start()] = 1
    edges[-1] = 1
    return bytes(edges)


_edges = lru_cache(maxsize=TEXTS)(cluster_edges)
