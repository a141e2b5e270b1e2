"""What curators do to a package: rows and seeds added, anchors placed and moved, files written."""
