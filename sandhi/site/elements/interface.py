"""The words of the interface, and the language in which a page is asked for."""

from sandhi.publish.languages.context import ENGLISH as ENGLISH
from sandhi.publish.languages.context import language as language
from sandhi.publish.languages.context import speaking as speaking
from sandhi.publish.languages.context import word as word
from sandhi.publish.languages.interface import CATALOGUES as CATALOGUES
from sandhi.publish.languages.interface import gettext as gettext
from sandhi.publish.languages.interface import languages as languages
from sandhi.publish.languages.interface import ngettext as ngettext
