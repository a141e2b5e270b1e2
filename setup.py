"""The wheel brings the dataset along: what stands beside the tool here lies within it there.

Its database goes with it where it has been built of these very files (`make wheel` sees to that);
without one, the views are made of the tables when they are first asked for.
"""

from itertools import chain
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
DATASET = (
    *("datapackage.json", "CHANGELOG.md", "CITATION.cff", "LICENSE"),
    *("data/*.csv", "seeds/*.txt", "schemas/**/*.json", "schemas/**/*.sql"),
)
DATABASE = ROOT / "build" / "sandhi.db"


class BuildWithDataset(build_py):
    """The modules of the tool, and the dataset in ``sandhi/dataset``."""

    def run(self) -> None:
        """Copy both; of a checkout that is installed as it is, neither."""
        super().run()
        if not self.editable_mode:
            for file, place in self._dataset():
                self.mkpath(str(place.parent))
                self.copy_file(str(file), str(place), preserve_mode=False)

    def _dataset(self) -> list[tuple[Path, Path]]:
        """Each file of the dataset, and where it goes."""
        home = Path(self.build_lib) / "sandhi" / "dataset"
        files = sorted(chain.from_iterable(map(ROOT.glob, DATASET)))
        placed = [(file, home / file.relative_to(ROOT)) for file in files]
        written = [file.stat().st_mtime for file in files]
        if DATABASE.is_file() and DATABASE.stat().st_mtime >= max(written, default=0):
            placed.append((DATABASE, home / DATABASE.name))
        return placed


setup(cmdclass={"build_py": BuildWithDataset})
