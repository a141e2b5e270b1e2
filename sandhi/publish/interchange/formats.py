"""The formats of other ecosystems: what each is called, and which files it is made of."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from sandhi.cite.citable import source_text
from sandhi.cite.from_package import PackageSource
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.interchange.descriptors import ro_crate
from sandhi.publish.interchange.descriptors.croissant import croissant
from sandhi.publish.interchange.descriptors.csvw import csvw
from sandhi.publish.interchange.descriptors.data_card import NAME as CARD_NAME
from sandhi.publish.interchange.descriptors.data_card import data_card
from sandhi.publish.interchange.descriptors.repositories import ZENODO_NAME, datacite, zenodo
from sandhi.publish.interchange.nanopublications import nanopublications, stated_rows
from sandhi.publish.interchange.texts import brat, cas
from sandhi.publish.interchange.texts.annotations import annotations
from sandhi.publish.interchange.texts.marks import CodedText, coded_texts
from sandhi.publish.interchange.texts.tei import tei
from sandhi.publish.interchange.texts.xml import notes_on

SEEDS = "seeds"


class NewFile(NamedTuple):
    """A file to be written: its path among the downloads, its bytes, and how many rows it has.

    The bytes come in parts, of which no more than one need be at hand. ``table`` is ``seeds`` where
    it is a text as its publisher wrote it, on terms of theirs; ``notes`` say what its format cannot
    hold.
    """

    path: str
    parts: Iterable[bytes]
    rows: int = 0
    table: str = ""
    notes: tuple[str, ...] = ()


class InterchangeFormat(NamedTuple):
    """A format of another ecosystem; ``files`` makes its files of what lies in the downloads.

    One that ``describes`` the CSV files needs them there. One ``of_the_package`` needs no rows of
    the database. Of one that is ``by_text`` each text has files of its own.
    """

    label: str
    media_type: str
    about: str
    files: Callable[[DownloadSource, Path], Iterator[NewFile]]
    describes: bool = False
    of_the_package: bool = False
    by_text: bool = False


def _descriptor(
    path: str, descriptor_bytes: Callable[[DownloadSource, Path], bytes]
) -> Callable[[DownloadSource, Path], Iterator[NewFile]]:
    def files(source: DownloadSource, folder: Path) -> Iterator[NewFile]:
        yield NewFile(path, [descriptor_bytes(source, folder)])

    return files


def _annotations(source: DownloadSource, folder: Path) -> Iterator[NewFile]:
    count = sum(len(coded.passages) for coded in coded_texts(source.package))
    if count:
        yield NewFile("annotations.jsonld", annotations(source.package), count)


def _nanopublications(source: DownloadSource, folder: Path) -> Iterator[NewFile]:
    publications = (trig.encode("utf-8") for trig in nanopublications(source.package))
    parts = chain(islice(publications, 1), (b"\n" + trig for trig in publications))
    count = sum(1 for _ in stated_rows(source.package))
    if count:
        yield NewFile("nanopublications.trig", parts, count)


def _brat(source: DownloadSource, folder: Path) -> Iterator[NewFile]:
    tables: set[str] = set()
    for coded in coded_texts(source.package):
        yield NewFile(f"brat/{coded.seed}.txt", [coded.text.encode("utf-8")], table=SEEDS)
        yield NewFile(f"brat/{coded.seed}.ann", [brat.brat(coded)], len(coded.passages))
        tables |= {mark.table for mark in coded.passages}
    if source.package.texts:
        yield NewFile(f"brat/{brat.CONFIGURATION}", [brat.configuration(sorted(tables))])


def _cas(source: DownloadSource, folder: Path) -> Iterator[NewFile]:
    for coded in coded_texts(source.package):
        yield _marked_up(f"cas/{coded.seed}.xmi", cas.cas(coded), coded)
    if source.package.texts:
        yield NewFile(f"cas/{cas.TYPE_SYSTEM}", [cas.type_system()])


def _tei(source: DownloadSource, folder: Path) -> Iterator[NewFile]:
    cited = PackageSource(source.package)

    def file(coded: CodedText) -> bytes:
        seed = cited.seed(coded.seed)
        return tei(coded, source_text(seed), cited.dataset) if seed else b""

    for coded in coded_texts(source.package):
        yield _marked_up(f"tei/{coded.seed}.xml", file(coded), coded)


def _marked_up(path: str, data: bytes, coded: CodedText) -> NewFile:
    """A text with its passages as XML."""
    labels = (mark.label for mark in coded.passages)
    return NewFile(path, [data], len(coded.passages), notes=notes_on(coded.text, *labels))


FORMATS = {
    "croissant": InterchangeFormat(
        "Croissant",
        "application/ld+json",
        "Describes the CSV files to machine learning tools: types, keys, references, values.",
        _descriptor("croissant.json", croissant),
        describes=True,
    ),
    "csvw": InterchangeFormat(
        "CSVW",
        "application/csvm+json",
        "Describes the CSV files as CSV on the Web, where its readers look for it.",
        _descriptor("csv/csv-metadata.json", csvw),
        describes=True,
    ),
    "ro-crate": InterchangeFormat(
        "RO-Crate",
        "application/ld+json",
        "Makes the folder of the downloads a research object, with people and hashes.",
        _descriptor(ro_crate.NAME, ro_crate.ro_crate),
        describes=True,
    ),
    "data-card": InterchangeFormat(
        "Data card",
        "text/markdown; charset=utf-8",
        "Tells what the dataset is, and makes the folder of the downloads one of a hub.",
        _descriptor(CARD_NAME, data_card),
        describes=True,
    ),
    "datacite": InterchangeFormat(
        "DataCite",
        "application/vnd.datacite.datacite+json",
        "The metadata that a DOI is registered with.",
        _descriptor("datacite.json", datacite),
    ),
    "zenodo": InterchangeFormat(
        "Zenodo",
        "application/json",
        "What Zenodo reads of a deposit.",
        _descriptor(ZENODO_NAME, zenodo),
    ),
    "annotations": InterchangeFormat(
        "Web Annotations",
        "application/ld+json",
        "Each coded passage with its row, as the W3C's standard has it.",
        _annotations,
        of_the_package=True,
    ),
    "nanopublications": InterchangeFormat(
        "Nanopublications",
        "application/trig",
        "Each row with its provenance, under a name made of its content.",
        _nanopublications,
        of_the_package=True,
    ),
    "brat": InterchangeFormat(
        "brat",
        "text/plain; charset=utf-8",
        "The texts and their passages for brat.",
        _brat,
        of_the_package=True,
        by_text=True,
    ),
    "cas": InterchangeFormat(
        "UIMA CAS",
        "application/vnd.xmi+xml",
        "The texts for INCEpTION and UIMA.",
        _cas,
        of_the_package=True,
        by_text=True,
    ),
    "tei": InterchangeFormat(
        "TEI",
        "application/tei+xml",
        "The texts with their passages as stand-off.",
        _tei,
        of_the_package=True,
        by_text=True,
    ),
}
