"""The readable history of a record, and undo, both from the journal."""
