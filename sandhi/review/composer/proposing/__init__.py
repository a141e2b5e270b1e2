"""What is proposed beside the cells of a row: what may be joined to it, and drafts of its prose."""
