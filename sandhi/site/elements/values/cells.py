"""What stands in a cell, as people read it: names that link, dates and numbers in words.

What the data have instead, a key, a code or a date of EDTF, is said at hover. Nothing here asks the
database, so that a table takes no time for each of its cells.
"""

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from datasette.app import Datasette
from markupsafe import Markup, escape

from sandhi.package import ANCHOR
from sandhi.package.addresses import web_address
from sandhi.package.labels import shortened
from sandhi.publish.languages.numbers import number_words
from sandhi.site.elements.addresses import record_path, row_path
from sandhi.site.elements.interface import word
from sandhi.site.elements.labels import coded_words, first_sentence, table_noun
from sandhi.site.elements.language import article_name, in_language, marked
from sandhi.site.elements.values.dates import date_html, is_date
from sandhi.site.elements.values.languages import language_name
from sandhi.site.elements.values.words import truth_word, value_label, words
from sandhi.site.store import Contents, DatabaseTable
from sandhi.site.store.directory import DirectoryEntry, with_names
from sandhi.site.store.tables import SEEDS

QUOTE = ANCHOR[-1]
NAMING = ("label", "name", "title")  # the columns of a view that say what its rows are called
_HOVER = 120  # characters of a definition at hover; a list has it in each row, the codebook whole

_WORDS = 40  # characters of a value in words, at the most
_SLUG = re.compile(r"[a-z]+(?:_[a-z]+)+")
_MEMBERS, _LIST = re.compile(r"(; )"), re.compile(r"(, )")  # a name may have commas in it
_JOINTS = (": ", " (")  # of what a part of a list names with what is said of it

Cells = Mapping[str, object]


