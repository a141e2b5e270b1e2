"""Whether what a package declares can be worked with: what `sandhi check` says of it, and when."""
