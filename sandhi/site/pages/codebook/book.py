"""What the codebook says, as it was written into the database (``sandhi.publish.codebook``)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypedDict

from datasette.app import Datasette

from sandhi.site.elements.interface import gettext
from sandhi.site.elements.values.words import words
from sandhi.site.store import Contents, contents
from sandhi.site.store.rows import holds_words

PATH, RULES = "/codebook", "/codebook/-/rules"

_OF_TABLE = "The table "  # what rules are about that a package has for one of its own


class RuleCase(TypedDict):
    """What a rule says of one kind of thing."""

    about: str
    sentence: str


class CodebookRule(TypedDict):
    """A rule, as the codebook has it."""

    name: str
    tables: list[str]
    cases: list[RuleCase]


class BookEntry(NamedTuple):
    """A table, a column, a value or a rule: what it is, its name, what it says, and its path."""

    kind: str
    title: str
    name: str
    text: str
    path: str


def codebook(datasette: Datasette) -> Mapping[str, Any]:
    """Return what the codebook of a site says."""
    book: Mapping[str, Any] = contents(datasette).codebook
    return book


def entries(book: Mapping[str, Any]) -> Iterator[BookEntry]:
    """Yield everything in a codebook that has an address."""
    for table in book["tables"]:
        page = f"{PATH}/{table['name']}"
        yield BookEntry(gettext("table"), table["title"], table["name"], table["description"], page)
        for column in table["columns"]:
            name = f"{table['name']}.{column['name']}"
            place = f"{page}#{name}"
            description = column["description"]
            yield BookEntry(gettext("column"), column["title"], name, description, place)
            for value in column["values"]:
                code = str(value["value"])
                yield BookEntry(
                    gettext("value"),
                    value["label"] or words(code),
                    f"{name}.{code}",
                    value["description"],
                    f"{place}.{code.replace(' ', '-')}",
                )
    for rule in book["rules"]:
        sentences = " ".join(case["sentence"] for case in rule["cases"])
        place = f"{RULES}#rule-{rule['name']}"
        yield BookEntry(gettext("rule"), words(rule["name"]), rule["name"], sentences, place)


def search(book: Mapping[str, Any], query: str) -> list[BookEntry]:
    """Return the entries that hold all words of a query, those with them in their name first."""
    hits = [
        one for one in entries(book) if holds_words(query, f"{one.title} {one.name} {one.text}")
    ]
    return sorted(hits, key=lambda one: not holds_words(query, f"{one.title} {one.name}"))


def heading(site: Contents, about: str) -> str:
    """Return what rules stand under: the title of the table they are about, or the kind of things.

    ``about`` is what the codebook has, in the words of ``sandhi.check.rule``.
    """
    if table := site.tables.get(about.removeprefix(_OF_TABLE)):
        return table.title
    kinds = {
        "The descriptors": gettext("The descriptors"),
        "The file of every table": gettext("The file of every table"),
        "Every table, by its schema": gettext("Every table, by its schema"),
        "The cells of every table": gettext("The cells of every table"),
        "The keys of every table": gettext("The keys of every table"),
        "Every anchored table": gettext("Every anchored table"),
        "The package as a whole": gettext("The package as a whole"),
    }
    return kinds.get(about, about)


def rules_with(rules: Sequence[CodebookRule], query: str) -> list[CodebookRule]:
    """Return the rules whose names and sentences hold all words of a query."""
    texts = (
        " ".join([rule["name"], words(rule["name"]), *(case["sentence"] for case in rule["cases"])])
        for rule in rules
    )
    return [rule for rule, text in zip(rules, texts, strict=True) if holds_words(query, text)]


def groups(rules: Sequence[CodebookRule]) -> dict[str, list[CodebookRule]]:
    """Return rules by the kind of thing that they are first about: tables first."""
    by_kind: dict[str, list[CodebookRule]] = {}
    for rule in rules:
        by_kind.setdefault(rule["cases"][0]["about"], []).append(rule)
    kinds = sorted(by_kind, key=lambda about: not about.startswith(_OF_TABLE))
    return {kind: by_kind[kind] for kind in kinds}
