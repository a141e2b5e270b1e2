"""CSL-JSON: what is cited as an item of the Citation Style Language (version 1.0.2)."""

import json
from typing import Any

from sandhi.cite.people import Contributor
from sandhi.cite.record import Citable
from sandhi.cite.statement import evidence, identity


def csl_json(citable: Citable) -> str:
    """Return a CSL-JSON list of one item; what CSL has no variable for stands under ``custom``."""
    dataset = citable.dataset
    item = {
        "id": citable.identifier,
        "type": "dataset",
        "title": citable.title,
        "author": [*map(_name, dataset.authors)],
        "issued": {"date-parts": [[int(dataset.year)]]} if dataset.year.isdecimal() else None,
        "container-title": None if citable.whole else dataset.title,
        "publisher": dataset.publisher,
        "number": citable.key,
        "version": dataset.version,
        "DOI": dataset.doi,
        "URL": citable.address,
        "note": identity(citable),
        "abstract": evidence(citable),
        "custom": _without_empty(_custom(citable)),
    }
    return json.dumps([_without_empty(item)], ensure_ascii=False, indent=2)


def _name(author: Contributor) -> dict[str, str]:
    if not author.is_person:
        return {"literal": author.name}
    return _without_empty({"family": author.family_name, "given": author.given_name})


def _custom(citable: Citable) -> dict[str, Any]:
    dataset, passage, source = citable.dataset, citable.passage, citable.source
    custom: dict[str, Any] = {
        "table": citable.table,
        "row-sha256": citable.digest,
        "swhid": citable.swhid,
        "license": (citable.licence.address or citable.licence.title) if citable.licence else "",
        "orcid": {one.name: one.orcid_address for one in dataset.authors if one.orcid},
    }
    if citable.result:
        custom |= {
            "query": citable.result.question.terms,
            "rows": len(citable.result.rows),
            "result-sha256": citable.result.digest,
            "dataset-sha256": citable.edition,
        }
    if source:
        custom |= {
            "seed": source.seed_id,
            "seed-sha256": source.sha256,
            "headline": source.headline,
            "article-publisher": source.publisher,
            "seed-swhid": passage.swhid if passage else source.swhid,
        }
    if passage:
        custom |= {
            "quote": passage.quote,
            "translation": passage.translation,
            "fragment": passage.fragment,
        }
    return custom


def _without_empty(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
