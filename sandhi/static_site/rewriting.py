"""A page with its links leading from file to file.

Nothing else of a page is changed, to the byte: what it says is what the served one says. A link to
what has no file stays as words, a form that only a server can answer goes, and the page says so in
one line. Scripts that ask the server for parts of pages go too: without them each is a page.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from typing import NamedTuple

NOTE_CLASS = "served-only"
SERVED_SCRIPTS = ("charts.js", "reader.js")

# What the templates write is well-formed, so a tag is what stands between its brackets, but for
# those in quotes; what stands in comments, scripts and styles is none.
_ATTRIBUTES = r"""(?:[\s/](?:[^>"']++|"[^"]*+"|'[^']*+')*+)?"""
_TAG = re.compile(
    rf"<!--.*?-->|<(?P<raw>script|style)\b{_ATTRIBUTES}>(?P<within>.*?</(?P=raw)>)"
    rf"|<(?P<name>[A-Za-z][^\s/>]*+){_ATTRIBUTES}>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""(\s)(href|src|action|xlink:href)(\s*=\s*)("[^"]*"|'[^']*')""")
_PLACES = ("href", "src", "action")
_PICTURE = re.compile(r'\bproperty="og:image" content="([^"]*)"')
_DIALOG = re.compile(r"""\smethod\s*=\s*["']dialog["']""")
_END_OF_FORM, _END_OF_MAIN = "</form>", "</main>"


class Leading(NamedTuple):
    """Where the links of a page are to lead.

    ``link`` gives, for a link as it stands in a tag of that name, the one that leads to a file; the
    same where it leads off the site; None where there is no file. ``is_search`` says of the
    ``action`` of a form whether it is the search of the whole site, which the browser does.
    """

    link: Callable[[str, str], str | None]
    is_search: Callable[[str], bool]
    note: Callable[[], str]  # what a page says of which something was left out
    head: str  # what stands at the beginning of each head


def rewritten(page: str, leading: Leading) -> str:
    """Return a page with its links leading from file to file.

    The picture that stands for a page elsewhere is led to as well, and its address stays as it is.
    """
    pieces: list[str] = []
    copied, left_out = 0, False
    for match in _TAG.finditer(page):
        name = match["raw"] or match["name"]
        if name is None or match.start() < copied:  # a comment, or within a form that went
            continue
        tag = page[match.start() : match.start("within") if match["raw"] else match.end()]
        if name == "form" and not _is_kept(tag, leading):
            end = page.index(_END_OF_FORM, match.end()) + len(_END_OF_FORM)
            pieces.append(page[copied : match.start()])
            copied, left_out = end, True
        elif match["raw"] and any(script in tag for script in SERVED_SCRIPTS):
            pieces.append(page[copied : match.start()])
            copied = match.end()
        elif name == "head":
            pieces += (page[copied : match.end()], leading.head)
            copied = match.end()
        elif name == "meta":
            if picture := _PICTURE.search(tag):
                leading.link(unescape(picture[1]), name)
        elif any(place in tag for place in _PLACES) and (led := _led(name, tag, leading)) != tag:
            pieces += (page[copied : match.start()], led)
            copied = match.start() + len(tag)
            left_out |= name != "link" and len(_ATTRIBUTE.findall(led)) < len(
                _ATTRIBUTE.findall(tag)
            )
    whole = "".join([*pieces, page[copied:]])
    if not left_out:
        return whole
    note = f'<p class="{NOTE_CLASS}" role="note">{escape(leading.note())}</p>\n'
    return whole.replace(_END_OF_MAIN, note + _END_OF_MAIN, 1)


def _is_kept(form: str, leading: Leading) -> bool:
    """Whether a form is of use without a server."""
    led = {match[2]: unescape(match[4][1:-1]) for match in _ATTRIBUTE.finditer(form)}
    return bool(_DIALOG.search(form)) or leading.is_search(led.get("action", ""))


def _led(name: str, tag: str, leading: Leading) -> str:
    """A tag with its links leading to files, or nowhere; a ``link`` to nowhere is none at all."""
    lost = False

    def attribute(match: re.Match[str]) -> str:
        nonlocal lost
        space, attribute_name, equals, value = match.groups()
        link = leading.link(unescape(value[1:-1]), name)
        lost |= link is None
        return "" if link is None else f'{space}{attribute_name}{equals}"{escape(link)}"'

    led = _ATTRIBUTE.sub(attribute, tag)
    return "" if lost and name == "link" else led
