"""What can be wrong with a table's file or with a package, and what is told of it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Copy


def drop_column(data: bytes) -> bytes:
    return b"\n".join(line.rpartition(b",")[0] for line in data.split(b"\n"))


# What a table's file is turned into, and what standard output then tells.
TABLES: "dict[str, tuple[Callable[[bytes], bytes], str]]" = {
    "missing column": (drop_column, "missing: 'home'"),
    "renamed column": (lambda data: data.replace(b"name", b"title", 1), "missing: 'name'"),
    "UTF-16": (lambda data: data.decode().encode("utf-16"), "0xFF at offset 0 is not UTF-8"),
    "Windows-1252": (lambda data: data.replace(b"India", b"Indi\xe9"), "0xE9"),
    "byte order mark": (lambda data: b"\xef\xbb\xbf" + data, "EF BB BF"),
    "CRLF": (lambda data: data.replace(b"\n", b"\r\n"), "Save the file with LF"),
    "ragged row": (lambda data: data.replace(b"India,true", b"India"), "6 cells"),
    "blank line": (lambda data: data.replace(b"\nT2", b"\n\nT2"), "0 cells"),
    "unclosed quote": (lambda data: data.replace(b"India", b'"India'), "begins on line 2 cannot"),
    "empty file": (lambda data: b"", "the file is empty"),
    "header alone": (lambda data: data[: data.index(b"\n") + 1], "no rows"),
    "no text at all": (lambda data: bytes(range(256)), "is not UTF-8"),
    "one long line": (lambda data: b"a" * 1_000_000, "missing: 'side_id'"),
    "value in another form": (lambda data: data.replace(b",true", b",TRUE"), "home  'TRUE'"),
    "number beyond all types": (lambda data: data.replace(b",25,", b",25%d," % 10**400), "T1  end"),
    "number beyond all reason": (
        lambda data: data.replace(b",25,", b"," + b"9" * 9999 + b","),
        "T1  end",
    ),
}


def remove(path: str) -> "Callable[[Copy], object]":
    return lambda package: (package.root / path).unlink()


def write(path: str, text: str) -> "Callable[[Copy], object]":
    return lambda package: (package.root / path).write_text(text, encoding="utf-8")


def resource(number: int, **properties: Any) -> "Callable[[Copy], object]":
    return lambda package: package.describe(
        "datapackage.json", lambda whole: whole["resources"][number].update(properties)
    )


def misspelt(package: "Copy") -> None:
    field = "schemas/sides.json"
    package.describe(field, lambda schema: schema["fields"][0].update(constrains={}))


# What is done to a package, how the command ends, and what it tells on one of the two streams.
PACKAGES: "dict[str, tuple[Callable[[Copy], object], int, str]]" = {
    "missing table": (remove("data/sides.csv"), 1, "data/sides.csv is missing"),
    "missing seed": (remove("seeds/pune.txt"), 1, "seeds/pune.txt is missing"),
    "changed seed": (write("seeds/pune.txt", "पुणे"), 1, "seeds-are-unchanged"),
    "misspelt property": (misspelt, 1, "schemas/sides.json#/fields/0/constrains"),
    "descriptor that is no JSON": (
        write("datapackage.json", "{"),
        2,
        "datapackage.json is not JSON",
    ),
    "schema that is no JSON": (write("schemas/sides.json", "{,}"), 1, "sides.json is not JSON"),
    "missing schema": (remove("schemas/sides.json"), 1, "schemas/sides.json is missing"),
    "path that leaves": (resource(1, path="../sides.csv"), 1, "leaves the package"),
    "absolute path": (resource(1, path="/etc/passwd"), 1, "leaves the package"),
    "schema that leaves": (resource(1, schema="../sides.json"), 1, "leaves the package"),
    "address as a path": (resource(1, path="http://host/sides.csv"), 1, "leaves the package"),
    "two tables of one name": (resource(1, name="scores"), 1, "second table 'scores'"),
    "rules that raise": (write("schemas/sides.py", "1 / 0"), 2, "sides.py:1 raises ZeroDivision"),
    "rules that do not parse": (write("schemas/sides.py", "def"), 2, "sides.py:1 raises SyntaxErr"),
    "missing descriptor": (remove("datapackage.json"), 2, "no datapackage.json in"),
}
