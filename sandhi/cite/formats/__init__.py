"""The formats that a citation can be had in."""

import json
from collections.abc import Callable
from dataclasses import asdict
from math import isfinite
from typing import NamedTuple

from sandhi.cite.formats.annotation import annotation
from sandhi.cite.formats.bibtex import bibtex
from sandhi.cite.formats.csl import csl_json
from sandhi.cite.formats.ris import ris
from sandhi.cite.formats.schema_org import schema_org
from sandhi.cite.formats.styles import STYLES as STYLES
from sandhi.cite.formats.styles import reference
from sandhi.cite.formats.text import text
from sandhi.cite.record import Citable
from sandhi.cite.statement import statement


class Format(NamedTuple):
    """A format: what people call it, the ending of its files, its media type, its writer.

    Only formats for machines, and plain text, have an ending and a media type.
    """

    label: str
    ending: str
    media_type: str
    write: Callable[[Citable], str]


def json_ld(citable: Citable) -> str:
    """Return a W3C Web Annotation of the row's passage; without one, a node of schema.org."""
    return _json(annotation(citable) or schema_org(citable))


def plain_json(citable: Citable) -> str:
    """Return all that is known of what is cited, the row's cells among it, as a JSON object."""
    properties = {**asdict(citable), "address": citable.address, "statement": statement(citable)}
    order = [
        "key",
        "table",
        "title",
        "address",
        "digest",
        "swhid",
        "edition",
        "statement",
        "values",
    ]
    if citable.result:
        result = citable.result
        properties["result"] = {
            "table": result.question.table,
            "terms": result.question.terms,
            "digest": result.digest,
            "rows": [row._asdict() for row in result.rows],
        }
    dataset = citable.dataset
    properties["dataset"] |= {
        "authors": [author.as_json() for author in dataset.authors],
        "contributors": [one.as_json() for one in dataset.contributors],
        # They do not hold for what is but a text of another's.
        "licences": [] if citable.verbatim else [one._asdict() for one in dataset.licences],
    }
    order += ["passage", "source", "result", "dataset"]
    return _json({name: properties[name] for name in order if properties[name]})


def _in_style(style: str) -> Callable[[Citable], str]:
    return lambda citable: "".join(run.text for run in reference(citable, style))


def _json(value: object) -> str:
    return json.dumps(_in_json(value), ensure_ascii=False, indent=2, allow_nan=False)


def _in_json(value: object) -> object:
    """A value without what JSON has no word for, and a database of another's making may hold.

    That is null, as in the JSON of a table.
    """
    if isinstance(value, dict):
        return {name: _in_json(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_in_json(inner) for inner in value]
    if isinstance(value, bytes):
        return value.hex()
    return None if isinstance(value, float) and not isfinite(value) else value


FORMATS = {
    "text": Format("Text", "txt", "text/plain", text),
    "apa": Format("APA", "", "", _in_style("apa")),
    "chicago": Format("Chicago", "", "", _in_style("chicago")),
    "mla": Format("MLA", "", "", _in_style("mla")),
    "bibtex": Format("BibTeX", "bib", "application/x-bibtex", bibtex),
    "ris": Format("RIS", "ris", "application/x-research-info-systems", ris),
    "csljson": Format("CSL-JSON", "csljson", "application/vnd.citationstyles.csl+json", csl_json),
    "jsonld": Format("JSON-LD", "jsonld", "application/ld+json", json_ld),
    "json": Format("JSON", "json", "application/json", plain_json),
}
