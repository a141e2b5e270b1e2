"""A question answered: its sentences filled, its chart, its claims, and where articles disagree."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sandhi.package.declarations import Declaration
from sandhi.package.labels import Row, Value
from sandhi.package.settings import AnsweredQuestion
from sandhi.publish.answers import fill_slots
from sandhi.publish.charts.figure import Drawing, Figure
from sandhi.site.elements.addresses import seed_path
from sandhi.site.elements.interface import word
from sandhi.site.elements.labels import coded_words, names_in_language
from sandhi.site.elements.paging import ListPage, page_of_list
from sandhi.site.elements.values.words import value_words, words
from sandhi.site.pages.discrepancies.discrepancy import Discrepancy, discrepancy
from sandhi.site.pages.discrepancies.sides import sides
from sandhi.site.pages.questions.claims import Claim, SentenceClaims, by_sentence, claim_key, claims
from sandhi.site.store import Contents, Store
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS

CLAIMS = 50  # of a page
BARS = 100  # that a page draws, and
BARS_OF_CARD = 12  # that a card does
DISPUTES = 20  # that a page shows side by side; the index has all of them
QUOTED = 2  # passages of a card where the package names none
_ARTICLE = "seed_id"  # the column of what a question yields that names the article
_AT_ONCE = 20  # claims of which the passages are looked up together


class Bar(NamedTuple):
    """A number, and how much of it is of another sort; each also in percent of the greatest.

    ``qualifier`` says how words limit the number, ``note`` what else is told of it; ``article`` is
    the name of the one that gives it, with its path.
    """

    name: str
    number: float
    part: float
    percent: float
    percent_part: float
    qualifier: str = ""
    note: str = ""
    article: str = ""
    article_path: str = ""


class Bars(NamedTuple):
    """Numbers side by side; ``part`` says of which sort their parts are, if they have some.

    ``more`` is how many others there are.
    """

    title: str
    whole: str
    part: str
    bars: list[Bar]
    more: int


class DisputeBeside(NamedTuple):
    """Where articles disagree, side by side; ``open`` where nobody has settled it.

    ``state`` says in a word what became of it; empty where the package declares nothing of that.
    """

    discrepancy: Discrepancy
    state: str
    open: bool


class DisputePlace(NamedTuple):
    """What a dispute is called, and the path of its page; empty where it stands on this one."""

    label: str
    path: str


class QuestionAnswer(NamedTuple):
    """What a page or a card shows of a question; ``quoted`` are the claims that a card quotes.

    What it rests on is a list of claims, of which ``page`` is shown; of a card, those it quotes.
    Of the disputes, which are ``dispute_count`` and of which nobody has settled as many as are
    ``open``, it has the first, and those that its claims take part in.
    """

    question: AnsweredQuestion
    path: str
    sentences: list[str]
    bars: Bars | None
    page: ListPage
    claims: list[Claim]
    quoted: list[Claim]
    disputes: list[DisputeBeside]
    dispute_count: int
    open: int

    @property
    def has_passages(self) -> bool:
        """Whether what it rests on stands in the texts, and is no disagreement of them."""
        return any(claim.quotation for claim in self.claims)

    @property
    def claims_by_sentence(self) -> list[SentenceClaims]:
        """Its claims by the sentences that they stand in; those of disputes stand above them."""
        above = {
            sentence.html.striptags()
            for dispute in self.side_by_side
            if dispute.open
            for side in dispute.discrepancy.sides
            for sentence in side.sentences
        }
        return by_sentence(self.claims, above)

    @property
    def side_by_side(self) -> list[DisputeBeside]:
        """Those of its disputes that its page shows."""
        return self.disputes[:DISPUTES]

    @property
    def places(self) -> dict[str, DisputePlace]:
        """Where each of its disputes is, by its key."""
        places = {
            each.key: DisputePlace(each.label, each.path)
            for each in (dispute.discrepancy for dispute in self.disputes)
        }
        on_page = (dispute.discrepancy.key for dispute in self.side_by_side)
        return places | {key: places[key]._replace(path="") for key in on_page}


def question_path(name: str) -> str:
    """Return the path of the page of a question."""
    return f"/questions/{name}"


def question_answer(
    store: Store, question: AnsweredQuestion, number: str | None = None, *, in_full: bool = True
) -> QuestionAnswer:
    """Return a question with its answer, as the page of a number shows it.

    A card, which is not ``in_full``, costs what it shows: the claims that it quotes, and no sides
    of disputes.
    """
    declared = store.contents.catalogue.questions
    rows = store.rows.of_question(declared[question.claims])
    disputes = _disputes(store, [claim_key(row) for row in rows])
    (slots,) = store.rows.of_question(declared[question.slots])
    site = store.contents

    def write(column: str, value: Value) -> str:
        return names_in_language(site, value_words(value, is_name=column in site.naming))

    page = page_of_list(number, CLAIMS, len(rows))
    on_page = rows[page.skipped : page.skipped + page.size]
    shown_rows = on_page if in_full else _quotable(store, question, rows)
    question_claims = claims(store, question, declared[question.claims], shown_rows, disputes)
    dispute_keys = {key for some in disputes.values() for key in some}
    membership = site.membership
    open_keys = store.memberships.open_keys(membership, dispute_keys) if membership else set()
    keys = sorted(dispute_keys, key=lambda key: (key not in open_keys, key))
    claimed_keys = {key for claim in question_claims for key in claim.disputes}
    shown_keys = [*keys[:DISPUTES], *(key for key in keys[DISPUTES:] if key in claimed_keys)]
    return QuestionAnswer(
        question,
        question_path(question.name),
        [fill_slots(sentence, slots, write) for sentence in question.answer],
        _bars(store, declared[question.bars], in_full=in_full) if question.bars else None,
        page,
        question_claims,
        _quoted(question, question_claims),
        _disputes_beside(store, shown_keys, with_sides=in_full),
        len(keys),
        len(open_keys),
    )


def drawing(figure: Figure | None, question: AnsweredQuestion) -> Drawing | None:
    """Return the panel of a chart that a question shows; None where it shows none."""
    drawings = figure.pictures if figure else []
    titled = (one for one in drawings if one.title == question.drawing)
    return next(titled, next(iter(figure.drawings if figure else []), None))


def _disputes(store: Store, keys: Sequence[str]) -> dict[str, list[str]]:
    """The keys of what each record takes part in; of one that is a dispute itself, its own."""
    membership = store.contents.membership
    if membership is None:
        return {}
    tables = store.directory.tables_of(keys)
    themselves = {key: [key] for key, name in tables.items() if name == membership.parent.name}
    others = {key: name for key, name in tables.items() if key not in themselves}
    return themselves | store.memberships.parent_keys(membership, {*others.values()}, [*others])


def _disputes_beside(store: Store, keys: Sequence[str], *, with_sides: bool) -> list[DisputeBeside]:
    """Some disputes; the sides only of those that a page shows."""
    site, membership = store.contents, store.contents.membership
    if membership is None:
        return []
    sides_by_key = sides(store, membership, keys[:DISPUTES]) if with_sides else {}
    rows_by_key = {row.key: row for row in store.rows.keyed(membership.parent, keys)}
    rows = [rows_by_key[key] for key in keys]
    return [
        DisputeBeside(
            discrepancy(site, row, sides_by_key.get(row.key, [])),
            _state(site, row),
            _is_open(site, row),
        )
        for row in rows
    ]


def _state(site: Contents, row: TableRow) -> str:
    """What became of a dispute, in a word."""
    declared = site.settings.of(row.table.name).open
    return " · ".join(words(row.text(column)) for column in declared if row.text(column))


def _is_open(site: Contents, row: TableRow) -> bool:
    """Whether nobody has settled a dispute."""
    declared = site.settings.of(row.table.name).open
    return any(row.text(column) in values for column, values in declared.items())


def _quotable(store: Store, question: AnsweredQuestion, rows: Sequence[Row]) -> list[Row]:
    """The rows of the claims that a card may quote, without looking at those that it will not."""
    if question.passages:
        return [row for row in rows if claim_key(row) in question.passages]
    by_seed: dict[str, Row] = {}
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        quotations = store.texts.quotations([claim_key(row) for row in some])
        for row in some:
            if quotation := quotations.get(claim_key(row)):
                by_seed.setdefault(quotation.seed_id, row)
        if len(by_seed) >= QUOTED:
            break
    return [*by_seed.values()][:QUOTED]


def _quoted(question: AnsweredQuestion, question_claims: Sequence[Claim]) -> list[Claim]:
    """The claims that a card quotes: those that are named, else the first of different articles."""
    if question.passages:
        by_key = {claim.key: claim for claim in question_claims}
        # A package that is built in spite of findings may name others.
        return [by_key[key] for key in question.passages if key in by_key]
    by_article: dict[str, Claim] = {}
    for claim in question_claims:
        if claim.quotation:
            by_article.setdefault(claim.article, claim)
    return [*by_article.values()][:QUOTED]


def _bars(store: Store, declared: Declaration, *, in_full: bool) -> Bars:
    """What the first rows of a question draw: a name and a number, then what else each has.

    That is a part of the number, a coded value that limits it, a note, or the key of an article.
    """
    rows, site = store.rows.of_question(declared), store.contents
    name, number, *others = declared.titles
    numeric = {one for row in rows for one in others if isinstance(row[one], int | float)}
    part = next((one for one in others if one in numeric), "")
    notes = [one for one in others if one not in (part, _ARTICLE)]
    coded = {one for one in notes for table in site.tables.values() if one in table.values}
    most = max((float(row[number] or 0) for row in rows), default=0) or 1

    def words_of(row: Row, columns: Iterable[str]) -> str:
        cells = ((one, str(row[one])) for one in columns if row[one])
        return " · ".join(
            coded_words(site, one, text) if one in coded else names_in_language(site, text)
            for one, text in cells
        )

    bars = []
    for row in rows[: BARS if in_full else BARS_OF_CARD]:
        whole, share = (float(row[one] or 0) if one else 0.0 for one in (number, part))
        seed = str(row.get(_ARTICLE) or "")
        bars.append(
            Bar(
                names_in_language(site, str(row[name])),
                whole,
                share,
                100 * whole / most,
                100 * share / most,
                words_of(row, [one for one in notes if one in coded]),
                words_of(row, [one for one in notes if one not in coded]),
                site.label(SEEDS, seed) if seed else "",
                seed_path(seed) if seed else "",
            )
        )
    titles = {one: word(title) for one, title in declared.titles.items()}
    return Bars(declared.title, titles[number], titles.get(part, ""), bars, len(rows) - len(bars))
