"""Times as any language states them: what they mean, and the days that this comes to."""
