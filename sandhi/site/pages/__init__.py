"""The pages, one module or folder for each kind; the reader has a folder of its own."""
