"""What drawings are laid out of: looks, panels of lines with plots, overviews, disputes."""
