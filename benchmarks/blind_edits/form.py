"""Edits of form, all of which a check of form should catch."""

from benchmarks.blind_edits.editor import Editor, Made

ZERO_WIDTH = "\u200b"


def header(editor: Editor) -> Made:
    """A column's name misspelt, or two columns' names exchanged."""
    table = editor.table()
    assert table
    header = [*table.header]
    i, j = editor.chance.sample(range(len(header)), 2)
    if editor.chance.random() < 0.5:
        header[i], header[j] = header[j], header[i]
    else:
        header[i] += "s"
    return {**table.written(table.rows, header)}, f"{table.path}: {','.join(header)}"


def row_doubled(editor: Editor) -> Made:
    """A row that stands twice."""
    table = editor.table()
    assert table
    row = editor.chance.randrange(len(table.rows))
    rows = [*table.rows[: row + 1], *table.rows[row:]]
    return {**table.written(rows)}, f"{table.path}: {table.rows[row][0]} twice"


def row_invented(editor: Editor) -> Made:
    """The last row once more, under a key that is not the next."""
    table = editor.table(lambda one: one.rows[-1][0][-4:].isdigit())
    assert table
    last = table.rows[-1]
    key = f"{last[0][:-4]}{int(last[0][-4:]) + editor.chance.randint(2, 9):04}"
    return {**table.written([*table.rows, [key, *last[1:]]])}, f"{table.path}: {key}"


def homoglyph_in_quote(editor: Editor) -> Made:
    """A character of a quote exchanged for one that looks like it."""
    at = editor.cell(lambda table, column: table.schema.anchored and column == "quote")
    swaps = {"।": "|", "ि": "ी", "व": "ब", "-": "‑", "0": "o", "1": "l", "र": "ऱ", "न": "ऩ"}
    present = [one for one in swaps if at and one in at[3]]
    one = editor.chance.choice(present) if present else None
    return editor.replaced(at, at[3].replace(one, swaps[one], 1) if at and one else None)


def zero_width(editor: Editor) -> Made:
    """A character of no width put into a cell."""
    at = editor.cell(lambda table, column: table.schema.field(column).type == "string")
    if at is None:
        return None
    place = editor.chance.randrange(len(at[3]) + 1)
    return editor.replaced(at, at[3][:place] + ZERO_WIDTH + at[3][place:])


def stray_space(editor: Editor) -> Made:
    """A space at the end of a cell, or a second one within it."""
    at = editor.cell(lambda table, column: table.schema.field(column).type == "string")
    if at is None:
        return None
    doubled = at[3].replace(" ", "  ", 1)
    return editor.replaced(at, editor.chance.choice([f"{at[3]} ", f" {at[3]}", doubled]))


def seed_byte(editor: Editor) -> Made:
    """A character of a seed changed, its hash left as it is."""
    path, text = editor.seed()
    place = editor.chance.randrange(len(text))
    new = f"{text[:place]}{'क' if text[place] != 'क' else 'ख'}{text[place + 1 :]}"
    return {path: new.encode()}, f"{path} at {place}"


def case(editor: Editor) -> Made:
    """A coded value or a key in other letters."""
    at = editor.cell(
        lambda table, column: (
            "enum" in table.schema.field(column).constraints or column in table.references
        )
    )
    return editor.replaced(at, at[3].swapcase() if at else None)
