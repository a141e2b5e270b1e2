"""The dataset as files to take away: each table in each format, and the whole in one file."""
