"""What the search in the browser looks into: every row of the directory, with its folded words.

The words are folded as those of the served search are (``sandhi.language.fold``); the script beside
the page folds what is typed. What the served one knows beyond that, other words for the same, words
that sound alike, and Hindi typed in Latin letters, no file does.
"""

import json
from collections.abc import Mapping

import regex
from datasette.app import Datasette

from sandhi.language import fold
from sandhi.publish.metadata import DATABASE
from sandhi.site.elements.addresses import row_path
from sandhi.site.store import contents, reading
from sandhi.site.store.directory import SearchedRow
from sandhi.static_site.addresses import INDEX, SiteAddress

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")


async def search_index(site: Datasette, files: Mapping[SiteAddress, str]) -> bytes:
    """Return the index of the rows whose pages are written, each to one of ``files``, as JSON.

    ``kinds`` has the title of each table; ``rows`` has, for each row, its key, its table, its
    label, its passage (empty where it has none), its words, folded, each once, between spaces, and
    the folder of its page, where that is not named after its table and key as they are.
    """
    rows = await reading(site, lambda store: store.directory.searched_rows())
    tables = contents(site).tables
    written_rows = [row for row in rows if _address(row) in files]
    kinds = {row.table: tables[row.table].title for row in written_rows}
    index = {"kinds": kinds, "rows": [_row(row, files[_address(row)]) for row in written_rows]}
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def _address(row: SearchedRow) -> SiteAddress:
    return SiteAddress(row_path(row.table, row.key))


def _row(row: SearchedRow, file: str) -> list[str]:
    words = _WORD.findall(fold(f"{row.key} {row.label} {row.quote} {row.words}"))
    entry = [row.key, row.table, row.label, row.quote, " ".join(dict.fromkeys(words))]
    folder = file.removesuffix(f"/{INDEX}")
    return entry if folder == f"{DATABASE}/{row.table}/{row.key}" else [*entry, folder]
