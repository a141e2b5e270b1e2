"""What the site says of itself: who made the dataset and how, how good it is, how to ask it."""
