"""The proposed row as a form: one entry for each column that a curator may fill in; and read back.

What comes back is what a page sends, or a forgery: anything may be in it.
"""

from collections.abc import Mapping
from typing import NamedTuple

from starlette.datastructures import FormData

from sandhi.curate.countries import code_choices
from sandhi.package import ANCHOR, Field, Package
from sandhi.package.forms import name_forms

_CELL = "cell."  # before the name of a column
_INNER = "inner."  # before the name of a candidate that lies within another
_PLAIN = ("action", "item", "reason", "page", "at", "span")
_FORMS = 2  # of the forms of a name, so many stand beside it
_LINE = 80  # characters of a cell that stand on one line
_REPLACED = "\ufffd"  # what stands for bytes that are no text


class Entry(NamedTuple):
    """A column in the form; ``choices`` are its values with what each means, if it has such.

    ``is_long`` tells of running text, which needs several lines.
    """

    field: Field
    value: str
    required: bool
    choices: list[tuple[str, str]]
    fixed: bool
    is_long: bool


def entries(
    package: Package, table: str, row: Mapping[str, str], *, typed_key: bool = False
) -> list[Entry]:
    """The form's entries for a row of a table, in the order of its columns.

    The key and the anchor have none where they are given; but a ``typed_key`` is the curator's.

    The choices of an enumeration are its values with their definitions, and ``fixed``; those of a
    foreign key are the keys of its table with their labels; a column of codes of countries has all
    of these. Bounds of a date have no entry, where
    they are worked out.
    """
    schema = package.schemas[table]
    keys = {key.field: key.table for key in schema.foreign_keys if key.field not in ANCHOR}
    composed = package.settings.compose.get(table)
    bounds = composed.bounds if composed else None
    derived = (bounds.first, bounds.last) if bounds else ()
    of_row = []
    for field in schema.fields:
        if field.name in derived:
            continue
        is_typed = typed_key and field.name == schema.primary_key
        if field.name in (*ANCHOR, schema.primary_key) and row.get(field.name) and not is_typed:
            continue
        choices = [(value.value, value.description) for value in field.categories]
        fixed = bool(choices)
        if field.name in keys:
            choices = [*searchable_labels(package, keys[field.name]).items()]
        choices = choices or code_choices(package, table, field.name)
        required = bool(field.constraints.get("required"))
        is_long = not choices and bool((package.cells(table)[field.name].str.len() > _LINE).any())
        of_row.append(Entry(field, row.get(field.name, ""), required, choices, fixed, is_long))
    return of_row


def searchable_labels(package: Package, table: str) -> dict[str, str]:
    """The labels of a table's rows by their keys, each with the first names that the texts have.

    A list of them is searched by what somebody is called in either language.
    """
    forms: dict[str, list[str]] = {}
    for form, _, key in name_forms(package):
        forms.setdefault(key, []).append(form)
    return {
        key: ", ".join(dict.fromkeys([label, *forms.get(key, ())[:_FORMS]]))
        for key, label in package.labels.table(table).items()
    }


class MisshapenForm(ValueError):
    """What no page of ours sends; says what is wrong with it."""


class GivenForm(NamedTuple):
    """A form as it was sent: what is to be done with which candidate, and the row's cells.

    ``page`` is the page that sent it, where that is not the one of candidates; ``inner`` has the
    candidates within this one that go with it; ``at`` the offset of the text that was chosen;
    ``span`` where the sentence stood when it was shown, as ``0-20``.
    """

    action: str
    item: str
    reason: str
    page: str
    at: str
    span: str
    inner: frozenset[str]
    cells: dict[str, str]


def texts_of(form: FormData) -> dict[str, str]:
    """The fields of a form by their names; MisshapenForm where one is no text or is twice."""
    fields: dict[str, str] = {}
    for name, value in form.multi_items():
        if not isinstance(value, str):
            raise MisshapenForm(f"the form sends a file as {ascii(name)[:60]}")
        if name in fields:
            raise MisshapenForm(f"the form says twice what {ascii(name)[:60]} is")
        if _REPLACED in name + value:
            raise MisshapenForm("the form is not written in UTF-8")
        fields[name] = value.replace("\r\n", " ")  # a line end in a field of several lines
    return fields


def read_form(form: FormData) -> GivenForm:
    """Return what a form says; MisshapenForm where no page of ours sends such a one."""
    fields = texts_of(form)
    for name in fields:
        if name not in _PLAIN and not name.startswith((_CELL, _INNER)):
            raise MisshapenForm(f"no page of ours has a field {ascii(name)[:60]}")
    if not fields.get("action"):
        raise MisshapenForm("the form does not say what is to be done")
    return GivenForm(
        fields["action"],
        fields.get("item", ""),
        fields.get("reason", ""),
        fields.get("page", ""),
        fields.get("at", ""),
        fields.get("span", ""),
        frozenset(name.removeprefix(_INNER) for name in fields if name.startswith(_INNER)),
        {
            name.removeprefix(_CELL): value.strip()
            for name, value in fields.items()
            if name.startswith(_CELL)
        },
    )
