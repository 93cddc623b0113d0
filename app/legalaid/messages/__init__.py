"""Legal aid: commands in, queries and views out; the only room of the line that ui imports."""
