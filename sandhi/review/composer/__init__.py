"""Rows made out of a passage: what is proposed for it, and all that is written together."""
