"""A small package on another subject, without texts, that says things as other packages say them.

Orchards, trees and what they bore: schemas in the descriptor, names with capitals, hyphens and
spaces, keys as text, a tree that stems from another one, moments and years.
"""

import hashlib
import json
from pathlib import Path
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

ORCHARDS = "Orchard-No,Since\nO1,1904\nO2,2019\n"
TREES = "tree,Orchard-No,Graft of,Kind\nT1,O1,,pear\nT2,O2,T1,pear\n"
CROPS = (
    "Crop,tree,weighed at,Weight (kg),ripe\n"
    "C1,T1,2024-09-01T08:15:00+02:00,12.5,true\n"
    "C2,T2,2024-09-01T08:15:30.25Z,3,false\n"
)
FILES = {"data/orchards.csv": ORCHARDS, "data/trees.csv": TREES, "data/crops.csv": CROPS}


def orchards() -> Json:
    """The descriptor."""
    return {
        "profile": "tabular-data-package",
        "name": "orchards",
        "title": "Orchards",
        "description": "What the trees of two orchards bore.",
        "image": "cover.png",
        "licenses": [{"path": "https://example.org/licence"}],
        "sources": [{"path": "https://example.org/trees"}],
        "homepage": "https://example.org",
        "season": {"of": "the package's own"},
        "resources": [
            {
                "name": "Orchards",
                "path": ["data/orchards.csv"],
                "encoding": "UTF-8",
                "bytes": len(ORCHARDS),
                "hash": hashlib.md5(ORCHARDS.encode(), usedforsecurity=False).hexdigest(),
                "dialect": {"delimiter": ",", "lineTerminator": "\n", "header": True},
                "schema": {
                    "fieldsMatch": "exact",
                    "fields": [
                        {"name": "Orchard-No", "type": "string"},
                        {"name": "Since", "type": "year", "constraints": {"minimum": "1900"}},
                    ],
                    "primaryKey": "Orchard-No",
                },
            },
            {
                "name": "fruit-trees",
                "path": "data/trees.csv",
                "format": "CSV",
                "hash": f"sha256:{hashlib.sha256(TREES.encode()).hexdigest()}",
                "schema": {
                    "fields": [
                        {"name": "tree", "type": "any"},
                        {"name": "Orchard-No"},
                        {"name": "Graft of", "type": "string"},
                        {
                            "name": "Kind",
                            "categories": ["pear", "plum"],
                            "categoriesOrdered": False,
                        },
                    ],
                    "primaryKey": ["tree"],
                    "foreignKeys": [
                        {
                            "fields": "Orchard-No",
                            "reference": {"resource": "Orchards", "fields": "Orchard-No"},
                        },
                        {"fields": "Graft of", "reference": {"fields": "tree"}},
                    ],
                },
            },
            {
                "name": "crops",
                "title": "Crops",
                "description": "What a tree bore.",
                "path": "data/crops.csv",
                "schema": {
                    "fields": [
                        {"name": "Crop", "type": "string", "constraints": {"pattern": "C[0-9]"}},
                        {"name": "tree", "type": "string"},
                        {
                            "name": "weighed at",
                            "type": "datetime",
                            "format": "%Y-%m-%dT%H:%M:%S%z",
                            "constraints": {
                                "minimum": "2024-09-01T06:15:00Z",
                                "exclusiveMaximum": "2025-01-01T00:00:00Z",
                            },
                        },
                        {
                            "name": "Weight (kg)",
                            "type": "number",
                            "bareNumber": True,
                            "example": 4.5,
                            "constraints": {"exclusiveMinimum": 0},
                        },
                        {"name": "ripe", "type": "boolean", "trueValues": ["yes", "true"]},
                    ],
                    "missingValues": ["", "NA"],
                    "sandhi": {
                        "identity": {
                            "fact": ["tree"],
                            "added": ["ripe"],
                            "why": "A crop is one of a tree.",
                        }
                    },
                    "primaryKey": "Crop",
                    "foreignKeys": [
                        {
                            "fields": ["tree"],
                            "reference": {"resource": "fruit-trees", "fields": ["tree"]},
                        }
                    ],
                },
            },
        ],
    }


def write(root: Path, descriptor: Json | None = None, **files: str) -> Path:
    """Write the package, with another descriptor and other tables where they are given."""
    (root / "data").mkdir(parents=True, exist_ok=True)
    (root / "datapackage.json").write_text(json.dumps(descriptor or orchards()), "utf-8")
    for path, text in FILES.items():
        table = Path(path).stem
        (root / path).write_text(files.get(table, text), "utf-8")
    return root
