"""All anchored rows as one collection of W3C Web Annotations."""

from sandhi.cite import citable
from sandhi.cite.formats.annotation import CONTEXT, annotation
from sandhi.cite.formats.schema_org import schema_org
from sandhi.cite.from_package import PackageSource
from sandhi.cite.record import addressed
from sandhi.package import Package
from sandhi.publish.created import created
from sandhi.publish.interchange.descriptors.files import dumped, without_empty
from sandhi.publish.interchange.texts.marks import coded_texts

# What of a row is said with each; what is said of the dataset is said once.
_OF_A_ROW = ("@type", "@id", "name", "identifier", "creditText")


def annotations(package: Package) -> bytes:
    """Return the collection, in the order of the texts: what made each of them, and when."""
    source = PackageSource(package)
    generator = {"type": "Software", "name": "sandhi"}
    made = {"created": created(package).isoformat().replace("+00:00", "Z"), "generator": generator}
    keys = [mark.key for coded in coded_texts(package) for mark in coded.passages]
    rows = (citable.row(source, key) for key in keys)
    items = [node for row in rows if row and (node := annotation(row))]
    for item in items:
        del item["@context"]  # that of the whole holds for each
        label, row = item["body"]
        item["body"] = [label, {name: row[name] for name in _OF_A_ROW if name in row}]
    return dumped(
        without_empty(
            {
                "@context": [CONTEXT, {"schema": "https://schema.org/"}],
                "id": addressed(source.dataset, "/annotations"),
                "type": "AnnotationCollection",
                "label": source.dataset.title,
                "schema:about": schema_org(citable.whole(source)),
                "total": len(items),
                "first": {
                    "type": "AnnotationPage",
                    "startIndex": 0,
                    "items": [item | made for item in items],
                },
            }
        )
    )
