"""The properties of the descriptor of a package, and of what stands in it."""

from sandhi.check.standard.property import (
    LIST,
    SEVERAL_NAMES,
    TEXT,
    TEXTS,
    Property,
    kept_properties,
    must,
    read_property,
    refused_property,
)

# It stands in addresses and names of files.
TABLE_NAME = r"^[A-Za-z][A-Za-z0-9_-]*$"

OF_PACKAGES: dict[str, tuple[Property, ...]] = {
    "package": (
        must(
            "name",
            "letters, digits, `.`, `_` and `-`: files are named after it",
            {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$"},
            "write it in letters, digits, ., _ and -.",
        ),
        read_property("title", "text; its name stands where there is none", TEXT),
        read_property("description", "text", TEXT),
        read_property("licenses", "one or more, each with `name` or `path`", LIST, inner="licence"),
        must("resources", "one or more, each a table", LIST, inner="resource"),
        read_property("version", "text", TEXT),
        read_property(
            "created",
            "a date, or a date and time",
            {"type": "string", "format": "moment"},
            "write a date, as 2024-06-19, or a date and time, as 2024-06-19T12:00:00Z.",
        ),
        read_property("homepage", "text: the address of the site", {"type": "string"}),
        read_property("id", "text; a DOI is in every citation", {"type": "string"}),
        read_property("keywords", "a list of texts", TEXTS),
        read_property("contributors", "a list", {"type": "array"}, inner="contributor"),
        read_property("sources", "a list", {"type": "array"}, inner="source"),
        read_property("sandhi", "settings of this tool", {"type": "object"}, inner="settings"),
        *kept_properties("$schema", "profile", "image"),
    ),
    "licence": (
        read_property(
            "name",
            "an identifier, best that of SPDX: letters, digits, `.`, `_` and `-`",
            {"type": "string", "pattern": "^[-a-zA-Z0-9._]+$"},
            "write the identifier that SPDX has for it, such as CC-BY-4.0; words go into title.",
        ),
        read_property("title", "text", {"type": "string"}),
        read_property("path", "text: the address of its text", TEXT),
    ),
    "source": (
        read_property("title", "text", {"type": "string"}),
        read_property("path", "text", {"type": "string"}),
        *kept_properties("email", "version"),
    ),
    "contributor": (
        read_property("title", "text", {"type": "string"}),
        read_property("givenName", "text", {"type": "string"}),
        read_property("familyName", "text", {"type": "string"}),
        read_property("roles", "a list of texts; a `creator` or `author` is cited", TEXTS),
        read_property(
            "path", "text: an address; an ORCID is cited with its person", {"type": "string"}
        ),
        read_property("organization", "text: where a person is at home", {"type": "string"}),
        *kept_properties("email", "role"),
    ),
    "resource": (
        must(
            "name",
            "ASCII letters, digits, `_` and `-`, a letter first",
            {"type": "string", "pattern": TABLE_NAME},
            "write it in ASCII letters, digits, _ and -, a letter first.",
        ),
        must(
            "path",
            "a file below the package's folder, CSV or `.parquet`, or several, in a list or by a "
            "pattern (`*`, `?`): each with the header, their rows one table",
            SEVERAL_NAMES,
            "name files of the package, and fetch what is elsewhere.",
        ),
        must(
            "schema",
            "the path of a JSON file, or the schema itself",
            {"anyOf": [{"type": "object"}, {"type": "string", "pattern": r"\.json$"}]},
            "write the schema here, or the path of a JSON file of the package.",
        )._replace(lack="A first one is written by `frictionless describe --json`."),
        read_property("title", "text, where the schema has none", {"type": "string"}),
        read_property("description", "text, where the schema has none", {"type": "string"}),
        read_property(
            "type", "`table`", {"const": "table"}, 'write "table", or take the resource out.'
        ),
        read_property(
            "format",
            "`csv` or `parquet`, in any case of letters; what holds is how the path ends",
            {"type": "string", "pattern": "^([cC][sS][vV]|[pP][aA][rR][qQ][uU][eE][tT])$"},
            'write the table as CSV or Parquet, and "csv" or "parquet" here.',
        ),
        read_property(
            "mediatype",
            "`text/csv` or `application/vnd.apache.parquet`",
            {"type": "string", "pattern": r"^(text/csv|application/vnd\.apache\.parquet)(;.*)?$"},
            'write the table as CSV or Parquet, and "text/csv" or that of Parquet here.',
        ),
        read_property(
            "encoding",
            "`utf-8` in any case of letters, or `ascii`",
            {"type": "string", "pattern": "^([uU][tT][fF]-?8|[aA][sS][cC][iI][iI])$"},
            'save the file as UTF-8, and write "utf-8" here.',
        ),
        read_property(
            "dialect",
            "the dialect of CSV that the table is in",
            {"type": "object"},
            "write the dialect here as an object, or take it out.",
            inner="dialect",
        ),
        read_property(
            "bytes", "the size of the file, or of all, which is verified", {"type": "integer"}
        ),
        read_property(
            "hash",
            "MD5, or `sha1:`, `sha256:`, `sha512:` and the digest, of several files as laid "
            "end to end; it is verified",
            {"type": "string", "pattern": "^((md5|sha1|sha256|sha512):)?[0-9a-fA-F]*$"},
            "write sha256: and the digest of the file, or take it out.",
        ),
        refused_property(
            "data",
            "rows in the descriptor have no lines that a finding could name",
            "write the rows to a CSV file, and its path as path.",
        ),
        refused_property(
            "scheme",
            "only files are read",
            'put the file into the package, and write "file".',
            {"const": "file"},
        ),
        refused_property(
            "compression",
            "a compressed file shows no differences between versions",
            "unpack the file, and take the property out.",
            {"enum": ["", "no"]},
        ),
        refused_property(
            "extrapaths",
            "it is no property of the standard, which lists the files of a table in `path`",
            "write path as a list of all files, and take it out.",
            {"const": []},
        ),
        *kept_properties(
            "$schema", "profile", "licenses", "sources", "homepage", "stats", "hashing"
        ),
    ),
    "dialect": (
        read_property("delimiter", "`,`", {"const": ","}, "part the cells with commas."),
        read_property(
            "lineTerminator",
            "a line feed, or the standard's default, which readers let pass",
            {"enum": ["\n", "\r\n"]},
            "end the lines with a line feed.",
        ),
        read_property("quoteChar", '`"`', {"const": '"'}, 'quote with ".'),
        read_property(
            "doubleQuote", "`true`", {"const": True}, "double a quotation mark in a cell."
        ),
        read_property("skipInitialSpace", "either: cells begin with no space", {"type": "boolean"}),
        read_property("header", "`true`", {"const": True}, "write a header, and true here."),
        read_property(
            "headerRows", "`[1]`", {"const": [1]}, "write one header, on the first line."
        ),
        read_property(
            "csv", "a dialect again, as older tools write it", {"type": "object"}, inner="dialect"
        ),
        refused_property(
            "commentChar",
            "a comment is a line that no reader counts alike",
            "take the comments and the property out.",
            {"const": ""},
        ),
        refused_property(
            "commentRows",
            "a comment is a line that no reader counts alike",
            "take the comments and the property out.",
            {"const": []},
        ),
        refused_property(
            "escapeChar",
            "RFC 4180 knows none: a quotation mark is doubled",
            "quote the cell, and take the property out.",
            {"enum": ["", None]},
        ),
        refused_property(
            "nullSequence",
            "a cell without a value is empty",
            "leave such cells empty, and take the property out.",
            {"enum": ["", None]},
        ),
        *(
            refused_property(
                name, "it is no property of CSV", "write the table as CSV, and take it out."
            )
            for name in ("property", "itemType", "itemKeys", "sheetNumber", "sheetName", "table")
        ),
        *kept_properties("$schema", "headerJoin", "caseSensitiveHeader", "csvddfVersion"),
    ),
}
