"""Rules of the seeds: each file is the one that was coded, and the sentences tile its text."""

import re

import numpy as np
from pandas import DataFrame, Series

from sandhi.anchors import EQUAL, Integers, divergences, places
from sandhi.check.context import TEXTS
from sandhi.check.example import Row
from sandhi.check.rule import Context, Example, rule
from sandhi.files import SeedFile
from sandhi.language.text_languages import is_code
from sandhi.package import Package

NULL = "\0"
_SPACE = re.compile(r"\s")
LANGUAGE = "language"  # the column that says in which language a seed is
LANGUAGE_FIELD = {
    "name": LANGUAGE,
    "type": "string",
    "title": "Language",
    "description": "The language that it is in.",
    "example": "hi",
}
TEXT = "नमस्ते दुनिया"
SEED = Example(texts={"M1": TEXT})


def _seed(**cells: str) -> Example:
    """A seed of which its table says something else than follows from its text."""
    return Example(tables={"seeds": [{"seed_id": "M1", **cells}]}, texts={"M1": TEXT})


def _file(context: Context, row: Series) -> SeedFile:
    """The file of the seed in a row, which may name none."""
    return context.package.seed_files[str(context.cells.at[row.name, "path"])]


def _readable(seeds: DataFrame, package: Package) -> "Series[bool]":
    files = package.seed_files
    readable = [not files[path].fault for path in seeds["path"].fillna("")]
    return Series(readable, index=seeds.index, dtype=bool)


@rule(
    table="seeds",
    column="path",
    mend="Put the file back as it was when it was coded.",
    why="Without its source, no row that is anchored in it can be proved.",
    since="0.1.0",
    keeps=SEED,
    breaks=_seed(path="seeds/lost.txt"),
    explain=lambda context, row, column: _file(context, row).fault,
    per_seed=True,
)
def seeds_can_be_read(context: Context) -> "Series[bool]":
    """The file of a seed lies inside the package and is UTF-8."""
    return _readable(context.rows, context.package)


@rule(
    table="seeds",
    column="path",
    reads=(TEXTS,),
    mend="Take it out of the file before it is coded; one that is coded already is coded anew.",
    why="Neither is text: a mark of the encoding shifts every offset by one, and U+0000 ends a "
    "text for many programs.",
    since="0.1.0",
    keeps=SEED,
    breaks=Example(texts={"M1": f"\ufeff{TEXT}"}),
    explain=lambda context, row, column: _no_text(context.texts[row["seed_id"]]),
    per_seed=True,
)
def seeds_hold_text_alone(context: Context) -> "Series[bool]":
    """A seed begins without a byte order mark (U+FEFF), and holds no U+0000."""
    odd = {seed for seed, text in context.texts.items() if _no_text(text)}
    return ~context["seeds"]["seed_id"].isin(odd)


def _no_text(text: str) -> str:
    """What of a text is none, and where; nothing where all of it is text."""
    if text.startswith("\ufeff"):
        return "U+FEFF at character 0"
    return f"U+0000 at character {text.index(NULL)}" if NULL in text else ""


def _in(language: str) -> Example:
    """A seed that says in which language it is."""
    schema = {"name": "seeds", "fields": [LANGUAGE_FIELD]}
    seed = {"seed_id": "M1", LANGUAGE: language}
    return Example(tables={"seeds": [seed]}, texts={"M1": TEXT}, schema=schema)


@rule(
    table="seeds",
    mend="Write the code of the language, such as hi, mr or zh-Hant (BCP 47).",
    why="By its code a browser chooses letters, a screen reader a voice, and this tool words.",
    since="0.1.0",
    keeps=_in("hi-IN"),
    breaks=_in("in Hindi"),
    per_seed=True,
)
def seeds_name_their_language(context: Context) -> DataFrame:
    """A seed that says in which language it is says so by its code."""
    cells = context.cells
    columns = {LANGUAGE: cells[LANGUAGE]} if LANGUAGE in cells else {}
    return DataFrame(
        {name: [not code or is_code(code) for code in codes] for name, codes in columns.items()},
        index=cells.index,
        dtype=bool,
    )


def _is_unchanged(seeds: DataFrame, package: Package) -> "Series[bool]":
    readable, files = _readable(seeds, package), package.seed_files
    digests = Series([files[path].sha256 for path in seeds["path"].fillna("")], index=seeds.index)
    is_changed = readable & (digests != seeds["sha256"]).fillna(True)
    return ~is_changed.astype(bool)


def _digest_of_row(context: Context, row: Series, column: str) -> str:
    return f"{row['path']} has {_file(context, row).sha256}"


@rule(
    table="seeds",
    column="sha256",
    mend="Put {path} back as it was when it was coded; a new version of it is a new seed.",
    why="Offsets count the characters of the text that was coded; in another they point astray.",
    since="0.1.0",
    keeps=SEED,
    breaks=_seed(sha256="0" * 64),
    explain=_digest_of_row,
    per_seed=True,
)
def seeds_are_unchanged(context: Context) -> "Series[bool]":
    """The file of a seed is the one that was coded, to the last byte (SHA-256)."""
    return _is_unchanged(context.rows, context.package)


