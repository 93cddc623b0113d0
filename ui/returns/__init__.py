"""Paper that comes back: dropped on the window, read, filed, and what waits for a person."""
