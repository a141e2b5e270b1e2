"""What commands see of the small package."""

SEEN = 98  # the rules that hold for that package
