"""How well the search of the site ranks: queries of three kinds of user, with what should lead."""
