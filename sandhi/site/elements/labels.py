"""Words made shorter where there is little room, or where a part of them stands already."""

import re
from typing import Any

from jinja2 import Environment, pass_environment
from markupsafe import Markup

from sandhi.package.article_words import in_prose
from sandhi.package.labels import SEPARATOR
from sandhi.site.elements.addresses import seed_path
from sandhi.site.elements.interface import ENGLISH, gettext, language, word
from sandhi.site.elements.language import article_name, marked
from sandhi.site.elements.values.words import value_label
from sandhi.site.store import Contents
from sandhi.site.store.contents import worded_contents
from sandhi.site.store.tables import SEEDS

_AND = " and "
_JOINTS = re.compile(rf"(, |; |: |{_AND})")  # of names in a list
_WORD = re.compile(r"[a-z]{2}")  # of English, not of a key or a number
_SOURCE = Markup('<a class="source" href="%s" title="%s">%s</a>')
_STOPS = " \n,;:.।–—-"  # with which a text may go on after its headline
_STOP = re.compile(r"[.।] ")


def without(label: str, *names: str) -> str:
    """Return the label of a row without the part that names the row which it refers to.

    A part that ends with an ellipsis was cut, and stands for any name that begins so. Where the
    cut left nothing of a part, what is before it is whole.
    """
    label = label.removesuffix(f"{SEPARATOR.rstrip()}…").rstrip()
    parts = [
        part
        for part in label.split(SEPARATOR)
        if part not in names
        and not (part.endswith("…") and any(name.startswith(part[:-1]) for name in names))
    ]
    return SEPARATOR.join(parts) or label


def names_in_language(site: Contents, text: str) -> str:
    """Return names of rows, alone or in a list, as the rows are called in the site's language.

    Words that a question writes among them are as the package says them. What joins names with
    words that are none is a sentence, and stays as it is.
    """
    if language() == ENGLISH:
        return text
    if (whole := word(text)) != text:
        return whole
    pieces = _JOINTS.split(text)
    labels = {piece: site.labels_by_name.get(piece) or word(piece) for piece in pieces[::2]}
    other = any(said == piece and _WORD.search(piece) for piece, said in labels.items())
    if _AND in pieces[1::2] and other:
        return text
    labels |= {joint: joint for joint in pieces[1::2]}
    labels[_AND] = " " + gettext("and") + " "
    return "".join(labels[piece] for piece in pieces)


def coded_words(
    site: Contents, column: str, text: str, view: str = "", first_column: str = ""
) -> str:
    """Return a value of a column of a view as its page says it in words.

    A view has values of columns of tables that are called alike, first of that whose keys are its
    ``first_column``, and what it says itself.
    """
    if (own_words := word(text, f"{view}.{column}")) != word(text):
        return own_words
    table_names: dict[tuple[str, str, str], str] = site.memory.setdefault("coded", {})
    home = site.homes.get(first_column, "")
    if (column, text, home) not in table_names:
        tables = [name for name, one in site.tables.items() if text in one.values.get(column, {})]
        table_names[column, text, home] = home if home in tables else next(iter(tables), "")
    table = site.tables.get(table_names[column, text, home])
    wording = value_label(table, column, text) if table else word(text)
    return wording if wording != text else names_in_language(site, text)


def table_noun(site: Contents, column: str, text: str) -> str:
    """Return what a row of a table is called, where a column says of which table it is; else ""."""
    table = site.tables.get(text) if column == "table" else None
    return table.singular if table else ""


def first_sentence(text: str) -> str:
    """Return a description up to its first full stop, or danda."""
    stop = _STOP.search(text)
    return text[: stop.start() + 1] if stop else text


def after_headline(text: str, headline: str) -> str:
    """Return how a text goes on after its headline, if it begins with that."""
    return text.removeprefix(headline).lstrip(_STOPS)


def beginning(text: str) -> str:
    """Return the head of a text up to its last whole word."""
    head = " ".join(text.split())
    return (head.rpartition(" ")[0] or head) + " …"


@pass_environment
def articles_named(environment: Environment, text: str) -> Markup:
    """Return a text as HTML in which a key of a source text is what that text is called.

    People write keys where they mean articles; readers know the articles by their names.
    """
    shared: Any = environment.globals
    site: Contents = worded_contents(shared["site"])
    names = site.labels.get(SEEDS, {})
    if not names:
        return marked(text, site.languages)
    memory = site.memory  # many texts are asked for, and there may be many articles
    if "article keys" not in memory:
        memory["article keys"] = re.compile(rf"\b({'|'.join(map(re.escape, names))})\b")
    pieces = memory["article keys"].split(text)
    called = [
        in_prose(names[part], "".join(pieces[:place])) if place % 2 else part
        for place, part in enumerate(pieces)
    ]
    html_pieces = [
        _SOURCE % (shared["path_of"](seed_path(part)), part, article_name(name, site.languages))
        if place % 2
        else marked(part, site.languages)
        for place, (part, name) in enumerate(zip(pieces, called, strict=True))
    ]
    return Markup("").join(html_pieces)
