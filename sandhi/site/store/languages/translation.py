"""What a package declares, in the words of another language; what has none there stays English."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sandhi.package import TableSchema, TableSettings
from sandhi.package.declarations import Declaration
from sandhi.package.schema import Field
from sandhi.package.settings import AnsweredQuestion
from sandhi.publish.catalogue import Catalogue
from sandhi.publish.languages.interface import gettext
from sandhi.publish.languages.words import Words, as_words, wording
from sandhi.site.store.tables import DatabaseTable

_SPOKEN = ("title", "description", "label", "sentence")  # in the codebook


def worded_table(table: DatabaseTable, words: Words) -> DatabaseTable:
    """Return a table or a view as its pages name it in a language."""
    return replace(
        table,
        title=wording(words, table.title),
        description=wording(words, table.description),
        descriptions=_each(words, table.descriptions),
        titles={
            column: wording(words, title, f"{table.name}.{column}")
            for column, title in table.titles.items()
        },
        values={column: _each(words, values) for column, values in table.values.items()},
        settings=_settings(table.settings, words),
    )


def worded_catalogue(catalogue: Catalogue, words: Words) -> Catalogue:
    """Return a catalogue as pages speak of it in a language; names and SQL stay as they are."""
    settings = catalogue.settings
    reader = settings.reader
    presets = tuple(replace(one, title=wording(words, one.title)) for one in reader.presets)
    return replace(
        catalogue,
        settings=replace(
            settings,
            tables={name: _settings(table, words) for name, table in settings.tables.items()},
            questions=tuple(_question(one, words) for one in settings.questions),
            limits=tuple(wording(words, limit) for limit in settings.limits),
            reader=replace(reader, presets=presets),
        ),
        tables={name: _schema(schema, words) for name, schema in catalogue.tables.items()},
        views={name: _declaration(view, words) for name, view in catalogue.views.items()},
        questions={name: _declaration(one, words) for name, one in catalogue.questions.items()},
    )


def worded_codebook(codebook: Any, words: Words, place: str = "") -> Any:
    """Return a codebook, or a part of one, with its titles and sentences in a language.

    ``place`` is that of which it is a part: a table, or a column as ``TABLE.COLUMN``. Sentences of
    rules are words of the package, or, of the rules of the tool, of the interface.
    """
    if isinstance(codebook, list):
        return [worded_codebook(one, words, place) for one in codebook]
    if not isinstance(codebook, Mapping):
        return codebook
    place = ".".join(filter(None, [place, codebook.get("name")]))
    return {
        name: wording(words, gettext(value) if name == "sentence" else value, place)
        if name in _SPOKEN and isinstance(value, str)
        else worded_codebook(value, words, place)
        for name, value in codebook.items()
    }


def _each(words: Words, texts: Mapping[str, str]) -> dict[str, str]:
    return {name: wording(words, english) for name, english in texts.items()}


def _settings(settings: TableSettings, words: Words) -> TableSettings:
    phrases = {
        value: tuple(wording(words, phrase) for phrase in phrases)
        for value, phrases in settings.phrases.items()
    }
    return replace(
        settings,
        singular=wording(words, settings.singular),
        phrases=phrases,
        nobody=_each(words, settings.nobody),
        headings=_each(words, settings.headings),
    )


def _question(question: AnsweredQuestion, words: Words) -> AnsweredQuestion:
    answer = tuple(wording(words, sentence) for sentence in question.answer)
    title, drawing = wording(words, question.title), wording(words, question.drawing)
    return replace(question, title=title, answer=answer, drawing=drawing)


def _declaration(declared: Declaration, words: Words) -> Declaration:
    return declared._replace(
        title=wording(words, declared.title),
        description=wording(words, declared.description),
        terms=_each(words, declared.terms),
        headings={
            column: wording(words, title, f"{declared.name}.{column}")
            for column, title in declared.titles.items()
        },
    )


def _schema(schema: TableSchema, words: Words) -> TableSchema:
    return replace(
        schema,
        title=wording(words, schema.title),
        description=wording(words, schema.description),
        fields=tuple(
            _field(field, words, f"{schema.name}.{field.name}") for field in schema.fields
        ),
    )


def _field(field: Field, words: Words, place: str) -> Field:
    return replace(
        field,
        title=wording(words, field.title, place),
        description=wording(words, field.description),
        categories=tuple(
            replace(
                one,
                label=wording(words, one.label or as_words(one.value), place),
                description=wording(words, one.description),
            )
            for one in field.categories
        ),
    )
