"""What programs can ask for as a citation, in each of its forms."""

from collections.abc import Iterator

from sandhi.site.elements.citing.citations import FORMATS_BY_ENDING
from sandhi.site.pages.about.openapi.operation import Operation, Parameter, in_query
from sandhi.site.pages.about.openapi.schemas import ANY_OBJECT, TEXT

_PARTS = (
    in_query("key", "The key of a row"),
    in_query("table", "A table or a worked question"),
    in_query("where", "Conditions on its rows, as in the address of its page"),
)


def citing(key: Parameter, version: Parameter) -> Iterator[Operation]:
    """Yield a row with its citation, and whatever else is cited, in each form."""
    for ending, form in FORMATS_BY_ENDING.items():
        schema = ANY_OBJECT if ending in ("json", "jsonld") else TEXT
        schema = {"type": "array"} if ending == "csljson" else schema
        parameters = (key, version) if ending == "json" else (key,)
        yield Operation(
            f"/id/{{key}}.{ending}", f"citeRow{ending.capitalize()}", "rows",
            f"A row with its citation, as {form.label}", {form.media_type: schema}, parameters,
        )  # fmt: skip
        yield Operation(
            f"/cite.{ending}", f"citeAs{ending.capitalize()}", "rows",
            f"A citation as {form.label}: of the dataset or, by the arguments of /cite, of a part",
            {form.media_type: schema}, _PARTS,
        )  # fmt: skip
