"""The cells of a new row that has names in the texts: its forms, its English name, what it is."""

from collections.abc import Mapping, Sequence

from sandhi.curate.countries import country_in
from sandhi.language import Case, language
from sandhi.package import ANCHOR, Package
from sandhi.review.composer.passage import SelectedPassage, named_rows, row_cells
from sandhi.review.composer.proposing.kinds import most
from sandhi.review.composer.proposing.new_names import (
    longest_form,
    of_new_name,
    office_before,
)
from sandhi.review.composer.proposing.offer import Offer
from sandhi.review.composer.reading.english_names import (
    english_description,
    english_name,
    english_of_part,
)
from sandhi.review.composer.reading.groups import english_of_several, without_number
from sandhi.review.composer.reading.places import is_one_phrase
from sandhi.review.composer.shape import Shape, composed_tables, is_named

_MOSTLY = 0.6  # the share of rows that end with the same words from which on a new one does


def cells_of_name(
    package: Package, shape: Shape, passage: SelectedPassage, cells: Mapping[str, str]
) -> dict[str, str]:
    """What a name tells of its row, beside the ``cells`` that are proposed; none of other rows."""
    forms = forms_of(package, shape.table)
    if not (forms or is_named(package, shape)):
        return {}
    full_name = longest_form(package, shape, passage)
    of_name = {**of_new_name(package, shape, full_name), **of_new_name(package, shape, passage)}
    of_name = {**_of_owner(package, shape, passage), **of_name}
    quote = full_name.quote if forms else passage.quote
    if forms:
        references = package.schemas[shape.table].references.items()
        wholes = (of_name.get(name) for name, target in references if target == shape.table)
        whole = package.labels.of(shape.table, next(filter(None, wholes), ""))
        english = english_name(package, full_name) or english_name(package, passage)
        english = english or _of_several_there(package, shape, passage)
        if whole:
            english = english or english_of_part(package, shape.table, passage, whole)
        english = english or english_description(package, shape.table, passage)
        for name in package.settings.of(shape.table).label:
            of_name[name] = of_name.get(name) or cells.get(name) or english
    noun = language(passage.language).ground(passage.text[: passage.span.start])
    for field in package.schemas[shape.table].fields if noun else ():
        if noun in field.constraints.get("enum", ()):
            of_name.setdefault(field.name, noun)
    form = " ".join(quote.split())
    bare = " ".join(without_number(passage).split()) if quote == passage.quote else form
    cited = package.settings.of(shape.table).own_words
    of_name |= dict.fromkeys(forms, form)
    return of_name | dict.fromkeys(cited, language(passage.language).direct(bare))


def _of_owner(package: Package, shape: Shape, passage: SelectedPassage) -> dict[str, str]:
    """What a new one has of whose it is said to be, of another table: a state's city its country.

    That is what rows of both tables have in common: columns with values that come again.
    """
    code, columns = language(passage.language), package.schemas[shape.table].names
    before = passage.text[passage.sentence.start : passage.span.start]
    own_rows = row_cells(package, shape.table)
    for table in dict.fromkeys(names.table for names in package.settings.names):
        owners = [
            (span, key)
            for key, span in named_rows(package, passage, table).items()
            if span.end <= passage.span.start
            and code.case(passage.text[span.end : passage.span.end]) is Case.OF
            and is_one_phrase(code, before[span.end - passage.sentence.start :])
        ]
        if table == shape.table or table not in composed_tables(package) or not owners:
            continue
        owner, rows = package.rows(table)[max(owners)[1]], row_cells(package, table)
        common = [name for name in columns if name in owner and name not in ANCHOR]
        return {
            name: str(owner[name])
            for name in common
            if owner[name] and {row[name] for row in own_rows} & {row[name] for row in rows} - {""}
        }
    return {}


def _of_several_there(package: Package, shape: Shape, passage: SelectedPassage) -> str:
    """What the translation calls those whom a number counts: people; where one is called so, which.

    That is by the place that is named in the sentence: people in Goa.
    """
    english = english_of_several(passage)
    if english not in package.labels.table(shape.table).values():
        return english
    for table in dict.fromkeys(names.table for names in package.settings.names):
        if table != shape.table and table in composed_tables(package):
            for key in named_rows(package, passage, table):
                return f"{english} in {package.labels.of(table, key)}"
    return english


def forms_of(package: Package, table: str) -> list[str]:
    """The columns of a table that hold forms of names, as the texts have them."""
    of_table = (one.form for one in package.settings.names if one.table == table)
    return [form for form in of_table if form not in ANCHOR]


def description(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    cells: Mapping[str, str],
    joined: Sequence[Offer],
) -> dict[str, str]:
    """A draft of who a new row is, in the columns of prose that are declared and empty yet.

    Of a country it says in which part of the world that is; of who is named after an office, which;
    of whom nobody is ``joined`` to, what most such rows end with: that nothing lists its members.
    """
    full_name = longest_form(package, shape, passage)
    offices = office_before(package, shape, passage) or office_before(package, shape, full_name)
    who = next(iter(offices.values()), "")
    country = country_in(cells)
    if country and language(passage.language).country_name(passage.quote) and not who:
        fields = package.schemas[shape.table].fields
        labels = [
            category.label
            for field in fields
            for category in field.categories
            if category.value == cells.get(field.name)
        ]
        who = f"{labels[0]} in {country.region}" if labels else ""
    empty = [name for name in shape.composed.drafts if not cells.get(name)]
    if who:
        return dict.fromkeys(empty, f"{who}.")
    label = next(filter(None, map(cells.get, package.settings.of(shape.table).label)), "")
    if not label or any(one.is_taken for one in joined if one.join in shape.links):
        return {}
    endings = ((name, _usual_ending(package, shape, cells, name)) for name in empty)
    return {name: f"{label}; {ending}" for name, ending in endings if ending}


def _usual_ending(package: Package, shape: Shape, cells: Mapping[str, str], column: str) -> str:
    """With what a column of most rows of the kinds of a new one ends to which none is linked."""
    key = package.schemas[shape.table].primary_key
    linked_keys = {row[one.of] for one in shape.links for row in row_cells(package, one.table)}
    enumerated = [one.name for one in package.schemas[shape.table].fields if one.categories]
    endings = [
        row[column].rpartition("; ")[2]
        for row in row_cells(package, shape.table)
        if row[key] not in linked_keys and all(row[name] == cells[name] for name in enumerated)
        if shape.links
    ]
    usual = most(endings, _MOSTLY)
    return usual if endings.count(usual) > 1 else ""
