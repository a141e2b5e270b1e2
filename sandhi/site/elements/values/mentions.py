"""Texts of ours that speak of source texts by their keys: each key as a link, by its name."""

from jinja2 import Environment, pass_environment
from markupsafe import Markup
from regex import compile as compiled

from sandhi.site.elements.addresses import seed_path
from sandhi.site.elements.language import languages_of, marked
from sandhi.site.store import Contents
from sandhi.site.store.tables import SEEDS

_WORD = compiled(r"\w+(?:-\w+)*")


@pass_environment
def naming_articles(environment: Environment, text: str) -> Markup:
    """Return a text as HTML, in which each key of a source text is a link with its name."""
    site: Contents = environment.globals["site"]
    names, languages = site.labels.get(SEEDS, {}), languages_of(environment)
    path = environment.globals["urls"].path
    pieces, copied = [], 0
    for word in _WORD.finditer(text):
        if word[0] in names:
            link = Markup('<a href="{}" title="{}">{}</a>').format(
                path(seed_path(word[0])), word[0], marked(names[word[0]], languages)
            )
            pieces += [marked(text[copied : word.start()], languages), link]
            copied = word.end()
    return Markup("").join([*pieces, marked(text[copied:], languages)])
