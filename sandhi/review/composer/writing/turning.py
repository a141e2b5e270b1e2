"""How real a row is, as its mentions bear it out: what a later mention turns it into."""

from sandhi.language.english.phrases import told_as_so
from sandhi.package import Package
from sandhi.review.composer.passage import row_cells
from sandhi.review.composer.proposing.fitting import values_borne_out
from sandhi.review.composer.proposing.naming import Naming
from sandhi.review.composer.shape import Shape
from sandhi.review.staging import Staging


def turn(package: Package, shape: Shape, staging: Staging, key: str) -> None:
    """Give a row of which a mention was staged what is so by all its mentions, and tell it.

    What somebody said, and a text tells then on its own word, is so. It turns only where the rules
    refuse what it is, and let one other value stand; its label is told anew in the words of that.
    """
    column = package.settings.of(shape.table).mood
    if not column or not shape.mention:
        return
    row = _row(staging.tried, shape, key)
    mentions = [
        one for one in row_cells(staging.tried, shape.mention) if one[shape.mention_of] == key
    ]
    standing = values_borne_out(package, shape, column, row, mentions)
    if row[column] in standing or len(standing) != 1:
        return
    (value,) = standing
    cells = {column: value}
    is_so = Naming(package, shape).mood(cells) is None
    for name in package.settings.of(shape.table).label if is_so else ():
        patterns = shape.composed.phrases.get(row.get(shape.type, ""), ())
        cells[name] = told_as_so(row[name], patterns)
    staging.change(shape.table, key, cells, f"{key} is {value} now, and no longer {row[column]}")


def _row(package: Package, shape: Shape, key: str) -> dict[str, str]:
    name = package.schemas[shape.table].primary_key
    return next(row for row in row_cells(package, shape.table) if row[name] == key)