class CellWriter(NamedTuple):
    """Writes the cells of a table, a view or a worked question (``table`` is None) as HTML.

    ``entries`` are the rows of whichever table that columns of keys of any table name. It
    ``explains`` what codes mean at hover, but where a page has many rows and says it below them.
    ``unnamed`` are columns of a view whose keys are written as what their rows are called, beside
    the key itself in the ``head`` of a row. ``corrected`` is what texts have, by key and column,
    in cells that are right.
    """

    datasette: Datasette
    site: Contents
    table: DatabaseTable | None
    entries: Mapping[str, DirectoryEntry] = {}
    explains: bool = True
    unnamed: Collection[str] = ()
    head: str = ""
    corrected: Mapping[str, Mapping[str, str]] = {}

    def html(self, column: str, cells: Cells) -> Markup:
        """Return the HTML of one cell of a row; where it is empty, what is declared of that."""
        value = raw(cells[column])
        if value is None or value == "":
            return self._nobody(column, cells)
        if self.table and column in self.table.truths:
            return escape(truth_word(value))
        if isinstance(value, int | float) and not self._leads(column):
            is_table = self.table is not None and self.table.kind == "table"
            naming = self.table.naming if self.table and is_table else self.site.naming
            return escape(number_words(value, is_name=column in naming))
        text = str(value)
        if self.table and self.table.kind == "table":
            return self._of_table(self.table, column, text, cells)
        return self._of_view(column, text, cells)

    def _nobody(self, column: str, cells: Cells) -> Markup:
        """What is said where a view has a column for a part that nobody takes in what a row is."""
        home = self.site.homes.get(next(iter(cells)))
        is_view = self.table is not None and self.table.kind == "view"
        words_of_nobody = self.site.nobody.get(home or "", {}).get(column) if is_view else None
        return (
            Markup('<span class="none">{}</span>').format(words_of_nobody)
            if words_of_nobody
            else Markup("")
        )

    def _leads(self, column: str) -> bool:
        """Whether the values of a column lead to more: a number among them is a key or a code."""
        if self.table is None or self.table.kind != "table":
            return column in self.site.homes or column == "key"
        table = self.table
        leading = {*table.references, *table.settings.urls, *table.values}
        return column == table.key or column in leading

    def _of_table(self, table: DatabaseTable, column: str, text: str, cells: Cells) -> Markup:
        if target := table.references.get(column):
            return self._link(target, text, self.site.label(target, text))
        if column == table.key:
            return self._link(table.name, text, text)
        if column == table.record or (table.is_directory and column == "label"):
            entry = self.entries.get(text if column == table.record else str(raw(cells["key"])))
            return self._link(entry.table, entry.key, entry.label) if entry else self._text(text)
        if template := table.settings.urls.get(column):
            return link(template.replace("{}", text), text)
        if definition := table.values.get(column, {}).get(text):
            wording = value_label(table, column, text)
            if not self.explains:
                return escape(wording)
            hover = shortened(first_sentence(definition), _HOVER)
            return Markup('<span title="{}">{}</span>').format(hover, wording)
        if noun := table_noun(self.site, column, text):
            return Markup('<span title="{}">{}</span>').format(text, noun)
        if name := language_name(column, text):
            return Markup('<span title="{}">{}</span>').format(text, name)
        if column in table.verbatim:
            return self._quoted(column, text, cells)
        key = str(raw(cells.get(table.key)) or "")
        if key and column == table.label and len(table.settings.label) < 2:
            return self._link(table.name, key, self.site.row_name(table.name, key, text))
        if (wording := word(text, f"{table.name}.{column}")) != text:  # such as a unit
            return Markup('<span title="{}">{}</span>').format(text, wording)
        return self._plain(column, text, cells, codes=table.label != column)

    def _of_view(self, column: str, text: str, cells: Cells) -> Markup:
        if noun := table_noun(self.site, column, text):
            return Markup('<span title="{}">{}</span>').format(text, noun)
        if column in self.unnamed and (entry := self.entries.get(text)):
            return self._name_link(entry, is_head=column == self.head)
        home = self.site.homes.get(column)
        if home and text in self.site.labels.get(home, {}):
            return self._link(home, text, self.site.label(home, text) if home == SEEDS else text)
        # Of a table that no other refers to, no labels are at hand by which a key could be told.
        unlabelled = home in self.site.catalogue.tables and home not in self.site.labels
        if column == "key" or unlabelled:
            return path_link(self.datasette, record_path(text), escape(text))
        if column in NAMING and (row := self._own_row(cells)) and self.site.is_name(text, *row):
            return self._link(*row, self.site.whole_label(row, text))
        if len(text) <= _WORDS and not self.site.rows_by_name.get(text) and _JOINTS[0] not in text:
            view, first_column = self.table.name if self.table else "", next(iter(cells))
            wording = coded_words(self.site, column, text, view, first_column)
            if wording != text:
                return Markup('<span title="{}">{}</span>').format(text, wording)
        if _SLUG.fullmatch(text):
            return Markup('<span title="{}">{}</span>').format(text, words(text))
        return self._plain(column, text, cells, codes=True)

    def _name_link(self, entry: DirectoryEntry, *, is_head: bool) -> Markup:
        """What the row with a key is called; with the key, where that tells a row of the view."""
        link = self._link(entry.table, entry.key, entry.label)
        if not is_head or entry.label == entry.key:
            return link
        return Markup('{} <span class="key">{}</span>').format(link, entry.key)

    def _own_row(self, cells: Cells) -> tuple[str, str] | None:
        """The row that a row of a view speaks of: that of its first column, where that is a key."""
        first = next(iter(cells))
        home, key = self.site.homes.get(first), str(raw(cells[first]))
        return (home, key) if home else None

    def _plain(self, column: str, text: str, cells: Cells, *, codes: bool) -> Markup:
        """A text that may be a date, an address, a code of elsewhere, or names of rows."""
        if is_date(text):
            return date_html(text)
        if column == QUOTE:
            return self._quoted(column, text, cells)
        if " " not in text and (address := web_address(text)):
            return link(address, text)
        if codes and (row := self.site.codes.get(text)):
            label = self.site.label(*row)
            html = path_link(self.datasette, row_path(*row), marked(label, self.site.languages))
            return Markup('<span title="{}">{}</span>').format(text, html)
        if len(text) < 400 and (members := self._list(text, _MEMBERS, _LIST)):
            return members
        return self._our_text(text, cells)

    def _list(self, text: str, joint: re.Pattern[str], *joints: re.Pattern[str]) -> Markup | None:
        """A list with what its members name; None where they name nothing.

        A member that names nothing as a whole may be a list itself, by other joints.
        """
        members = joint.split(text)
        parts = [self._member(one, *joints) for one in members]
        if not any(parts):
            return None
        pairs = zip(members, parts, strict=True)
        return Markup("").join(html or self._our_text(member) for member, html in pairs)

    def _member(self, text: str, *joints: re.Pattern[str]) -> Markup | None:
        if not joints or not joints[0].search(text):
            return self._name(text)
        return self._whole_name(text) or self._list(text, *joints)

    def _our_text(self, text: str, cells: Cells | None = None) -> Markup:
        """A text of ours, with what articles are called where it has their keys."""
        return self._text(with_names(text, self.site.labels.get(SEEDS, {})), cells)

    def _name(self, part: str) -> Markup | None:
        """A part of a list with what it names: a row, as a link, or a word; None for any other.

        One with a colon in it names what stands before and after that, each by itself
        (``winner: Lions``), and one that ends with a count what is counted (``own_word (4)``).
        """
        if row := self.site.row_named(part):
            return self._link(*row, self.site.whole_label(row, part))
        for joint in _JOINTS:
            before, joined, after = part.partition(joint)
            first, second = (self._name(end) if joined else None for end in (before, after))
            if first or second:
                rest = (first or self._text(before), second or self._text(after))
                return escape(joined).join(rest)
        return self._whole_name(part) or (escape(words(part)) if _SLUG.match(part) else None)

    def _whole_name(self, part: str) -> Markup | None:
        """The row or the word that a text names as a whole; None for any other."""
        if row := self.site.row_named(part):
            return self._link(*row, self.site.whole_label(row, part))
        wording = words(part) if _SLUG.fullmatch(part) else word(part)
        return escape(wording) if wording != part else None

    def _link(self, table: str, key: str, label: str) -> Markup:
        write = article_name if table == SEEDS else marked
        html = write(label, self.site.languages)
        title = key if label != key else ""
        return path_link(self.datasette, row_path(table, key), html, title)

    def _quoted(self, column: str, text: str, cells: Cells) -> Markup:
        if column != QUOTE:
            return self._text(text, cells)
        seed = raw(cells.get("seed_id"))
        code = self.site.languages.of_passage(text, str(seed) if seed else None)
        return in_language(code, escape(text))

    def _text(self, text: str, cells: Cells | None = None) -> Markup:
        seed = raw(cells.get("seed_id")) if cells else None
        return marked(text, self.site.languages, str(seed) if seed else None)


def raw(value: object) -> object:
    """Return the value of a cell, which Datasette has with its label where it is a reference."""
    return value["value"] if isinstance(value, dict) else value


def corrected_html(as_written: Markup | str, right: Markup | str) -> Markup:
    """Return what is right beside what a text has instead, struck through."""
    arrow = '<span class="unbroken"><s>{}</s> <span aria-hidden="true">→</span> {}</span>'
    return Markup(arrow).format(as_written, right)


def link(address: str, text: str) -> Markup:
    """Return a link to elsewhere."""
    return Markup('<a rel="external" href="{}">{}</a>').format(address, text)


def path_link(datasette: Datasette, path: str, words: Markup, title: str = "") -> Markup:
    """Return a link to a page of the site; ``title`` is said at hover."""
    hover = Markup(' title="%s"') % title if title else Markup("")
    return Markup('<a href="%s"%s>%s</a>') % (datasette.urls.path(path), hover, words)
