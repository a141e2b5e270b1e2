"""The pages that files need and a server does not: the search, and those that lead elsewhere."""

import re
from html import escape

from sandhi.site.elements.interface import ENGLISH, gettext, languages, speaking

SEARCH = "/search"
_LANGUAGE = re.compile(r'<html lang="([^"]*)"')
_MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
_CANONICAL = '<link rel="canonical" href="{link}">\n'


def search_paths() -> frozenset[str]:
    """The paths of the search of the whole site, one for each language of the interface."""
    others = (code for code in languages() if code != ENGLISH)
    return frozenset((SEARCH, *(f"/{code}{SEARCH}" for code in others)))


def language_of(page: str) -> str:
    """The language that a page says it is in."""
    match = _LANGUAGE.search(page)
    return match[1] if match else ENGLISH


def note_of(page: str) -> str:
    """What a page says of which something was left out, in its language."""
    with speaking(language_of(page)):
        return gettext(
            "This is a copy as files: orders, further filters, searches and single files of a row "
            "are on a served site alone, and words without a link here."
        )


def with_search(page: str, path: str, *, script: str, index: str, home: str) -> str:
    """Return the page of the search with one that the browser does, in its language.

    ``path`` and ``script`` are its own path and that of its script, as a served page has them;
    ``index`` and ``home`` lead from its file to that of the index, and to the front page.
    """
    with speaking(language_of(page)):
        main = _SEARCH.format(
            path=escape(path),
            index=escape(index),
            home=escape(home),
            script=escape(script),
            search=gettext("Search"),
            label=gettext("Words of a row or its passage"),
            how=gettext(
                "All words must stand in a row, as they are or with more letters at their end. "
                "Capitals, nuktas, nasals and the script of digits need not match. Other words "
                "for the same and Hindi in Latin letters are understood only on a served site."
            ),
            hits=gettext("{n} hits"),
            first=gettext("{n} hits, of which the first {shown} are listed"),
            none=gettext("Nothing found. Try other words, or fewer."),
            failed=gettext("The index of this search could not be read; load the page again."),
            plain=gettext("This search needs JavaScript. All rows are in the tables."),
        )
    return _MAIN.sub(lambda _: main, page, count=1)


def leading_on(link: str, canonical: str) -> str:
    """Return a page that leads elsewhere at once; ``canonical`` may be empty."""
    canonical_link = _CANONICAL.format(link=escape(canonical)) if canonical else ""
    return _LEADING.format(link=escape(link), canonical=canonical_link)


_SEARCH = """<main id="content" data-index="{index}" data-home="{home}">
<h1>{search}</h1>
<form class="search-page" role="search" action="{path}">
<p class="ask">
<label class="unseen" for="q">{label}</label>
<input id="q" type="search" name="q" maxlength="400" aria-describedby="how">
<button>{search}</button>
</p>
<p id="how" class="definition">{how}</p>
</form>
<p class="told" role="status" data-hits="{hits}" data-first="{first}" data-none="{none}" data-failed="{failed}"></p>
<ol class="hits"></ol>
<noscript><p>{plain}</p></noscript>
<script src="{script}" defer></script>
</main>"""  # noqa: E501 (an element is a line)

_LEADING = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{link}</title>
{canonical}<meta http-equiv="refresh" content="0; url={link}">
</head>
<body>
<p><a href="{link}">{link}</a></p>
</body>
</html>
"""
