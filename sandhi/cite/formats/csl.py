"""CSL-JSON: what is cited as an item of the Citation Style Language (version 1.0.2)."""

import json
from typing import Any

from sandhi.cite.evidence import evidence
from sandhi.cite.record import Citable


def item(citable: Citable) -> dict[str, Any]:
    """Return the variables of CSL that styles lay out."""
    dataset = citable.dataset
    variables = {
        "id": citable.identifier,
        "type": "dataset",
        "title": citable.title,
        "author": [{"literal": author} for author in dataset.authors],
        "issued": {"date-parts": [[int(dataset.year)]]} if dataset.year.isdecimal() else None,
        "container-title": None if citable.whole else dataset.title,
        "number": citable.key,
        "version": dataset.version,
        "URL": citable.address,
    }
    return {name: value for name, value in variables.items() if value}


def csl_json(citable: Citable) -> str:
    """Return a CSL-JSON list of one item; what CSL has no variable for stands under ``custom``."""
    dataset, passage = citable.dataset, citable.passage
    custom = {
        "table": citable.table,
        "row-sha256": citable.digest,
        "license": dataset.licence_address or dataset.licence,
    }
    if passage:
        custom |= {
            "quote": passage.quote,
            "translation": passage.translation,
            "seed": passage.seed_id,
            "seed-sha256": passage.sha256,
            "fragment": passage.fragment,
        }
    given = {name: value for name, value in custom.items() if value}
    cited = item(citable) | {"abstract": evidence(citable), "custom": given}
    return json.dumps([{k: v for k, v in cited.items() if v}], ensure_ascii=False, indent=2)
