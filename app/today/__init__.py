"""What is due, over all lines of work."""
