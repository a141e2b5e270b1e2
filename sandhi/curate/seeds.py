"""A text that becomes a seed of a package: its row, and those of its sentences."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import regex

from sandhi.curate.keys import next_key, numbering
from sandhi.curate.rows import fault
from sandhi.curate.start.openings import (
    DATELINE,
    HEADLINE,
    are_same,
    kinds,
    with_dateline,
    with_headline,
)
from sandhi.files import PackageError, reason
from sandhi.language import language
from sandhi.package import Package
from sandhi.regular import regular_bytes
from sandhi.text import Span

# What the file of a seed and its place in the package tell of it.
DERIVED = ("seed_id", "path", "sha256", "characters")
# A seed's file is named by the number in its key and so many hexadecimal digits of its SHA-256.
DIGITS = 16


def source(file: Path) -> tuple[bytes, str]:
    """The bytes and the text of a file; PackageError where there is no text in UTF-8."""
    try:
        data = regular_bytes(file)
    except OSError as error:
        raise PackageError(f"{file} cannot be read: {reason(error)}; name another file") from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PackageError(f"{file} is not UTF-8 at byte {error.start}; save it as UTF-8") from None
    if not text.strip():
        raise PackageError(f"{file} holds no text; name the file that does")
    return data, text


# What nobody sees in a text, or what stands where letters were lost, by what it is called.
_ODD = {
    "NUL": "\\0",
    "control character": r"[[\p{Cc}]--[\0\t\n\r\x85]]",
    "sign that turns the direction of what follows": r"[\u202a-\u202e\u2066-\u2069]",
    "byte order mark within": r"(?<!\A)\ufeff",
    "sign of letters that were lost (U+FFFD)": r"\ufffd",
    "code point that is no character": r"[\p{Noncharacter_Code_Point}\p{Co}\U000e0000-\U000e007f]",
}
_ODD_PATTERNS = {name: regex.compile(pattern, regex.V1) for name, pattern in _ODD.items()}


def odd_characters(text: str) -> list[str]:
    """What of a text is no text, and yet is kept: a mark before it, what nobody sees in it."""
    odd = []
    if text.startswith("\ufeff"):
        odd.append("begins with a byte order mark, which counts as its first character")
    for name, pattern in _ODD_PATTERNS.items():
        places = [match.start() for match in pattern.finditer(text)]
        if places:
            odd.append(f"holds {len(places):,} {name}, the first as character {places[0]}")
    return odd


def content(data: bytes, text: str) -> dict[str, str]:
    """What the row of a seed says of its file's content."""
    return {"sha256": hashlib.sha256(data).hexdigest(), "characters": str(len(text))}


def seed_row(
    package: Package, data: bytes, text: str, provided: Mapping[str, str]
) -> dict[str, str]:
    """The row of a new seed: what was given and what its file tells, other cells empty.

    Its language is that of the package's other seeds, if they have one in common. PackageError
    where the text is a seed already, or a cell breaks a constraint of its column.
    """
    seeds, facts = package.cells("seeds"), content(data, text)
    for key in seeds.loc[seeds["sha256"] == facts["sha256"], "seed_id"]:
        raise PackageError(f"the package has this text already, as {key}")
    form, key = numbering(package.schemas["seeds"]), next_key(package, "seeds")
    if form is None or key is None:
        path = package.schema_paths["seeds"]
        raise PackageError(f"{path} gives seed_id no pattern that ends in digits, as S[0-9]{{3}}")
    name = f"{key.removeprefix(form.prefix)}_{facts['sha256'][:DIGITS]}.txt"
    languages = set(seeds.get("language", []))
    common = languages.pop() if len(languages) == 1 else ""
    cells = {"language": common, **provided, **facts, "seed_id": key, "path": f"seeds/{name}"}
    row = {column: cells.get(column, "") for column in package.schemas["seeds"].names}
    for column, value in row.items():
        _refuse(package, "seeds", column, value)
    return row


def sentence_rows(
    package: Package, seed: str, text: str, code: str = "", headline: str = ""
) -> list[dict[str, str]]:
    """The row of each sentence of a new seed: its key and its anchor, and the kind of a headline.

    ``code`` names the language of the text. Its ``headline`` is one sentence, whatever stops stand
    in it, and a place with which the article opens is its dateline, a sentence apart.

    PackageError where there are more sentences than keys.
    """
    schema = package.schemas["sentences"]
    form = numbering(schema)
    digits = form.digits if form else 2
    whole, spans = with_headline([*language(code).sentence_spans(text)], text, headline)
    if DATELINE in kinds(package):
        spans = with_dateline(package, spans, text, whole, code)
    is_known = whole and HEADLINE in kinds(package) and are_same(text[slice(*whole)], headline)
    cells = {whole: {"kind": HEADLINE}} if is_known else {}
    keys = [f"{seed}-{number:0{digits}}" for number in range(1, len(spans) + 1)]
    _refuse(package, "sentences", schema.primary_key, keys[-1])
    return [
        dict.fromkeys(schema.names, "")
        | {schema.primary_key: key, "seed_id": seed, "quote": text[start:end]}
        | {"start": str(start), "end": str(end), **cells.get(Span(start, end), {})}
        for key, (start, end) in zip(keys, spans, strict=True)
    ]


def _refuse(package: Package, table: str, column: str, value: str) -> None:
    problem = fault(package, table, column, value) if value else None
    if problem:
        raise PackageError(f"a new row of {table}: {column}: {problem}")
