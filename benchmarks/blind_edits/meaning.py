"""Edits of meaning: one right value exchanged for another."""

from benchmarks.blind_edits.editor import Editor, Made, shown, where
from sandhi.package import ANCHOR


def quote_by_a_word(editor: Editor) -> Made:
    """A quote longer or shorter by a word, its offsets with it."""
    table = editor.table(lambda one: one.schema.anchored)
    assert table
    row = editor.chance.randrange(len(table.rows))
    seed, start, end, quote = editor.anchor(table, row)
    text = editor.package.texts[seed]
    if editor.chance.random() < 0.5:
        after = text[end:].split(" ", 2)
        if len(after) < 2 or after[0] or not after[1].strip():
            return None
        end += 1 + len(after[1])
    elif " " in quote:
        end = start + quote.rindex(" ")
    else:
        return None
    return editor.moved(table, row, start, end, text)


def another_occurrence(editor: Editor) -> Made:
    """The anchor moved to another place where the same words stand."""
    table = editor.table(lambda one: one.schema.anchored)
    assert table
    row = editor.chance.randrange(len(table.rows))
    seed, start, _, quote = editor.anchor(table, row)
    text = editor.package.texts[seed]
    places = [i for i in range(len(text)) if text.startswith(quote, i) and i != start]
    if not places:
        return None
    other = editor.chance.choice(places)
    return editor.moved(table, row, other, other + len(quote), text)


def cells_swapped(editor: Editor) -> Made:
    """Two cells of one column, not empty, exchanged."""
    at = editor.cell(lambda table, column: column != table.header[0] and column not in ANCHOR)
    if at is None:
        return None
    table, row, column, text = at
    place = table.header.index(column)
    others = [i for i, cells in enumerate(table.rows) if cells[place] not in ("", text)]
    if not others:
        return None
    other = editor.chance.choice(others)
    rows = [[*cells] for cells in table.rows]
    rows[row][place], rows[other][place] = rows[other][place], text
    words = f"{where(at)} with {rows[other][0]}: {shown(text, rows[row][place])}"
    return {**table.written(rows)}, words


def another_value(editor: Editor) -> Made:
    """A coded value exchanged for another of its enumeration."""
    at = editor.cell(lambda table, column: "enum" in table.schema.field(column).constraints)
    if at is None:
        return None
    values = at[0].schema.field(at[2]).constraints["enum"]
    return editor.replaced(
        at, editor.chance.choice([one for one in values if one != at[3]] or [at[3]])
    )


def another_reference(editor: Editor) -> Made:
    """A foreign key exchanged for another that exists."""
    at = editor.cell(
        lambda table, column: (
            column in table.references and column != "seed_id" and column != table.header[0]
        )
    )
    if at is None:
        return None
    target = editor.tables[at[0].references[at[2]]]
    return editor.replaced(at, editor.chance.choice(target.rows)[0])


def row_deleted(editor: Editor) -> Made:
    """A row taken away."""
    table = editor.table()
    assert table
    row = editor.chance.randrange(len(table.rows))
    rows = [*table.rows[:row], *table.rows[row + 1 :]]
    return {**table.written(rows)}, f"{table.path}: {table.rows[row][0]}"
