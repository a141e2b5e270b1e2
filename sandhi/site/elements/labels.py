"""Words made shorter where there is little room, or where a part of them stands already."""

import re
from typing import Any

from jinja2 import Environment, pass_environment
from markupsafe import Markup

from sandhi.package.labels import SEPARATOR
from sandhi.site.elements.addresses import seed_path
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.language import marked
from sandhi.site.store import Contents
from sandhi.site.store.contents import spoken
from sandhi.site.store.tables import SEEDS

_JOINTS = re.compile(r"(, |: | and )")  # of names in a list
_STOP = re.compile(r"[.।] ")


def without(label: str, *names: str) -> str:
    """Return the label of a row without the part that names the row which it refers to.

    A part that ends with an ellipsis was cut, and stands for any name that begins so.
    """
    kept = [
        part
        for part in label.split(SEPARATOR)
        if part not in names
        and not (part.endswith("…") and any(name.startswith(part[:-1]) for name in names))
    ]
    return SEPARATOR.join(kept) or label


def renamed(site: Contents, text: str) -> str:
    """Return names of rows, alone or in a list, as the rows are called in the site's language."""
    pieces = _JOINTS.split(text)
    if not any(piece in site.renamed for piece in pieces):
        return text
    joined = {" and ": f" {gettext('and')} "}
    return "".join(site.renamed.get(piece) or joined.get(piece, piece) for piece in pieces)


def first_sentence(text: str) -> str:
    """Return a description up to its first full stop, or danda."""
    stop = _STOP.search(text)
    return text[: stop.start() + 1] if stop else text


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
    site: Contents = spoken(shared["site"])
    names = site.labels.get(SEEDS, {})
    if not names:
        return marked(text, site.languages)
    kept = site.kept  # many texts are asked for, and there may be many articles
    if "article keys" not in kept:
        kept["article keys"] = re.compile(rf"\b({'|'.join(map(re.escape, names))})\b")
    pieces = kept["article keys"].split(text)
    named = [
        Markup('<a class="source" href="{}" title="{}">{}</a>').format(
            shared["path_of"](seed_path(part)), part, marked(names[part], site.languages)
        )
        if place % 2
        else marked(part, site.languages)
        for place, part in enumerate(pieces)
    ]
    return Markup("").join(named)
