"""Pages in each language that the interface speaks, under a prefix of their addresses."""
