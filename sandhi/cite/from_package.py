"""Citations read from the files of a package, without what it would cost to load pandas."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from sandhi.cite.article import address_elsewhere
from sandhi.cite.record import Dataset, Row, described_dataset
from sandhi.cite.source import TEXTS, CitedRow, Seed
from sandhi.cite.swhid import LineSpan, content, record_lines
from sandhi.files import read_text
from sandhi.package import DESCRIPTOR, Package, PackageError, Role
from sandhi.package.declarations import questions
from sandhi.table import decode_csv, records


@dataclass(frozen=True)
class PackageSource:
    """The files of a package, each read when it is first needed, and once."""

    package: Package

    @cached_property
    def dataset(self) -> Dataset:
        """What the descriptor says of the dataset; PackageError where it is misshapen."""
        try:
            return described_dataset(self.package.descriptor)
        except (AttributeError, TypeError):
            raise PackageError(
                f"{DESCRIPTOR} is not as this tool reads it; `sandhi check` says where"
            ) from None

    def title(self, table: str) -> str | None:
        """The title of a table; None where there is no such table."""
        schema = self.package.schemas.get(table)
        return schema.title if schema else None

    def question(self, name: str) -> str | None:
        """The title of a worked question; None where there is no such question."""
        titles = {one.name: one.title for one in questions(self.package)}
        return titles.get(name)

    def role(self, table: str) -> Role:
        """What the rows of a table are."""
        return self.package.settings.of(table).role

    def elsewhere(self, table: str, values: Row) -> str:
        """The address on the web that a row declares to be its own; empty where it has none."""
        settings = self.package.settings.of(table)
        return address_elsewhere(self.package.schemas.get(table), settings, values)

    @property
    def tables(self) -> list[str]:
        """The names of the tables."""
        return [*self.package.schemas]

    def csv(self, table: str) -> str:
        """The identifier of the CSV of a table; empty where there is no such table."""
        if table not in self._identifiers and table in self.package.schemas:
            self._identifiers[table] = content(self._bytes(table))
        return self._identifiers.get(table, "")

    def find(self, key: str) -> CitedRow | None:
        """The row with that key, in whichever table; PackageError where a file is no table."""
        return next(
            (self.in_table(one, key) for one in self._keyed if key in self._rows(one)), None
        )

    def in_table(self, table: str, key: str) -> CitedRow:
        """The row with a key that its table has; errors as ``find``."""
        values, lines = self._rows(table)[key], self._lines(table).get(key)
        return CitedRow(table, self.package.labels.of(table, key), values, lines)

    def seeds(self) -> list[str]:
        """The keys of the source texts; none where the package has none."""
        return [*self._rows("seeds")]

    def seed(self, key: str) -> Seed | None:
        """The source text with that key; PackageError where its file cannot be read."""
        return self._seed(key)

    def _begin(self, seed: str) -> int:
        """Where the first sentence of a seed begins that may tell something."""
        starts, _, placed = self._sentences.get(seed, ([], [], []))
        untold = self.package.settings.no_facts_in
        telling = zip(starts, placed, strict=True)
        return next((start for start, (_, one) in telling if one.get("kind") not in untold), 0)

    def sentences(self, seed: str, start: int, end: int) -> list[Row]:
        """The sentences of a seed that a span touches, in order."""
        starts, reached, placed = self._sentences.get(seed, ([], [], []))
        among = slice(bisect_right(reached, start), bisect_left(starts, end))
        return [values for last, values in placed[among] if start < last]

    def all_keys(self) -> Iterator[str]:
        """The key of every row."""
        for table in self._keyed:
            yield from self.package.rows(table)

    @cached_property
    def _sentences(self) -> dict[str, tuple[list[int], list[int], list[tuple[int, Row]]]]:
        """Of each seed, where its sentences begin, how far the text is in them by then, and they.

        Each stands with its end. So those of a passage are found without going through all.
        """
        of_seeds: dict[str, list[tuple[int, int, Row]]] = {}
        for values in self._rows("sentences").values():
            match [values[part] for part in ("seed_id", "start", "end")]:
                case [str(home), int(first), int(last)]:
                    of_seeds.setdefault(home, []).append((first, last, values))
        placed = {}
        for home, sentences in of_seeds.items():
            sentences.sort(key=lambda one: one[0])
            starts, ends, rows = ([*column] for column in zip(*sentences, strict=True))
            reached = [*accumulate(ends, max)]
            placed[home] = starts, reached, [*zip(ends, rows, strict=True)]
        return placed

    @cached_property
    def _seed(self) -> Callable[[str], Seed | None]:
        """The source text with a key, of which the last few are at hand."""

        def seed(key: str) -> Seed | None:
            values = self._rows("seeds").get(key)
            if not values:
                return None
            text = read_text(self.package.root, str(values["path"] or ""))
            return Seed(values, text, self._begin(key))

        return lru_cache(maxsize=TEXTS)(seed)

    @cached_property
    def _identifiers(self) -> dict[str, str]:
        return {}

    @cached_property
    def _files(self) -> dict[str, bytes]:
        return {}

    @cached_property
    def _places(self) -> dict[str, Mapping[str, LineSpan]]:
        return {}

    def _bytes(self, table: str) -> bytes:
        """The CSV of a table, as it lies on the disk; PackageError where it cannot be read."""
        if table not in self._files:
            self._files[table] = self.package.content(table)
        return self._files[table]

    def _lines(self, table: str) -> Mapping[str, LineSpan]:
        """The lines of each row of a table by its key, for a table whose rows have been read."""
        if table not in self._places:
            key = self.package.schemas[table].primary_key
            self._places[table] = _lines(self._bytes(table), key)
            self.csv(table)  # for which alone the bytes would be held
            del self._files[table]
        return self._places[table]

    def _rows(self, table: str) -> Mapping[str, Row]:
        """The rows of a table by key; none where the package has no such table."""
        if table not in self._read:
            has_table = table in self.package.schemas
            self._read[table] = self.package.rows(table) if has_table else {}
        return self._read[table]

    @cached_property
    def _read(self) -> dict[str, Mapping[str, Row]]:
        return {}

    @cached_property
    def _keyed(self) -> list[str]:
        """The tables whose rows have keys of their own."""
        return [name for name, schema in self.package.schemas.items() if schema.addressed]


def _lines(data: bytes, key: str) -> dict[str, LineSpan]:
    """The lines of each row of a CSV by its key, which its table has been read by before."""
    read = records(data)
    place = read.names.index(key)
    spans = record_lines(decode_csv(data), read.lines)
    lines: dict[str, LineSpan] = {}
    for cells, span in zip(read.rows, spans, strict=True):
        lines.setdefault(cells[place], span)
    return lines
