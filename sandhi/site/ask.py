"""A question asked of a package with no server: its site is made for it, and gone afterwards."""

import asyncio
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from datasette.utils.asgi import NotFound
from datasette.views.base import DatasetteError

from sandhi.cite.results import OrderedResult, Question
from sandhi.files import PackageError
from sandhi.package import Package, Trust
from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.elements.citing.answers import answer


class QuestionError(PackageError):
    """A question that a package cannot be asked: one line that says why."""


def ask(package: Package, question: Question) -> OrderedResult:
    """Return what a question brings; QuestionError where it cannot be asked.

    No code of the package runs.
    PackageError, OSError or sqlite3.Error where no database can be built of the package.
    """
    with TemporaryDirectory(prefix="sandhi-") as folder:
        database = Path(folder) / "sandhi.db"
        build(replace(package, trust=Trust.WITHHELD), database)
        site = open_site(database)
        try:
            return asyncio.run(answer(site, question))
        except NotFound as error:
            raise QuestionError(f"{str(error).rstrip('.')}; name one that is there") from None
        except DatasetteError as error:
            raise QuestionError(f"{error.message.rstrip('.')}; ask otherwise") from None
