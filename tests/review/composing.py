"""The package on cricket with moments of the match: tables by whose roles a passage is composed."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Copy

ANCHOR = ("seed_id", "start", "end", "quote")
_TYPES = {"start": "integer", "end": "integer", "day_first": "date", "day_last": "date"}
_OPTIONAL = ("day", "day_id", "first", "last", *_TYPES)

# Each table: its key and how it is numbered, its other columns (an enumeration gives its values, a
# reference its table), and its rows.
TABLES: dict[str, tuple[str, str, Mapping[str, Sequence[str] | str], list[str]]] = {
    "moment_kinds": (
        *("kind", "[a-z]+", {"label": (), "definition": ()}),
        ["score,A score,A player makes runs.", "win,A win,One side beats the other."],
    ),
    "days": (
        *("day_id", "DY[0-9]{2}", {**dict.fromkeys(ANCHOR, ()), "edtf": ()}),
        ["DY01,M1,29,35,रविवार,2025-03-02"],
    ),
    "moments": (
        *("moment_id", "MO[0-9]{3}"),
        {
            **dict.fromkeys(ANCHOR, ()),
            "label": (),
            "kind": "moment_kinds",
            "mood": ("done", "hoped"),
            "day_id": "days",
            "day": (),
            "day_first": (),
            "day_last": (),
        },
        [
            "MO001,M1,21,74,,India beat Sri Lanka,win,done,DY01,2025-03-02,2025-03-02,2025-03-02",
            "MO002,M2,,,148 रन पर सिमट गई,Sri Lanka makes 148,score,done,,,,",
        ],
    ),
    "moment_mentions": (
        *("mention_id", "MM[0-9]{3}"),
        {
            **dict.fromkeys(ANCHOR, ()),
            "moment_id": "moments",
            "modality": ("told", "wished"),
            "word": ("own", "named"),
        },
        [
            "MM001,M1,0,20,,MO001,told,own",
            "MM002,M1,21,74,,MO001,told,own",
            "MM003,M2,,,148 रन पर सिमट गई,MO002,told,own",
            "MM004,M2,,,रन कम पड़ गए,MO002,told,named",
        ],
    ),
    "moment_sides": (
        *("part_id", "MS[0-9]{3}"),
        {
            **dict.fromkeys(ANCHOR, ()),
            "moment_id": "moments",
            "side_id": "sides",
            "role": ("winner", "loser"),
        },
        ["MS001,M1,21,74,,MO001,T1,winner", "MS002,M1,21,74,,MO001,T2,loser"],
    ),
    "mention_sides": (
        *("source_id", "MW[0-9]{3}"),
        {
            **dict.fromkeys(ANCHOR, ()),
            "mention_id": "moment_mentions",
            "side_id": "sides",
            "role": ("claimant", "reporter"),
        },
        ["MW001,M2,,,कप्तान नीलू परेरा ने कहा,MM004,T2,claimant"],
    ),
    "moment_links": (
        *("link_id", "ML[0-9]{3}"),
        {
            **dict.fromkeys(ANCHOR, ()),
            "moment_id": "moments",
            "other_id": "moments",
            "how": ("part", "cause"),
        },
        ["ML001,M2,,,148 रन पर सिमट गई,MO002,MO001,cause"],
    ),
    "side_mentions": (
        *("naming_id", "SM[0-9]{3}"),
        {**dict.fromkeys(ANCHOR, ()), "side_id": "sides", "form": ("name", "title")},
        ["SM001,M1,21,25,भारत,T1,name"],
    ),
    "exclusions": (
        *("exclusion_id", "N[0-9]{3}"),
        {
            **dict.fromkeys(ANCHOR, ()),
            "kind": ("number", "date", "name"),
            "reason": ("article", "sequence", "place"),
        },
        ["N001,M1,,,दो,number,article"],
    ),
}
SETTINGS: dict[str, Any] = {
    "moment_kinds": {"role": "vocabulary", "label": "label"},
    "moments": {"role": "entity", "label": "label"},
    "moment_mentions": {"role": "mention", "of": "moment_id"},
    "moment_sides": {"role": "part", "of": "moment_id"},
    "mention_sides": {"role": "part", "of": "mention_id"},
    "moment_links": {"role": "link", "of": "moment_id"},
    "side_mentions": {"role": "mention", "of": "side_id"},
    "exclusions": {"role": "account"},
}
COMPOSE = {
    "moments": {
        "fill": {"days": {"day": ["edtf"], "day_id": ["day_id"]}},
        "bounds": {"of": ["day"], "first": "day_first", "last": "day_last"},
    },
    "sides": {},
    "scores": {},
}


def with_moments(package: "Copy") -> "Copy":
    """Add the tables to a copy of the package on cricket."""
    texts = package.package.texts
    for name, (key, pattern, columns, rows) in TABLES.items():
        schema = _schema(name, key, pattern, columns, rows[0].split(",")[0])
        _write(package.root / f"schemas/{name}.json", schema)
        lines = [",".join([key, *columns]), *(_quoted(row, columns, texts) for row in rows)]
        package.file(name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")

    def describe(descriptor: Any) -> None:
        shape = descriptor["resources"][0]
        descriptor["resources"] += [
            {**shape, "name": name, "path": f"data/{name}.csv", "schema": f"schemas/{name}.json"}
            for name in TABLES
        ]
        own = descriptor["sandhi"]
        own["tables"] |= SETTINGS
        own["compose"] = COMPOSE
        own["names"] = [{"table": "sides", "form": "quote", "record": "side_id"}]
        own["suggest"] = {"name": "side_mentions", "date": "days", "number": "scores"}
        own["coverage"] = {"name": ["side_mentions"], "excluded": ["exclusions"]}

    package.describe("datapackage.json", describe)
    return package


def _quoted(row: str, columns: Mapping[str, object], texts: Mapping[str, str]) -> str:
    """A row with its quote, or with its offsets, whichever is left to the text."""
    cells = row.split(",")
    if "quote" in columns and not cells[4]:
        cells[4] = texts[cells[1]][int(cells[2]) : int(cells[3])]
    elif "quote" in columns and not cells[2]:
        start = texts[cells[1]].index(cells[4])
        cells[2:4] = [str(start), str(start + len(cells[4]))]
    return ",".join(cells)


def _schema(
    name: str, key: str, pattern: str, columns: Mapping[str, Sequence[str] | str], example: str
) -> dict[str, Any]:
    fields: list[dict[str, Any]] = [
        _field(key)
        | {
            "example": example,
            "constraints": {"required": True, "unique": True, "pattern": pattern},
        }
    ]
    foreign = {"seed_id": "seeds"} if "seed_id" in columns else {}
    for column, values in columns.items():
        field = _field(column)
        field["constraints"] = {} if column in _OPTIONAL else {"required": True}
        if isinstance(values, str):
            foreign[column] = values
        elif values:
            field["categories"] = [
                {"value": value, "label": value.title(), "description": f"It is {value}."}
                for value in values
            ]
            field["constraints"]["enum"] = [*values]
            field["example"] = values[0]
        fields.append(field)
    keys = {
        **{one: table[0] for one, table in TABLES.items()},
        "sides": "side_id",
        "seeds": "seed_id",
    }
    references = [
        {"fields": [column], "reference": {"resource": table, "fields": [keys[table]]}}
        for column, table in foreign.items()
    ]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        **{"name": name, "title": name.replace("_", " ").capitalize()},
        "description": f"The {name.replace('_', ' ')} of a match.",
        "fields": fields,
        "missingValues": [""],
        "primaryKey": [key],
    } | ({"foreignKeys": references} if references else {})


def _field(name: str) -> dict[str, Any]:
    return {
        **{"name": name, "type": _TYPES.get(name, "string"), "title": name.replace("_", " ")},
        "description": f"The {name.replace('_', ' ')}.",
        "example": "2025-03-02" if name.startswith("day") else "1",
    }


def _write(path: "Path", data: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
