"""What a row is called: its label, made in one place for pages, citations, downloads and prompts.

A label is the cells of the columns that the package declares as the table's ``label``; a key of
another table stands in it for the label of that table's row. A source text of which nothing is
declared is called as people call an article: by who published it, or its headline, and its days.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property

from sandhi.package.article_words import OF_SENTENCES, ArticleWords, with_words, words_of_articles
from sandhi.package.schema import TableSchema
from sandhi.package.settings import Role, Settings

Value = str | int | float | None
Row = Mapping[str, Value]
Rows = Callable[[str], Mapping[str, Row]]  # of a table, by key

LONGEST = 100  # code points of a label
SEPARATOR = " · "  # between the parts of a label

_NAMING = ("label", "name", "title", "quote")
# Of a source text: who it is by, what it is headed, how it begins; and the days of its publication.
_BY = ("publisher", "credit")
_HEADLINE, _TEXT = "headline", "text"
DAYS = ("published_earliest", "published_latest")
_SENTENCES = "sentences"
_HEAD = 36  # code points of a headline or a beginning that a name has
_LOOKED_AT = 200  # code points of a text that are looked at for how it begins
_DASH = "–"
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # whatever the machine speaks


def label_columns(settings: Settings, schema: TableSchema) -> tuple[str, ...]:
    """The columns that name a row: those declared, else the first that is made for it."""
    label = settings.of(schema.name).label
    names = {name.lower(): name for name in reversed(schema.names)}
    usual = (names[name] for name in _NAMING if name in names)
    return label or (next(usual, schema.primary_key),)


def naming_columns(settings: Settings, schema: TableSchema) -> tuple[str, ...]:
    """The columns that a label is made of: of a source text those that name an article."""
    if _is_article(settings, schema):
        columns = [name for name in (*_BY, _HEADLINE, _TEXT, *DAYS) if name in schema.names]
        return (*columns,) or (schema.primary_key,)
    if schema.name == _SENTENCES:  # which may have words for what names an article
        named_by = {one.named_by for one in settings.tables.values() if one.named_by}
        columns = [name for name in schema.names if name in {*OF_SENTENCES, *named_by}]
        return (*dict.fromkeys([*label_columns(settings, schema), *(columns if named_by else ())]),)
    return label_columns(settings, schema)


def names_in(settings: Settings, schema: TableSchema) -> set[str]:
    """The columns of a table in which a number names something: years, codes, keys of any table.

    No two rows are alike in what names them, and a quantity leads nowhere.
    """
    return {
        schema.primary_key,
        *schema.references,
        *settings.of(schema.name).urls,
        *(column for key in schema.unique_keys for column in key),
        *(
            field.name
            for field in schema.fields
            if field.type == "year"
            or field.categories
            or any(field.constraints.get(one) for one in ("unique", "enum"))
        ),
    }


def names_in_results(settings: Settings, schemas: Iterable[TableSchema]) -> frozenset[str]:
    """The columns in which a number names something, in what a statement yields.

    It is a name where it is one in each table that has such a column of numbers.
    """
    names, quantities = set[str](), set[str]()
    for schema in schemas:
        of_table = names_in(settings, schema)
        names |= of_table
        numbers = (field.name for field in schema.fields if field.type in ("integer", "number"))
        quantities.update(name for name in numbers if name not in of_table)
    return frozenset(names - quantities | {"key", "year"})


def article_name(key: str, row: Row) -> str:
    """What an article is called: by its publisher, headline or first words, and its days.

    Its key stands for the name of one that says nothing of itself.
    """
    by = next((str(row[name]) for name in _BY if row.get(name)), "")
    heading = _head(str(row.get(_HEADLINE) or ""))
    beginning = _head(str(row.get(_TEXT) or "")[:_LOOKED_AT])
    begins = heading or beginning
    name = by or (f"“{begins}”" if begins else key)
    first, last = (str(row.get(day) or "") for day in DAYS)
    return ", ".join(filter(None, [name, written_days(first, last)]))


def _head(text: str) -> str:
    """How a text begins, cut after a whole word and before what joins it to the next."""
    head = shortened(text, _HEAD)
    return head[:-1].rstrip(" ,;:–—-") + "…" if head.endswith("…") else head


def written_days(first: str, last: str) -> str:
    """Days as people write them: ``9–10 Nov 2024`` of two dates (ISO 8601), of which one may do."""
    try:
        begin, end = (date.fromisoformat(day) for day in (first or last, last or first))
    except ValueError:
        return _DASH.join(dict.fromkeys(filter(None, [first, last])))
    day, month, year = str(begin.day), MONTHS[begin.month - 1], str(begin.year)
    whole = f"{end.day} {MONTHS[end.month - 1]} {end.year}"
    if begin == end:
        return whole
    if begin.year != end.year:
        return f"{day} {month} {year} {_DASH} {whole}"
    return f"{day} {month} {_DASH} {whole}" if begin.month != end.month else f"{day}{_DASH}{whole}"


def _is_article(settings: Settings, schema: TableSchema) -> bool:
    table_settings = settings.of(schema.name)
    return table_settings.role is Role.SOURCE and not table_settings.label


class Labels:
    """The labels of the rows of several tables, each made when it is first asked for.

    Articles are called in the words of their translation, where the package names its column.
    """

    def __init__(self, schemas: Mapping[str, TableSchema], settings: Settings, rows: Rows) -> None:
        # Of each table the columns of its label, with the table of which one holds keys.
        self._columns = {
            name: [
                (column, target if (target := one.references.get(column)) in schemas else None)
                for column in label_columns(settings, one)
            ]
            for name, one in schemas.items()
        }
        self._records = {name: settings.of(name).record for name in schemas}
        self._articles = {name for name, one in schemas.items() if _is_article(settings, one)}
        self._rows = rows
        named_by = (settings.of(name).named_by for name in self._articles)
        self._words_by = next(filter(None, named_by), "") if _SENTENCES in schemas else ""
        self._untold = settings.no_facts_in
        self._telling = settings.coverage.sentences if settings.coverage else ()
        self._labels: dict[str, dict[str, str]] = {name: {} for name in schemas}

    def of(self, table: str, key: str) -> str:
        """The label of the row with that key; the key itself where there is no such row."""
        return self._of(table, key, ())

    def table(self, table: str) -> dict[str, str]:
        """The label of each row of a table by its key."""
        return {key: self.of(table, key) for key in self._rows(table)}

    def in_own_words(self, table: str, key: str) -> str:
        """What an article is called in the language that it is in."""
        return article_name(key, self._rows(table)[key])

    @cached_property
    def _words(self) -> dict[str, ArticleWords]:
        """What the sentences of the articles say in other words, where these are declared."""
        if not self._words_by:
            return {}
        sentences = self._rows(_SENTENCES).values()
        return words_of_articles(sentences, self._words_by, self._tells)

    def _tells(self, kind: str) -> bool:
        """Whether sentences of a kind tell something."""
        return kind in self._telling if self._telling else kind not in self._untold

    def _of(self, table: str, key: str, within: tuple[str, ...]) -> str:
        labels = self._labels.setdefault(table, {})
        if key in labels:
            return labels[key]
        row = self._rows(table).get(key)
        if row is None:
            return key
        if table in self._articles:
            worded = with_words(row, self._words.get(key), (*_BY, _HEADLINE), _TEXT)
            return labels.setdefault(key, article_name(key, worded))
        parts, whole = [], True
        for column, target in self._columns[table]:
            value = row.get(column)
            part = "" if value is None else str(value)
            if part and column == self._records[table]:
                target = self._home(part)
            if part and target:
                # A label that would lead back to its own table names that row by its key.
                if target not in (*within, table):
                    part = self._of(target, part, (*within, table))
                whole = not within
            parts.append(part)
        label = shortened(SEPARATOR.join(filter(None, parts))) or key
        if whole:  # and the same wherever it stands
            labels[key] = label
        return label

    def _home(self, key: str) -> str | None:
        """The table that has a row with that key."""
        return next((table for table in self._columns if key in self._rows(table)), None)


def shortened(label: str, longest: int = LONGEST) -> str:
    """A label on one line, cut after its last whole word if it is too long."""
    label = " ".join(label.split())
    if len(label) <= longest:
        return label
    head = label[:longest]
    return (head.rpartition(" ")[0] or head) + "…"
