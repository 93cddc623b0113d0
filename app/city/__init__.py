"""The city server: the same tables and the same merge as a laptop, for all offices."""
