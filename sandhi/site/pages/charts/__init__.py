"""The pages of the charts that a package declares, what is drawn for them, and their files."""
