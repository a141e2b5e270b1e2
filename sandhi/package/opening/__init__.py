"""How a package is opened: tables in several files, what is held of them, what is worked out."""
