"""What commands see of the small package."""

SEEN = 97  # the rules that hold for that package
