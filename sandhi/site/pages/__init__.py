"""The pages, one module or folder for each kind; the reader has a folder of its own.

To add one: a module with ``async def NAME_page(datasette, request)``, which asks the store for what
it shows (``reading``) and renders a template; and its address in ``requests/routing.py``.
"""
