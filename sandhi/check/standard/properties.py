"""The properties of a descriptor: those that are read, those that are kept, those that are refused.

What stands here is what the check goes by and what the page docs/data-package.md tells, so that
neither can say what the other does not. A property that is not here is one of the package's own:
it is kept and passed on.
"""

from sandhi.check.standard.package_properties import OF_PACKAGES
from sandhi.check.standard.property import Property
from sandhi.check.standard.schema_properties import OF_SCHEMAS

KINDS: dict[str, tuple[Property, ...]] = {**OF_PACKAGES, **OF_SCHEMAS}
