"""What a package declares in SQL: views, questions, charts and exports, each a file with a header.

    -- Offers by shop
    -- One row per offer, with the names of its shop and its article.
    --
    -- shop: its name
    -- price: in the currency of the shop

    SELECT …

The first line is the title, the lines after it describe; below an empty line of comment, each line
says what one column or one ``:parameter`` is. A parameter that is a number says so in brackets,
``-- price (number): the highest``, with the name of a type of Table Schema; one whose name makes no
heading for people gives it in square brackets, ``-- qty [Quantity]: how many``.
"""

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from sandhi.files import inside, read_text
from sandhi.package.opening.memory import memoized
from sandhi.package.schema import LEDGER

if TYPE_CHECKING:
    from sandhi.package.package import Package

_TYPED = re.compile(r"(?P<name>\w+) \((?P<type>string|integer|number)\)")
_TITLED = re.compile(r"(?P<term>.+?) \[(?P<title>[^\[\]]+)\]")
# What of SQL is no SQL: texts, quoted names, comments.
_ASIDE = re.compile(r"""'[^']*'|"[^"]*"|--[^\n]*|/\*.*?\*/""", re.DOTALL)

# ``coalesce(:name, 'text')``, and the same of a parameter that is trimmed, or taken for none if "".
_FALLBACK = re.compile(
    r"coalesce\(\s*(?:nullif\(\s*)?(?:trim\(\s*)?:(\w+)\b[\s)]*(?:,\s*''\s*\))?\s*,"
    r"\s*'((?:[^']|'')+)'\s*\)",
    re.IGNORECASE,
)


class Declaration(NamedTuple):
    """A view, a worked question or an export: its name, what its header says, its SQL, its file.

    The name is that of the file; ``types`` has those of the parameters that say one, ``headings``
    what the file or else the tables call those of the columns that they have, where all agree.
    """

    name: str
    title: str
    description: str
    terms: dict[str, str]
    sql: str
    path: str
    types: dict[str, str] = {}  # noqa: RUF012 (of a tuple, which nobody changes)
    headings: dict[str, str] = {}  # noqa: RUF012

    @property
    def titles(self) -> dict[str, str]:
        """Headings for the columns and parameters, made of their names where they have none."""
        return {
            name: self.headings.get(name) or name.removesuffix("_id").replace("_", " ").capitalize()
            for name in self.terms
        }

    @property
    def parameters(self) -> tuple[str, ...]:
        """The terms of the header that are parameters of the SQL."""
        sql = _ASIDE.sub(" ", self.sql)
        return tuple(term for term in self.terms if re.search(rf":{re.escape(term)}\b", sql))

    @property
    def fallbacks(self) -> dict[str, str]:
        """The text that the SQL takes for a parameter that is not given, where it names one."""
        texts = (match.groups() for match in _FALLBACK.finditer(self.sql))
        return {name: text.replace("''", "'") for name, text in texts if name in self.parameters}


def views(package: "Package") -> list[Declaration]:
    """The views that a package declares, by name."""
    return _declarations(package, package.settings.views)


def questions(package: "Package") -> list[Declaration]:
    """The worked questions that a package declares, by name."""
    return _declarations(package, package.settings.queries)


def exports(package: "Package") -> list[Declaration]:
    """The exports that a package declares, by name."""
    return _declarations(package, package.settings.exports)


def _declarations(package: "Package", folder: str | None) -> list[Declaration]:
    """What a folder of the package declares in SQL, by name."""
    if folder is None:
        return []
    names = sorted(file.name for file in inside(package.root, folder).glob("*.sql"))
    return [declaration(package, f"{folder}/{name}") for name in names]


@memoized
def declaration(package: "Package", path: str) -> Declaration:
    """Return what a file of SQL declares; PackageError where there is no such file."""
    lines = read_text(package.root, path).splitlines()
    sql = (place for place, line in enumerate(lines) if not line.startswith("--"))
    length = next(sql, len(lines))
    name = PurePosixPath(path).stem
    title, *rest = [line.removeprefix("--").strip() for line in lines[:length]] or [name]
    blank = rest.index("") if "" in rest else len(rest)
    parts = [line.partition(":") for line in rest[blank + 1 :]]
    terms: dict[str, str] = {}
    own_headings: dict[str, str] = {}
    for term, _, text in parts:
        titled = _TITLED.fullmatch(term.strip())
        name_and_type = titled["term"] if titled else term.strip()
        terms[name_and_type] = text.strip()
        if titled:
            own_headings[name_and_type.partition(" ")[0]] = titled["title"]
    typed = {term: typed for term in terms if (typed := _TYPED.fullmatch(term))}
    headings = _headings(package) | own_headings
    meanings = {typed[term]["name"] if term in typed else term: terms[term] for term in terms}
    return Declaration(
        name=name,
        title=title,
        description=" ".join(rest[:blank]),
        terms=meanings,
        sql="\n".join(lines[length:]).strip().removesuffix(";"),
        path=path,
        types={match["name"]: match["type"] for match in typed.values()},
        headings={term: headings[term] for term in meanings if term in headings},
    )


@memoized
def _headings(package: "Package") -> dict[str, str]:
    """What tables call their columns, by name, but for keys of their own rows, where all agree."""
    titles_by_column: dict[str, set[str]] = {}
    for name, schema in package.schemas.items():
        for field in schema.fields if name != LEDGER else ():
            if field.name != schema.primary_key:
                titles_by_column.setdefault(field.name, set()).add(field.title)
    return {name: titles.pop() for name, titles in titles_by_column.items() if len(titles) == 1}
