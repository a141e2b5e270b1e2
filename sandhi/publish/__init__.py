"""What a package is published as: one SQLite database, described so that a site can show it."""
