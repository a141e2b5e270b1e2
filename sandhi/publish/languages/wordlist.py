"""Which words a package declares, and what is amiss with what it says for them elsewhere."""

import re
from collections.abc import Iterable, Iterator

from sandhi.package import ANCHOR, Package, Role, Settings, TableSchema
from sandhi.package.declarations import exports, questions
from sandhi.package.labels import label_columns
from sandhi.publish.charts.declarations import charts, values
from sandhi.publish.languages.words import Words, as_words, chart_title, in_context, limiting_phrase
from sandhi.publish.sqlite.schemas import database_schemas, directory
from sandhi.publish.sqlite.views import every_view
from sandhi.text import has_unseen

_TEXT = re.compile(r"'((?:[^']|'')*)'")  # that a statement of SQL has, perhaps to be shown
_NAMED = (Role.ENTITY, Role.VOCABULARY, Role.DISPUTE)  # tables whose rows have names of ours
_AROUND = " :,;()"
_SLOT = re.compile(r"\{[^{}]*\}")


def worded_label(settings: Settings, schema: TableSchema) -> str:
    """The column of what rows are called in words of the package; empty where it is none.

    A label of several columns, one of another table's, and what a passage is called by, are none.
    """
    columns = label_columns(settings, schema)
    has_names_of_ours = settings.of(schema.name).role in _NAMED and len(columns) == 1
    return columns[0] if has_names_of_ours and columns[0] not in schema.references else ""


def declared_words(package: Package) -> Iterator[str]:
    """Yield all words of a package that pages show, in English."""
    settings = package.settings
    yield from (str(package.descriptor.get(name, "")) for name in ("title", "description"))
    sources = package.descriptor.get("sources") or ()
    yield from (str(source.get("title") or "") for source in sources if isinstance(source, dict))
    yield from settings.limits
    yield from (preset.title for preset in settings.reader.presets)
    for question in settings.questions:
        yield from (question.title, *question.answer)
    for table_settings in settings.tables.values():
        yield table_settings.singular
        yield from table_settings.headings.values()
        yield from table_settings.nobody.values()
        yield from (word for phrase in table_settings.phrases.values() for word in phrase)
    for schema in package.schemas.values():
        column = worded_label(settings, schema)
        table_settings = settings.of(schema.name)
        texts = table_settings.search or () if table_settings.role in _NAMED else ()
        for name in {column, *texts} & {field.name for field in schema.fields} - {*ANCHOR}:
            yield from map(str, package.table(schema.name)[name].dropna())
    for schema in (*database_schemas(package).values(), directory(package)):
        yield from (schema.title, schema.description)
        for field in schema.fields:
            place = f"{schema.name}.{field.name}"
            yield from (field.title, field.description, in_context(place, field.title))
            for category in field.categories:
                value_words = as_words(category.value), category.label
                yield from (*value_words, category.description)
                yield from (in_context(place, words) for words in value_words)
    drawn = charts(package)
    for declaration in questions(package):
        yield from (text.strip(_AROUND) for text in _TEXT.findall(declaration.sql))
    yield from (export.title for export in exports(package))
    for declaration in (
        *every_view(package),
        *questions(package),
        *(chart.rows for chart in drawn),
    ):
        yield from (
            declaration.title,
            declaration.description,
            *declaration.terms.values(),
            *declaration.titles.values(),
        )
    for view in every_view(package):
        for column, title in view.titles.items():
            yield in_context(f"{view.name}.{column}", title)
            for text in _TEXT.findall(view.sql):
                yield in_context(f"{view.name}.{column}", text)
    for chart in drawn:
        yield from (chart_title(chart.name), chart.how["title"], chart.how["subtitle"])
        for titles in ("columns", "filters", "lanes", "empty"):
            yield from chart.how.get(titles, {}).values()
        for parts in ("periods", "groups"):
            for part in chart.how.get(parts, []):
                yield from (text for text in part.values() if isinstance(text, str))
        yield str(chart.how.get("unit", ""))
        limits = values(package, chart).get("qualifier", {})
        yield from map(limiting_phrase, limits.values())
    yield from rule_sentences(package)


def rule_sentences(package: Package) -> Iterator[str]:
    """Yield what each rule of the package's own says; PackageError where they cannot be read."""
    from sandhi.check.registry import own_rules  # brings pandas, not needed by a site

    return (rule.sentence for table in package.schemas for rule in own_rules(package, table))


def faults(words: Words, declared: Iterable[str]) -> Iterator[str]:
    """Yield which words nothing declares, and what stands for some with other slots than theirs."""
    english_words = {*declared}
    for word, wording in words.items():
        if word not in english_words:
            yield f"nothing in the package is worded “{word[:60]}”"
        elif not wording.strip() or has_unseen(wording):
            what = "a character that cannot be seen" if wording.strip() else "nothing"
            yield f"what is said for “{word[:60]}” has {what} in it"
        elif sorted(_SLOT.findall(word)) != sorted(_SLOT.findall(wording)):
            yield f"what is said for “{word[:60]}” has other slots than that"
