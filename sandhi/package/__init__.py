"""A dataset package: its descriptor, its schemas, its settings, and its tables once opened."""

from sandhi.files import PackageError as PackageError
from sandhi.package.descriptor import DESCRIPTOR as DESCRIPTOR
from sandhi.package.descriptor import Fault as Fault
from sandhi.package.descriptor import Resource as Resource
from sandhi.package.descriptor import find_package as find_package
from sandhi.package.descriptor import refuse_yaml as refuse_yaml
from sandhi.package.identity import Identity as Identity
from sandhi.package.package import Package as Package
from sandhi.package.schema import ANCHOR as ANCHOR
from sandhi.package.schema import LEDGER as LEDGER
from sandhi.package.schema import Category as Category
from sandhi.package.schema import Field as Field
from sandhi.package.schema import ForeignKey as ForeignKey
from sandhi.package.schema import TableSchema as TableSchema
from sandhi.package.settings import Role as Role
from sandhi.package.settings import Settings as Settings
from sandhi.package.settings import TableSettings as TableSettings
from sandhi.package.trust import StandingTrust as StandingTrust
from sandhi.package.trust import Trust as Trust
from sandhi.package.trust import UntrustedError as UntrustedError
