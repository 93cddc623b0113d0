"""The law on the screen: an article in full, or where it comes from."""
