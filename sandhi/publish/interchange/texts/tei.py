"""TEI P5: a text as it stands, with an anchor at each bound, and its annotations as stand-off.

Taken without its markup, the content of ``ab`` is the text, character by character. Line feeds are
characters of it, which say nothing of paragraphs; each ``span`` leads from one anchor to another.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax import saxutils

from sandhi.cite.record import Dataset, QuotedText
from sandhi.cite.statement import article
from sandhi.publish.interchange.descriptors.files import PUBLISHERS
from sandhi.publish.interchange.texts.marks import AnchoredRow, CodedText
from sandhi.publish.interchange.texts.xml import in_xml

_RETURN = {"\r": "&#13;"}  # which a reader would take for a line feed


def tei(coded: CodedText, source: QuotedText, dataset: Dataset) -> bytes:
    """Return a text with its annotations, each under the key of its row."""
    bounds = sorted({bound for mark in coded.passages for bound in (mark.start, mark.end)})
    return "".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>\n',
            '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n',
            *_header(coded, source, dataset),
            f"<text xml:lang={_quoted(coded.language or 'und')}><body>",
            f'<ab n={_quoted(coded.seed)} xml:space="preserve">',
            *_anchored(coded, bounds),
            "</ab></body></text>\n<standOff>\n",
            *_spans(coded),
            "</standOff>\n</TEI>\n",
        ]
    ).encode("utf-8")


def _header(coded: CodedText, source: QuotedText, dataset: Dataset) -> Iterator[str]:
    version = f", version {dataset.version}" if dataset.version else ""
    terms = f"{PUBLISHERS} Annotations: {dataset.title}{version}."
    yield "<teiHeader><fileDesc>"
    yield f"<titleStmt><title>{_escaped(article(source))}</title></titleStmt>"
    yield f"<publicationStmt><p>{_escaped(terms)}</p></publicationStmt>"
    yield f"<sourceDesc><p>{_escaped(source.path)}, SHA-256 {source.sha256}, {source.swhid}</p>"
    yield "</sourceDesc></fileDesc></teiHeader>\n"


def _anchored(coded: CodedText, bounds: Iterable[int]) -> Iterator[str]:
    copied = 0
    for bound in bounds:
        yield _escaped(coded.text[copied:bound])
        yield f"<anchor xml:id={_quoted(_anchor(bound))}/>"
        copied = bound
    yield _escaped(coded.text[copied:])


def _spans(coded: CodedText) -> Iterator[str]:
    by_table = sorted(coded.passages, key=lambda mark: mark.table)
    for table, marks in groupby(by_table, key=lambda mark: mark.table):
        yield f"<spanGrp type={_quoted(table)}>\n"
        yield from (_span(mark) for mark in marks)
        yield "</spanGrp>\n"


def _span(mark: AnchoredRow) -> str:
    begin, end = (_quoted(f"#{_anchor(bound)}") for bound in (mark.start, mark.end))
    return f"<span n={_quoted(mark.key)} from={begin} to={end}>{_escaped(mark.label)}</span>\n"


def _escaped(text: str) -> str:
    return saxutils.escape(in_xml(text), _RETURN)


def _quoted(text: str) -> str:
    return saxutils.quoteattr(in_xml(text))


def _anchor(bound: int) -> str:
    """What the place before a code point is called."""
    return f"at.{bound}"
