"""Releases: what one would be, how it is made, what differs between two, and how one is proven."""
