"""Code and mend."""
