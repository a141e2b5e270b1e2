"""A place on a map: the drawing, the coast in it, and how far others are."""
