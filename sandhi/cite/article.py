"""An article itself, as its publisher's: beside the row of the dataset that tells of it.

Who cites the row cites the work of those who made the dataset; who cites the article does not. So
its record has no author but whom its row would name, and that is nobody.
"""

import re
from itertools import takewhile
from typing import NamedTuple

from sandhi.cite.record import Citable, Row, seed_path, whole_address
from sandhi.cite.statement import text
from sandhi.package import TableSchema, TableSettings
from sandhi.package.addresses import web_address
from sandhi.package.labels import DAYS

_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


class ArticleRecord(NamedTuple):
    """What is known of an article; whatever is not is empty.

    ``appeared_in`` is its publisher, or else the agency that it credits. ``first`` and ``last`` are
    the days (ISO 8601) between which it was published, each with less of a date where that is all
    that is known. ``note`` says which text was read, by its hashes, and whose it is.
    """

    identifier: str
    title: str
    appeared_in: str
    first: str
    last: str
    language: str
    address: str
    note: str

    @property
    def published(self) -> str:
        """When it was published, in EDTF: a date, or an interval of which one end may be open."""
        if self.first == self.last:
            return self.first
        return f"{self.first or '..'}/{self.last or '..'}"

    @property
    def agreed(self) -> str:
        """The day, month or year that its first and its last day have in common."""
        pairs = zip(self.first.split("-"), self.last.split("-"), strict=False)
        return "-".join(first for first, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def article_record(cited: Citable) -> ArticleRecord | None:
    """Return the article of which a row tells that is to be cited; None for any other row.

    Its address is that which the row declares, or else that of its text on the dataset's site.
    """
    source = cited.source
    if source is None or source.seed_id != cited.key:
        return None
    first, last = (str(cited.values.get(column) or "") for column in DAYS)
    return ArticleRecord(
        identifier=f"{cited.identifier}-article",
        title=cited.title,
        appeared_in=source.publisher or source.credit,
        first=first if _DAY.fullmatch(first) else "",
        last=last if _DAY.fullmatch(last) else "",
        language=source.language,
        address=cited.elsewhere or whole_address(cited.dataset, seed_path(cited.key)),
        note=f"{text(cited)} The text remains its publisher's.",
    )


def address_elsewhere(schema: TableSchema | None, settings: TableSettings, values: Row) -> str:
    """Return the address on the web that a row declares to be its own; empty where it has none.

    It is in the first column that the settings give addresses for (``urls``), or that the schema
    says to hold some (the format ``uri``).
    """
    for field in schema.fields if schema else ():
        template = settings.urls.get(field.name) or ("{}" if field.format == "uri" else "")
        cell = str(values.get(field.name) or "")
        if template and cell and (address := web_address(template.replace("{}", cell))):
            return address
    return ""
