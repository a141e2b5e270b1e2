"""How far independent codings of the same texts agree with the tables of a package."""
