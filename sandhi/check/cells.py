"""Rules of the cells and the keys of every table."""

from collections.abc import Callable

from pandas import DataFrame, Series

from sandhi.check.rule import rule
from sandhi.package import ANCHOR, Package, TableSchema


def _each(cells: DataFrame, keeps: Callable[[Series], Series]) -> DataFrame:
    """The verdict on each column."""
    return DataFrame({name: keeps(cells[name]) for name in cells}, index=cells.index).astype(bool)


def _texts(cells: DataFrame, schema: TableSchema) -> DataFrame:
    """The columns that hold text."""
    return cells[[field.name for field in schema.fields if field.type == "string"]]


def _own(cells: DataFrame, schema: TableSchema, package: Package) -> DataFrame:
    """The columns that hold text of the package's own, not what repeats a source to the letter."""
    verbatim = package.settings.of(schema.name).verbatim
    texts = _texts(cells, schema)
    return texts[[name for name in texts if name not in {*verbatim, ANCHOR[-1]}]]


def _shown(row: Series, column: str) -> str:
    """The cell as an ASCII literal, which shows what cannot be seen."""
    return ascii(row[column])


@rule(mend="Write it in its one form, such as 1200, 0.5, true or 2024-06-30.", explain=_shown)
def values_are_written_plainly(cells: DataFrame, table: DataFrame) -> DataFrame:
    """A number, a truth value or a date is written in its one plain form, in ASCII digits."""
    return table.notna() | (cells == "")


@rule(mend="Take out the white space that is too much.", explain=_shown)
def no_stray_white_space(cells: DataFrame, schema: TableSchema, package: Package) -> DataFrame:
    """Our own text has single spaces between its words, and no other white space."""
    stray = r"^\s|\s\Z|\s\s|[^\S ]"
    return _each(_own(cells, schema, package), lambda column: ~column.str.contains(stray))


@rule(mend="Take out the character that cannot be seen.", explain=_shown)
def no_invisible_characters(cells: DataFrame, schema: TableSchema, package: Package) -> DataFrame:
    """Our own text has no zero-width, control, private or unassigned characters."""
    return _each(
        _own(cells, schema, package),
        lambda column: column.str.replace(r"\s", "", regex=True).map(str.isprintable),
    )


@rule(mend="Write the cell in Unicode's normalisation form C.", explain=_shown)
def text_is_composed(cells: DataFrame, schema: TableSchema, package: Package) -> DataFrame:
    """Our own text is composed (NFC)."""
    own = _own(cells, schema, package)
    return _each(own, lambda column: column.str.normalize("NFC") == column)


@rule(mend="Begin the cell with another character.")
def no_formulas(cells: DataFrame, schema: TableSchema) -> DataFrame:
    """No text begins like a formula (= + - @), which a spreadsheet would run."""
    return _each(_texts(cells, schema), lambda column: ~column.str.contains(r"^[=+\-@]"))


@rule(mend="Write the digits as 0 to 9.")
def digits_are_ascii(cells: DataFrame, schema: TableSchema, package: Package) -> DataFrame:
    """Digits in our own text are ASCII."""
    own = _own(cells, schema, package)
    return _each(own, lambda column: ~column.str.contains(r"[^\D0-9]"))


def _key_above(row: Series, table: DataFrame, schema: TableSchema) -> str:
    above = table[schema.primary_key].shift()[table.index == row.name]
    return f"{row[schema.primary_key]} below {above.iloc[0]}"


@rule(mend="Sort the rows by their key.", explain=_key_above)
def rows_are_in_key_order(table: DataFrame, schema: TableSchema) -> DataFrame:
    """Rows stand in the order of their keys."""
    keys = table[[schema.primary_key]]
    return ~(keys < keys.shift()).fillna(False).astype(bool)


def _twin(row: Series, column: str, table: DataFrame, schema: TableSchema) -> str:
    alike = {
        key: (table[list(key)] == row[list(key)]).all(axis="columns")
        for key in schema.unique_keys
        if key[-1] == column
    }
    key = max(alike, key=lambda key: alike[key].sum())
    return f"{', '.join(key)} as on line {alike[key].idxmax()}"


@rule(mend="Keep one of the rows, or tell them apart.", explain=_twin)
def unique_keys_are_unique(table: DataFrame, schema: TableSchema) -> DataFrame:
    """No two rows of a table have the same unique key (`uniqueKeys` in its schema)."""
    unique = DataFrame(index=table.index)
    for key in schema.unique_keys:
        columns = table[list(key)]
        alone = ~columns.duplicated() | columns.isna().any(axis="columns")
        unique[key[-1]] = alone & unique.get(key[-1], True)
    return unique
