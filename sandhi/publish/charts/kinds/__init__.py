"""The kinds of charts: each makes of a document and some of its rows a figure."""
