"""What commands see of the small package."""

SEEN = 94  # the rules that hold for that package
