"""The package as an archive: a ZIP whose root it is, with what explains and proves it."""
