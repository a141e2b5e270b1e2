"""Edits of what stands beside the coding: our own words, places, files, a seed with its hash."""

import hashlib
import random
import unicodedata

from benchmarks.blind_edits.editor import Editor, Made

LATIN_LIKE = str.maketrans("aeocpxyABEHKMOPT", "аеосрхуАВЕНКМОРТ")


def prose_homoglyph(editor: Editor) -> Made:
    """A Latin letter of our own words exchanged for a Cyrillic one."""

    def edit(text: str) -> str | None:
        places = [i for i, one in enumerate(text) if one.translate(LATIN_LIKE) != one]
        if not places:
            return None
        i = editor.chance.choice(places)
        return text[:i] + text[i].translate(LATIN_LIKE) + text[i + 1 :]

    return editor.prose(edit)


def prose_negated(editor: Editor) -> Made:
    """The word "not" put into our own words."""
    return editor.prose(lambda text: _inserted(text, "not", editor.chance))


def prose_word_lost(editor: Editor) -> Made:
    """A word of our own words taken away."""

    def edit(text: str) -> str | None:
        words = text.split(" ")
        if len(words) < 4:
            return None
        del words[editor.chance.randrange(len(words))]
        return " ".join(words)

    return editor.prose(edit)


def prose_name_exchanged(editor: Editor) -> Made:
    """The name of an actor in our own words exchanged for another's."""
    actors = editor.tables.get("actors")
    if actors is None:
        return None
    names = [row[actors.header.index("name")] for row in actors.rows]

    def edit(text: str) -> str | None:
        present = [name for name in names if name in text]
        if not present:
            return None
        old = editor.chance.choice(present)
        return text.replace(old, editor.chance.choice([one for one in names if one != old]), 1)

    return editor.prose(edit)


def prose_number(editor: Editor) -> Made:
    """A number in our own words changed in one digit."""

    def edit(text: str) -> str | None:
        places = [i for i, one in enumerate(text) if one in "0123456789"]
        if not places:
            return None
        i = editor.chance.choice(places)
        return (
            text[:i]
            + editor.chance.choice([d for d in "0123456789" if d != text[i]])
            + text[i + 1 :]
        )

    return editor.prose(edit)


def coordinate(editor: Editor) -> Made:
    """A coordinate changed by a degree or more."""
    at = editor.cell(lambda table, column: column in ("latitude", "longitude"))
    return editor.replaced(
        at, str(round(float(at[3]) + editor.chance.randint(1, 9), 4)) if at else None
    )


def wikidata(editor: Editor) -> Made:
    """A Wikidata item with another last digit."""
    at = editor.cell(lambda table, column: column == "wikidata")
    digits = "0123456789"
    return editor.replaced(at, at[3][:-1] + editor.chance.choice(digits) if at else None)


def stray_file(editor: Editor) -> Made:
    """A file that no descriptor names, among the data, the schemas or the seeds."""
    folder = editor.chance.choice(["data", "seeds", "schemas", "schemas/views"])
    name = editor.chance.choice(["copy.csv", "events (1).csv", "notes.txt", "old.json", "x.txt"])
    return {f"{folder}/{name}": b"stray\n"}, f"{folder}/{name}"


def chart_description(editor: Editor) -> Made:
    """A word in the declaration of a chart, a view or a question changed."""
    files = sorted(editor.root.glob("schemas/charts/*.json"))
    files += sorted(editor.root.glob("schemas/*/*.sql"))
    file = editor.chance.choice(files)
    lines = file.read_text("utf-8").split("\n")
    told = [i for i, line in enumerate(lines) if '"description"' in line or '"title"' in line
            or line.startswith("-- ")]  # fmt: skip
    place = editor.chance.choice(told)
    line = _inserted(lines[place], "not", editor.chance, least=2)
    if line is None:
        return None
    new = "\n".join([*lines[:place], line, *lines[place + 1 :]])
    path = file.relative_to(editor.root).as_posix()
    return {path: new.encode()}, f"{path}: {line.strip()}"


def seed_with_hash(editor: Editor) -> Made:
    """A character of a seed changed, and its hash with it."""
    path, text = editor.seed()
    places = [i for i, one in enumerate(text) if unicodedata.category(one) == "Lo"]
    place = editor.chance.choice(places)
    new = (text[:place] + ("क" if text[place] != "क" else "ख") + text[place + 1 :]).encode()
    seeds = editor.tables["seeds"]
    row = next(i for i, cells in enumerate(seeds.rows) if path in cells)
    changed = seeds.changed(row, "sha256", hashlib.sha256(new).hexdigest())
    return {path: new, **changed}, f"{path} at {place}, with its hash"


def _inserted(text: str, word: str, chance: random.Random, least: int = 1) -> str | None:
    words = text.split(" ")
    if len(words) <= least + 1:
        return None
    words.insert(chance.randrange(least, len(words)), word)
    return " ".join(words)
