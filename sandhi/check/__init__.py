"""The check of a package: Frictionless on structure, Pandera on meaning, one kind of finding."""
