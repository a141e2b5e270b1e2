"""What became of a row: what is left of one that ended, how it was in a version, its history."""
