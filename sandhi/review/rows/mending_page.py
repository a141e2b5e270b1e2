"""The page on which a row is found that is to be set right, and a table to which one is added."""

import re
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from sandhi.files import PackageError
from sandhi.package import ANCHOR, LEDGER
from sandhi.package.settings import VERBATIM
from sandhi.review.composer.passage import passage_at
from sandhi.review.composer.shape import composed_tables
from sandhi.review.pages import Sitting
from sandhi.review.rows.listed import rows_at, rows_in_error, rows_of_sitting

_OFFSET = re.compile(r"[0-9]{1,9}")


class MendingPage:
    """The page, over the seeds of a sitting."""

    def __init__(self, sitting: Sitting) -> None:
        """Serve a sitting."""
        self._sitting = sitting

    async def show(self, request: Request) -> Response:
        """The rows at a passage, if one is named; those of the sitting; what the check finds."""
        query = request.query_params
        place = query.get("seed", ""), query.get("start", ""), query.get("end", "")
        is_checked = bool(query.get("check"))
        return await self._sitting.answered(lambda: self._rendered(*place, is_checked=is_checked))

    def _rendered(self, seed: str, start: str, end: str, *, is_checked: bool) -> Response:
        package, decisions = self._sitting.package(), self._sitting.session.decisions
        is_placed = bool(_OFFSET.fullmatch(start) and _OFFSET.fullmatch(end))
        if seed and seed not in self._sitting.seeds_of(package):
            raise PackageError(f"the sitting has no seed {seed[:40]!a}")
        passage = passage_at(package, seed, int(start), int(end)) if seed and is_placed else None
        rows_here = rows_at(package, seed, passage.span) if passage else []
        anchor = passage.anchor(passage.span) if passage else {}
        made_elsewhere = {LEDGER, *composed_tables(package)}
        tables = [
            (
                schema.title,
                f"/row/{name}?" + urlencode(anchor if schema.anchored else {}),
            )
            for name, schema in package.schemas.items()
            if name not in made_elsewhere
            and package.settings.of(name).role not in VERBATIM
            and (passage or not {*ANCHOR} <= {*schema.names})
        ]
        values = {
            "passage": passage,
            "lists": [
                ("h", "Coded at this passage", rows_here),
                ("w", "Written in this sitting", rows_of_sitting(package, decisions)),
                ("f", "What the check finds", rows_in_error(package) if is_checked else []),
            ],
            "is_checked": is_checked,
            "tables": tables,
            "back": f"/text/{seed}?at={start}" if passage else "/",
            "message": self._sitting.taken_message(),
            "faults": [],
        }
        return self._sitting.rendered("mend.html", package, values)
