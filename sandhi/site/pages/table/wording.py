"""What chosen rows are called in words: their table or question, what chose them, their order."""

from collections.abc import Iterator

from sandhi.cite.results import SEARCH_TERMS, Question
from sandhi.package.declarations import Declaration
from sandhi.site.elements.interface import gettext, word
from sandhi.site.elements.values.dates import is_date, written_date
from sandhi.site.pages.table.filters import SEARCH, comparison, filter_words, split_filter
from sandhi.site.pages.table.times import FROM, TO, time_words
from sandhi.site.store import Contents, DatabaseTable
from sandhi.site.store.tables import SEEDS

_SORT, _SORT_DOWN = "_sort", "_sort_desc"


def question_title(site: Contents, question: Question) -> str:
    """Return what the answer to a question is called, with its terms in words.

    One that is asked in SQL of its own has no words for them, and is called by its terms.
    """
    declared = site.catalogue.questions.get(question.table)
    if question.table in site.tables:
        table = site.tables[question.table]
        title, phrases = table.title, [*_of_table(site, table, question)]
    elif declared:
        title, phrases = declared.title, [*_of_parameters(question, declared)]
    else:
        terms = dict(question.pairs)
        title = gettext("Search for “%s”") % terms.get("q", "")
        phrases = [*_of_search(site, terms)]
    return f"{title}: {', '.join(phrases)}" if phrases else title


def _of_table(site: Contents, table: DatabaseTable, question: Question) -> Iterator[str]:
    """The filters of a table, then its words, then its order."""
    order = {SEARCH: 1, _SORT: 2, _SORT_DOWN: 2}
    for name, value in sorted(question.pairs, key=lambda pair: order.get(pair[0], 0)):
        if name in (_SORT, _SORT_DOWN):
            yield _in_order(site, table, value, is_down=name == _SORT_DOWN)
        elif name.startswith(SEARCH):
            yield gettext("with “%s”") % value
        elif name in (FROM, TO):
            yield _within(time_words(name, value))
        else:
            column, lookup = split_filter(name)
            yield _filtered(site, table, column, lookup, value)


def _filtered(site: Contents, table: DatabaseTable, column: str, lookup: str, value: str) -> str:
    title = _within(table.titles.get(column, column))
    if lookup in ("isnull", "isblank", "notnull", "notblank"):
        return f"{title} {comparison(lookup)}"
    words = filter_words(site, table, column, value)
    return f"{title} {words}" if lookup == "exact" else f"{title} {comparison(lookup)} {words}"


def _in_order(site: Contents, table: DatabaseTable, column: str, *, is_down: bool) -> str:
    schema = site.catalogue.tables.get(table.name)
    samples = {field.name: field.sample for field in schema.fields} if schema else {}
    if is_date(samples.get(column, "")):
        return gettext("latest first") if is_down else gettext("earliest first")
    phrase = gettext("ordered by %s, descending") if is_down else gettext("ordered by %s")
    return phrase % _within(table.titles.get(column, column))


def _of_parameters(question: Question, declared: Declaration) -> Iterator[str]:
    """What a worked question is asked, under its title where it has several; then words, order."""
    terms = dict(question.pairs)
    for name in declared.parameters:
        if value := terms.get(name, "").strip():
            title = _within(word(declared.titles[name]))
            yield value if len(declared.parameters) == 1 else f"{title} {value}"
    if words := terms.get(SEARCH):
        yield gettext("with “%s”") % words
    for name, phrase in (
        (_SORT, gettext("ordered by %s")),
        (_SORT_DOWN, gettext("ordered by %s, descending")),
    ):
        if column := terms.get(name):
            yield phrase % _within(word(declared.titles.get(column, column)))


def _of_search(site: Contents, terms: dict[str, str]) -> Iterator[str]:
    _, table, seed, after, before = (terms.get(name, "") for name in SEARCH_TERMS)
    if table:
        yield site.tables[table].title if table in site.tables else word(table)
    if seed:
        yield site.label(SEEDS, seed)
    if after or before:
        yield written_date(f"{after or '..'}/{before or '..'}")


def _within(title: str) -> str:
    """The title of a column as it stands within a sentence: initials stay as they are."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
