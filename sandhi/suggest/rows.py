"""Candidates as rows of the tables that they are for."""

from collections.abc import Iterable, Iterator

from sandhi.package import ANCHOR, Package, PackageError, TableSchema
from sandhi.package.opening.memory import memoized
from sandhi.suggest.candidates import Candidate, as_sentence
from sandhi.suggest.sources import SourceText
from sandhi.suggest.suggestions import Suggestion

_COUNT_NOTHING = ("article", "partitive", "dual")  # classes of numbers


def table_for(package: Package, kind: str) -> str:
    """The table that a package declares for a kind of candidate; PackageError where there is none.

    It is declared under ``suggest``: ``{"number": "figures", …}``.
    """
    table = package.settings.suggest.get(kind)
    if table is None:
        raise PackageError(
            f"datapackage.json declares no table for candidates of kind {kind}; "
            f"name one at /sandhi/suggest/{kind}"
        )
    return table


def rows(
    package: Package, table: str, suggestions: Iterable[Suggestion]
) -> Iterator[dict[str, str]]:
    """Candidates as rows of a table, but for their keys.

    A column gets what the candidate proposes under its name, the form of a name in the column that
    the package declares for it, and the reason in ``note``. An enumerated column that is left gets
    the value that the table's rows with the same quote agree on. A time that cannot be placed by
    itself is placed as the same words were in another text, if it lasts until publication there.
    Left out are numbers that count nothing, and names of what the table does not refer to.
    """
    schema = package.schemas[table]
    earlier, lasting = _agreed(package, table), _lasting(package, table)
    forms = [names.form for names in package.settings.names if names.table == table]
    for source, block, candidate, _ in suggestions:
        proposed = candidate.proposed
        if _is_for_no_row(candidate, schema):
            continue
        start, end = block.offset + candidate.start, block.offset + candidate.end
        place = (source.seed_id, start, end, candidate.quote)
        values = {
            **earlier.get(candidate.quote, {}),
            **({} if _is_unplaced(candidate) else {"note": as_sentence(candidate.why)}),
            **proposed,
            **(_until(lasting.get(candidate.quote), source) if _is_unplaced(candidate) else {}),
            **dict.fromkeys(forms, candidate.quote),
            **dict(zip(ANCHOR, place, strict=True)),
            schema.primary_key: "",
        }
        yield {name: _cell(values.get(name)) for name in schema.names}


def _is_for_no_row(candidate: Candidate, schema: TableSchema) -> bool:
    proposed = candidate.proposed
    if candidate.kind == "name":
        return not proposed.keys() & {*schema.names}
    return proposed.get("class") in _COUNT_NOTHING or bool(proposed.get("identifies"))


def _is_unplaced(candidate: Candidate) -> bool:
    return candidate.kind == "date" and candidate.proposed.get("edtf") is None


@memoized
def _lasting(package: Package, table: str) -> dict[str, dict[str, str]]:
    """For each quote, the last row whose time begins somewhere and ends with its publication."""
    if not {"edtf", "basis", "note"} <= {*package.schemas[table].names}:
        return {}
    latest = {key: row.get("published_latest") for key, row in package.rows("seeds").items()}
    return {
        row["quote"]: {str(name): str(cell) for name, cell in row.items()}
        for row in package.cells(table).to_dict("records")
        if (ends := row["edtf"].partition("/"))[0] not in ("", "..")
        and ends[2]
        and ends[2] == str(latest.get(row["seed_id"]))
    }


def _until(row: dict[str, str] | None, source: SourceText) -> dict[str, str]:
    """The time of a row that lasts until publication, with that of another text as its end."""
    if row is None or source.published is None:
        return {}
    begin = row["edtf"].partition("/")[0]
    end = source.published[1].isoformat()
    bounds = {"earliest": row.get("earliest", ""), "latest": end}
    return {"edtf": f"{begin}/{end}", "basis": row["basis"], "note": row["note"], **bounds}


@memoized
def _agreed(package: Package, table: str) -> dict[str, dict[str, str]]:
    """For each quote, the values of the enumerated columns on which its rows agree."""
    enumerated = [
        field.name for field in package.schemas[table].fields if "enum" in field.constraints
    ]
    cells = package.cells(table)
    agreed: dict[str, dict[str, str]] = {}
    for column in enumerated:
        values = cells.groupby("quote")[column].agg(["first", "nunique"])
        for quote, value in values.loc[values["nunique"] == 1, "first"].items():
            agreed.setdefault(str(quote), {})[column] = value
    return agreed


def _cell(value: object) -> str:
    return "" if value is None else str(value)
