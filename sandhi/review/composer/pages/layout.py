"""How the composer's form is laid out: its lists, the keys of its fields, what may be chosen."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from string import ascii_lowercase
from typing import NamedTuple
from urllib.parse import quote_plus

from sandhi.curate.keys import next_key
from sandhi.language import language
from sandhi.package import ANCHOR, Package
from sandhi.review.composer.form import OTHER, GivenJoin, GivenPassage, Place
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import PlacedRow, SelectedPassage, named_places, row_cells
from sandhi.review.composer.proposing.fitting import fitting_roles
from sandhi.review.composer.proposing.kinds import most
from sandhi.review.composer.proposing.offer import Offer
from sandhi.review.composer.proposing.offices import refused_values, usual_mention
from sandhi.review.composer.reading.groups import counted_in
from sandhi.review.composer.shape import Shape, is_named, shape_of
from sandhi.review.form import Entry, entries, searchable_labels
from sandhi.text import Span, tokens

# Add, begin anew or as before, edit, a mention, another row, back, another type.
_OF_BUTTONS = frozenset("abemoqt")
_NEWCOMERS = 2  # so many have a key


class Newcomer(NamedTuple):
    """Somebody who is told of and is nobody yet: by which words, and where a row of it is made."""

    words: str
    address: str


def shortcuts(
    fields: Iterable[tuple[str, str]], of_buttons: Set[str] = _OF_BUTTONS
) -> dict[str, str]:
    """A letter for each field, given by its name and title, as long as there are letters.

    It is the first of the title, of its words first, that no field before it has; where none is
    left, the next of the alphabet. Those that come after all letters are given have none; nobody
    has one that is ``of_buttons``.
    """
    free = set(ascii_lowercase) - of_buttons
    letters: dict[str, str] = {}
    for name, title in fields:
        initials = [word[0] for word in title.casefold().split()]
        preferred_letters = [*initials, *title.casefold(), *ascii_lowercase]
        letter = next((one for one in preferred_letters if one in free), None)
        if letter is None:
            break
        free.remove(letter)
        letters[name] = letter
    return letters


def letters_of(package: Package, shape: Shape, row: Mapping[str, str]) -> dict[str, str]:
    """The letters of the lists that may be ticked, and of the fields, by their names."""
    lists = [(join.table, package.schemas[join.table].title) for join in shape.joins]
    fields = [
        *(
            (f"mention.{one.field.name}", one.field.title)
            for one in mention_entries(package, shape)
        ),
        *(
            (f"cell.{one.field.name}", one.field.title)
            for one in sorted(
                entries(package, shape.table, row, typed_key=is_keyed(package, shape.table)),
                key=lambda one: not one.required,
            )
        ),
    ]
    defined = [("term", "Define a new one")] * bool(shape.type)
    return shortcuts([("also", "Named")] * is_named(package, shape) + defined + lists + fields)


def is_keyed(package: Package, table: str) -> bool:
    """Whether the keys of a table are words that a curator gives, and not numbers."""
    return not next_key(package, table)


def mention_entries(package: Package, shape: Shape, keys: Sequence[str] = ()) -> list[Entry]:
    """The columns of a mention that can be filled in: all but its place, its key and its row.

    Beside a value stands for which of the rows with some ``keys`` the rules refuse it.
    """
    if not shape.mention:
        return []
    fixed = {*ANCHOR, shape.mention_of, package.schemas[shape.mention].primary_key}
    rows = package.rows(shape.table)
    refused = {
        key: refused_values(
            package, shape, {name: str(one or "") for name, one in rows[key].items()}
        )
        for key in keys
    }

    def described(column: str, value: str, meaning: str) -> tuple[str, str]:
        odd = [key for key in keys if value in refused[key][column]]
        return value, f"{meaning} (Not for {', '.join(odd)}.)" if odd else meaning

    return [
        one._replace(choices=[described(one.field.name, *choice) for choice in one.choices])
        for one in entries(package, shape.mention, {})
        if one.field.name not in fixed
    ]


def fieldsets(
    package: Package, shape: Shape, offers: Sequence[Offer], form: GivenPassage
) -> list[dict[str, object]]:
    """The fieldsets of parts, sources and links: what is offered in each, and what was given.

    What was given is there again, whatever is offered now.
    """
    sent = {one[:2]: (one, True) for one in form.joins if not one.is_named}
    sent |= {one[:2]: (one, False) for one in form.untaken if not one.is_named}
    fieldsets: list[dict[str, object]] = []
    for join in shape.joins:
        schema = package.schemas[join.table]
        roles = schema.field(join.role).categories if join.role else ()
        labels = package.labels.table(join.target)
        rows = [_as_given(offer, sent, bool(form.action)) for offer in offers if offer.join == join]
        offered_keys = {offer.key for offer in rows}
        rows += [
            Offer(join, key, labels.get(key, ""), one.role, one.words, is_taken)
            for (table, key), (one, is_taken) in sent.items()
            if table == join.table and key not in offered_keys
        ]
        named_joins = [
            one
            for one in (*form.joins, *form.untaken)
            if one.is_named and one.table == join.table and any(one[1:4])
        ]
        named_joins.append(GivenJoin(join.table, "", "", ""))  # for one more
        fieldsets.append(
            {
                "join": join,
                "title": schema.title,
                "roles": roles,
                "offers": rows,
                "others": [
                    (OTHER + (str(number) if number > 1 else ""), one)
                    for number, one in enumerate(named_joins, 1)
                ],
                "labels": searchable_labels(package, join.target),
                "is_source": join in shape.sources,
            }
        )
    return fieldsets


def words_to_show(passage: SelectedPassage, sentences: Sequence[PlacedRow]) -> list[str]:
    """The clauses of the passage's sentence and of those beside it, its own first.

    Any of them may have the words that show a part, or on whose word the passage rests.
    """
    at = next((n for n, (key, _, _) in enumerate(sentences) if key == passage.sentence_id), 0)
    numbers = [*range(at, at + 1), *range(max(0, at - 2), at), *range(at + 1, at + 2)]
    code, words = language(passage.language), list[str]()
    for _, span, _ in [sentences[one] for one in numbers if one < len(sentences)]:
        quote = passage.text[slice(*span)]
        words += [" ".join(quote[slice(*clause)].split()) for clause in code.clauses(quote)]
        words.append(" ".join(quote.split()))
    return [*dict.fromkeys(filter(None, words))]


def whole_clause(package: Package, shape: Shape, passage: SelectedPassage) -> Span | None:
    """A passage taken on to the end of its clause; None where it does not stop within that.

    Of names and of what is counted, the words alone are the passage.
    """
    if not shape.mention or is_named(package, shape):
        return None
    code, begin = language(passage.language), passage.span.start

    def stops(end: int, is_enough: Callable[[str, str], bool]) -> bool:
        return is_enough(passage.text[begin:end], passage.text[end : passage.sentence.end])

    if not stops(passage.span.end, code.is_cut):
        return None
    # Before its auxiliary it needs that alone; after a word that hangs on the next, a clause.
    hangs = code.is_cut(passage.quote, "")
    rest = passage.text[passage.span.end : passage.sentence.end]
    for token in tokens(rest):
        end = passage.span.end + token.end
        if not stops(end, code.is_cut) and (not hangs or stops(end, code.ends_clause)):
            return Span(begin, end)
    return None


def newcomers(package: Package, shape: Shape, passage: SelectedPassage) -> list[Newcomer]:
    """Who is counted in a passage, and is nobody yet that has parts in such rows: 64 लोग."""
    back = Place(passage.seed_id, *passage.span, shape.table).address
    nobody = []
    for part in shape.parts if shape.sources else ():
        if not is_named(package, shape_of(package, part.target)):
            continue
        named_spans = [span for _, span in named_places(package, passage, part.target)]
        for span in counted_in(passage):
            if not any(one.meets(span) for one in named_spans):
                place = Place(passage.seed_id, *span, part.target)
                words = passage.text[slice(*span)]
                nobody.append(Newcomer(words, f"{place.address}&page={quote_plus(back)}"))
    return nobody[:_NEWCOMERS]


def with_usual_roles(
    package: Package, shape: Shape, type_: str, offers: Iterable[Offer]
) -> list[Offer]:
    """The offers; who is not taken and has no role gets the commonest that fits, to be ticked.

    What is taken by itself without a role stays without, since nothing tells it.
    """
    key, offers = package.schemas[shape.table].primary_key, [*offers]
    types = {row[key]: row.get(shape.type, "") for row in row_cells(package, shape.table)}
    roles: dict[tuple[str, str], str] = {}
    for join in shape.parts if type_ else ():
        open_keys = [
            one.key for one in offers if one.join == join and not (one.is_taken or one.role)
        ]
        fitting = fitting_roles(package, shape.table, join, {shape.type: type_}, open_keys)
        rows = [row for row in row_cells(package, join.table) if join.role and open_keys]
        of_type = [row for row in rows if types.get(row[join.of]) == type_]
        for open_key in open_keys:
            fits = fitting[open_key]
            usual = (row[join.role] for row in of_type or rows if row[join.role] in fits)
            roles[join.table, open_key] = most(usual, least=0.0)
    return [
        one
        if one.is_taken
        else one._replace(role=one.role or roles.get((one.join.table, one.key), ""))
        for one in offers
    ]


def without_own(package: Package, shape: Shape, key: str, offers: Iterable[Offer]) -> list[Offer]:
    """The offers for a mention of a known row, of which parts and links are ticked by the curator.

    Whoever has a part in it already, and what it is linked to, is not offered again.
    """
    own_keys = {(shape.table, key)} | {
        (join.table, row[join.to])
        for join in (*shape.parts, *shape.links)
        for row in row_cells(package, join.table)
        if row[join.of] == key
    }
    return [
        one if one.join in shape.sources else one._replace(is_taken=False)
        for one in offers
        if one.join in shape.sources
        or own_keys.isdisjoint([(one.join.table, one.key), (one.join.target, one.key)])
    ]


def _as_given(
    offer: Offer, sent: Mapping[tuple[str, str], tuple[GivenJoin, bool]], answered: bool
) -> Offer:
    """An offer as the curator sent it, where the form comes back."""
    given_join, is_taken = sent.get((offer.join.table, offer.key), (None, False))
    if given_join is None:
        return offer._replace(is_taken=offer.is_taken and not answered)
    return offer._replace(is_taken=is_taken, role=given_join.role, quote=given_join.words)


def usual_in_words(
    package: Package,
    shape: Shape,
    learnt: Learnt,
    passage: SelectedPassage,
    cells: Mapping[str, str],
) -> tuple[str, str]:
    """How a mention is usually put, without a source and with one."""
    if not shape.mention:
        return "", ""
    alone, sourced = (
        ", ".join(
            filter(None, usual_mention(package, shape, learnt, cells, rests, passage).values())
        )
        for rests in (False, True)
    )
    return alone, sourced if shape.sources else alone
