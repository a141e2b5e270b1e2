"""The whole site as plain files, for hosts that run nothing.

``crawl`` asks the site for all that its links lead to, in this process; ``addresses`` says which
file an address becomes, and which addresses with a query are worth one; ``rewriting`` has the links
of a page lead from file to file; ``index`` is what the search in the browser looks into; ``folder``
writes it all, whole or not at all.
"""
