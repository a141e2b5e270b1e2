"""The pages, one module or folder for each kind; the reader has a folder of its own.

To add one: a module with ``async def NAME_page(datasette, request)``, which asks the store for what
it shows (``reading``) and renders a template; and a line in ``requests/site_pages.py``, of which
its route, its place in the navigation and in the sitemap, and the tests' lists of pages are drawn.
Its name is one of the ``PAGES`` of ``publish/bounds/names.py``, which no chart of a package takes.
The smallest to copy is ``about/quality.py`` with ``templates/quality.html``; a template extends
``base.html``, and one that stands below another page begins with a macro of ``_crumbs.html``. What
templates may call and filter by stands in ``prepare_jinja2_environment`` (``sandhi/site``). Its
test goes to ``tests/site/about/test_NAME.py``, or to a folder beside it that is about the same, and
asks for the page by the fixture ``get``, as those of ``/quality`` do in ``test_about.py``. ``sandhi
serve`` shows a changed template or module when it is started again; the database need not be built
anew.
"""
