"""Dates in words on pages, where the date as the data have it stays at hand."""

from markupsafe import Markup, escape

from sandhi.edtf import PLAIN
from sandhi.publish.languages.dates import is_date as is_date
from sandhi.publish.languages.dates import written_date as written_date

_JOINT = " – "
_UNBROKEN = Markup('<span class="unbroken">{}</span>')


def date_html(edtf: str) -> Markup:
    """Return a date in words as HTML, with the date as the data have it in its title.

    Lines break between the first and the last day alone.
    """
    words = written_date(edtf)
    if words == edtf:
        return Markup("<span>{}</span>").format(edtf)
    plain = PLAIN.fullmatch(edtf)
    moment = Markup(' datetime="%s"') % edtf if plain and edtf[-1].isdigit() else ""
    ends = words.split(_JOINT)
    html = Markup(_JOINT).join(map(_UNBROKEN.format, ends)) if len(ends) > 1 else escape(words)
    return Markup('<time%s title="EDTF %s">%s</time>') % (moment, edtf, html)
