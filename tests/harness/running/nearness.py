"""How near a test stands to a changed file, so that ``make quick`` runs the nearest first.

Python is followed along its imports, from the changed module up to the tests; any other file of the
tool counts as its folder's modules. Rows of the dataset touch the tests of the dataset; what is
declared of it touches the tests on the frozen package too, as that one's own rows do. What a test
names (``README.md``, ``events.csv``) it reads. Tests of the repository read every file.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[3]
TOOL, TESTS = "sandhi", "tests"
# It imports every command, and would make everything near to everything.
CONFTEST = ROOT / TESTS / "conftest.py"
ROWS, DECLARED = {"data", "seeds"}, {"schemas", "codings", "datapackage.json"}
FROZEN = Path(TESTS) / "packages" / "treaty"
EVERY_FILE = "repository"  # the folder of tests that do
# The fixtures that every test of the frozen package and of the dataset asks for, or by another.
REAL, DATASET = "original", "dataset"
# Fixtures that run a command of the tool, whichever it is.
COMMANDS = {"sandhi", "process"}
ITSELF, DIRECT, FAR = 0, 1, 20


@cache
def imported(path: Path, modules: frozenset[str]) -> set[str]:
    """The modules of the tool that a file of the tests imports, itself or by another such file."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    reached = {*(names & modules)}
    for name in names:
        other = ROOT / f"{name.replace('.', '/')}.py"
        if name.startswith(f"{TESTS}.") and other.is_file() and other != CONFTEST:
            reached |= imported(other, modules)
    return reached


@cache
def _graph() -> grimp.ImportGraph:
    """The imports of the tool."""
    return grimp.build_graph(TOOL, cache_dir=None)


@cache
def _read(path: Path) -> tuple[str, list[Path]]:
    """The text of a file of tests, and the files that it consists of with its folders' fixtures."""
    folders = [folder for folder in path.parents if ROOT / TESTS in folder.parents]
    helpers = [folder / "conftest.py" for folder in folders]
    return path.read_text("utf-8"), [path, *(helper for helper in helpers if helper.exists())]


class Nearness:
    """The distance of each file of tests to the changed files."""

    def __init__(self, changed: Iterable[str]) -> None:
        self.changed = {*changed}
        self.graph = _graph()
        self.modules = frozenset(self.graph.modules)
        self.layers = self._layers()

    def _layers(self) -> dict[str, int]:
        """How many imports lie between each module of the tool and a changed one."""
        layers = dict.fromkeys(self._changed_modules(), ITSELF)
        edge = [*layers]
        while edge:
            above = {
                module
                for one in edge
                for module in self.graph.find_modules_that_directly_import(one)
            }
            edge = [*(above - layers.keys())]
            layers |= dict.fromkeys(edge, max(layers.values()) + 1)
        return layers

    def _changed_modules(self) -> Iterator[str]:
        for name in self.changed:
            path = Path(name)
            if path.parts[0] != TOOL:
                continue
            module = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
            if path.suffix == ".py" and module in self.modules:
                yield module
                continue
            folder = path.parent
            while ".".join(folder.parts) not in self.modules:
                folder = folder.parent
            package = ".".join(folder.parts)
            yield package
            yield from self.graph.find_children(package)

    def of(self, path: Path, fixtures: Iterable[str]) -> int | None:
        """How far a test in a file is from what has changed; None if nothing of it reaches it."""
        return min(self._distances(path, {*fixtures}), default=None)

    def _distances(self, path: Path, fixtures: set[str]) -> Iterator[int]:
        yield from self._of_file(path)
        if {REAL, DATASET} & fixtures:
            yield from self._of_data(path, fixtures)
        if COMMANDS & fixtures:
            commands = [layer for name, layer in self.layers.items() if _is_command(name)]
            yield from (FAR + layer for layer in commands)

    @cache  # noqa: B019  (one object lives as long as the run)
    def _of_file(self, path: Path) -> list[int]:
        """Distances that hold for every test of a file."""
        relative, (text, sources) = path.relative_to(ROOT), _read(path)
        own = {str(source.relative_to(ROOT)) for source in sources}
        distances = [ITSELF] if own & self.changed else []
        reached = set[str]().union(*(imported(source, self.modules) for source in sources))
        distances += [DIRECT + self.layers[name] for name in reached if name in self.layers]
        for name in map(Path, self.changed):
            if len(name.parts) > 1 and name.parts[0] == TOOL and name.parts[1] in relative.parts:
                distances.append(DIRECT)  # tests/cite is of sandhi/cite
            if name.name in text or (_is_command(name) and name.stem in path.stem):
                distances.append(DIRECT)
        if path.parent.name == EVERY_FILE or str(CONFTEST.relative_to(ROOT)) in self.changed:
            distances.append(FAR)
        return distances

    def _of_data(self, path: Path, fixtures: set[str]) -> Iterator[int]:
        """Distances of a test of a package to what has changed in it."""
        own = {path.stem.removeprefix("test_"), path.parent.name}  # tests/rules/events of events
        words = {*re.findall(r"\w+", _read(path)[0]), *own}
        for name in map(Path, self.changed):
            is_frozen = name.is_relative_to(FROZEN)
            first = (name.relative_to(FROZEN) if is_frozen else name).parts[0]
            reached = {REAL} if is_frozen else {REAL, DATASET} if first in DECLARED else {DATASET}
            if first in ROWS | DECLARED and reached & fixtures:
                yield DIRECT if {name.stem, name.name, *name.parts[1:-1]} & words else FAR


def _is_command(module: str | Path) -> bool:
    """Whether a module, by its name or path, is a command or begins one."""
    name = module if isinstance(module, str) else ".".join(module.with_suffix("").parts)
    return name.startswith((f"{TOOL}.cli", f"{TOOL}.__main__"))


def ranks(distances: Iterable[tuple[str, int]]) -> list[int]:
    """The order in which to run tests of files at distances: near ones first, of equals in turn."""
    turn = defaultdict[str, int](int)
    keys = []
    for number, (file, distance) in enumerate(distances):
        keys.append((distance, turn[file], number))
        turn[file] += 1
    return [number for *_, number in sorted(keys)]
