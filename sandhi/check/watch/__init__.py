"""A package that is checked again whenever one of its files is saved."""
