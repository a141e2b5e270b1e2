"""Tables, views and results as pages show them, with their filters, and as files of this view."""
