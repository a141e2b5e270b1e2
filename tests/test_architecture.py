"""The map of docs/architecture.md holds: floors, folders, names, and what an import costs."""

import ast
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = ROOT / "sandhi"
MOST = 12  # modules of a folder
LONGEST = 300  # lines of a module, of the tool as of its tests and of the package's rules
ADDING = frozenset("add append clear extend insert pop remove setdefault update".split())
# What takes long to load: a command that needs none of it must not wait for it.
HEAVY = frozenset(
    "dask datasette distributed edtf frictionless jinja2 jsonschema krippendorff numpy pandas "
    "pandera pyarrow rapidfuzz shapefile shapely starlette uvicorn vl_convert xlsxwriter".split()
)


def modules(folder: Path, words: str) -> Iterator[tuple[Path, ast.Module]]:
    """The modules in whose text there is a match of a pattern: to parse all takes seconds."""
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text("utf-8")
        if re.search(words, text, re.MULTILINE):
            yield path, ast.parse(text)


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("sandhi", include_external_packages=True, cache_dir=None)


@cache
def heavy(graph: grimp.ImportGraph, module: str) -> bool:
    """Whether to import a module loads something heavy."""
    if module.split(".")[0] in HEAVY:
        return True
    if module not in graph.modules:
        return False
    needed = graph.find_upstream_modules(module)
    return any(name.split(".")[0] in HEAVY for name in needed)


def test_a_folder_imports_only_from_those_below_it() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as f; f()"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(ROOT), "PATH": "", "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
    )
    assert ran.returncode == 0, ran.stdout
    assert "0 broken" in ran.stdout


def test_the_map_names_every_folder() -> None:
    shown = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for folder in sorted(path.parent for path in CODE.glob("*/__init__.py")):
        assert f"`{folder.name}/`" in shown, folder.name


