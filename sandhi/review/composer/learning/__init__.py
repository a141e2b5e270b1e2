"""What rows that are there tell of a new one: those like it, and what most of them have."""
