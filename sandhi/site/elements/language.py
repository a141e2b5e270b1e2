"""Text in another language than that of the pages, marked as such.

So browsers choose its fonts and screen readers its voice.
"""

import re
from functools import lru_cache
from typing import Any

from jinja2 import Environment, pass_environment
from markupsafe import Markup

from sandhi.language.text_languages import TextLanguages
from sandhi.publish.languages.dates import DAY
from sandhi.site.elements.interface import ENGLISH, language
from sandhi.site.elements.templates import escaped

_WORD = re.compile(r"[a-z]{2}")  # which tells English words from keys and numbers
_UNBROKEN = r'<span class="unbroken">\g<0></span>'


def in_language(code: str, text: str) -> Markup:
    """Return a text as HTML, in a span with its ``lang`` if it is in a language of its own."""
    # Put together as text, since most of a page goes through here.
    html = escaped(text)
    return Markup(f'<span lang="{escaped(code)}">{html}</span>' if code else html)


def marked(text: str, languages: TextLanguages, seed: str | None = None) -> Markup:
    """Return a text as HTML, marked as a whole (``in_language``), or else each passage of it.

    ``seed`` is what it is about, if that is known. Days in words of ours stay on one line.
    """
    foreign = ENGLISH if language() != ENGLISH and _WORD.search(text) else ""
    if text.isascii():
        return in_language(foreign, text) if foreign else _ours(text)
    if code := languages.of(text, seed):
        return in_language(code, _ours(text) if code == language() else text)
    pieces: list[str] = []
    copied = 0
    write = escaped if foreign else _ours
    for start, end, code in languages.passages(text):
        pieces += (write(text[copied:start]), in_language(code, text[start:end]))
        copied = end
    return in_language(foreign, Markup("".join([*pieces, write(text[copied:])])))


@lru_cache(maxsize=4096, typed=True)  # the same names stand on many pages, as text and as HTML
def _ours(text: str) -> Markup:
    """A text in the language of the pages."""
    html = escaped(text)
    return Markup(DAY.sub(_UNBROKEN, str(html)) if DAY.search(text) else html)


def article_name(label: str, languages: TextLanguages) -> Markup:
    """Return the name of an article as HTML; its days stay on one line.

    They stand after its last comma, or within a sentence in brackets.
    """
    name, space, days = label.rpartition(" (") if label.endswith(")") else ("", "", label)
    if space:
        html = '{} <span class="unbroken">({}</span>'
    else:
        name, space, days = label.rpartition(", ")
        html = '{}, <span class="unbroken">{}</span>' if space else "{}{}"
    return Markup(html).format(marked(name, languages), escaped(days))


@pass_environment
def article_filter(environment: Environment, label: str) -> Markup:
    """Return what ``article_name`` does, for a template."""
    return article_name(label, languages_of(environment))


@pass_environment
def marked_filter(environment: Environment, text: str) -> Markup:
    """Return what ``marked`` does, for a template."""
    return marked(text, languages_of(environment))


@pass_environment
def described_filter(environment: Environment, text: str) -> Markup:
    """Return what ``marked`` does of a description, with names between backticks as code."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:  # one of them opens, and nothing closes
        return marked(text, languages_of(environment))
    return Markup("").join(
        Markup("<code>{}</code>").format(piece)
        if place % 2
        else marked(piece, languages_of(environment))
        for place, piece in enumerate(pieces)
    )


@pass_environment
def language_filter(environment: Environment, text: str) -> str:
    """Return the language of a text, for a template; empty where it is that of the pages."""
    return languages_of(environment).of(text)


def languages_of(environment: Environment) -> TextLanguages:
    """The languages of the texts of the site that an environment of templates is for."""
    site: Any = environment.globals["site"]
    languages: TextLanguages = site.languages
    return languages
