"""Every kind of page that a site has, asked for: what does not answer as it should."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

from datasette.app import Datasette

from sandhi.site.app import open_site
from sandhi.site.elements.addresses import row_path, seed_path
from sandhi.site.elements.citing.citations import FORMATS_BY_ENDING
from sandhi.site.store.contents import Contents, contents
from sandhi.site.store.published_folder import publication

ROWS = 2  # of each table, whose pages are asked for; of the first, each format of its citation
FIXED = (
    "/ /sandhi /sandhi.json /search /search?q=tea /search?q=%E0%A4%9A%E0%A4%BE%E0%A4%AF /codebook "
    "/cite /cite?q=tea /downloads /changes.atom /robots.txt /sitemap.xml /-/health"
).split()


def addresses(site: Contents, keys: dict[str, list[str]]) -> Iterator[str]:
    """The addresses of all pages, but of a table only those of its first rows."""
    yield from FIXED
    for name in site.tables:
        path = f"/sandhi/{_tilde(name)}"
        yield path
        yield f"{path}.json?_shape=objects"
        yield f"{path}.csv?_stream=on&_size=max"
        if site.tables[name].kind == "table":
            yield f"/cite?{urlencode({'table': name})}"
        for number, key in enumerate(keys.get(name, ())[:ROWS]):
            yield row_path(name, key)
            yield f"{row_path(name, key)}.json?_shape=objects"
            yield f"/id/{quote(key, safe='')}"
            endings = FORMATS_BY_ENDING if number == 0 else ()
            yield from (f"/id/{quote(key, safe='')}.{ending}" for ending in endings)
            if name == "seeds":
                yield seed_path(key)
    for question in site.questions:
        wanted = urlencode(dict.fromkeys(question.parameters, "1"))
        yield f"/sandhi/{_tilde(question.name)}?{wanted}"
        yield f"/sandhi/{_tilde(question.name)}.json?{wanted}"


def _tilde(name: str) -> str:
    return row_path("", name).rpartition("/")[2]


async def dead(database: Path) -> list[str]:
    """The addresses of a site, of its pages and its downloads, that do not answer as they should.

    Each with the status, or the exception, that it answers with.
    """
    datasette = open_site(database)
    try:
        return [one async for one in _dead(datasette)]
    finally:
        for known in datasette.databases.values():
            known.close()


async def _dead(datasette: Datasette) -> Any:
    site = contents(datasette)
    rows = await datasette.get_database("sandhi").execute('SELECT "table", "key" FROM records')
    keys: dict[str, list[str]] = {}
    for row in rows:
        keys.setdefault(row["table"], []).append(row["key"])
    paths = [*addresses(site, keys)]
    paths += [f"/downloads/{quote(path)}" for path in publication(datasette).files]
    for address in paths:
        try:
            answer = await datasette.client.get(address, follow_redirects=True)
        except Exception as error:
            yield f"{address[:200]}: {type(error).__name__}: {error}"
            continue
        if answer.status_code != 200:
            yield f"{address[:200]}: {answer.status_code}"
        elif wrong := _misshapen(address, answer.headers["content-type"], answer.content):
            yield f"{address[:200]}: {wrong}"


def _misshapen(address: str, media_type: str, content: bytes) -> str:
    """What keeps programs from reading an answer; nothing where they can."""
    try:
        # A view without rows has no lines; a text without coded passages no annotations.
        if not content and "jsonl" not in media_type and not address.endswith(".ann"):
            return "nothing"
        if "xml" in media_type and "officedocument" not in media_type:
            ElementTree.fromstring(content)
        elif "json" in media_type and "jsonl" not in media_type:
            json.loads(content, parse_constant=_no_number)
        elif media_type.startswith("text/html") and b"Traceback" in content:
            return "a traceback"
    except ValueError as error:
        return f"{type(error).__name__}: {error}"
    except ElementTree.ParseError as error:
        return f"no XML: {error}"
    return ""


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number")
