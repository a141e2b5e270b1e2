"""The site as plain files, for hosts that run nothing.

``extent`` says which addresses of the site are written, ``addresses`` which file each becomes;
``answers`` asks the site for one, in this process; ``links`` has the links of a page lead from file
to file, and what they lead to is asked for next; ``rewriting`` changes the page, ``contents`` what
a file holds; ``index`` is what the search in the browser looks into; ``folder`` writes it all,
whole or not at all.
"""
