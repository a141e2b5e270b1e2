"""Other people's programs, pointed at a served site, by its addresses alone."""