def are_as_coded(package: Package) -> bool:
    """Whether every seed can be read and is unchanged, so that anchors in it mean something."""
    seeds = package.table("seeds")
    return bool((_is_unchanged(seeds, package) & _readable(seeds, package)).all())


def _length(context: Context, row: Series, column: str) -> str:
    return f"{row['characters']} for a text of {len(context.texts[row['seed_id']])}"


@rule(
    table="seeds",
    column="characters",
    reads=(TEXTS,),
    mend="Write the number of code points of the file.",
    why="Whoever counts otherwise (bytes, UTF-16) sees at once that the offsets will not fit.",
    since="0.1.0",
    keeps=SEED,
    breaks=_seed(characters="37"),
    explain=_length,
    per_seed=True,
)
def seeds_have_their_length(context: Context) -> "Series[bool]":
    """A seed has as many characters (code points) as its row says."""
    seeds, texts = context["seeds"], context.texts
    lengths = seeds["seed_id"].map({seed: len(text) for seed, text in texts.items()})
    return ~(seeds["characters"] != lengths).fillna(False).astype(bool)


def _sentences(*spans: tuple[int, int]) -> Example:
    """Sentences of the one seed, from and to these characters."""
    rows: list[Row] = [
        {
            "sentence_id": f"M1-{at}",
            "seed_id": "M1",
            "start": start,
            "end": end,
            "quote": TEXT[start:end],
        }
        for at, (start, end) in enumerate(spans, 1)
    ]
    return Example(tables={"sentences": rows}, texts={"M1": TEXT})


@rule(
    table="seeds",
    column="seed_id",
    reads=("sentences",),
    mend="Add its sentences.",
    why="What is in no sentence is looked at by nobody.",
    since="0.1.0",
    keeps=_sentences((0, 6), (7, 13)),
    breaks=_sentences(),
    per_seed=True,
)
def seeds_have_sentences(context: Context) -> "Series[bool]":
    """A seed has sentences."""
    seeds, sentences = context["seeds"], context["sentences"]
    return seeds["seed_id"].isin(sentences["seed_id"])


def _gap(context: Context, row: Series, column: str) -> str:
    text, sentences = context.texts[row["seed_id"]], context["sentences"]
    if column == "end":
        return f"“{text[row['end'] :].strip()[:30]}” after it is in no sentence"
    of_seed = sentences[sentences["seed_id"] == row["seed_id"]]
    above = of_seed["end"].shift(fill_value=0)[of_seed.index == row.name].iloc[0]
    if row["start"] < above:
        return f"it begins at {row['start']}, where the sentence above it goes on to {above}"
    return f"“{text[above : row['start']].strip()[:30]}” before it is in no sentence"


@rule(
    table="sentences",
    reads=(TEXTS,),
    mend="Give every part of the text to one sentence, in the text's order.",
    why="A part of the text in no sentence is overlooked, and one in two is counted twice.",
    since="0.1.0",
    keeps=_sentences((0, 6), (7, 13)),
    breaks=_sentences((0, 6)),
    explain=_gap,
    per_seed=True,
)
def sentences_tile_their_seed(context: Context) -> DataFrame:
    """The sentences of a seed stand in its order, and only white space lies between them."""
    sentences, texts = context["sentences"], context.texts
    place = places(sentences, texts)
    sure = place.within & (divergences(sentences, texts, place) == EQUAL)
    rows = DataFrame({"end": place.end, "sure": sure}).groupby(place.seed)
    seed_ends = np.cumsum([0, *map(len, texts.values())])
    above = rows["end"].shift().fillna(Series(seed_ends[place.seed])).to_numpy(dtype=np.int64)
    is_judged = sure & rows["sure"].shift(fill_value=True).to_numpy(dtype=np.bool_)
    last = sure & (rows.cumcount(ascending=False) == 0).to_numpy()
    # How many code points that are not white space lie before each offset.
    before = _letters_before("".join(texts.values()))
    blank_before = (above <= place.start) & (
        before[above * is_judged] == before[place.start * is_judged]
    )
    blank_after = before[place.end * last] == before[seed_ends[place.seed + 1] * last]
    return DataFrame(
        {"start": ~is_judged | blank_before, "end": ~last | blank_after}, index=sentences.index
    )


def _letters_before(text: str) -> Integers:
    """How many code points that are not white space lie before each offset of a text."""
    letters = np.ones(len(text), dtype=np.int64)
    letters[[match.start() for match in _SPACE.finditer(text)]] = 0
    return np.concatenate(([0], np.cumsum(letters)))


RULES = [
    seeds_can_be_read,
    seeds_hold_text_alone,
    seeds_name_their_language,
    seeds_are_unchanged,
    seeds_have_their_length,
    seeds_have_sentences,
    sentences_tile_their_seed,
]
