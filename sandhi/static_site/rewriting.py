"""The links of a page, and the page with its links leading from file to file.

Nothing else of a page is changed, to the byte: what it says is what the served one says. A link to
what has no file stays as words, a form that only a server can answer goes, and the page says so in
one line. Scripts that ask the server for parts of pages go too: without them each is a page.
"""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from html.parser import HTMLParser
from typing import NamedTuple

NOTE_CLASS = "served-only"
SERVED_SCRIPTS = ("charts.js", "reader.js")

_ATTRIBUTE = re.compile(r"""(\s)(href|src|action|xlink:href)(\s*=\s*)("[^"]*"|'[^']*')""")
_PICTURE = re.compile(r'\bproperty="og:image" content="([^"]*)"')
_METHOD = re.compile(r"""\smethod\s*=\s*["']dialog["']""")
_END_OF_MAIN = re.compile(r"</main>")


class PageTag(NamedTuple):
    """A tag of a page that begins or ends an element: where it stands, and as it is written."""

    name: str
    start: int
    text: str
    opens: bool


class _Tags(HTMLParser):
    """All tags of a page, in order; what stands in scripts and comments is none."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.tags: list[PageTag] = []
        self._lines = [0]
        for match in re.finditer("\n", page):
            self._lines.append(match.end())
        self.feed(page)
        self.close()

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(PageTag(tag, self._at(), self.get_starttag_text() or "", True))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(PageTag(tag, self._at(), f"</{tag}>", False))


def links(page: str) -> Iterator[str]:
    """Yield what the links, styles, scripts and pictures of a page lead to; forms are no links.

    The picture that stands for a page elsewhere is one of them; its address stays as it is.
    """
    for tag in _Tags(page).tags:
        if tag.name == "meta" and (match := _PICTURE.search(tag.text)):
            yield unescape(match[1])
        if tag.opens and not _asks_server(tag):
            for match in _ATTRIBUTE.finditer(tag.text):
                if match[2] != "action":
                    yield unescape(match[4][1:-1])


class Leading(NamedTuple):
    """Where the links of a page are to lead.

    ``link`` gives, for a link as it stands in a tag of that name, the one that leads to a file; the
    same where it leads off the site; None where there is no file. ``is_search`` says of the
    ``action`` of a form whether it is the search of the whole site, which the browser does.
    """

    link: Callable[[str, str], str | None]
    is_search: Callable[[str], bool]
    note: str  # what a page says of which something was left out
    head: str  # what stands at the beginning of each head


def rewritten(page: str, leading: Leading) -> str:
    """Return a page with its links leading from file to file."""
    pieces: list[str] = []
    copied, left_out, gone = 0, False, ""
    for tag in _Tags(page).tags:
        end = tag.start + len(tag.text)
        if gone:  # within an element that goes as a whole
            if not tag.opens and tag.name == gone:
                copied, gone = page.index(">", tag.start) + 1, ""
            continue
        if not tag.opens:
            continue
        if _goes(tag, leading):
            pieces.append(page[copied : tag.start])
            copied = end
            gone = tag.name if tag.name in ("form", "script") else ""
            left_out |= tag.name == "form"
            continue
        written = _led(tag, leading)
        left_out |= len(_ATTRIBUTE.findall(written)) < len(_ATTRIBUTE.findall(tag.text))
        if tag.name == "head":
            written += leading.head
        pieces += (page[copied : tag.start], written)
        copied = end
    whole = "".join([*pieces, page[copied:]])
    if not left_out:
        return whole
    note = f'<p class="{NOTE_CLASS}" role="note">{escape(leading.note)}</p>\n'
    return _END_OF_MAIN.sub(lambda match: f"{note}{match[0]}", whole, count=1)


def _goes(tag: PageTag, leading: Leading) -> bool:
    """Whether an element is of no use without a server."""
    led = {match[2]: unescape(match[4][1:-1]) for match in _ATTRIBUTE.finditer(tag.text)}
    if tag.name == "form":
        return not (_METHOD.search(tag.text) or leading.is_search(led.get("action", "")))
    if _asks_server(tag):
        return True
    return tag.name == "link" and leading.link(led.get("href", ""), tag.name) is None


def _asks_server(tag: PageTag) -> bool:
    """Whether it is a script that asks the server for parts of pages."""
    return tag.name == "script" and any(name in tag.text for name in SERVED_SCRIPTS)


def _led(tag: PageTag, leading: Leading) -> str:
    """A tag with its links leading to files, or nowhere."""

    def attribute(match: re.Match[str]) -> str:
        space, name, equals, value = match.groups()
        link = leading.link(unescape(value[1:-1]), tag.name)
        return "" if link is None else f'{space}{name}{equals}"{escape(link)}"'

    return _ATTRIBUTE.sub(attribute, tag.text)
