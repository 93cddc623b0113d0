"""Official forms: description, layout, numbering."""
