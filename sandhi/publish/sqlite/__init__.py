"""The database file: the SQL that declares it, and what its tables are filled with."""
