"""What a package declares to this tool alone: the property ``sandhi`` of its descriptor.

It is parsed once, into what stands here; nothing else reads the raw JSON.
"""

from sandhi.package.settings.declarations import Agreement as Agreement
from sandhi.package.settings.declarations import AnsweredQuestion as AnsweredQuestion
from sandhi.package.settings.declarations import Compared as Compared
from sandhi.package.settings.declarations import Composed as Composed
from sandhi.package.settings.declarations import Coverage as Coverage
from sandhi.package.settings.declarations import Settings as Settings
from sandhi.package.settings.json_form import parse_settings as parse_settings
from sandhi.package.settings.json_form import settings_json as settings_json
from sandhi.package.settings.named_tables import references_to_tables as references_to_tables
from sandhi.package.settings.named_tables import references_to_values as references_to_values
from sandhi.package.settings.tables import FACTLESS as FACTLESS
from sandhi.package.settings.tables import SPEAKING_OF_ANOTHER as SPEAKING_OF_ANOTHER
from sandhi.package.settings.tables import VERBATIM as VERBATIM
from sandhi.package.settings.tables import Role as Role
from sandhi.package.settings.tables import TableSettings as TableSettings
