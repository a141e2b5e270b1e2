"""What a page says, and the parts of it that tests look for."""

import re
from html import unescape


def unspanned(html: str) -> str:
    """A page without what keeps a day on one line."""
    return re.sub(r'<span class="unbroken">([^<]*)</span>', r"\1", html)


def text(html: str) -> str:
    """What a page says, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", unspanned(html))).split())


def heading(html: str) -> str:
    (found,) = re.findall(r"<h1>(.*?)</h1>", html, re.DOTALL)
    return text(found)


def group(page: str, name: str) -> str:
    """The section of a page with the rows of a table that refer to its row."""
    (found,) = re.findall(rf'aria-labelledby="by-{name}">(.*?)</section>', page, re.DOTALL)
    return str(found)