def modules_by_folder() -> Counter[Path]:
    paths = [*CODE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    return Counter(path.parent for path in paths if path.name not in {"__init__.py", "conftest.py"})


def test_no_folder_has_more_modules_than_one_can_take_in() -> None:
    # A module for each table, which a table's name leads to; and the frozen package's own.
    by_table = {ROOT / "tests" / "rules", *(ROOT / "tests" / "packages").rglob("*")}
    many = {str(folder): count for folder, count in modules_by_folder().items() if count > MOST}
    many = {folder: count for folder, count in many.items() if Path(folder) not in by_table}
    assert many == {}, f"more than {MOST}: give those of one purpose a folder of their own"


def test_there_is_room_where_a_new_test_is_said_to_go() -> None:
    guides = [ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md"), *CODE.rglob("__init__.py")]
    places = {
        place: guide.name
        for guide in guides
        for place in re.findall(r"\b(tests/[\w/]*)/test_NAME\.py", guide.read_text("utf-8"))
    }
    assert places
    held = modules_by_folder()
    missing = {place for place in places if not (ROOT / place).is_dir()}
    full = {place: guide for place, guide in places.items() if held[ROOT / place] >= MOST}
    assert (missing, full) == (set(), {}), "have the guide lead to a folder with less in it"


def test_no_module_is_longer_than_one_can_read_at_once() -> None:
    for folder in (CODE, ROOT / "tests", ROOT / "schemas"):
        lengths = {
            path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines())
            for path in folder.rglob("*.py")
        }
        assert max(lengths.values()) > LONGEST // 2, f"no module of {folder.name} was measured"
        assert {path: lines for path, lines in lengths.items() if lines > LONGEST} == {}


def changed_on_import(module: ast.Module) -> Iterator[str]:
    """The names whose objects a module adds to or takes from when it is imported."""
    places: list[ast.expr]
    for node in module.body:
        match node:
            case ast.AugAssign(target=place):
                places = [place]
            case ast.Expr(ast.Call(ast.Attribute(value=place, attr=method))):
                places = [place] if method in ADDING else []
            case ast.Assign(targets=targets) | ast.Delete(targets=targets):
                places = [one for one in targets if not isinstance(one, ast.Name)]
            case _:
                continue
        for changed in places:
            while isinstance(changed, ast.Attribute | ast.Subscript):
                changed = changed.value
            if isinstance(changed, ast.Name):
                yield changed.id


@pytest.mark.parametrize(
    "line", ["KINDS |= more", "KINDS['a'] = 1", "KINDS.a.b[0] += [1]", "KINDS.update(more)"]
)
def test_what_a_module_changes_on_import_is_seen(line: str) -> None:
    assert [*changed_on_import(ast.parse(line))] == ["KINDS"]
    assert [*changed_on_import(ast.parse("KINDS = {}\nKINDS.items()"))] == []


def test_no_module_of_tests_changes_what_another_defines() -> None:
    changed = []
    for file in sorted((ROOT / "tests").rglob("*.py")):
        module = ast.parse(file.read_text("utf-8"))
        imports = [node for node in module.body if isinstance(node, ast.Import | ast.ImportFrom)]
        others = {name.asname or name.name for node in imports for name in node.names}
        names = others & {*changed_on_import(module)}
        changed += [f"{file.relative_to(ROOT)}: {name}" for name in sorted(names)]
    assert changed == [], "a test that needs it then fails by itself, and passes beside that module"


def test_no_name_of_a_class_is_given_twice() -> None:
    places: dict[str, list[str]] = {}
    for path in sorted(CODE.rglob("*.py")):
        for name in re.findall(r"^ *class (\w+)[(:]", path.read_text("utf-8"), re.MULTILINE):
            places.setdefault(name, []).append(str(path.relative_to(ROOT)))
    assert len(places) > 100
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_settings_are_read_as_parsed_and_nowhere_from_the_descriptor() -> None:
    raw = re.compile(r"settings\.get\(|descriptor(\.get\(|\[)\"sandhi\"")
    places = [
        str(path.relative_to(CODE)) for path in CODE.rglob("*.py") if raw.search(path.read_text())
    ]
    assert places == ["package/package.py"]


def test_sql_of_the_site_stands_in_its_store() -> None:
    sql = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE)\b.*|\b(FROM|WHERE|JOIN|UNION)\b [\w{\"(]")
    for path, tree in modules(CODE / "site", r"\b[A-Z]{4,6}\b"):
        if not path.is_relative_to(CODE / "site" / "store"):
            texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
            assert [text for text in texts if isinstance(text, str) and sql.search(text)] == [], (
                path
            )


def test_an_import_within_a_function_spares_something_heavy(graph: grimp.ImportGraph) -> None:
    idle = []
    for path, tree in modules(CODE, r"^ +(from|import) "):
        if path == CODE / "__main__.py":  # which sees to interrupts before it imports anything
            continue
        for function in ast.walk(tree):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.ImportFrom):
                    names = [
                        node.module or "",
                        *(f"{node.module}.{one.name}" for one in node.names),
                    ]
                elif isinstance(node, ast.Import):
                    names = [one.name for one in node.names]
                else:
                    continue
                if not any(heavy(graph, name) for name in names):
                    idle.append(f"{path.relative_to(ROOT)}:{node.lineno}: {names[0]}")
    assert idle == [], "import these at the head of their modules"


@pytest.mark.parametrize(
    ("arguments", "spared"),
    [
        (["--help"], HEAVY),
        (["--version"], HEAVY),
        (["cite", "F0017"], HEAVY),
        (["suggest", "--help"], HEAVY),
        (["suggest", "S000"], HEAVY - {"numpy"}),
    ],
    ids=["help", "version", "cite", "help of suggest", "suggest"],
)
def test_a_command_loads_nothing_heavy_that_it_does_not_need(
    arguments: list[str], spared: frozenset[str]
) -> None:
    program = (
        "import sys, json; from sandhi.cli import main\n"
        "try: main(sys.argv[1:], prog_name='sandhi')\n"
        "except SystemExit: pass\n"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    loaded = {*json.loads(ran.stderr.splitlines()[-1])}
    assert "click" in loaded
    assert loaded & spared == set()


def test_to_import_the_package_loads_nothing_of_others() -> None:
    program = "import sys; before = {*sys.modules}; import sandhi; print({*sys.modules} - before)"
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert ast.literal_eval(ran.stdout) == {"sandhi"}
