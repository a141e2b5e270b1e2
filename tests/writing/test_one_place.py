"""Nothing in the tool writes but through ``sandhi/writing/disk.py``: whoever does is named here."""

import ast
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

CODE = ROOT / "sandhi"
PLACE = CODE / "writing" / "disk.py"
# SQLite writes by itself: into a file that is no more than a part of a build yet.
ALLOWED = {
    ("publish/database.py", "sqlite3.connect"),
    ("release/signing.py", "os.fdopen"),  # of a pipe, which is no file
    ("cli/ending.py", "os.open"),  # of the device that keeps nothing
    # What a ZIP holds, or what a question is asked of, in a folder that goes with the answer.
    ("cite/resolve/release.py", "TemporaryDirectory"),
    ("cite/resolve/release.py", "tempfile.TemporaryDirectory"),
    ("cite/resolve/release.py", "place.parent.mkdir"),
    ("cite/resolve/release.py", "place.write_bytes"),
    ("site/ask.py", "TemporaryDirectory"),
    ("site/ask.py", "tempfile.TemporaryDirectory"),
    ("publish/downloads/source.py", "sqlite3.connect"),  # of a database without a name
    ("publish/downloads/excel/sheets.py", "whole.open"),  # a part of a ZIP, whose file is given
    ("check/standard/page.py", "file.write_text"),  # a page of this repository, not of a package
    ("publish/interchange/fidelity.py", "().write_text"),  # another
}

METHODS = frozenset(
    "chmod hardlink_to lchmod mkdir rmdir symlink_to touch unlink write_bytes write_text "
    "to_csv to_parquet to_excel to_json to_pickle extractall NamedTemporaryFile mkstemp mkdtemp "
    "TemporaryFile TemporaryDirectory open_file".split()
)
CALLS = frozenset(
    "chmod chown link makedirs mkdir mkfifo remove removedirs rename renames replace rmdir symlink "
    "truncate unlink utime write sendfile".split()
)
SHELL = frozenset("copy copy2 copyfile copymode copystat copytree make_archive move rmtree".split())


def writers(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The calls of a module that write to a disk, each by its line and its name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = _name(node.func)
            owner, _, method = name.rpartition(".")
            if _opens(node, method) or _writes(node, owner, method):
                yield node.lineno, name
        if isinstance(node, ast.ImportFrom) and node.module in ("os", "shutil", "tempfile"):
            for alias in node.names:
                if node.module == "tempfile" or alias.name in CALLS | SHELL:
                    yield node.lineno, f"{node.module}.{alias.name}"


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_name(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "()"


def _opens(call: ast.Call, method: str) -> bool:
    """Whether a file is opened in a mode that writes, or in one that cannot be known."""
    if method not in ("open", "ZipFile", "fdopen", "FileIO", "GzipFile"):
        return False
    if _name(call.func) == "os.open":
        return "WRONLY" in ast.dump(call) or "RDWR" in ast.dump(call) or "CREAT" in ast.dump(call)
    if method == "ZipFile":  # which writes to the file that it is given
        return not isinstance(call.args[0], ast.Name)
    given = [*call.args, *(word.value for word in call.keywords if word.arg == "mode")]
    modes = [one.value for one in given if isinstance(one, ast.Constant)]
    return any(isinstance(mode, str) and {*mode} & {*"wxa+"} for mode in modes)


def _writes(call: ast.Call, owner: str, method: str) -> bool:
    if owner == "os":
        return method in CALLS
    if owner == "shutil":
        return method in SHELL
    if owner == "sqlite3" and method == "connect":
        return not _read_only(call)
    if method in ("rename", "replace"):  # of a path; those of texts and frames take more
        return len(call.args) == 1 and not call.keywords and owner not in ("", "dataclasses")
    return method in METHODS and owner != "disk"


def _read_only(call: ast.Call) -> bool:
    """Whether a connection is to memory, or to an address, which says how it is opened."""
    first = call.args[0]
    if isinstance(first, ast.Constant):
        return first.value == ":memory:"
    return any(word.arg == "uri" for word in call.keywords)


def test_nothing_writes_but_through_the_one_place() -> None:
    others = set()
    for path in sorted(CODE.rglob("*.py")):
        if path != PLACE:
            for line, name in writers(ast.parse(path.read_text("utf-8"))):
                at = path.relative_to(CODE).as_posix()
                if (at, name) not in ALLOWED:
                    others.add(f"sandhi/{at}:{line}: {name}")
    assert others == set(), "write through sandhi/writing, so that nothing is ever left half"


def test_what_is_allowed_is_still_there() -> None:
    for at, name in ALLOWED:
        assert name in {writer for _, writer in writers(ast.parse((CODE / at).read_text("utf-8")))}


def test_the_one_place_is_seen_to_write() -> None:
    names = {name.rpartition(".")[2] for _, name in writers(ast.parse(PLACE.read_text("utf-8")))}
    assert {"open", "chmod", "mkdir", "symlink_to", "replace", "unlink", "rmdir", "rmtree"} <= names


@pytest.mark.parametrize(
    "code",
    [
        'open("a", "w")',
        'open("a", mode="a+b")',
        'path.open("xb")',
        'Path("a").write_text("")',
        "path.parent.mkdir()",
        "path.replace(other)",
        "path.rename(other)",
        "os.replace(a, b)",
        "os.open(path, os.O_WRONLY | os.O_CREAT)",
        "shutil.copyfile(a, b)",
        "from shutil import rmtree",
        "from tempfile import TemporaryDirectory",
        "tempfile.mkdtemp()",
        "sqlite3.connect(path)",
        'ZipFile(folder / "a.zip", "w")',
        "frame.to_csv(path)",
        'click.open_file(path, "wb", atomic=True)',
    ],
)
def test_a_writer_is_found(code: str) -> None:
    assert [*writers(ast.parse(code))] != []


@pytest.mark.parametrize(
    "code",
    [
        "open(path)",
        'path.open("rb")',
        "path.read_text()",
        'text.replace("a", "b")',
        "frame.rename(columns=names)",
        "replace(cited, dataset=other)",
        "os.open(folder, os.O_RDONLY)",
        'sqlite3.connect(":memory:")',
        "sqlite3.connect(address, uri=True)",
        'ZipFile(file, "w")',
    ],
)
def test_a_reader_is_let_be(code: str) -> None:
    assert [*writers(ast.parse(code))] == []
