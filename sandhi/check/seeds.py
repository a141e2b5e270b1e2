"""Rules of the seeds: each file is the one that was coded, and the sentences tile its text."""

import hashlib
from collections.abc import Mapping

import numpy as np
from pandas import DataFrame, Series

from sandhi.anchors import places, verified
from sandhi.check.rule import rule
from sandhi.files import PackageError, read_bytes, read_text
from sandhi.package import Package

Texts = Mapping[str, str]


def _fault(path: str, package: Package) -> str:
    """Why a seed's file cannot be read; nothing where it can."""
    try:
        read_text(package.root, path)
    except PackageError as error:
        return str(error)
    return ""


def _digest(path: str, package: Package) -> str:
    return hashlib.sha256(read_bytes(package.root, path)).hexdigest()


@rule(
    "path",
    mend="Put the file back as it was when it was coded.",
    explain=lambda row, package: _fault(row["path"], package),
)
def seeds_can_be_read(seeds: DataFrame, package: Package) -> "Series[bool]":
    """The file of a seed lies inside the package and is UTF-8."""
    readable = [not _fault(path, package) for path in seeds["path"].fillna("")]
    return Series(readable, index=seeds.index, dtype=bool)


@rule(
    "sha256",
    mend="Put {path} back as it was when it was coded; a new version of it is a new seed.",
    explain=lambda row, package: f"{row['path']} has {_digest(row['path'], package)}",
)
def seeds_are_unchanged(seeds: DataFrame, package: Package) -> "Series[bool]":
    """The file of a seed is the one that was coded, to the last byte (SHA-256)."""
    readable: Series[bool] = seeds_can_be_read(seeds, package)
    digests = (
        seeds["path"].where(readable).map(lambda path: _digest(path, package), na_action="ignore")
    )
    changed = readable & (digests != seeds["sha256"]).fillna(True)
    return ~changed.astype(bool)


def are_as_coded(package: Package) -> bool:
    """Whether every seed can be read and is unchanged, so that anchors in it mean something."""
    table = package.table("seeds")
    unchanged = seeds_are_unchanged(table, package) & seeds_can_be_read(table, package)
    return bool(unchanged.all())


@rule(
    "characters",
    mend="Write the number of code points of the file.",
    explain=lambda row, texts: f"{row['characters']} for a text of {len(texts[row['seed_id']])}",
)
def seeds_have_their_length(seeds: DataFrame, texts: Texts) -> "Series[bool]":
    """A seed has as many characters (code points) as its row says."""
    lengths = seeds["seed_id"].map({seed: len(text) for seed, text in texts.items()})
    return ~(seeds["characters"] != lengths).fillna(False).astype(bool)


@rule("seed_id", mend="Add its sentences.")
def seeds_have_sentences(seeds: DataFrame, sentences: DataFrame) -> "Series[bool]":
    """A seed has sentences."""
    return seeds["seed_id"].isin(sentences["seed_id"])


def _gap(row: Series, column: str, sentences: DataFrame, texts: Texts) -> str:
    text = texts[row["seed_id"]]
    if column == "end":
        return f"“{text[row['end'] :].strip()[:30]}” after it is in no sentence"
    of_seed = sentences[sentences["seed_id"] == row["seed_id"]]
    above = of_seed["end"].shift(fill_value=0)[of_seed.index == row.name].iloc[0]
    if row["start"] < above:
        return f"it begins at {row['start']}, where the sentence above it goes on to {above}"
    return f"“{text[above : row['start']].strip()[:30]}” before it is in no sentence"


@rule(mend="Give every part of the text to one sentence, in the text's order.", explain=_gap)
def sentences_tile_their_seed(sentences: DataFrame, texts: Texts) -> DataFrame:
    """The sentences of a seed stand in its order, and only white space lies between them."""
    place, sure = places(sentences, texts), verified(sentences, texts)
    rows = DataFrame({"end": place.end, "sure": sure}).groupby(place.seed)
    seed_ends = np.cumsum([0, *map(len, texts.values())])
    above = rows["end"].shift().fillna(Series(seed_ends[place.seed])).to_numpy(dtype=np.int64)
    judged = sure & rows["sure"].shift(fill_value=True).to_numpy(dtype=np.bool_)
    last = sure & (rows.cumcount(ascending=False) == 0).to_numpy()
    # How many code points that are not white space lie before each offset.
    letters = np.array([not letter.isspace() for letter in "".join(texts.values())], dtype=np.int64)
    before = np.concatenate(([0], np.cumsum(letters)))
    blank_before = (above <= place.start) & (before[above * judged] == before[place.start * judged])
    blank_after = before[place.end * last] == before[seed_ends[place.seed + 1] * last]
    return DataFrame(
        {"start": ~judged | blank_before, "end": ~last | blank_after}, index=sentences.index
    )
