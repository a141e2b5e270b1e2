"""The page that shows side by side what the sources say where they disagree."""
