"""What commands see of the small package."""

SEEN = 99  # the rules that hold for that package
