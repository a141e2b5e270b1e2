"""What a package says of its charts in a language: titles, labels and names, as it declares them.

What it does not say in the language stays English.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sandhi.package import Package
from sandhi.package.labels import label_columns, shortened
from sandhi.publish.charts.declarations import Chart, Row
from sandhi.publish.languages.articles import dated_article
from sandhi.publish.languages.context import ENGLISH
from sandhi.publish.languages.wordlist import worded_label
from sandhi.publish.languages.words import Words, as_words, limiting_phrase, wording

_SEEDS = "seeds"
_AS_DECLARED = ("kind", "slots", "values")  # of what is declared of a chart


@dataclass(frozen=True)
class Translation:
    """A package in a language, by its code; ``own_labels`` are those of rows in it alone.

    These go by table and key; ``names`` has the same by what rows are called in English.
    """

    code: str
    words: Words
    own_labels: Mapping[str, Mapping[str, str]]
    names: Mapping[str, str]

    @classmethod
    def of(cls, package: Package, code: str, words: Words) -> "Translation":
        """Return a package in a language of which it has the words."""
        own_labels: dict[str, dict[str, str]] = {}
        names: dict[str, str] = {}
        for name, schema in package.schemas.items():
            if worded := worded_label(package.settings, schema) if words else "":
                # A label of which charts have a part is known by the whole of it.
                cells = package.cells(name)[[schema.primary_key, worded]]
                own_labels[name] = {
                    key: shortened(words[label])
                    for key, label in cells.itertuples(index=False)
                    if label in words and label != shortened(label)
                }
            if package.settings.of(name).named_by and code != ENGLISH:
                own_labels[name] = _in_own_words(package, name, code)
            if column := package.settings.of(name).labels.get(code):
                cells = package.cells(name)
                cells = cells[cells[column] != ""]
                labels = dict(zip(cells[schema.primary_key], cells[column], strict=True))
                own_labels[name] = own_labels.get(name, {}) | labels
                english, *others = label_columns(package.settings, schema)
                if not others:
                    names |= dict(zip(cells[english], cells[column], strict=True))
        return cls(code, words, own_labels, names)

    def chart(self, chart: Chart) -> Chart:
        """Return a chart as it is declared, with its titles in the language."""
        how = {
            name: part if name in _AS_DECLARED else self._translated(part)
            for name, part in chart.how.items()
        }
        how |= {"opens": [wording(self.words, one) for one in how.get("opens", ())]}
        terms = {name: wording(self.words, term) for name, term in chart.rows.terms.items()}
        heading = wording(self.words, chart.rows.title)
        return chart._replace(how=how, rows=chart.rows._replace(title=heading, terms=terms))

    def _translated(self, part: Any) -> Any:
        """A text in the language, and all texts that stand under a name."""
        match part:
            case str():
                return wording(self.words, part)
            case dict():
                return {name: self._translated(one) for name, one in part.items()}
            case [{}, *_]:
                return [self._translated(one) for one in part]
        return part

    def values(self, chart: Chart, labels: Mapping[str, Mapping[str, str]]) -> Any:
        """Return the labels of the enumerations of a chart, by column and value."""
        return {
            column: {
                value: wording(self.words, label or as_words(value), chart.how["values"][column])
                for value, label in named.items()
            }
            for column, named in labels.items()
        }

    def label(self, table: str, label: str, key: str) -> str:
        """Return what a row is called, which is so called in English."""
        if self.code == ENGLISH:
            return label
        if table == _SEEDS:
            return dated_article(self.own_labels.get(table, {}).get(key, label), self.code)
        return self.own_labels.get(table, {}).get(key) or wording(self.words, label)

    def cells(
        self, chart: Chart, rows: Iterable[Row], labels: Mapping[str, Mapping[str, str]]
    ) -> dict[str, str]:
        """Return what texts in cells of a chart are called, where not as they stand.

        Among them are the words that limit a number, with a slot for it.
        """
        if self.code == ENGLISH:
            return {}
        texts = {
            cell
            for row in rows
            for column, cell in row.items()
            if isinstance(cell, str) and column not in labels
        }
        texts |= {limiting_phrase(label) for label in labels.get("qualifier", {}).values()}
        called = {text: self.names.get(text) or wording(self.words, text) for text in texts}
        return {text: name for text, name in sorted(called.items()) if name != text}


def _in_own_words(package: Package, table: str, code: str) -> dict[str, str]:
    """What the articles of a language are called in it."""
    rows, labels = package.rows(table), package.labels
    return {
        key: labels.in_own_words(table, key)
        for key, row in rows.items()
        if row.get("language") == code
    }
