"""One file per person over all lines of work."""
