"""What a database holds: its tables, views and worked questions, as they were parsed for it.

The catalogue is stored in the database, and reading it there gives the same objects back; so the
site needs nothing of the package, and reads nothing out of what Datasette is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sandhi.package import Package, Role, Settings, TableSchema, TableSettings
from sandhi.package.addresses import without_others
from sandhi.package.declarations import Declaration, questions
from sandhi.package.schema import parse_schema, schema_json
from sandhi.package.settings import parse_settings, settings_json
from sandhi.publish.languages.interface import by_page_language
from sandhi.publish.languages.words import Words, package_words
from sandhi.publish.sqlite.schemas import META, RECORDS, database_schemas, directory
from sandhi.publish.sqlite.views import every_view

_OF_THE_TOOL = {
    RECORDS.name: TableSettings(
        role=Role.ACCOUNT,
        label=("label",),
        search=("key", "label", "quote", "words"),
        columns=("label", "table", "quote", "seed_id"),
        facets=("table", "seed_id"),
    ),
    "evidence": TableSettings(
        columns=("key", "label", "table", "quote", "sentence", "translation"),
        facets=("table", "seed_id"),
    ),
    META.name: TableSettings(role=Role.ACCOUNT, hidden=True),
}


@dataclass(frozen=True)
class Catalogue:
    """The tables, views and worked questions of a database, and what is declared of them.

    ``descriptor`` is that of the package. Tables, views and questions come in the order in which
    pages list them. ``words`` are those of the package in other
    languages (``sandhi.publish.languages``).
    """

    descriptor: Mapping[str, Any]
    settings: Settings
    tables: Mapping[str, TableSchema]
    views: Mapping[str, Declaration]
    questions: Mapping[str, Declaration]
    words: Mapping[str, Words] = field(default_factory=dict)


def catalogue(package: Package) -> Catalogue:
    """The catalogue of the database of a package; PackageError where something is misdeclared."""
    tables = {**database_schemas(package), RECORDS.name: directory(package), META.name: META}
    return Catalogue(
        package.descriptor,
        replace(package.settings, tables=_OF_THE_TOOL | {**package.settings.tables}),
        tables,
        {view.name: view for view in every_view(package)},
        {question.name: question for question in questions(package)},
        by_page_language(package_words(package)),
    )


def catalogue_json(whole: Catalogue) -> dict[str, Any]:
    """The JSON of a catalogue but for its descriptor, which is stored beside it."""
    return {
        "settings": settings_json(whole.settings),
        "tables": {name: schema_json(schema) for name, schema in whole.tables.items()},
        "views": [view._asdict() for view in whole.views.values()],
        "questions": [question._asdict() for question in whole.questions.values()],
        "words": {language: dict(words) for language, words in whole.words.items()},
    }


def parse_catalogue(raw: Mapping[str, Any], descriptor: Mapping[str, Any]) -> Catalogue:
    """A catalogue from its JSON; LookupError, TypeError or ValueError where that is none.

    Whoever wrote it, its descriptor has no addresses but those of the web.
    """
    return Catalogue(
        without_others(descriptor),
        parse_settings(raw["settings"]),
        {name: parse_schema(name, schema) for name, schema in raw["tables"].items()},
        {one["name"]: Declaration(**one) for one in raw["views"]},
        {one["name"]: Declaration(**one) for one in raw["questions"]},
        raw["words"],
    )
