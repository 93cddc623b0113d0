"""The page with the distances: points drawn by their coordinates, and the list beside them."""
