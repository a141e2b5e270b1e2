"""The table that a page shows: its columns and rows, on a screen, on a phone and on paper."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from markupsafe import Markup

from sandhi.site.elements.values.cells import raw
from sandhi.site.elements.values.dates import is_date

# Characters of a text that stays on one line, of one that does with a column of middling width, and
# of one that two lines have no room for, or three narrower ones.
SHORT, LONG, CLAMPED = 24, 48, 90
# Columns, and characters of a row in the mean, that a page of paper has room for: upright, with the
# long side across; of more, rows are cards.
UPRIGHT, ACROSS = (6, 200), (14, 400)
CARD = 5  # cells, beside the key and the ends, that a card on a phone shows until it is opened
# Characters that a tablet and a screen have room for side by side; what a column needs of them
# where its texts are long, at the most where they are not, and what stands between two.
ON_A_TABLET, SIDE_BY_SIDE, OF_LONG, OF_OTHERS, BETWEEN = 92, 160, 18, 14, 2

# Where a cell stands in such a card: what a row is called, when it is, how sure that is, which
# article says so, what it is disputed in, all else, and where that is, in the article or the data.
NAME, WHEN, MOOD, SOURCE, ELSE, WHENCE = "name", "when", "mood", "source", "", "whence"
PAIRED = "paired"  # with the head of a row, which tells it from others only together with it
END = "end"  # who or what a row leads from or to: without either a card would say half of it
DISPUTED = "doubted"
BEFORE, AFTER = "before", "after"  # of a passage, in its text
_ORDER = (BEFORE, PAIRED, NAME, AFTER, END, WHEN, MOOD, SOURCE, DISPUTED, ELSE, WHENCE)
_ITSELF = (BEFORE, PAIRED, NAME, AFTER, WHEN, MOOD, SOURCE)  # without a heading in a card
_PLACE = ("start", "end", "key")
_BOUNDS = ("earliest", "latest")  # of a date, which say no more than it


class ShownColumn(NamedTuple):
    """A column of a page: ``path`` sorts by it, ``sorted`` says how it is (as ``aria-sort``).

    ``part`` says where its cells stand in a card.
    """

    name: str
    title: str
    description: str
    is_head: bool
    path: str = ""
    sorted: str = ""
    part: str = ELSE

    @property
    def heading(self) -> str:
        """What stands before its cells in a card; empty where they tell it by themselves."""
        return "" if self.part in _ITSELF else self.title


class TableCell(NamedTuple):
    """A cell: its HTML, and its size: ``number``, ``medium``, ``long``, or none where it is short.

    It is ``later`` where a card shows it only once it is opened, and ``again`` where another cell
    that a card shows says the same; ``length`` is that of its text, ``word`` that of its longest
    word, as far as that may not be broken: a day is one.
    """

    html: Markup
    size: str
    is_clamped: bool
    later: bool = False
    again: bool = False
    length: int = 0
    word: int = 0

    @property
    def needs(self) -> int:
        """How many characters wide its column must be, at the least."""
        return OF_LONG if self.size == "long" else self.word


class ShownRow(NamedTuple):
    """A row: its key, or its number on the page where it has none, and its cells.

    It ``opens`` where a text of it is clamped, or a card on a phone has no room for all cells.
    """

    name: str
    cells: list[TableCell]
    opens: bool


class ShownTable(NamedTuple):
    """What the component for tables shows; ``hidden`` is how many columns it leaves out.

    ``voids`` are columns that it leaves out as no row shown has a value of them.
    """

    columns: list[ShownColumn]
    rows: list[ShownRow]
    hidden: int = 0
    voids: Sequence[ShownColumn] = ()

    @property
    def on_paper(self) -> str:
        """How it is printed, as the styles know it: ``upright``, ``across`` or ``as-cards``."""
        characters = sum(cell.length for row in self.rows for cell in row.cells)
        size = (len(self.columns), characters / max(len(self.rows), 1))
        for way, (most, longest) in (("upright", UPRIGHT), ("across", ACROSS)):
            if size[0] <= most and size[1] <= longest:
                return way
        return "as-cards"

    @property
    def width(self) -> str:
        """What has room for its columns side by side, as the styles know it.

        A tablet has it for those that are ``fits is-slim``, a screen for ``fits``, where a tablet
        folds each row; and none for those that are ``is-wide``.
        """
        needed = sum(
            max((cell.needs for cell in cells), default=0) + BETWEEN
            for cells in zip(*(row.cells for row in self.rows), strict=True)
        )
        if needed <= ON_A_TABLET:
            return "fits is-slim"
        return "fits" if needed <= SIDE_BY_SIDE else "is-wide"

    @property
    def sorts(self) -> Sequence[ShownColumn]:
        """The columns that it can be sorted by."""
        return [column for column in (*self.columns, *self.voids) if column.path]

    @property
    def sort(self) -> ShownColumn | None:
        """The column that it is sorted by, if any."""
        return next((column for column in self.sorts if column.sorted), None)


def in_cards(
    columns: Sequence[ShownColumn],
    name_columns: Collection[str],
    rows: Iterable[Mapping[str, object]],
    mood: str | None = None,
    names_row: Callable[[str], tuple[str, str] | None] = lambda _: None,
) -> list[ShownColumn]:
    """Return columns with where their cells stand in a card.

    ``name_columns`` name a row, by the first of which it is headed; ``mood`` says how sure it is.
    Of rows with one head the first column that tells all of them apart is their name. Of others
    that share heads, both of which name rows (``names_row``), a second name stands beside the head.
    Columns that name rows of one table each are the ends of what leads from some to others.
    """
    first: dict[str, str] = {}
    values: dict[str, set[str]] = {}
    every_row = [*rows]
    for cells in every_row:
        for name, cell in cells.items():
            value = raw(cell)
            if value not in (None, ""):
                first.setdefault(name, str(value))
                values.setdefault(name, set()).add(str(value))

    def part(name: str) -> str:
        if name in _PLACE:
            return WHENCE
        if name == "seed_id":
            return SOURCE
        if name == called:
            return NAME
        if name == mood:
            return MOOD
        return WHEN if name == dated else ELSE

    named_by = (one.name for one in columns if one.name in name_columns and not one.is_head)
    called = next(named_by, "")
    # Of several days only the first stands without a heading, which no other could be told from.
    days = (one.name for one in columns if is_date(first.get(one.name, "")))
    dated = next((name for name in days if not name.endswith(_BOUNDS)), "")
    placed = [one._replace(part=ELSE if one.is_head else part(one.name)) for one in columns]
    ends = _ends({one.name: values.get(one.name, ()) for one in placed if one.heading}, names_row)
    placed = [one._replace(part=END) if one.name in ends else one for one in placed]
    heads = [len(values.get(one.name, ())) for one in placed if one.is_head]
    if len(every_row) < 2 or any(one.part == NAME for one in placed):
        return placed
    pair = [one.name for one in placed[:2]]
    if (
        len(heads) == 1
        and 1 < heads[0] < len(every_row)
        and all(name in values and all(map(names_row, values[name])) for name in pair)
    ):
        return [placed[0], placed[1]._replace(part=PAIRED), *placed[2:]]
    if heads != [1]:
        return placed
    telling = (
        one
        for one in placed
        if one.part == ELSE and not one.is_head and len(values.get(one.name, ())) == len(every_row)
    )
    naming = next(telling, None)
    return [one._replace(part=NAME) if one is naming else one for one in placed]


def _ends(
    values: Mapping[str, Collection[str]], names_row: Callable[[str], tuple[str, str] | None]
) -> set[str]:
    """The columns that name nothing but rows of one table, which another one names as well."""
    tables: dict[str, str] = {}
    for name, texts in values.items():
        members = [one for text in texts for one in text.split("; ")]
        parts = [[one] if names_row(one) else one.split(", ") for one in members]
        rows = [names_row(part) for part in chain.from_iterable(parts)]
        of_tables = {row[0] if row else "" for row in rows}
        if len(of_tables) == 1:
            tables[name] = of_tables.pop()
    uses = Counter(filter(None, tables.values()))
    return {name for name, table in tables.items() if uses[table] > 1}


def shown_row(name: str, columns: Sequence[ShownColumn], cells: Sequence[TableCell]) -> ShownRow:
    """Return a row with which of its cells a card shows later."""
    again = _said_again(columns, cells)
    places = [
        place
        for place, column in enumerate(columns)
        if cells[place].html and not column.is_head and place not in again
    ]
    places.sort(key=lambda place: _ORDER.index(columns[place].part))
    later = {*[place for place in places if columns[place].part != END][CARD:]}
    opens = bool(later) or any(cell.is_clamped for cell in cells)
    return ShownRow(
        name,
        [
            cell._replace(later=place in later, again=place in again)
            for place, cell in enumerate(cells)
        ],
        opens,
    )


def _said_again(columns: Sequence[ShownColumn], cells: Sequence[TableCell]) -> set[int]:
    """The places of cells that say no more than one before them, in the same words.

    Who acts on whom is said of both, even where they are the same.
    """
    places: set[int] = set()
    before: set[str] = set()
    for place, (column, cell) in enumerate(zip(columns, cells, strict=True)):
        text = cell.html.striptags()
        if column.heading and not column.is_head and column.part != END and text in before:
            places.add(place)
        if cell.size != "number":  # of two that are equal each counts something else
            before.add(text)
    return places - {place for place, cell in enumerate(cells) if not cell.html}


def table_cell(html: Markup, value: object) -> TableCell:
    """Return a cell with what it is to the styles, by what people see of it."""
    if isinstance(value, int | float):
        return TableCell(html, "number", False, word=min(len(html), OF_OTHERS))
    text = html.striptags()
    length = len(text)
    size = "" if length <= SHORT else "medium" if length <= LONG else "long"
    longest = min(max(map(len, text.split()), default=0), OF_OTHERS)
    if is_date(str(value)):
        longest = max(map(len, text.split("– ")))
    return TableCell(html, size, length > CLAMPED, length=length, word=longest)


def without_voids(
    columns: Sequence[ShownColumn], rows: list[ShownRow], hidden: int = 0
) -> ShownTable:
    """Return a table without those of its columns of which no row has a value."""
    filled = {place for row in rows for place, cell in enumerate(row.cells) if cell.html}
    places = [place for place in range(len(columns)) if place in filled or not rows]
    return ShownTable(
        [columns[place] for place in places],
        [row._replace(cells=[row.cells[place] for place in places]) for row in rows],
        hidden,
        [column for place, column in enumerate(columns) if place not in places],
    )
